"""The shelf of settings."""

from penilaian.simpan.basis.hak import Pelaku, wajib
from penilaian.simpan.basis.koneksi import Koneksi
from penilaian.simpan.basis.tabel import Pengaturan, sekarang
from penilaian.simpan.galat import GalatSimpan
from penilaian.simpan.transaksi.pengaturan import SETELAN, setelan
from penilaian.simpan.transaksi.rantai import RANTAI_AKUN, catat, kunci_rantai


class RakPengaturan:
    """The shelf of settings."""

    def __init__(self, koneksi: Koneksi) -> None:
        self._k = koneksi

    def baca(self, kunci: str) -> str:
        """Return the value of a setting. KeyError for an unknown one."""
        with self._k.baca() as s:
            return setelan(s, kunci)

    def semua(self) -> dict[str, str]:
        """Return every setting with its value."""
        with self._k.baca() as s:
            return {kunci: setelan(s, kunci) for kunci in SETELAN}

    def ubah(self, pelaku: Pelaku, kunci: str, nilai: str) -> None:
        """Give a setting another value.

        Raises:
            GalatHak: ``pelaku`` is no admin of the whole store.
            GalatSimpan: unknown setting or value.
        """
        wajib(pelaku, "atur")
        if kunci not in SETELAN:
            raise GalatSimpan(f"Pengaturan {kunci!r} tidak ada; yang ada: {', '.join(SETELAN)}.")
        if nilai not in SETELAN[kunci].pilihan:
            raise GalatSimpan(
                f"Nilai {nilai!r} tidak boleh untuk {kunci}; yang boleh: {', '.join(SETELAN[kunci].pilihan)}."
            )
        with self._k.tulis() as s:
            kepala = kunci_rantai(s, RANTAI_AKUN)
            lama = setelan(s, kunci)
            if lama == nilai:
                return
            s.merge(Pengaturan(kunci=kunci, nilai=nilai))
            isi_lama, isi_baru = {"nilai": lama}, {"nilai": nilai}
            catat(s, kepala, pelaku, "pengaturan.ubah", kunci, waktu=sekarang(), lama=isi_lama, baru=isi_baru)
