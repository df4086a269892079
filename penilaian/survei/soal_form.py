"""One question of an instrument as rows of a form."""

from typing import Final, NamedTuple

from penilaian.instrumen import (
    NIHIL,
    TB,
    Indikator,
    IndikatorAngka,
    IndikatorDaftar,
    IndikatorJenjang,
    IndikatorPersen,
    IndikatorSurvei,
    berupa_persen,
    rentang,
    tolok_satu,
)
from penilaian.ketikan import teks_bilangan
from penilaian.survei.nama_form import ANGKA, BELUM_TAHU, PECAHAN, PERSEN, SENDIRIAN, daftar_pilihan

Baris = dict[str, str]
"""A row of a sheet by XLSForm's own column names; ``label``, ``hint`` … are in the form's one language."""

TITIK: Final = "Pakai titik, bukan koma: 62.5"

PIKSEL: Final = 1600
"""Longest side of a photo as it is sent: a page of a letter stays legible at a twentieth of the bytes."""

_TANPA_JAWABAN: Final = (BELUM_TAHU, TB, NIHIL)


class Soal(NamedTuple):
    """Rows of one question, and the choices that they name."""

    baris: tuple[Baris, ...]
    pilihan: tuple[Baris, ...]


def susun_soal(i: Indikator, arti_istilah: str = "") -> Soal:
    """Return the rows of one question: what is asked, evidence from the level on that needs it, and a note.

    Args:
        i: the question.
        arti_istilah: what its words mean, shown by apps on request.
    """
    tanya = susun_tanya(i, arti_istilah)
    return Soal((*tanya.baris, *_bukti(i)), tanya.pilihan)


def susun_tanya(i: Indikator, arti_istilah: str = "") -> Soal:
    """Return the rows of one question alone, the first of which shows or hides all of them; as ``susun_soal``."""
    if isinstance(i, (IndikatorJenjang, IndikatorDaftar)):
        baris, pilihan = _pilihan(i, arti_istilah)
    else:
        baris, pilihan = _bilangan(i, arti_istilah)
    return Soal(tuple(baris), pilihan)


def judul(i: Indikator) -> str:
    """Return the question as a label, unique by its id; ★ where a stage hangs on it."""
    return f"{i.id}{' ★' if i.kritis else ''}. {i.pertanyaan}"


def _pilihan(i: IndikatorJenjang | IndikatorDaftar, arti_istilah: str) -> tuple[list[Baris], tuple[Baris, ...]]:
    daftar = daftar_pilihan(i.id, "j" if isinstance(i, IndikatorJenjang) else "d")
    baris = {"name": i.id, "label": judul(i), "hint": i.petunjuk_kunjungan, "guidance_hint": arti_istilah}
    if isinstance(i, IndikatorJenjang):
        baris |= {"type": f"select_one {daftar}"}
        isi = [(str(j.nilai), f"{j.nilai} – {j.teks}") for j in i.jenjang]
    else:
        sendirian = [n for n in SENDIRIAN if n != TB or i.tidak_berlaku]
        salah_satu = " or ".join(f"selected(., '{n}')" for n in sendirian)
        baris |= {
            "type": f"select_multiple {daftar}",
            "constraint": f"count-selected(.) <= 1 or not({salah_satu})",
            "constraint_message": (
                f"{i.id}: 'Tidak satu pun', 'Belum tahu' dan 'Tidak berlaku' tidak dapat dipilih bersama yang lain."
            ),
        }
        isi = [(b.id, b.teks) for b in i.butir]
        isi.append((NIHIL, "Tidak satu pun terpenuhi"))
    return [baris], _daftar(daftar, [*isi, *_tanpa_jawaban(i)])


