"""Submissions of ODK Central by OData (``/v1/projects/N/forms/ID.svc/Submissions``), laid out as its CSV has them."""

import csv
import io
import json
from collections.abc import Iterator
from typing import IO, Any, Final
from urllib.parse import parse_qsl, quote, urlsplit

from penilaian.angka import ribuan
from penilaian.jemput.formulir_server import Odk
from penilaian.jemput.jalur_server import Maju, Sambungan, TakAdaLagi
from penilaian.jemput.penolakan import SARAN_ULANG, asing, terlalu_besar, tolak
from penilaian.jemput.unduhan import Unduhan
from penilaian.mentah import BATAS_BERKAS

SEKALI: Final = 250
"""Submissions asked for at once: a page of 360 questions is some 3 MB."""

BATAS_HALAMAN: Final = 50_000_000
"""Bytes of one page, unpacked."""

_PENUNJUK: Final = ("$skiptoken", "$skip")
"""What leads to the next page: of new Centrals and of old ones."""

_SISTEM: Final = {
    "submissionDate": "SubmissionDate",
    "submitterId": "SubmitterID",
    "submitterName": "SubmitterName",
    "attachmentsPresent": "AttachmentsPresent",
    "attachmentsExpected": "AttachmentsExpected",
    "status": "Status",
    "reviewState": "ReviewState",
    "edits": "Edits",
    "formVersion": "FormVersion",
}
"""What Central knows of a submission, by the names of its CSV; that of the device is left behind."""


def jemput_odk(asal: Odk, s: Sambungan, unduhan: Unduhan, maju: Maju) -> bytes:
    """Return the CSV of all submissions, those of repeats left out.

    Raises:
        GalatJawaban: refused, broken off, too large, no submissions (L11), encrypted ones (L12), or fewer than
            the server says there are (L13).
    """
    sesi = _masuk(asal, s)
    try:
        with unduhan.buka() as isi:
            while not _semua_halaman(asal, s, unduhan, isi, maju):
                unduhan.lupakan()
            return _csv(s, isi)
    finally:
        if sesi:
            _keluar(s)


def _masuk(asal: Odk, s: Sambungan) -> bool:
    """Log in, and return whether that began a session of our own."""
    token = asal.token
    if not token:
        balas = s.objek("POST", "/v1/sessions", badan={"email": asal.surel, "password": asal.sandi})
        token = balas.get("token", "")
        if not isinstance(token, str) or not (token.isascii() and token.isprintable() and token):
            raise asing(s.alamat)
    s.pakai(Authorization=f"Bearer {token}")
    return not asal.token


def _keluar(s: Sambungan) -> None:
    """End the session that was begun; one that can't be ends by itself after a day."""
    s.akhiri("/v1/sessions/current")


def _semua_halaman(asal: Odk, s: Sambungan, unduhan: Unduhan, isi: IO[bytes], maju: Maju) -> bool:
    """Fetch the pages that are not here yet, a line a submission; False where it has to begin anew."""
    jalan = f"/v1/projects/{asal.proyek}/forms/{quote(asal.formulir, safe='')}.svc/Submissions"
    keadaan = unduhan.keadaan
    lanjut, ada = dict(keadaan.get("lanjut") or {}), int(keadaan.get("kiriman", 0))
    isi.seek(int(keadaan.get("bita", 0)))
    isi.truncate()
    while True:
        maju("mengunduh kiriman", ada, 0)
        parameter = {"$top": str(SEKALI), "$count": "true", "$wkt": "true", **lanjut}
        try:
            halaman = s.objek("GET", jalan, parameter=parameter, batas=BATAS_HALAMAN, lanjutan=bool(lanjut))
        except TakAdaLagi:
            return False
        baris, dari = _baris(s, halaman)
        for satu in baris:
            isi.write(json.dumps(satu).encode() + b"\n")
        ada += len(baris)
        if isi.tell() > BATAS_BERKAS:
            raise terlalu_besar(s.alamat, BATAS_BERKAS)
        maju(f"mengunduh kiriman, {_sekian(ada, dari)}", ada, dari)
        berikut = _penunjuk(halaman)
        if not berikut or not baris:
            if ada < dari:
                unduhan.lupakan()  # nobody knows which page was short
                raise _kurang(s, ada, dari)
            return True
        if berikut == lanjut:
            raise asing(s.alamat)
        lanjut = berikut
        isi.flush()
        unduhan.catat(lanjut=lanjut, bita=isi.tell(), kiriman=ada)


