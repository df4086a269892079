"""Submissions of one village and period, merged question by question.

All arrays here are by submission (n), of which g groups come: a village in a period each, in order of appearance.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, Literal, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from penilaian.galat import Temuan
from penilaian.survei.waktu_kirim import saat_kirim

CaraBentrok = Literal["berhenti", "tahan", "ganti"]
Teks = npt.NDArray[np.object_]


class Bentrok(NamedTuple):
    """One question of one village that submissions answer differently, by row as the file's user sees it."""

    kode_desa: str
    periode: str
    indikator: str
    isi: tuple[tuple[int, str], ...]
    tanpa_waktu: tuple[tuple[int, str], ...] = ()
    """Those of which nobody can say when they were sent, where others in the file are told apart by it: the text."""


class Gabungan(NamedTuple):
    """Merged answers.

    Attributes:
        sel: by question, (g,) cells.
        baris: (g,) row of the first submission of each.
        pertama: (g,) its position.
        bentrok: where submissions differ.
    """

    sel: dict[str, Teks]
    baris: npt.NDArray[np.int64]
    pertama: npt.NDArray[np.intp]
    bentrok: tuple[Bentrok, ...]


def gabungkan(
    kunci: pd.DataFrame,
    sel: Mapping[str, Teks],
    waktu: Teks,
    baris: npt.NDArray[np.int64],
    cara: CaraBentrok,
) -> Gabungan:
    """Return one row a village and period: of every question the answer that some submission gave.

    Args:
        kunci: ``kode_desa`` and ``periode`` of each submission; one without a code stays alone.
        sel: by question, cells; ``""`` says nothing, so it never conflicts.
        waktu: when each was sent, as the file says; where none of them says so, the order of rows is that of time.
        baris: row numbers as shown.
        cara: ``ganti`` = the last by time wins where answers differ, else the first.
    """
    n = len(kunci)
    sendiri = np.where(kunci["kode_desa"] == "", np.arange(n), -1)
    grup, _ = pd.factorize(pd.MultiIndex.from_arrays([kunci["kode_desa"], kunci["periode"], sendiri]))
    _, pertama = np.unique(grup, return_index=True)
    banyak = np.bincount(grup, minlength=len(pertama))
    if len(pertama) == n:
        return Gabungan(dict(sel), baris, pertama, ())
    detik = _detik(waktu)
    urut = np.lexsort((np.arange(n), detik))
    if cara == "ganti":
        urut = urut[::-1]
    hasil: dict[str, Teks] = {}
    bentrok: list[Bentrok] = []
    for id_, isi in sel.items():
        letak = urut[isi[urut] != ""]
        dipakai, awal = np.unique(grup[letak], return_index=True)
        satu = np.full(len(pertama), "", dtype=object)
        satu[dipakai] = isi[letak[awal]]
        hasil[id_] = satu
        beda = letak[(banyak[grup[letak]] > 1) & (isi[letak] != satu[grup[letak]])]
        for g in np.unique(grup[beda]):
            milik = np.sort(letak[grup[letak] == g])
            pasangan = tuple((int(baris[p]), str(isi[p])) for p in milik)
            buta = tuple((int(baris[p]), str(waktu[p])) for p in milik[np.isnan(detik[milik])])
            satu_desa = kunci["kode_desa"].iloc[milik[0]], kunci["periode"].iloc[milik[0]]
            bentrok.append(Bentrok(*satu_desa, id_, pasangan, buta))
    return Gabungan(hasil, baris[pertama], pertama, tuple(bentrok))


def _detik(waktu: Teks) -> npt.NDArray[np.float64]:
    """Return moments as seconds (n), NaN where a text names none; all 0 where there is no text at all."""
    kode, unik = pd.factorize(waktu)
    if list(unik) == [""]:
        return np.zeros(len(waktu))
    saat = [saat_kirim(teks) for teks in unik]
    return np.array([np.nan if s is None else s.timestamp() for s in saat], dtype=np.float64)[kode]


def menghentikan(bentrok: Bentrok, cara: CaraBentrok, *, tercatat: bool = False) -> bool:
    """Return whether a conflict stops the file: nobody chose, or nobody can tell which was first.

    ``tercatat``: a store judges those about which nobody chose, together with what it has of earlier submissions.
    """
    return not tercatat if cara == "berhenti" else bool(bentrok.tanpa_waktu)


