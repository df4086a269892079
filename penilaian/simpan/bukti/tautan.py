"""Links as evidence: one form, http and https only, nothing secret inside."""

import re
from typing import Final
from urllib.parse import quote, urlsplit, urlunsplit

from penilaian.angka import ribuan
from penilaian.simpan.basis.tulisan import rapikan_baris
from penilaian.simpan.bukti.galat import tolak

PANJANG_MAKS: Final = 2_000
"""Characters."""

_PORT: Final = {"http": 80, "https": 443}
_TUAN: Final = re.compile(r"(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*")
_AMAN: Final = "!$&'()*+,;=:@/?%~-._[]"
_CONTOH: Final = "Tulis alamat lengkapnya, misalnya https://sukamaju.desa.id/apbdes."


def bakukan_tautan(tautan: str) -> str:
    """Return a link in one form: scheme and host in small letters, host in ASCII, no usual port, no spaces.

    Raises:
        GalatBukti: not http or https, no host, a name and password inside, or too long (U11).
    """
    teks = tautan.strip()
    if not teks:
        raise tolak("tautan", "U11", "tautan kosong", _CONTOH)
    if len(teks) > PANJANG_MAKS:
        raise tolak(
            "tautan", "U11", f"lebih dari {ribuan(PANJANG_MAKS)} huruf", "Pakai alamat halaman yang lebih pendek."
        )
    if re.search(r"[\s\x00-\x1f\x7f\\]", teks):
        raise tolak("tautan", "U11", "berisi spasi atau tanda yang tidak boleh ada dalam alamat", _CONTOH)
    if not (teks := rapikan_baris(teks, "Tautan", batas=3 * PANJANG_MAKS)):
        raise tolak("tautan", "U11", "tautan kosong", _CONTOH)
    try:
        bagian = urlsplit(teks)
        port = bagian.port
        tuan = (bagian.hostname or "").encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        raise tolak("tautan", "U11", f"{teks!r} bukan alamat web", _CONTOH) from None
    skema = bagian.scheme.lower()
    if skema not in _PORT:
        raise tolak("tautan", "U11", "alamat harus diawali https:// atau http://", _CONTOH)
    if bagian.username is not None or bagian.password is not None:
        raise tolak("tautan", "U11", "alamat ini memuat nama pengguna atau sandi", "Hapus bagian sebelum tanda @.")
    if not _TUAN.fullmatch(tuan) or "." not in tuan:
        raise tolak("tautan", "U11", f"{teks!r} bukan alamat web umum", _CONTOH)
    titik = tuan if port in {None, _PORT[skema]} else f"{tuan}:{port}"
    isian = (quote(x, safe=_AMAN) for x in (bagian.path or "/", bagian.query, bagian.fragment))
    return urlunsplit((skema, titik, *isian))
