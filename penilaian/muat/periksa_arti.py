"""Cross checks of what positions mean: conditions name answers that can be given, and say one thing each."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from penilaian.galat import Temuan
from penilaian.instrumen import (
    Indikator,
    IndikatorAngka,
    IndikatorDaftar,
    IndikatorJenjang,
    IndikatorSurvei,
    Klausa,
    Syarat,
    tolok_satu,
)
from penilaian.muat.bacaan import BacaanKepala, Bahan
from penilaian.muat.bentuk import daftar_kata, ejaan_yaml, saran_ganti
from penilaian.muat.naskah import Jalur

_SATUAN = {"jenjang": "jenjang", "daftar": "banyaknya butir", "angka": "angka"}


def periksa_arti(bahan: Bahan) -> Iterator[Temuan]:
    """Yield what is wrong with the conditions under which sentences are said (I59–I62)."""
    if bahan.kepala.isi is None:
        return
    dikenal = {i.id: i for _, i in bahan.utuh}
    semua_terbaca = bahan.lengkap and all(b.naskah.teks("id") is not None for b in bahan.indikator)
    tertulis = [id_ for b in bahan.indikator if (id_ := b.naskah.teks("id")) is not None] if semua_terbaca else None
    for jalur, klausa in _semua_klausa(bahan.kepala):
        for ke, satu in enumerate(klausa):
            yield from _klausa(bahan.kepala, (*jalur, ke, "bila"), satu.bila, dikenal, tertulis)


def _semua_klausa(kepala: BacaanKepala) -> Iterator[tuple[Jalur, tuple[Klausa, ...]]]:
    """Yield the lists of sentences that are written, each with its place; a text in place of one is none."""
    assert kepala.isi is not None  # noqa: S101  (the caller has asked)
    if kepala.utuh("gerbang") and kepala.isi.gerbang is not None:
        arti = kepala.isi.gerbang.nol.arti
        yield from [] if isinstance(arti, str) else [(("gerbang", "nol", "arti"), arti)]
    if kepala.utuh("kelompok"):
        for ke, kelompok in enumerate(kepala.isi.kelompok):
            if isinstance(kelompok.arti, tuple):
                yield ("kelompok", ke, "arti"), kelompok.arti


def _klausa(
    kepala: BacaanKepala,
    jalur: Jalur,
    bila: tuple[Syarat, ...],
    dikenal: Mapping[str, Indikator],
    tertulis: Sequence[str] | None,
) -> Iterator[Temuan]:
    """Yield what is wrong with the conditions of one sentence, and between them."""
    naskah = kepala.naskah
    batas: dict[str, dict[str, Decimal]] = {}
    for ke, s in enumerate(bila):
        di = (*jalur, ke)
        ada = {
            nama: nilai
            for nama, nilai in (("paling_sedikit", s.paling_sedikit), ("paling_banyak", s.paling_banyak))
            if nilai is not None
        }
        if tertulis is not None and s.indikator not in tertulis:
            pesan = f"syarat menyebut indikator '{s.indikator}' yang tidak ada; yang boleh: {daftar_kata(tertulis)}"
            yield naskah.temuan("I59", (*di, "indikator"), pesan, saran_ganti(s.indikator, tertulis))
        if len(ada) != 1:
            pesan = f"syarat atas {s.indikator} harus memuat satu dari paling_sedikit dan paling_banyak"
            saran = "Tulis dua syarat bila keduanya berlaku." if ada else "Tambahkan `paling_sedikit: …`."
            yield naskah.temuan("I60", di, pesan, saran)
            continue
        ((nama, nilai),) = ada.items()
        if s.indikator in dikenal and (boleh := _luar(dikenal[s.indikator], nilai)):
            pesan = f"syarat {nama} atas {s.indikator} tertulis {ejaan_yaml(nilai)}; yang boleh: {boleh}"
            yield naskah.temuan("I61", (*di, nama), pesan, "Tulis dalam satuan jawaban indikator itu.")
            continue
        lain = batas.setdefault(s.indikator, {})
        if nama in lain:
            pesan = f"syarat {nama} atas {s.indikator} ditulis dua kali dalam satu kalimat"
            yield naskah.temuan("I62", di, pesan, "Hapus salah satunya.")
        lain.setdefault(nama, nilai)
        if len(lain) == 2 and lain["paling_sedikit"] > lain["paling_banyak"]:
            bawah, atas = (ejaan_yaml(lain[n]) for n in ("paling_sedikit", "paling_banyak"))
            rentang = f"paling_sedikit {bawah} dan paling_banyak {atas}"
            pesan = f"syarat atas {s.indikator} tidak pernah terpenuhi: {rentang}"
            yield naskah.temuan("I62", di, pesan, "Perbaiki salah satu batasnya.")


def _luar(i: Indikator, nilai: Decimal) -> str:
    """Return which bounds are allowed where no answer can be ``nilai``, ``""`` where one can."""
    bulat = isinstance(i, (IndikatorJenjang, IndikatorDaftar))
    satuan = _SATUAN.get(i.jenis, "persen")
    if isinstance(i, IndikatorSurvei) and i.tolok.satuan != "%":
        satuan = i.tolok.satuan or "nilai survei"
    if isinstance(i, IndikatorAngka) and i.tolok.satuan != "%":
        return "" if nilai >= 0 else f"{satuan} mulai dari 0"
    if bulat or isinstance(i, IndikatorSurvei):
        bawah, atas = sorted(tolok_satu(i))
    else:
        bawah, atas = Decimal(0), Decimal(100)
    if bawah <= nilai <= atas and not (bulat and nilai % 1):
        return ""
    return f"{satuan} {ejaan_yaml(bawah)} sampai {ejaan_yaml(atas)}{', bulat' if bulat else ''}"
