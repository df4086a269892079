"""CSV in: encoding, separator and header are found out, every cell stays text."""

import codecs
import csv
import io
import re
import secrets
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv

from penilaian.galat import Temuan
from penilaian.mentah.berkas_masuk import Aliran, Isi, Terbuka, gagal
from penilaian.mentah.kepala_tabel import (
    BARIS_JUDUL,
    BARIS_KEPALA_PALING_BAWAH,
    PEMISAH,
    PISAHKAN_KOLOM,
    menumpuk,
    pilih_kepala,
    seperti_baris,
)
from penilaian.mentah.lembar_teks import (
    BATAS_KOLOM,
    BentukBerkas,
    DaftarRusak,
    Rincian,
    SelRusak,
    Wadah,
    nomor_berurut,
    tambah_berisi,
)

_AWAL: Final = 1_000_000
"""Bytes within which the header must end."""

_SEPOTONG: Final = 1 << 20
"""Bytes decoded or parsed at a time."""

_SEL_SEPOTONG: Final = 200_000
"""Cells that are handed on at a time."""

_BOM: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_AKHIR: Final = b"\x1a\r\n"
"""What old programs and editors leave behind the last row: an end-of-file sign, line ends."""

_PENUTUP: Final = "\x02" + secrets.token_hex(8)
"""Cells of a row behind the last one; nobody can have written them into a file."""

_BARIS_DISEBUT: Final = 10

_TUTUP_KUTIP: Final = 'Tutup tanda kutipnya, atau hapus; tanda " di dalam isi ditulis dua kali ("").'
_SIMPAN_UTF8: Final = "Simpan ulang sebagai CSV UTF-8."


class _Teks(NamedTuple):
    """Text as UTF-8: the bytes, where it begins and ends in them, and the encoding it came in."""

    isi: Isi
    awal: int
    akhir: int
    pengodean: str

    def sejak(self, awal: int) -> "_Teks":
        return self._replace(awal=awal)


class _Kepala(NamedTuple):
    """The header: its last row number, cells, the characters up to its end, and how many known columns it names."""

    nomor: int
    sel: list[str]
    habis: int
    dikenal: int


class _Teliti(NamedTuple):
    """What was found while reading record by record."""

    rusak: DaftarRusak
    tak_terurai: int
    peringatan: tuple[Temuan, ...] = ()


def baca_csv(berkas: Terbuka, dikenal: frozenset[str], wadah: Wadah) -> Rincian:
    """Hand the rows of a CSV file to ``wadah`` and return the rest.

    Args:
        berkas: the file.
        dikenal: loose forms of known column names, by which header and separator are found.
        wadah: takes the rows.

    Raises:
        GalatJawaban: not text in a known encoding (B08), cannot be parsed (B05), too many cells (B07), a quote that
            swallows the header (B26), lines wrapped in quotes (B27).
    """
    teks = _teks(berkas)
    # What lies at the end of the piece may be half a character: it is none of the header's, or the header is too long
    depan = bytes(teks.isi[teks.awal : min(teks.akhir, teks.awal + _AWAL)]).decode(errors="ignore")
    pemisah, kepala = _cari_kepala(berkas.nama, depan, dikenal)
    if len(kepala.sel) > BATAS_KOLOM:
        raise gagal(berkas.nama, "B07", f"lebih dari {BATAS_KOLOM} kolom", "Hapus kolom yang tidak dinilai.")
    if teks.isi.find(b'="', teks.awal, teks.akhir) >= 0:
        wadah = _TanpaRumus(wadah)
    bentuk = BentukBerkas("csv", pengodean=teks.pengodean, pemisah=pemisah)
    rincian = Rincian(tuple(s.strip() for s in kepala.sel), kepala.nomor, bentuk, peringatan=berkas.peringatan)
    sisa = teks.sejak(teks.awal + len(depan[: kepala.habis].encode()))
    if _urai_cepat(berkas, sisa, rincian, wadah):
        return rincian
    teliti = _urai_teliti(berkas, sisa, rincian, wadah)
    return rincian._replace(
        rusak=tuple(teliti.rusak.isi),
        sisa_rusak=teliti.rusak.sisa,
        tak_terurai=teliti.tak_terurai,
        peringatan=(*rincian.peringatan, *teliti.peringatan),
    )


