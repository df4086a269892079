"""The archive of a store: one ZIP file, the same for both databases, so that either can be restored into the other.

Format 1 (``format`` "penilaian-desa/cadangan", ``versi`` 1):

- ``basisdata/<table>.jsonl``: a line a row, each a JSON array in the order of ``kolom`` in the manifest, rows by
  primary key, UTF-8. Dates are ISO text; times and JSON are the text that the tables hold; booleans are booleans.
- ``bukti/<sha256>``: the files of evidence that the tables name, as they lie in the chest.
- ``manifes.json``: ``format``, ``versi``, ``skema`` (revision of the tables), ``aplikasi`` (version), ``dibuat`` (UTC),
  ``asal`` (database), ``tabel`` (name → ``kolom``, ``baris``, ``sha256`` of the part), ``bukti`` (``jumlah``,
  ``ukuran`` in bytes, ``hilang``: hashes that the tables name but the chest had lost).

Logins, attempts to log in and setup codes are not in it: a restored store begins with nobody logged in.
"""

import hashlib
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from penilaian.angka import ribuan
from penilaian.galat import GalatMasukan, Temuan, sebab_sistem

MANIFES: Final = "manifes.json"
VERSI: Final = 1
TANPA_CADANGAN: Final = frozenset(
    {"alembic_version", "kode_awal", "kode_masuk", "kunci_gudang", "perangkat", "percobaan_masuk", "sesi"}
)
"""Tables that are not kept: what is only true for the moment, or would let somebody in again."""

_FOLDER_TABEL: Final = "basisdata/"
_FOLDER_BUKTI: Final = "bukti/"
_BATAS_MANIFES: Final = 50_000_000
_SEPOTONG: Final = 1 << 20

_SIDIK: Final = r"[0-9a-f]{64}"
Sidik = Annotated[str, Field(pattern=f"^{_SIDIK}$")]
_NAMA: Final = r"[a-z_][a-z0-9_]*"
Nama = Annotated[str, Field(pattern=f"^{_NAMA}$")]
Baris = list[Any]


class GalatArsip(GalatMasukan):
    """An archive that cannot be restored; nothing was changed."""


def tolak(tempat: str, kode: str, pesan: str, saran: str) -> GalatArsip:
    """Return the exception for one fault; ``kode`` is ``A..``, listed in ``docs/kode-galat.md``."""
    return GalatArsip([Temuan(tempat, kode, pesan, saran)])


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class RincianTabel(_Model):
    """One table in the archive."""

    kolom: tuple[Nama, ...]
    baris: Annotated[int, Field(ge=0)]
    sha256: Sidik


class RincianBukti(_Model):
    """The evidence in the archive."""

    jumlah: Annotated[int, Field(ge=0)]
    ukuran: Annotated[int, Field(ge=0)]
    hilang: tuple[Sidik, ...]


class Manifes(_Model):
    """What an archive says that it holds."""

    format: Literal["penilaian-desa/cadangan"] = "penilaian-desa/cadangan"
    versi: int = VERSI
    skema: str
    aplikasi: str
    dibuat: str
    asal: Literal["sqlite", "postgresql"]
    tabel: dict[Nama, RincianTabel]
    bukti: RincianBukti


def sidik_sah(teks: str) -> bool:
    """Return whether a text can be the hash of a file at all; a damaged store may name others."""
    return re.fullmatch(_SIDIK, teks) is not None


def nama_sah(teks: str) -> bool:
    """Return whether a table or column can be named in an archive; all of ours can."""
    return re.fullmatch(_NAMA, teks) is not None


def bagian_tabel(nama: str) -> str:
    """Return the path of a table's part in the archive."""
    return f"{_FOLDER_TABEL}{nama}.jsonl"


def bagian_bukti(sidik: str) -> str:
    """Return the path of a file of evidence in the archive."""
    return f"{_FOLDER_BUKTI}{sidik}"


