"""Headers: which column of a file is which, and what is odd about them."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from penilaian.angka import ribuan
from penilaian.berkas.judul_asing import BANYAK_DISEBUT, catat_asing, catat_judul, kolom_hilang
from penilaian.berkas.letak_temuan import ringkas
from penilaian.instrumen import Instrumen
from penilaian.jawaban import KOLOM_KUNCI, KOLOM_PANJANG, PengenalJudul, kolom_versi, nama_menurut_isi, sebutan_kunci
from penilaian.ketikan import kutip, longgar
from penilaian.mentah import Lembar, utuh
from penilaian.tak_terbaca import Catatan

BANYAK_TULISAN: Final = 5_000
"""Different texts in a column of indicators that are looked at closely; of more only the plain ids are known."""

BANYAK_DILIHAT: Final = 2_000
"""Rows that are looked at for what a column holds."""


def sebutan_dikenal(instrumen: Instrumen) -> frozenset[str]:
    """Return the loose forms of all column names that a file for this instrument may have."""
    return frozenset(map(longgar, (*KOLOM_KUNCI, *KOLOM_PANJANG, *instrumen.per_id, *sebutan_kunci(instrumen))))


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

    def dibaca(self, kolom: int, hanya_jawaban: bool) -> bool:
        """Return whether a column is read (−1 = whole rows), so that a fault is one; of answers alone if so asked."""
        if kolom in self.jawaban.values() or (self.panjang is not None and kolom == self.panjang[1]):
            return True
        return not hanya_jawaban and kolom in (-1, *self.kunci.values(), *(self.panjang or ()))


def kenali(lembar: Lembar, instrumen: Instrumen) -> Kepala:
    """Return which column holds what, with findings B10, B12, B13, B20, B49 (faults), B30–B33 (warnings)."""
    hasil = Kepala()
    pengenal = PengenalJudul(instrumen)
    dikenal = pengenal.dikenal
    tuntutan, sisa = pengenal.semua(lembar.kepala)
    letak: dict[str, int] = {}
    dibaca: dict[str, list[tuple[int, str]]] = {}
    kembar: list[tuple[str, int, int]] = []
    for nama, milik in tuntutan.items():
        k, cara = milik[0]
        letak[nama] = k
        if cara != "persis":
            dibaca.setdefault(cara, []).append((k, nama))
        for lain, cara_lain in milik[1:]:
            if pengenal.kembaran(nama, lembar.kepala[lain], (cara, cara_lain)):
                kembar.append((nama, k, lain))
            else:
                sisa.append(lain)
    bernama = [k for k in sisa if _berhuruf(lembar, k)]
    isi = partial(_menurut_isi, lembar, letak.get("kode_desa"))
    for k, nama in pengenal.wilayah(lembar.kepala, bernama, letak, isi).items():
        letak[nama] = k
        dibaca.setdefault("sebutan", []).append((k, nama))
        sisa.remove(k)
    sisa = _tanpa_bernomor(kembar, lembar, sisa, letak, pengenal)
    hasil.kunci = {n: k for n, k in letak.items() if n in KOLOM_KUNCI}
    hasil.jawaban = {n: k for n, k in sorted(letak.items(), key=lambda nk: nk[1]) if n in instrumen.per_id}
    if "kode_desa" not in hasil.kunci:
        _tanpa_kode(hasil, lembar, "kode_desa" if instrumen.yang_dinilai == "desa" else "kode")
    lebar, tak_terpakai = _susunan(hasil, lembar, letak, instrumen, pengenal)
    for nama, satu, dua in kembar:
        if satu in tak_terpakai:
            _tak_dibaca(hasil, lembar, dua)
        else:
            _kembar(hasil, lembar, nama, satu, dua)
    tak_pasti = (
        {letak[n] for n in KOLOM_PANJANG if n in letak} if hasil.panjang is None else tak_terpakai
    )  # B20 says it
    _catat_bacaan(hasil, lembar, {c: [x for x in d if x[0] not in tak_pasti] for c, d in dibaca.items()})
    asing = sorted(set(sisa) - {kolom_versi(lembar.kepala)})
    hilang = [n for n in dikenal if n not in letak and n not in KOLOM_PANJANG]
    tersebut = kolom_hilang(lembar, asing, instrumen.per_id.keys() & hilang, pengenal)
    if tersebut:  # B49 names what B13 only misses
        hasil.catatan = [c for c in hasil.catatan if c.temuan.kode != "B13"]
    if lebar and lembar.asal is None:  # the reader of an export has told of them
        _yang_hilang(hasil, lembar, [i for i in instrumen.per_id if i not in hasil.jawaban and i not in tersebut])
    hasil.catatan += catat_asing(lembar, asing, hilang, dikenal, tersebut)
    return hasil


def _berhuruf(lembar: Lembar, kolom: int) -> bool:
    """Return whether a column may hold names: something stands in it, and most of that has letters."""
    isi = [t for t in utuh(lembar.kolom[kolom]).unique().to_pylist() if t and t.strip()]
    return 2 * sum(any(map(str.isalpha, t)) for t in isi) > len(isi)


def _menurut_isi(lembar: Lembar, kode: int | None, kolom: int) -> str | None:
    """Return the key column of names that a column is by what it holds beside the column of codes."""
    if kode is None or not lembar.kepala[kolom].strip():
        return None
    sebagian = (utuh(lembar.kolom[k].slice(0, BANYAK_DILIHAT)).to_pylist() for k in (kode, kolom))
    return nama_menurut_isi(lembar.kepala[kolom], ((k or "", t or "") for k, t in zip(*sebagian, strict=True)))


def _kembar(hasil: Kepala, lembar: Lembar, nama: str, satu: int, dua: int) -> None:
    """Note that a column stands twice (B12)."""
    judul = lembar.kepala[dua]
    sebagai = "" if judul == nama else f" ({kutip(judul)})"
    pesan = f"kolom {nama} kembar: kolom ke-{satu + 1} dan ke-{dua + 1}{sebagai}"
    _catat(hasil, lembar, dua, "B12", pesan, "Sisakan satu kolom saja.", galat=True)


def _tanpa_bernomor(
    kembar: list[tuple[str, int, int]], lembar: Lembar, sisa: list[int], letak: dict[str, int], pengenal: PengenalJudul
) -> list[int]:
    """Return the columns but those that a program gave a number (``P01.1``); each is put among the twins."""
    asal = {k: pengenal.asal_kembaran(j, lembar.kepala) for k, j in enumerate(lembar.kepala)}
    per_asal: dict[str | None, list[int]] = {}
    for k, a in asal.items():
        per_asal.setdefault(a, []).append(k)
    tetap = []
    for k in sisa:
        nama = asal[k]
        pertama = per_asal[nama][0]
        if nama is None or (nama not in letak and len(per_asal[nama]) == 1):
            tetap.append(k)
        elif nama in letak or k > pertama:
            kembar.append((nama, letak.get(nama, pertama), k))
    return tetap


def _tanpa_kode(hasil: Kepala, lembar: Lembar, judul: str) -> None:
    """Note that there is no column of codes, and which header comes nearest (B10)."""
    mirip = [j for j in lembar.kepala if "kode" in longgar(j) or "kd" in longgar(j)]
    dekat = difflib.get_close_matches("kodedesa", [longgar(j) for j in lembar.kepala], n=1, cutoff=_CUKUP_MIRIP)
    nama = next((j for j in lembar.kepala if dekat and longgar(j) == dekat[0]), mirip[0] if mirip else "")
    pesan = f"tidak ada kolom {judul}" + (f"; yang paling mirip {kutip(nama)}" if nama else "")
    saran = (
        f"Ganti judul {kutip(nama)} menjadi {judul}."
        if nama
        else f"Tulis nama kolom pada satu baris, salah satunya {judul}."
    )
    _catat(hasil, lembar, -1, "B10", pesan, saran, galat=True)


_CUKUP_MIRIP: Final = 0.6


def _susunan(
    hasil: Kepala, lembar: Lembar, letak: dict[str, int], instrumen: Instrumen, pengenal: PengenalJudul
) -> tuple[bool, set[int]]:
    """Tell the two arrangements apart.

    Returns whether the file has a column an indicator, and the positions of columns of the other arrangement, unread.
    """
    ada = [n for n in KOLOM_PANJANG if n in letak and n not in instrumen.per_id]
    if ada and hasil.jawaban and not _seimbang(hasil, lembar, letak, ada, pengenal):
        for nama in ada:
            _tak_dibaca(hasil, lembar, letak[nama])
        return True, {letak[n] for n in ada}
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
        saran = (
            f"Beri judul kolom menurut id indikator, misalnya {instrumen.indikator[0].id}; pada ekspor formulir pilih "
            'pemisah kelompok "/".'
        )
        _catat(hasil, lembar, -1, "B13", pesan, saran, galat=True)
    return not ada and bool(hasil.jawaban), set()


def _tak_dibaca(hasil: Kepala, lembar: Lembar, kolom: int) -> None:
    """Note a column of the long arrangement in a file of the wide one (B30)."""
    pesan = "kolom tidak dibaca, sebab berkas ini memakai satu kolom per indikator"
    _catat(hasil, lembar, kolom, "B30", pesan, "Hapus bila tidak diperlukan.")


def _seimbang(
    hasil: Kepala, lembar: Lembar, letak: dict[str, int], ada: Sequence[str], pengenal: PengenalJudul
) -> bool:
    """Return whether rows may hold answers as well as the columns of indicators do.

    They may where a column ``indikator`` names one that has no column, or as many as have one; else it is just extra.
    """
    if len(ada) < len(KOLOM_PANJANG):
        return False
    isi = utuh(lembar.kolom[letak["indikator"]]).unique().to_pylist()[:BANYAK_TULISAN]
    disebut = {i for t in isi if (i := pengenal.indikator(t)) is not None}
    return bool(disebut) and not disebut < hasil.jawaban.keys()


def _yang_hilang(hasil: Kepala, lembar: Lembar, hilang: list[str]) -> None:
    if hilang:
        _catat(hasil, lembar, -1, "B32", *tanpa_jawaban(hilang))


_CARA: Final = {
    "longgar": ("berbeda huruf atau spasi", "Tulis {nama} supaya pasti."),
    "berawalan": ("berawalan nama grup", "Tulis {nama} tanpa awalan supaya pasti."),
    "berketerangan": ("disertai keterangan", "Tulis {nama} saja supaya pasti."),
    "sebutan": ("dengan sebutan lain", "Tulis {nama} supaya pasti."),
    "serupa": ("tanpa nol di depan angkanya atau dengan huruf O", "Tulis {nama} supaya pasti."),
}
"""How a header is written that is taken for a known name: in words, and how to make it certain."""


def _catat_bacaan(hasil: Kepala, lembar: Lembar, dibaca: dict[str, list[tuple[int, str]]]) -> None:
    """Note headers that are taken for a known name though they are written otherwise (B31)."""
    for cara, daftar in dibaca.items():
        apa, saran = _CARA[cara]
        if len(daftar) <= BANYAK_DISEBUT:
            for k, nama in daftar:
                pesan = f"kolom {kutip(lembar.kepala[k])} dibaca sebagai {nama}"
                _catat(hasil, lembar, k, "B31", pesan, saran.format(nama=nama))
            continue
        contoh = ringkas([f"{kutip(lembar.kepala[k])} sebagai {nama}" for k, nama in sorted(daftar)], BANYAK_DISEBUT)
        pesan = f"{ribuan(len(daftar))} judul {apa}, dibaca menurut namanya: {contoh}"
        _catat(hasil, lembar, -1, "B31", pesan, "Tulis nama kolom persis seperti pada templat supaya pasti.")


def tanpa_jawaban(hilang: list[str]) -> tuple[str, str]:
    """Return finding and repair for indicators that a file does not mention."""
    return (
        f"{ribuan(len(hilang))} indikator tidak ada dalam berkas dan dianggap kosong: {ringkas(hilang)}",
        "Tambahkan bila sudah ada jawabannya.",
    )


def _catat(hasil: Kepala, lembar: Lembar, kolom: int, kode: str, pesan: str, saran: str, galat: bool = False) -> None:
    hasil.catatan.append(catat_judul(lembar, kolom, kode, pesan, saran, galat=galat))