class _TanpaRumus:
    """A ``Wadah`` that takes ``="2026"``, with which programs keep Excel from changing a text, for the text in it."""

    def __init__(self, wadah: Wadah) -> None:
        self._wadah = wadah

    def mulai(self, lebar: int) -> None:
        """Begin a table."""
        self._wadah.mulai(lebar)

    def tambah(self, baris: pa.Array, kolom: Sequence[pa.Array]) -> None:
        """Take rows."""
        self._wadah.tambah(baris, [pc.replace_substring_regex(k, r'^="([^"]*)"$', r"\1") for k in kolom])


def _teks(berkas: Terbuka) -> _Teks:
    """Return the text: by byte order mark, else UTF-8, else Windows-1252; several marks in a row are one."""
    isi = berkas.isi
    kepala = isi[:64]
    for bom, pengodean in _BOM:
        if kepala.startswith(bom):
            awal = len(bom)
            while kepala.startswith(bom, awal):
                awal += len(bom)
            calon = [pengodean]
            break
    else:
        awal, calon = 0, ["utf-8", "windows-1252"]
    for pengodean in calon:
        try:
            teks = _ke_utf8(isi, awal, pengodean)
        except UnicodeDecodeError:
            continue
        if teks.isi.find(b"\x00", teks.awal, teks.akhir) >= 0:
            break
        return teks
    raise gagal(berkas.nama, "B08", "bukan teks UTF-8, UTF-16 (ber-BOM) atau Windows-1252", _SIMPAN_UTF8)


def _ke_utf8(isi: Isi, awal: int, pengodean: str) -> _Teks:
    """Return a text as UTF-8, not copied where it is that already. UnicodeDecodeError where it is not."""
    pengurai = codecs.getincrementaldecoder(pengodean)()
    salinan = None if pengodean == "utf-8" else bytearray()
    for a in range(awal, len(isi), _SEPOTONG):
        potong = pengurai.decode(isi[a : a + _SEPOTONG], a + _SEPOTONG >= len(isi))
        if salinan is not None:
            salinan += potong.encode()
    if salinan is not None:
        isi, awal = bytes(salinan), 0
    akhir = len(isi)
    while akhir > awal and isi[akhir - 1] in _AKHIR:
        akhir -= 1
    return _Teks(isi, awal, akhir, pengodean)


def _cari_kepala(nama: str, teks: str, dikenal: frozenset[str]) -> tuple[str, _Kepala]:
    """Return separator and header: what names most known columns, else the first row with most cells."""
    calon = [(p, k) for p in PEMISAH if (k := _kepala(nama, teks, p, dikenal)) is not None]
    if not calon:
        raise gagal(nama, "B03", "berkas kosong", "Pilih berkas yang berisi jawaban.")
    pemisah, kepala = max(calon, key=lambda pk: (pk[1].dikenal, len(pk[1].sel)))
    for sel in kepala.sel:
        if any(seperti_baris(t, pemisah, len(kepala.sel)) or menumpuk(t, dikenal) for t in sel.splitlines()[1:]):
            raise gagal(f"baris {kepala.nomor}", "B26", "tanda kutip tidak ditutup, menelan baris judul", _TUTUP_KUTIP)
    if not kepala.dikenal and (tumpukan := next((s for s in kepala.sel if menumpuk(s, dikenal)), None)):
        pesan = f"semua kolom menumpuk dalam satu sel ({tumpukan[:40]}…): setiap baris diapit satu pasang tanda kutip"
        raise gagal(f"baris {kepala.nomor}", "B27", pesan, PISAHKAN_KOLOM)
    return pemisah, kepala


def _kepala(nama: str, teks: str, pemisah: str, dikenal: frozenset[str]) -> _Kepala | None:
    habis = 0

    def baris() -> Iterator[str]:
        nonlocal habis
        for satu in io.StringIO(teks, newline=""):
            habis += len(satu)
            yield satu

    atas: list[tuple[list[str], int]] = []
    try:
        for sel in csv.reader(baris(), delimiter=pemisah):
            atas.append((sel, habis))
            if len(atas) == BARIS_KEPALA_PALING_BAWAH + BARIS_JUDUL:
                break
    except csv.Error as e:
        raise gagal(nama, "B05", f"CSV tidak dapat diurai ({e})", _SIMPAN_UTF8) from None
    ketemu = pilih_kepala([sel for sel, _ in atas], dikenal)
    if ketemu is None:
        return None
    return _Kepala(ketemu.akhir + 1, ketemu.judul, atas[ketemu.akhir][1], ketemu.dikenal)


