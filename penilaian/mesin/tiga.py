"""The three answer sets of an assessment (§10): as given, as verified, as far as evidence supports them.

Answers in, cell texts out; where they are kept is not known here.
"""

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, Protocol, get_args

import numpy as np

from penilaian.galat import GalatJawaban, Temuan
from penilaian.instrumen import Indikator, IndikatorJenjang, Instrumen, tolok_satu
from penilaian.jawaban import TERJAWAB, urai

Jenis = Literal["mandiri", "terverifikasi", "didukung"]
JENIS: Final[tuple[Jenis, ...]] = get_args(Jenis)

SEBUTAN_JENIS: Final[Mapping[Jenis, str]] = {
    "mandiri": "mandiri",
    "terverifikasi": "terverifikasi",
    "didukung": "didukung bukti",
}


class JawabanLembar(Protocol):
    """One answer of an assessment, with what §10 asks of it.

    Attributes:
        teks: the cell as in an answers file, ``""`` = kosong.
        bawaan: carried over from an earlier period and not confirmed yet.
        teks_verifikasi: the verifier's cell, None = not verified.
    """

    @property
    def teks(self) -> str: ...  # noqa: D102

    @property
    def bawaan(self) -> bool: ...  # noqa: D102

    @property
    def teks_verifikasi(self) -> str | None: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class BuktiDiterima:
    """A piece of evidence that a verifier accepted.

    Attributes:
        indikator: id.
        tanggal: its own date.
        berlaku_sampai: its last valid day, None = as long as the instrument says.
    """

    indikator: str
    tanggal: date
    berlaku_sampai: date | None


def kumpulan_teks(
    instrumen: Instrumen,
    jenis: Jenis,
    isi: Mapping[str, JawabanLembar],
    bukti: Iterable[BuktiDiterima],
    tanggal: date,
    ingatan: dict[tuple[str, str], str] | None = None,
) -> dict[str, str]:
    """Return one answer set: cell texts of all that is asked, in the instrument's order (``""`` = kosong).

    Args:
        instrumen: that of the assessment.
        jenis: which of the three sets.
        isi: answers ever saved, by indicator.
        bukti: accepted evidence; only ``didukung`` asks for it.
        tanggal: day of the assessment; evidence counts if it is valid on it.
        ingatan: what ``tanpa_bukti`` said of (indicator, text) before, for many assessments of one instrument.
    """
    ada = {i.id: isi.get(i.id) for i in instrumen.ditanyakan}
    if jenis == "terverifikasi":
        return {id_: "" if j is None else j.teks_verifikasi or "" for id_, j in ada.items()}
    mandiri = {id_: "" if j is None or j.bawaan else j.teks for id_, j in ada.items()}
    if jenis == "mandiri":
        return mandiri
    terbukti = {b.indikator for b in bukti if b.indikator in ada and _sah(instrumen, b, tanggal)}
    tahu = {} if ingatan is None else ingatan
    for id_, teks in mandiri.items():
        if id_ not in terbukti and (id_, teks) not in tahu:
            tahu[id_, teks] = tanpa_bukti(instrumen.per_id[id_], teks)
    return {id_: teks if id_ in terbukti else tahu[id_, teks] for id_, teks in mandiri.items()}


def hanya_berbukti(
    instrumen: Instrumen,
    teks: Mapping[str, Mapping[str, str]],
    ingatan: dict[tuple[str, str], bool] | None = None,
) -> dict[str, str]:
    """Return the verified answers that rest on accepted evidence or need none; all others are kosong.

    Of local questions nothing is said.

    What is kosong may be anything, so the bounds (§4) of this set say how far a verified index rests on evidence. Which
    evidence was accepted shows in the sets themselves: an answer that asks for it and stands as it is in ``didukung``
    has it.

    Args:
        instrumen: that of the assessment.
        teks: all three sets (``JENIS``) of one assessment.
        ingatan: what ``perlu_bukti`` said of (indicator, text) before, for many assessments of one instrument.
    """
    tahu = {} if ingatan is None else ingatan

    def perlu(id_: str, isi: str) -> bool:
        if (id_, isi) not in tahu:
            tahu[id_, isi] = perlu_bukti(instrumen.per_id[id_], isi)
        return tahu[id_, isi]

    hasil = {}
    resmi = {i.id for i in instrumen.indikator}
    for id_, diakui in teks["terverifikasi"].items():
        if id_ not in resmi:
            continue
        sendiri = teks["mandiri"][id_]
        terbukti = perlu(id_, sendiri) and teks["didukung"][id_] == sendiri
        hasil[id_] = diakui if terbukti or not perlu(id_, diakui) else ""
    return hasil


