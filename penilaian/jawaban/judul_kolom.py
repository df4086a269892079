"""Headers: which column, or which row of a long table, a text names; the same for files and for tables of a program."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from penilaian.instrumen import Instrumen
from penilaian.jawaban.judul_berawalan import pisahkan, yang_pasti
from penilaian.jawaban.judul_berekor import PANJANG_ID, PenyebutId, inti_id
from penilaian.jawaban.kunci import KOLOM_KUNCI
from penilaian.ketikan import huruf_latin, kembaran, kenali_judul, longgar, tanpa_tak_tampak

KOLOM_PANJANG: Final = ("indikator", "nilai")
"""Columns that a table with one answer a row has instead of a column an indicator."""

CARA_JUDUL: Final = ("persis", "longgar", "berawalan", "berketerangan", "serupa")
"""How a header may be written, the surest first."""

BANYAK_BERID: Final = 3
"""So many headers like ``P01 Situs web`` may be columns beside answers; more are how the ids were written."""

_KATA_WILAYAH: Final[Mapping[str, frozenset[str]]] = {
    "nama_desa": frozenset(
        ("desa", "kelurahan", "kel", "gampong", "kampung", "kampong", "nagari", "pekon", "tiyuh", "negeri", "lembang")
    ),
    "kecamatan": frozenset(("kecamatan", "kec", "distrik", "kapanewon", "kemantren")),
    "kabupaten": frozenset(("kabupaten", "kab", "kota")),
}
_KATA_NAMA: Final = frozenset(("nama", "dan", "atau", "adat"))

Tuntutan = dict[str, list[tuple[int, str]]]
"""By name of a column: the positions whose headers claim it and how they are written, the surest first."""


class JudulDikenal(NamedTuple):
    """What a header names: a column by the project's name, and how it is written (one of ``CARA_JUDUL``)."""

    nama: str
    cara: str


def sebutan_kunci(instrumen: Instrumen) -> dict[str, str]:
    """Return other headings of key columns, by which a table may call them where it is not about villages."""
    siapa = instrumen.yang_dinilai
    if siapa == "desa":
        return {}
    return {"kode": "kode_desa", f"kode_{siapa}": "kode_desa", "nama": "nama_desa", f"nama_{siapa}": "nama_desa"}


