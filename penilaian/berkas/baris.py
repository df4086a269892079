"""Rows that are no village: totals, numbers of columns, signatures. They are passed over, and each is said."""

import re
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from penilaian.angka import ribuan
from penilaian.berkas.judul_ulang import cari_judul_ulang, catat_id_di_bawah
from penilaian.berkas.kepala import Kepala
from penilaian.desa import BENTUK_KODE, bakukan, nama_resmi
from penilaian.galat import Temuan
from penilaian.instrumen import Instrumen, YangDinilai
from penilaian.jawaban import KOSONG, PengenalJudul, bentuk_periode, sebut_baris, urai
from penilaian.ketikan import kutip, tanpa_tak_tampak
from penilaian.mentah import Lembar, utuh
from penilaian.nama_tempat import setara
from penilaian.tak_terbaca import Catatan, catat_baris_lain

BANYAK_BARIS_DISEBUT: Final = 20
"""Rows that are no village and are named one by one; the others only by number."""

BATAS_CALON: Final = 5_000
"""Rows without a village code that are looked at; where there are more, the codes are at fault and not the rows."""

_BERKODE: Final = r"^[\s'\x{200b}\x{feff}]*[0-9]{2}\.?[0-9]{2}\.?[0-9]{2}\.?[0-9]{4}(?:\.0+)?[\s\x{200b}\x{feff}]*$"
_BERKODE_LAIN: Final = r"^[\s']*(?:{})(?:\.0+)?\s*$"
_ANGKA_KODE: Final = re.compile(r"(?:[0-9][. ]?){8,}")
"""So many digits are meant as a code, if a wrong one."""

_ANGKA_KODE_TERBANYAK: Final = 13
_HURUF_KODE_TERBANYAK: Final = 3
"""Digits of a wrong code (``01.15.01.20.2006.0``), and letters before it; what has more is something else."""

_NIP: Final = re.compile(r"[^0-9]{0,80}[0-9]{8}[. -]?[0-9]{6}[. -]?[0-9][. -]?[0-9]{3}\W*")
"""The number of a civil servant, which stands below a signature."""

_PASANG_TANDA_TANGAN: Final = 3
"""So many cells at most are side by side in a row of signatures."""

_TANGGAL: Final = re.compile(r"(?:.*\D)?(?:0?[1-9]|[12][0-9]|3[01])[. ](?:0?[1-9]|1[0-2])[. ](?:19|20)[0-9]{2}\D*")

_WILAYAH: Final = re.compile(r"(?:kec(?:amatan)?|kab(?:upaten)?|prov(?:insi)?)\b\.?\s*\w", re.IGNORECASE)
"""How a kecamatan, kabupaten or province is named and no village is: a row so named sums up its villages."""

_KODE_WILAYAH: Final = re.compile(r"[0-9]{2}(?:\.?[0-9]{2}){0,2}")

_JUMLAH: Final = re.compile(
    r"(?:grand |sub)?\s*(?:rata\s{0,3}-?\s{0,3}²|(?:total|jumlah|jml|rata\s{0,3}-?\s{0,3}(?:rata|2)|rerata|rataan"
    r"|average|avg|mean|median|modus|ma(?:ks|x)(?:im(?:um|al))?|min(?:im(?:um|al))?|persentase|simpangan|varians?|deviasi"
    r"|stdev|std|nilai (?:rata\s?-?\s?(?:rata|2)|total|tertinggi|terendah|ma(?:ks|x)(?:im(?:um|al))?"
    r"|min(?:im(?:um|al))?)|sum|count)\b)",
    re.IGNORECASE,
)
_EKOR_JUMLAH: Final = re.compile(
    r"desa(?:nya)?|kel(?:urahan)?|(?:ke)?seluruh(?:an|nya)?|semua(?:nya)?|s[ck]ore?|nilai|akhir|umum|total|jumlah|jml|rata"
    r"|rerata|rataan|dan|atau|per|tingkat|responden|jawaban|indikator|poin|persen|baku|deviasi|deviation|standar|all|of"
    r"|ma(?:ks|x)(?:im(?:um|al))?|min(?:im(?:um|al))?|ter(?:tinggi|endah|jawab|isi)|nya|ini|se?tiap|kolom|baris|data|[0-9]+"
)
"""Words that may follow in the name of a row of totals; any other makes it the name of a place."""

