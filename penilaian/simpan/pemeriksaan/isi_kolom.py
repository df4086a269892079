"""What single columns may hold beyond what their type says: words of a fixed list, codes, names of settings."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, get_args

from penilaian.simpan.basis.baris_mentah import Isi
from penilaian.simpan.basis.hak import Peran
from penilaian.simpan.basis.tabel import JENIS_PERAN, KEADAAN, JenisBukti, StatusBukti
from penilaian.simpan.basis.zona import WIB, WIT, WITA
from penilaian.simpan.transaksi.pengaturan import SETELAN

_ZONA: Final = (WIB, WITA, WIT)

PILIHAN: Final[Mapping[tuple[str, str], tuple[str, ...]]] = {
    ("bukti", "jenis"): get_args(JenisBukti),
    ("bukti", "status"): get_args(StatusBukti),
    ("desa", "zona_waktu"): _ZONA,
    ("pengaturan", "kunci"): tuple(SETELAN),
    ("penilaian", "keadaan"): KEADAAN,
    ("penilaian", "zona_waktu"): _ZONA,
    ("peran", "jenis"): JENIS_PERAN,
    ("sesi", "cara"): ("lokal", "oidc"),
}
"""Table and column → the words that may stand there."""

_SIDIK: Final = ("64 angka heksadesimal", re.compile(r"[0-9a-f]{64}"))

POLA: Final[Mapping[tuple[str, str], tuple[str, re.Pattern[str]]]] = {
    ("bukti", "sha256"): _SIDIK,
    ("desa", "kode"): ("kode bertitik seperti 15.01.20.2006", re.compile(r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[0-9]{4}")),
    ("impor", "sha256"): _SIDIK,
    ("kode_awal", "sha256"): _SIDIK,
    ("kode_masuk", "sha256"): _SIDIK,
    ("pengguna", "oidc_penerbit"): ("alamat https://", re.compile(r"https?://[^\s/]\S*")),
    ("perangkat", "token_sha256"): _SIDIK,
    ("sesi", "token_sha256"): _SIDIK,
}
"""Table and column → what stands there in words (Indonesian), and its pattern."""


def beda_sebaris(tabel: str, baris: Mapping[str, Isi]) -> Iterator[tuple[str, str]]:
    """Yield the column and why (Indonesian) where cells of one row do not go together.

    Args:
        tabel: its name.
        baris: the row's cells, each sound for itself, by column; of an older revision some may be missing.
    """
    if tabel == "pengaturan" and (boleh := SETELAN.get(str(baris.get("kunci")))) is not None:
        if baris.get("nilai") not in boleh.pilihan:
            yield "nilai", f"berisi {baris.get('nilai')!r}, yang boleh: {', '.join(boleh.pilihan)}"
    elif tabel == "pengguna" and (baris.get("oidc_penerbit") is None) != (baris.get("oidc_subjek") is None):
        yield "oidc_penerbit", "penyedia login dan nomor orang di sana harus sama-sama ada atau sama-sama kosong"
    elif tabel == "peran":
        try:
            Peran(baris["jenis"], baris["wilayah"])  # type: ignore[arg-type]
        except (ValueError, TypeError) as e:
            yield "wilayah", str(e)