def _bilangan(
    i: IndikatorPersen | IndikatorAngka | IndikatorSurvei, arti_istilah: str
) -> tuple[list[Baris], tuple[Baris, ...]]:
    """A number is asked in a group of its own: how it will be given, then the numbers, then what was understood.

    Phones set to Indonesian turn ``62,5`` into ``625``; so percentages are asked first as two whole numbers, and any
    other number is shown back in words before one goes on.
    """
    daftar = daftar_pilihan(i.id, "c")
    cara = f"{i.id}_cara"
    baris: list[Baris] = [
        {"type": "begin_group", "name": f"{i.id}_isi", "label": judul(i), "appearance": "field-list"},
        {"type": "select_one " + daftar, "name": cara, "label": f"{i.id} – cara menjawab"}
        | {"hint": i.petunjuk_kunjungan, "guidance_hint": arti_istilah},
    ]
    if dihitung(i):
        pilihan = [(PECAHAN, "Hitungan: pembilang dan penyebut"), (PERSEN, "Persen jadi")]
        baris += _pecahan(i) + _desimal(i, f"{i.id}_persen", f"{i.id} – persen (0–100)", PERSEN)
    else:
        pilihan = [(ANGKA, "Tulis angkanya")]
        satuan = f" ({i.tolok.satuan})" if i.tolok.satuan else ""
        baris += _desimal(i, i.id, f"{i.id} – nilai{satuan}", ANGKA)
        if isinstance(i, IndikatorSurvei):
            baris.append(
                {"type": "integer", "name": f"{i.id}_n", "label": f"{i.id} – jumlah responden", "hint": i.sah}
                | {"relevant": f"${{{cara}}} = '{ANGKA}'", "constraint": ". >= 1"}
                | {"constraint_message": f"{i.id}: tulis jumlah orang yang menjawab, paling sedikit 1."}
            )
    return [*baris, {"type": "end_group"}], _daftar(daftar, [*pilihan, *_tanpa_jawaban(i)])


def dihitung(i: Indikator) -> bool:
    """Return whether a question is answered with two whole numbers, or the percentage that they make."""
    return not isinstance(i, IndikatorSurvei) and berupa_persen(i)


def _pecahan(i: IndikatorPersen | IndikatorAngka | IndikatorSurvei) -> list[Baris]:
    atas, bawah = (i.pembilang, i.penyebut) if isinstance(i, IndikatorPersen) else ("bagian", "seluruhnya")
    bila = {"relevant": f"${{{i.id}_cara}} = '{PECAHAN}'"}
    pembilang, penyebut = f"{i.id}_pembilang", f"{i.id}_penyebut"
    return [
        {"type": "integer", "name": pembilang, "label": f"{i.id} – pembilang: {atas}", "constraint": ". >= 0"}
        | {"constraint_message": f"{i.id}: pembilang tidak boleh kurang dari 0."}
        | bila,
        {"type": "integer", "name": penyebut, "label": f"{i.id} – penyebut: {bawah}"}
        | {"constraint": f". >= 1 and (string(${{{pembilang}}}) = '' or . >= ${{{pembilang}}})"}
        | {"constraint_message": f"{i.id}: penyebut paling sedikit 1 dan tidak kurang dari pembilang."}
        | bila,
    ]


def _desimal(i: IndikatorPersen | IndikatorAngka | IndikatorSurvei, nama: str, label: str, cara: str) -> list[Baris]:
    bila = f"${{{i.id}_cara}} = '{cara}'"
    batas = rentang(i)
    assert batas is not None  # noqa: S101  (a number always has a range)
    bawah, atas = batas
    dalam, sebut = f". >= {teks_bilangan(bawah)}", f"paling sedikit {teks_bilangan(bawah)}"
    if atas != float("inf"):
        dalam, sebut = f"{dalam} and . <= {teks_bilangan(atas)}", f"{teks_bilangan(bawah)} sampai {teks_bilangan(atas)}"
    satuan = "persen" if cara == PERSEN else (i.tolok.satuan or "")
    return [
        {"type": "decimal", "name": nama, "label": label, "hint": TITIK, "relevant": bila, "constraint": dalam}
        | {"constraint_message": f"{i.id}: tulis bilangan {sebut}. {TITIK}."},
        {"type": "calculate", "name": f"{i.id}_terbaca"} | {"calculation": f"translate(string(${{{nama}}}), '.', ',')"},
        {"type": "note", "name": f"{i.id}_terbaca_ulang", "relevant": f"{bila} and string(${{{nama}}}) != ''"}
        | {"label": f"{i.id} – terbaca: ${{{i.id}_terbaca}} {satuan}".rstrip() + ". Benarkah?"},
    ]