_WILAYAH_JUMLAH: Final = re.compile("kec(?:amatan)?|kab(?:upaten)?|kota|prov(?:insi)?|distrik")
"""Words after which the row of totals names an area."""
_NOMOR: Final = re.compile(r"[\[(]?([0-9]{1,3})(?:\s*=.*)?[\])]?\.?")


class Terpilah(NamedTuple):
    """The rows of a table that may be villages, what was said about the others, and how many they are."""

    lembar: Lembar
    catatan: list[Catatan]
    dilewati: int


def pilah(instrumen: Instrumen, lembar: Lembar, kepala: Kepala) -> Terpilah:
    """Return the table without the rows that are no village (B37), and without a second table unlike the first (B29).

    Only rows whose code has not the form of one are looked at, and those whose name is of a total or an example though
    they have a code (B47). One that holds an answer and is not named after an area stays: its code is at fault.
    """
    kode = lembar.kolom[kepala.kunci["kode_desa"]]
    siapa = instrumen.yang_dinilai
    berkode = berupa_kode(kode, siapa)
    palsu = _jumlah_berkode(instrumen, lembar, kepala, berkode) if siapa == "desa" else {}
    calon = np.flatnonzero(~berkode)
    if calon.size > BATAS_CALON:
        calon = calon[:0]
    if not calon.size and not palsu:
        return Terpilah(lembar, [], 0)
    isi = [[tanpa_tak_tampak(t).strip() for t in utuh(k.take(pa.array(calon))).to_pylist()] for k in lembar.kolom]
    terbaca = _terbaca(instrumen, lembar, kepala, calon)
    per_baris = {int(p): [k[n] for k in isi] for n, p in enumerate(calon)}
    pengenal = PengenalJudul(instrumen)
    judul = cari_judul_ulang(lembar, kepala, pengenal, per_baris)
    bukan_isi = np.union1d(judul.salah, np.fromiter(palsu, dtype=np.intp))
    salah = set(bukan_isi.tolist())
    sebab: dict[int, str] = {}
    for n, p in enumerate(map(int, calon)):
        if p in salah:
            continue
        if p in judul.sama:
            sebab[p] = "judul yang berulang"
        elif apa := _bukan_desa(siapa, per_baris[p], kepala, terbaca=bool(terbaca[n])):
            sebab[p] = apa
    if not sebab and not salah:
        return Terpilah(lembar, [], 0)
    tetap = np.delete(np.arange(len(lembar.baris)), [*sebab, *salah])
    nomor = {int(lembar.baris[p]): apa for p, apa in sebab.items()}
    dibuang = {*nomor, *(int(b) for b in lembar.baris[bukan_isi])}
    berkode_palsu = _catatan_berkode({int(lembar.baris[p]): apa for p, apa in palsu.items()})
    tersisa = replace(
        lembar,
        kolom=lembar.kolom.ambil(tetap),
        baris=lembar.baris[tetap],
        rusak=tuple(r for r in lembar.rusak if r.baris not in dibuang),
        sisa_rusak=tuple(
            r._replace(baris=array("q", sisa))
            for r in lembar.sisa_rusak
            if (sisa := [b for b in r.baris if b not in dibuang])
        ),
        tak_terurai=lembar.tak_terurai + len(salah),
    )
    hilang = catat_id_di_bawah(lembar, kepala, pengenal, {p: per_baris[p] for p in sebab})
    lewat = _catatan(siapa, {b: apa for b, apa in nomor.items() if b not in hilang})
    return Terpilah(tersisa, [*judul.catatan, *berkode_palsu, *chain(*hilang.values()), *lewat], len(nomor))


