"""The shelf of assessments: beginning them, finding them, their header. How they move on is ``rak.alur``."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Unpack

from sqlalchemy import func, select

from penilaian.desa import kode_bernama
from penilaian.jawaban import bentuk_periode
from penilaian.simpan.basis.hak import Pelaku, boleh, wajib
from penilaian.simpan.basis.koneksi import Koneksi
from penilaian.simpan.basis.tabel import Desa, Penilaian
from penilaian.simpan.galat import GalatHak, GalatKeadaan, GalatSimpan, TidakAda
from penilaian.simpan.transaksi.instrumen import RakInstrumen
from penilaian.simpan.transaksi.lembar import (
    Lembar,
    ambil_penilaian,
    baca_lembar,
    cari_lembar,
    kunci_lembar,
    satu_lembar,
    tandai,
    wajib_sama,
    wajib_terbuka,
)
from penilaian.simpan.transaksi.mulai_lembar import Awal, kunci_desa, lengkapi, mulai_lembar, periksa_hari, rapikan
from penilaian.simpan.transaksi.nama_desa import NamaDesa, namai_desa, rapikan_nama_desa
from penilaian.simpan.transaksi.pengaturan import boleh_final
from penilaian.simpan.transaksi.saring import URUTAN, Saringan, Urutan, syarat


class RakLembar:
    """The shelf of assessments."""

    def __init__(self, koneksi: Koneksi, instrumen: RakInstrumen) -> None:
        self._k = koneksi
        self._instrumen = instrumen

    def buat(self, pelaku: Pelaku, awal: Awal) -> Lembar:
        """Begin an assessment; the first of a village and period is the resmi one.

        A village that came without names before gets those of ``awal``.

        Raises:
            GalatHak: not a penilai there.
            GalatSimpan: no such form of code or period; a period or day out of bounds; no name of the team, or a name
                that is too long.
            GalatKeadaan: that team's assessment exists already.
            TidakAda: unknown instrument.
        """
        lengkap = lengkapi(awal)
        with self._k.tulis() as s:
            nomor = mulai_lembar(s, self._instrumen, pelaku, lengkap).id
            desa = s.get_one(Desa, lengkap.kode_desa)
            namai_desa(s, pelaku, desa, NamaDesa(lengkap.nama_desa, lengkap.kecamatan, lengkap.kabupaten))
            return satu_lembar(s, nomor)

    def ambil(self, pelaku: Pelaku, penilaian_id: int) -> Lembar:
        """Return a header.

        Raises:
            TidakAda: no such assessment.
            GalatHak: it is not final and drafts of that village are not open to ``pelaku``.
        """
        with self._k.baca() as s:
            lembar = satu_lembar(s, penilaian_id)
            if boleh(pelaku, "baca_draf", lembar.desa_kode):
                return lembar
            if lembar.keadaan == "final" and boleh_final(s, pelaku):
                return _tanpa_anggota(lembar)
            raise GalatHak(f"Penilaian nomor {penilaian_id} tidak terbuka bagi peran Anda.")

    def daftar(
        self,
        pelaku: Pelaku,
        *,
        urut: Urutan = "desa",
        lewati: int = 0,
        banyak: int | None = None,
        **saringan: Unpack[Saringan],
    ) -> tuple[Lembar, ...]:
        """Return the headers that ``pelaku`` may see, all or a page of them.

        Args:
            pelaku: sees drafts of own area, and final ones if they are open to them.
            urut: order.
            lewati: how many to leave out at the beginning.
            banyak: how many at most; None = all.
            saringan: narrows the list (``Saringan``).
        """
        with self._k.baca() as s:
            nomor = select(Penilaian.id).where(*syarat(s, pelaku, saringan)).order_by(*URUTAN[urut])
            # The numbers first: what a header counts is counted for those of the page only.
            halaman = nomor.limit(banyak).offset(lewati)
            semua = baca_lembar(s, cari_lembar().where(Penilaian.id.in_(halaman)).order_by(*URUTAN[urut]))
        return tuple(x if boleh(pelaku, "baca_draf", x.desa_kode) else _tanpa_anggota(x) for x in semua)

    def jumlah(self, pelaku: Pelaku, **saringan: Unpack[Saringan]) -> int:
        """Return how many headers ``daftar`` would return without ``lewati`` and ``banyak``."""
        with self._k.baca() as s:
            return s.scalar(select(func.count(Penilaian.id)).where(*syarat(s, pelaku, saringan))) or 0

    def periode(self, pelaku: Pelaku, **saringan: Unpack[Saringan]) -> tuple[str, ...]:
        """Return the periods of what ``daftar`` would return, latest first."""
        with self._k.baca() as s:
            cari = select(Penilaian.periode).where(*syarat(s, pelaku, saringan)).distinct()
            return tuple(sorted(s.scalars(cari), reverse=True))

    def ubah(
        self,
        pelaku: Pelaku,
        penilaian_id: int,
        *,
        versi_dilihat: int,
        tanggal: date | None = None,
        anggota: Iterable[str] | None = None,
    ) -> Lembar:
        """Change the day or the team of an assessment that is being filled in; None = as it is.

        Raises:
            GalatHak: not a penilai there.
            GalatKeadaan: it is not being filled in.
            GalatSimpan: a day out of bounds; names that are too many or too long.
            Bentrok: the header was changed since ``versi_dilihat``.
        """
        with self._k.tulis() as s:
            kepala, p = kunci_lembar(s, penilaian_id)
            wajib(pelaku, "isi", p.desa_kode)
            wajib_terbuka(p)
            wajib_sama(p, versi_dilihat)
            orang = p.anggota if anggota is None else rapikan(anggota)
            hari = p.tanggal if tanggal is None else tanggal
            if hari != p.tanggal:
                periksa_hari(hari, p.zona_waktu)
            if (orang, hari) != (p.anggota, p.tanggal):
                lama = {"tanggal": p.tanggal.isoformat(), "jumlah_anggota": len(p.anggota)}
                p.anggota, p.tanggal = orang, hari
                baru = {"tanggal": hari.isoformat(), "jumlah_anggota": len(orang)}
                tandai(s, kepala, p, pelaku, "penilaian.ubah", lama=lama, baru=baru)
                s.flush()
            return satu_lembar(s, p.id)

    def nama_desa(self, pelaku: Pelaku, kode: str) -> tuple[str, str, str] | None:
        """Return the names of a village, its kecamatan and kabupaten, None where nothing was assessed there yet.

        Args:
            pelaku: who may begin an assessment there.
            kode: dotted.

        Raises:
            GalatHak: not a penilai there.
        """
        wajib(pelaku, "buat", kode)
        with self._k.baca() as s:
            desa = s.get(Desa, kode)
            return None if desa is None else (desa.nama, desa.kecamatan, desa.kabupaten)

    def namai_desa(self, pelaku: Pelaku, kode: str, nama: NamaDesa) -> NamaDesa:
        """Give a village the names that it lacks, in all its assessments; return those that it has now.

        Args:
            pelaku: a penilai there.
            kode: dotted; of a village that came without a name.
            nama: kecamatan and kabupaten may stay empty.

        Raises:
            GalatHak: not a penilai there.
            GalatKeadaan: it has a name, which others have seen, so that it stays.
            GalatSimpan: no name, or one that is too long.
            TidakAda: nothing was ever assessed there.
        """
        rapi = rapikan_nama_desa(nama)
        if not rapi.desa or rapi.desa == kode:
            raise GalatSimpan("Tulis nama desanya.")
        wajib(pelaku, "isi", kode)
        with self._k.tulis() as s:
            desa = kunci_desa(s, kode)
            if desa is None:
                raise TidakAda(f"Desa {kode_bernama(kode)} belum pernah dinilai di sini.")
            if desa.nama != kode:
                raise GalatKeadaan(f"Desa {kode} sudah bernama {desa.nama}, jadi namanya tetap.")
            namai_desa(s, pelaku, desa, rapi)
            return NamaDesa(desa.nama, desa.kecamatan, desa.kabupaten)

    def sebelumnya(self, pelaku: Pelaku, penilaian_id: int) -> Lembar | None:
        """Return the resmi assessment of the last earlier period of the same form, None where there is none.

        Raises:
            TidakAda: no such assessment.
            GalatHak: drafts of that village are not open to ``pelaku``.
        """
        with self._k.baca() as s:
            p = ambil_penilaian(s, penilaian_id)
            wajib(pelaku, "baca_draf", p.desa_kode)
            dulu = (Penilaian.desa_kode == p.desa_kode, Penilaian.resmi, Penilaian.periode < p.periode)
            bentuk = bentuk_periode(p.periode)
            cari = cari_lembar().where(*dulu).order_by(Penilaian.periode.desc())
            return next((x for x in baca_lembar(s, cari) if bentuk_periode(x.periode) == bentuk), None)


def _tanpa_anggota(lembar: Lembar) -> Lembar:
    """Return the header as those see it who may only see what is final."""
    return replace(lembar, anggota=())
