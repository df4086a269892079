"""Answers of an earlier period, brought over: marked, and kosong until somebody confirms them."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from penilaian.jawaban import bentuk_periode
from penilaian.simpan.basis.hak import Pelaku, wajib
from penilaian.simpan.basis.tabel import JawabanTersimpan, Penilaian, Rantai, sekarang
from penilaian.simpan.galat import GalatSimpan
from penilaian.simpan.transaksi.instrumen import RakInstrumen
from penilaian.simpan.transaksi.jawaban import inti_jawaban
from penilaian.simpan.transaksi.lembar import ambil_penilaian
from penilaian.simpan.transaksi.rantai import catat
from penilaian.simpan.transaksi.seberang import TIDAK_ADA_LAGI, Seberang

SUDAH_DIJAWAB: Final = "sudah dijawab"


@dataclass(frozen=True, slots=True)
class HasilBawa:
    """What was brought over and what was not.

    Attributes:
        dibawa: indicator ids, in the instrument's order.
        tidak: (indicator id, why not) for every answer of the earlier assessment that stayed there.
    """

    dibawa: tuple[str, ...]
    tidak: tuple[tuple[str, str], ...]


def bawa_jawaban(
    s: Session, rak: RakInstrumen, kepala: Rantai, p: Penilaian, pelaku: Pelaku, dari_id: int
) -> HasilBawa:
    """Bring over in an open transaction behind ``kunci_lembar``; see ``RakJawaban.bawa``."""
    asal = ambil_penilaian(s, dari_id)
    wajib(pelaku, "baca_draf", asal.desa_kode)
    if asal.desa_kode != p.desa_kode:
        raise GalatSimpan("Jawaban hanya dapat dibawa dari penilaian desa yang sama.")
    if asal.periode >= p.periode or bentuk_periode(asal.periode) != bentuk_periode(p.periode):
        raise GalatSimpan(f"Jawaban hanya dapat dibawa dari periode sebelum {p.periode} yang bentuknya sama.")
    kini = rak.dari(s, p.instrumen_sidik)
    seberang = Seberang(rak, rak.dari(s, asal.instrumen_sidik), kini)
    jawaban_dulu = _jawaban(s, asal.id)
    ada = _jawaban(s, p.id)
    dibawa, tidak = [], []
    for ini in kini.ditanyakan:
        j = jawaban_dulu.pop(ini.id, None)
        if j is None or not _teks(j):
            continue
        isi = ada.get(ini.id)
        teks, sebab = seberang.bawa(ini.id, _teks(j))
        if isi is not None and (isi.teks or isi.catatan):
            sebab = SUDAH_DIJAWAB
        if sebab:
            tidak.append((ini.id, sebab))
            continue
        _bawa(s, kepala, p, pelaku, isi, j, teks)
        dibawa.append(ini.id)
    tidak += [(id_, TIDAK_ADA_LAGI) for id_, j in sorted(jawaban_dulu.items()) if _teks(j)]
    return HasilBawa(tuple(dibawa), tuple(tidak))


def _jawaban(s: Session, penilaian_id: int) -> dict[str, JawabanTersimpan]:
    cari = select(JawabanTersimpan).where(JawabanTersimpan.penilaian_id == penilaian_id)
    return {j.indikator: j for j in s.scalars(cari)}


def _teks(j: JawabanTersimpan) -> str:
    """Return what an earlier answer came to: verified, else as given; nothing where it was itself unconfirmed."""
    if j.teks_verifikasi is not None:
        return j.teks_verifikasi
    return "" if j.bawaan else j.teks


def _bawa(
    s: Session,
    kepala: Rantai,
    p: Penilaian,
    pelaku: Pelaku,
    ada: JawabanTersimpan | None,
    dulu: JawabanTersimpan,
    teks: str,
) -> None:
    waktu, lama = sekarang(), inti_jawaban(ada)
    j = ada or JawabanTersimpan(penilaian_id=p.id, indikator=dulu.indikator, versi=0)
    j.teks, j.catatan, j.bawaan = teks, dulu.catatan, True
    j.oleh, j.waktu, p.diubah = pelaku.pengguna_id, waktu, waktu
    j.versi += 1
    s.add(j)
    baru = {**(inti_jawaban(j) or {}), "dari": dulu.penilaian_id}
    catat(s, kepala, pelaku, "jawaban.bawa", j.indikator, waktu=waktu, lama=lama, baru=baru)
