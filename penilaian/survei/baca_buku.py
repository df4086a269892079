"""Our own workbook as it comes back: its stacked sheets → a table with a row a sheet, by the names of the form.

What the form would have made impossible is found here: choices that are none, two ways to answer at once, rows that
were deleted, a code that is not the stamp's. All else is told where exports are read (``kiriman``).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import pyarrow as pa

from penilaian.angka import ribuan
from penilaian.desa import kode_tempat
from penilaian.galat import GalatJawaban, HitunganBaris, Letak, Temuan
from penilaian.instrumen import Instrumen
from penilaian.mentah import BERTUMPUK, BentukBerkas, Kumpulan, Lembar, Rincian
from penilaian.survei.baris_kiriman import ringkas_kata
from penilaian.survei.halaman_buku import CETAK_ULANG, Halaman, buang_rusak, pecah_lembar, rusak_sel, semasa
from penilaian.survei.kolom_form import KolomForm
from penilaian.survei.lembar_isian import KUNCI_PENGENAL, Tanya, kunci_penutup, semua_tanya, sidik_sama
from penilaian.survei.nama_form import STEMPEL
from penilaian.survei.sel_teks import kutip_pendek
from penilaian.survei.soal_buku import jawab_soal


class Hamparan(NamedTuple):
    """A workbook, spread out.

    Attributes:
        lembar: a row a sheet that holds answers, a column a name of the form.
        kolom: which column is which.
        galat: faults, in the order of the sheets.
        salah: numbers of the rows that have one.
        temuan: what is odd but does no harm.
        dilewati: sheets without an answer, and hidden ones.
    """

    lembar: Lembar
    kolom: KolomForm
    galat: tuple[Temuan, ...]
    salah: frozenset[int]
    temuan: tuple[Temuan, ...]
    dilewati: int


def hamparkan(lembar: Lembar, instrumen: Instrumen) -> Hamparan:
    """Return the stacked sheets of our workbook with a row a sheet.

    Raises:
        GalatJawaban: no sheet of ours can be read, or none holds an answer.
    """
    halaman = list(pecah_lembar(lembar))
    rusak = rusak_sel(lembar)
    for h in halaman:
        if h.terlihat and semasa(h, instrumen):
            buang_rusak(h, rusak)
    dipakai = [h for h in halaman if h.terlihat and (h.berisi or h.galat)]
    dilewati = len(halaman) - len(dipakai)
    if not dipakai:
        pesan = f"tidak ada jawaban pada {ribuan(len(halaman))} lembar isian"
        temuan = Temuan("buku kerja", "B04", pesan, "Isi kolom Jawaban pada lembar desa, simpan, lalu coba lagi.")
        raise GalatJawaban([*lembar.peringatan, temuan], HitunganBaris(0, 0, dilewati, "lembar"))
    tanya = semua_tanya(instrumen)
    dikenal = {*KUNCI_PENGENAL, *(k for t in tanya for k in t.kunci)}
    baris = []
    asing: dict[str, None] = {}
    tanpa: dict[str, None] = {}
    for h in dipakai:
        isi = {k: h.isi(k) for k in KUNCI_PENGENAL} | dict(zip(STEMPEL, (h.cap.instrumen, h.cap.versi), strict=True))
        if semasa(h, instrumen) and h.kolom_jawaban >= 0:
            _periksa_kode(h)
            tanpa |= dict.fromkeys(_periksa_lengkap(h, tanya, sama=sidik_sama(h.cap, instrumen)))
            asing |= dict.fromkeys(k for k in h.sel if k not in dikenal and h.isi(k))
            for t in tanya:
                isi |= jawab_soal(t, h)
        baris.append(isi)
    nomor = range(1, len(dipakai) + 1)
    return Hamparan(
        *_tabel(lembar, tanya, dipakai, baris),
        galat=tuple(g for h in dipakai for g in h.galat),
        salah=frozenset(n for n, h in zip(nomor, dipakai, strict=True) if h.galat),
        temuan=tuple(_temuan(halaman, list(asing), list(tanpa))),
        dilewati=dilewati,
    )


def _periksa_kode(h: Halaman) -> None:
    tertulis, cap = h.isi("kode_desa"), h.cap.kode
    if not tertulis:
        h.catat("kode_desa", "S32", "kode belum ditulis: jawaban ini tidak diketahui milik siapa", "Tulis kodenya.")
    elif cap and (kode_tempat(tertulis) or tertulis) != cap:
        pesan = f"kode {kutip_pendek(tertulis)} berbeda dari cap lembar ini, {cap}"
        saran = (
            f"Kembalikan kodenya menjadi {cap}; untuk desa lain cetak lembarnya sendiri, atau pakai lembar tanpa kode."
        )
        h.catat("kode_desa", "S32", pesan, saran)


def _periksa_lengkap(h: Halaman, tanya: Sequence[Tanya], *, sama: bool) -> list[str]:
    """Note the rows that the sheet was printed with and no longer has; return questions that it was printed without.

    ``sama``: it was printed from exactly these questions.
    """
    tanpa = []
    for k in KUNCI_PENGENAL:
        if k not in h.sel:
            h.catat("", "S31", f"baris untuk {k} tidak ada lagi", CETAK_ULANG)
    for t in tanya:
        hilang = [k for k in t.kunci if k not in h.sel]
        if len(hilang) == len(t.kunci) and not sama:
            tanpa.append(t.i.id)
        elif hilang:
            h.catat("", "S31", f"baris untuk {', '.join(hilang)} tidak ada lagi", CETAK_ULANG)
    return tanpa


def _tabel(
    asal: Lembar, tanya: Sequence[Tanya], dipakai: Sequence[Halaman], baris: Sequence[Mapping[str, str]]
) -> tuple[Lembar, KolomForm]:
    nama = list(dict.fromkeys(k for isi in baris for k in isi))
    kolom = KolomForm()
    for k, satu in enumerate(nama):
        soal, garis, butir = satu.partition("/")
        if garis:
            kolom.opsi.setdefault(soal, {})[butir] = k
        else:
            kolom.nama[satu] = k
    letak: dict[tuple[int, str], str] = {}
    sel_asal: dict[tuple[int, str], Letak] = {}
    for b, h in enumerate(dipakai, start=1):
        kunci = dict.fromkeys(("", *STEMPEL), "") | {k: k for k in nama if k in h.sel}
        for t in tanya:
            terisi = next((k for k in t.kunci if h.isi(k)), t.kunci[0])
            kunci |= dict.fromkeys((t.i.id, t.kunci[0], kunci_penutup(t.i)), terisi)
        letak |= {(b, k): h.tempat(asal) for k, asal in kunci.items()}
        sel_asal |= {(b, k): h.letak(asal) for k, asal in kunci.items()}
    kumpulan = Kumpulan()
    kumpulan.mulai(len(nama))
    kumpulan.tambah(
        pa.array(range(1, len(baris) + 1), type=pa.int64()),
        [pa.array([isi.get(k, "") for isi in baris], type=pa.string()) for k in nama],
    )
    hasil = kumpulan.lembar(Rincian(tuple(nama), 0, BentukBerkas("xlsx"), peringatan=asal.peringatan))
    return replace(hasil, takaran=asal.takaran, letak=letak, sel_asal=sel_asal), kolom


def _temuan(halaman: Sequence[Halaman], asing: Sequence[str], tanpa: Sequence[str]) -> Iterator[Temuan]:
    if tersembunyi := [h.nama for h in halaman if not h.terlihat and h.berisi]:
        pesan = f"{ribuan(len(tersembunyi))} lembar berisi jawaban tetapi tersembunyi, tidak dibaca"
        temuan = f"{pesan}: {ringkas_kata(tersembunyi)}"
        yield Temuan("buku kerja", "S35", temuan, "Tampilkan lembar itu bila dinilai.", "peringatan")
    catatan = [h.nama for h in halaman for s in h.sel.values() if s.catatan]
    if catatan:
        pesan = f"{ribuan(len(catatan))} catatan pada {ribuan(len({*catatan}))} lembar tidak diambil"
        yield Temuan("buku kerja", "S34", pesan, "Catatan tetap ada di berkas ini; simpan berkasnya.", "peringatan")
    if tanpa:
        pesan = (
            f"{ribuan(len(tanpa))} pertanyaan tidak tercetak pada lembarnya dan dibaca kosong: {ringkas_kata(tanpa)}"
        )
        yield Temuan("buku kerja", "B32", pesan, "Cetak ulang dari instrumen ini bila perlu dijawab.", "peringatan")
    if asing:
        pesan = f"{ribuan(len(asing))} baris terisi bukan milik instrumen ini, tidak dipakai: {ringkas_kata(asing)}"
        yield Temuan("buku kerja", "S13", pesan, "Nilai dengan instrumen yang dicetak.", "peringatan")


def bertumpuk(lembar: Lembar) -> bool:
    """Return whether a table is the stacked sheets of our workbook."""
    return lembar.bentuk.susunan == BERTUMPUK