class PengenalJudul:
    """Knows the headers that a table for one instrument may have; each distinct text is looked at once.

    Attributes:
        dikenal: the names of all columns.
        sebutan: by loose form of a header, the name that it stands for.
    """

    def __init__(self, instrumen: Instrumen) -> None:
        self.dikenal = (*KOLOM_KUNCI, *KOLOM_PANJANG, *instrumen.per_id)
        self._lain = sebutan_kunci(instrumen)
        self.sebutan = _tunggal((longgar(n), n) for n in self.dikenal)
        self.sebutan |= {longgar(judul): nama for judul, nama in self._lain.items()}
        self._per_nama = _tunggal(
            (longgar(teks), i.id)
            for i in instrumen.ditanyakan
            for teks in (i.nama, i.pertanyaan, i.id + i.nama, i.id + i.pertanyaan)
        )
        self._per_inti = _tunggal((inti_id(n), n) for n in instrumen.per_id)
        self._per_inti.pop("", None)
        self._penyebut = PenyebutId(instrumen, self._per_inti)
        self._indikator = frozenset(instrumen.per_id)
        self._ingat: dict[str, JudulDikenal | None] = {}

    def satu(self, judul: str) -> JudulDikenal | None:
        """Return what a header names for certain, None where it could only be guessed."""
        if judul not in self._ingat:
            self._ingat[judul] = self._satu(judul)
        return self._ingat[judul]

    def _satu(self, judul: str) -> JudulDikenal | None:
        if judul in self.dikenal or judul in self._lain:
            return JudulDikenal(self._lain.get(judul, judul), "persis")
        if (ketemu := kenali_judul(judul, self.sebutan)) is not None:
            nama = self.sebutan[ketemu.longgar]
            if ketemu.cara == "berketerangan" and nama in KOLOM_PANJANG:
                return None
            return JudulDikenal(nama, ketemu.cara)
        if (id_ := self._per_nama.get(longgar(judul))) is not None:
            return JudulDikenal(id_, "berketerangan")
        if len(judul) <= PANJANG_ID and (mirip := kenali_judul(judul, self._per_inti, inti_id)) is not None:
            return JudulDikenal(self._per_inti[mirip.longgar], "serupa")
        return None

    def indikator(self, teks: str) -> str | None:
        """Return the id of the indicator that a text names for certain, None where it names none."""
        ketemu = self.satu(teks)
        return ketemu.nama if ketemu is not None and ketemu.nama in self._indikator else None

    def berid(self, teks: str) -> bool:
        """Return whether a text names a column of answers, or one of the long arrangement, and not by its question."""
        ketemu = self.satu(teks)
        return ketemu is not None and ketemu.nama not in KOLOM_KUNCI and longgar(teks) not in self._per_nama

    def asal_kembaran(self, judul: str, semua: Sequence[str]) -> str | None:
        """Return the column whose twin a header is that a program numbered (``P01.1``); None where it is none.

        ``semua``: all headers; only where ``P1`` is one of them is ``P1.1`` its twin.
        """
        asal = kembaran(judul)
        ketemu = self.satu(asal) if asal else None
        if ketemu is None or not (ketemu.cara in {"persis", "longgar"} or (ketemu.cara == "serupa" and asal in semua)):
            return None
        return ketemu.nama

    def semua(self, judul: Sequence[str]) -> tuple[Tuntutan, list[int]]:
        """Return which headers of one table claim which name, and the positions of those that claim none."""
        tuntutan: Tuntutan = {}
        sisa = []
        for k, satu in enumerate(judul):
            if (ketemu := self.satu(satu)) is None:
                sisa.append(k)
            else:
                tuntutan.setdefault(ketemu.nama, []).append((k, ketemu.cara))
        sisa = self._berid_di_depan(judul, sisa, tuntutan)
        sisa = self._berekor(judul, sisa, tuntutan)
        sisa = self._berawalan(judul, sisa, tuntutan)
        for milik in tuntutan.values():
            milik.sort(key=lambda kc: CARA_JUDUL.index(kc[1]))
        return tuntutan, sisa

    def wilayah(
        self,
        judul: Sequence[str],
        sisa: Sequence[int],
        sudah: Iterable[str],
        menurut_isi: Callable[[int], str | None] = lambda _: None,
    ) -> dict[int, str]:
        """Return which of the headers that claim nothing call a village's name, kecamatan or kabupaten otherwise.

        ``DESA``, ``Nama Desa / Kelurahan``, ``Kec.``; then by what stands below them (``menurut_isi``). Each name once,
        and none that is claimed already (``sudah``).
        """
        hasil: dict[int, str] = {}
        if self._lain:
            return hasil
        for k in sisa:
            nama = _nama_wilayah(judul[k])
            if nama is not None and nama not in sudah and nama not in hasil.values():
                hasil[k] = nama
        for k in sisa:
            if k not in hasil and not {*sudah, *hasil.values()} >= {*_KATA_WILAYAH}:
                nama = menurut_isi(k)
                if nama is not None and nama not in sudah and nama not in hasil.values():
                    hasil[k] = nama
        return hasil

    def _berid_di_depan(self, judul: Sequence[str], sisa: list[int], tuntutan: Tuntutan) -> list[int]:
        """Take headers such as ``P01 Situs web`` where enough are written so, each id once; return the others.

        One alone may be a column beside an answer (``P01 catatan``); a whole row of them is how the ids were written.
        """
        calon: dict[str, list[tuple[int, str]]] = {}
        for k in sisa:
            id_, _, keterangan = tanpa_tak_tampak(judul[k]).strip().partition(" ")
            nama = self.sebutan.get(longgar(id_), "") if keterangan else ""
            if nama in self._indikator:
                calon.setdefault(nama, []).append((k, f"{id_}. {keterangan}"))
        if len(calon) <= BANYAK_BERID or any(n in tuntutan or len(milik) > 1 for n, milik in calon.items()):
            return sisa
        if any(kenali_judul(bertitik, self.sebutan) is None for ((_, bertitik),) in calon.values()):
            return sisa
        pasti = {n: k for n, ((k, _),) in calon.items()}
        tuntutan |= {n: [(k, "berketerangan")] for n, k in pasti.items()}
        return [k for k in sisa if k not in pasti.values()]

    def disebut(self, judul: str) -> tuple[str, ...]:
        """Return the indicators whose ids are words of a header, none where it is a column beside an answer."""
        sebutan = self._penyebut.sebut(judul)
        return () if sebutan.samping else sebutan.ids

    def kembaran(self, nama: str, judul: str, cara: Sequence[str]) -> bool:
        """Return whether one of two headers of a column is its twin, and not another column that tells of it.

        Args:
            nama: the column.
            judul: the less sure of the headers.
            cara: how the surer one and this one are written.
        """
        if cara[1] != "berketerangan" or cara[0] == cara[1]:
            return True
        sebutan = self._penyebut.sebut(judul)
        return sebutan.ids == (nama,) and bool(sebutan.kata) and not sebutan.samping and self.satu(judul) is not None

    def _berekor(self, judul: Sequence[str], sisa: list[int], tuntutan: Tuntutan) -> list[int]:
        """Take headers such as ``P05 persen`` and ``P08_Internet``, an id and what is certain; return the others.

        Only where nothing else in the table may be that indicator's column.
        """
        calon: dict[str, list[int]] = {}
        for k in sisa:
            for id_ in self.disebut(judul[k]):
                if id_ not in tuntutan:
                    calon.setdefault(id_, []).append(k)
        pasti = {n: k for n, (k, *lain) in calon.items() if not lain and self._penyebut.pasti(judul[k], n)}
        tuntutan |= {n: [(k, "berketerangan")] for n, k in pasti.items()}
        return [k for k in sisa if k not in pasti.values()]

    def _berawalan(self, judul: Sequence[str], sisa: list[int], tuntutan: Tuntutan) -> list[int]:
        """Take headers such as ``grp_P05`` where the prefix is that of a group for certain; return the others."""
        calon = [b for k in sisa if (b := pisahkan(k, judul[k], self._di_belakang_awalan)) is not None]
        calon = [b for b in calon if b.nama not in self._indikator or self.disebut(judul[b.letak]) == (b.nama,)]
        letak = {b.letak for b in calon}
        lain: dict[str, list[int]] = {}
        for k in sisa if calon else ():
            for id_ in self.disebut(judul[k]) if k not in letak else ():
                lain.setdefault(id_, []).append(k)
        pasti = yang_pasti(calon, lain, tuntutan, self._indikator)
        for b in pasti:
            tuntutan.setdefault(b.nama, []).append((b.letak, "berawalan"))
        diambil = {b.letak for b in pasti}
        return [k for k in sisa if k not in diambil]

    def _di_belakang_awalan(self, teks: str) -> str | None:
        nama = self.sebutan.get(longgar(teks)) or self._per_inti.get(inti_id(teks))
        return None if nama in KOLOM_PANJANG else nama


