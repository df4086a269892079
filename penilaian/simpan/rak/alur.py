"""The way of an assessment: draf → diajukan → dikembalikan or diverifikasi → final, and back only with a reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from penilaian.narasi.keadaan import sebut_keadaan
from penilaian.simpan.basis.hak import Aksi, Pelaku, wajib
from penilaian.simpan.basis.koneksi import Koneksi
from penilaian.simpan.basis.tabel import HasilFinal, JawabanTersimpan, Keadaan, Penilaian
from penilaian.simpan.basis.tulisan import rapikan_paragraf
from penilaian.simpan.galat import GalatHak, GalatKeadaan, GalatSimpan
from penilaian.simpan.transaksi.beku import bekukan
from penilaian.simpan.transaksi.ikut_mengisi import ikut_mengisi
from penilaian.simpan.transaksi.instrumen import RakInstrumen
from penilaian.simpan.transaksi.kekurangan import Kekurangan, baca_kekurangan, penilik
from penilaian.simpan.transaksi.lembar import (
    Lembar,
    ambil_penilaian,
    kunci_lembar,
    satu_lembar,
    tandai,
    wajib_sama,
    wajib_terbuka,
)
from penilaian.simpan.transaksi.mulai_lembar import kunci_desa
from penilaian.simpan.transaksi.pengaturan import setelan

Langkah = Literal["ajukan", "kembalikan", "verifikasi", "finalkan", "buka_kembali"]


@dataclass(frozen=True, slots=True)
class Peralihan:
    """One step: from which states, to which, whose right it is, and what it asks for.

    Attributes:
        beralasan: a reason must be given.
        lengkap: what is missing (``Kekurangan``) is let through only with a reason.
        orang_lain: not by somebody who filled in any of it.
    """

    dari: frozenset[Keadaan]
    ke: Keadaan
    hak: Aksi
    beralasan: bool = False
    lengkap: bool = False
    orang_lain: bool = False


PERALIHAN: Final[Mapping[Langkah, Peralihan]] = {
    "ajukan": Peralihan(frozenset({"draf", "dikembalikan"}), "diajukan", "ajukan"),
    "kembalikan": Peralihan(
        frozenset({"diajukan", "diverifikasi"}), "dikembalikan", "verifikasi", beralasan=True, orang_lain=True
    ),
    "verifikasi": Peralihan(frozenset({"diajukan"}), "diverifikasi", "verifikasi", lengkap=True, orang_lain=True),
    "finalkan": Peralihan(frozenset({"diverifikasi"}), "final", "finalkan", lengkap=True, orang_lain=True),
    "buka_kembali": Peralihan(frozenset({"final"}), "dikembalikan", "buka_kembali", beralasan=True),
}


class RakAlur:
    """The shelf of decisions about assessments.

    Every method returns the header afterwards and raises:
        TidakAda: no such assessment.
        GalatHak: not the person for it there, or (verifying, returning, making final) one who ever filled in some of it
            or added evidence.
        GalatKeadaan: the assessment stands elsewhere on its way.
        GalatSimpan: a reason is missing: always for returning and reopening, for verifying and making final where
            something is missing (``kekurangan``).
        Bentrok: header or state were changed since ``versi_dilihat`` (None = not looked at).
    """

    def __init__(self, koneksi: Koneksi, instrumen: RakInstrumen) -> None:
        self._k = koneksi
        self._instrumen = instrumen

    def ajukan(self, pelaku: Pelaku, penilaian_id: int, *, versi_dilihat: int | None = None) -> Lembar:
        """Submit for verification; filling in is closed."""
        return self._langkah(pelaku, penilaian_id, "ajukan", "", versi_dilihat)

    def kembalikan(self, pelaku: Pelaku, penilaian_id: int, alasan: str, *, versi_dilihat: int | None = None) -> Lembar:
        """Return for correction, with a reason."""
        return self._langkah(pelaku, penilaian_id, "kembalikan", alasan, versi_dilihat)

    def kekurangan(self, pelaku: Pelaku, penilaian_id: int) -> Kekurangan:
        """Return what an assessment lacks. GalatHak where its drafts are not open to ``pelaku``."""
        with self._k.baca() as s:
            p = ambil_penilaian(s, penilaian_id)
            wajib(pelaku, "baca_draf", p.desa_kode)
            return baca_kekurangan(s, self._instrumen, p)

    def verifikasi(
        self, pelaku: Pelaku, penilaian_id: int, alasan: str = "", *, versi_dilihat: int | None = None
    ) -> Lembar:
        """Close verification. GalatKeadaan also where an answer was changed after it was verified."""
        return self._langkah(pelaku, penilaian_id, "verifikasi", alasan, versi_dilihat)

    def finalkan(
        self, pelaku: Pelaku, penilaian_id: int, alasan: str = "", *, versi_dilihat: int | None = None
    ) -> Lembar:
        """Make final and freeze answers, results and instrument.

        GalatKeadaan also for one that is not resmi; GalatHak also for who verified, where the setting
        ``final_orang_lain`` wants somebody else.
        """
        return self._langkah(pelaku, penilaian_id, "finalkan", alasan, versi_dilihat)

    def buka_kembali(
        self, pelaku: Pelaku, penilaian_id: int, alasan: str, *, versi_dilihat: int | None = None
    ) -> Lembar:
        """Reopen a final one for correction, with a reason; what was frozen stays, marked as reopened."""
        return self._langkah(pelaku, penilaian_id, "buka_kembali", alasan, versi_dilihat)

    def resmikan(self, pelaku: Pelaku, penilaian_id: int) -> Lembar:
        """Make this team's assessment the resmi one of its village and period.

        GalatKeadaan also where the one that is resmi now is final or was: a published result stays the village's.
        """
        with self._k.tulis() as s:
            p = ambil_penilaian(s, penilaian_id)
            wajib(pelaku, "resmikan", p.desa_kode)
            kunci_desa(s, p.desa_kode)
            dulu = s.scalar(
                select(Penilaian.id).where(
                    Penilaian.desa_kode == p.desa_kode, Penilaian.periode == p.periode, Penilaian.resmi
                )
            )
            if dulu != penilaian_id:
                _tukar_resmi(s, pelaku, dulu, penilaian_id)
            return satu_lembar(s, penilaian_id)

    def pindah_instrumen(
        self, pelaku: Pelaku, penilaian_id: int, sidik: str, *, versi_dilihat: int | None = None
    ) -> Lembar:
        """Move one that is being filled in to another version of its instrument under which numbers are the same.

        GalatSimpan also where ``sidik_nilai`` differs.
        """
        with self._k.tulis() as s:
            kepala, p = kunci_lembar(s, penilaian_id)
            wajib(pelaku, "isi", p.desa_kode)
            wajib_terbuka(p)
            wajib_sama(p, versi_dilihat)
            lama, baru = self._instrumen.dari(s, p.instrumen_sidik), self._instrumen.dari(s, sidik)
            if baru.sidik_nilai != lama.sidik_nilai:
                raise GalatSimpan(
                    f"Versi {baru.versi} menilai lain daripada {lama.versi}, jadi penilaian ini tidak dapat pindah."
                )
            if sidik != p.instrumen_sidik:
                isi_lama = {"instrumen_sidik": p.instrumen_sidik}
                p.instrumen_sidik = sidik
                tandai(s, kepala, p, pelaku, "penilaian.pindah_instrumen", lama=isi_lama)
                s.flush()
            return satu_lembar(s, penilaian_id)

    def _langkah(
        self, pelaku: Pelaku, penilaian_id: int, langkah: Langkah, alasan: str, versi_dilihat: int | None
    ) -> Lembar:
        aturan = PERALIHAN[langkah]
        with self._k.tulis() as s:
            kepala, p = kunci_lembar(s, penilaian_id)
            wajib(pelaku, aturan.hak, p.desa_kode)
            if aturan.orang_lain:
                _wajib_orang_lain(s, p, pelaku)
            wajib_sama(p, versi_dilihat)
            if p.keadaan not in aturan.dari:
                raise GalatKeadaan(f"Penilaian ini {sebut_keadaan(p.keadaan)}, jadi langkah ini tidak dapat dilakukan.")
            sebab = rapikan_paragraf(alasan, "Alasan")
            if aturan.beralasan and not sebab:
                raise GalatSimpan("Tulis alasannya.")
            if langkah == "verifikasi":
                _wajib_segar(s, p)
            if langkah == "finalkan":
                _wajib_boleh_final(s, p, pelaku)
            kurang = baca_kekurangan(s, self._instrumen, p) if aturan.lengkap else Kekurangan()
            if kurang and not sebab:
                raise GalatSimpan(f"Masih ada {kurang}. Tulis alasan melanjutkannya.")
            lama = {"keadaan": p.keadaan}
            p.keadaan = aturan.ke
            isi = {nama: len(ada) for nama in ("tanpa_bukti", "belum_diperiksa") if (ada := getattr(kurang, nama))}
            waktu = tandai(s, kepala, p, pelaku, f"penilaian.{langkah}", lama=lama, baru=isi, alasan=sebab)
            if langkah == "finalkan":
                bekukan(s, self._instrumen, kepala, p, pelaku, waktu)
            s.flush()
            return satu_lembar(s, penilaian_id)


def _wajib_orang_lain(s: Session, p: Penilaian, pelaku: Pelaku) -> None:
    """Refuse to judge what one had a hand in."""
    sendiri = ikut_mengisi(s, pelaku, p.id)
    if sendiri is not None:
        raise GalatHak(f"Anda ikut mengisi penilaian ini ({sendiri}); mintalah verifikator lain memutuskannya.")


def _wajib_boleh_final(s: Session, p: Penilaian, pelaku: Pelaku) -> None:
    """Refuse what is not resmi, and who verified it where another one has to make it final."""
    if not p.resmi:
        raise GalatKeadaan("Hanya penilaian resmi desa dan periode ini yang dapat difinalkan.")
    if setelan(s, "final_orang_lain") == "ya" and pelaku.pengguna_id in penilik(s, p):
        raise GalatHak("Anda ikut memverifikasi penilaian ini; yang menjadikannya final harus orang lain.")


def _wajib_segar(s: Session, p: Penilaian) -> None:
    """Refuse to close a verification of answers that were changed since."""
    j = JawabanTersimpan
    usang = s.scalars(
        select(j.indikator).where(j.penilaian_id == p.id, j.versi_verifikasi < j.versi).order_by(j.indikator)
    ).all()
    if usang:
        raise GalatKeadaan(f"Jawaban berubah sejak diverifikasi: {', '.join(usang)}. Periksa lagi dahulu.")


def _tukar_resmi(s: Session, pelaku: Pelaku, dulu: int | None, sekarang: int) -> None:
    terkunci = {n: kunci_lembar(s, n) for n in sorted({n for n in (dulu, sekarang) if n is not None})}
    if dulu is not None and s.scalar(select(HasilFinal.nomor).where(HasilFinal.penilaian_id == dulu).limit(1)):
        raise GalatKeadaan("Penilaian resmi desa dan periode ini sudah pernah final, jadi tidak dapat diganti.")
    for nomor, resmi in ((dulu, False), (sekarang, True)):
        if nomor is not None:
            kepala, p = terkunci[nomor]
            lama = {"resmi": p.resmi}
            p.resmi = resmi
            tandai(s, kepala, p, pelaku, "penilaian.resmikan", lama=lama)
            s.flush()
