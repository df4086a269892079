"""Cell by cell: whether each holds what its column is for. What cannot be read is named by table, row and column."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import cache, partial
from typing import Any, Final, get_args, get_type_hints

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Boolean, Column, Connection, Integer, Table, inspect

from penilaian.angka import ribuan
from penilaian.simpan.basis.baris_mentah import Isi, baris_mentah
from penilaian.simpan.basis.tabel import Dasar, Json, Tanggal, Waktu, kanonis
from penilaian.simpan.pemeriksaan.isi_kolom import PILIHAN, POLA, beda_sebaris

DISEBUT: Final = 20
"""Cells of one column that are named; of the others only the number is told."""

_PANJANG: Final = 40
"""Characters that are shown of what stands in a cell."""


def sel_rusak(c: Connection, tabel: Table) -> Iterator[str]:
    """Yield the damaged cells of a table, of any revision: columns that are missing there are passed over.

    Args:
        c: an open transaction.
        tabel: as today's models name it; it exists.
    """
    ada = {k["name"] for k in inspect(c).get_columns(tabel.name)}
    kolom = [k for k in tabel.columns if k.name in ada]
    if not kolom:
        return
    kunci = [n for n, k in enumerate(kolom) if k.primary_key]
    wajar = [_wajar(tabel, k) for k in kolom]
    banyak: Counter[str] = Counter()
    for baris in baris_mentah(c, tabel, kolom):
        salah = [(k.name, apa) for k, isi, sebab in zip(kolom, baris, wajar, strict=True) if (apa := sebab(isi))]
        if not salah:
            salah = [*beda_sebaris(tabel.name, {k.name: isi for k, isi in zip(kolom, baris, strict=True)})]
        for nama, apa in salah:
            banyak[nama] += 1
            if banyak[nama] <= DISEBUT:
                letak = ", ".join(f"{kolom[n].name} {_tulis(baris[n])}" for n in kunci)
                yield f"tabel {tabel.name} baris {letak or 'tanpa nomor'}, kolom {nama}: {apa}"
    for nama, jumlah in banyak.items():
        if jumlah > DISEBUT:
            yield f"tabel {tabel.name} kolom {nama}: rusak juga di {ribuan(jumlah - DISEBUT)} baris lain"


def _wajar(tabel: Table, kolom: Column[Any]) -> Callable[[Isi], str | None]:
    """Return what says why a cell of this column is damaged (Indonesian), None where it is not."""
    wajib = not kolom.nullable
    jenis = kolom.type
    if isinstance(jenis, Json):
        periksa = _json(tabel.name, kolom.name)
    elif isinstance(jenis, Waktu):
        periksa = _waktu
    elif isinstance(jenis, Tanggal):
        periksa = _tanggal
    elif isinstance(jenis, Boolean):
        periksa = _ya_tidak
    elif isinstance(jenis, Integer):
        periksa = _bulat
    elif (tempat := (tabel.name, kolom.name)) in PILIHAN:
        periksa = partial(_salah_satu, PILIHAN[tempat])
    elif tempat in POLA:
        periksa = partial(_berpola, *POLA[tempat])
    else:
        periksa = _teks

    def sebab(isi: Isi) -> str | None:
        if isi is None:
            return "kosong, padahal wajib berisi" if wajib else None
        if isinstance(isi, bytes):
            return f"bukan teks UTF-8 ({_tulis(isi)})"
        return periksa(isi)

    return sebab


def _bulat(isi: Isi) -> str | None:
    benar = isinstance(isi, int) and not isinstance(isi, bool) and isi >= 0
    return None if benar else f"berisi {_tulis(isi)}, seharusnya bilangan bulat, paling sedikit 0"


def _ya_tidak(isi: Isi) -> str | None:
    return None if isinstance(isi, int) and isi in {0, 1} else f"berisi {_tulis(isi)}, seharusnya 0 atau 1"


def _teks(isi: Isi) -> str | None:
    if not isinstance(isi, str):
        return f"berisi {_tulis(isi)}, seharusnya teks"
    return f"berisi {_tulis(isi)}, teks dengan karakter nol" if "\0" in isi else None


def _salah_satu(boleh: tuple[str, ...], isi: Isi) -> str | None:
    return None if isi in boleh else f"berisi {_tulis(isi)}, yang boleh: {', '.join(boleh)}"


def _berpola(apa: str, pola: re.Pattern[str], isi: Isi) -> str | None:
    return None if isinstance(isi, str) and pola.fullmatch(isi) else f"berisi {_tulis(isi)}, seharusnya {apa}"


def _waktu(isi: Isi) -> str | None:
    try:
        benar = isinstance(isi, str) and datetime.fromisoformat(isi).tzinfo is not None
    except ValueError:
        benar = False
    return None if benar else f"berisi {_tulis(isi)}, seharusnya waktu"


def _tanggal(isi: Isi) -> str | None:
    try:
        benar = isinstance(isi, str) and date.fromisoformat(isi).isoformat() == isi
    except ValueError:
        benar = False
    return None if benar else f"berisi {_tulis(isi)}, seharusnya tanggal"


def _json(tabel: str, kolom: str) -> Callable[[Isi], str | None]:
    bentuk = _bentuk_json()[tabel, kolom]

    def sebab(isi: Isi) -> str | None:
        try:
            data = json.loads(isi) if isinstance(isi, str) else None
            kanonis(data).encode()  # not NaN, not half a character, not nested without end
        except (ValueError, RecursionError):
            return f"bukan JSON ({_tulis(isi)})"
        try:
            bentuk.validate_python(data, strict=True)
        except (ValidationError, RecursionError):
            return f"JSON-nya tidak berbentuk seperti yang ditulis aplikasi ({_tulis(isi)})"
        return None

    return sebab


@cache
def _bentuk_json() -> dict[tuple[str, str], TypeAdapter[Any]]:
    """Return what each column of JSON holds, as its model says."""
    semua = {}
    for pemeta in Dasar.registry.mappers:
        petunjuk = get_type_hints(pemeta.class_)
        for sifat in pemeta.column_attrs:
            kolom = sifat.columns[0]
            if isinstance(kolom, Column) and isinstance(kolom.type, Json):
                (isi,) = get_args(petunjuk[sifat.key])
                semua[str(kolom.table), kolom.name] = TypeAdapter(isi)
    return semua


def _tulis(isi: Isi) -> str:
    """Return a cell as one word to stand in a message."""
    if isinstance(isi, int | float):
        return str(isi)
    teks = ascii(isi) if isinstance(isi, bytes) else repr(isi)
    return teks if len(teks) <= _PANJANG else f"{teks[:_PANJANG]}…"
