"""Headers: which column of a file is which, and what is odd about them."""

import difflib
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from penilaian.galat import Temuan
from penilaian.instrumen import Instrumen
from penilaian.jawaban import KOLOM_KUNCI
from penilaian.mentah import Lembar, longgar

KOLOM_PANJANG: Final = ("indikator", "nilai")
"""Columns that a file with one answer a row has instead of a column an indicator."""


class Catatan(NamedTuple):
    """A finding with its place in the file, by which all findings are put in order."""

    baris: int
    kolom: int
    temuan: Temuan


@dataclass
class Kepala:
    """The columns of a file by the names that the project gives them.

    Attributes:
        kunci: name of a key column → position.
        jawaban: indicator id → position, in the file's order.
        panjang: (indikator, nilai) positions where a row holds one answer.
        catatan: findings about headers.
    """

    kunci: dict[str, int] = field(default_factory=dict)
    jawaban: dict[str, int] = field(default_factory=dict)
    panjang: tuple[int, int] | None = None
    catatan: list[Catatan] = field(default_factory=list)


def sebutan_dikenal(instrumen: Instrumen) -> frozenset[str]:
    """Return the loose forms of all column names that a file for this instrument may have."""
    return frozenset(map(longgar, (*KOLOM_KUNCI, *KOLOM_PANJANG, *instrumen.per_id)))


def tempat_sel(lembar: Lembar, baris: int, kolom: int) -> str:
    """Return ``baris 12, kolom P01``; without the column where ``kolom`` is −1."""
    return f"baris {baris}" if kolom < 0 else f"baris {baris}, kolom {lembar.kepala[kolom]}"


def kenali(lembar: Lembar, instrumen: Instrumen) -> Kepala:
    """Return which column holds what, with findings B10, B12, B13, B20 (faults) and B30–B33 (warnings)."""
    hasil = Kepala()
    dikenal = (*KOLOM_KUNCI, *KOLOM_PANJANG, *instrumen.per_id)
    sebutan = _sebutan(dikenal)
    letak: dict[str, int] = {}
    for k, judul in enumerate(lembar.kepala):
        nama = judul if judul in dikenal else sebutan.get(longgar(judul))
        if nama is None:
            _tak_dikenal(hasil, lembar, k, dikenal)
        elif nama in letak:
            pesan = f"kolom {nama} ada lebih dari sekali"
            _catat(hasil, lembar, k, "B12", pesan, "Sisakan satu kolom saja.", galat=True)
        else:
            letak[nama] = k
            if nama != judul:
                pesan = f"kolom {judul!r} dibaca sebagai {nama}"
                _catat(hasil, lembar, k, "B31", pesan, f"Tulis {nama} supaya pasti.")
    hasil.kunci = {n: k for n, k in letak.items() if n in KOLOM_KUNCI}
    hasil.jawaban = {n: k for n, k in letak.items() if n in instrumen.per_id}
    if "kode_desa" not in hasil.kunci:
        pesan = "tidak ada kolom kode_desa"
        _catat(
            hasil, lembar, -1, "B10", pesan, "Tulis nama kolom pada baris pertama, salah satunya kode_desa.", galat=True
        )
    _susunan(hasil, lembar, letak, instrumen)
    return hasil


