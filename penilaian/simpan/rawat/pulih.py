"""Restoring: the archive is proved first, filled into a new database, proved again, and only then put in place."""

import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, StatementError

from penilaian.angka import bita
from penilaian.simpan.basis.hak import Pelaku, wajib
from penilaian.simpan.basis.koneksi import Koneksi, siapkan
from penilaian.simpan.basis.sebab import sebut_langgar
from penilaian.simpan.basis.tabel import sekarang
from penilaian.simpan.bukti import Peti
from penilaian.simpan.migrasi import TERBARU, naikkan, rusak_versi, skema_dikenal
from penilaian.simpan.pemeriksaan import Kerusakan, periksa_semua, tampak
from penilaian.simpan.rawat.arsip import Arsip, GalatArsip, buka_arsip, sidik_berkas, sidik_sah, tolak
from penilaian.simpan.rawat.ganti import siapkan_pengganti
from penilaian.simpan.rawat.kemajuan import Maju, diam
from penilaian.simpan.rawat.pintu import TUNGGU_TUNGGAL
from penilaian.simpan.rawat.salin import isi_tabel, tabel_ada
from penilaian.simpan.rawat.sisa import buang_sisa, sisa_pemulihan
from penilaian.simpan.transaksi.rantai import RANTAI_AKUN, catat, kunci_rantai


@dataclass(frozen=True, slots=True)
class HasilPulih:
    """A store that was restored.

    Attributes:
        dibuat: when the archive was made (ISO, UTC).
        baris: number of rows by table.
        bukti: number of files of evidence that lie in the chest now.
        hilang: hashes whose file the archive says was lost before.
        disisihkan: where the database that stood there is kept, None where there was none.
        kerusakan: what is wrong with its history (only with ``terima_rusak``).
    """

    dibuat: str
    baris: dict[str, int]
    bukti: int
    hilang: tuple[str, ...]
    disisihkan: str | None
    kerusakan: tuple[Kerusakan, ...]


def pulihkan(
    pelaku: Pelaku,
    jalur: Path,
    alamat: str | None = None,
    folder: Path | None = None,
    *,
    terima_rusak: bool = False,
    maju: Maju = diam,
) -> HasilPulih:
    """Put the store of an archive in place of the one that stands there; that one is kept aside.

    Nothing changes before counts, hashes and history of the archive are proved. Evidence is only added: files are
    known by their hash and never overwritten. Nobody is logged in afterwards.

    Args:
        pelaku: an admin, or the terminal.
        jalur: the archive.
        alamat: of the database, as for ``buka``.
        folder: data folder, as for ``buka``.
        terima_rusak: restore although its history does not hold together (the archive of a store that was damaged).
        maju: told of progress.

    Raises:
        GalatHak: not an admin.
        GalatArsip: what is wrong with the archive.
        GalatBasisData: others have the store open, or the database refuses.
    """
    wajib(pelaku, "rawat")
    koneksi = siapkan(alamat, folder, sabar=True)
    try:
        koneksi.kunci.tunggal(TUNGGU_TUNGGAL)
        _buang_pemulihan_mati(koneksi)
        with buka_arsip(jalur) as arsip:
            peti = Peti(koneksi.folder)
            _periksa_arsip(arsip, koneksi, peti, maju)
            return _pulihkan(pelaku, arsip, koneksi, peti, terima_rusak=terima_rusak, maju=maju)
    finally:
        koneksi.tutup()


def _buang_pemulihan_mati(koneksi: Koneksi) -> None:
    """Remove what killed restores have left; the database that stands here may be broken, and is not opened."""
    if koneksi.sqlite:
        sisa = tuple(sisa_pemulihan(koneksi, None))
    else:
        with koneksi.baca() as s:
            sisa = tuple(sisa_pemulihan(koneksi, s.connection()))
    for satu in sisa:
        buang_sisa(koneksi, satu)


def _periksa_arsip(arsip: Arsip, koneksi: Koneksi, peti: Peti, maju: Maju) -> None:
    """Read the whole archive once before anything is written."""
    m = arsip.manifes
    if rusak_versi(m.skema) is None and m.skema > TERBARU:
        pesan = f"dibuat oleh aplikasi yang lebih baru (skema {m.skema}, di sini {TERBARU})"
        raise tolak(str(arsip.jalur), "A03", pesan, "Pasang versi aplikasi yang terbaru, lalu pulihkan lagi.")
    if not skema_dikenal(m.skema):
        saran = "Pakai berkas yang dibuat oleh: penilaian basisdata cadangkan"
        raise tolak(str(arsip.jalur), "A02", f"skema {m.skema[:20]!r} tidak dikenal", saran)
    perlu = 2 * arsip.jalur.stat().st_size + (m.bukti.ukuran if peti.lokal else 0)
    bebas = shutil.disk_usage(koneksi.folder).free
    if bebas < perlu:
        pesan = f"perlu {bita(perlu)} di {koneksi.folder}, hanya {bita(bebas, ke_bawah=True)} yang kosong"
        raise tolak(str(arsip.jalur), "A06", pesan, "Kosongkan cakram, lalu pulihkan lagi.")
    for n, tabel in enumerate(m.tabel):
        maju(f"memeriksa tabel {tabel}", n, len(m.tabel))
        for _ in arsip.baris(tabel):
            pass
    for n, sidik in enumerate(sorted(arsip.bukti)):
        maju("memeriksa bukti", n, len(arsip.bukti))
        arsip.berkas(sidik)


