"""Headers: which column of a file is which, and what is odd about them."""

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from penilaian.berkas.letak_temuan import Catatan, ringkas, tempat_sel
from penilaian.galat import Temuan
from penilaian.instrumen import Instrumen
from penilaian.jawaban import KOLOM_KUNCI
from penilaian.ketikan import kembaran, kenali_judul, longgar, tanpa_tak_tampak
from penilaian.mentah import Lembar, utuh

KOLOM_PANJANG: Final = ("indikator", "nilai")
"""Columns that a file with one answer a row has instead of a column an indicator."""


BANYAK_DISEBUT: Final = 3
"""Columns with the same oddity that are named one by one; more of them are one finding."""


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


def kenali(lembar: Lembar, instrumen: Instrumen) -> Kepala:
    """Return which column holds what, with findings B10, B12, B13, B20 (faults) and B30–B33 (warnings)."""
    hasil = Kepala()
    dikenal = (*KOLOM_KUNCI, *KOLOM_PANJANG, *instrumen.per_id)
    tuntutan, sisa = _tuntutan(lembar, instrumen, dikenal)
    letak: dict[str, int] = {}
    dibaca: dict[str, list[tuple[int, str]]] = {}
    for nama, milik in tuntutan.items():
        k, cara = milik[0]
        letak[nama] = k
        if cara != "persis":
            dibaca.setdefault(cara, []).append((k, nama))
        for lain, cara_lain in milik[1:]:
            if cara_lain == "berketerangan" and cara != cara_lain:
                sisa.append(lain)
            else:
                _kembar(hasil, lembar, nama, k, lain)
    sisa = [k for k in sisa if not _bernomor(hasil, lembar, k, letak, dikenal)]
    hasil.kunci = {n: k for n, k in letak.items() if n in KOLOM_KUNCI}
    hasil.jawaban = {n: k for n, k in sorted(letak.items(), key=lambda nk: nk[1]) if n in instrumen.per_id}
    if "kode_desa" not in hasil.kunci:
        _tanpa_kode(hasil, lembar)
    tak_terpakai = _susunan(hasil, lembar, letak, instrumen)
    _catat_bacaan(hasil, lembar, {c: [x for x in d if x[0] not in tak_terpakai] for c, d in dibaca.items()})
    _catat_asing(
        hasil, lembar, sorted(sisa), [n for n in dikenal if n not in letak and n not in KOLOM_PANJANG], dikenal
    )
    return hasil


Tuntutan = dict[str, list[tuple[int, str]]]
"""By name of a column: the positions whose headers claim it and how they are written, the surest first."""


def _tuntutan(lembar: Lembar, instrumen: Instrumen, dikenal: tuple[str, ...]) -> tuple[Tuntutan, list[int]]:
    """Return which headers claim which name, and the positions of those that claim none."""
    sebutan = _sebutan(dikenal)
    per_nama = _sebutan_nama(instrumen)
    tuntutan: Tuntutan = {}
    sisa: list[int] = []
    for k, judul in enumerate(lembar.kepala):
        if judul in dikenal:
            nama, cara = judul, "persis"
        elif (ketemu := kenali_judul(judul, sebutan)) is not None:
            nama, cara = sebutan[ketemu.longgar], ketemu.cara
            if cara == "berketerangan" and nama in KOLOM_PANJANG:
                sisa.append(k)
                continue
        elif longgar(judul) in per_nama:
            nama, cara = per_nama[longgar(judul)], "berketerangan"
        else:
            sisa.append(k)
            continue
        tuntutan.setdefault(nama, []).append((k, cara))
    sisa = _berid_di_depan(lembar, sisa, sebutan, tuntutan)
    urutan = ("persis", "longgar", "berawalan", "berketerangan")
    for milik in tuntutan.values():
        milik.sort(key=lambda kc: urutan.index(kc[1]))
    return tuntutan, sisa


def _berid_di_depan(lembar: Lembar, sisa: list[int], sebutan: Mapping[str, str], tuntutan: Tuntutan) -> list[int]:
    """Take headers such as ``P01 Situs web`` where enough of them are written so, each id once; return the others.

    One alone may be a column beside an answer (``P01 catatan``); a whole row of them is how the ids were written.
    """
    calon: dict[str, list[int]] = {}
    for k in sisa:
        id_, _, keterangan = tanpa_tak_tampak(lembar.kepala[k]).strip().partition(" ")
        if keterangan and (nama := sebutan.get(longgar(id_))) and nama not in (*KOLOM_KUNCI, *KOLOM_PANJANG):
            calon.setdefault(nama, []).append(k)
    if len(calon) <= BANYAK_DISEBUT or any(n in tuntutan or len(k) > 1 for n, k in calon.items()):
        return sisa
    if any(kenali_judul(lembar.kepala[k].replace(" ", ". ", 1), sebutan) is None for (k,) in calon.values()):
        return sisa
    tuntutan |= {n: [(k, "berketerangan")] for n, (k,) in calon.items()}
    return [k for k in sisa if not any(k in milik for milik in calon.values())]