def _nama_wilayah(judul: str) -> str | None:
    """Return the key column of names of places that a header means, None where it means none."""
    if len(judul) > PANJANG_ID:
        return None
    kata = set(re.findall(r"[^\W_]+", huruf_latin(tanpa_tak_tampak(judul)).casefold()))
    cocok = [n for n, boleh in _KATA_WILAYAH.items() if kata <= boleh | _KATA_NAMA]  # "nama" alone may be any
    return cocok.pop() if len(cocok) == 1 else None


def _tunggal(pasangan: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return what each form stands for, without those that stand for several."""
    per_bentuk: dict[str, set[str]] = {}
    for bentuk, nama in pasangan:
        per_bentuk.setdefault(bentuk, set()).add(nama)
    return {bentuk: next(iter(nama)) for bentuk, nama in per_bentuk.items() if len(nama) == 1}


def hanya_versi_itu(judul: Iterable[str], instrumen: Instrumen, ids: Iterable[str]) -> dict[str, str]:
    """Return the headers that name a question of which only another version asks, and its id.

    Args:
        judul: the table's headers.
        instrumen: this version.
        ids: all questions of the other version.
    """
    khas = {longgar(i): i for i in set(ids) - instrumen.per_id.keys()}
    return {j: khas[k.longgar] for j in judul if (k := kenali_judul(j, khas)) is not None}


def menjawab_versi_lain(
    judul: Mapping[str, bool], instrumen: Instrumen, versi_lain: Mapping[str, Iterable[str]]
) -> tuple[str, list[str], list[str]] | None:
    """Return the other version that a table answers, the ids that say so, and those of this version that it lacks.

    It answers one that it names a question of which only that version asks, unless it answers one that only this
    version asks. A column that is wholly empty says nothing for this version, unless nothing is answered of the other.

    Args:
        judul: the table's headers, or the texts that name indicators; True where something stands under it.
        instrumen: this version.
        versi_lain: ids of the questions of other versions, by version.
    """
    pengenal = PengenalJudul(instrumen)
    ini = {j: id_ for j in judul if (id_ := pengenal.indikator(j)) is not None}
    cocok = {}
    for versi, ids in versi_lain.items():
        milik = instrumen.per_id.keys() - set(ids)
        ada: dict[str, bool] = {}
        for j, id_ in hanya_versi_itu(judul, instrumen, ids).items():
            ada[id_] = ada.get(id_, False) or judul[j]
        dijawab = any(ada.values())
        if ada and not any(id_ in milik and (judul[j] or not dijawab) for j, id_ in ini.items()):
            cocok[versi] = (sorted(ada), sorted(milik - {id_ for j, id_ in ini.items() if judul[j]}))
    if not cocok:
        return None
    versi, (dari, tiada) = max(cocok.items(), key=lambda x: len(x[1][0]))
    return versi, dari, tiada
