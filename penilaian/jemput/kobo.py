"""An export of KoboToolbox: begun, waited for, downloaded (API v2, ``/api/v2/assets/{uid}/exports/``)."""

import re
import time
from collections.abc import Callable
from typing import IO, Any, Final

import httpx2

from penilaian.angka import bita
from penilaian.jemput.formulir_server import Kobo
from penilaian.jemput.jalur_server import Maju, Sambungan, TakAdaLagi
from penilaian.jemput.penolakan import asing, terlalu_besar, tolak
from penilaian.jemput.unduhan import Unduhan
from penilaian.mentah import BATAS_BERKAS

PILIHAN: Final = {
    "type": "csv",
    "lang": "_xml",
    "group_sep": "/",
    "hierarchy_in_labels": "false",
    "multiple_select": "both",
    "fields_from_all_versions": "true",
}
"""What Kobo must be told of an export: names rather than labels, which no edit of a label can confuse."""

JEDA_TANYA: Final = 3.0
"""Seconds between questions whether the export is there."""

PALING_LAMA: Final = 1_800.0
"""Seconds to wait for it; Kobo itself gives up after that."""

_BOLEH: Final = frozenset({200, 206, 416})
_PANJANG_KUTIP: Final = 200
_RENTANG: Final = re.compile(r"bytes ([0-9]{1,15})-[0-9]{1,15}/([0-9]{1,15})")


def jemput_kobo(
    asal: Kobo, s: Sambungan, unduhan: Unduhan, maju: Maju, *, jam: Callable[[], float] = time.monotonic
) -> bytes:
    """Return the CSV of all submissions.

    Raises:
        GalatJawaban: refused, broken off, too large, or Kobo could not make it (L10).
    """
    s.pakai(Authorization=f"Token {asal.token}")
    ekspor = f"/api/v2/assets/{asal.formulir}/exports/"
    with unduhan.buka() as isi:
        for diteruskan in (True, False):
            try:
                if not (diteruskan and unduhan.keadaan.get("ekspor")):
                    _kosongkan(isi)
                    unduhan.catat(ekspor=_uid(s, s.objek("POST", ekspor, badan=PILIHAN)))
                hasil = _tunggu(s, ekspor, unduhan, maju, jam)
                return _unduh(s, hasil, isi, unduhan, maju)
            except TakAdaLagi:
                unduhan.lupakan()
        raise asing(s.alamat, "ekspor yang baru dibuat tidak ditemukan di server")


def _uid(s: Sambungan, tugas: dict[str, Any]) -> str:
    uid = tugas.get("uid")
    if not isinstance(uid, str) or not re.fullmatch(r"[A-Za-z0-9]{1,64}", uid):
        raise asing(s.alamat)
    return uid


def _tunggu(s: Sambungan, ekspor: str, unduhan: Unduhan, maju: Maju, jam: Callable[[], float]) -> str:
    """Return the address of the finished export."""
    jalan, mulai = f"{ekspor}{_uid(s, {'uid': unduhan.keadaan['ekspor']})}/", jam()
    while True:
        maju("KoboToolbox menyiapkan ekspor", 0, 0)
        tugas = s.objek("GET", jalan, lanjutan=True)
        status, hasil = tugas.get("status"), tugas.get("result")
        if status == "complete" and isinstance(hasil, str) and hasil:
            return hasil
        if status == "error":
            unduhan.lupakan()
            raise _gagal(s, tugas)
        if jam() - mulai > PALING_LAMA:
            saran = "Jalankan perintah yang sama nanti; ekspor yang sedang disiapkan itu yang dipakai."
            raise tolak(s.alamat, "L10", "KoboToolbox belum selesai menyiapkan ekspor dalam setengah jam", saran)
        s.tidur(JEDA_TANYA)


def _gagal(s: Sambungan, tugas: dict[str, Any]) -> Exception:
    pesan = tugas.get("messages")
    sebab = pesan.get("error") if isinstance(pesan, dict) else None
    bersih = "".join(c for c in sebab if c.isprintable())[:_PANJANG_KUTIP] if isinstance(sebab, str) else ""
    kata = f"KoboToolbox gagal membuat ekspor: {bersih!r}" if bersih else "KoboToolbox gagal membuat ekspor"
    return tolak(s.alamat, "L10", kata, "Coba ekspor itu di halaman proyeknya (Data, Unduhan), lalu ulangi.")


def _unduh(s: Sambungan, hasil: str, isi: IO[bytes], unduhan: Unduhan, maju: Maju) -> bytes:
    """Return the bytes of the export; what of it is here already is not asked for again."""

    def ambil() -> None:
        ada = isi.seek(0, 2)
        cap = str(unduhan.keadaan.get("cap", ""))
        kepala = {"Accept-Encoding": "identity"}
        if ada and cap:
            kepala |= {"Range": f"bytes={ada}-", "If-Range": cap}
        with s.alirkan("GET", hasil, kepala=kepala, boleh=_BOLEH, lanjutan=True) as balas:
            if balas.headers.get("Content-Range") == f"bytes */{ada}":
                return  # all of it is here
            dari = _mulai(balas, isi, ada, unduhan)
            if dari > BATAS_BERKAS:
                raise terlalu_besar(s.alamat, BATAS_BERKAS)
            for potong in s.potongan(balas):
                isi.write(potong)
                if (sekian := isi.tell()) > BATAS_BERKAS:
                    raise terlalu_besar(s.alamat, BATAS_BERKAS)
                maju(f"mengunduh ekspor, {bita(sekian)}", sekian, dari)

    s.ulangi(ambil, lambda: isi.seek(0, 2))
    isi.seek(0)
    return isi.read()


def _mulai(balas: httpx2.Response, isi: IO[bytes], ada: int, unduhan: Unduhan) -> int:
    """Go to where the bytes of an answer belong, and return how many there will be, 0 where that is not said."""
    if balas.status_code != httpx2.codes.OK:
        rentang = _RENTANG.fullmatch(balas.headers.get("Content-Range", ""))
        if balas.status_code != httpx2.codes.PARTIAL_CONTENT or rentang is None or int(rentang[1]) != ada:
            raise TakAdaLagi
        return int(rentang[2])
    _kosongkan(isi)
    cap = balas.headers.get("ETag", "")
    if not re.fullmatch(r'"[!-~]{1,200}"', cap):  # a weak one promises nothing of bytes
        cap = balas.headers.get("Last-Modified", "")
    unduhan.catat(ekspor=unduhan.keadaan["ekspor"], cap=cap if cap.isascii() and cap.isprintable() else "")
    panjang = balas.headers.get("Content-Length", "")
    return int(panjang) if re.fullmatch(r"[0-9]{1,15}", panjang) else 0


def _kosongkan(isi: IO[bytes]) -> None:
    isi.seek(0)
    isi.truncate()
