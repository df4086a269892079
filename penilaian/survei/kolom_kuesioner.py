"""Headings of an export of respondents: which of them is which question, and which are about a person."""

import re
from collections.abc import Sequence
from typing import Final

from penilaian.instrumen import Kuesioner, KuesionerTes, SoalSkala, SoalTes, Tugas
from penilaian.ketikan import longgar
from penilaian.survei.kolom_form import META, PEMISAH, KolomForm, akhiran_judul, tampak
from penilaian.survei.kolom_pribadi import tentang_orang
from penilaian.survei.nama_form import ISI_PENGENAL, PENGENAL, STEMPEL
from penilaian.survei.pemisah_kelompok import seragamkan
from penilaian.survei.soal_kuesioner import judul_soal, kelompok_kuesioner

_LABEL_PENGENAL: Final = {
    "Desa": ISI_PENGENAL[0],
    "Kode desa Kemendagri": ISI_PENGENAL[0],
    "Tulis kode desa sekali lagi": ISI_PENGENAL[1],
    "Periode": ISI_PENGENAL[2],
}


def semua_soal(k: Kuesioner) -> tuple[SoalSkala | SoalTes | Tugas, ...]:
    """Return all that a questionnaire asks, in any of its forms, tasks last."""
    if isinstance(k, KuesionerTes):
        return (*(s for b in k.bentuk for s in b.soal), *k.tugas)
    return k.soal


class JudulKuesioner:
    """Names of the questionnaires' forms, as headings are held against them."""

    def __init__(self, kuesioner: Sequence[Kuesioner]) -> None:
        self.soal = {s.id: s for k in kuesioner for s in semua_soal(k)}
        self._nama = {n.casefold(): n for n in (*self.soal, *ISI_PENGENAL, *STEMPEL)}
        self._label = {judul_soal(s): id_ for id_, s in self.soal.items()} | _LABEL_PENGENAL
        self._lewat = {f"{k.indikator}_pengantar" for k in kuesioner} | {k.pengantar for k in kuesioner}
        ids = "|".join(sorted(map(re.escape, self.soal), key=len, reverse=True))
        self._tanya = re.compile(rf"(?:^|.*[/\-:])({ids})\. .*", re.DOTALL)
        self._kelompok = {PENGENAL, "Pengenal desa", *(n for k in kuesioner for n in kelompok_kuesioner(k))}

    def kolom(self, kepala: Sequence[str]) -> KolomForm:
        """Return where the questions stand among the headings."""
        hasil = KolomForm()
        terlihat = [tampak(tulisan) for tulisan in kepala]
        dikenal = {*self._nama.values(), *self._label, *self._lewat, *META}
        for k, judul in enumerate(seragamkan(terlihat, dikenal, self._kelompok, {})):
            self._satu(k, judul, hasil)
        return hasil

    def _satu(self, k: int, judul: str, hasil: KolomForm) -> None:
        ruas = PEMISAH.split(judul)
        akhir = ruas[-1].strip()
        if not judul or akhir in self._lewat or judul in self._lewat:
            return
        if (nama := self.kenali(judul, akhir)) is not None:
            if nama in hasil.nama:
                hasil.kembar.append((nama, hasil.nama[nama], k))
            else:
                hasil.nama[nama] = k
        elif akhir in META and (len(ruas) == 1 or ruas[-2] in {"meta", "formhub"}):
            hasil.meta.setdefault(akhir, k)
        elif tentang_orang(judul):
            hasil.pribadi.append(judul)
        else:
            hasil.asing.append(judul)

    def kenali(self, judul: str, akhir: str) -> str | None:
        """Return the name that a heading stands for: by its last part, its label, or the id before its words."""
        if (nama := self._nama.get(akhir.casefold())) is not None:
            return nama
        for sisa in akhiran_judul(judul):
            if sisa in self._label:
                return self._label[sisa]
        cocok = self._tanya.fullmatch(judul)
        return cocok[1] if cocok else None


def kuesioner_terjawab(kepala: Sequence[str], kuesioner: Sequence[Kuesioner]) -> list[Kuesioner]:
    """Return those questionnaires of which a table has a question."""
    return [k for k in kuesioner if {s.id for s in semua_soal(k)} & JudulKuesioner([k]).kolom(kepala).nama.keys()]


def judul_dikenal(kuesioner: Sequence[Kuesioner]) -> frozenset[str]:
    """Return loose forms of headings by which sheet, header and separator of an export are found."""
    soal = [s for k in kuesioner for s in semua_soal(k)]
    return frozenset(map(longgar, (*(s.id for s in soal), *map(judul_soal, soal), *ISI_PENGENAL, *_LABEL_PENGENAL)))
