"""Taking an import back: what nobody has touched since stands again as it stood before; history keeps both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select, union
from sqlalchemy.orm import Session

from penilaian.narasi.keadaan import sebut_keadaan
from penilaian.simpan.basis.hak import Pelaku, wajib
from penilaian.simpan.basis.tabel import (
    AsalBukti,
    AsalJawaban,
    Bukti,
    Impor,
    JawabanTersimpan,
    KirimanTersimpan,
    Penilaian,
    Rantai,
    Riwayat,
    sekarang,
)
from penilaian.simpan.galat import GalatKeadaan, TidakAda
from penilaian.simpan.transaksi.asal_jawaban import BATALKAN, BATALKAN_JAWABAN, objek_impor
from penilaian.simpan.transaksi.bukti import inti_bukti, objek_bukti
from penilaian.simpan.transaksi.instrumen import RakInstrumen
from penilaian.simpan.transaksi.jawaban import inti_jawaban, sama_arti
from penilaian.simpan.transaksi.lembar import TERBUKA, kunci_lembar
from penilaian.simpan.transaksi.rantai import catat
from penilaian.simpan.transaksi.tunggu_bukti import tunggu_lagi

BERUBAH: Final = "sudah diubah atau diperiksa sejak itu"
SUDAH_DIPUTUSKAN: Final = "buktinya sudah diputuskan verifikator"


@dataclass(frozen=True, slots=True)
class LembarBatal:
    """One assessment of an import that was taken back.

    Attributes:
        penilaian_id: the assessment.
        kode: of its village.
        periode: its period.
        kembali: indicators whose answer stands again as before.
        bukti: number of pieces of evidence that were withdrawn.
        tidak: (indicator, why not) for what stays.
    """

    penilaian_id: int
    kode: str
    periode: str
    kembali: tuple[str, ...]
    bukti: int
    tidak: tuple[tuple[str, str], ...]


def batalkan(s: Session, rak: RakInstrumen, pelaku: Pelaku, nomor: int) -> tuple[LembarBatal, ...]:
    """Take an import back in an open transaction; see ``RakImpor.batalkan``."""
    impor = s.get(Impor, nomor, with_for_update=True)
    if impor is None:
        raise TidakAda(f"Impor nomor {nomor} tidak ada.")
    if impor.dibatalkan is not None:
        raise GalatKeadaan(f"Impor nomor {nomor} sudah dibatalkan.")
    tersentuh = union(
        select(AsalJawaban.penilaian_id).where(AsalJawaban.impor_id == nomor),
        select(KirimanTersimpan.penilaian_id).where(KirimanTersimpan.impor_id == nomor),
    )
    semua = s.scalars(select(Penilaian).where(Penilaian.id.in_(tersentuh)).order_by(Penilaian.id)).all()
    for p in semua:
        wajib(pelaku, "isi", p.desa_kode)
    waktu = sekarang()
    hasil = [_lembar(s, rak, pelaku, nomor, *kunci_lembar(s, n), waktu) for n in [p.id for p in semua]]
    impor.dibatalkan, impor.dibatalkan_oleh = waktu, pelaku.pengguna_id
    return tuple(hasil)


def _lembar(
    s: Session, rak: RakInstrumen, pelaku: Pelaku, nomor: int, kepala: Rantai, p: Penilaian, waktu: datetime
) -> LembarBatal:
    a, kembali, tidak = AsalJawaban, list[str](), list[tuple[str, str]]()
    asal = s.scalars(select(a).where(a.penilaian_id == p.id, a.impor_id == nomor).order_by(a.indikator)).all()
    terkunci = "" if p.keadaan in TERBUKA else f"penilaiannya {sebut_keadaan(p.keadaan)}"
    setara = _setara(s, kepala)
    for satu in asal:
        j = s.get(JawabanTersimpan, (p.id, satu.indikator), populate_existing=True)
        if terkunci or j is None or _asli(setara, satu.indikator, j.versi) != satu.versi:
            tidak.append((satu.indikator, terkunci or BERUBAH))
        else:
            _pulihkan(s, rak, kepala, p, pelaku, j, satu, waktu)
            kembali.append(satu.indikator)
    bukti, tertinggal = _bukti(s, kepala, p, pelaku, nomor, terkunci, waktu)
    if kembali or bukti:
        p.diubah = waktu
    rincian = {"kembali": len(kembali), "bukti": bukti, "tidak": len(tidak) + len(tertinggal)}
    catat(s, kepala, pelaku, BATALKAN, objek_impor(nomor), waktu=waktu, baru=rincian)
    return LembarBatal(p.id, p.desa_kode, p.periode, tuple(kembali), bukti, (*tidak, *tertinggal))


def _setara(s: Session, kepala: Rantai) -> dict[tuple[str, int], int]:
    """Return which version stands again in each that was made by taking an import back, by indicator and version."""
    s.flush()
    cari = select(Riwayat.objek, Riwayat.baru).where(Riwayat.rantai == kepala.nama, Riwayat.aksi == BATALKAN_JAWABAN)
    semua = [(id_, baru or {}) for id_, baru in s.execute(cari)]
    return {(id_, baru["versi"]): baru["setara"] for id_, baru in semua if "setara" in baru}


def _asli(setara: Mapping[tuple[str, int], int], indikator: str, versi: int) -> int:
    """Return the version that was written by somebody and stands in this one."""
    while (indikator, versi) in setara:
        versi = setara[indikator, versi]
    return versi


def _pulihkan(
    s: Session,
    rak: RakInstrumen,
    kepala: Rantai,
    p: Penilaian,
    pelaku: Pelaku,
    j: JawabanTersimpan,
    asal: AsalJawaban,
    waktu: datetime,
) -> None:
    """Put an answer back, with who gave it; where nothing was saved before it is nobody's and kosong."""
    lama = inti_jawaban(j)
    isi = asal.lama or {"teks": "", "catatan": "", "bawaan": False, "oleh": None}
    indikator = rak.dari(s, p.instrumen_sidik).per_id.get(j.indikator)
    if indikator is not None and j.teks and not (isi["teks"] and sama_arti(indikator, isi["teks"], j.teks)):
        tunggu_lagi(s, kepala, p, pelaku, j.indikator, waktu)
    j.teks, j.catatan, j.bawaan, j.oleh, j.waktu = isi["teks"], isi["catatan"], isi["bawaan"], isi["oleh"], waktu
    j.versi += 1
    baru = {**(inti_jawaban(j) or {}), "oleh": j.oleh, "versi": j.versi, "setara": asal.versi - 1}
    catat(s, kepala, pelaku, BATALKAN_JAWABAN, j.indikator, waktu=waktu, lama=lama, baru=baru)


def _bukti(
    s: Session, kepala: Rantai, p: Penilaian, pelaku: Pelaku, nomor: int, terkunci: str, waktu: datetime
) -> tuple[int, Sequence[tuple[str, str]]]:
    """Withdraw the evidence that an import brought and nobody decided of; return how many, and what stays and why."""
    cari = select(Bukti).join(AsalBukti, AsalBukti.bukti_id == Bukti.id)
    cari = cari.where(AsalBukti.impor_id == nomor, Bukti.penilaian_id == p.id, Bukti.dihapus.is_(None))
    banyak, tertinggal = 0, []
    for b in s.scalars(cari.order_by(Bukti.id)).all():
        if terkunci or b.status != "diajukan":
            tertinggal.append((b.indikator, terkunci or SUDAH_DIPUTUSKAN))
            continue
        lama, b.dihapus, banyak = inti_bukti(b), waktu, banyak + 1
        catat(s, kepala, pelaku, "bukti.tarik", objek_bukti(b.id), waktu=waktu, lama=lama, baru=inti_bukti(b))
    return banyak, tertinggal