def _jumlah_berkode(
    instrumen: Instrumen, lembar: Lembar, kepala: Kepala, berkode: npt.NDArray[np.bool_]
) -> dict[int, str]:
    """Return the rows that have a village's code and the name of a total or an example, and what is wrong.

    One whose code is of no known village may be a village called so, as long as its answers can be read.
    """
    if (k := kepala.kunci.get("nama_desa")) is None:
        return {}
    pola = rf"^\W*(?:{_JUMLAH.pattern}|{_CONTOH.pattern})"
    mirip = np.asarray(pc.match_substring_regex(utuh(lembar.kolom[k]), pola, ignore_case=True)).astype(bool)
    calon = np.flatnonzero(mirip & berkode)
    if not calon.size:
        return {}
    pilihan = pa.array(calon)
    nama = [tanpa_tak_tampak(t).strip() for t in utuh(lembar.kolom[k].take(pilihan)).to_pylist()]
    tulis = pd.Series(utuh(lembar.kolom[kepala.kunci["kode_desa"]].take(pilihan)).to_pylist(), dtype="str")
    kode = bakukan(tulis, "desa")
    hasil = {}
    salah = _tak_terbaca(instrumen, lembar, kepala, calon)
    for p, n, c, resmi, rusak in zip(calon.tolist(), nama, kode, nama_resmi(kode), salah.tolist(), strict=True):
        if (_CONTOH.fullmatch(n) or _berupa_jumlah(n)) and (not setara(n, resmi) if resmi else rusak):
            hasil[p] = f"baris bernama {kutip(n)} tetapi berkode desa ({c})"
    return hasil


def _tak_terbaca(
    instrumen: Instrumen, lembar: Lembar, kepala: Kepala, calon: npt.NDArray[np.intp]
) -> npt.NDArray[np.bool_]:
    """Return which of the rows hold an answer that cannot be read; none of a long table."""
    salah = np.zeros(calon.size, dtype=bool)
    pilihan = pa.array(calon)
    for id_, k in kepala.jawaban.items():
        for g in urai(instrumen.per_id[id_], lembar.kolom[k].take(pilihan)).galat:
            salah[g.posisi] = True
    return salah


def _catatan_berkode(nomor: Mapping[int, str]) -> list[Catatan]:
    """Return one fault a row that has a code and the name of none (B47), and one for all beyond the limit."""
    tiada = np.empty(0, dtype=np.int64)
    daftar = sorted(nomor.items())
    catatan = [
        Catatan(b, -1, Temuan(f"baris {b}", "B47", pesan, _SARAN_BERKODE), tiada)
        for b, pesan in daftar[:BANYAK_BARIS_DISEBUT]
    ]
    if lain := [b for b, _ in daftar[BANYAK_BARIS_DISEBUT:]]:
        sisa = catat_baris_lain(catatan[-1].baris, np.array(lain, dtype=np.int64), "B47", _SARAN_BERKODE)
        catatan.append(sisa._replace(semua=tiada))
    return catatan


_SARAN_BERKODE: Final = "Hapus baris jumlah atau contoh; bila memang desa, tulis nama desanya."

_CONTOH: Final = re.compile(
    r"(?:desa\s)?contoh(?:\s(?:desa|isian|pengisian|pengisi|saja))?|(?:example|sample)", re.IGNORECASE
)
"""The name of a row that shows how to fill in."""


def berupa_kode(kode: pa.Array | pa.ChunkedArray, siapa: YangDinilai = "desa") -> npt.NDArray[np.bool_]:
    """Return which cells have the form of a code of what is assessed."""
    pola = _BERKODE if siapa == "desa" else _BERKODE_LAIN.format(BENTUK_KODE[siapa].pattern)
    hasil: npt.NDArray[np.bool_] = np.asarray(pc.match_substring_regex(kode, pola)).astype(bool)
    return hasil


def _terbaca(
    instrumen: Instrumen, lembar: Lembar, kepala: Kepala, calon: npt.NDArray[np.intp]
) -> npt.NDArray[np.bool_]:
    """Return which of the rows hold something that can be read as an answer."""
    ada = np.zeros(calon.size, dtype=bool)
    pilihan = pa.array(calon)
    if kepala.panjang is not None:
        pengenal = PengenalJudul(instrumen)
        k_indikator, k_nilai = (lembar.kolom[k].take(pilihan).to_pylist() for k in kepala.panjang)
        return np.array(
            [bool(v.strip()) and pengenal.indikator(i) is not None for i, v in zip(k_indikator, k_nilai, strict=True)],
            dtype=bool,
        )
    for id_, k in kepala.jawaban.items():
        ada |= urai(instrumen.per_id[id_], lembar.kolom[k].take(pilihan)).keadaan != KOSONG
    return ada


