"""One file in, one ``Naskah`` out: bytes, text, YAML."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import yaml

from penilaian.galat import Temuan, sebab_sistem
from penilaian.muat.naskah import Naskah
from penilaian.muat.penyusun import Penyusun
from penilaian.muat.salah_tulis import terjemahkan_salah_tulis

PEMBACA: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""The C parser where PyYAML was built with it, about ten times faster."""

_TAK_TERLIHAT = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060\ufeff\ufffe\uffff]"
)
"""Control characters, other line ends than CR and LF (they would shift the lines), zero-width and bidi marks."""

_BARIS_BERTAB = re.compile(r"^.*\t", re.MULTILINE)
"""The C parser takes a tab for a space in many places where YAML forbids it; here it is refused in all."""

_SPASI_LAIN_DI_AWAL = re.compile(r"^ *[\u00a0\u2000-\u200a\u202f\u3000]", re.MULTILINE)


def baca_naskah(jalan: Path, nama: str, tempat: str) -> tuple[Naskah, list[Temuan]]:
    """Read the file ``jalan``; return it with everything that is wrong with it as YAML.

    ``nama`` is its path below the instrument's folder, ``tempat`` the path that findings show.
    """
    naskah = Naskah(unicodedata.normalize("NFC", nama), tempat)
    teks, temuan = _teks(jalan, tempat)
    if teks is None:
        return naskah, temuan
    penyusun = Penyusun(naskah, teks)
    try:
        penyusun.jalankan(yaml.parse(teks, Loader=PEMBACA))
    except yaml.MarkedYAMLError as galat:
        naskah.terbaca = False
        naskah.data = {}
        penyusun.temuan.append(terjemahkan_salah_tulis(galat, teks, tempat))
    return naskah, penyusun.temuan


def _teks(jalan: Path, tempat: str) -> tuple[str | None, list[Temuan]]:
    """Return the file's text as NFC without BOM; None, and why, where it cannot be read as text."""
    try:
        isi = jalan.read_bytes()
    except OSError as galat:
        return None, [
            Temuan(
                f"{tempat}:1",
                "I04",
                f"berkas tidak dapat dibaca ({sebab_sistem(galat)})",
                "Periksa izin baca berkas ini.",
            )
        ]
    try:
        teks = isi.decode("utf-8-sig")
    except UnicodeDecodeError as galat:
        if isi.startswith((b"\xff\xfe", b"\xfe\xff")):
            pesan = "berkas tersimpan sebagai UTF-16; yang diterima hanya UTF-8"
        else:
            pesan = (
                f"bita 0x{isi[galat.start]:02X} bukan UTF-8; berkas ini agaknya tersimpan sebagai Windows-1252 (ANSI)"
            )
        baris = isi.count(b"\n", 0, galat.start) + 1
        return None, [Temuan(f"{tempat}:{baris}", "I04", pesan, "Simpan ulang berkas dengan pengodean UTF-8.")]
    temuan = list(_karakter_terlarang(teks, tempat))
    return (None, temuan) if temuan else (unicodedata.normalize("NFC", teks), [])


def _karakter_terlarang(teks: str, tempat: str) -> Iterator[Temuan]:
    """Yield a finding for every character that is not seen but changes how the file is read."""

    def di(letak: int) -> str:
        return f"{tempat}:{teks.count(chr(10), 0, letak) + 1}"

    for cocok in _BARIS_BERTAB.finditer(teks):
        saran = "Ganti setiap tab dengan dua spasi."
        yield Temuan(di(cocok.start()), "I03", "baris ini memuat tabulator", saran)
    saran = "Hapus bagian itu dan ketik ulang; karakter ini biasanya terbawa ketika menyalin dari Word atau situs."
    for pola, di_mana in ((_TAK_TERLIHAT, "di dalam berkas"), (_SPASI_LAIN_DI_AWAL, "sebagai spasi di awal baris")):
        for cocok in pola.finditer(teks):
            letak = cocok.end() - 1
            yield Temuan(di(letak), "I05", f"karakter yang tidak tampak (U+{ord(teks[letak]):04X}) {di_mana}", saran)
