"""Office files (XLSX, DOCX) by what stands in their archive: no macros, no bombs, nothing fetched, nothing beside it.

Only the workshop calls this (``bengkel``), in a process with little memory and time, so it knows nothing of the store.
"""

import io
import re
import zipfile
from typing import Final, Literal

from penilaian.angka import bita
from penilaian.paket import RUSAK, Berlebihan, Paket, lokal, pengurai_xml, periksa_paket, telusuri_xml

BATAS_URAI: Final = 100_000_000
"""Bytes of all parts together, inflated."""

BATAS_NISBAH: Final = 200
"""How many times larger than the file its parts may be; ordinary ones stay below 30."""

_DAFTAR: Final = "[Content_Types].xml"
_UTAMA: Final[dict[str, Literal["xlsx", "docx"]]] = {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": "xlsx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": "docx",
}
_AKTIF: Final = ("macroenabled", "vbaproject", "activex", "macrosheet")
_DIKLIK: Final = frozenset({"hyperlink"})
"""Relations that lead elsewhere only when somebody clicks."""

_DISISIPKAN: Final = frozenset({"afchunk"})
"""Relations to a part of another format, a web page for instance, that becomes part of the text when it is opened."""

_PERINTAH: Final = re.compile(r"(?im)^\s*(?:DDE(?:AUTO)?(?!\w)|QUOTE\s+\d)")
"""Fields that start another program, or spell a field's name by numbers of characters."""

_AMBIL: Final = re.compile(r"""(?im)^\s*(?:INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|RD)\b.*(?://|["\s]\\{2})""")
"""Fields that fetch what an address or a path on another machine names."""

_FUNGSI_LUAR: Final = re.compile(r"(?i)\b(?:WEBSERVICE|RTD|IMAGE|CALL|REGISTER(?:\.ID)?)\s*\(|\|\s*[^\s!|]+\s*!")
"""Functions of a cell that fetch or run something, and DDE (``program|topic!item``)."""

_UNSUR_TEKS: Final = frozenset({"instrText", "delInstrText", "f", "definedName"})
_UNSUR_DDE: Final = frozenset({"ddeLink", "oleLink"})
_UNSUR_KUERI: Final = frozenset({"dbPr", "webPr", "olapPr", "textPr"})
_AKHIR_TEKS: Final = frozenset({"p", "f", "definedName", "fldSimple"})

_AKHIR: Final = b"PK\x05\x06"
_PANJANG_AKHIR: Final = 22

_CETAK: Final = "Cetak ke PDF, lalu unggah PDF itu."
_LUAR: Final = "memuat isi dari alamat lain ketika dibuka"


class Ditolak(Exception):
    """An office file that cannot be evidence: code, what was found, what to do."""

    def __init__(self, kode: str, pesan: str, saran: str) -> None:
        super().__init__(kode, pesan, saran)


def kenali_ooxml(isi: bytes) -> Literal["xlsx", "docx"]:
    """Return which of the two an archive is.

    Raises:
        Ditolak: no office file (U03), broken (U05), with macros, commands or content loaded from elsewhere (U06), a
            bomb (U07), or another file beside or inside the archive (U08).
    """
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            _periksa_bentuk(isi, arsip)
            paket = Paket(arsip)
            if _DAFTAR not in paket:
                saran = "Unggah dokumennya sendiri (PDF, JPEG, PNG, XLSX atau DOCX), bukan arsip ZIP."
                raise Ditolak("U03", "arsip ZIP bukan bukti", saran)
            jenis = _jenis_bagian(paket)
            _periksa_aktif(jenis, paket)
            for bagian in paket.nama():
                if bagian.endswith(".rels"):
                    _periksa_hubungan(paket, bagian)
                elif bagian.endswith((".xml", ".vml")):
                    _periksa_isi(paket, bagian)
    except RUSAK as e:
        saran = "Buka di Excel, Word atau LibreOffice, simpan ulang, lalu unggah lagi."
        raise Ditolak("U05", "isinya rusak atau tidak lengkap", saran) from e
    utama = {_UTAMA[j] for j in jenis if j in _UTAMA}
    if len(utama) != 1:
        saran = "Simpan sebagai .xlsx atau .docx, lalu unggah lagi."
        raise Ditolak("U03", "bukan buku kerja Excel dan bukan dokumen Word", saran)
    return utama.pop()


def _periksa_bentuk(isi: bytes, arsip: zipfile.ZipFile) -> None:
    """Look at the archive's own directory; nothing is inflated yet."""
    akhir = isi.rfind(_AKHIR)
    komentar = int.from_bytes(isi[akhir + 20 : akhir + _PANJANG_AKHIR], "little")
    awal = min((b.header_offset for b in arsip.infolist()), default=0)
    if akhir + _PANJANG_AKHIR + komentar != len(isi) or komentar or awal:
        saran = "Buka di aplikasinya, simpan ulang, lalu unggah lagi."
        raise Ditolak("U08", "pada dokumen ini menempel berkas lain", saran)
    try:
        periksa_paket(arsip, len(isi), urai=BATAS_URAI, nisbah=BATAS_NISBAH)
    except Berlebihan as e:
        saran = "Unggah dokumen yang lebih kecil, atau cetak ke PDF."
        raise Ditolak("U07", f"isinya mengembang menjadi {bita(e.urai)} atau bersusun ganda", saran) from e


