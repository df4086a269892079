"""Headings of an export: which of them is which name of the form, however the client wrote it.

Exports carry XML names or labels, with groups before them or none, joined by ``/``, ``-``, ``.``, ``:`` or what
somebody chose (``pemisah_kelompok``). What was saved in the letters of Western Europe (ANSI) has ``?`` for others.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from penilaian.angka import ribuan
from penilaian.instrumen import Instrumen
from penilaian.survei.formulir import susun_formulir
from penilaian.survei.kolom_pribadi import tentang_orang
from penilaian.survei.nama_form import HITUNG, ISI_PENGENAL, LABEL_CEPAT, PETUNJUK, POSISI
from penilaian.survei.pemisah_kelompok import seragamkan

PEMISAH: Final = re.compile(r"[/\-.:]")
_TAMPAK: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_RUAS: Final = {
    "cara menjawab": "{}_cara",
    "pembilang": "{}_pembilang",
    "penyebut": "{}_penyebut",
    "persen": "{}_persen",
    "nilai": "{}",
    "jumlah responden": "{}_n",
    "terbaca": "{}_terbaca_ulang",
}
"""What follows the id in a label → the name it is of."""

NAMA_WILAYAH: Final = ("nama_desa", "kecamatan", "kabupaten")
"""Names of places that a form of somebody's own asks for: the codes are held against them."""

TINJAUAN: Final = ("_validation_status", "_validation_status/uid", "_validation_status/label", "ReviewState")
"""Where Kobo and ODK write what a reviewer decided; Kobo's programs also write its parts."""

VERSI_FORMULIR: Final = ("__version__", "_version_", "FormVersion")
"""Where Kobo and ODK write the version of the form."""

META: Final = frozenset(
    {
        *("_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status", "_submitted_by", "_tags"),
        *("_index", "__version__", "_version_", "_attachments", "_geolocation", "_xform_id_string", "_duration"),
        *(
            "_bamboo_dataset_id",
            "_media_all_received",
            "uuid",
            "rootUuid",
            "instanceID",
            "instanceName",
            "deprecatedID",
        ),
        *("SubmissionDate", "KEY", "SubmitterID", "SubmitterName", "AttachmentsPresent", "AttachmentsExpected"),
        *("Status", "ReviewState", "Edits", "FormVersion", "start", "end", "today"),
    }
)
"""Columns that Kobo and ODK add by themselves, by the last part of their names."""


@dataclass
class KolomForm:
    """Where the parts of a form stand among the columns of an export.

    Attributes:
        nama: by name, number of its column.
        opsi: by name of a checklist, by choice, number of the column that says whether it is ticked.
        opsi_asing: likewise, of choices that the form does not have; among ``asing`` too.
        meta: by name that a client adds, number of its column.
        pribadi: headings of columns about a person or a phone.
        asing: headings that are none of these.
        kembar: names that two columns claim, with both headings.
    """

    nama: dict[str, int] = field(default_factory=dict)
    opsi: dict[str, dict[str, int]] = field(default_factory=dict)
    opsi_asing: dict[str, dict[str, int]] = field(default_factory=dict)
    meta: dict[str, int] = field(default_factory=dict)
    pribadi: list[str] = field(default_factory=list)
    asing: list[str] = field(default_factory=list)
    kembar: list[tuple[str, int, int]] = field(default_factory=list)


class HitunganKolom(NamedTuple):
    """What became of the columns of an export; it closes: ``berkas = dipakai + pribadi + lain``.

    Attributes:
        berkas: columns of the file.
        dipakai: those of the form, and those that a server adds.
        pribadi: about a person or a phone, dropped.
        lain: neither.
        tiada: questions that the file has no column for.
    """

    berkas: int
    dipakai: int
    pribadi: int
    lain: int
    tiada: int

    def __str__(self) -> str:
        """Return the count as one sentence; choices that are not known stop a file, so there are none."""
        return (
            f"{ribuan(self.berkas)} kolom dalam berkas = {ribuan(self.dipakai)} dipakai + {ribuan(self.pribadi)} "
            f"tentang orang atau ponsel + {ribuan(self.lain)} tidak dipakai; {ribuan(self.tiada)} pertanyaan "
            "tanpa kolom, 0 pilihan tidak dikenal."
        )