def sebut_bentrok(
    bentrok: Bentrok, cara: CaraBentrok = "berhenti", sebut: Callable[[int], str] = "baris {}".format
) -> Temuan:
    """Return a conflict as a finding: a fault where it stops the file, else a warning that says what was taken.

    ``sebut`` tells what a row is called.
    """
    isi = "; ".join(f"{sebut(b)}: {_pendek(teks)}" for b, teks in bentrok.isi)
    pesan = f"{bentrok.kode_desa} periode {bentrok.periode}: jawaban berbeda tentang {bentrok.indikator} ({isi})"
    if cara == "berhenti":
        return Temuan(f"kolom {bentrok.indikator}", "S04", pesan, _SARAN_BENTROK)
    if bentrok.tanpa_waktu:
        buta = ", ".join(f"{sebut(b)}: {_pendek(teks) or 'kosong'}" for b, teks in bentrok.tanpa_waktu)
        pesan += f"; waktu kirimnya tidak terbaca ({buta}), jadi tidak diketahui mana yang lebih dahulu"
        return Temuan(f"kolom {bentrok.indikator}", "S04", pesan, _SARAN_WAKTU)
    kata = "pertama" if cara == "tahan" else "terakhir"
    return Temuan(f"kolom {bentrok.indikator}", "S04", pesan, f"Dipakai yang {kata}.", "peringatan")


def sebut_bentrok_draf(kode_desa: str, periode: str, indikator: str, draf: str, kiriman: Sequence[str]) -> Temuan:
    """Return the fault that a draft says other than submissions, because of somebody else's hand.

    Args:
        kode_desa: of the village.
        periode: the period.
        indikator: id.
        draf: the cell in the draft, ``""`` where somebody emptied it.
        kiriman: the submissions, each as it is called with its cell.
    """
    isi = f"draf: {_pendek(draf) or 'kosong'}; {'; '.join(kiriman)}"
    pesan = f"{kode_desa} periode {periode}: jawaban {indikator} di draf bukan dari kiriman, dan berbeda ({isi})"
    saran = (
        "Samakan di draf atau di server, atau pilih mana yang dipakai; pada baris perintah: --bentrok tahan "
        "(pakai yang di draf), --bentrok ganti atau --timpa (pakai kiriman)."
    )
    return Temuan(f"kolom {indikator}", "S06", pesan, saran)


def sebut_bentrok_kiriman(
    kode_desa: str, periode: str, indikator: str, kiriman: Sequence[str], *, satu_kata: bool
) -> Temuan:
    """Return the fault that submissions of one file or of several imports differ.

    Args:
        kode_desa: of the village.
        periode: the period.
        indikator: id.
        kiriman: the submissions, each as it is called with its cell.
        satu_kata: those of the file agree, so that to take what it says over what stands in the draft settles it.
    """
    pesan = f"{kode_desa} periode {periode}: jawaban berbeda tentang {indikator} ({'; '.join(kiriman)})"
    lain = " atau --timpa (pakai yang di berkas ini)" if satu_kata else ""
    saran = (
        "Samakan di server, atau pilih yang pertama atau yang terakhir dikirim; pada baris perintah: --bentrok tahan "
        f"(pakai yang pertama), --bentrok ganti (pakai yang terakhir){lain}."
    )
    return Temuan(f"kolom {indikator}", "S04", pesan, saran)


def sebut_bentrok_putus(
    kode_desa: str, periode: str, indikator: str, kiriman: Sequence[str], dipakai: str, cara: CaraBentrok
) -> Temuan:
    """Return the warning that submissions differ and which of them is taken; otherwise as ``sebut_bentrok_kiriman``."""
    pesan = f"{kode_desa} periode {periode}: jawaban berbeda tentang {indikator} ({'; '.join(kiriman)})"
    kata = {"tahan": "yang pertama dikirim", "ganti": "yang terakhir dikirim", "berhenti": "yang di berkas ini"}[cara]
    return Temuan(f"kolom {indikator}", "S04", pesan, f"Dipakai {kata} ({dipakai}).", "peringatan")


def sebut_timpa_draf(kode_desa: str, periode: str, indikator: str, dulu: str, kini: str, kiriman: str) -> Temuan:
    """Return the warning that a submission replaces what a person wrote into the draft: what it was, what it is now.

    Args:
        kode_desa: of the village.
        periode: the period.
        indikator: id.
        dulu: the cell as it stood, ``""`` where somebody had emptied it.
        kini: the cell as it stands now, ``""`` where the submission empties it.
        kiriman: the submission as it is called, with its cell.
    """
    ubahan = f"dulu {_pendek(dulu) or 'kosong'}, kini {_pendek(kini) or 'kosong'}"
    pesan = f"{kode_desa} periode {periode}: jawaban {indikator} di draf bukan dari kiriman, diganti: {ubahan}"
    saran = f"Dipakai {kiriman}; yang lama ada di riwayat."
    return Temuan(f"kolom {indikator}", "S06", pesan, saran, "peringatan")


def _pendek(teks: str) -> str:
    return teks if len(teks) <= _PANJANG else f"{teks[:_PANJANG]}…"


_PANJANG: Final = 40
_SARAN_WAKTU: Final = (
    "Tulis waktunya seperti 2026-10-14T03:20:00 atau 14/10/2026 03:20, unduh ulang ekspornya, atau samakan jawabannya."
)
_SARAN_BENTROK: Final = (
    "Samakan di server atau di berkas ini; pada baris perintah juga: --bentrok tahan (pakai yang pertama) atau "
    "--bentrok ganti (pakai yang terakhir)."
)