class Arsip:
    """An archive that is read; every part is compared with the manifest while it is read.

    Attributes:
        jalur: the file.
        manifes: what it says that it holds.
        bukti: hashes of the evidence in it.
    """

    def __init__(self, jalur: Path, zip_: zipfile.ZipFile) -> None:
        """Read the manifest of an opened archive (``buka_arsip``)."""
        self.jalur = jalur
        self._zip = zip_
        self.manifes = self._manifes()
        self.bukti = self._periksa_isi()

    def baris(self, tabel: str) -> Iterator[Baris]:
        """Yield the rows of a table. GalatArsip (A04) at the end where they are others than the manifest says."""
        rincian = self.manifes.tabel[tabel]
        hash_, n = hashlib.sha256(), 0
        with self._dibaca(), self._zip.open(bagian_tabel(tabel)) as isi:
            for teks in isi:
                hash_.update(teks)
                n += 1
                try:
                    baris = json.loads(teks)
                except ValueError:
                    raise self._berubah(f"tabel {tabel} baris {n} tidak terbaca") from None
                if not isinstance(baris, list) or len(baris) != len(rincian.kolom):
                    raise self._berubah(f"tabel {tabel} baris {n} tidak sesuai kolomnya")
                yield baris
        if (n, hash_.hexdigest()) != (rincian.baris, rincian.sha256):
            raise self._berubah(
                f"tabel {tabel} berisi {ribuan(n)} baris yang bukan isi semula ({ribuan(rincian.baris)} baris)"
            )

    def berkas(self, sidik: str) -> bytes:
        """Return a file of evidence. GalatArsip (A04) where it is another than its hash says."""
        with self._dibaca():
            isi = self._zip.read(bagian_bukti(sidik))
        if hashlib.sha256(isi).hexdigest() != sidik:
            raise self._berubah(f"berkas bukti {sidik[:12]} bukan isi semula")
        return isi

    def _manifes(self) -> Manifes:
        if MANIFES not in self._zip.namelist():
            raise self._bukan("tidak ada manifes.json di dalamnya")
        if self._zip.getinfo(MANIFES).file_size > _BATAS_MANIFES:
            raise self._bukan("manifesnya terlalu besar")
        with self._dibaca():
            teks = self._zip.read(MANIFES)
        try:
            mentah = json.loads(teks)
            versi = mentah.get("versi") if isinstance(mentah, dict) else None
            if isinstance(versi, int) and versi > VERSI:
                pesan = f"bentuk cadangan {versi} lebih baru daripada yang dikenal aplikasi ini ({VERSI})"
                raise tolak(str(self.jalur), "A03", pesan, "Pasang versi aplikasi yang terbaru, lalu pulihkan lagi.")
            return Manifes.model_validate(mentah)
        except (ValidationError, ValueError) as e:
            raise self._bukan("manifesnya tidak terbaca") from e

    def _periksa_isi(self) -> frozenset[str]:
        """Return the evidence that is there, after comparing the list of parts with the manifest (A04)."""
        nama = self._zip.namelist()
        m = self.manifes
        bukti = {n.removeprefix(_FOLDER_BUKTI) for n in nama if n.startswith(_FOLDER_BUKTI)}
        ukuran = sum(b.file_size for b in self._zip.infolist() if b.filename.startswith(_FOLDER_BUKTI))
        seharusnya = {MANIFES, *map(bagian_tabel, m.tabel), *map(bagian_bukti, bukti)}
        if len(nama) != len(set(nama)) or set(nama) != seharusnya:
            beda = sorted(set(nama) ^ seharusnya)
            raise self._berubah(f"isinya bukan yang tertulis dalam manifes ({', '.join(beda[:3]) or 'ada yang ganda'})")
        if (len(bukti), ukuran) != (m.bukti.jumlah, m.bukti.ukuran):
            ada, harus = ribuan(ukuran), ribuan(m.bukti.ukuran)
            pesan = (
                f"berisi {ribuan(len(bukti))} berkas bukti ({ada} bita), seharusnya {ribuan(m.bukti.jumlah)} ({harus})"
            )
            raise self._berubah(pesan)
        return frozenset(bukti)

    @contextmanager
    def _dibaca(self) -> Iterator[None]:
        try:
            yield
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as e:
            raise tolak(str(self.jalur), "A05", f"rusak dan tidak terbaca ({e})", "Pakai salinan lain.") from e

    def _bukan(self, sebab: str) -> GalatArsip:
        saran = "Pakai berkas yang dibuat oleh: penilaian basisdata cadangkan"
        return tolak(str(self.jalur), "A02", f"bukan cadangan aplikasi ini ({sebab})", saran)

    def _berubah(self, apa: str) -> GalatArsip:
        saran = "Cadangan ini tidak dipulihkan. Pakai salinan yang utuh."
        return tolak(str(self.jalur), "A04", f"berubah sejak dibuat: {apa}", saran)


@contextmanager
def buka_arsip(jalur: Path) -> Iterator[Arsip]:
    """Open an archive and compare its list of parts with its manifest.

    Raises:
        GalatArsip: missing (A01), no archive of ours (A02), of a newer format (A03), changed (A04), broken (A05).
    """
    try:
        zip_ = zipfile.ZipFile(jalur)
    except FileNotFoundError:
        raise tolak(str(jalur), "A01", "berkas tidak ada", "Periksa nama dan foldernya.") from None
    except OSError as e:
        raise tolak(str(jalur), "A01", f"tidak dapat dibuka ({sebab_sistem(e)})", "Periksa izin berkasnya.") from None
    except zipfile.BadZipFile as e:
        saran = "Pakai berkas yang dibuat oleh: penilaian basisdata cadangkan"
        raise tolak(str(jalur), "A02", "bukan arsip ZIP, atau terpotong", saran) from e
    with zip_:
        yield Arsip(jalur, zip_)


def sidik_berkas(jalur: Path) -> str:
    """Return the SHA-256 of a file of any size, 64 hex digits."""
    hash_ = hashlib.sha256()
    with jalur.open("rb") as isi:
        while potong := isi.read(_SEPOTONG):
            hash_.update(potong)
    return hash_.hexdigest()
