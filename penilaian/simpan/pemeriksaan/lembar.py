"""An assessment's header, answers and frozen results held against its chain."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from penilaian.simpan.basis.tabel import Desa, HasilFinal, InstrumenTersimpan, JawabanTersimpan, Penilaian
from penilaian.simpan.pemeriksaan.catatan import HANYA_CATATAN, Catatan
from penilaian.simpan.transaksi.asal_jawaban import BATALKAN_JAWABAN
from penilaian.simpan.transaksi.jawaban import INTI_JAWABAN
from penilaian.simpan.transaksi.lembar import inti_lembar, sidik_desa
from penilaian.simpan.transaksi.pindah_versi import GUGURKAN, PADANKAN
from penilaian.simpan.transaksi.rantai import objek_final, sidik_beku

_KEPALA = "penilaian"
_MENJAWAB = ("jawaban.simpan", "jawaban.bawa", GUGURKAN, BATALKAN_JAWABAN)
"""What gives an answer, or takes it away."""


def beda_kepala(s: Session, p: Penilaian, catatan: Catatan) -> Iterator[str]:
    """Yield where the header says other than the last event about it."""
    buat = catatan.oleh(_KEPALA, "penilaian.buat")
    kini = {
        "desa": p.desa_kode,
        "periode": p.periode,
        "tim": p.tim,
        "tanggal": p.tanggal.isoformat(),
        "jumlah_anggota": len(p.anggota),
    }
    for nama, isi in inti_lembar(p).items():
        if catatan.nilai(_KEPALA, nama) != isi:
            yield f"{nama} penilaian diubah tanpa tercatat"
    for nama, isi in kini.items():
        if catatan.berbeda(_KEPALA, nama, isi):
            yield f"{nama.replace('_', ' ')} penilaian diubah tanpa tercatat"
    desa = None if catatan.berbeda(_KEPALA, "desa", p.desa_kode) else s.get(Desa, p.desa_kode)
    if desa is not None and catatan.berbeda(_KEPALA, "sidik_desa", sidik_desa(desa)):
        yield "nama atau zona waktu desanya diubah tanpa tercatat"
    if buat is not None and buat.oleh != p.dibuat_oleh:
        yield "pembuat penilaian diubah tanpa tercatat"


def beda_jawaban(s: Session, penilaian_id: int, catatan: Catatan) -> Iterator[str]:
    """Yield where answers say other than the last event about each, or who gave or verified them."""
    tercatat = catatan.objek("teks")
    for j in s.scalars(select(JawabanTersimpan).where(JawabanTersimpan.penilaian_id == penilaian_id)):
        if j.indikator not in tercatat:
            yield f"jawaban {j.indikator} ditambahkan tanpa tercatat"
            continue
        tercatat.discard(j.indikator)
        for nama in INTI_JAWABAN:
            if getattr(j, nama) != catatan.nilai(j.indikator, nama):
                yield f"{nama} jawaban {j.indikator} diubah tanpa tercatat"
        isi = catatan.oleh(j.indikator, *_MENJAWAB)
        akhir = catatan.oleh(j.indikator, *_MENJAWAB, HANYA_CATATAN)
        penjawab: object = None if isi is None or isi == catatan.oleh(j.indikator, GUGURKAN) else isi.oleh
        if isi is not None and isi == catatan.oleh(j.indikator, BATALKAN_JAWABAN):
            penjawab = catatan.nilai(j.indikator, "oleh")
        if (j.oleh, j.waktu) != (penjawab, j.waktu if akhir is None else akhir.waktu):
            yield f"penjawab atau waktu jawaban {j.indikator} diubah tanpa tercatat"
        putusan, lepas = catatan.oleh(j.indikator, "jawaban.verifikasi"), catatan.oleh(j.indikator, PADANKAN, GUGURKAN)
        berlaku = putusan is not None and (lepas is None or lepas < putusan)
        dulu = putusan[1:] if putusan is not None and berlaku else (None, None, "")
        if (j.oleh_verifikasi, j.waktu_verifikasi, j.alasan_verifikasi) != dulu:
            yield f"verifikator, waktu atau alasan verifikasi {j.indikator} diubah tanpa tercatat"
    for indikator in sorted(tercatat):
        yield f"jawaban {indikator} dihapus tanpa tercatat"


def beda_final(s: Session, penilaian_id: int, catatan: Catatan) -> Iterator[str]:
    """Yield where frozen results say other than the events that froze them."""
    tercatat = catatan.objek("sidik_beku")
    i = InstrumenTersimpan
    cari = select(HasilFinal, i.sidik_nilai).join(i, i.sidik == HasilFinal.sidik)
    for f, sidik_nilai in s.execute(cari.where(HasilFinal.penilaian_id == penilaian_id)):
        objek = objek_final(f.nomor)
        tercatat.discard(objek)
        beku = catatan.oleh(objek, "penilaian.bekukan")
        sama = beku is not None and (f.oleh, f.waktu, f.sidik_nilai) == (beku.oleh, beku.waktu, sidik_nilai)
        if not sama or sidik_beku(f) != catatan.nilai(objek, "sidik_beku"):
            yield f"hasil final ke-{f.nomor} diubah tanpa tercatat"
    for objek in sorted(tercatat):
        yield f"hasil {objek} dihapus tanpa tercatat"