def _pulihkan(
    pelaku: Pelaku, arsip: Arsip, koneksi: Koneksi, peti: Peti, *, terima_rusak: bool, maju: Maju
) -> HasilPulih:
    cap = f"{sekarang():%Y%m%d_%H%M%S}_{secrets.token_hex(2)}"
    baru = siapkan_pengganti(koneksi, cap)
    try:
        naikkan(baru.koneksi, arsip.manifes.skema)
        baris = _isi(arsip, baru.koneksi, maju)
        if arsip.manifes.skema != TERBARU:
            naikkan(baru.koneksi)
        maju("memeriksa riwayat", 0, 0)
        with baru.koneksi.baca() as s:
            kerusakan = tuple(periksa_semua(s))
        if kerusakan and not terima_rusak:
            pesan = tampak(f"isinya tidak utuh: {kerusakan[0]}")
            saran = "Pakai cadangan lain. Kalau tidak ada, pulihkan dengan --walau-rusak; kerusakannya tetap tercatat."
            raise tolak(str(arsip.jalur), "A07", pesan, saran)
        for n, sidik in enumerate(sorted(arsip.bukti)):
            maju("memulihkan bukti", n, len(arsip.bukti))
            peti.taruh(arsip.berkas(sidik))
        _catat(pelaku, arsip, baru.koneksi)
        disisihkan = baru.pasang()
    finally:
        baru.buang()
    m = arsip.manifes
    return HasilPulih(m.dibuat, baris, len(arsip.bukti), m.bukti.hilang, disisihkan, kerusakan)


def _isi(arsip: Arsip, koneksi: Koneksi, maju: Maju) -> dict[str, int]:
    m, banyak = arsip.manifes, dict[str, int]()
    try:
        with koneksi.tulis() as s:
            c = s.connection()
            tabel = tabel_ada(c)
            if {t.name: set(t.c.keys()) for t in tabel} != {n: set(r.kolom) for n, r in m.tabel.items()}:
                raise _tidak_sesuai(arsip, f"tabelnya bukan tabel skema {m.skema}")
            for n, t in enumerate(tabel):
                maju(f"memulihkan tabel {t.name}", n, len(tabel))
                banyak[t.name] = isi_tabel(c, t, m.tabel[t.name].kolom, arsip.baris(t.name))
            bukti = next(t for t in tabel if t.name == "bukti")
            disebut = set(filter(sidik_sah, c.scalars(select(bukti.c.sha256).where(bukti.c.sha256.is_not(None)))))
            if disebut - set(m.bukti.hilang) != arsip.bukti:
                raise _tidak_sesuai(arsip, "berkas buktinya bukan yang disebut tabel")
    except IntegrityError as e:
        raise _tidak_sesuai(arsip, f"barisnya tidak saling cocok ({sebut_langgar(e)})") from e
    except (ValueError, TypeError, OverflowError, StatementError) as e:
        if isinstance(e, DBAPIError) and not isinstance(e, DataError):
            raise
        raise _terlalu_rusak(arsip, "berisi yang tidak dapat disimpan") from e
    return banyak


def _catat(pelaku: Pelaku, arsip: Arsip, koneksi: Koneksi) -> None:
    """Write into the restored history that, and from which archive, it was restored."""
    baru = {"dibuat": arsip.manifes.dibuat, "sha256": sidik_berkas(arsip.jalur)}
    try:
        with koneksi.tulis() as s:
            kepala = kunci_rantai(s, RANTAI_AKUN)
            catat(s, kepala, pelaku, "basisdata.pulihkan", "basisdata", waktu=sekarang(), baru=baru)
    except (IntegrityError, TypeError) as e:
        raise _terlalu_rusak(arsip, "riwayat akunnya tidak dapat dilanjutkan") from e


def _terlalu_rusak(arsip: Arsip, apa: str) -> GalatArsip:
    saran = "Cadangan ini dari basis data yang rusak. Pakai cadangan dari sebelum kerusakan itu."
    return tolak(str(arsip.jalur), "A08", apa, saran)


def _tidak_sesuai(arsip: Arsip, apa: str) -> GalatArsip:
    saran = "Cadangan ini tidak dipulihkan. Pakai salinan yang utuh."
    return tolak(str(arsip.jalur), "A04", f"berubah sejak dibuat: {apa}", saran)
