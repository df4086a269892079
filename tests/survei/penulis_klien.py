"""Exports as KoboToolbox (formpack) and ODK Central write them, from instances that a client made.

Only what tells the dialects apart: names or labels, groups before them or none, choices joined, split or both.
"""

import csv
import io
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from penilaian.survei import Formulir

META_KOBO = (
    "__version__",
    "_id",
    "_uuid",
    "_submission_time",
    "_validation_status",
    "_notes",
    "_status",
    "_submitted_by",
)


def daun(xml: str) -> dict[str, str]:
    """Return the text of every leaf of an instance by its name."""
    return {e.tag: e.text or "" for e in ET.fromstring(xml).iter() if not len(e)}  # noqa: S314


def kolom(formulir: Formulir) -> Iterator[tuple[str, str, str, str]]:
    """Yield (path of groups, name, label, list of choices of a checklist or ``""``) in the order of the form."""
    jalan: list[str] = []
    for b in formulir.survey:
        jenis = b["type"]
        if jenis == "begin_group":
            jalan.append(b["name"])
        elif jenis == "end_group":
            jalan.pop()
        else:
            daftar = jenis.split()[1] if jenis.startswith("select_multiple") else ""
            yield "/".join(jalan), b["name"], b.get("label", b["name"]), daftar


def kobo(
    formulir: Formulir, xml: list[str], *, label: bool = False, grup: str = "", gabung: bool = True, pecah: bool = True
) -> bytes:
    """Return a CSV as Kobo writes it: semicolons, all quoted, multi answers joined by a space and split as 1 and 0."""
    kata = {(c["list_name"], c["name"]): c["label"] for c in formulir.choices}
    per_daftar: dict[str, list[str]] = {}
    for c in formulir.choices:
        per_daftar.setdefault(c["list_name"], []).append(c["name"])
    satu_pilih = {b["name"]: b["type"].split()[1] for b in formulir.survey if b["type"].startswith("select_one")}
    isi = [daun(x) for x in xml]
    kepala, baris = [], [[] for _ in isi]
    for jalan, nama, tulisan, daftar in kolom(formulir):
        judul = tulisan if label else (grup.join([*jalan.split("/"), nama]) if grup and jalan else nama)
        if gabung or not daftar:
            kepala.append(judul)
            for satu, keluar in zip(isi, baris, strict=True):
                teks = satu.get(nama, "")
                if label and daftar:
                    teks = " ".join(kata[daftar, t] for t in teks.split())
                elif label and nama in satu_pilih and teks:
                    teks = kata[satu_pilih[nama], teks]
                keluar.append(teks)
        for pilihan in per_daftar[daftar] if daftar and pecah else ():
            kepala.append(f"{judul}/{kata[daftar, pilihan] if label else pilihan}")
            for satu, keluar in zip(isi, baris, strict=True):
                teks = satu.get(nama, "")
                keluar.append(("1" if pilihan in teks.split() else "0") if teks else "")
    for n, keluar in enumerate(baris):
        uuid = f"{n:08d}-5a1e-4d0c-9f00-000000000000"
        keluar += ["v1", str(n + 1), uuid, "2026-10-14T03:30:09", "", "", "submitted_via_web", "siti"]
        keluar += [f"uuid:{uuid}", str(n + 1)]
    return _csv([*kepala, *META_KOBO, "meta/rootUuid", "_index"], baris, ";", csv.QUOTE_ALL)


def central(formulir: Formulir, xml: list[str], *, pecah: bool = True) -> bytes:
    """Return a CSV as Central writes it: groups before names, newest first, split columns of what was chosen."""
    isi = [daun(x) for x in reversed(xml)]
    kepala, baris = ["SubmissionDate"], [[f"2026-10-{len(isi) - n:02d}T03:30:09.100Z"] for n in range(len(isi))]
    for jalan, nama, _, daftar in kolom(formulir):
        judul = "-".join([*jalan.split("/"), nama]) if jalan else nama
        dipilih = sorted({t for satu in isi for t in satu.get(nama, "").split()}) if daftar and pecah else []
        kepala += [judul, *(f"{judul}/{t}" for t in dipilih)]
        for satu, keluar in zip(isi, baris, strict=True):
            teks = satu.get(nama, "")
            keluar += [teks, *(str(int(t in teks.split())) for t in dipilih)]
    for n, keluar in enumerate(baris):
        uuid = f"uuid:{n:08d}-5a1e-4d0c-9f00-000000000000"
        keluar += [uuid, "", uuid, "11", "Siti", "0", "0", "", "", "", "0", "2.0.0"]
    akhir = ("meta-instanceID", "meta-instanceName", "KEY", "SubmitterID", "SubmitterName", "AttachmentsPresent")
    akhir += ("AttachmentsExpected", "Status", "ReviewState", "DeviceID", "Edits", "FormVersion")
    return _csv([*kepala, *akhir], baris, ",", csv.QUOTE_MINIMAL)


def _csv(kepala: list[str], baris: list[list[str]], pemisah: str, kutip: int) -> bytes:
    keluar = io.StringIO(newline="")
    csv.writer(keluar, delimiter=pemisah, quoting=kutip).writerows([kepala, *baris])
    return keluar.getvalue().encode()
