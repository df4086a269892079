"""What an assessment lacks before its verification is closed or it becomes final."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from penilaian.angka import ribuan
from penilaian.instrumen import Instrumen
from penilaian.simpan.basis.tabel import Bukti, JawabanTersimpan, Penilaian, Riwayat
from penilaian.simpan.transaksi.bukti import baca_bukti
from penilaian.simpan.transaksi.instrumen import RakInstrumen
from penilaian.simpan.transaksi.jawaban import IsiJawaban, baca_isi, perlu_bukti
from penilaian.simpan.transaksi.rantai import rantai_penilaian


@dataclass(frozen=True, slots=True)
class Kekurangan:
    """What is missing; true where anything is.

    Attributes:
        tanpa_bukti: indicators whose answer (the verifier's where there is one) asks for evidence at its level, without
            any that was accepted and is valid on the day of the assessment.
        belum_diperiksa: indicators that were answered and not judged, or whose answer was changed since.
    """

    tanpa_bukti: tuple[str, ...] = ()
    belum_diperiksa: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Return whether anything is missing."""
        return bool(self.tanpa_bukti or self.belum_diperiksa)

    def __str__(self) -> str:
        """Return it as a part of a sentence."""
        bagian = (
            f"{ribuan(len(self.tanpa_bukti))} jawaban tanpa bukti yang diminta jenjangnya" if self.tanpa_bukti else "",
            f"{ribuan(len(self.belum_diperiksa))} jawaban belum diperiksa" if self.belum_diperiksa else "",
        )
        return " dan ".join(b for b in bagian if b)


def kekurangan(instrumen: Instrumen, isi: Mapping[str, IsiJawaban], terbukti: Collection[str]) -> Kekurangan:
    """Return what is missing, in the instrument's order.

    Args:
        instrumen: that of the assessment.
        isi: answers ever saved, by indicator.
        terbukti: indicators with evidence that was accepted and is valid on the day of the assessment.
    """
    tanpa_bukti, belum = [], []
    for i in instrumen.ditanyakan:
        j = isi.get(i.id, IsiJawaban(i.id))
        sendiri = "" if j.bawaan else j.teks
        teks = sendiri if j.teks_verifikasi is None else j.teks_verifikasi
        if i.id not in terbukti and perlu_bukti(i, teks):
            tanpa_bukti.append(i.id)
        if sendiri and (j.teks_verifikasi is None or j.usang):
            belum.append(i.id)
    return Kekurangan(tuple(tanpa_bukti), tuple(belum))


def baca_kekurangan(s: Session, rak: RakInstrumen, p: Penilaian) -> Kekurangan:
    """Return what an assessment lacks as it stands in the tables."""
    instrumen = rak.dari(s, p.instrumen_sidik)
    bukti = baca_bukti(s, instrumen, p.tanggal, Bukti.penilaian_id == p.id)
    return kekurangan(instrumen, baca_isi(s, p.id), {b.indikator for b in bukti if b.sah})


def penilik(s: Session, p: Penilaian) -> set[int]:
    """Return by number who verified: whose judgement of an answer stands, and who closed the verification last."""
    j, r = JawabanTersimpan, Riwayat
    semua = set(s.scalars(select(j.oleh_verifikasi).where(j.penilaian_id == p.id, j.teks_verifikasi.is_not(None))))
    tutup = select(r.pengguna_id).where(r.rantai == rantai_penilaian(p.id), r.aksi == "penilaian.verifikasi")
    semua.add(s.scalar(tutup.order_by(r.nomor.desc()).limit(1)))
    return {n for n in semua if n is not None}
