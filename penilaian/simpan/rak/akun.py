"""The shelf of accounts: who there is, with which roles; every change stands in the history, people by number only."""

from collections.abc import Iterable

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from penilaian.desa import desa_di, rekaan_satu, terletak
from penilaian.simpan.basis.hak import Pelaku, Peran, wajib
from penilaian.simpan.basis.koneksi import Koneksi
from penilaian.simpan.basis.sandi import acak_sandi
from penilaian.simpan.basis.sandi import sandi_acak as buat_sandi
from penilaian.simpan.basis.tabel import Desa, Pengguna, PeranPengguna, sekarang
from penilaian.simpan.galat import GalatHak, GalatSimpan, TidakAda
from penilaian.simpan.impor import DaftarAkun, Tercatat
from penilaian.simpan.transaksi.akun import Akun, akun_orang, dikelola, lupakan_masuk
from penilaian.simpan.transaksi.kode_sekali import terbitkan_kode_awal, terbitkan_kode_masuk
from penilaian.simpan.transaksi.orang import (
    ada_admin,
    admin_penuh,
    ambil_orang,
    baku_nama_masuk,
    boleh_kelola,
    buat_orang,
    isi_masuk,
    isi_orang,
    objek_orang,
    peran_orang,
    wajib_ada_admin,
    wajib_kelola,
    wajib_surel,
    wajib_wilayah_dikenal,
)
from penilaian.simpan.transaksi.rantai import RANTAI_AKUN, catat, kunci_rantai


