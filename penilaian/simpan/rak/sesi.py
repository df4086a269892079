"""The shelf of sessions: logging in, who a token belongs to, logging out.

A token is 256 random bits that only the browser's cookie holds; the store keeps its SHA-256. A session ends when nobody
used it for a while, after a working day at the latest, and at once when it is revoked.
"""

import time
from collections.abc import Callable
from datetime import datetime
from typing import Any, Final, NamedTuple, cast

from sqlalchemy import func, select, update

from penilaian.simpan.basis.hak import Pelaku
from penilaian.simpan.basis.koneksi import Koneksi
from penilaian.simpan.basis.sandi import acak_sandi, acak_ulang, cocok, periksa_sandi, perlu_diacak_ulang
from penilaian.simpan.basis.tabel import Pengguna, Sesi, sekarang
from penilaian.simpan.galat import GalatSimpan
from penilaian.simpan.transaksi.cabut_sesi import cabut_satu, cabut_semua, sidik_token
from penilaian.simpan.transaksi.kode_sekali import kode_awal_berlaku, pakai_kode_awal, pakai_kode_masuk
from penilaian.simpan.transaksi.mulai_sesi import Cara, SesiBaru, berbentuk_token, mulai_sesi, sesi_berjalan
from penilaian.simpan.transaksi.orang import (
    ADMIN_PENUH,
    ambil_orang,
    baku_nama_masuk,
    buat_orang,
    isi_masuk,
    objek_orang,
    pelaku_dari,
    periksa_nama_masuk,
    rapikan_nama,
    wajib_orang,
)
from penilaian.simpan.transaksi.perangkat import kenalkan, lupakan_perangkat, perangkat_dikenal
from penilaian.simpan.transaksi.percobaan import (
    Kunci,
    berhasil,
    kunci_masuk,
    kunci_perangkat,
    kunci_sandi,
    mulai_percobaan,
)
from penilaian.simpan.transaksi.rantai import RANTAI_AKUN, catat, kunci_rantai
from penilaian.simpan.transaksi.umur_sesi import UmurSesi, diperpanjang, hidup

_KODE_MASUK_DITOLAK: Final = "Kode sekali pakai salah, sudah dipakai, atau lewat sehari. Minta yang baru kepada admin."

_KODE_DITOLAK: Final = "Kode awal salah, sudah dipakai, atau lewat sehari. Lihat terminal tempat dasbor berjalan."

_PEMULAI: Final = Pelaku(None, "kode awal")


class GalatMasuk(GalatSimpan):
    """Login refused. The message never tells whether a name exists."""


class OrangPenyedia(NamedTuple):
    """Whom an OpenID Connect provider vouches for; ``surel`` only where it confirmed the address."""

    penerbit: str
    subjek: str
    surel: str | None


