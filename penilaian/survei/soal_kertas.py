"""One question as it stands on paper: what is ticked or written, each with the code that is keyed in afterwards."""

from collections.abc import Iterator
from typing import Final

from penilaian.cetakan import Isi
from penilaian.instrumen import (
    NIHIL,
    TB,
    Indikator,
    IndikatorAngka,
    IndikatorDaftar,
    IndikatorJenjang,
    IndikatorPersen,
    IndikatorSurvei,
    Instrumen,
    Kelompok,
    rentang,
)
from penilaian.jawaban import sebut_rentang, sejak_bukti
from penilaian.survei.lembar_isian import pilihan
from penilaian.survei.nama_form import BELUM_TAHU
from penilaian.survei.soal_form import dihitung

TANPA_KODE: Final = "(kosong)"
"""Stands where a code does, for what is keyed in as nothing."""

_HURUF_SEBARIS: Final = 70
_BARIS_SEHALAMAN: Final = 50
"""Letters of a narrow line, and lines of a page."""

Satu = dict[str, Isi]
"""A heading or a question by the names that the template ``kertas.typ`` has for them."""


def susun_kertas(instrumen: Instrumen) -> Iterator[Satu]:
    """Yield headings and questions in the order of the instrument, local ones last."""
    for k in instrumen.bagian:
        yield from _kelompok(instrumen, k, 1)


def _kelompok(instrumen: Instrumen, k: Kelompok, dalam: int) -> Iterator[Satu]:
    yield {"judul": k.nama if dalam == 1 else f"{k.id} – {k.nama}", "dalam": dalam}
    for i in instrumen.anak_indikator(k.id):
        yield soal_kertas(i)
    for anak in (x for x in instrumen.kelompok_per_id.values() if x.kelompok == k.id):
        yield from _kelompok(instrumen, anak, dalam + 1)


def soal_kertas(i: Indikator) -> Satu:
    """Return a question: its text, how it is checked, what answers it, and the evidence that it wants."""
    if isinstance(i, IndikatorJenjang):
        centang: list[Isi] = [{"kode": str(j.nilai), "teks": j.teks} for j in i.jenjang]
    else:
        centang = [{"kode": b.id, "teks": b.teks} for b in i.butir] if isinstance(i, IndikatorDaftar) else []
    cara, penutup, bukti = list(_cara(i)), list(_penutup(i)), _bukti(i)
    return {
        "id": i.id,
        "besar": mungkin_lebih_sehalaman(i.pertanyaan, cara, centang, penutup, bukti),
        "bintang": i.kritis is not None,
        "tanya": i.pertanyaan,
        "cara": cara,
        "centang": centang,
        "kode_dulu": isinstance(i, IndikatorJenjang),
        "isian": list(_isian(i)),
        "penutup": penutup,
        "bukti": bukti,
    }


def mungkin_lebih_sehalaman(*isi: Isi) -> bool:
    """Return whether a question may be longer than a page, so that it must be measured: half of that by a rough count.

    Args:
        isi: its texts, and the rows that each has a line of its own at least.
    """
    baris = 0
    for satu in isi:
        semua = [satu] if isinstance(satu, str) else list(satu) if isinstance(satu, list) else []
        for teks in semua:
            kata = "".join(map(str, teks.values())) if isinstance(teks, dict) else str(teks)
            baris += 1 + kata.count("\n") + len(kata) // _HURUF_SEBARIS
    return baris > _BARIS_SEHALAMAN // 2


def _cara(i: Indikator) -> Iterator[Isi]:
    sendiri, kunjungan = i.petunjuk_mandiri, i.petunjuk_kunjungan
    if sendiri:
        yield {"nama": "Cara memeriksa", "teks": sendiri}
    if kunjungan and kunjungan != sendiri:
        yield {"nama": "Saat kunjungan" if sendiri else "Cara memeriksa", "teks": kunjungan}


def _isian(i: Indikator) -> Iterator[Isi]:
    """Yield the blanks of a number, none for what is ticked."""
    if isinstance(i, (IndikatorJenjang, IndikatorDaftar)):
        return
    batas = rentang(i)
    assert batas is not None  # noqa: S101  (a number always has a range)
    if dihitung(i):
        atas, bawah = (i.pembilang, i.penyebut) if isinstance(i, IndikatorPersen) else ("bagian", "seluruhnya")
        yield {"nama": f"Pembilang: {atas}", "satuan": "", "sesudah": ""}
        yield {"nama": f"Penyebut: {bawah}", "satuan": "", "sesudah": "diketik pembilang/penyebut, misalnya 5/8"}
        yield {"nama": "atau persen jadi", "satuan": "%", "sesudah": f"{sebut_rentang(*batas)}, misalnya 62,5"}
        return
    satuan = i.tolok.satuan if isinstance(i, IndikatorAngka) and i.tolok.satuan else ""
    yield {"nama": "Nilai" if isinstance(i, IndikatorSurvei) else "Angka", "satuan": satuan} | {
        "sesudah": f"{sebut_rentang(*batas)}, boleh berkoma"
    }
    if isinstance(i, IndikatorSurvei):
        yield {
            "nama": f"Jumlah responden (n). {i.sah}",
            "satuan": "orang",
            "sesudah": "diketik sesudah nilainya, misalnya 72,5 n=30",
        }


def _penutup(i: Indikator) -> Iterator[Isi]:
    """Yield what is ticked instead of an answer."""
    for nama, label in pilihan(i).items():
        if nama in {NIHIL, TB, BELUM_TAHU}:
            yield {"kode": TANPA_KODE if nama == BELUM_TAHU else nama, "teks": label}


def _bukti(i: Indikator) -> str:
    if i.bukti is None:
        return ""
    sejak = sejak_bukti(i, i.bukti)
    return f"Bukti diminta {sejak}: {i.bukti.teks}" if sejak else f"Bukti selalu diminta: {i.bukti.teks}"