def _sebutan_nama(instrumen: Instrumen) -> dict[str, str]:
    """Return the loose form of each indicator's name and question, also after its id, where no two share it."""
    bentuk: dict[str, set[str]] = {}
    for i in instrumen.indikator:
        for teks in (i.nama, i.pertanyaan, i.id + i.nama, i.id + i.pertanyaan):
            bentuk.setdefault(longgar(teks), set()).add(i.id)
    return {b: next(iter(ids)) for b, ids in bentuk.items() if len(ids) == 1}


def _kembar(hasil: Kepala, lembar: Lembar, nama: str, satu: int, dua: int) -> None:
    """Note that a column stands twice (B12)."""
    judul = lembar.kepala[dua]
    sebagai = "" if judul == nama else f" ({judul!r})"
    pesan = f"kolom {nama} kembar: kolom ke-{satu + 1} dan ke-{dua + 1}{sebagai}"
    _catat(hasil, lembar, dua, "B12", pesan, "Sisakan satu kolom saja.", galat=True)


def _bernomor(hasil: Kepala, lembar: Lembar, k: int, letak: dict[str, int], dikenal: tuple[str, ...]) -> bool:
    """Return whether a program gave a twin column a number (``P01.1``); that is noted as a twin."""
    asal = kembaran(lembar.kepala[k])
    nama = None if asal is None else _sebutan(dikenal).get(longgar(asal))
    if nama is None:
        return False
    if nama in letak:
        _kembar(hasil, lembar, nama, letak[nama], k)
        return True
    kembarannya = [x for x, j in enumerate(lembar.kepala) if x != k and (kembaran(j) or "") == asal]
    if kembarannya and k > kembarannya[0]:
        _kembar(hasil, lembar, nama, kembarannya[0], k)
    return bool(kembarannya)


def _tanpa_kode(hasil: Kepala, lembar: Lembar) -> None:
    """Note that there is no column of codes, and which header comes nearest (B10)."""
    mirip = [j for j in lembar.kepala if "kode" in longgar(j) or "kd" in longgar(j)]
    dekat = difflib.get_close_matches("kodedesa", [longgar(j) for j in lembar.kepala], n=1, cutoff=_CUKUP_MIRIP)
    nama = next((j for j in lembar.kepala if dekat and longgar(j) == dekat[0]), mirip[0] if mirip else "")
    pesan = "tidak ada kolom kode_desa" + (f"; yang paling mirip {nama!r}" if nama else "")
    saran = (
        f"Ganti judul {nama!r} menjadi kode_desa."
        if nama
        else "Tulis nama kolom pada satu baris, salah satunya kode_desa."
    )
    _catat(hasil, lembar, -1, "B10", pesan, saran, galat=True)


_CUKUP_MIRIP: Final = 0.6


def _susunan(hasil: Kepala, lembar: Lembar, letak: dict[str, int], instrumen: Instrumen) -> set[int]:
    """Tell the two arrangements apart, and name the indicators for which there is no column.

    Returns the positions of columns that belong to the other arrangement and are not read.
    """
    ada = [n for n in KOLOM_PANJANG if n in letak and n not in instrumen.per_id]
    if ada and hasil.jawaban and not _berisi_id(lembar, letak, ada, instrumen):
        for nama in ada:
            pesan = "kolom tidak dibaca, sebab berkas ini memakai satu kolom per indikator"
            _catat(hasil, lembar, letak[nama], "B30", pesan, "Hapus bila tidak diperlukan.")
        _yang_hilang(hasil, lembar, instrumen)
        return {letak[n] for n in ada}
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
    else:
        _yang_hilang(hasil, lembar, instrumen)
    return set()


def _berisi_id(lembar: Lembar, letak: dict[str, int], ada: Sequence[str], instrumen: Instrumen) -> bool:
    """Return whether a column ``indikator`` beside columns of indicators holds their ids: then it is not just extra."""
    if len(ada) < len(KOLOM_PANJANG):
        return False
    isi = utuh(lembar.kolom[letak["indikator"]]).unique().to_pylist()
    return any(longgar(t) in {longgar(i) for i in instrumen.per_id} for t in isi)


def _yang_hilang(hasil: Kepala, lembar: Lembar, instrumen: Instrumen) -> None:
    if hilang := [i for i in instrumen.per_id if i not in hasil.jawaban]:
        _catat(hasil, lembar, -1, "B32", *tanpa_jawaban(hilang))


