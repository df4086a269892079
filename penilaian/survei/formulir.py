"""An instrument as a form for ODK, KoboToolbox and whatever else reads XLSForm."""

from collections.abc import Collection, Iterable, Iterator
from typing import Final, NamedTuple

from penilaian.desa import desa_di, desa_resmi, kode_wilayah, sebut_wilayah, wilayah_dikenal
from penilaian.galat import GalatPemakaian
from penilaian.instrumen import Indikator, Instrumen, Kelompok
from penilaian.jawaban import tulis_kode
from penilaian.ketikan import kutip
from penilaian.survei.nama_form import (
    BAHASA,
    ISI_PENGENAL,
    META,
    PENGENAL,
    PENUTUP,
    PETUNJUK,
    POSISI,
    STEMPEL,
    nama_kelompok,
)
from penilaian.survei.soal_form import Baris, susun_soal

_TANPA_TITIK: Final = "translate({}, '.', '')"

_POLA_KODE: Final = {
    "desa": r"^[0-9]{2}[.]?[0-9]{2}[.]?[0-9]{2}[.]?[0-9]{4}$",
    "kabupaten": r"^[0-9]{2}[.]?[0-9]{2}$",
    "instansi": r"^([0-9]{2}([.]?[0-9]{2})?|[0-9]{3})$",
}
"""Codes as ``desa.BENTUK_KODE`` takes them, in what regular expressions of all form engines have in common."""

_POLA_PERIODE: Final = "^20[0-9]{2}(-(S[12]|T[1-4]))?$"

_SEBUTAN: Final = {"desa": "desa", "kabupaten": "kabupaten atau kota", "instansi": "instansi"}


class Formulir(NamedTuple):
    """The three sheets of an XLSForm, as rows by its own column names."""

    survey: tuple[Baris, ...]
    choices: tuple[Baris, ...]
    settings: Baris


def susun_formulir(instrumen: Instrumen, kabupaten: str = "") -> Formulir:
    """Return the form that asks everything ``instrumen`` does, nothing of it compulsory but whose answers they are.

    Args:
        instrumen: what is asked; local questions follow in a group of their own.
        kabupaten: code of an area whose villages are chosen from a list; ``""`` = their code is typed, twice.

    Raises:
        GalatPemakaian: unknown area, or a list of villages for an instrument that assesses something else.
    """
    desa = daftar_desa(instrumen, kabupaten) if kabupaten else ()
    pilihan: list[Baris] = list(desa)
    isi: list[Baris] = []
    for k in instrumen.bagian:
        isi += _kelompok(instrumen, k, pilihan, induk=True)
    penutup = {"type": "text", "name": PENUTUP, "label": "Catatan umum", "appearance": "multiline"}
    survey = (*kepala_formulir(instrumen, daftar=bool(desa)), *isi, penutup)
    return Formulir(survey, tuple(pilihan), pengaturan(instrumen, kabupaten))


def kepala_formulir(instrumen: Instrumen, *, daftar: bool) -> Iterator[Baris]:
    """Yield what every form begins with: hidden stamps, and whose answers these are.

    Args:
        instrumen: what the form is of.
        daftar: whether the village is chosen from a list; else its code is typed, twice.
    """
    yield from ({"type": n, "name": n} for n in META)
    for nama, isi in zip(STEMPEL, (instrumen.id, instrumen.versi), strict=True):
        yield {"type": "calculate", "name": nama, "calculation": f"'{isi}'"}
    apa = _SEBUTAN[instrumen.yang_dinilai]
    kode, ulang, periode, tanggal = ISI_PENGENAL
    wajib = {"required": "yes", "required_message": "Isi ini wajib: tanpa ini jawaban tidak diketahui milik siapa."}
    yield {"type": "begin_group", "name": PENGENAL, "label": f"Pengenal {apa}", "appearance": "field-list"}
    if daftar:
        yield {"type": "select_one desa", "name": kode, "label": "Desa", "appearance": "minimal autocomplete"} | wajib
    else:
        yield {
            "type": "text",
            "name": kode,
            "label": "Kode desa Kemendagri" if instrumen.yang_dinilai == "desa" else f"Kode {apa}",
            "hint": tulis_kode(instrumen.yang_dinilai),
            "constraint": f"regex(., '{_POLA_KODE[instrumen.yang_dinilai]}')",
            "constraint_message": tulis_kode(instrumen.yang_dinilai),
        } | wajib
        yield {
            "type": "text",
            "name": ulang,
            "label": "Tulis kode desa sekali lagi" if instrumen.yang_dinilai == "desa" else "Tulis kode sekali lagi",
            "constraint": f"{_TANPA_TITIK.format('.')} = {_TANPA_TITIK.format(f'${{{kode}}}')}",
            "constraint_message": "Kedua kode berbeda. Periksa angka demi angka.",
        } | wajib
    yield {
        "type": "text",
        "name": periode,
        "label": "Periode",
        "hint": "Tahun, misalnya 2026; atau semester 2026-S1; atau triwulan 2026-T3.",
        "constraint": f"regex(., '{_POLA_PERIODE}')",
        "constraint_message": "Tulis tahun (2026), semester (2026-S1) atau triwulan (2026-T3).",
    } | wajib
    yield {"type": "date", "name": tanggal, "label": "Tanggal penilaian", "constraint": ". <= today()"} | {
        "constraint_message": "Tanggal penilaian belum tiba."
    }
    yield {"type": "end_group"}


