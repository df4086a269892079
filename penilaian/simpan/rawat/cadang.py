"""Making an archive while others work: one snapshot of the database first, then the evidence that it names."""

import hashlib
import json
import os
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from penilaian.galat import GalatPemakaian, sebab_tak_tertulis
from penilaian.simpan.basis.baris_mentah import baris_mentah
from penilaian.simpan.basis.koneksi import Koneksi
from penilaian.simpan.basis.milik import serahkan
from penilaian.simpan.basis.tabel import sekarang
from penilaian.simpan.bukti import BuktiHilang, BuktiRusak, Peti, selaraskan
from penilaian.simpan.galat import GalatBasisData
from penilaian.simpan.migrasi import TERBARU, rusak_versi, versi_skema
from penilaian.simpan.pemeriksaan import tampak
from penilaian.simpan.rawat.arsip import (
    MANIFES,
    Manifes,
    RincianBukti,
    RincianTabel,
    bagian_bukti,
    bagian_tabel,
    nama_sah,
    sidik_sah,
)
from penilaian.simpan.rawat.kemajuan import Maju, diam
from penilaian.simpan.rawat.pemeriksaan import periksa_berkas, periksa_isi
from penilaian.simpan.rawat.salin import baris_tabel, kolom_ada, tabel_ada
from penilaian.simpan.rawat.sisa import AKHIRAN_CADANGAN, buang_sisa, pegang, sisa_pencadangan
from penilaian.simpan.rawat.tujuan import pasang, wajib_boleh
from penilaian.simpan.transaksi.instrumen import RakInstrumen


@dataclass(frozen=True, slots=True)
class HasilCadangan:
    """An archive that was made.

    Attributes:
        jalur: where it stands.
        ukuran: bytes.
        baris: number of rows by table.
        bukti: number of files of evidence in it.
        hilang: hashes that the tables name but whose file was lost or changed before; not in the archive.
        kerusakan: what is wrong with the database that was backed up (Indonesian), empty = sound.
    """

    jalur: Path
    ukuran: int
    baris: dict[str, int]
    bukti: int
    hilang: tuple[str, ...]
    kerusakan: tuple[str, ...]


def cadangkan(koneksi: Koneksi, peti: Peti, tujuan: Path, maju: Maju = diam, *, timpa: bool = False) -> HasilCadangan:
    """Write the whole store into one archive, of any revision and while others write.

    A damaged store is backed up as well as it can be read, and the result says what is wrong with it: the same
    snapshot is checked. Texts that are no UTF-8 are kept with a replacement character.

    Args:
        koneksi: an open store.
        peti: its evidence.
        tujuan: the file; written whole or not at all, readable by its owner only.
        maju: told of progress.
        timpa: it may take the place of another file, but never of the store's own.

    Raises:
        GalatPemakaian: ``tujuan`` cannot be written to, exists already, or belongs to the store.
        GalatBasisData: nothing is kept there yet, or it cannot be read.
    """
    skema = versi_skema(koneksi)
    if skema is None:
        raise GalatBasisData("Belum ada basis data untuk dicadangkan.")
    wajib_boleh(koneksi, peti, tujuan, timpa=timpa)
    for sisa in sisa_pencadangan(tujuan.parent):
        buang_sisa(koneksi, sisa)
    with (
        _utuh(tujuan, koneksi.folder, timpa=timpa) as sementara,
        zipfile.ZipFile(sementara, "w", zipfile.ZIP_DEFLATED) as zip_,
    ):
        with koneksi.baca() as s:
            c = s.connection()
            rincian, sidik, tertinggal = _tulis_tabel(c, zip_, maju)
            kerusakan = (*tertinggal, *_periksa(s, koneksi, skema, maju))
        if sidik is None:
            sidik = sorted(peti.semua())
        ukuran, hilang = _tulis_bukti(peti, sidik, zip_, maju)
        manifes = Manifes(
            skema=skema,
            aplikasi=version("penilaian-desa"),
            dibuat=sekarang().isoformat(timespec="seconds"),
            asal="sqlite" if koneksi.sqlite else "postgresql",
            tabel=rincian,
            bukti=RincianBukti(jumlah=len(sidik) - len(hilang), ukuran=ukuran, hilang=hilang),
        )
        zip_.writestr(MANIFES, manifes.model_dump_json(indent=1))
    baris = {nama: r.baris for nama, r in rincian.items()}
    return HasilCadangan(tujuan, tujuan.stat().st_size, baris, len(sidik) - len(hilang), hilang, kerusakan)


