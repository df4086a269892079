"""The shelf of evidence: files and links beside answers, decided by verifiers."""

from typing import Final, Literal

from sqlalchemy.orm import Session

from penilaian.narasi.keadaan import sebut_keadaan
from penilaian.simpan.basis.hak import Pelaku, wajib
from penilaian.simpan.basis.koneksi import Koneksi
from penilaian.simpan.basis.tabel import Bukti, Penilaian, StatusBukti, sekarang
from penilaian.simpan.basis.tulisan import ada_kata, rapikan_paragraf
from penilaian.simpan.bukti import (
    Keterangan,
    Pemirsa,
    Peti,
    Pratinjau,
    bakukan_tautan,
    rapikan_keterangan,
    siapkan_berkas,
    tambah_bukti,
)
from penilaian.simpan.galat import GalatHak, GalatKeadaan, GalatSimpan, TidakAda
from penilaian.simpan.transaksi.bentrok import Bentrok
from penilaian.simpan.transaksi.bukti import IsiBukti, baca_bukti, inti_bukti, objek_bukti, satu_bukti
from penilaian.simpan.transaksi.instrumen import RakInstrumen
from penilaian.simpan.transaksi.jawaban import indikator_dari
from penilaian.simpan.transaksi.lembar import ambil_penilaian, kunci_lembar, wajib_terbuka
from penilaian.simpan.transaksi.rantai import catat

PUTUSAN: Final = ("diterima", "ditolak", "diajukan")
"""What a verifier can decide; ``diajukan`` takes a decision back."""