def _kelompok(instrumen: Instrumen, k: Kelompok, pilihan: list[Baris], *, induk: bool) -> Iterator[Baris]:
    """Yield a group with all below it, and add what it lets one choose from."""
    nama = nama_bagian(instrumen, k.id) if induk else nama_kelompok(k.id)
    yield {"type": "begin_group", "name": nama, "label": k.nama if induk else f"{k.id} – {k.nama}"}
    for i in instrumen.anak_indikator(k.id):
        soal = susun_soal(i, arti_istilah(instrumen, i))
        pilihan += soal.pilihan
        yield from soal.baris
    for anak in (x for x in instrumen.kelompok_per_id.values() if x.kelompok == k.id):
        yield from _kelompok(instrumen, anak, pilihan, induk=False)
    yield {"type": "end_group"}


def nama_bagian(instrumen: Instrumen, id_: str) -> str:
    """Return the name of the group of a part: its id, where nothing else in the form is called so."""
    return id_ if _nama_bebas(id_, instrumen.ditanyakan) else nama_kelompok(id_)


def arti_istilah(instrumen: Instrumen, i: Indikator) -> str:
    """Return what the words of a question mean, a line each."""
    return "\n".join(f"{x.nama}: {x.arti}" for x in instrumen.istilah_dalam(*_teks(i)))


def _nama_bebas(nama: str, semua: Iterable[Indikator]) -> bool:
    """Return whether a group may be called so: XML takes the name, and nothing else in the form has it."""
    terpakai = {*META, *STEMPEL, *ISI_PENGENAL, PENGENAL, PENUTUP, PETUNJUK, *POSISI}
    return (
        nama[0].isalpha()
        and nama not in terpakai
        and not any(nama == i.id or nama.startswith(f"{i.id}_") for i in semua)
    )


def _teks(i: Indikator) -> Collection[str]:
    isi = [j.teks for j in i.jenjang] if i.jenis == "jenjang" else []
    isi += [b.teks for b in i.butir] if i.jenis == "daftar" else []
    return [i.pertanyaan, i.petunjuk_kunjungan, *isi]


def daftar_desa(instrumen: Instrumen, kode: str) -> tuple[Baris, ...]:
    """Return the villages of an area as choices. GalatPemakaian as ``susun_formulir``."""
    baku = kode_wilayah(kode)
    if instrumen.yang_dinilai != "desa":
        raise GalatPemakaian(
            f"instrumen {instrumen.id} menilai {instrumen.yang_dinilai}, bukan desa: daftar desa tidak dipakai"
        )
    if not baku or not wilayah_dikenal(baku) or not (semua := desa_di(baku)):
        raise GalatPemakaian(
            f"wilayah {kutip(kode)} tidak ada dalam daftar Kemendagri; "
            "tulis kode kabupaten atau kecamatan, misalnya 15.01"
        )
    return tuple(
        {"list_name": "desa", "name": d.kode, "label": f"{d.nama}, Kec. {d.kecamatan} ({d.kode})"}
        for d in map(desa_resmi, semua)
    )


def pengaturan(instrumen: Instrumen, kabupaten: str) -> Baris:
    """Return the settings of the form of an instrument, for all villages or those of one area."""
    di = f" – {sebut_wilayah(kode_wilayah(kabupaten)).nama}" if kabupaten else ""
    return {
        "form_title": f"{instrumen.sebutan} {instrumen.versi}{di}",
        "form_id": "_".join(
            filter(None, (instrumen.pengenal, kode_wilayah(kabupaten).replace(".", "") if kabupaten else ""))
        ),
        "version": f"{instrumen.versi}-{instrumen.sidik_utuh[:8]}",
        "default_language": BAHASA,
        "instance_name": "concat(${kode_desa}, ' ', ${periode})",
        "style": "pages",
    }
