"""Cross checks of ``instrumen.yaml``: scale, gate, bands, lenses, sets of rungs."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from penilaian.galat import Temuan
from penilaian.instrumen import Instrumen
from penilaian.muat.bacaan import BOLEH_DIWAJIBKAN, BacaanKepala, Bahan
from penilaian.muat.bentuk import daftar_kata, ejaan_yaml, saran_ganti
from penilaian.muat.naskah import Jalur
from penilaian.muat.periksa_indikator import periksa_jenjang, periksa_tanggal
from penilaian.muat.periksa_istilah import periksa_istilah
from penilaian.muat.periksa_lantai import periksa_lantai


def periksa_kepala(bahan: Bahan) -> Iterator[Temuan]:
    """Yield what is wrong with the instrument itself (I18, I30, I37, I38, I43–I48, I51, I54, I63, I65–I67, I82)."""
    kepala = bahan.kepala
    if kepala.isi is None:
        return
    yield from _tanggal(kepala, kepala.isi)
    yield from _skala(kepala, kepala.isi)
    yield from _gerbang(kepala, kepala.isi)
    yield from periksa_lantai(kepala, kepala.isi)
    if kepala.isi.kelengkapan_min is not None and not 0 <= kepala.isi.kelengkapan_min.nilai <= 1:
        jalur = ("kelengkapan_min", "nilai")
        pesan = f"kelengkapan_min tertulis {kepala.naskah.teks(*jalur)}; yang boleh: 0 sampai 1"
        yield kepala.naskah.temuan("I46", jalur, pesan, "Tulis sebagai bagian dari satu, misalnya 0.8 untuk 80%.")
    yield from _wajib_isi(kepala, kepala.isi)
    if kepala.utuh("lensa"):
        yield from _lensa(bahan, kepala.isi)
    yield from periksa_istilah(bahan, kepala.isi)
    if kepala.utuh("set_jenjang"):
        for nama, jenjang in kepala.isi.set_jenjang.items():
            yield from periksa_jenjang(kepala.naskah, ("set_jenjang", nama), jenjang)


def _tanggal(kepala: BacaanKepala, isi: Instrumen) -> Iterator[Temuan]:
    if kepala.utuh("tanggal"):
        yield from periksa_tanggal(kepala.naskah, ("tanggal",), isi.tanggal)


def _skala(kepala: BacaanKepala, isi: Instrumen) -> Iterator[Temuan]:
    """Scale and the bands on it; nothing on the scale is judged while the scale itself is at fault."""
    if not kepala.utuh("skala"):
        return
    bawah, atas = isi.skala.min, isi.skala.maks
    dasar, puncak = ejaan_yaml(bawah), ejaan_yaml(atas)
    if bawah >= atas:
        pesan = f"skala dari {dasar} sampai {puncak}: min harus di bawah maks"
        yield kepala.naskah.temuan("I47", ("skala", "min"), pesan, "Tukar atau perbaiki kedua ujung skala.")
        return
    if not kepala.utuh("pita"):
        return
    sebelum = None
    for ke, pita in enumerate(isi.pita):
        salah, mulai = None, ejaan_yaml(pita.mulai)
        if sebelum is None:
            if pita.mulai != bawah:
                salah = f"pita pertama mulai pada {mulai}, padahal skala mulai pada {dasar}"
        elif pita.mulai <= sebelum:
            salah = f"pita '{pita.nama}' mulai pada {mulai}, tidak di atas pita sebelumnya ({ejaan_yaml(sebelum)})"
        if salah is None and pita.mulai >= atas:
            salah = f"pita '{pita.nama}' mulai pada {mulai}, padahal skala berakhir pada {puncak}"
        if salah is not None:
            saran = f"Urutkan pita dari {dasar} ke atas, setiap batas bawah lebih besar dari yang sebelumnya."
            yield kepala.naskah.temuan("I48", ("pita", ke, "mulai"), salah, saran)
        sebelum = pita.mulai
    for ke, pita in enumerate(isi.pita):
        if any(pita.nama == lain.nama for lain in isi.pita[:ke]):
            salah = f"nama pita '{pita.nama}' dipakai dua kali"
            yield kepala.naskah.temuan("I48", ("pita", ke, "nama"), salah, "Beri nama lain.")


def _gerbang(kepala: BacaanKepala, isi: Instrumen) -> Iterator[Temuan]:
    """Thresholds lie above the scale's minimum, so that a stage with nothing in it is never reached (§5)."""
    bawah, atas = isi.skala.min, isi.skala.maks
    skala_pasti = kepala.utuh("skala") and bawah < atas
    ambang: list[tuple[Jalur, Decimal]] = []
    if kepala.utuh("gerbang") and isi.gerbang is not None:
        ambang.append((("gerbang", "ambang", "nilai"), isi.gerbang.ambang.nilai))
        dekat = isi.gerbang.dekat
        if skala_pasti and dekat is not None and not 0 < dekat.nilai < atas - bawah:
            lebar = ejaan_yaml(atas - bawah)
            pesan = (
                f"dekat tertulis {ejaan_yaml(dekat.nilai)}; yang boleh: lebih dari 0, kurang dari lebar skala ({lebar})"
            )
            saran = "Tulis jarak ke ambang dalam poin skala, misalnya 5."
            yield kepala.naskah.temuan("I44", ("gerbang", "dekat", "nilai"), pesan, saran)
    if kepala.utuh("kelompok", "gerbang"):
        for ke, kelompok in enumerate(isi.kelompok):
            if kelompok.ambang is None:
                continue
            if isi.gerbang is None or kelompok.kelompok is not None:
                sebab = (
                    "instrumen ini tidak mempunyai gerbang" if isi.gerbang is None else "hanya tingkat yang berambang"
                )
                pesan = f"ambang kelompok '{kelompok.id}' tidak akan dipakai: {sebab}"
                letak = ("kelompok", ke, "ambang")
                yield kepala.naskah.temuan("I45", letak, pesan, "Hapus ambang ini.", kunci=True)
            else:
                ambang.append((("kelompok", ke, "ambang", "nilai"), kelompok.ambang.nilai))
    for jalur, nilai in ambang:
        if skala_pasti and not bawah < nilai <= atas:
            boleh = f"di atas {ejaan_yaml(bawah)} sampai {ejaan_yaml(atas)}"
            pesan = f"ambang tertulis {ejaan_yaml(nilai)}; yang boleh: {boleh}"
            yield kepala.naskah.temuan("I43", jalur, pesan, "Tulis ambang di dalam skala instrumen.")