def _bukan_desa(siapa: YangDinilai, sel: Sequence[str], kepala: Kepala, *, terbaca: bool) -> str:
    """Return what a row is instead of a village, ``""`` where it may be one."""
    berisi = [s for s in sel if s]
    kunci = {n: sel[k] for n, k in kepala.kunci.items()}
    kode = kunci["kode_desa"]
    if len(berisi) > 1 and all(s.startswith("#") for s in berisi):
        return "tanda HXL"
    if _nomor_kolom(kode, berisi):
        return "nomor kolom"
    nama = [berisi[0], *(v for n, v in kunci.items() if n != "tanggal")]
    if any(map(_berupa_jumlah, nama)) and not any(_ANGKA_KODE.search(v) for v in nama):
        return "jumlah atau rata-rata"
    berperiode = bentuk_periode(kunci.get("periode", "")) is not None
    bermaksud_kode = _bermaksud_kode(kode, sendiri=len(berisi) == 1)
    if not (berperiode or bermaksud_kode) and len(berisi) <= _PASANG_TANDA_TANGAN and any(map(_NIP.fullmatch, berisi)):
        return f"tanpa kode {siapa}, bagian tanda tangan"
    if not (terbaca or berperiode or bermaksud_kode):
        return f"tanpa kode {siapa} dan tanpa jawaban"
    if siapa == "desa" and _jumlah_wilayah(kode, kunci.get("nama_desa", "")):
        return "jumlah kecamatan, kabupaten atau provinsi"
    return ""


def _bermaksud_kode(kode: str, *, sendiri: bool) -> bool:
    """Return whether a cell is meant as a code, if a wrong one: no date, and alone in its row none after a word."""
    if (cocok := _ANGKA_KODE.search(kode)) is None or _TANGGAL.fullmatch(kode):
        return False
    angka, huruf = sum(map(str.isdigit, cocok[0])), sum(map(str.isalpha, kode[: cocok.start()]))
    return angka <= _ANGKA_KODE_TERBANYAK and not (sendiri and huruf > _HURUF_KODE_TERBANYAK)


def _jumlah_wilayah(kode: str, nama: str) -> bool:
    """Return whether a row is named after an area of several villages, and has no code or the area's."""
    if _WILAYAH.match(kode):
        return True
    return _WILAYAH.match(nama) is not None and (not kode or _KODE_WILAYAH.fullmatch(kode) is not None)


def _berupa_jumlah(teks: str) -> bool:
    """Return whether a cell names a row of totals: the word alone or with what goes with it, no place called so."""
    cocok = _JUMLAH.match(teks)
    if cocok is None:
        return False
    for kata in re.findall(r"[^\W_]+", teks[cocok.end() :].casefold()):
        if _WILAYAH_JUMLAH.fullmatch(kata):
            return True
        if not _EKOR_JUMLAH.fullmatch(kata):
            return False
    return True


def _nomor_kolom(kode: str, berisi: Sequence[str]) -> bool:
    """Return whether a row numbers the columns: ``(1) (2) (3)``, as tables in reports have it."""
    cocok = [_NOMOR.fullmatch(s) for s in berisi]
    if not _NOMOR.fullmatch(kode) or len(berisi) < len(("kode", "periode", "jawaban")) or not all(cocok):
        return False
    angka = [int(c[1]) for c in cocok if c]
    return angka == list(range(angka[0], angka[0] + len(angka)))


def _catatan(siapa: YangDinilai, nomor: Mapping[int, str]) -> list[Catatan]:
    """Return one warning a row, and one for all beyond ``BANYAK_BARIS_DISEBUT``."""
    saran = f"Hapus baris itu dari berkas jawaban, atau isi kodenya bila memang {siapa}."
    daftar = sorted(nomor.items())
    catatan = [
        Catatan(b, -1, Temuan(f"baris {b}", "B37", f"bukan baris {siapa} ({apa}), dilewati", saran, "peringatan"))
        for b, apa in daftar[:BANYAK_BARIS_DISEBUT]
    ]
    if lain := [b for b, _ in daftar[BANYAK_BARIS_DISEBUT:]]:
        pesan = f"{ribuan(len(lain))} baris lain juga bukan baris {siapa}, dilewati ({sebut_baris(lain)})"
        temuan = Temuan(f"baris {lain[0]}", "B37", pesan, saran, "peringatan")
        catatan.append(Catatan(lain[0], -1, temuan))
    return catatan