def _urai_cepat(berkas: Terbuka, teks: _Teks, rincian: Rincian, wadah: Wadah) -> bool:
    """Hand on rows of text columns; False where row numbers would be lost (blank or ragged lines, a stray quote)."""
    if _baris_hampa(teks):
        return False
    m = len(rincian.kepala)
    wadah.mulai(m)
    if teks.awal >= teks.akhir:
        return True
    timpang = False

    def tolak(_: object) -> str:
        nonlocal timpang
        timpang = True
        return "skip"

    kolom = [str(i) for i in range(m)]
    nomor = rincian.baris_kepala + 1
    pemisah = rincian.bentuk.pemisah or ","
    berkutip = teks.isi.find(b'"', teks.awal, teks.akhir) >= 0
    tertutup = not berkutip
    try:
        pembaca = pacsv.open_csv(
            _berpenutup(teks, pemisah, m) if berkutip else pa.py_buffer(memoryview(teks.isi)[teks.awal : teks.akhir]),
            read_options=pacsv.ReadOptions(column_names=kolom, use_threads=False, block_size=_SEPOTONG),
            parse_options=pacsv.ParseOptions(delimiter=pemisah, newlines_in_values=berkutip, invalid_row_handler=tolak),
            convert_options=pacsv.ConvertOptions(
                column_types=dict.fromkeys(kolom, pa.string()), strings_can_be_null=False, null_values=[]
            ),
        )
        for bagian in pembaca:
            if berkutip:
                tertutup = bagian.column(0)[-1].as_py() == _PENUTUP
                bagian = bagian.slice(0, bagian.num_rows - tertutup)
            if timpang or (berkutip and _tertelan(bagian.columns, pemisah)):
                return False
            berkas.wajib_muat(nomor - rincian.baris_kepala + bagian.num_rows, m)
            tambah_berisi(wadah, nomor_berurut(nomor, bagian.num_rows), bagian.columns)
            nomor += bagian.num_rows
    except pa.ArrowInvalid:
        return False
    return tertutup and not timpang


def _berpenutup(teks: _Teks, pemisah: str, lebar: int) -> pa.PythonFile:
    """Return the text with one more row: where that does not come out as a row, a quote was never closed."""
    penutup = "\n" + pemisah.join([_PENUTUP] * lebar)
    aliran = io.BufferedReader(_Sambungan(teks, penutup.encode()), _SEPOTONG)  # type: ignore[type-var]
    return pa.PythonFile(aliran, mode="r")


class _Sambungan(Aliran):
    """A text as a stream, and something after it."""

    def __init__(self, teks: _Teks, penutup: bytes) -> None:
        super().__init__(teks.isi, teks.awal, teks.akhir)
        self._penutup = penutup

    def readinto(self, ke: bytearray) -> int:  # type: ignore[override]
        """Fill a buffer."""
        if banyak := super().readinto(ke):
            return banyak
        potong, self._penutup = self._penutup[: len(ke)], self._penutup[len(ke) :]
        ke[: len(potong)] = potong
        return len(potong)


def _tertelan(kolom: Sequence[pa.Array], pemisah: str) -> bool:
    """Return whether a cell holds a whole row: a quote was closed too late."""
    for isi in kolom:
        berbaris = isi.filter(pc.match_substring_regex(isi, "[\r\n]"))
        if any(seperti_baris(t, pemisah, len(kolom)) for sel in berbaris.to_pylist() for t in sel.splitlines()[1:]):
            return True
    return False


_HAMPA: Final = re.compile(rb"\n[\r\n]|\r\r")


def _baris_hampa(teks: _Teks) -> bool:
    """Return whether lines without a character may stand among the rows."""
    isi, awal, akhir = teks.isi, teks.awal, teks.akhir
    if isi[awal : awal + 1] in b"\r\n" and awal < akhir:
        return True
    if isi.find(b"\r", awal, akhir) < 0:
        return isi.find(b"\n\n", awal, akhir) >= 0
    return _HAMPA.search(isi, awal, akhir) is not None