class RakAkun:
    """The shelf of accounts. Managing needs an admin in whose area all roles of the account lie (``GalatHak``)."""

    def __init__(self, koneksi: Koneksi) -> None:
        self._k = koneksi

    def ada(self) -> bool:
        """Return whether there is any account; without one nothing is written through the dashboard."""
        with self._k.baca() as s:
            return s.scalar(select(Pengguna.id).limit(1)) is not None

    def ada_admin(self) -> bool:
        """Return whether there is an active account that manages all others; the first one takes a code."""
        with self._k.baca() as s:
            return ada_admin(s)

    def terbitkan_kode(self) -> str | None:
        """Return a new one-time code for the first admin, good for a day; None where there is one."""
        with self._k.tulis() as s:
            kunci_rantai(s, RANTAI_AKUN)
            return terbitkan_kode_awal(s, sekarang())

    def kode_masuk(self, pelaku: Pelaku, pengguna_id: int) -> str:
        """Return a new one-time code, good for a day, that lets somebody try their password in a new browser.

        For who is told that too many have guessed at their name. Earlier codes of theirs end.

        Raises:
            GalatSimpan: the account is closed or has no password.
        """
        with self._k.tulis() as s:
            kepala = kunci_rantai(s, RANTAI_AKUN)
            orang = dikelola(s, pelaku, pengguna_id)
            if not orang.aktif or orang.sandi_hash is None:
                raise GalatSimpan(f"Akun {orang.nama_masuk} tidak masuk dengan sandi di sini, jadi tidak perlu kode.")
            waktu = sekarang()
            kode = terbitkan_kode_masuk(s, pengguna_id, waktu)
            catat(s, kepala, pelaku, "akun.kode_masuk", objek_orang(pengguna_id), waktu=waktu)
            return kode

    def daftar(self, pelaku: Pelaku) -> tuple[Akun, ...]:
        """Return the accounts that ``pelaku`` manages, by login name. GalatHak for who is no admin anywhere."""
        if not pelaku.wilayah("kelola_akun"):
            raise GalatHak("Peran Anda tidak mengizinkan mengelola akun.")
        with self._k.baca() as s:
            semua = [akun_orang(s, orang) for orang in s.scalars(select(Pengguna).order_by(Pengguna.nama_masuk))]
        return tuple(a for a in semua if boleh_kelola(pelaku, a.peran))

    def satu(self, pelaku: Pelaku, pengguna_id: int) -> Akun:
        """Return an account: everybody's own, or one that ``pelaku`` manages. TidakAda, GalatHak."""
        with self._k.baca() as s:
            orang = ambil_orang(s, pengguna_id)
            if pelaku.pengguna_id != orang.id:
                wajib_kelola(pelaku, peran_orang(s, orang.id))
            return akun_orang(s, orang)

    def cari(self, pelaku: Pelaku, nama_masuk: str) -> Akun:
        """Return the account of a login name. TidakAda, GalatHak as ``satu``."""
        masuk = baku_nama_masuk(nama_masuk)
        with self._k.baca() as s:
            nomor = s.scalar(select(Pengguna.id).where(Pengguna.nama_masuk == masuk))
        if nomor is None:
            raise TidakAda(f"Akun dengan nama masuk {masuk!r} tidak ada.")
        return self.satu(pelaku, nomor)

    def tambah(
        self, pelaku: Pelaku, nama_masuk: str, nama: str, peran: Iterable[Peran], sandi: str | None = None
    ) -> Akun:
        """Make an account.

        Args:
            pelaku: an admin in whose area all ``peran`` lie.
            nama_masuk: an e-mail address where ``sandi`` is None.
            nama: as shown.
            peran: at least one.
            sandi: first password; None = comes through an OpenID Connect provider that confirms this e-mail address.

        Raises:
            GalatSimpan: the name is taken or not allowed, no role, or one in an area that nobody knows.
            SandiLemah: the password is not accepted.
        """
        peran = tuple(peran)
        wajib_kelola(pelaku, peran)
        with self._k.baca() as s:
            wajib_wilayah_dikenal(s, [p.wilayah for p in peran])
        hash_ = None if sandi is None else acak_sandi(sandi, baku_nama_masuk(nama_masuk))
        with self._k.tulis() as s:
            kepala = kunci_rantai(s, RANTAI_AKUN)
            orang = buat_orang(s, kepala, pelaku, nama_masuk=nama_masuk, nama=nama, peran=peran, sandi_hash=hash_)
            return akun_orang(s, orang)

    def tambah_banyak(self, pelaku: Pelaku, daftar: DaftarAkun) -> tuple[tuple[Akun, str | None], ...]:
        """Make all accounts of a list or none; return each with the password that was made up for it.

        Who comes through a provider gets none.

        Args:
            pelaku: an admin in whose area all roles lie.
            daftar: from ``impor.baca_akun``.

        Raises:
            GalatMasukan: the list is at fault, or an account cannot be made; every fault of both; nothing was written.
        """
        if not pelaku.wilayah("kelola_akun"):
            raise GalatHak("Peran Anda tidak mengizinkan mengelola akun.")
        with self._k.baca() as s:
            calon = daftar.orang(_tak_dapat(s, pelaku, daftar))
        sandi = [None if c.lewat_penyedia else buat_sandi() for c in calon]
        hash_ = [None if x is None else acak_sandi(x, c.nama_masuk) for c, x in zip(calon, sandi, strict=True)]
        with self._k.tulis() as s:
            kepala = kunci_rantai(s, RANTAI_AKUN)
            daftar.orang(_tak_dapat(s, pelaku, daftar))
            jadi = []
            for c, satu in zip(calon, hash_, strict=True):
                isi = {"nama_masuk": c.nama_masuk, "nama": c.nama, "peran": c.peran, "sandi_hash": satu}
                jadi.append(akun_orang(s, buat_orang(s, kepala, pelaku, **isi)))  # type: ignore[arg-type]
            return tuple(zip(jadi, sandi, strict=True))

    def tanpa_penilai(self, pelaku: Pelaku, wilayah: str = "") -> tuple[str, ...]:
        """Return the codes of the villages in an area that no penilai with an open account may fill in.

        Those of Kemendagri's list, and those that were ever assessed here.

        Args:
            pelaku: an admin in whose area it lies.
            wilayah: dotted code; ``""`` = everywhere.
        """
        wajib(pelaku, "kelola_akun", wilayah)
        p = PeranPengguna
        with self._k.baca() as s:
            penilai = select(p.wilayah).join(Pengguna, Pengguna.id == p.pengguna_id)
            terisi = set(s.scalars(penilai.where(Pengguna.aktif, p.jenis == "penilai")))
            dinilai = [kode for kode in s.scalars(select(Desa.kode)) if terletak(kode, wilayah)]
        semua = sorted(dinilai if rekaan_satu(wilayah) else {*desa_di(wilayah), *dinilai})
        return tuple(kode for kode in semua if not any(kode[:n] in terisi for n in (0, 2, 5, 8, 13)))

    def pasang_sandi(self, pelaku: Pelaku, pengguna_id: int, sandi: str) -> None:
        """Give somebody a new password and end all their sessions. For one's own there is ``RakSesi.ganti_sandi``.

        Raises:
            SandiLemah: the password is not accepted.
        """
        with self._k.baca() as s:
            nama_masuk = dikelola(s, pelaku, pengguna_id).nama_masuk
        hash_ = acak_sandi(sandi, nama_masuk)
        with self._k.tulis() as s:
            kepala = kunci_rantai(s, RANTAI_AKUN)
            orang = dikelola(s, pelaku, pengguna_id)
            lama, waktu = isi_masuk(orang), sekarang()
            orang.sandi_hash = hash_
            lupakan_masuk(s, pengguna_id, waktu)
            objek, baru = objek_orang(pengguna_id), isi_masuk(orang)
            catat(s, kepala, pelaku, "akun.sandi", objek, waktu=waktu, lama=lama, baru=baru)

    def alihkan_ke_penyedia(self, pelaku: Pelaku, pengguna_id: int) -> None:
        """Take an account's password away, end its sessions, and let the provider's next login bind it (anew).

        Raises:
            GalatSimpan: its login name is no e-mail address.
        """
        with self._k.tulis() as s:
            kepala = kunci_rantai(s, RANTAI_AKUN)
            orang = dikelola(s, pelaku, pengguna_id)
            wajib_surel(orang.nama_masuk)
            lama, waktu = isi_masuk(orang), sekarang()
            orang.sandi_hash = orang.oidc_penerbit = orang.oidc_subjek = None
            lupakan_masuk(s, pengguna_id, waktu)
            objek, baru = objek_orang(pengguna_id), isi_masuk(orang)
            catat(s, kepala, pelaku, "akun.alih_penyedia", objek, waktu=waktu, lama=lama, baru=baru)

    def nonaktifkan(self, pelaku: Pelaku, pengguna_id: int) -> None:
        """Close an account and end its sessions at once; what it did stays. GalatSimpan for the last admin."""
        self._ubah_aktif(pelaku, pengguna_id, aktif=False)

    def aktifkan(self, pelaku: Pelaku, pengguna_id: int) -> None:
        """Open a closed account again."""
        self._ubah_aktif(pelaku, pengguna_id, aktif=True)

    def ubah_peran(self, pelaku: Pelaku, pengguna_id: int, peran: Iterable[Peran]) -> Akun:
        """Give an account these roles and no others; they hold from the next rerun of every open page.

        Raises:
            GalatHak: an old or a new role lies outside the admin's area.
            GalatSimpan: no role (close the account instead), a new one in an area that nobody knows, or the last admin
                would be gone.
        """
        peran = tuple(dict.fromkeys(peran))
        if not peran:
            raise GalatSimpan("Akun memerlukan paling sedikit satu peran. Untuk menutupnya: nonaktifkan.")
        with self._k.tulis() as s:
            kepala = kunci_rantai(s, RANTAI_AKUN)
            orang = dikelola(s, pelaku, pengguna_id)
            wajib_kelola(pelaku, peran)
            wajib_wilayah_dikenal(s, [p.wilayah for p in set(peran) - set(peran_orang(s, pengguna_id))])
            lama, penjaga = isi_orang(s, orang), admin_penuh(s, orang)
            s.execute(delete(PeranPengguna).where(PeranPengguna.pengguna_id == pengguna_id))
            s.add_all(PeranPengguna(pengguna_id=pengguna_id, jenis=p.jenis, wilayah=p.wilayah) for p in peran)
            s.flush()
            if penjaga:
                wajib_ada_admin(s)
            baru = isi_orang(s, orang)
            if baru != lama:
                waktu = sekarang()
                catat(s, kepala, pelaku, "akun.peran", objek_orang(pengguna_id), waktu=waktu, lama=lama, baru=baru)
            return akun_orang(s, orang)

    def _ubah_aktif(self, pelaku: Pelaku, pengguna_id: int, *, aktif: bool) -> None:
        with self._k.tulis() as s:
            kepala = kunci_rantai(s, RANTAI_AKUN)
            orang = dikelola(s, pelaku, pengguna_id)
            if orang.aktif == aktif:
                return
            lama, penjaga, waktu = isi_orang(s, orang), admin_penuh(s, orang), sekarang()
            orang.aktif = aktif
            s.flush()
            if penjaga:
                wajib_ada_admin(s)
            if not aktif:
                lupakan_masuk(s, pengguna_id, waktu)
            aksi = "akun.aktifkan" if aktif else "akun.nonaktifkan"
            catat(s, kepala, pelaku, aksi, objek_orang(pengguna_id), waktu=waktu, lama=lama, baru=isi_orang(s, orang))


def _tak_dapat(s: Session, pelaku: Pelaku, daftar: DaftarAkun) -> list[Tercatat]:
    """Return the cells of a list of which no account can be made: names that are taken, areas unknown or of others."""
    salah: list[Tercatat] = []
    for b in daftar.baris:
        if b.nama_masuk and s.scalar(select(Pengguna.id).where(Pengguna.nama_masuk == b.nama_masuk)) is not None:
            salah.append(daftar.tolak(b.baris, "nama_masuk", f"Nama masuk {b.nama_masuk} sudah dipakai."))
        if b.wilayah is not None:
            try:
                wajib_wilayah_dikenal(s, [b.wilayah])
                wajib(pelaku, "kelola_akun", b.wilayah)
            except GalatSimpan as galat:
                salah.append(daftar.tolak(b.baris, "wilayah", str(galat)))
    return salah