class RakSesi:
    """The shelf of sessions."""

    def __init__(
        self, koneksi: Koneksi, jam: Callable[[], datetime] = sekarang, detak: Callable[[], float] = time.monotonic
    ) -> None:
        """Take the connection, and for tests a clock and what counts seconds whatever happens to the clock."""
        self._k = koneksi
        self._jam = jam
        self._umur = UmurSesi(detak)

    def masuk(
        self, nama_masuk: str, sandi: str, alamat: str, *, token_lama: str | None = None, perangkat: str | None = None
    ) -> SesiBaru:
        """Begin a session by password.

        Args:
            nama_masuk: in any case.
            sandi: as typed.
            alamat: IP address that asks, for throttling.
            token_lama: the browser's session until now, which ends.
            perangkat: by what the browser is known; where this person has logged in with it before, nobody's failures
                elsewhere count.

        Raises:
            GalatMasuk: name or password wrong, or the account closed.
            TerlaluSering: too many failures before; not even looked at.
        """
        masuk = baku_nama_masuk(nama_masuk)
        with self._k.baca() as s:
            orang = s.scalar(select(Pengguna).where(Pengguna.nama_masuk == masuk))
            dikenal = perangkat_dikenal(s, perangkat, orang.id if orang else None, self._jam())
        kunci: tuple[Kunci, ...] = kunci_masuk(masuk, alamat) if dikenal is None else (kunci_perangkat(dikenal),)
        nomor = mulai_percobaan(self._k, kunci, self._jam)
        hash_ = orang.sandi_hash if orang and orang.aktif else None
        if not cocok(hash_, sandi) or orang is None or hash_ is None:
            raise GalatMasuk("Nama masuk atau sandi salah.")
        hash_baru = acak_ulang(sandi) if perlu_diacak_ulang(hash_) else hash_
        with self._k.tulis() as s:
            kepala = kunci_rantai(s, RANTAI_AKUN)
            kini = ambil_orang(s, orang.id)
            if not kini.aktif or kini.sandi_hash != hash_:
                raise GalatMasuk("Nama masuk atau sandi salah.")
            kini.sandi_hash = hash_baru
            berhasil(s, nomor)
            kenal = kenalkan(s, kini.id, perangkat, self._jam())
            return mulai_sesi(s, kepala, kini, "lokal", self._jam(), token_lama, kenal, diacak_ulang=hash_baru != hash_)

    def kenali(self, nama_masuk: str, kode: str, *, perangkat: str | None = None) -> str:
        """Make a browser known to a person by an admin's one-time code, and return its token; the password comes next.

        Args:
            nama_masuk: in any case.
            kode: from ``RakAkun.kode_masuk``.
            perangkat: by what the browser is known to others.

        Raises:
            GalatMasuk: the code is wrong, used, too old or somebody else's.
        """
        with self._k.tulis() as s:
            kepala, waktu = kunci_rantai(s, RANTAI_AKUN), self._jam()
            cari = select(Pengguna).where(Pengguna.nama_masuk == baku_nama_masuk(nama_masuk), Pengguna.aktif)
            orang = s.scalar(cari)
            if orang is None or not pakai_kode_masuk(s, kode, orang.id, waktu):
                raise GalatMasuk(_KODE_MASUK_DITOLAK)
            siapa = pelaku_dari(s, orang)
            catat(s, kepala, siapa, "akun.kode_masuk_dipakai", objek_orang(orang.id), waktu=waktu)
            return kenalkan(s, orang.id, perangkat, waktu)

    def masuk_penyedia(self, orang: OrangPenyedia, *, token_lama: str | None = None) -> SesiBaru:
        """Begin a session for whom a provider vouches; the first time by the e-mail address that an admin wrote down.

        Where the browser already has one of the same person, that one goes on: another tab uses it. The address has to
        be plain ASCII, and as the admin wrote it but for its case: letters that look alike are other people.

        Raises:
            GalatMasuk: nobody registered this person, or the account is closed.
        """
        p = Pengguna
        with self._k.tulis() as s:
            kepala = kunci_rantai(s, RANTAI_AKUN)
            dikenal = (p.oidc_penerbit == orang.penerbit, p.oidc_subjek == orang.subjek)
            kini = s.scalar(select(p).where(*dikenal))
            if kini is None and orang.surel and orang.surel.isascii():
                menunggu = (p.nama_masuk == orang.surel.lower(), p.sandi_hash.is_(None))
                kini = s.scalar(select(p).where(*menunggu, p.oidc_subjek.is_(None)))
            if kini is None or not kini.aktif:
                raise GalatMasuk("Akun Anda belum terdaftar di sini, atau sudah ditutup. Hubungi admin.")
            if kini.oidc_subjek is None:
                lama = isi_masuk(kini)
                kini.oidc_penerbit, kini.oidc_subjek = orang.penerbit, orang.subjek
                siapa, objek, baru = pelaku_dari(s, kini), objek_orang(kini.id), isi_masuk(kini)
                catat(s, kepala, siapa, "akun.ikat_penyedia", objek, waktu=self._jam(), lama=lama, baru=baru)
            if (jalan_terus := sesi_berjalan(s, kini, token_lama, self._jam())) is not None:
                return jalan_terus
            return mulai_sesi(s, kepala, kini, "oidc", self._jam(), token_lama, None)

    def mulai(self, kode: str, nama_masuk: str, nama: str, sandi: str) -> SesiBaru:
        """Make the first admin with the code from the terminal, and begin its session.

        Raises:
            GalatMasuk: the code is wrong, used or too old, or there is an admin already. Wrong ones are not counted:
                nobody gets there by guessing, and whoever has the right one must get in.
            GalatSimpan: name not allowed; the code can be used again.
            SandiLemah: password not accepted; the code can be used again.
        """
        masuk, rapi = baku_nama_masuk(nama_masuk), rapikan_nama(nama)
        periksa_nama_masuk(masuk)
        periksa_sandi(sandi, masuk)
        with self._k.baca() as s:
            if not kode_awal_berlaku(s, kode, self._jam()):
                raise GalatMasuk(_KODE_DITOLAK)
        hash_ = acak_sandi(sandi, masuk)
        with self._k.tulis() as s:
            kepala = kunci_rantai(s, RANTAI_AKUN)
            if not pakai_kode_awal(s, kode, self._jam()):
                raise GalatMasuk(_KODE_DITOLAK)
            peran = (ADMIN_PENUH,)
            isi: dict[str, Any] = {"nama_masuk": masuk, "nama": rapi, "peran": peran, "sandi_hash": hash_}
            orang = buat_orang(s, kepala, _PEMULAI, **isi, alasan="kode awal")
            kenal = kenalkan(s, orang.id, None, self._jam())
            return mulai_sesi(s, kepala, orang, "lokal", self._jam(), None, kenal)

    def pelaku(self, token: str | None) -> Pelaku | None:
        """Return whose session a token is, with the roles of this moment; None where it is none (any more)."""
        if not berbentuk_token(token):
            return None
        sidik, waktu = sidik_token(token), self._jam()
        with self._k.baca() as s:
            cari = select(Sesi, Pengguna).join(Pengguna, Pengguna.id == Sesi.pengguna_id)
            baris = s.execute(cari.where(Sesi.token_sha256 == sidik)).one_or_none()
            if baris is None:
                return None
            sesi, orang = baris
            if not orang.aktif or self._umur.habis(sesi, waktu):
                return None
            siapa = pelaku_dari(s, orang)
        sampai = diperpanjang(sesi, waktu)
        if sampai is not None:
            with self._k.tulis() as s:
                ini = (Sesi.token_sha256 == sidik, Sesi.dicabut.is_(None))
                s.execute(update(Sesi).where(*ini).values(kedaluwarsa=sampai))
        return siapa

    def keluar(self, token: str | None) -> Cara | None:
        """End a session, in every tab, and return how it had begun; None, and harmless, where it has ended."""
        siapa = self.pelaku(token)
        if siapa is None or token is None:
            return None
        with self._k.tulis() as s:
            kepala, waktu = kunci_rantai(s, RANTAI_AKUN), self._jam()
            if cabut_satu(s, token, waktu):
                catat(s, kepala, siapa, "sesi.keluar", objek_orang(siapa.pengguna_id or 0), waktu=waktu)
            return cast("Cara | None", s.scalar(select(Sesi.cara).where(Sesi.token_sha256 == sidik_token(token))))

    def keluar_lain(self, token: str) -> int:
        """End all other sessions of a session's person; return how many. GalatMasuk where the session has ended."""
        siapa = self._pemilik(token)
        with self._k.tulis() as s:
            kepala, waktu = kunci_rantai(s, RANTAI_AKUN), self._jam()
            jumlah = cabut_semua(s, siapa.pengguna_id or 0, waktu, kecuali=token)
            baru = {"jumlah": jumlah}
            objek = objek_orang(siapa.pengguna_id or 0)
            catat(s, kepala, siapa, "sesi.keluar_lain", objek, waktu=waktu, baru=baru)
            return jumlah

    def jumlah(self, pelaku: Pelaku, pengguna_id: int) -> int:
        """Return in how many places a person is logged in now. GalatHak for others than that person."""
        wajib_orang(pelaku, pengguna_id)
        milik = (Sesi.pengguna_id == pengguna_id, *hidup(self._jam()))
        with self._k.baca() as s:
            return s.scalar(select(func.count()).select_from(Sesi).where(*milik)) or 0

    def ganti_sandi(self, token: str, lama: str, baru: str, *, perangkat: str | None = None) -> str:
        """Change one's own password; all other sessions of the person end, this one stays.

        Every browser in which the person was known is forgotten but this one (``perangkat``), whose new token is
        returned.

        Raises:
            GalatMasuk: the session has ended, or ``lama`` is wrong.
            TerlaluSering: too many wrong ones before.
            SandiLemah: ``baru`` is not accepted.
        """
        siapa = self._pemilik(token)
        with self._k.baca() as s:
            orang = ambil_orang(s, siapa.pengguna_id or 0)
        hash_baru = acak_sandi(baru, orang.nama_masuk)
        nomor = mulai_percobaan(self._k, (kunci_sandi(orang.id),), self._jam)
        if not cocok(orang.sandi_hash, lama):
            raise GalatMasuk("Sandi yang sekarang salah.")
        with self._k.tulis() as s:
            kepala, waktu = kunci_rantai(s, RANTAI_AKUN), self._jam()
            kini = ambil_orang(s, orang.id)
            if not kini.aktif or kini.sandi_hash != orang.sandi_hash:
                raise GalatMasuk("Sandi baru saja diubah di tempat lain. Masuk lagi.")
            isi_lama = isi_masuk(kini)
            kini.sandi_hash = hash_baru
            berhasil(s, nomor)
            cabut_semua(s, orang.id, waktu, kecuali=token)
            lupakan_perangkat(s, orang.id)
            objek, isi_baru = objek_orang(orang.id), isi_masuk(kini)
            catat(s, kepala, siapa, "akun.sandi", objek, waktu=waktu, lama=isi_lama, baru=isi_baru)
            return kenalkan(s, orang.id, perangkat, waktu)

    def _pemilik(self, token: str) -> Pelaku:
        siapa = self.pelaku(token)
        if siapa is None:
            raise GalatMasuk("Sesi Anda sudah berakhir. Masuk lagi.")
        return siapa