def banyak_belum_diakui(jenis: Jenis, mandiri: Mapping[str, str], diakui: Mapping[str, str]) -> int:
    """Return how many of the village's own answers an answer set leaves out, or (``didukung``) counts lower.

    A verifier's other value is no such case: it is an answer.
    """
    if jenis == "didukung":
        return sum(teks != diakui[id_] for id_, teks in mandiri.items())
    return sum(bool(teks) and not diakui[id_] for id_, teks in mandiri.items())


def perlu_bukti(indikator: Indikator, teks: str) -> bool:
    """Return whether this answer counts as supported only with evidence. Kosong and tidak berlaku need none.

    Raises:
        GalatJawaban: ``teks`` is no answer to this indicator.
    """
    if indikator.bukti is None or not teks:
        return False
    uraian = urai(indikator, [teks])
    if uraian.galat:
        raise GalatJawaban(Temuan(indikator.id, g.kode, g.pesan, g.saran) for g in uraian.galat)
    if uraian.keadaan.item() != TERJAWAB:
        return False
    sejak = indikator.bukti.sejak
    if sejak is None:
        return True
    terburuk, terbaik = tolok_satu(indikator)
    nilai = float(uraian.nilai.item())
    return nilai >= float(sejak) if terbaik > terburuk else nilai <= float(sejak)


def perlu_bukti_semua(indikator: Indikator, teks: Iterable[str]) -> dict[str, bool]:
    """Return ``perlu_bukti`` of many texts, read as one column; texts at fault there are left out."""
    semua = [t for t in dict.fromkeys(teks) if t]
    hasil = {"": False}
    if indikator.bukti is None or not semua:
        return hasil | dict.fromkeys(semua, False)
    uraian = urai(indikator, semua)
    ragu = {int(p) for g in uraian.galat for p in g.posisi}
    perlu = uraian.keadaan == TERJAWAB
    if (sejak := indikator.bukti.sejak) is not None:
        terburuk, terbaik = tolok_satu(indikator)
        nilai = np.nan_to_num(uraian.nilai)
        perlu &= nilai >= float(sejak) if terbaik > terburuk else nilai <= float(sejak)
    return hasil | {t: bool(perlu[n]) for n, t in enumerate(semua) if n not in ragu}


def tanpa_bukti(indikator: Indikator, teks: str) -> str:
    """Return what is left of an answer without evidence: itself where none is required, else a lower one.

    A level falls to the highest that requires no evidence; any other kind becomes kosong.
    """
    if not perlu_bukti(indikator, teks):
        return teks
    assert indikator.bukti is not None  # noqa: S101  (perlu_bukti)
    sejak = indikator.bukti.sejak
    if not isinstance(indikator, IndikatorJenjang) or sejak is None:
        return ""
    return str(max((j.nilai for j in indikator.jenjang if j.nilai < sejak), default=""))


def akhir_berlaku(indikator: Indikator, tanggal: date, berlaku_sampai: date | None) -> date | None:
    """Return the last day on which evidence of ``tanggal`` counts, None = without end.

    It is the earlier of its own last day and of the months that the instrument gives it.
    """
    bulan = indikator.bukti.berlaku_bulan if indikator.bukti else None
    akhir = [] if bulan is None else [_tambah_bulan(tanggal, bulan)]
    akhir += [] if berlaku_sampai is None else [berlaku_sampai]
    return min(akhir, default=None)


def _sah(instrumen: Instrumen, b: BuktiDiterima, pada: date) -> bool:
    akhir = akhir_berlaku(instrumen.per_id[b.indikator], b.tanggal, b.berlaku_sampai)
    return b.tanggal <= pada and (akhir is None or pada <= akhir)


def _tambah_bulan(tanggal: date, bulan: int) -> date:
    tahun, letak = divmod(tanggal.year * 12 + tanggal.month - 1 + bulan, 12)
    return date(tahun, letak + 1, min(tanggal.day, calendar.monthrange(tahun, letak + 1)[1]))
