"""Exports of submissions in small, as KoboToolbox and ODK Central write them, with all that tells versions apart."""

import csv
import io

from penilaian.berkas import Unggahan

DIKIRIM = "2026-10-14T03:30:09"


def _csv(baris, pemisah):
    kepala = list(dict.fromkeys(nama for satu in baris for nama in satu))
    keluar = io.StringIO(newline="")
    penulis = csv.DictWriter(keluar, kepala, restval="", delimiter=pemisah)
    penulis.writeheader()
    penulis.writerows(baris)
    return keluar.getvalue().encode()


def kobo(*baris, nama="kobo.csv"):
    """Return an export of Kobo; each row is (village, root, version, cells, other columns)."""
    return Unggahan(nama, _csv([satu_kobo(*satu) for satu in baris], ";"))


def satu_kobo(desa, akar, versi, isi, lain=None):
    pengenal = {"instrumen": "inpres-3-2003", "versi_instrumen": "2.0.0", "kode_desa": desa, "periode": "2026"}
    meta = {
        "__version__": "vK3mZ9",
        "_id": "1",
        "_uuid": versi,
        "_submission_time": DIKIRIM,
        "_validation_status": "",
        "_submitted_by": "siti",
        "meta/rootUuid": f"uuid:{akar}",
    }
    return pengenal | isi | meta | (lain or {})


def odk(*baris, nama="odk.csv"):
    """Return an export of Central; each row is (village, key, edits, cells, other columns)."""
    return Unggahan(nama, _csv([satu_odk(*satu) for satu in baris], ","))


def satu_odk(desa, kunci, suntingan, isi, lain=None):
    pengenal = {"instrumen": "inpres-3-2003", "versi_instrumen": "2.0.0"}
    pengenal |= {"pengenal-kode_desa": desa, "pengenal-periode": "2026"}
    meta = {
        "meta-instanceID": f"uuid:{kunci}" if not suntingan else f"uuid:{kunci}-{suntingan}",
        "KEY": f"uuid:{kunci}",
        "SubmitterName": "Siti Kolektor",
        "ReviewState": "edited" if suntingan else "",
        "DeviceID": "collect:Aa5",
        "Edits": str(suntingan),
        "FormVersion": "2.0.0",
    }
    return {"SubmissionDate": f"{DIKIRIM}.105Z"} | pengenal | isi | meta | (lain or {})
