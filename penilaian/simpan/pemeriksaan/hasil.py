"""Final results held against the engine of today: what was frozen must still come out of the frozen answers."""

import math
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final

import pandas as pd
from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from penilaian.angka import ribuan
from penilaian.instrumen import SEMUA_ATURAN, Instrumen
from penilaian.mesin import JENIS, Jenis, nilai
from penilaian.simpan.basis.tabel import HasilFinal
from penilaian.simpan.galat import GalatBasisData, TidakAda
from penilaian.simpan.pemeriksaan.catatan import Kerusakan
from penilaian.simpan.pemeriksaan.penjaga import tahan
from penilaian.simpan.transaksi.beku import rangkai
from penilaian.simpan.transaksi.instrumen import RakInstrumen
from penilaian.simpan.transaksi.jawaban import SEKALI_BACA
from penilaian.simpan.transaksi.rantai import rantai_penilaian

_TELITI = 1e-9
"""How far a number may lie from the frozen one: another machine may round its last digits otherwise."""


_KOLOM_BELAKANGAN: Final = {"penghambat_aspek": ""}
"""Columns that came after results had been frozen, with what they hold where the rules of that time say nothing."""

_TIDAK_ADA: Final = object()


def beda_hasil(s: Session, rak: RakInstrumen, maju: Callable[[int, int], None]) -> Iterator[Kerusakan]:
    """Yield final results that today's engine does not get from the answers frozen with them.

    Only those that were scored by the rules that their instrument follows today: others are numbers of their time.
    ``maju`` is told how many are done, of how many.
    """
    f = HasilFinal
    semua = s.execute(
        select(f.sidik, f.penilaian_id, f.nomor)
        .where(f.aturan.in_(SEMUA_ATURAN))
        .order_by(f.sidik, f.penilaian_id, f.nomor)
    ).all()
    per_sidik: dict[str, list[tuple[int, int]]] = {}
    for sidik, penilaian_id, nomor in semua:
        per_sidik.setdefault(sidik, []).append((penilaian_id, nomor))
    selesai = 0
    for sidik, final in per_sidik.items():
        for awal in range(0, len(final), SEKALI_BACA):
            maju(selesai, len(semua))
            ini = final[awal : awal + SEKALI_BACA]
            yield from _beda_tahan(s, rak, sidik, ini)
            selesai += len(ini)


def _beda_tahan(s: Session, rak: RakInstrumen, sidik: str, final: list[tuple[int, int]]) -> Iterator[Kerusakan]:
    """Yield the differences of some results; where one of them cannot be read at all, of the others one by one."""
    putus: list[str] = []
    beda = list(tahan(s.connection(), _beda_dibaca(s, rak, sidik, final), putus.append))
    if not putus:
        yield from filter(None, beda)
        return
    for penilaian_id, nomor in final:
        yield from tahan(
            s.connection(),
            _beda_dibaca(s, rak, sidik, [(penilaian_id, nomor)]),
            partial(_tak_terhitung, penilaian_id, nomor),
        )


def _tak_terhitung(penilaian_id: int, nomor: int, sebab: str) -> Kerusakan:
    apa = f"hasil final ke-{nomor} tidak dapat dihitung ulang: {sebab}"
    return Kerusakan(rantai_penilaian(penilaian_id), None, apa)


def _beda_dibaca(s: Session, rak: RakInstrumen, sidik: str, final: list[tuple[int, int]]) -> Iterator[Kerusakan]:
    f = HasilFinal
    ini = tuple_(f.penilaian_id, f.nomor).in_(final)
    yield from _beda(s, rak, sidik, s.scalars(select(f).where(ini).order_by(f.penilaian_id, f.nomor)).all())


def _beda(s: Session, rak: RakInstrumen, sidik: str, baris: Sequence[HasilFinal]) -> Iterator[Kerusakan]:
    try:
        instrumen = rak.dari(s, sidik)
    except (GalatBasisData, TidakAda) as e:
        yield from (_rusak(b, f"tidak dapat dihitung ulang: {e}") for b in baris)
        return
    if ini := [b for b in baris if b.aturan == instrumen.aturan]:
        for jenis in JENIS:
            yield from _beda_jenis(instrumen, jenis, ini)


def _beda_jenis(instrumen: Instrumen, jenis: Jenis, baris: Sequence[HasilFinal]) -> Iterator[Kerusakan]:
    try:
        jawaban = rangkai(instrumen, [b.kunci for b in baris], [b.jawaban.get(jenis, {}) for b in baris])
    except GalatBasisData as e:
        if len(baris) == 1:
            yield _rusak(baris[0], f"tidak dapat dihitung ulang: {e}")
            return
        for b in baris:  # one of them is at fault, and not the others
            yield from _beda_jenis(instrumen, jenis, [b])
        return
    kolom = {str(k): _polos(isi) for k, isi in nilai(instrumen, jawaban).tabel().items()}
    for n, b in enumerate(baris):
        beku = b.hasil.get(jenis, {})
        beda = [k for k, isi in kolom.items() if not _sama(beku.get(k, _KOLOM_BELAKANGAN.get(k, _TIDAK_ADA)), isi[n])]
        beda += [k for k in beku if k not in kolom]
        if beda:
            lain = f" dan {ribuan(len(beda) - 1)} angka lain" if len(beda) > 1 else ""
            yield _rusak(b, f"{jenis}: {beda[0]}{lain} bukan hasil hitungan jawaban yang dibekukan bersamanya")


def _rusak(b: HasilFinal, apa: str) -> Kerusakan:
    return Kerusakan(rantai_penilaian(b.penilaian_id), None, f"hasil final ke-{b.nomor} {apa}")


def _polos(kolom: pd.Series) -> list[object]:
    """Return a column as plain data, None where a value is withheld."""
    return [None if hampa else isi for isi, hampa in zip(kolom.tolist(), kolom.isna().tolist(), strict=True)]


def _sama(satu: object, dua: object) -> bool:
    if isinstance(satu, int | float) and isinstance(dua, int | float):
        return math.isclose(satu, dua, rel_tol=_TELITI, abs_tol=_TELITI)
    return satu == dua
