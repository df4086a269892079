"""Where a village certainly stands and may stand, drawn and said; above the question that comes next."""

from penilaian.dasbor.komponen.lukis import lukis, lukis_gambar
from penilaian.grafik import deret_tingkat
from penilaian.markah import gabung, unsur
from penilaian.narasi.menuju_pasti import Rentang, sebut_mungkin, sebut_pasti


def lukis_rentang(rentang: Rentang, tadi: Rentang | None, id_: str, dekat: str = "") -> None:
    """Draw the stages and what is said of them below.

    Args:
        rentang: now.
        tadi: one answer before, None where there is none.
        id_: of the first line, which scripts bring to the top.
        dekat: how far the stage being decided has closed in; ``""`` where that is not told.
    """
    mungkin = sebut_mungkin(rentang, tadi)
    lukis_gambar(deret_tingkat(rentang))
    lukis(
        unsur(
            "p",
            unsur("b", "Pasti:"),
            f" {sebut_pasti(rentang)}.",
            gabung(" ", unsur("b", "Mungkin:"), f" {mungkin}.") if mungkin else None,
            id=id_,
            tabindex="-1",
        ),
        unsur("p", dekat, kelas="pd-rentang-dekat") if dekat else None,
    )
