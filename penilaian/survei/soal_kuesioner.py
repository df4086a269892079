"""Questionnaires of respondents as a form of their own; the key of a test is never in it."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Final

from penilaian.desa import kode_wilayah, sebut_wilayah
from penilaian.galat import GalatPemakaian
from penilaian.instrumen import (
    TIDAK_TAHU,
    Instrumen,
    Kuesioner,
    KuesionerSkala,
    KuesionerTes,
    SoalSkala,
    SoalTes,
    Tugas,
    huruf_pilihan,
)
from penilaian.ketikan import kutip
from penilaian.survei.formulir import Formulir, daftar_desa, kepala_formulir
from penilaian.survei.nama_form import BAHASA, daftar_pilihan
from penilaian.survei.soal_form import Baris

BERHASIL, BELUM = "berhasil", "belum"
"""Judgement of a task by who watches."""

_TANGGAL: Final = "tanggal"


def susun_kuesioner(
    kuesioner: Sequence[Kuesioner], instrumen: Instrumen, kabupaten: str = "", bentuk: str = ""
) -> Formulir:
    """Return the form that one person answers, nothing of it compulsory but the village and the period.

    Args:
        kuesioner: what is asked, one group each.
        instrumen: whose values they make; its version is stamped on every answer.
        kabupaten: code of an area whose villages are chosen from a list; ``""`` = the code is typed, twice.
        bentuk: which form of a test; ``""`` = the first.

    Raises:
        GalatPemakaian: unknown area or form, or a form named where no test is asked.
    """
    tes = [k for k in kuesioner if isinstance(k, KuesionerTes)]
    if bentuk and not tes:
        raise GalatPemakaian("--bentuk hanya untuk tes, misalnya P06; kuesioner ini satu bentuk saja")
    desa = daftar_desa(instrumen, kabupaten) if kabupaten else ()
    survey = [b for b in kepala_formulir(instrumen, daftar=bool(desa)) if b.get("name") != _TANGGAL]
    pilihan: list[Baris] = list(desa)
    for k in kuesioner:
        survey += _kelompok(k, bentuk, pilihan)
    choices = tuple({tuple(c.items()): c for c in pilihan}.values())
    return Formulir(tuple(survey), choices, _pengaturan(kuesioner, instrumen, kabupaten, bentuk, survey, choices))


def judul_soal(soal: SoalSkala | SoalTes | Tugas) -> str:
    """Return a question as a label, unique by its id."""
    return f"{soal.id}. {soal.pertanyaan}"


def pilihan_soal(k: Kuesioner, soal: SoalSkala | SoalTes | Tugas) -> tuple[tuple[str, str], ...]:
    """Return the answers to a question as (name, label), without saying which is right."""
    if isinstance(soal, SoalTes):
        isi = [(h, f"{h}. {teks}") for h, teks in zip(huruf_pilihan(soal), soal.pilihan, strict=True)]
        return (*isi, (TIDAK_TAHU, "Tidak tahu"))
    if isinstance(soal, Tugas):
        return (BERHASIL, "Berhasil"), (BELUM, "Belum berhasil")
    assert isinstance(k, KuesionerSkala)  # noqa: S101  (whose question this is)
    return tuple((str(n), teks) for n, teks in enumerate(k.pilihan_soal(soal), start=1))


def _kelompok(k: Kuesioner, bentuk: str, pilihan: list[Baris]) -> Iterator[Baris]:
    """Yield one questionnaire as a group, and add what it lets one choose from."""
    soal, sebut = bentuk_dipilih(k, bentuk)
    yield {"type": "begin_group", "name": k.indikator, "label": _judul_kelompok(k, sebut)}
    yield {"type": "note", "name": f"{k.indikator}_pengantar", "label": k.pengantar}
    for s in soal:
        yield _satu(k, s, pilihan)
    if isinstance(k, KuesionerTes) and k.tugas:
        nama, label = _kelompok_tugas(k)
        yield {"type": "begin_group", "name": nama, "label": label}
        for t in k.tugas:
            yield _satu(k, t, pilihan) | {"hint": f"Berhasil bila: {t.berhasil}"}
        yield {"type": "end_group"}
    yield {"type": "end_group"}


def kelompok_kuesioner(k: Kuesioner) -> frozenset[str]:
    """Return names and labels of the groups of a questionnaire's forms."""
    bentuk = [b.id for b in k.bentuk] if isinstance(k, KuesionerTes) else [""]
    tugas = _kelompok_tugas(k) if isinstance(k, KuesionerTes) else ()
    return frozenset((k.indikator, *tugas, *(_judul_kelompok(k, bentuk_dipilih(k, b)[1]) for b in bentuk)))


def _judul_kelompok(k: Kuesioner, sebut: str) -> str:
    return f"{k.indikator} – {k.nama}{sebut}"


def _kelompok_tugas(k: Kuesioner) -> tuple[str, str]:
    return f"{k.indikator}_tugas", f"{k.indikator} – tugas praktik, diisi pengamat"


def _satu(k: Kuesioner, soal: SoalSkala | SoalTes | Tugas, pilihan: list[Baris]) -> Baris:
    bersama = isinstance(soal, Tugas) or (isinstance(soal, SoalSkala) and soal.pilihan is None)
    daftar = daftar_pilihan(k.indikator if bersama else soal.id, "t" if isinstance(soal, Tugas) else "s")
    pilihan += ({"list_name": daftar, "name": n, "label": label} for n, label in pilihan_soal(k, soal))
    return {"type": f"select_one {daftar}", "name": soal.id, "label": judul_soal(soal)}


def bentuk_dipilih(k: Kuesioner, id_: str) -> tuple[Sequence[SoalSkala | SoalTes], str]:
    """Return the questions of one form of a questionnaire (``""`` = the first), and what tells it from the others.

    Raises:
        GalatPemakaian: a test that has no such form.
    """
    if not isinstance(k, KuesionerTes):
        return k.soal, ""
    ada = {b.id: b for b in k.bentuk}
    if id_ and id_ not in ada:
        raise GalatPemakaian(f"bentuk {kutip(id_)} tidak ada pada {k.indikator}; yang ada: {', '.join(ada)}")
    ini = ada[id_] if id_ else k.bentuk[0]
    return ini.soal, f" (bentuk {ini.id})" if len(ada) > 1 else ""


def _pengaturan(
    kuesioner: Sequence[Kuesioner],
    instrumen: Instrumen,
    kabupaten: str,
    bentuk: str,
    survey: Sequence[Baris],
    choices: Sequence[Baris],
) -> Baris:
    """Return the settings; the version is a hash of what is printed, so that a key can change without it."""
    kode = kode_wilayah(kabupaten) if kabupaten else ""
    di = f" – {sebut_wilayah(kode).nama}" if kode else ""
    cetakan = hashlib.sha256(json.dumps([survey, choices], sort_keys=True).encode()).hexdigest()[:8]
    ids = [k.indikator for k in kuesioner]
    bagian = [instrumen.pengenal, *ids, bentuk, kode.replace(".", "")]
    return {
        "form_title": f"{', '.join(ids)}: {' dan '.join(k.nama for k in kuesioner)}{di}",
        "form_id": "_".join(filter(None, bagian)),
        "version": f"{instrumen.versi}-{cetakan}",
        "default_language": BAHASA,
        "instance_name": "concat(${kode_desa}, ' ', ${periode})",
        "style": "pages",
    }
