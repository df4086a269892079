"""A draft moved to the present version of its instrument by the crosswalk: looked at, then done as it was seen."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from penilaian.instrumen import Indikator, Jembatan, Nasib
from penilaian.jawaban import alihkan_teks, tambahan_tetap
from penilaian.simpan.basis.hak import Pelaku
from penilaian.simpan.basis.tabel import Bukti, JawabanTersimpan, Penilaian, Rantai, Riwayat, kanonis
from penilaian.simpan.transaksi.bukti import inti_bukti, objek_bukti
from penilaian.simpan.transaksi.jawaban import baca_kolom, inti_jawaban
from penilaian.simpan.transaksi.lembar import tandai
from penilaian.simpan.transaksi.rantai import Peristiwa, catat, catat_banyak, rantai_penilaian
from penilaian.simpan.transaksi.tunggu_bukti import tunggu_lagi

PADANKAN, GUGURKAN = "jawaban.padankan", "jawaban.gugurkan"
"""What history calls an answer that became one of the present version, and one that became kosong."""


@dataclass(frozen=True, slots=True)
class NasibJawaban:
    """What moving a draft makes of one answer, its note and its evidence.

    Attributes:
        indikator: id in the older version.
        nasib: what became of the question.
        tujuan: ids of the questions in which it goes on, none where it is gone.
        lama: the cell as it stands.
        baru: the cell as it will stand; ``""`` = kosong.
        catatan: the note; it goes with the answer.
        diverifikasi: a verifier's value is taken back.
        bukti_menunggu: accepted evidence that waits to be looked at again.
        bukti_ditarik: evidence that is taken back because its question is gone.
    """

    indikator: str
    nasib: Nasib
    tujuan: tuple[str, ...]
    lama: str
    baru: str
    catatan: str
    diverifikasi: bool
    bukti_menunggu: int
    bukti_ditarik: int

    @property
    def tetap(self) -> bool:
        """Whether all of it stays as it stands: only words of the question changed, if anything."""
        return self.nasib in {"sama", "kata"}

    @property
    def gugur(self) -> bool:
        """Whether an answer is lost."""
        return bool(self.lama) and not self.baru


@dataclass(frozen=True, slots=True)
class TinjauanPindah:
    """What moving a draft would do; it is done only as long as this holds.

    Attributes:
        penilaian_id: the draft.
        dari, ke: versions.
        sidik: hash of the instrument that it would be pinned to.
        jawaban: what becomes of every answer, note and piece of evidence there is, in the older version's order.
    """

    penilaian_id: int
    dari: str
    ke: str
    sidik: str
    jawaban: tuple[NasibJawaban, ...]


@dataclass(frozen=True, slots=True)
class JawabanLama:
    """An answer that became kosong when its draft was moved.

    Attributes:
        indikator: id in the older version.
        tujuan: ids of the questions in which that one goes on.
        teks: the cell as it stood.
        catatan: the note that stood beside it.
        sidik: hash of the instrument that it answered.
        waktu: when the draft was moved (UTC).
    """

    indikator: str
    tujuan: tuple[str, ...]
    teks: str
    catatan: str
    sidik: str
    waktu: datetime


def tinjau_pindah(s: Session, p: Penilaian, jembatan: Jembatan) -> TinjauanPindah:
    """Return what moving a draft would do as the tables stand."""
    semua = _semua_nasib(jembatan, _isi(s, p), _bukti(s, p)).values()
    ada = tuple(n for n in semua if n.lama or n.catatan or n.bukti_menunggu or n.bukti_ditarik or n.diverifikasi)
    return TinjauanPindah(p.id, jembatan.dari.versi, jembatan.ke.versi, jembatan.ke.sidik_utuh, ada)


def pindahkan(s: Session, kepala: Rantai, p: Penilaian, pelaku: Pelaku, jembatan: Jembatan) -> None:
    """Move a draft in an open transaction behind ``kunci_lembar``; right, state and preview were judged by the caller.

    ``sama`` and ``kata`` stay as they are. Mapped answers keep note and evidence; what a verifier decided of them is
    taken back. The others become kosong; history keeps them with their notes. Evidence stays with its question as
    long as that is asked.
    """
    isi, bukti = _isi(s, p), _bukti(s, p)
    semua = _semua_nasib(jembatan, isi, bukti)
    sidik_lama, p.instrumen_sidik = p.instrumen_sidik, jembatan.ke.sidik_utuh
    lama = {"instrumen_sidik": sidik_lama, "versi_instrumen": jembatan.dari.versi}
    terisi = [n for n in semua.values() if n.lama]
    baru = {
        "versi_instrumen": jembatan.ke.versi,
        "sidik_padanan": _sidik_padanan(jembatan),
        "tetap": sum(n.tetap for n in terisi),
        "dipadankan": sum(bool(n.baru) and not n.tetap for n in terisi),
        "gugur": sum(n.gugur for n in terisi),
    }
    waktu = tandai(s, kepala, p, pelaku, "penilaian.pindah_instrumen", lama=lama, baru=baru)
    ubah = ((isi[id_], n) for id_, n in semua.items() if id_ in isi and not n.tetap)
    catat_banyak(s, kepala, pelaku, filter(None, (_ubah_jawaban(j, n, sidik_lama, waktu) for j, n in ubah)))
    for id_, n in semua.items():
        if n.bukti_menunggu:
            tunggu_lagi(s, kepala, p, pelaku, id_, waktu)
        for b in bukti.get(id_, ()) if n.bukti_ditarik else ():
            alasan = f"{id_} tidak ditanyakan lagi pada versi {jembatan.ke.versi}"
            asal, b.dihapus = inti_bukti(b), waktu
            kini, objek = inti_bukti(b), objek_bukti(b.id)
            catat(s, kepala, pelaku, "bukti.tarik", objek, waktu=waktu, lama=asal, baru=kini, alasan=alasan)


def baca_jawaban_lama(s: Session, penilaian_id: int) -> tuple[JawabanLama, ...]:
    """Return the answers that became kosong when a draft was moved, the last of each question, oldest first."""
    r = Riwayat
    cari = select(r).where(r.rantai == rantai_penilaian(penilaian_id), r.aksi == GUGURKAN).order_by(r.nomor)
    return tuple({k.objek: _jawaban_lama(k) for k in s.scalars(cari)}.values())


def _jawaban_lama(k: Riwayat) -> JawabanLama:
    lama, baru = k.lama or {}, k.baru or {}
    return JawabanLama(
        indikator=k.objek,
        tujuan=tuple(baru.get("tujuan", ())),
        teks=lama.get("teks", ""),
        catatan=lama.get("catatan", ""),
        sidik=lama.get("instrumen_sidik", ""),
        waktu=k.waktu,
    )


def _isi(s: Session, p: Penilaian) -> dict[str, JawabanTersimpan]:
    cari = select(JawabanTersimpan).where(JawabanTersimpan.penilaian_id == p.id)
    return {j.indikator: j for j in s.scalars(cari)}


def _bukti(s: Session, p: Penilaian) -> dict[str, list[Bukti]]:
    semua: dict[str, list[Bukti]] = {}
    for b in s.scalars(select(Bukti).where(Bukti.penilaian_id == p.id, Bukti.dihapus.is_(None)).order_by(Bukti.id)):
        semua.setdefault(b.indikator, []).append(b)
    return semua


def _semua_nasib(
    jembatan: Jembatan, isi: Mapping[str, JawabanTersimpan], bukti: Mapping[str, Sequence[Bukti]]
) -> dict[str, NasibJawaban]:
    """Return what becomes of what stands under each question of the older version, in its order."""
    return {i.id: _nasib(jembatan, i, isi.get(i.id), bukti.get(i.id, ())) for i in jembatan.dari.ditanyakan}


def _nasib(jembatan: Jembatan, i: Indikator, j: JawabanTersimpan | None, bukti: Sequence[Bukti]) -> NasibJawaban:
    ditanya = i.id in jembatan.ke.per_id
    if i in jembatan.dari.indikator_tambahan:
        nasib, tujuan = _nasib_tambahan(jembatan, i, ditanya=ditanya)
    else:
        nasib, tujuan = jembatan.padanan.nasib[i.id], jembatan.padanan.tujuan[i.id]
    tetap = nasib in {"sama", "kata"}
    lama = "" if j is None else j.teks
    if lama:
        baca_kolom(i, [lama])
    (baru,) = alihkan_teks(jembatan, i.id, [lama]) if lama else ("",)
    return NasibJawaban(
        indikator=i.id,
        nasib=nasib,
        tujuan=tujuan,
        lama=lama,
        baru=baru,
        catatan="" if j is None else j.catatan,
        diverifikasi=j is not None and j.teks_verifikasi is not None and not tetap,
        bukti_menunggu=sum(b.status == "diterima" for b in bukti) if ditanya and not tetap else 0,
        bukti_ditarik=0 if ditanya else len(bukti),
    )


def _nasib_tambahan(jembatan: Jembatan, i: Indikator, *, ditanya: bool) -> tuple[Nasib, tuple[str, ...]]:
    """Return what becomes of a local question, which no crosswalk names, and the questions in which it goes on."""
    if tambahan_tetap(jembatan.dari, jembatan.ke, i.id):
        return "kata", (i.id,)
    return ("ubah", (i.id,)) if ditanya else ("hapus", ())


def _ubah_jawaban(j: JawabanTersimpan, n: NasibJawaban, sidik_lama: str, waktu: datetime) -> Peristiwa | None:
    """Write what becomes of an answer that does not simply stay, and return its event; None where nothing changes.

    A mapped answer is still that of who gave it, then; one that became kosong is nobody's.
    """
    lama, oleh = inti_jawaban(j) or {}, j.oleh
    j.teks_verifikasi = j.oleh_verifikasi = j.waktu_verifikasi = j.versi_verifikasi = None
    j.alasan_verifikasi, j.teks = "", n.baru
    if not n.baru:
        j.catatan, j.bawaan, j.oleh = "", False, None
    if inti_jawaban(j) == lama and j.oleh == oleh:
        return None
    if not n.baru:
        j.waktu = waktu
    j.versi += 1
    return Peristiwa(
        PADANKAN if n.baru else GUGURKAN,
        j.indikator,
        waktu,
        {**lama, "instrumen_sidik": sidik_lama},
        {**(inti_jawaban(j) or {}), "tujuan": list(n.tujuan)},
    )


def _sidik_padanan(jembatan: Jembatan) -> str:
    """Return the SHA-256 of a crosswalk, 64 hex digits."""
    return hashlib.sha256(kanonis(jembatan.padanan.model_dump(mode="json")).encode()).hexdigest()
