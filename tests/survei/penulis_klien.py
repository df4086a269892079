"""Exports as KoboToolbox (formpack) and ODK Central write them, from what clients filled in.

Held against exports that those themselves wrote, byte for byte (``test_penulis_klien.py``).
"""

import csv
import io
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from penilaian.survei import Formulir

Isi = Mapping[str, str]
"""One submission: what stands in every field, by its name."""
Tabel = list[list[str]]

META_KOBO = (
    *("__version__", "_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status", "_submitted_by"),
    *("_tags", "meta/rootUuid", "_index"),
)
META_LAMA = ("meta-instanceID", "meta-instanceName", "KEY", "SubmitterID", "SubmitterName", "Status")
META_CENTRAL = (
    *("meta-instanceID", "meta-instanceName", "KEY", "SubmitterID", "SubmitterName", "AttachmentsPresent"),
    *("AttachmentsExpected", "Status", "ReviewState", "DeviceID", "Edits", "FormVersion"),
)


def daun(xml: str) -> dict[str, str]:
    """Return the text of every leaf of an instance by its name."""
    return {e.tag: e.text or "" for e in ET.fromstring(xml).iter() if not len(e)}  # noqa: S314


class Kolom(NamedTuple):
    """A field of a form: groups above it and its own name, the same in labels, and the choices that it names."""

    jalan: tuple[str, ...]
    label: tuple[str, ...]
    daftar: str
    banyak: bool

    @property
    def nama(self) -> str:
        """Its own name."""
        return self.jalan[-1]


def kolom(formulir: Formulir) -> Iterator[Kolom]:
    """Yield the fields in the order of the form."""
    jalan: list[tuple[str, str]] = []
    for b in formulir.survey:
        jenis, nama = b["type"], b.get("name", "")
        satu = (nama, _rata(b.get("label") or nama))
        if jenis == "begin_group":
            jalan.append(satu)
        elif jenis == "end_group":
            jalan.pop()
        else:
            daftar = jenis.split()[1] if jenis.startswith("select_") else ""
            semua = [*jalan, satu]
            banyak = jenis.startswith("select_multiple")
            yield Kolom(tuple(n for n, _ in semua), tuple(t for _, t in semua), daftar, banyak)


def tabel_kobo(
    formulir: Formulir,
    isi: Sequence[Isi],
    meta: Sequence[Isi] = (),
    *,
    label: bool = False,
    grup: str = "",
    gabung: bool = True,
    pecah: bool = True,
) -> Tabel:
    """Return the cells of an export of Kobo, its heading first.

    Args:
        formulir: the form.
        isi: submissions.
        meta: what Kobo knows of each, by ``META_KOBO``; made up where it is not given.
        label: labels instead of names.
        grup: what stands between the groups of a field and its name; ``""`` = no groups.
        gabung, pecah: choices joined in one column, split over a column a choice.
    """
    pilihan = _pilihan(formulir)
    hasil: Tabel = [[], *([] for _ in isi)]
    for k in kolom(formulir):
        bagian = k.label if label else k.jalan
        judul = grup.join(bagian) if grup else bagian[-1]
        kata = pilihan.get(k.daftar, {}) if label else {}
        teks = [satu.get(k.nama, "") for satu in isi]
        if gabung or not k.banyak:
            hasil[0].append(judul)
            for baris, t in zip(hasil[1:], teks, strict=True):
                baris.append(" ".join(kata.get(x, x) for x in t.split()) if kata else t)
        for nama in pilihan[k.daftar] if k.banyak and pecah else ():
            hasil[0].append(f"{judul}/{kata.get(nama, nama)}")
            for baris, t in zip(hasil[1:], teks, strict=True):
                baris.append(str(int(nama in t.split())) if t else "")
    hasil[0] += META_KOBO
    for n, (baris, satu) in enumerate(zip(hasil[1:], meta or [_meta_kobo(n) for n in range(len(isi))], strict=True), 1):
        baris += [(satu | {"_index": str(n)})[m] for m in META_KOBO]
    return hasil


