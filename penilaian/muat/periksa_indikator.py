"""Cross checks of indicators: rungs, items, goalposts, ★, advice, lenses."""

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Final

from penilaian.angka import ribuan
from penilaian.galat import Temuan
from penilaian.instrumen import (
    NIHIL,
    TB,
    Indikator,
    IndikatorAngka,
    IndikatorDaftar,
    IndikatorJenjang,
    Jenjang,
    SaranPita,
    banyak_saran,
    tolok_satu,
)
from penilaian.muat.bacaan import BacaanIndikator, BacaanKepala, Bahan
from penilaian.muat.bentuk import daftar_kata, ejaan_yaml, saran_ganti
from penilaian.muat.naskah import Jalur, Naskah

SANDI_JAWABAN: Final = frozenset({NIHIL.lower(), TB.lower()})
"""What answers write for "none of them" and "tidak berlaku": no item may be called so."""

SERATUS: Final = Decimal(100)


def periksa_indikator(bahan: Bahan) -> Iterator[Temuan]:
    """Yield what is wrong inside single indicators (I30, I32–I36, I40–I42, I49–I53, I56, I57, I64)."""
    for bacaan in bahan.indikator:
        if bacaan.isi is not None:
            yield from _satu(bacaan, bacaan.isi, bahan.kepala)


def _satu(bacaan: BacaanIndikator, i: Indikator, kepala: BacaanKepala) -> Iterator[Temuan]:
    naskah = bacaan.naskah
    sehat = True
    if isinstance(i, IndikatorJenjang):
        if bacaan.set_jenjang is None:
            yield from periksa_jenjang(naskah, ("jenjang",), i.jenjang)
        sehat = _berurut(i.jenjang)
    elif isinstance(i, IndikatorDaftar):
        yield from _butir(naskah, i)
    else:
        sehat = i.tolok.berujung
        if sehat or "menambah" not in kepala.naskah.data:
            yield from _tolok(naskah, i)
        yield from _saran_pita(naskah, i.saran)
    if sehat:
        yield from _kritis(naskah, i, kepala)
        yield from _satuan(naskah, i)
    yield from _satu_per_kenaikan(naskah, i)
    yield from _tanggal_cek(naskah, i, kepala)
    yield from _lensa(naskah, i, kepala)
    yield from _wajib_isi(naskah, i, kepala)


def _berurut(jenjang: Sequence[Jenjang]) -> bool:
    return all(j.nilai == jenjang[0].nilai + ke for ke, j in enumerate(jenjang))


def periksa_jenjang(naskah: Naskah, jalur: Jalur, jenjang: Sequence[Jenjang]) -> Iterator[Temuan]:
    """Yield what is wrong with a rubric written at ``jalur``: rungs rise by one, all but the top carry advice."""
    for ke, (bawah, atas) in enumerate(pairwise(jenjang), start=1):
        if atas.nilai != bawah.nilai + 1 and not any(_sudah(naskah, (*jalur, n, "nilai")) for n in (ke - 1, ke)):
            pesan = f"jenjang {atas.nilai} menyusul jenjang {bawah.nilai}; setiap jenjang satu di atas yang sebelumnya"
            yield naskah.temuan(
                "I30", (*jalur, ke, "nilai"), pesan, f"Tulis nilai: {bawah.nilai + 1}, atau urutkan jenjangnya."
            )
    for ke, rung in enumerate(jenjang[:-1]):
        if rung.saran is None and not naskah.sudah_dilaporkan((*jalur, ke, "saran")):
            pesan = f"jenjang {rung.nilai} belum mempunyai saran untuk naik"
            yield naskah.temuan("I51", (*jalur, ke), pesan, "Tambahkan `saran: …` pada jenjang ini.")


def _butir(naskah: Naskah, i: IndikatorDaftar) -> Iterator[Temuan]:
    dilihat: dict[str, int] = {}
    for ke, butir in enumerate(i.butir):
        jalur = ("butir", ke, "id")
        if butir.id in dilihat:
            pesan = f"id butir '{butir.id}' sudah dipakai pada baris {naskah.baris(('butir', dilihat[butir.id], 'id'))}"
            yield naskah.temuan("I32", jalur, pesan, "Beri id yang lain.")
        dilihat.setdefault(butir.id, ke)
        if butir.id in SANDI_JAWABAN:
            pesan = f"id butir '{butir.id}' bertabrakan dengan jawaban {butir.id.upper()}"
            yield naskah.temuan("I33", jalur, pesan, "Beri id yang lain.")
        if butir.saran is None and not naskah.sudah_dilaporkan(("butir", ke, "saran")):
            pesan = f"butir '{butir.id}' belum mempunyai saran bila tidak ada"
            yield naskah.temuan("I51", ("butir", ke), pesan, "Tambahkan `saran: …` pada butir ini.")