def salin_mentah(koneksi: Koneksi, tujuan: Path) -> Path | None:
    """Copy a damaged store as it lies into an archive beside the one that could not be made.

    Of SQLite that is the file and its journals, byte by byte; of PostgreSQL the rows of its tables. An archive of that
    name stays: the first copy was taken nearest to the damage, and a good backup is never replaced.

    Args:
        koneksi: the database.
        tujuan: the archive that was asked for; ``a.zip`` leads to ``a-mentah.zip``.

    Returns:
        The copy; None where there was one.

    Raises:
        GalatPemakaian: it cannot be written.
        GalatBasisData: PostgreSQL does not answer.
    """
    mentah = tujuan.with_name(f"{tujuan.stem}-mentah.zip")
    if os.path.lexists(mentah):
        return None
    berkas = Path(str(koneksi.alamat.database))
    with (
        _utuh(mentah, berkas if koneksi.sqlite else koneksi.folder, timpa=False) as sementara,
        zipfile.ZipFile(sementara, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as zip_,
    ):
        if not koneksi.sqlite:
            with koneksi.baca() as s:
                _tulis_tabel(s.connection(), zip_, diam)
        for akhiran in ("", "-wal", "-journal") if koneksi.sqlite else ():
            if (satu := berkas.with_name(berkas.name + akhiran)).is_file():
                zip_.write(satu, satu.name)
    return mentah


def _periksa(s: Session, koneksi: Koneksi, skema: str, maju: Maju) -> tuple[str, ...]:
    """Return what is wrong with the snapshot; of an older revision what shows in its file, cells and keys."""
    if skema == TERBARU:
        return periksa_isi(s, RakInstrumen(koneksi), maju).kerusakan
    versi = rusak_versi(skema)
    return tuple(map(tampak, [*([] if versi is None else [versi]), *periksa_berkas(s.connection(), maju)]))


def _tulis_tabel(
    c: Connection, zip_: zipfile.ZipFile, maju: Maju
) -> tuple[dict[str, RincianTabel], list[str] | None, list[str]]:
    """Write every table; return their counts and hashes, the evidence that they name, and what an archive can't name.

    The evidence is None where the table that names it is gone, or its column.
    """
    rincian: dict[str, RincianTabel] = {}
    tabel, sidik, tertinggal = tabel_ada(c), None, list[str]()
    for n, t in enumerate(tabel):
        maju(f"menyalin tabel {t.name}", n, len(tabel))
        if not nama_sah(t.name):
            tertinggal.append(tampak(f"tabel {t.name} bukan buatan aplikasi dan tidak ikut dicadangkan"))
            continue
        kolom = kolom_ada(t)
        for satu in (k.name for k in t.columns if k not in kolom):
            tertinggal.append(tampak(f"tabel {t.name}: kolom {satu} bukan buatan aplikasi dan tidak ikut dicadangkan"))
        hash_, baris = hashlib.sha256(), 0
        with zip_.open(bagian_tabel(t.name), "w", force_zip64=True) as keluar:
            for isi in baris_tabel(c, t):
                teks = json.dumps(isi, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode() + b"\n"
                hash_.update(teks)
                keluar.write(teks)
                baris += 1
        rincian[t.name] = RincianTabel(kolom=tuple(k.name for k in kolom), baris=baris, sha256=hash_.hexdigest())
        if t.name == "bukti" and "sha256" in t.c:
            disebut = {isi for (isi,) in baris_mentah(c, t, [t.c.sha256])}
            sidik = sorted(satu for satu in disebut if isinstance(satu, str) and sidik_sah(satu))
    return rincian, sidik, tertinggal


def _tulis_bukti(peti: Peti, sidik: list[str], zip_: zipfile.ZipFile, maju: Maju) -> tuple[int, tuple[str, ...]]:
    """Write the evidence; return its bytes, and what is lost: an archive without it is better than none."""
    ukuran, hilang = 0, []
    for n, satu in enumerate(sidik):
        maju("menyalin bukti", n, len(sidik))
        try:
            isi = peti.ambil(satu)
        except (BuktiHilang, BuktiRusak):
            hilang.append(satu)
            continue
        zip_.writestr(bagian_bukti(satu), isi, zipfile.ZIP_STORED)
        ukuran += len(isi)
    maju("menyalin bukti", len(sidik), len(sidik))
    return ukuran, tuple(hilang)


_IZIN: Final = 0o600
"""Passwords (as hashes) and answers of many people lie in it."""


@contextmanager
def _utuh(tujuan: Path, milik: Path, *, timpa: bool) -> Iterator[Path]:
    """Give a file beside ``tujuan`` to fill; it takes its place, on disk, only if nothing went wrong.

    ``milik``: the data folder, or the database in it; where its owner has the archive's folder, the archive is theirs.
    """
    try:
        pegangan, nama = tempfile.mkstemp(prefix=f".{tujuan.stem}-", suffix=AKHIRAN_CADANGAN, dir=tujuan.parent)
    except OSError as e:
        raise GalatPemakaian(f"tidak dapat menulis {tujuan}: {sebab_tak_tertulis(e)}") from None
    os.close(pegangan)
    sementara = Path(nama)
    try:
        with pegang(sementara):
            yield sementara
        sementara.chmod(_IZIN)
        if milik.stat().st_uid == tujuan.parent.stat().st_uid:  # in the store's own folders; elsewhere it is root's
            serahkan(sementara)
        with sementara.open("rb+") as isi:
            os.fsync(isi.fileno())
        pasang(sementara, tujuan, timpa=timpa)
        selaraskan(tujuan.parent)
    except OSError as e:
        raise GalatPemakaian(f"tidak dapat menulis {tujuan}: {sebab_tak_tertulis(e)}") from e
    finally:
        with suppress(FileNotFoundError):
            sementara.unlink()