_CARA: Final = {
    "longgar": ("berbeda huruf atau spasi", "Tulis {nama} supaya pasti."),
    "berawalan": ("berawalan nama grup", "Tulis {nama} tanpa awalan supaya pasti."),
    "berketerangan": ("disertai keterangan", "Tulis {nama} saja supaya pasti."),
}
"""How a header is written that is taken for a known name: in words, and how to make it certain."""


def _catat_bacaan(hasil: Kepala, lembar: Lembar, dibaca: dict[str, list[tuple[int, str]]]) -> None:
    """Note headers that are taken for a known name though they are written otherwise (B31)."""
    for cara, daftar in dibaca.items():
        apa, saran = _CARA[cara]
        if len(daftar) <= BANYAK_DISEBUT:
            for k, nama in daftar:
                pesan = f"kolom {lembar.kepala[k]!r} dibaca sebagai {nama}"
                _catat(hasil, lembar, k, "B31", pesan, saran.format(nama=nama))
            continue
        contoh = ringkas([f"{lembar.kepala[k]!r} sebagai {nama}" for k, nama in sorted(daftar)], BANYAK_DISEBUT)
        pesan = f"{len(daftar)} judul {apa}, dibaca menurut namanya: {contoh}"
        _catat(hasil, lembar, -1, "B31", pesan, "Tulis nama kolom persis seperti pada templat supaya pasti.")


def _catat_asing(hasil: Kepala, lembar: Lembar, asing: list[int], hilang: list[str], dikenal: tuple[str, ...]) -> None:
    """Note columns that are not read: those without a header (B33), those that may be meant for another (B30)."""
    tanpa_dugaan, diduga = [], []
    for k in asing:
        judul = lembar.kepala[k]
        if not judul:
            _tanpa_judul(hasil, lembar, k)
        elif dugaan := _dugaan(judul, hilang) or _mirip(judul, dikenal):
            diduga.append((k, dugaan))
        else:
            tanpa_dugaan.append(k)
    pesan = "kolom tidak dikenal dan tidak dibaca"
    for k, dugaan in diduga if len(diduga) <= BANYAK_DISEBUT else ():
        _catat(hasil, lembar, k, "B30", pesan, f"Mungkin maksudnya {dugaan}?")
    for k in tanpa_dugaan if len(tanpa_dugaan) <= BANYAK_DISEBUT else ():
        _catat(hasil, lembar, k, "B30", pesan, "Periksa namanya bila seharusnya dibaca.")
    if len(diduga) > BANYAK_DISEBUT:
        contoh = ringkas([f"{lembar.kepala[k]!r} (mungkin {d})" for k, d in diduga])
        saran = f"Ganti judulnya dengan nama yang diduga bila benar, misalnya {diduga[0][1]}."
        _catat(hasil, lembar, -1, "B30", f"{len(diduga)} {pesan}: {contoh}", saran)
    if len(tanpa_dugaan) > BANYAK_DISEBUT:
        contoh = ringkas([repr(lembar.kepala[k]) for k in tanpa_dugaan])
        saran = "Periksa namanya bila seharusnya dibaca."
        _catat(hasil, lembar, -1, "B30", f"{len(tanpa_dugaan)} {pesan}: {contoh}", saran)


def _tanpa_judul(hasil: Kepala, lembar: Lembar, k: int) -> None:
    if any(s.strip() for s in lembar.kolom[k].unique().to_pylist()):
        tempat = f"kolom ke-{k + 1}"
        temuan = Temuan(tempat, "B33", "kolom tanpa judul tidak dibaca", "Beri judul, atau hapus.", "peringatan")
        hasil.catatan.append(Catatan(lembar.baris_kepala, k, temuan))


def _dugaan(judul: str, hilang: list[str]) -> str | None:
    """Return the missing name that a header mentions as a word of its own, None where it mentions none or several."""
    kata = {longgar(k) for k in re.split(r"[^A-Za-z0-9]+", tanpa_tak_tampak(judul)) if k}
    ketemu = [n for n in hilang if longgar(n) in kata]
    return ketemu[0] if len(ketemu) == 1 else None


def tanpa_jawaban(hilang: list[str]) -> tuple[str, str]:
    """Return finding and repair for indicators that a file does not mention."""
    return (
        f"{len(hilang)} indikator tidak ada dalam berkas dan dianggap kosong: {ringkas(hilang)}",
        "Tambahkan kolomnya bila sudah ada jawabannya.",
    )


def _catat(hasil: Kepala, lembar: Lembar, kolom: int, kode: str, pesan: str, saran: str, galat: bool = False) -> None:
    tempat = tempat_sel(lembar, lembar.baris_kepala, kolom)
    temuan = Temuan(tempat, kode, pesan, saran, "galat" if galat else "peringatan")
    hasil.catatan.append(Catatan(lembar.baris_kepala, kolom, temuan))


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
