"""Where a table comes from: a path or an upload, and what its bytes are, whatever its name says."""

from pathlib import Path
from typing import Final, Literal, NamedTuple

from penilaian.galat import GalatJawaban, Temuan

Format = Literal["csv", "xlsx", "parquet"]

BATAS_BERKAS: Final = 400_000_000
"""Largest file read, in bytes: ten times a national table as CSV; more is a mistake or an attack."""

AKHIRAN: Final[dict[str, Format]] = {
    ".csv": "csv",
    ".tsv": "csv",
    ".txt": "csv",
    ".xlsx": "xlsx",
    ".parquet": "parquet",
}
_ZIP, _PARQUET, _OLE = b"PK\x03\x04", b"PAR1", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PAKAI: Final = "Pakai berkas CSV (.csv), Excel (.xlsx) atau Parquet (.parquet)."


class Unggahan(NamedTuple):
    """A file that a browser sent: its name and its bytes."""

    nama: str
    isi: bytes


Sumber = str | Path | Unggahan


class Terbuka(NamedTuple):
    """A file read into memory, its true format, and what is odd about its name."""

    nama: str
    isi: bytes
    format: Format
    peringatan: tuple[Temuan, ...] = ()


def gagal(tempat: str, kode: str, pesan: str, saran: str) -> GalatJawaban:
    """Return the exception for one fault that leaves nothing more to read."""
    return GalatJawaban([Temuan(tempat, kode, pesan, saran)])


def buka(sumber: Sumber) -> Terbuka:
    """Return the bytes of ``sumber`` and their format: the content decides, the suffix must be a known one.

    Raises:
        GalatJawaban: missing or unreadable (B01), unknown suffix (B02), empty (B03), old Excel or locked by a
            password (B06), too large (B07).
    """
    nama = sumber.nama if isinstance(sumber, Unggahan) else str(sumber)
    akhiran = Path(nama).suffix.lower()
    isi = _isi(sumber)
    if akhiran not in AKHIRAN:
        raise gagal(nama, "B02", f"akhiran {akhiran!r} tidak dikenal" if akhiran else "tanpa akhiran", _PAKAI)
    if not isi.strip():
        raise gagal(nama, "B03", "berkas kosong", "Pilih berkas yang berisi jawaban.")
    if isi.startswith(_OLE):
        pesan = "berkas Excel lama (.xls) atau dikunci dengan sandi"
        raise gagal(nama, "B06", pesan, "Buka di Excel, hapus sandinya, lalu simpan sebagai .xlsx.")
    if len(isi) > BATAS_BERKAS:
        pesan = f"berkas {len(isi) // 1_000_000} MB terlalu besar, paling besar {BATAS_BERKAS // 1_000_000} MB"
        raise gagal(nama, "B07", pesan, "Pecah menjadi beberapa berkas.")
    bentuk: Format = "xlsx" if isi.startswith(_ZIP) else "parquet" if isi.startswith(_PARQUET) else "csv"
    menurut_nama = AKHIRAN[akhiran]
    if bentuk == menurut_nama:
        return Terbuka(nama, isi, bentuk)
    if bentuk == "csv" and b"\x00" in isi:
        pesan = f"isinya bukan {menurut_nama.upper()} dan bukan teks"
        raise gagal(nama, "B05", pesan, "Simpan ulang dari aplikasi asalnya, lalu coba lagi.")
    pesan = f"akhiran {akhiran}, tetapi isinya {bentuk.upper()}; dibaca sebagai {bentuk.upper()}"
    return Terbuka(nama, isi, bentuk, (Temuan(nama, "B34", pesan, "Ganti akhirannya.", "peringatan"),))


def _isi(sumber: Sumber) -> bytes:
    if isinstance(sumber, Unggahan):
        return sumber.isi
    jalur = Path(sumber)
    try:
        if jalur.stat().st_size > BATAS_BERKAS:
            pesan = f"berkas terlalu besar, paling besar {BATAS_BERKAS // 1_000_000} MB"
            raise gagal(str(jalur), "B07", pesan, "Pecah menjadi beberapa berkas.")
        return jalur.read_bytes()
    except FileNotFoundError:
        raise gagal(str(jalur), "B01", "berkas tidak ada", "Periksa nama dan folder berkas.") from None
    except IsADirectoryError:
        raise gagal(str(jalur), "B01", "ini folder, bukan berkas", "Sebut nama berkas di dalamnya.") from None
    except OSError as e:
        pesan = f"berkas tidak dapat dibuka ({e.strerror or e})"
        raise gagal(str(jalur), "B01", pesan, "Periksa izin berkas, atau tutup aplikasi yang memakainya.") from None