def _jenis_bagian(paket: Paket) -> set[str]:
    """Return the content types that an archive declares, in small letters."""
    semua: set[str] = set()

    def mulai(_: str, sifat: dict[str, str]) -> None:
        semua.add(sifat.get("ContentType", "").lower())

    telusuri_xml(paket.baca(_DAFTAR), mulai)
    return semua


def _periksa_aktif(jenis: set[str], paket: Paket) -> None:
    nama_bagian = " ".join(paket.nama())
    if any(a in nama_bagian or any(a in j for j in jenis) for a in _AKTIF):
        raise Ditolak("U06", "berisi makro", "Simpan sebagai .xlsx atau .docx tanpa makro, lalu unggah lagi.")


def _periksa_hubungan(paket: Paket, bagian: str) -> None:
    """Refuse relations that an office program follows by itself to another machine (U06)."""

    def mulai(_: str, sifat: dict[str, str]) -> None:
        jenis = sifat.get("Type", "").lower().rsplit("/", 1)[-1]
        jauh = sifat.get("TargetMode", "").lower() == "external" and di_luar(sifat.get("Target", ""))
        if jauh and jenis not in _DIKLIK:
            raise Ditolak("U06", _LUAR, _CETAK)
        if jenis in _DISISIPKAN:
            raise Ditolak("U08", "pada dokumen ini menempel berkas lain", _CETAK)

    telusuri_xml(paket.baca(bagian), mulai)


def _periksa_isi(paket: Paket, bagian: str) -> None:
    """Refuse commands, queries and embedded programs that stand in a part itself (U06, U08)."""
    tumpukan: list[str] = []
    teks: list[str] = []

    def mulai(unsur: str, sifat: dict[str, str]) -> None:
        nama = lokal(unsur)
        tumpukan.append(nama)
        if nama in _UNSUR_DDE:
            raise Ditolak("U06", "menjalankan program lain ketika dibuka (DDE)", _CETAK)
        if nama in _UNSUR_KUERI and bagian.endswith("connections.xml"):
            raise Ditolak("U06", "mengambil isi dari basis data atau alamat lain", _CETAK)
        for kunci, nilai in sifat.items():
            if lokal(kunci).lower() == "progid" and nilai.lower().startswith("package"):
                raise Ditolak("U08", "pada dokumen ini menempel berkas lain", _CETAK)
            if nama == "fldSimple" and lokal(kunci) == "instr":
                teks.append(f"\n{nilai}")
        if nama == "fldChar":
            teks.append("\n")  # a field begins: its name comes next, in one piece or in many

    def selesai(unsur: str) -> None:
        tumpukan.pop()
        if lokal(unsur) in _AKHIR_TEKS and teks:
            _periksa_perintah("".join(teks), sel=lokal(unsur) in {"f", "definedName"})
            teks.clear()

    def tulisan(isi: str) -> None:
        if tumpukan and tumpukan[-1] in _UNSUR_TEKS:
            teks.append(isi)

    pengurai = pengurai_xml(mulai, selesai)
    pengurai.CharacterDataHandler = tulisan
    with paket.alirkan(bagian) as aliran:
        pengurai.ParseFile(aliran)
    if teks:
        _periksa_perintah("".join(teks), sel=False)


def _periksa_perintah(teks: str, *, sel: bool) -> None:
    """Refuse a field of a document or a formula of a cell that runs or fetches something (U06)."""
    if sel:
        if _FUNGSI_LUAR.search(re.sub(r"\"[^\"]*\"|'[^']*'", "''", teks)):
            raise Ditolak("U06", "rumusnya menjalankan atau mengambil sesuatu dari luar", _CETAK)
    elif _PERINTAH.search(teks):
        raise Ditolak("U06", "menjalankan program lain ketika dibuka (DDE)", _CETAK)
    elif _AMBIL.search(teks):
        raise Ditolak("U06", _LUAR, _CETAK)


def di_luar(tujuan: str) -> bool:
    r"""Return whether a target lies on another machine; ``Buku.xlsx``, ``C:\a.dotx``, ``file:///C:/a.dotx`` do not."""
    jalan = tujuan.strip().replace("\\", "/")
    berkas = re.match(r"(?i)file:(/*)(.*)", jalan)
    if berkas:
        diska = re.match(r"(?i)[a-z][:|](?:/|$)", berkas[2])
        return not diska and len(berkas[1]) not in {0, 1, 3}
    if re.match(r"(?i)[a-z]:(?:/|$)", jalan):
        return False
    return jalan.startswith("//") or bool(re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", jalan))
