"""Taking an import back: what nobody has touched since stands again as it stood before; history keeps both."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select, union
from sqlalchemy.orm import Session

from penilaian.angka import ribuan
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
    sekarang,
)
from penilaian.simpan.galat import GalatKeadaan, TidakAda
from penilaian.simpan.transaksi.asal_jawaban import (
    BATALKAN,
    BATALKAN_JAWABAN,
    objek_impor,
    versi_asli,
    versi_setara,
)
from penilaian.simpan.transaksi.bukti import inti_bukti, objek_bukti
from penilaian.simpan.transaksi.instrumen import RakInstrumen
from penilaian.simpan.transaksi.jawaban import inti_jawaban, sama_arti
from penilaian.simpan.transaksi.lembar import TERBUKA, kunci_lembar
from penilaian.simpan.transaksi.rantai import catat
from penilaian.simpan.transaksi.tunggu_bukti import tunggu_lagi

BERUBAH: Final = "sudah diubah atau diperiksa sejak itu"
SUDAH_DIPUTUSKAN: Final = "buktinya sudah diputuskan verifikator"
_TERSEBUT: Final = 10


@dataclass(frozen=True, slots=True)
class LembarBatal:
    """One assessment of an import that was taken back.

    Attributes:
        penilaian_id: the assessment.
        kode: of its village.
        periode: its period.
        kembali: indicators whose answer stands again as before.
        catatan: indicators of which only the note does.
        bukti: number of pieces of evidence that were withdrawn.
        tidak: (indicator, why not) for what stays.
    """

    penilaian_id: int
    kode: str
    periode: str
    kembali: tuple[str, ...]
    catatan: tuple[str, ...]
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
    if not any(d.kembali or d.catatan or d.bukti for d in hasil):
        raise GalatKeadaan(f"Impor nomor {nomor} tidak dibatalkan: {_sebab_tetap(hasil)}.")
    impor.dibatalkan, impor.dibatalkan_oleh = waktu, pelaku.pengguna_id
    return tuple(hasil)


def _lembar(
    s: Session, rak: RakInstrumen, pelaku: Pelaku, nomor: int, kepala: Rantai, p: Penilaian, waktu: datetime
) -> LembarBatal:
    a, kembali, catatan, tidak = AsalJawaban, list[str](), list[str](), list[tuple[str, str]]()
    asal = s.scalars(select(a).where(a.penilaian_id == p.id, a.impor_id == nomor).order_by(a.indikator)).all()
    terkunci = "" if p.keadaan in TERBUKA else f"penilaiannya {sebut_keadaan(p.keadaan)}"
    setara = versi_setara(s, p.id)
    for satu in asal:
        j = s.get(JawabanTersimpan, (p.id, satu.indikator), populate_existing=True)
        if terkunci or j is None or versi_asli(setara, satu.indikator, j.versi) != satu.versi:
            tidak.append((satu.indikator, terkunci or BERUBAH))
        else:
            (kembali if _menjawab(j, satu) else catatan).append(satu.indikator)
            _pulihkan(s, rak, kepala, p, pelaku, j, satu, waktu)
    bukti, tertinggal = _bukti(s, kepala, p, pelaku, nomor, terkunci, waktu)
    if kembali or catatan or bukti:
        p.diubah = waktu
    rincian = {"kembali": len(kembali), "bukti": bukti, "tidak": len(tidak) + len(tertinggal)}
    if catatan:
        rincian["catatan"] = len(catatan)
    catat(s, kepala, pelaku, BATALKAN, objek_impor(nomor), waktu=waktu, baru=rincian)
    return LembarBatal(p.id, p.desa_kode, p.periode, tuple(kembali), tuple(catatan), bukti, (*tidak, *tertinggal))


def _menjawab(j: JawabanTersimpan, asal: AsalJawaban) -> bool:
    """Return whether the import changed the answer, or confirmed one that was carried over; else only its note."""
    lama = asal.lama or {"teks": "", "bawaan": False}
    return bool((j.teks, j.bawaan) != (lama["teks"], lama["bawaan"]))


def _sebab_tetap(semua: Sequence[LembarBatal]) -> str:
    """Return why nothing of an import stands again as before."""
    per_sebab: dict[str, list[str]] = {}
    for d in semua:
        for id_, sebab in d.tidak:
            per_sebab.setdefault(sebab, []).append(f"{d.kode} periode {d.periode} {id_}")
    if not per_sebab:
        return "tidak ada jawaban, catatan atau bukti yang ditulisnya"
    return "tidak ada yang dapat dikembalikan; " + "; ".join(
        f"{sebab}: {', '.join(mana[:_TERSEBUT])}"
        f"{f' dan {ribuan(len(mana) - _TERSEBUT)} lagi' if len(mana) > _TERSEBUT else ''}"
        for sebab, mana in per_sebab.items()
    )


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