def _tolok(naskah: Naskah, i: Indikator) -> Iterator[Temuan]:
    if _sudah(naskah, ("tolok",)):
        return
    buruk, baik = tolok_satu(i)
    if buruk == baik:
        pesan = f"tolok terburuk dan terbaik sama-sama {ejaan_yaml(buruk)}"
        yield naskah.temuan("I49", ("tolok", "terbaik"), pesan, "Tulis dua nilai yang berbeda.")
    persen = not isinstance(i, IndikatorAngka) or i.tolok.satuan == "%"
    for kunci, nilai in (("terburuk", buruk), ("terbaik", baik)):
        tertulis = f"tolok {kunci} tertulis {ejaan_yaml(nilai)}"
        if persen and not 0 <= nilai <= SERATUS:
            apa = f"jenis {i.jenis}" if not isinstance(i, IndikatorAngka) else "satuan %"
            pesan = f"{tertulis}; untuk {apa} yang boleh: 0 sampai 100"
            yield naskah.temuan("I50", ("tolok", kunci), pesan, "Tulis tolok dalam persen.")
        elif nilai < 0:
            pesan = f"{tertulis}; jawaban angka mulai dari 0, jadi tolok ini tidak pernah tercapai"
            yield naskah.temuan("I50", ("tolok", kunci), pesan, "Tulis tolok yang dapat dijawab, mulai dari 0.")


def _saran_pita(naskah: Naskah, saran: Sequence[SaranPita]) -> Iterator[Temuan]:
    if _sudah(naskah, ("saran",)):
        return
    sebelum = Decimal(0)
    for ke, pita in enumerate(saran):
        if pita.di_bawah <= sebelum:
            pesan = f"saran di_bawah {ejaan_yaml(pita.di_bawah)} menyusul {ejaan_yaml(sebelum)}; batas harus naik"
            yield naskah.temuan("I52", ("saran", ke, "di_bawah"), pesan, "Urutkan saran dari batas terkecil.")
        sebelum = pita.di_bawah
    if sebelum != SERATUS:
        pesan = f"saran terakhir berlaku di bawah {ejaan_yaml(sebelum)}, sehingga skor di atasnya tidak bersaran"
        yield naskah.temuan("I52", ("saran", len(saran) - 1, "di_bawah"), pesan, "Akhiri dengan di_bawah: 100.")


def _sudah(naskah: Naskah, jalur: Jalur) -> bool:
    """Return whether a number at ``jalur``, or below it, was reported already as it is written."""
    return naskah.sudah_dilaporkan(jalur) or any(satu[: len(jalur)] == jalur for satu in naskah.rusak)


def _kritis(naskah: Naskah, i: Indikator, kepala: BacaanKepala) -> Iterator[Temuan]:
    if i.kritis is None:
        return
    if kepala.utuh("gerbang") and kepala.isi is not None and kepala.isi.gerbang is None:
        pesan = "indikator kritis tidak berpengaruh: instrumen ini tidak mempunyai gerbang"
        yield naskah.temuan(
            "I42", ("kritis",), pesan, "Hapus kritis, atau tambahkan gerbang.", kunci=True, berat="peringatan"
        )
    buruk, baik = tolok_satu(i)
    minimum, jalur = i.kritis.minimum, ("kritis", "minimum")
    if _sudah(naskah, jalur) or _sudah(naskah, ("tolok",)):
        return
    if not (buruk < minimum <= baik or baik <= minimum < buruk):
        boleh = f"lebih baik dari {ejaan_yaml(buruk)}, paling jauh {ejaan_yaml(baik)}"
        pesan = f"minimum kritis tertulis {ejaan_yaml(minimum)}; yang boleh: {boleh}"
        yield naskah.temuan("I40", jalur, pesan, "Tulis nilai jawaban yang sungguh menahan tingkatnya.")
    elif isinstance(i, (IndikatorJenjang, IndikatorDaftar)) and minimum % 1:
        pesan = f"minimum kritis tertulis {ejaan_yaml(minimum)}; untuk jenis {i.jenis} harus bilangan bulat"
        dekat = [n for n in (math.floor(minimum), math.ceil(minimum)) if buruk < n]
        yield naskah.temuan("I41", jalur, pesan, f"Tulis {' atau '.join(map(str, dekat))}.")


def _satuan(naskah: Naskah, i: Indikator) -> Iterator[Temuan]:
    """Values written in the indicator's own unit are values that an answer can take."""
    diperiksa: list[tuple[str, Jalur, Decimal | None, str]] = [
        ("I56", ("bukti", "sejak"), i.bukti.sejak if i.bukti else None, "bukti sejak"),
        ("I57", ("plafon_desa",), i.plafon_desa, "plafon_desa"),
    ]
    for kode, jalur, nilai, nama in diperiksa:
        if nilai is None or isinstance(i, IndikatorAngka) or _sudah(naskah, jalur):
            continue
        bulat = isinstance(i, (IndikatorJenjang, IndikatorDaftar))
        bawah, atas = tolok_satu(i) if bulat else (Decimal(0), SERATUS)
        if not bawah <= nilai <= atas or (bulat and nilai % 1):
            satuan = {"jenjang": "jenjang", "daftar": "jumlah butir"}.get(i.jenis, "persen")
            boleh = f"{satuan} {ejaan_yaml(bawah)} sampai {ejaan_yaml(atas)}{', bulat' if bulat else ''}"
            pesan = f"{nama} tertulis {ejaan_yaml(nilai)}; yang boleh: {boleh}"
            yield naskah.temuan(kode, jalur, pesan, "Tulis dalam satuan jawaban indikator ini.")


