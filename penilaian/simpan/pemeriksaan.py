"""Proof of history: every link computed anew, and the tables held against what their chain says last."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, union
from sqlalchemy.orm import Session

from penilaian.simpan.isi import INTI_JAWABAN
from penilaian.simpan.rantai import HASH_AWAL, hash_kejadian, objek_final, penilaian_rantai, sidik_beku
from penilaian.simpan.tabel import HasilFinal, JawabanTersimpan, Penilaian, Rantai, Riwayat


@dataclass(frozen=True, slots=True)
class Kerusakan:
    """Something that nobody could do through the store.

    Attributes:
        rantai: the chain.
        nomor: the link, None where no single link is meant.
        pesan: what is wrong (Indonesian).
    """

    rantai: str
    nomor: int | None
    pesan: str


def semua_rantai(s: Session) -> tuple[str, ...]:
    """Return the names of all chains that have a head, a link, or an assessment that must have one."""
    nama = set(s.scalars(union(select(Rantai.nama), select(Riwayat.rantai))))
    nama |= {f"penilaian:{n}" for n in s.scalars(select(Penilaian.id))}
    return tuple(sorted(nama))


def periksa_rantai(s: Session, rantai: str) -> Iterator[Kerusakan]:
    """Yield what is wrong with one chain, in its order."""
    sebelum, nomor = HASH_AWAL, 0
    terakhir: dict[tuple[str, str], Mapping[str, Any]] = {}
    cari = select(Riwayat).where(Riwayat.rantai == rantai).order_by(Riwayat.nomor)
    for r in s.scalars(cari.execution_options(yield_per=1000)):
        nomor += 1
        if r.nomor != nomor:
            yield Kerusakan(rantai, r.nomor, f"seharusnya nomor {nomor}: ada kejadian yang hilang")
            nomor = r.nomor
        if r.hash_sebelum != sebelum:
            yield Kerusakan(rantai, r.nomor, "tidak bersambung dengan kejadian sebelumnya")
        if hash_kejadian(r) != r.hash:
            yield Kerusakan(rantai, r.nomor, f"isi kejadian ({r.aksi} {r.objek}) tidak cocok dengan hash-nya")
        sebelum = r.hash
        terakhir |= {(r.objek, nama): {nama: nilai} for nama, nilai in (r.baru or {}).items()}
        s.expunge(r)
    kepala = s.get(Rantai, rantai)
    if kepala is None or (kepala.nomor, kepala.hash) != (nomor, sebelum):
        yield Kerusakan(rantai, None, "ujung rantai tidak cocok: kejadian terakhir dihapus, diganti atau ditambahkan")
    penilaian_id = penilaian_rantai(rantai)
    if penilaian_id is not None:
        catatan = {kunci: isi[kunci[1]] for kunci, isi in terakhir.items()}
        for pesan in _beda_dengan_tabel(s, penilaian_id, catatan):
            yield Kerusakan(rantai, None, pesan)


def _beda_dengan_tabel(s: Session, penilaian_id: int, catatan: Mapping[tuple[str, str], Any]) -> Iterator[str]:
    """Yield where the tables say other than the last event about the same thing."""
    penilaian = s.get(Penilaian, penilaian_id)
    if penilaian is None:
        yield "penilaiannya tidak ada lagi"
        return
    for nama in ("keadaan", "resmi", "versi", "instrumen_sidik"):
        if getattr(penilaian, nama) != catatan.get(("penilaian", nama)):
            yield f"{nama} penilaian diubah tanpa tercatat"
    tercatat = {objek for objek, nama in catatan if nama == "teks"}
    for j in s.scalars(select(JawabanTersimpan).where(JawabanTersimpan.penilaian_id == penilaian_id)):
        tercatat.discard(j.indikator)
        for nama in INTI_JAWABAN:
            if getattr(j, nama) != catatan.get((j.indikator, nama)):
                yield f"{nama} jawaban {j.indikator} diubah tanpa tercatat"
    for indikator in sorted(tercatat):
        yield f"jawaban {indikator} dihapus tanpa tercatat"
    beku = {objek: isi for (objek, nama), isi in catatan.items() if nama == "sidik_beku"}
    for f in s.scalars(select(HasilFinal).where(HasilFinal.penilaian_id == penilaian_id)):
        if sidik_beku(f) != beku.pop(objek_final(f.nomor), None):
            yield f"hasil final ke-{f.nomor} diubah tanpa tercatat"
    for objek in sorted(beku):
        yield f"hasil {objek} dihapus tanpa tercatat"