class RakBukti:
    """The shelf of evidence.

    Attributes:
        peti: where the files lie.
    """

    def __init__(self, koneksi: Koneksi, instrumen: RakInstrumen) -> None:
        self._k = koneksi
        self._instrumen = instrumen
        self.peti = Peti(koneksi.folder)
        self._pemirsa = Pemirsa(self.peti)

    def unggah(
        self,
        pelaku: Pelaku,
        penilaian_id: int,
        indikator: str,
        nama: str,
        isi: bytes,
        keterangan: Keterangan | None = None,
    ) -> IsiBukti:
        """Keep a file as evidence; when this returns file and row are on disk.

        Pictures are drawn anew before they are hashed: upright, at most 1600 pixels, without EXIF (where, when, which
        camera); HEIC becomes JPEG. All other files are kept as they are.

        Args:
            pelaku: a penilai of that area.
            penilaian_id: assessment that is being filled in.
            indikator: id.
            nama: the file's name at the uploader's; only shown, never used as a path.
            isi: the whole file, at most 5 MB, pictures 15 MB.
            keterangan: its date, owner and last valid day.

        Raises:
            GalatBukti: the file, a date or the number of files is at fault.
            GalatSimpan: the owner's name is too long.
            GalatHak: not a penilai there.
            GalatKeadaan: the assessment is not being filled in.
            TidakAda: no such assessment or indicator.
        """
        self._wajib_boleh_isi(pelaku, penilaian_id, indikator)
        rinci = rapikan_keterangan(keterangan)
        siap = siapkan_berkas(nama, isi)
        sidik = self.peti.taruh(siap.isi)
        b = Bukti(jenis="berkas", sha256=sidik, nama_asal=siap.nama, tipe=siap.tipe, ukuran=len(siap.isi))
        return self._tambah(pelaku, penilaian_id, indikator, b, rinci)

    def tautkan(
        self,
        pelaku: Pelaku,
        penilaian_id: int,
        indikator: str,
        tautan: str,
        keterangan: Keterangan | None = None,
    ) -> IsiBukti:
        """Keep a link (http or https) as evidence. Raises as ``unggah``."""
        b = Bukti(jenis="tautan", tautan=bakukan_tautan(tautan))
        return self._tambah(pelaku, penilaian_id, indikator, b, rapikan_keterangan(keterangan))

    def daftar(self, pelaku: Pelaku, penilaian_id: int, *, indikator: str | None = None) -> tuple[IsiBukti, ...]:
        """Return the evidence of an assessment (or of one indicator) that was not taken back, oldest first.

        Raises:
            TidakAda: no such assessment.
            GalatHak: drafts of that village are not open to ``pelaku``.
        """
        with self._k.baca() as s:
            p = ambil_penilaian(s, penilaian_id)
            wajib(pelaku, "baca_draf", p.desa_kode)
            syarat = [Bukti.penilaian_id == p.id]
            syarat += [] if indikator is None else [Bukti.indikator == indikator]
            return baca_bukti(s, self._instrumen.dari(s, p.instrumen_sidik), p.tanggal, *syarat)

    def satu(self, pelaku: Pelaku, bukti_id: int) -> IsiBukti:
        """Return one piece of evidence.

        Raises:
            TidakAda: no such evidence, or it was taken back.
            GalatHak: drafts of that village are not open to ``pelaku``.
        """
        with self._k.baca() as s:
            _, p = _ambil(s, bukti_id)
            wajib(pelaku, "baca_draf", p.desa_kode)
            return self._satu(s, p, bukti_id)

    def berkas(self, pelaku: Pelaku, bukti_id: int) -> tuple[IsiBukti, bytes]:
        """Return a file as it is kept, compared with its hash. TidakAda for a link; else raises as ``satu``.

        GalatBasisData where the file is lost or was changed.
        """
        bukti = self.satu(pelaku, bukti_id)
        if bukti.jenis != "berkas":
            raise TidakAda(f"Bukti nomor {bukti_id} adalah tautan, bukan berkas.")
        return bukti, self.peti.ambil(bukti.sha256)

    def pratinjau(self, pelaku: Pelaku, bukti_id: int, halaman: int = 1) -> Pratinjau:
        """Return a picture, or a page (from 1) of a PDF, as PNG.

        Raises:
            TidakAda: a link or an office file; else as ``satu``.
            GalatBukti: no such page (U14), or the PDF is locked by a password (U15).
            GalatBasisData: the file is lost or was changed.
        """
        return self._pemirsa.lihat(self.satu(pelaku, bukti_id), halaman)

    def putuskan(
        self,
        pelaku: Pelaku,
        bukti_id: int,
        putusan: Literal["diterima", "ditolak", "diajukan"],
        alasan: str = "",
        *,
        status_dilihat: StatusBukti,
    ) -> IsiBukti:
        """Accept or refuse evidence, or take such a decision back. Deciding what is decided already changes nothing.

        Args:
            pelaku: a verifikator of that area who did not add this evidence.
            bukti_id: of an assessment that was submitted.
            putusan: one of ``PUTUSAN``.
            alasan: why; needed to refuse.
            status_dilihat: ``diputuskan`` as the verifier saw it.

        Raises:
            GalatSimpan: the reason is missing or too long.
            Bentrok: another verifier decided in the meantime.
            GalatHak: not a verifikator there, or of what they added themselves.
            GalatKeadaan: the assessment is not waiting for verification.
            TidakAda: no such evidence, or it was taken back.
        """
        if putusan not in PUTUSAN:
            raise GalatSimpan(f"Putusan {putusan!r} tidak ada; yang ada: {', '.join(PUTUSAN)}.")
        sebab = rapikan_paragraf(alasan, "Alasan")
        with self._k.tulis() as s:
            kepala, p = kunci_lembar(s, _ambil(s, bukti_id)[1].id)
            wajib(pelaku, "verifikasi", p.desa_kode)
            b = _segar(s, bukti_id)
            if b.oleh is not None and b.oleh == pelaku.pengguna_id:
                raise GalatHak("Bukti ini Anda unggah sendiri; mintalah verifikator lain memeriksanya.")
            if p.keadaan != "diajukan":
                raise GalatKeadaan(
                    f"Penilaian ini {sebut_keadaan(p.keadaan)}; yang diperiksa hanya yang sudah diajukan."
                )
            if (b.status, b.alasan) != (putusan, sebab):
                if b.status != status_dilihat:
                    raise Bentrok(f"Bukti ini sudah diputuskan verifikator lain: {b.status}. Muat ulang dahulu.")
                if putusan == "ditolak" and not ada_kata(sebab):
                    raise GalatSimpan("Tulis alasannya: bukti ini ditolak.")
                lama, waktu = inti_bukti(b), sekarang()
                b.status, b.alasan, b.oleh_status, b.waktu_status = putusan, sebab, pelaku.pengguna_id, waktu
                p.diubah = waktu
                baru, objek = inti_bukti(b), objek_bukti(b.id)
                catat(s, kepala, pelaku, "bukti.putuskan", objek, waktu=waktu, lama=lama, baru=baru, alasan=sebab)
                s.flush()
            return self._satu(s, p, bukti_id)

    def tarik(self, pelaku: Pelaku, bukti_id: int) -> None:
        """Take evidence back; file, row and history stay, nobody is shown it any more.

        Raises:
            GalatHak: not a penilai there.
            GalatKeadaan: the assessment is not being filled in.
            TidakAda: no such evidence, or it was taken back already.
        """
        with self._k.tulis() as s:
            kepala, p = kunci_lembar(s, _ambil(s, bukti_id)[1].id)
            wajib(pelaku, "isi", p.desa_kode)
            wajib_terbuka(p)
            b = _segar(s, bukti_id)
            lama, waktu = inti_bukti(b), sekarang()
            b.dihapus = p.diubah = waktu
            baru, objek = inti_bukti(b), objek_bukti(b.id)
            catat(s, kepala, pelaku, "bukti.tarik", objek, waktu=waktu, lama=lama, baru=baru)

    def _wajib_boleh_isi(self, pelaku: Pelaku, penilaian_id: int, indikator: str) -> None:
        """Refuse before a stranger's file is opened and kept; ``_tambah`` judges again."""
        with self._k.baca() as s:
            p = ambil_penilaian(s, penilaian_id)
            wajib(pelaku, "isi", p.desa_kode)
            wajib_terbuka(p)
            indikator_dari(self._instrumen.dari(s, p.instrumen_sidik), indikator)

    def _tambah(self, pelaku: Pelaku, penilaian_id: int, indikator: str, b: Bukti, keterangan: Keterangan) -> IsiBukti:
        with self._k.tulis() as s:
            kepala, p = kunci_lembar(s, penilaian_id)
            wajib(pelaku, "isi", p.desa_kode)
            wajib_terbuka(p)
            ini = indikator_dari(self._instrumen.dari(s, p.instrumen_sidik), indikator)
            nomor = tambah_bukti(s, kepala, p, pelaku, ini, b, keterangan)
            return self._satu(s, p, nomor)

    def _satu(self, s: Session, p: Penilaian, bukti_id: int) -> IsiBukti:
        return baca_bukti(s, self._instrumen.dari(s, p.instrumen_sidik), p.tanggal, Bukti.id == bukti_id)[0]


def _ambil(s: Session, bukti_id: int) -> tuple[Bukti, Penilaian]:
    ada = satu_bukti(s, bukti_id)
    if ada is None:
        raise TidakAda(f"Bukti nomor {bukti_id} tidak ada, atau sudah ditarik.")
    return ada


def _segar(s: Session, bukti_id: int) -> Bukti:
    """Return the row as it is behind the assessment's lock, whatever was read before it was taken."""
    b = s.get_one(Bukti, bukti_id, populate_existing=True)
    if b.dihapus is not None:
        raise TidakAda(f"Bukti nomor {bukti_id} sudah ditarik.")
    return b
