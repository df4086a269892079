"""What a message offers is taken: every key, every word of a list that it names, written where it was offered."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from pydantic import BaseModel

from penilaian.galat import Temuan
from penilaian.instrumen import Instrumen
from penilaian.muat import muat_instrumen, periksa
from penilaian.muat.baca_kuesioner import baca_kuesioner
from penilaian.muat.bacaan import MODEL_JENIS, Kepala
from penilaian.terkirim import terkirim

SINI = Path(__file__).parent
DITOLAK = {"I11", "I80"}
"""Codes of a key that is not taken."""

BERALASAN = {"nilai": "50", "alasan": "x"}
ARTI = [{"teks": "Ada.", "bila": [{"indikator": "J1", "paling_sedikit": "1"}]}]
SARAN = [{"di_bawah": "100", "teks": "x"}]
JENJANG = [{"nilai": "0", "teks": "Tidak", "saran": "x"}, {"nilai": "1", "teks": "Ya"}]
KEPALA: dict[str, Any] = {
    "skema": "1",
    "id": "luas",
    "nama": "x",
    "versi": "1.0.0",
    "tanggal": "2026-01-31",
    "ringkasan": "x",
    "nama_indeks": "x",
    "alasan_bobot": "x",
    "skala": {"min": "0", "maks": "100"},
    "sumber": ["x"],
    "gerbang": {
        "ambang": BERALASAN,
        "dekat": {**BERALASAN, "nilai": "1"},
        "lantai": {**BERALASAN, "nilai": "40", "kelompok": ["b"]},
        "nol": {"nama": "x", "arti": ARTI},
    },
    "pita": [{"nama": "x", "mulai": "0"}],
    "lensa": [{"id": "l", "nama": "x", "nilai": [{"id": "m", "nama": "x"}]}],
    "istilah": [{"id": "i", "nama": "x", "arti": "x"}],
    "wajib_isi": ["nama"],
    "kelompok": [
        {"id": "a", "nama": "x", "bobot": "1", "ambang": BERALASAN, "arti": ARTI},
        {"id": "b", "nama": "x", "bobot": "1", "kelompok": "a"},
    ],
    "set_jenjang": {"dua": JENJANG},
}
UMUM: dict[str, Any] = {"nama": "x", "kelompok": "b", "pertanyaan": "x?", "bobot": "1"}
UMUM |= {"bukti": {"teks": "x"}, "petunjuk": {"mandiri": "x", "kunjungan": "x"}, "lensa": {"l": ["m"]}}
UMUM |= {"kritis": {"minimum": "1", "alasan": "x"}, "dasar_hukum": [{"teks": "x", "naskah": "belum"}]}
TOLOK = {"terburuk": "0", "terbaik": "10"}
KHUSUS: dict[str, dict[str, Any]] = {
    "jenjang": {"jenjang": JENJANG},
    "daftar": {"butir": [{"id": "p", "teks": "x", "saran": "x"}]},
    "persen": {"pembilang": "x", "penyebut": "x", "tolok": {**TOLOK, "terbaik": "100"}, "saran": SARAN},
    "angka": {"tolok": TOLOK, "saran": SARAN},
    "survei": {"tolok": TOLOK, "sah": "x", "saran": SARAN},
}
TAMBAHAN = {
    "instrumen.yaml": {"id": "kab", "nama": "x", "versi": "1.0.0", "menambah": "inpres-3-2003"}
    | {
        "kelompok": [{"id": "x_a", "nama": "x"}],
        "set_jenjang": {"dua": [{k: j[k] for k in ("nilai", "teks")} for j in JENJANG]},
    }
}
for nomor, (jenis, isi) in enumerate(KHUSUS.items(), start=1):
    lokal = {k: v for k, v in UMUM.items() if k not in {"bobot", "lensa", "kritis"}} | {"kelompok": "x_a"}
    tanpa = {k: v for k, v in isi.items() if k != "saran"}
    tanpa |= {
        k: [{a: b for a, b in x.items() if a != "saran"} for x in isi[k]] for k in ("jenjang", "butir") if k in isi
    }
    tanpa |= {"tolok": {"satuan": "unit", **(TOLOK if jenis == "survei" else {})}} if "tolok" in isi else {}
    TAMBAHAN[f"X0{nomor}.yaml"] = {"id": f"X0{nomor}", "jenis": jenis, **lokal, **tanpa}
RESMI = {"instrumen.yaml": KEPALA} | {
    f"{jenis[0].upper()}{n}.yaml": {"id": f"{jenis[0].upper()}{n}", "jenis": jenis, **UMUM, **isi}
    for n, (jenis, isi) in enumerate(KHUSUS.items(), start=1)
}


def kumpulan(isi: Any, di: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], dict[str, Any]]]:
    """Yield every mapping in what a file holds, with its place."""
    if isinstance(isi, dict):
        yield di, isi
    bagian = isi.items() if isinstance(isi, dict) else enumerate(isi) if isinstance(isi, list) else ()
    for kunci, nilai in bagian:
        yield from kumpulan(nilai, (*di, kunci))


def tulis(isi: object, jalan: Path) -> None:
    jalan.parent.mkdir(parents=True, exist_ok=True)
    jalan.write_text(yaml.safe_dump(isi, allow_unicode=True, sort_keys=False), "utf-8")


def salin(isi: Any) -> Any:
    return yaml.safe_load(yaml.safe_dump(isi))


def ditawarkan(asal: Any, baca: Callable[[Any], tuple[Temuan, ...]]) -> dict[tuple[Any, ...], set[str]]:
    """Return by place the keys that are offered there to who writes a strange one."""
    isi, tempat = salin(asal), {}
    for nomor, (di, satu) in enumerate(list(kumpulan(isi))):
        satu[f"zz{nomor}"] = "x"
        tempat[f"zz{nomor}"] = di
    hasil = {}
    for t in baca(isi):
        if t.kode == "I11" and (cocok := re.search(r"kunci '(zz\d+)' tidak dikenal.*; yang boleh: (.*)$", t.pesan)):
            hasil[tempat[cocok[1]]] = set(cocok[2].split(", "))
    return hasil


def ditolak(
    asal: Any, tawaran: dict[tuple[Any, ...], set[str]], baca: Callable[[Any], tuple[Temuan, ...]]
) -> list[str]:
    """Return what is said against keys that were offered, all of them written; a strange one is refused meanwhile."""
    isi = salin(asal)
    for di, satu in list(kumpulan(isi)):
        for kunci in tawaran.get(di, ()):
            satu.setdefault(kunci, "x")
    isi["zz"] = "x"
    kata = [t.pesan for t in baca(isi) if t.kode in DITOLAK]
    assert any("'zz'" in k for k in kata)
    return [k for k in kata if "'zz'" not in k]


def pembaca(folder: Path, nama: str) -> Callable[[Any], tuple[Temuan, ...]]:
    def baca(isi: Any) -> tuple[Temuan, ...]:
        tulis(isi, folder / nama)
        return periksa(folder)[1]

    return baca


def periksa_semua(berkas: dict[str, Any], folder: Path) -> set[frozenset[str]]:
    """Hold every file of an instrument against what it is offered; return the sets of keys that were."""
    for nama, isi in berkas.items():
        tulis(isi, folder / nama)
    assert [str(t) for t in periksa(folder)[1] if t.kode in DITOLAK | {"I13", "I12"}] == []
    semua = set()
    for nama, isi in berkas.items():
        baca = pembaca(folder, nama)
        tawaran = ditawarkan(isi, baca)
        assert ditolak(isi, tawaran, baca) == [], nama
        tulis(isi, folder / nama)
        semua |= set(map(frozenset, tawaran.values()))
    return semua


def model_di_dalam(jenis: object) -> Iterator[type[BaseModel]]:
    """Yield a model and all that it is made of."""
    if isinstance(jenis, type) and issubclass(jenis, BaseModel):
        yield jenis
        for isian in jenis.model_fields.values():
            yield from model_di_dalam(isian.annotation)
    for bagian in get_args(jenis):
        yield from model_di_dalam(bagian)


def test_every_key_offered_in_an_instrument_is_taken_there_and_no_place_is_left_out(tmp_path):
    seen = periksa_semua(RESMI, tmp_path / "luas")
    model = {m for akar in (Kepala, *MODEL_JENIS.values()) for m in model_di_dalam(akar)}
    kunci = {frozenset(m.model_fields) - ({"indikator"} if m is Kepala else set()) for m in model if m is not Instrumen}
    assert seen == kunci - {frozenset(Instrumen.model_fields)}


def test_every_key_offered_in_an_addition_is_taken_there(tmp_path):
    seen = periksa_semua(TAMBAHAN, tmp_path / "kab")
    assert {"satuan"} in seen
    assert {"satuan", "terburuk", "terbaik"} in seen  # a survey's scale
    assert {"nilai", "teks"} in seen
    assert {"id", "teks"} in seen
    assert not any({"bobot", "saran", "kritis", "lensa"} & s for s in seen)


def test_every_key_offered_where_the_kind_is_unknown_is_taken_by_some_kind(tmp_path):
    folder = tmp_path / "luas"
    for nama, isi in RESMI.items():
        tulis(isi, folder / nama)
    asal = {"id": "J1", "jenis": "jenjan", **UMUM}
    baca = pembaca(folder, "J1.yaml")
    tawaran = ditawarkan(asal, baca)
    assert tawaran[()] >= {"jenis", "nama", "bobot"}
    assert ditolak(asal, tawaran, baca) == []


def test_every_key_offered_in_a_crosswalk_is_taken_there(tmp_path):
    folder = Path(shutil.copytree(SINI / "instrumen_bersejarah", tmp_path / "lama"))
    nama = "padanan/1.0.0.yaml"
    asal = yaml.load((folder / nama).read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  (all scalars as text)
    baca = pembaca(folder, nama)
    tawaran = ditawarkan(asal, baca)
    assert tawaran[("ubah", "U1")] == {"jawaban"}
    assert ditolak(asal, tawaran, baca) == []


@pytest.mark.parametrize("indikator", ["P06", "P07", "T08"])
def test_every_key_offered_in_a_questionnaire_is_taken_there(tmp_path, indikator):
    instrumen = muat_instrumen("inpres-3-2003")
    (asal,) = terkirim("indikator", "kuesioner", "2.0.0").glob(f"{indikator}.yaml")
    isi = yaml.load(asal.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506
    jalan = tmp_path / "2.0.0" / asal.name

    def baca(satu: Any) -> tuple[Temuan, ...]:
        tulis(satu, jalan)
        return baca_kuesioner(jalan, instrumen)[1]

    tawaran = ditawarkan(isi, baca)
    assert len(tawaran) > 5
    assert ditolak(isi, tawaran, baca) == []


def test_every_word_offered_for_a_wrong_one_is_taken_in_its_place(tmp_path):
    folder = tmp_path / "luas"
    berkas = salin(RESMI)
    berkas["instrumen.yaml"] |= {"agregasi": "aritmetik", "yang_dinilai": "desa", "status": "berlaku"}
    for isi in berkas.values():
        isi |= {"kewenangan": ["desa"], "tempat": ["meja"]} if "jenis" in isi else {}
    for nama, isi in berkas.items():
        tulis(isi, folder / nama)
    banyak = 0
    for nama, di, boleh in list(_pilihan(berkas, folder)):
        for kata in boleh:
            isi = salin(berkas[nama])
            _ganti(isi, di, kata)
            assert [t for t in pembaca(folder, nama)(isi) if t.kode == "I15"] == [], (nama, di, kata)
            banyak += 1
        tulis(berkas[nama], folder / nama)
    assert banyak >= 20


def _pilihan(berkas: dict[str, Any], folder: Path) -> Iterator[tuple[str, tuple[Any, ...], list[str]]]:
    """Yield every place where only some words are allowed, with those that are offered."""
    for nama, asal in berkas.items():
        teks = [(*di, k) for di, satu in kumpulan(asal) for k, v in satu.items() if isinstance(v, str)]
        teks += [(*di, k, 0) for di, satu in kumpulan(asal) for k, v in satu.items() if v in (["desa"], ["meja"])]
        for sekali in ([d for d in teks if d[-1] != "jenis"], [("jenis",)]):  # without a kind the others are not read
            isi, tempat = salin(asal), {f"zz{n}": di for n, di in enumerate(sekali)}
            for kata, di in tempat.items():
                _ganti(isi, di, kata)
            for t in pembaca(folder, nama)(isi):
                if t.kode == "I15" and (cocok := re.search(r"'(zz\d+)'; yang boleh: (.*)$", t.pesan)):
                    yield nama, tempat[cocok[1]], cocok[2].split(", ")
        tulis(asal, folder / nama)


def _ganti(isi: Any, di: tuple[Any, ...], kata: str) -> None:
    for bagian in di[:-1]:
        isi = isi[bagian]
    isi[di[-1]] = kata
