"""What can be read as an answer but may be meant otherwise: shares of one, thousands, a lost comma.

All arrays here are by distinct cell of one column: u cells, their texts ``kamus`` and values ``nilai``.
"""

from typing import Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from penilaian.angka import tulis_rentang, tulis_tetap
from penilaian.instrumen import Indikator, IndikatorAngka, rentang
from penilaian.jawaban.galat_sel import Sebab
from penilaian.ketikan import kutip

Vektor = npt.NDArray[np.float64]
Topeng = npt.NDArray[np.bool_]

BAGIAN_PALING_SEDIKIT: Final = 3
"""Answers that a column of percentages holds at least, before all of them ≤ 1 are taken for shares of one."""

_HAMPIR_NOL: Final = 1e-9
"""A share below this is no share that somebody wrote; its figures would fill the screen."""

KALI_LEBAR_TOLOK: Final = 2
"""A number farther outside its goalposts than this many times their width is asked about: 126 for 1,26."""

_RIBUAN_ANGKA: Final = r"^[1-9][0-9]{0,2}(?:\.[0-9]{3}|,[0-9]{2}0)$"
"""A number with a point before three digits, or a comma before three that end in 0: ``1.250``, ``1,000``."""

_RIBUAN_PERSEN: Final = r"^[1-9][0-9]{0,2}[.,][0-9]{2}0(?:[^0-9].*)?$"
"""A percentage cannot be thousands; only a needless zero shows that it was copied from a number that was."""


def lupa_seratus(nilai: Vektor, terjawab: Topeng, bagian: Topeng, banyak: npt.NDArray[np.intp]) -> bool:
    """Return whether percentages were written as shares of 1: several, all ≤ 1, a fraction among them.

    Args:
        nilai: values of the distinct cells.
        terjawab: which of them are answers.
        bagian: which are bare numbers between 0 and 1.
        banyak: in how many cells of the column each stands.
    """
    if banyak[terjawab].sum() < BAGIAN_PALING_SEDIKIT:
        return False
    return bool(bagian.any() and not (nilai[terjawab] > 1).any())


def tolak_bagian(kamus: pa.Array, yang: Topeng, *, semua: bool) -> Sebab:
    """Return the refusal of shares of one (J08): ``semua`` = because the whole column is written so."""
    sebab = ": semua nilai kolom ini paling besar 1" if semua else ""
    saran = "Tulis persen 0–100 (85, bukan 0,85), atau beri tanda % bila memang di bawah satu persen."

    def kata(u: int) -> tuple[str, str]:
        return f"{_pendek(kamus, u)} tampaknya bagian dari 1, bukan persen{sebab}", saran

    return Sebab("J08", np.flatnonzero(yang), kata)


def ragu_bagian(kamus: pa.Array, nilai: Vektor, bagian: Topeng) -> Sebab:
    """Return what may be a share of one among percentages: each bare number between 0 and 1 (J18)."""

    def kata(u: int) -> tuple[str, str]:
        if nilai[u] < _HAMPIR_NOL:
            return (
                f"{_pendek(kamus, u)} dibaca hampir 0 %",
                "Tulis persen 0–100, misalnya 85; bila memang nol, tulis 0.",
            )
        kecil, besar = (tulis_tetap(float(f"{x:.4g}")) for x in (nilai[u], 100 * nilai[u]))
        pesan = f"{_pendek(kamus, u)} dibaca {kecil} %, mungkin maksudnya {besar} %"
        return pesan, f"Bila {besar} %, tulis {besar}; bila memang {kecil} %, tulis {kecil}%."

    return Sebab("J18", np.flatnonzero(bagian), kata)


UTUH: Final = "1/1"
"""How a workbook's 1 under a fraction format comes: 9/9, or a number that somebody typed into such a cell."""


def ragu_utuh(kamus: pa.Array, nilai: Vektor, telanjang: Topeng) -> Sebab:
    """Return the whole that may be one per cent, for it stands among bare percentages above one (J18)."""

    def kata(u: int) -> tuple[str, str]:
        return f"{_pendek(kamus, u)} dibaca 100 %, mungkin maksudnya 1 %", "Bila 1 %, tulis 1%; bila 100 %, tulis 100%."

    utuh = pc.equal(kamus, UTUH).to_numpy(zero_copy_only=False)
    return Sebab("J18", np.flatnonzero(utuh & (telanjang & (nilai > 1)).any()), kata)


def ragu_angka(i: Indikator, kamus: pa.Array, nilai: Vektor, terjawab: Topeng) -> list[Sebab]:
    """Return numbers that look like thousands (J19), and others far outside their goalposts (J20)."""
    if (batas := rentang(i)) is None:
        return []
    pola = _RIBUAN_ANGKA if isinstance(i, IndikatorAngka) else _RIBUAN_PERSEN
    ribuan = terjawab & pc.match_substring_regex(kamus, pola).to_numpy(zero_copy_only=False)

    def kata_ribuan(u: int) -> tuple[str, str]:
        dibaca = tulis_tetap(nilai[u])
        tanpa = kamus[u].as_py().split()[0].rstrip("%").replace(".", "").replace(",", "")
        pesan = f"{_pendek(kamus, u)} dibaca {dibaca}; mungkin pemisah ribuan"
        return pesan, f"Bila maksudnya ribuan, tulis {tanpa}; bila desimal, tulis {dibaca}."

    ragu = [Sebab("J19", np.flatnonzero(ribuan), kata_ribuan)]
    if isinstance(i, IndikatorAngka) and np.isinf(batas[1]) and i.tolok.berujung:
        bawah, atas = sorted((i.tolok.terburuk, i.tolok.terbaik))
        lebar = KALI_LEBAR_TOLOK * float(atas - bawah)
        jauh = (nilai > float(atas) + lebar) | (nilai < float(bawah) - lebar)

        def kata_jauh(u: int) -> tuple[str, str]:
            pesan = f"{_pendek(kamus, u)} jauh di luar tolok {tulis_rentang(tulis_tetap(bawah), tulis_tetap(atas))}"
            return pesan, "Periksa koma desimal dan satuannya; bila memang demikian, biarkan."

        ragu.append(Sebab("J20", np.flatnonzero(terjawab & jauh & ~ribuan), kata_jauh))
    return ragu


def _pendek(kamus: pa.Array, u: int, banyak: int = 12) -> str:
    """Return a cell as a message quotes it."""
    teks: str = kamus[u].as_py()
    return kutip(teks if len(teks) <= banyak else f"{teks[:banyak]}…")
