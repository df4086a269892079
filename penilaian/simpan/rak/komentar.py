"""The shelf of comments: remarks on an assessment or on one of its indicators."""

from sqlalchemy import select

from penilaian.simpan.basis.hak import Pelaku, wajib
from penilaian.simpan.basis.koneksi import Koneksi
from penilaian.simpan.basis.tabel import Komentar, Pengguna
from penilaian.simpan.basis.tulisan import rapikan_paragraf
from penilaian.simpan.galat import GalatSimpan
from penilaian.simpan.transaksi.instrumen import RakInstrumen
from penilaian.simpan.transaksi.jawaban import indikator_dari
from penilaian.simpan.transaksi.komentar import IsiKomentar, tambah_komentar
from penilaian.simpan.transaksi.lembar import ambil_penilaian, kunci_lembar


class RakKomentar:
    """The shelf of comments."""

    def __init__(self, koneksi: Koneksi, instrumen: RakInstrumen) -> None:
        self._k = koneksi
        self._instrumen = instrumen

    def tambah(self, pelaku: Pelaku, penilaian_id: int, teks: str, *, indikator: str | None = None) -> int:
        """Add a remark and return its number; history keeps only the hash of the text.

        Raises:
            TidakAda: no such assessment or indicator.
            GalatHak: ``pelaku`` may not comment there.
            GalatSimpan: nothing was written.
        """
        rapi = rapikan_paragraf(teks, "Komentar")
        if not rapi:
            raise GalatSimpan("Komentar masih kosong.")
        with self._k.tulis() as s:
            kepala, p = kunci_lembar(s, penilaian_id)
            wajib(pelaku, "komentar", p.desa_kode)
            if indikator is not None:
                indikator_dari(self._instrumen.dari(s, p.instrumen_sidik), indikator)
            return tambah_komentar(s, kepala, p, pelaku, rapi, indikator)

    def daftar(self, pelaku: Pelaku, penilaian_id: int, *, indikator: str | None = None) -> tuple[IsiKomentar, ...]:
        """Return the remarks on an assessment (or only on one indicator), oldest first.

        Raises:
            TidakAda: no such assessment.
            GalatHak: drafts of that village are not open to ``pelaku``.
        """
        with self._k.baca() as s:
            wajib(pelaku, "baca_draf", ambil_penilaian(s, penilaian_id).desa_kode)
            cari = (
                select(Komentar, Pengguna.nama)
                .outerjoin(Pengguna, Pengguna.id == Komentar.oleh)
                .where(Komentar.penilaian_id == penilaian_id)
                .order_by(Komentar.id)
            )
            if indikator is not None:
                cari = cari.where(Komentar.indikator == indikator)
            return tuple(
                IsiKomentar(k.id, k.indikator, k.teks, k.oleh, nama or "", k.waktu) for k, nama in s.execute(cari)
            )