def _wajib_isi(kepala: BacaanKepala, isi: Instrumen) -> Iterator[Temuan]:
    if not kepala.utuh("wajib_isi"):
        return
    for ke, kunci in enumerate(isi.wajib_isi):
        if kunci not in BOLEH_DIWAJIBKAN:
            pesan = f"wajib_isi menyebut '{kunci}'; yang boleh: {daftar_kata(BOLEH_DIWAJIBKAN)}"
            yield kepala.naskah.temuan("I54", ("wajib_isi", ke), pesan, saran_ganti(kunci, BOLEH_DIWAJIBKAN))


def _lensa(bahan: Bahan, isi: Instrumen) -> Iterator[Temuan]:
    naskah = bahan.kepala.naskah
    lensa_dilihat, kolom_dilihat = set[str](), dict[str, str]()
    for ke, lensa in enumerate(isi.lensa):
        if lensa.id in lensa_dilihat:
            yield naskah.temuan(
                "I37", ("lensa", ke, "id"), f"id lensa '{lensa.id}' dipakai dua kali", "Beri id yang lain."
            )
            continue
        lensa_dilihat.add(lensa.id)
        for nomor, nilai in enumerate(lensa.nilai):
            kolom, sebutan = f"{lensa.id}_{nilai.id}", f"{lensa.id}: {nilai.id}"
            if kolom in kolom_dilihat:
                pesan = f"nilai lensa '{sebutan}' tidak terbedakan dari '{kolom_dilihat[kolom]}' (kolom lensa_{kolom})"
                yield naskah.temuan("I37", ("lensa", ke, "nilai", nomor, "id"), pesan, "Beri id yang lain.")
            kolom_dilihat.setdefault(kolom, sebutan)
    if (
        not bahan.lengkap
        or not bahan.indikator
        or any("lensa" in b.naskah.data and b.isi is None for b in bahan.indikator)
    ):
        return  # the tag may stand where it cannot be read
    dipakai = Counter((id_, nilai) for _, i in bahan.utuh for id_, semua in i.lensa.items() for nilai in semua)
    for ke, lensa in enumerate(isi.lensa):
        for nomor, nilai in enumerate(lensa.nilai):
            if not dipakai[lensa.id, nilai.id]:
                pesan = f"nilai lensa '{lensa.id}: {nilai.id}' tidak dipakai satu indikator pun"
                saran = f"Tambahkan `lensa: {{{lensa.id}: [{nilai.id}]}}` pada indikatornya, atau hapus nilai ini."
                yield naskah.temuan("I38", ("lensa", ke, "nilai", nomor, "id"), pesan, saran)
