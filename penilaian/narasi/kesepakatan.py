"""How far two answer sets agree, in words: each coefficient with its band and with what it rests on."""

from collections.abc import Iterator, Sequence

from penilaian.angka import Mistar, persen, ribuan
from penilaian.keandalan import PITA_ALFA, PITA_KAPPA, Kesepakatan, Pita, Ukuran, baca, cukup_banyak


def tulis_koefisien(nilai: float, pita: Sequence[Pita]) -> str:
    """Return a coefficient with two decimals, never as a bound that it lies below (§7)."""
    return Mistar(-1.0, 1.0, tuple(p.mulai for p in pita), 2).tulis(nilai)


def sebut_sedikit(ukuran: Ukuran) -> str:
    """Return a warning where a figure of ordered categories rests on few pairs, ``""`` where it does not."""
    perlu = cukup_banyak(ukuran.kategori)
    if ukuran.banyak >= perlu:
        return ""
    return f"Sebagai petunjuk saja: sebaiknya dari paling sedikit {ribuan(perlu)} jawaban."


def baris_kesepakatan(k: Kesepakatan) -> Iterator[tuple[str, str, str]]:
    """Yield name, figure and reading of each measure."""
    if k.persen.nilai is None:
        yield "Sama persis", "–", f"{k.persen.sebab}."
        return
    yield "Sama persis", persen(k.persen.nilai), f"dari {ribuan(k.persen.banyak)} jawaban yang diberi keduanya"
    for nama, dari, ukuran, pita in (
        ("Kappa berbobot", "jawaban berjenjang", k.kappa, PITA_KAPPA),
        ("Alfa Krippendorff, jenjang", "jawaban berjenjang", k.alfa_jenjang, PITA_ALFA),
        ("Alfa Krippendorff, angka", "jawaban berupa daftar atau angka", k.alfa_angka, PITA_ALFA),
    ):
        if ukuran.nilai is None:
            yield nama, "–", f"tidak dihitung: {ukuran.sebab}."
            continue
        p, sedikit = baca(ukuran.nilai, pita), sebut_sedikit(ukuran)
        arti = f"{p.nama}; dari {ribuan(ukuran.banyak)} {dari}. {p.arti}"
        yield nama, tulis_koefisien(ukuran.nilai, pita), f"{arti} {sedikit}".rstrip()
