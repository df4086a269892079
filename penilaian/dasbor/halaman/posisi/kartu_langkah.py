"""Cards of the next steps."""

from collections.abc import Iterable

from penilaian.markah import Html, unsur
from penilaian.narasi.langkah import Kartu


def daftar_kartu(kartu: Iterable[Kartu]) -> Html:
    """Return steps as numbered cards in one list, best first."""
    return unsur("ol", *(_kartu(n, k) for n, k in enumerate(kartu, start=1)), kelas="pd-kartu")


def _kartu(nomor: int, kartu: Kartu) -> Html:
    rincian = [("Siapa", kartu.siapa), ("Upaya", kartu.upaya), ("Dampak", kartu.dampak)]
    return unsur(
        "li",
        unsur("span", str(nomor), kelas="pd-nomor", aria_hidden="true"),
        unsur("h3", kartu.judul),
        unsur("p", "Syarat wajib ★", kelas="pd-wajib") if kartu.wajib else None,
        unsur("p", kartu.saran),
        unsur(
            "dl",
            *(unsur("div", unsur("dt", nama), unsur("dd", isi)) for nama, isi in rincian if isi),
        ),
    )