def _bukti(i: Indikator) -> list[Baris]:
    """Evidence where the answer needs it, and a note always, in one group."""
    catatan = {"type": "text", "name": f"{i.id}_catatan", "label": f"Catatan {i.id}", "appearance": "multiline"}
    bukti: list[Baris] = []
    if i.bukti is not None:
        perlu = {"relevant": _perlu_bukti(i)}
        bukti = [
            {"type": "image", "name": f"{i.id}_foto", "label": f"Foto bukti {i.id}", "hint": i.bukti.teks}
            | {"parameters": f"max-pixels={PIKSEL}"}
            | perlu,
            {"type": "file", "name": f"{i.id}_berkas", "label": f"Berkas bukti {i.id}"} | perlu,
            {"type": "text", "name": f"{i.id}_tautan", "label": f"Tautan bukti {i.id}", "appearance": "url"} | perlu,
        ]
    nama = "Bukti dan catatan" if bukti else "Catatan pelengkap"
    kelompok = {"type": "begin_group", "name": f"{i.id}_bukti", "label": f"{nama} {i.id}", "appearance": "field-list"}
    return [kelompok, *bukti, catatan, {"type": "end_group"}]


def _perlu_bukti(i: Indikator) -> str:
    """Return when evidence is asked for: as ``mesin.perlu_bukti``, in XPath."""
    assert i.bukti is not None  # noqa: S101  (asked for by the caller)
    sejak = i.bukti.sejak
    terburuk, terbaik = tolok_satu(i)
    banding = ">=" if terbaik > terburuk else "<="
    batas = "" if sejak is None else f" {banding} {sejak:f}"
    if isinstance(i, IndikatorDaftar):
        dipilih = [f"selected(${{{i.id}}}, '{n}')" for n in _TANPA_JAWABAN]
        if sejak is None:  # any answer, that nothing is there among them
            return f"string(${{{i.id}}}) != '' and not({' or '.join(dipilih[:-1])})"
        return f"count-selected(${{{i.id}}}){batas} and not({' or '.join(dipilih)})"
    if dihitung(i):
        pecahan = f"number(${{{i.id}_pembilang}}) * 100 div number(${{{i.id}_penyebut}})"
        batas = batas or " >= 0"
        return (
            f"(${{{i.id}_cara}} = '{PECAHAN}' and {pecahan}{batas}) or "
            f"(${{{i.id}_cara}} = '{PERSEN}' and number(${{{i.id}_persen}}){batas})"
        )
    if isinstance(i, IndikatorJenjang):
        terendah = f" >= {i.jenjang[0].nilai}"
        return f"number(${{{i.id}}}){batas or terendah}"
    return f"${{{i.id}_cara}} = '{ANGKA}' and string(${{{i.id}}}) != '' and number(${{{i.id}}}){batas or ' >= 0'}"


def _tanpa_jawaban(i: Indikator) -> list[tuple[str, str]]:
    tb = [(TB, f"Tidak berlaku: {i.tidak_berlaku}")] if i.tidak_berlaku else []
    return [*tb, (BELUM_TAHU, "Belum tahu")]


def _daftar(nama: str, isi: list[tuple[str, str]]) -> tuple[Baris, ...]:
    return tuple({"list_name": nama, "name": pilihan, "label": label} for pilihan, label in isi)