def hitung_kolom(kepala: Sequence[str], kolom: KolomForm, tiada: int) -> HitunganKolom:
    """Return what became of the columns under these headings, of which ``tiada`` questions have none."""
    dipakai = len(kolom.nama) + sum(map(len, kolom.opsi.values())) + len(kolom.meta)
    lain = len(kepala) - dipakai - len(kolom.pribadi)
    return HitunganKolom(len(kepala), dipakai, len(kolom.pribadi), lain, tiada)


class PembacaJudul:
    """Names of one instrument's form, as headings are held against them."""

    def __init__(self, instrumen: Instrumen) -> None:
        formulir = susun_formulir(instrumen)
        self.nama = {b["name"] for b in formulir.survey if "name" in b}
        self.nama |= {*NAMA_WILAYAH, *instrumen.per_id, *(f"{id_}_petunjuk" for id_ in instrumen.per_id)}
        self._label = {
            satu_spasi(b["label"]): b["name"] for b in formulir.survey if b.get("label") and b["type"] != "begin_group"
        }
        self.nama |= {PETUNJUK, *POSISI}
        self._label |= {label: nama for nama, label in LABEL_CEPAT.items()}
        self._label["Desa"] = ISI_PENGENAL[0]  # chosen from a list, in a form for one area
        for i in instrumen.ditanyakan:
            petunjuk = map(satu_spasi, (i.petunjuk_mandiri, i.petunjuk_kunjungan))
            self._label |= dict.fromkeys(petunjuk, f"{i.id}_petunjuk")
        self._label = {ansi(label): nama for label, nama in self._label.items()} | self._label
        daftar = {
            b["name"]: b["type"].split()[1] for b in formulir.survey if b.get("type", "").startswith("select_mul")
        }
        self._opsi = {
            n: {b["name"]: satu_spasi(b["label"]) for b in formulir.choices if b["list_name"] == d}
            for n, d in daftar.items()
        }
        ids = "|".join(sorted(map(re.escape, instrumen.per_id), key=len, reverse=True))
        self._kelompok = {
            satu_spasi(b[k])
            for b in formulir.survey
            if b["type"] == "begin_group"
            for k in ("name", "label")
            if b.get(k)
        }
        self._berawalan = re.compile(rf"(?:.*[/\-.:] ?)?({ids})\W.*", re.DOTALL)
        self._hitung = re.compile(rf"({ids}){HITUNG}(_\w+)?")
        self._tanya = re.compile(rf"(?:^|.*[/\-:])({ids})(?: \S{{1,3}})?\. (.*)", re.DOTALL)
        self._ruas = re.compile(rf"(?:^|.*[/\-:] ?)({ids}) \S{{1,3}} ({'|'.join(_RUAS)})\b.*", re.DOTALL)
        self._label_daftar = {satu_spasi(b["label"]): b["name"] for b in formulir.survey if b.get("name") in self._opsi}
        self._label_daftar |= {ansi(label): nama for label, nama in self._label_daftar.items()}
        pilihan = {n: {*semua, *semua.values(), *map(ansi, semua.values())} for n, semua in self._opsi.items()}
        self._pilihan = pilihan | {label: pilihan[n] for label, n in self._label_daftar.items()}
        daftar_ids = "|".join(sorted(map(re.escape, self._opsi), key=len, reverse=True)) or "(?!)"
        self._nama_opsi = re.compile(rf"(?:|.*[/\-.:])({daftar_ids})[/\-.:](\S+)")
        self._bukti = re.compile(rf"(?:^|.*[/\-:])(Foto bukti|Berkas bukti|Tautan bukti|Catatan) ({ids})")

    def kolom(self, kepala: Sequence[str]) -> KolomForm:
        """Return where the form's parts stand among the headings (m of them)."""
        hasil = KolomForm()
        terlihat = [tampak(tulisan) for tulisan in kepala]
        dikenal = {*self.nama, *self._label, *META}
        for k, judul in enumerate(seragamkan(terlihat, dikenal, self._kelompok, self._pilihan)):
            self._satu(k, judul, hasil)
        return hasil

    def serupa(self, judul: str) -> str | None:
        """Return the question whose id a heading begins with, though it is nothing that the form has."""
        return cocok[1] if (cocok := self._berawalan.fullmatch(judul)) else None

    def _satu(self, k: int, judul: str, hasil: KolomForm) -> None:
        ruas = PEMISAH.split(judul)
        akhir = ruas[-1].strip()
        if len(ruas) > 1 and akhir in self._opsi.get(ruas[-2].strip(), {}):
            hasil.opsi.setdefault(ruas[-2].strip(), {}).setdefault(akhir, k)
        elif akhir in self.nama:
            self._catat(akhir, k, hasil)
        elif (tinjauan := _tinjauan(ruas)) in TINJAUAN:
            hasil.meta.setdefault(tinjauan, k)
        elif akhir in META and (len(ruas) == 1 or ruas[-2] in {"meta", "formhub"}):
            hasil.meta.setdefault(akhir, k)
        elif (opsi := self._opsi_berlabel(judul)) is not None:
            hasil.opsi.setdefault(opsi[0], {}).setdefault(opsi[1], k)
        elif (asing := self._opsi_asing(judul)) is not None:
            hasil.opsi_asing.setdefault(asing[0], {}).setdefault(asing[1], k)
            hasil.asing.append(judul)
        elif (nama := self._berlabel(judul)) is not None:
            self._catat(nama, k, hasil)
        elif not judul or re.sub(r"_URL$", "", akhir) in self.nama:
            return  # Kobo's link to a file whose name stands beside it
        elif self._hitung.fullmatch(akhir):
            return  # what a short form reckons to know which question is next
        elif tentang_orang(judul):
            hasil.pribadi.append(judul)
        else:
            hasil.asing.append(judul)

    def _catat(self, nama: str, k: int, hasil: KolomForm) -> None:
        if nama in hasil.nama:
            hasil.kembar.append((nama, hasil.nama[nama], k))
        else:
            hasil.nama[nama] = k

    def _berlabel(self, judul: str) -> str | None:
        for sisa in akhiran_judul(judul):
            if sisa in self._label:
                return self._label[sisa]
        if cocok := self._ruas.fullmatch(judul):
            return _RUAS[cocok[2]].format(cocok[1]) if f"{cocok[1]}_cara" in self.nama else None
        if cocok := self._bukti.fullmatch(judul):
            return f"{cocok[2]}_{cocok[1].split()[0].lower()}"
        if cocok := self._tanya.fullmatch(judul):
            return cocok[1] if f"{cocok[1]}_cara" not in self.nama else None
        return None

    def _opsi_berlabel(self, judul: str) -> tuple[str, str] | None:
        cocok = self._tanya.fullmatch(judul)
        if cocok is None or cocok[1] not in self._opsi:
            return None
        akhir = [
            (len(x), p)
            for p, label in self._opsi[cocok[1]].items()
            for x in (label, ansi(label), p)
            if judul.endswith(f"/{x}")
        ]
        return (cocok[1], max(akhir)[1]) if akhir else None

    def _opsi_asing(self, judul: str) -> tuple[str, str] | None:
        """Return the checklist and the choice of it that a heading names, where the form has no such choice."""
        if cocok := self._nama_opsi.fullmatch(judul):
            return (cocok[1], cocok[2]) if re.sub(r"_URL$", "", cocok[2]) not in self.nama else None
        for sisa in akhiran_judul(judul):
            for label, id_ in self._label_daftar.items():
                if sisa.startswith(f"{label}/") and sisa not in self._label:
                    return id_, sisa[len(label) + 1 :].strip()
        return None


def tampak(judul: str) -> str:
    """Return a heading without characters that nobody sees, and without blanks at its ends."""
    return satu_spasi(_TAMPAK.sub("", judul))


def satu_spasi(teks: str) -> str:
    """Return a text without blanks at its ends, those in a row as one: so do the programs that forms are given to."""
    return " ".join(teks.split())


def ansi(teks: str) -> str:
    """Return a text as a program leaves it that saves in the letters of Western Europe: ``?`` for every other."""
    return teks.encode("cp1252", "replace").decode("cp1252")


def _tinjauan(ruas: Sequence[str]) -> str:
    """Return the name of a part of Kobo's review state, whatever joins it; ``""`` where a heading is none."""
    return "/".join(ruas) if len(ruas) > 1 and ruas[0] == TINJAUAN[0] else ""


def akhiran_judul(judul: str) -> Iterator[str]:
    """Yield a heading, then what follows each ``/`` in it: groups are written before labels too."""
    yield judul
    for cocok in re.finditer("/", judul):
        yield judul[cocok.end() :].strip()
