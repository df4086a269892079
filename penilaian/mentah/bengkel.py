"""The workshop: files of answers from strangers are opened here, in a process of its own, with little memory and time.

Run as a script by ``pekerja``. Its argument is JSON: the file's name, known column names, how much is read. It reads
the file on standard input and answers with tables as Arrow streams (``T``; a later one replaces an earlier) and at the
end JSON (``A``) with the rest, or the findings.
"""

import json
import mmap
import os
import stat
import sys
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import asdict
from typing import IO, Any

import pyarrow as pa

from penilaian.galat import GalatJawaban
from penilaian.mentah.baca_tabel import isi_wadah
from penilaian.mentah.berkas_masuk import Isi, Takaran


class Pipa:
    """A ``Wadah`` that passes on what it takes."""

    def __init__(self, ke: IO[bytes]) -> None:
        self._ke = ke
        self._aliran: pa.RecordBatchStreamWriter | None = None
        self._skema = pa.schema([])

    def mulai(self, lebar: int) -> None:
        """Begin a table."""
        self.tutup()
        kolom = [pa.field(str(k), pa.string()) for k in range(lebar)]
        self._skema = pa.schema([pa.field("baris", pa.int64()), *kolom])
        self._ke.write(b"T")
        self._aliran = pa.ipc.new_stream(self._ke, self._skema)

    def tambah(self, baris: pa.Array, kolom: Sequence[pa.Array]) -> None:
        """Pass on rows."""
        assert self._aliran is not None  # noqa: S101  (mulai comes first)
        self._aliran.write_batch(pa.record_batch([baris, *kolom], schema=self._skema))

    def tutup(self) -> None:
        """End the table that was begun."""
        if self._aliran is not None:
            self._aliran.close()
            self._aliran = None


def utama(pesanan: dict[str, Any], masuk: IO[bytes], keluar: IO[bytes]) -> None:
    """Read one file."""
    nama, dikenal = pesanan["nama"], frozenset(pesanan["dikenal"])
    pipa = Pipa(keluar)
    akhir: dict[str, Any]
    try:
        rincian = isi_wadah(nama, _isi(masuk), dikenal, pipa, Takaran(*pesanan["takaran"]))
        akhir = {
            "kepala": rincian.kepala,
            "baris_kepala": rincian.baris_kepala,
            "bentuk": asdict(rincian.bentuk),
            "rusak": rincian.rusak,
            "peringatan": [asdict(t) for t in rincian.peringatan],
            "tak_terurai": rincian.tak_terurai,
            "sisa_rusak": [[*sisa[:-1], b64encode(sisa.baris).decode()] for sisa in rincian.sisa_rusak],
        }
    except GalatJawaban as e:
        akhir = {"galat": [asdict(t) for t in e.temuan]}
    pipa.tutup()
    keluar.write(b"A" + json.dumps(akhir).encode())
    keluar.flush()


def _isi(masuk: IO[bytes]) -> Isi:
    """Return the input's bytes; those of a file are looked at where they lie."""
    keadaan = os.fstat(masuk.fileno())
    if stat.S_ISREG(keadaan.st_mode) and keadaan.st_size:
        return mmap.mmap(masuk.fileno(), 0, access=mmap.ACCESS_READ)
    return masuk.read()


if __name__ == "__main__":
    utama(json.loads(sys.argv[1]), sys.stdin.buffer, sys.stdout.buffer)
