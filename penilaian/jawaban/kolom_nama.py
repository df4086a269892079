"""Columns of names of places under a heading that does not say so (``Nama``, ``Wilayah``): known by what they hold."""

import re
from collections.abc import Iterable
from itertools import islice
from typing import Final

from penilaian.desa import Desa, desa_di, desa_resmi, dikenal, kode_baku, nama_satu, rekaan_satu
from penilaian.ketikan import huruf_latin, tanpa_tak_tampak
from penilaian.nama_tempat import setara

_CUKUP: Final = 200
"""Different rows of a column that are looked at."""

_KATA_UMUM: Final = frozenset(("nama", "wilayah", "lokasi", "tempat", "daerah"))

_PANJANG_PROVINSI: Final = len("15")


def nama_menurut_isi(judul: str, pasangan: Iterable[tuple[str, str]]) -> str | None:
    """Return the key column of names of places that a column is by what it holds, None where it is none.

    It is one where at least half of it names the places that the codes stand for. Under a heading that may mean any
    name (``Nama``, ``Wilayah``) it is one of villages, too, where half of it are villages of the codes' province: codes
    and names that disagree then show (J21, J22).

    Args:
        judul: the heading.
        pasangan: code and text of each row as they are written.
    """
    semua = dict.fromkeys((kode_baku(kode), teks.strip()) for kode, teks in pasangan if kode and teks.strip())
    ini = [(k, t) for k, t in islice(semua, _CUKUP) if k and not rekaan_satu(k)]
    if not ini:
        return None
    resmi = [(desa_resmi(k), t) for k, t in ini]
    cocok = {
        "nama_desa": sum(_sama(d.nama, t) for d, t in resmi),
        "kecamatan": sum(_sama(d.kecamatan, t) for d, t in resmi),
        "kabupaten": sum(_sama(d.kabupaten, t) for d, t in resmi),
    }
    paling = max(cocok, key=lambda n: cocok[n])
    if 2 * cocok[paling] >= len(ini):
        return paling
    return "nama_desa" if _umum(judul) and 2 * _desa_seprovinsi(resmi) >= len(ini) else None


def _sama(resmi: str, teks: str) -> bool:
    return bool(resmi) and setara(resmi, teks)


def _umum(judul: str) -> bool:
    kata = set(re.findall(r"[^\W_]+", huruf_latin(tanpa_tak_tampak(judul)).casefold()))
    return bool(kata) and kata <= _KATA_UMUM


def _desa_seprovinsi(resmi: list[tuple[Desa, str]]) -> int:
    """Return how many of the texts are names of villages of the province of any of the codes."""
    provinsi = {d.kode[:_PANJANG_PROVINSI] for d, _ in resmi}
    nama = {_rata(nama_satu(k)) for p in provinsi if dikenal(p) for k in desa_di(p)}
    return sum(_rata(t) in nama for _, t in resmi)


def _rata(nama: str) -> str:
    return " ".join(nama.casefold().split()).removeprefix("desa ")