def _urai_teliti(berkas: Terbuka, teks: _Teks, rincian: Rincian, wadah: Wadah) -> _Teliti:
    """Hand on record by record, so that every row keeps the number under which a spreadsheet shows it."""
    m = len(rincian.kepala)
    wadah.mulai(m)
    baris: list[int] = []
    isi: list[list[str]] = []
    rusak = DaftarRusak()
    pendek: list[int] = []
    banyak = tak_terurai = 0

    def teruskan() -> None:
        nonlocal banyak
        banyak += len(baris)
        berkas.wajib_muat(banyak, m)
        if baris:
            kolom = [pa.array(k, type=pa.string()) for k in zip(*isi, strict=True)]
            wadah.tambah(pa.array(baris, type=pa.int64()), kolom)
        baris.clear()
        isi.clear()

    pemisah = rincian.bentuk.pemisah or ","
    sepotong = max(1, _SEL_SEPOTONG // max(m, 1))
    try:
        rekaman = csv.reader(chain(_baris(teks), [_PENUTUP]), delimiter=pemisah)
        for nomor, sel in enumerate(rekaman, rincian.baris_kepala + 1):
            if sel == [_PENUTUP]:
                break
            if not sel or not "".join(sel).strip():
                continue
            if tertelan := _telan(sel, pemisah, m):
                rusak.tambah(SelRusak(nomor, -1, "B26", _kutip_terbuka(sel, rincian.kepala, tertelan), _TUTUP_KUTIP))
                tak_terurai += 1 + tertelan.baris
                continue
            if len(sel) > m and "".join(sel[m:]).strip():
                pesan = f"berisi {len(sel)} kolom, padahal judulnya {m} kolom"
                rusak.tambah(SelRusak(nomor, -1, "B09", pesan, _saran_timpang(pemisah)))
                tak_terurai += 1
                continue
            if len(sel) < m:
                if len(sel) > 1:  # a single cell is no row of answers, but a note below them
                    pendek.append(nomor)
                sel += [""] * (m - len(sel))
            baris.append(nomor)
            isi.append(sel[:m])
            if len(baris) >= sepotong:
                teruskan()
    except csv.Error as e:
        raise gagal(berkas.nama, "B05", f"CSV tidak dapat diurai ({e})", _SIMPAN_UTF8) from None
    teruskan()
    return _Teliti(rusak, tak_terurai, _pendek(pendek, m))


class _Telan(NamedTuple):
    """A cell that swallowed what is not its own: its position, and how many rows."""

    kolom: int
    baris: int


def _telan(sel: list[str], pemisah: str, lebar: int) -> _Telan | None:
    """Return which cell of a record a wrong quote let swallow other rows, None where none did."""
    for k, isi in enumerate(sel):
        terbuka = _PENUTUP in isi
        lanjutan = [t for t in isi.replace(_PENUTUP, "").splitlines()[1:] if t.strip()]
        timpang = lanjutan and len(sel) != lebar and (len(sel) < lebar or "".join(sel[lebar:]).strip())
        if terbuka or timpang or any(seperti_baris(t, pemisah, lebar) for t in lanjutan):
            return _Telan(k, len(lanjutan))
    return None


def _kutip_terbuka(sel: list[str], judul: tuple[str, ...], telan: _Telan) -> str:
    kolom = judul[telan.kolom] if telan.kolom < len(judul) else f"ke-{telan.kolom + 1}"
    menelan = f"; isinya menelan {telan.baris} baris sesudahnya" if telan.baris else ""
    return f"tanda kutip pada kolom {kolom} tidak ditutup di barisnya{menelan} ({sel[telan.kolom][:20]!r}…)"


def _pendek(baris: list[int], lebar: int) -> tuple[Temuan, ...]:
    """Return the warning about rows whose last cells are missing."""
    if not baris:
        return ()
    sebutan = ", ".join(map(str, baris[:_BARIS_DISEBUT]))
    sisa = f" dan {len(baris) - _BARIS_DISEBUT} lagi" if len(baris) > _BARIS_DISEBUT else ""
    pesan = f"{len(baris)} baris lebih pendek dari judulnya ({lebar} kolom); sel di ujungnya dianggap kosong"
    saran = "Periksa apakah jawaban terakhirnya memang kosong."
    return (Temuan(f"baris {sebutan}{sisa}", "B38", pesan, saran, "peringatan"),)


def _baris(teks: _Teks) -> Iterator[str]:
    """Return the lines of a text with their ends."""
    aliran = io.BufferedReader(Aliran(teks.isi, teks.awal, teks.akhir), _SEPOTONG)  # type: ignore[type-var]
    return io.TextIOWrapper(aliran, encoding="utf-8", newline="")


def _saran_timpang(pemisah: str) -> str:
    if pemisah == ",":
        return "Apit isi yang berkoma dengan tanda kutip, atau pakai titik koma sebagai pemisah kolom."
    return "Periksa pemisah kolom dan tanda kutip pada baris ini."