def _satu_per_kenaikan(naskah: Naskah, i: Indikator) -> Iterator[Temuan]:
    """Efforts, and titles, written as a list are as many as the rises that are advised."""
    apa = {"jenjang": "jenjang di bawah puncak", "daftar": "butir"}.get(i.jenis, "saran")
    banyak = banyak_saran(i)
    for kunci, isi, satu in (("upaya", i.upaya, "bilangan"), ("ajakan", i.ajakan, "judul")):
        if isinstance(isi, tuple) and len(isi) != banyak:
            pesan = f"{kunci} berisi {ribuan(len(isi))} {satu}, padahal ada {banyak} {apa}"
            yield naskah.temuan("I64", (kunci,), pesan, f"Tulis satu {satu}, atau {banyak} menurut urutannya.")


def _tanggal_cek(naskah: Naskah, i: Indikator, kepala: BacaanKepala) -> Iterator[Temuan]:
    """A reference was looked up on a day that there was, before the instrument says that it stands.

    Today is not asked: a computer with a wrong clock reads the same instrument.
    """
    terbit = kepala.isi.tanggal if kepala.isi is not None and kepala.utuh("tanggal") else None
    for ke, dasar in enumerate(i.dasar_hukum):
        if dasar.tanggal_cek is None:
            continue
        jalur = ("dasar_hukum", ke, "tanggal_cek")
        salah = list(periksa_tanggal(naskah, jalur, dasar.tanggal_cek))
        yield from salah
        if terbit is not None and not salah and dasar.tanggal_cek > terbit:
            pesan = f"tanggal_cek tertulis '{dasar.tanggal_cek}', sesudah tanggal instrumennya, {terbit}"
            yield naskah.temuan("I18", jalur, pesan, "Perbaiki tahunnya, atau majukan `tanggal` instrumen.")


def periksa_tanggal(naskah: Naskah, jalur: Jalur, tulisan: str) -> Iterator[Temuan]:
    """Yield that a date which is written as one does not exist."""
    try:
        date.fromisoformat(tulisan)
    except ValueError:
        pesan = f"{jalur[-1]} tertulis '{tulisan}', yang tidak ada dalam penanggalan"
        yield naskah.temuan("I18", jalur, pesan, "Tulis tahun-bulan-tanggal, misalnya 2026-01-31.")


def _lensa(naskah: Naskah, i: Indikator, kepala: BacaanKepala) -> Iterator[Temuan]:
    if kepala.isi is None or not kepala.utuh("lensa"):
        return
    dikenal: Mapping[str, list[str]] = {x.id: [nilai.id for nilai in x.nilai] for x in kepala.isi.lensa}
    for id_, semua in i.lensa.items():
        if id_ not in dikenal:
            pesan = f"lensa '{id_}' tidak ada di {kepala.naskah.nama}; yang ada: {daftar_kata(dikenal)}"
            yield naskah.temuan("I34", ("lensa", id_), pesan, saran_ganti(id_, dikenal), kunci=True)
            continue
        for ke, nilai in enumerate(semua):
            jalur = ("lensa", id_, ke)
            if nilai not in dikenal[id_]:
                pesan = f"nilai '{nilai}' tidak ada pada lensa '{id_}'; yang ada: {daftar_kata(dikenal[id_])}"
                yield naskah.temuan("I35", jalur, pesan, saran_ganti(nilai, dikenal[id_]))
            elif nilai in semua[:ke]:
                yield naskah.temuan(
                    "I36", jalur, f"nilai lensa '{id_}: {nilai}' ditulis dua kali", "Hapus salah satunya."
                )


def _wajib_isi(naskah: Naskah, i: Indikator, kepala: BacaanKepala) -> Iterator[Temuan]:
    if kepala.isi is None:
        return
    kurang = [
        kunci for kunci in kepala.isi.wajib_isi if not getattr(i, kunci, True) and not naskah.sudah_dilaporkan((kunci,))
    ]
    if kurang:
        pesan = f"kunci yang diwajibkan instrumen ini (wajib_isi) belum diisi: {daftar_kata(kurang)}"
        yield naskah.temuan("I53", (), pesan, f"Tambahkan {daftar_kata(f'`{kunci}: …`' for kunci in kurang)}.")