def _kurang(s: Sambungan, ada: int, dari: int) -> Exception:
    pesan = f"server menyebut {ribuan(dari)} kiriman, tetapi hanya mengirim {ribuan(ada)}"
    return tolak(s.alamat, "L13", pesan, SARAN_ULANG)


def _sekian(ada: int, dari: int) -> str:
    return f"{ribuan(ada)} dari {ribuan(dari)}" if dari >= ada else ribuan(ada)


def _baris(s: Sambungan, halaman: dict[str, Any]) -> tuple[list[dict[str, Any]], int]:
    """Return the submissions of a page, and how many there are in all."""
    baris, dari = halaman.get("value"), str(halaman.get("@odata.count", "0"))
    if not isinstance(baris, list) or not all(isinstance(b, dict) and isinstance(b.get("__id"), str) for b in baris):
        raise asing(s.alamat)
    return baris, int(dari) if dari.isascii() and dari.isdigit() and len(dari) < len("1000000000") else 0


def _penunjuk(halaman: dict[str, Any]) -> dict[str, str]:
    """Return what leads to the next page, of the address that the server gives only that; empty on the last."""
    alamat = halaman.get("@odata.nextLink")
    if not isinstance(alamat, str):
        return {}
    return {k: v for k, v in parse_qsl(urlsplit(alamat).query) if k in _PENUNJUK}


def _csv(s: Sambungan, isi: IO[bytes]) -> bytes:
    """Return the submissions as Central writes them as CSV: groups before names, one that came twice once."""
    kolom: dict[str, None] = dict.fromkeys(["SubmissionDate"])
    banyak = 0
    for satu in _kiriman(isi):
        kolom.update(dict.fromkeys(satu))
        if satu.get("Status"):
            pesan = "formulir ini mengirim jawaban tersandi, yang tidak dapat dibaca di sini"
            saran = "Unduh ekspornya di ODK Central dengan kata sandi kuncinya, lalu impor berkasnya."
            raise tolak(s.alamat, "L12", pesan, saran)
        banyak += 1
    if not banyak:
        raise tolak(s.alamat, "L11", "belum ada kiriman untuk formulir ini", "Periksa --formulir dan --proyek.")
    keluar = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="replace", newline="", write_through=True)
    penulis = csv.DictWriter(keluar, list(kolom), restval="")
    penulis.writeheader()
    penulis.writerows(_kiriman(isi))
    hasil: bytes = keluar.buffer.getvalue()
    if len(hasil) > BATAS_BERKAS:
        raise terlalu_besar(s.alamat, BATAS_BERKAS)
    return hasil


def _kiriman(isi: IO[bytes]) -> Iterator[dict[str, str]]:
    """Yield each submission once, by the names of columns; pages of an old Central overlap when new ones come in."""
    isi.seek(0)
    pernah: set[str] = set()
    for baris in isi:
        satu = json.loads(baris)
        if satu["__id"] not in pernah:
            pernah.add(satu["__id"])
            yield _datar(satu)


def _datar(satu: dict[str, Any]) -> dict[str, str]:
    sistem = satu.pop("__system", None)
    kunci = {"KEY": satu.pop("__id")}
    if isinstance(sistem, dict):
        kunci |= {nama: _teks(sistem.get(k)) for k, nama in _SISTEM.items()}
    return dict(_ranting("", satu)) | kunci


def _ranting(awalan: str, cabang: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for nama, isi in cabang.items():
        if "@" in nama or isinstance(isi, list):
            continue  # a link to the rows of a repeat, or these
        if isinstance(isi, dict):
            yield from _ranting(f"{awalan}{nama}-", isi)
        else:
            yield f"{awalan}{nama}", _teks(isi)


def _teks(isi: object) -> str:
    if isinstance(isi, bool):
        return "true" if isi else "false"
    return isi if isinstance(isi, str) else ""