def kobo(formulir: Formulir, isi: Sequence[Isi], meta: Sequence[Isi] = (), **cara: str | bool) -> bytes:
    """Return a CSV as Kobo writes it, as ``tabel_kobo``: semicolons, all quoted, lines that end as on Windows."""
    return _csv(tabel_kobo(formulir, isi, meta, **cara), ";", csv.QUOTE_ALL, "\r\n")  # type: ignore[arg-type]


def central(
    formulir: Formulir, isi: Sequence[Isi], meta: Sequence[Isi] = (), *, pecah: bool = True, lama: bool = False
) -> bytes:
    """Return a CSV as Central writes it: groups before names, newest first, split columns of what was chosen.

    ``meta`` is what Central knows of each submission, by ``META_CENTRAL`` and ``SubmissionDate``; ``lama``: as it wrote
    in 2019.
    """
    hasil: Tabel = [["SubmissionDate"]]
    balik = list(zip(isi, meta or [_meta_central(n) for n in range(len(isi))], strict=True))[::-1]
    hasil += [[m["SubmissionDate"]] for _, m in balik]
    for k in kolom(formulir):
        judul = "-".join(k.jalan)
        teks = [satu.get(k.nama, "") for satu, _ in balik]
        dipilih = sorted({x for t in teks for x in t.split()}) if k.banyak and pecah and not lama else []
        hasil[0] += [judul, *(f"{judul}/{x}" for x in dipilih)]
        for baris, t in zip(hasil[1:], teks, strict=True):
            baris += [t, *(str(int(x in t.split())) for x in dipilih)]
    akhir = META_LAMA if lama else META_CENTRAL
    hasil[0] += akhir
    for baris, (_, m) in zip(hasil[1:], balik, strict=True):
        baris += [m[n] for n in akhir]
    return _csv(hasil, ",", csv.QUOTE_MINIMAL, "\n")


def _pilihan(formulir: Formulir) -> dict[str, dict[str, str]]:
    """Return the choices of every list: name → label."""
    hasil: dict[str, dict[str, str]] = {}
    for c in formulir.choices:
        hasil.setdefault(c["list_name"], {})[c["name"]] = _rata(c["label"])
    return hasil


def _rata(teks: str) -> str:
    """Return a label as pyxform leaves it: blanks in a row are one."""
    return " ".join(teks.split(" ")) if "  " not in teks else " ".join(teks.split())


def _meta_kobo(n: int) -> dict[str, str]:
    uuid = f"{n:08d}-5a1e-4d0c-9f00-000000000000"
    return dict.fromkeys(META_KOBO, "") | {
        "__version__": "v1",
        "_id": str(n + 1),
        "_uuid": uuid,
        "_submission_time": "2026-10-14T03:30:09",
        "_status": "submitted_via_web",
        "_submitted_by": "siti",
        "meta/rootUuid": f"uuid:{uuid}",
    }


def _meta_central(n: int) -> dict[str, str]:
    uuid = f"uuid:{n:08d}-5a1e-4d0c-9f00-000000000000"
    return dict.fromkeys(META_CENTRAL, "") | {
        "SubmissionDate": f"2026-10-14T03:{n // 60 % 60:02d}:{n % 60:02d}.100Z",
        "meta-instanceID": uuid,
        "KEY": uuid,
        "SubmitterID": "11",
        "SubmitterName": "Siti",
        "AttachmentsPresent": "0",
        "AttachmentsExpected": "0",
        "Edits": "0",
        "FormVersion": "2.0.0",
    }


def _csv(isi: Tabel, pemisah: str, kutip: int, akhir: str) -> bytes:
    keluar = io.StringIO(newline="")
    csv.writer(keluar, delimiter=pemisah, quoting=kutip, lineterminator=akhir).writerows(isi)  # type: ignore[arg-type]
    return keluar.getvalue().encode()
