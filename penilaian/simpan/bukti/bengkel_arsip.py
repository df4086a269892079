"""The workshop for archives of attachments: what a browser sent as one is opened here and nowhere else.

Run as a script by ``arsip_unggahan``, in a process of its own with little memory and time. Standard input is the
archive as an open file. It answers with one line of JSON, then the bytes that were asked for: ``daftar BITA`` lists the
parts of an archive that has no more than so many bytes when inflated, ``isi NOMOR BITA`` gives so many bytes of one.
"""

import json
import os
import sys
import zipfile
from typing import Any

from penilaian.paket import RUSAK, Berlebihan, periksa_paket, sebab_rusak


def daftar(arsip: zipfile.ZipFile, besar: int, urai: int) -> tuple[dict[str, Any], bytes]:
    """Return number and name of each file in an archive; folders are none."""
    periksa_paket(arsip, besar, urai=urai)
    return {"daftar": [(n, b.filename) for n, b in enumerate(arsip.infolist()) if not b.is_dir()]}, b""


def isi(arsip: zipfile.ZipFile, nomor: int, batas: int) -> tuple[dict[str, Any], bytes]:
    """Return the first bytes of one file, ``batas`` at most."""
    with arsip.open(arsip.infolist()[nomor]) as arus:
        return {}, arus.read(batas)


def utama(perintah: list[str]) -> None:
    """Do one piece of work on standard input."""
    keluar = b""
    kepala: dict[str, Any]
    try:
        with zipfile.ZipFile(sys.stdin.buffer) as arsip:
            match perintah:
                case ["daftar", urai]:
                    kepala, keluar = daftar(arsip, os.fstat(sys.stdin.fileno()).st_size, int(urai))
                case ["isi", nomor, batas]:
                    kepala, keluar = isi(arsip, int(nomor), int(batas))
                case _:
                    raise SystemExit(2)
    except Berlebihan as e:
        kepala = {"berlebihan": e.urai}
    except RUSAK as e:
        kepala = {"rusak": sebab_rusak(e)}
    sys.stdout.buffer.write(json.dumps(kepala).encode() + b"\n" + keluar)


if __name__ == "__main__":
    utama(sys.argv[1:])