def _susunan(hasil: Kepala, lembar: Lembar, letak: dict[str, int], instrumen: Instrumen) -> None:
    """Tell the two arrangements apart, and name the indicators for which there is no column."""
    ada = [n for n in KOLOM_PANJANG if n in letak and n not in instrumen.per_id]
    if ada and (len(ada) < len(KOLOM_PANJANG) or hasil.jawaban):
        pesan = f"kolom {' dan '.join(ada)} ada, tetapi " + (
            f"kolom {next(n for n in KOLOM_PANJANG if n not in ada)} tidak ada"
            if len(ada) < len(KOLOM_PANJANG)
            else "ada juga kolom per indikator"
        )
        saran = "Pakai satu susunan: satu kolom per indikator, atau kode_desa, periode, indikator, nilai."
        _catat(hasil, lembar, letak[ada[0]], "B20", pesan, saran, galat=True)
    elif ada:
        hasil.panjang = (letak["indikator"], letak["nilai"])
    elif not hasil.jawaban:
        pesan = f"tidak ada satu pun kolom indikator instrumen {instrumen.id}"
        saran = f"Beri judul kolom menurut id indikator, misalnya {instrumen.indikator[0].id}."
        _catat(hasil, lembar, -1, "B13", pesan, saran, galat=True)
    elif hilang := [i for i in instrumen.per_id if i not in hasil.jawaban]:
        _catat(hasil, lembar, -1, "B32", *tanpa_jawaban(hilang))


def tanpa_jawaban(hilang: list[str]) -> tuple[str, str]:
    """Return finding and repair for indicators that a file does not mention."""
    return (
        f"{len(hilang)} indikator tidak ada dalam berkas dan dianggap kosong: {ringkas(hilang)}",
        "Tambahkan kolomnya bila sudah ada jawabannya.",
    )


def ringkas(isi: list[str], banyak: int = 10) -> str:
    """Return the first few of a list in a sentence: ``a, b, c dan 7 lagi``."""
    if len(isi) <= banyak:
        return ", ".join(isi)
    return f"{', '.join(isi[:banyak])} dan {len(isi) - banyak} lagi"


def _catat(hasil: Kepala, lembar: Lembar, kolom: int, kode: str, pesan: str, saran: str, galat: bool = False) -> None:
    tempat = tempat_sel(lembar, lembar.baris_kepala, kolom)
    temuan = Temuan(tempat, kode, pesan, saran, "galat" if galat else "peringatan")
    hasil.catatan.append(Catatan(lembar.baris_kepala, kolom, temuan))


def _tak_dikenal(hasil: Kepala, lembar: Lembar, kolom: int, dikenal: tuple[str, ...]) -> None:
    judul = lembar.kepala[kolom]
    if not judul:
        if any(s.strip() for s in lembar.kolom[kolom].unique().to_pylist()):
            tempat = f"kolom ke-{kolom + 1}"
            temuan = Temuan(tempat, "B33", "kolom tanpa judul tidak dibaca", "Beri judul, atau hapus.", "peringatan")
            hasil.catatan.append(Catatan(lembar.baris_kepala, kolom, temuan))
        return
    mirip = _mirip(judul, dikenal)
    saran = f"Mungkin maksudnya {mirip}?" if mirip else "Periksa namanya bila seharusnya dibaca."
    _catat(hasil, lembar, kolom, "B30", "kolom tidak dikenal dan tidak dibaca", saran)


def _sebutan(dikenal: tuple[str, ...]) -> dict[str, str]:
    """Return the loose form of each known name, where no two names share it."""
    per_bentuk: dict[str, list[str]] = {}
    for nama in dikenal:
        per_bentuk.setdefault(longgar(nama), []).append(nama)
    return {bentuk: nama[0] for bentuk, nama in per_bentuk.items() if len(set(nama)) == 1}


_TERTUKAR: Final = str.maketrans({"o": "0", "l": "1", "i": "1"})


def _mirip(judul: str, dikenal: tuple[str, ...]) -> str | None:
    """Return the one known name that a mistyped header comes close to; a wrong number in an id is no typing error."""

    def inti(nama: str) -> str:
        pokok = "".join(h for h in longgar(nama) if h.isalnum()).translate(_TERTUKAR)
        kepala = pokok.rstrip("0123456789")
        return kepala + pokok[len(kepala) :].lstrip("0")

    sama = [n for n in dikenal if inti(n) == inti(judul)]
    if len(sama) == 1:
        return sama[0]
    panjang = [n for n in dikenal if len(n) > 4]
    dekat = difflib.get_close_matches(judul.casefold(), panjang, n=1, cutoff=0.8)
    return dekat[0] if dekat else None
