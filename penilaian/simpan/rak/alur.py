"""The way of an assessment: draf → diajukan → dikembalikan or diverifikasi → final, and back only with a reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from penilaian.instrumen import Instrumen
from penilaian.jawaban import sama_dijawab
from penilaian.narasi.keadaan import sebut_keadaan
from penilaian.simpan.basis.hak import Aksi, Pelaku, wajib
from penilaian.simpan.basis.koneksi import Koneksi
from penilaian.simpan.basis.tabel import HasilFinal, JawabanTersimpan, Keadaan, Penilaian
from penilaian.simpan.basis.tulisan import ada_kata, rapikan_paragraf
from penilaian.simpan.galat import GalatHak, GalatKeadaan, GalatSimpan
from penilaian.simpan.transaksi.beku import bekukan
from penilaian.simpan.transaksi.bentrok import Bentrok
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
from penilaian.simpan.transaksi.pindah_versi import TinjauanPindah, pindahkan, tinjau_pindah

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

    def halangan(self, pelaku: Pelaku, penilaian_id: int) -> Mapping[Langkah, str]:
        """Return the steps that others have to take, each with the reason: ``pelaku`` had a hand in it, or verified it.

        GalatHak where its drafts are not open to ``pelaku``.
        """
        with self._k.baca() as s:
            p = ambil_penilaian(s, penilaian_id)
            wajib(pelaku, "baca_draf", p.desa_kode)
            ikut = _sebab_ikut_mengisi(s, p, pelaku)
            sebab = {n: ikut for n, aturan in PERALIHAN.items() if aturan.orang_lain and ikut}
            if "finalkan" not in sebab and (penilik_sendiri := _sebab_memverifikasi(s, p, pelaku)):
                sebab["finalkan"] = penilik_sendiri
            return sebab

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

    def tinjau_pindah(self, pelaku: Pelaku, penilaian_id: int, ke: Instrumen) -> TinjauanPindah | None:
        """Return what moving a draft to the present version of its instrument would do; None where no way leads there.

        Args:
            pelaku: its penilai.
            penilaian_id: one that is being filled in.
            ke: the version; it need not be kept yet.
        """
        with self._k.baca() as s:
            p = ambil_penilaian(s, penilaian_id)
            wajib(pelaku, "isi", p.desa_kode)
            wajib_terbuka(p)
            jembatan = self._instrumen.jembatan(self._instrumen.dari(s, p.instrumen_sidik), ke)
            return None if jembatan is None else tinjau_pindah(s, p, jembatan)

    def pindah_instrumen(
        self,
        pelaku: Pelaku,
        penilaian_id: int,
        sidik: str,
        *,
        versi_dilihat: int | None = None,
        tinjauan: TinjauanPindah | None = None,
    ) -> Lembar:
        """Move one that is being filled in to another version of its instrument.

        Where numbers are the same under both nothing else changes. Where they are not a crosswalk must lead there, and
        the person must have seen what it does.

        Args:
            pelaku: its penilai.
            penilaian_id: one that is being filled in.
            sidik: hash of the version, which is kept here.
            versi_dilihat: of the header.
            tinjauan: what the person agreed to (``tinjau_pindah``).

        GalatSimpan also where the numbers differ and no crosswalk leads there, or nothing was looked at; Bentrok also
        where moving would do something else by now.
        """
        with self._k.tulis() as s:
            kepala, p = kunci_lembar(s, penilaian_id)
            wajib(pelaku, "isi", p.desa_kode)
            wajib_terbuka(p)
            wajib_sama(p, versi_dilihat)
            lama, baru = self._instrumen.dari(s, p.instrumen_sidik), self._instrumen.dari(s, sidik)
            if not sama_dijawab(lama, baru):
                jembatan = self._instrumen.jembatan(lama, baru)
                if jembatan is None:
                    raise GalatSimpan(
                        f"Versi {baru.versi} menilai lain daripada {lama.versi}, jadi penilaian ini tidak dapat pindah."
                    )
                if tinjauan is None:
                    raise GalatSimpan(f"Lihat dahulu apa yang berubah pada versi {baru.versi}, lalu pindahkan.")
                if tinjauan != tinjau_pindah(s, p, jembatan):
                    raise Bentrok("Sejak ditinjau ada jawaban atau bukti yang berubah. Lihat lagi, lalu pindahkan.")
                pindahkan(s, kepala, p, pelaku, jembatan)
                s.flush()
            elif sidik != p.instrumen_sidik:
                isi_lama = {"instrumen_sidik": p.instrumen_sidik, "versi_instrumen": lama.versi}
                p.instrumen_sidik = sidik
                isi_baru = {"versi_instrumen": baru.versi}
                tandai(s, kepala, p, pelaku, "penilaian.pindah_instrumen", lama=isi_lama, baru=isi_baru)
                s.flush()
            return satu_lembar(s, penilaian_id)

    def _langkah(
        self, pelaku: Pelaku, penilaian_id: int, langkah: Langkah, alasan: str, versi_dilihat: int | None
    ) -> Lembar:
        aturan = PERALIHAN[langkah]
        with self._k.tulis() as s:
            kepala, p = kunci_lembar(s, penilaian_id)
            wajib(pelaku, aturan.hak, p.desa_kode)
            if aturan.orang_lain and (ikut := _sebab_ikut_mengisi(s, p, pelaku)):
                raise GalatHak(ikut)
            wajib_sama(p, versi_dilihat)
            if p.keadaan not in aturan.dari:
                raise GalatKeadaan(f"Penilaian ini {sebut_keadaan(p.keadaan)}, jadi langkah ini tidak dapat dilakukan.")
            sebab = rapikan_paragraf(alasan, "Alasan")
            if aturan.beralasan and not ada_kata(sebab):
                raise GalatSimpan("Tulis alasannya.")
            if langkah == "verifikasi":
                _wajib_segar(s, p)
            if langkah == "finalkan":
                _wajib_boleh_final(s, p, pelaku)
            kurang = baca_kekurangan(s, self._instrumen, p) if aturan.lengkap else Kekurangan()
            if kurang and not ada_kata(sebab):
                raise GalatSimpan(f"Masih ada {kurang}. Tulis alasan melanjutkannya.")
            lama = {"keadaan": p.keadaan}
            p.keadaan = aturan.ke
            isi = {nama: len(ada) for nama in ("tanpa_bukti", "belum_diperiksa") if (ada := getattr(kurang, nama))}
            waktu = tandai(s, kepala, p, pelaku, f"penilaian.{langkah}", lama=lama, baru=isi, alasan=sebab)
            if langkah == "finalkan":
                bekukan(s, self._instrumen, kepala, p, pelaku, waktu)
            s.flush()
            return satu_lembar(s, penilaian_id)


def _sebab_ikut_mengisi(s: Session, p: Penilaian, pelaku: Pelaku) -> str:
    """Return why one does not judge what one had a hand in, ``""`` where one had none."""
    sendiri = ikut_mengisi(s, pelaku, p.id)
    if sendiri is None:
        return ""
    return f"Anda ikut mengisi penilaian ini ({sendiri}); mintalah verifikator lain memutuskannya."


def _sebab_memverifikasi(s: Session, p: Penilaian, pelaku: Pelaku) -> str:
    """Return why who verified does not make it final; ``""`` for others and where the setting allows it."""
    if setelan(s, "final_orang_lain") == "ya" and pelaku.pengguna_id in penilik(s, p):
        return "Anda ikut memverifikasi penilaian ini; yang menjadikannya final harus orang lain."
    return ""


def _wajib_boleh_final(s: Session, p: Penilaian, pelaku: Pelaku) -> None:
    """Refuse what is not resmi, and who verified it where another one has to make it final."""
    if not p.resmi:
        raise GalatKeadaan("Hanya penilaian resmi desa dan periode ini yang dapat difinalkan.")
    if sebab := _sebab_memverifikasi(s, p, pelaku):
        raise GalatHak(sebab)


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
