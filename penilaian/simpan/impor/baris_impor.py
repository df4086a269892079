"""Rows of a file as they are taken in: what an assessment would begin with, its cells, the submissions behind them."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from penilaian.berkas import tabel_jawaban
from penilaian.desa import kode_bernama
from penilaian.galat import GalatJawaban, Letak, Temuan
from penilaian.instrumen import Instrumen
from penilaian.jawaban import Jawaban, urai
from penilaian.ketikan import baku_tanggal
from penilaian.simpan.basis.tulisan import rapikan_baris
from penilaian.simpan.galat import GalatSimpan
from penilaian.simpan.impor.laporan import PilihanImpor
from penilaian.simpan.transaksi.mulai_lembar import Awal, lengkapi
from penilaian.survei import Kiriman, Pengiriman


class Baris(NamedTuple):
    """One row of a file: what its assessment would begin with, and what it says.

    Attributes:
        awal: what the assessment would begin with.
        sel: the cells that hold an answer, by indicator.
        kosong: number of questions that have none.
        kiriman: the submissions that these are merged from, where a server tells them apart; then ``sel`` holds only
            what differs from what each of them said when it was last taken in.
        digantikan: versions of them that a newer one in the file stands for.
        letak: by question the cells in which they differ among themselves.
        hanya_pindah: no row of the file, but a place that submissions of it left: theirs was corrected.
    """

    awal: Awal
    sel: dict[str, str]
    kosong: int
    kiriman: tuple[Pengiriman, ...] = ()
    digantikan: tuple[Pengiriman, ...] = ()
    letak: Mapping[str, tuple[Letak, ...]] = MappingProxyType({})
    hanya_pindah: bool = False

    @property
    def tempat(self) -> tuple[str, str]:
        """Village and period."""
        return self.awal.kode_desa, self.awal.periode


def baris_berkas(
    instrumen: Instrumen, jawaban: Jawaban, pilihan: PilihanImpor, kiriman: Kiriman | None = None
) -> list[Baris]:
    """Return the rows of an answers table as cell texts, in its order; then the places that submissions of it left.

    Args:
        instrumen: that it answers.
        jawaban: the table.
        pilihan: how it is taken in.
        kiriman: the export that it was made from, None where it was none.

    Raises:
        GalatJawaban: a cell is no answer that could be kept.
        GalatSimpan: an assessment cannot be begun so.
    """
    if not rapikan_baris(pilihan.tim, "Nama tim"):
        raise GalatSimpan("Nama tim masih kosong.")
    tabel = tabel_jawaban(instrumen, jawaban)
    kolom = {i.id: tabel.column(i.id).to_pylist() for i in instrumen.ditanyakan}
    for i in instrumen.ditanyakan:
        if galat := urai(i, kolom[i.id], ditanya=True).galat:
            raise GalatJawaban(Temuan(i.id, g.kode, g.pesan, g.saran) for g in galat)
    per_tempat = _per_tempat(() if kiriman is None else kiriman.pengiriman)
    digantikan = _per_tempat(() if kiriman is None else kiriman.digantikan)
    letak: dict[tuple[str, str], dict[str, tuple[Letak, ...]]] = {}
    for (kode, periode, id_), mana in ({} if kiriman is None else kiriman.letak_bentrok).items():
        letak.setdefault((kode, periode), {})[id_] = mana
    pergi = _per_tempat(filter(None, (k.kepergian() for k in (() if kiriman is None else kiriman.pengiriman))))
    baris = []
    for n, k in enumerate(jawaban.kunci.to_dict("records")):
        sel = {id_: isi[n] for id_, isi in kolom.items() if isi[n]}
        awal = Awal(
            k["kode_desa"],
            k["periode"],
            pilihan.sidik_mulai,
            tim=pilihan.tim,
            tanggal=_tanggal(k["tanggal"]),
            nama_desa=k["nama_desa"],
            kecamatan=k["kecamatan"],
            kabupaten=k["kabupaten"],
        )
        satu = Baris(_lengkapi(awal, n + 1), sel, len(kolom) - len(sel))
        baris.append(
            satu._replace(
                kiriman=(*per_tempat.get(satu.tempat, ()), *pergi.pop(satu.tempat, ())),
                digantikan=tuple(digantikan.get(satu.tempat, ())),
                letak=letak.get(satu.tempat, {}),
            )
        )
    return baris + [
        Baris(lengkapi(Awal(*tempat, pilihan.sidik_mulai, tim=pilihan.tim)), {}, 0, tuple(k), hanya_pindah=True)
        for tempat, k in pergi.items()
    ]


def _per_tempat(kiriman: Iterable[Pengiriman]) -> dict[tuple[str, str], list[Pengiriman]]:
    semua: dict[tuple[str, str], list[Pengiriman]] = {}
    for k in kiriman:
        semua.setdefault((k.kode_desa, k.periode), []).append(k)
    return semua


def _lengkapi(awal: Awal, nomor: int) -> Awal:
    """Return what a row begins with in standard form; the refusal says which row."""
    try:
        return lengkapi(awal)
    except GalatSimpan as e:
        raise GalatSimpan(
            f"Baris data ke-{nomor} ({kode_bernama(awal.kode_desa)}, periode {awal.periode}): {e}"
        ) from None


def _tanggal(teks: str) -> date | None:
    """Return the day of a row, None where it gives none that can be read (the reader has warned)."""
    baku = baku_tanggal(teks)
    return None if baku is None else date.fromisoformat(baku)
