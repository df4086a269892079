"""What one sheet of the workbook asks: a row a cell to fill in, known by a key that its first, hidden column bears.

The keys are a contract like the names of the form (``nama_form``), with which they agree.
"""

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

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
from penilaian.jawaban import sebut_rentang, tulis_kode
from penilaian.mentah import TANDA_LEMBAR
from penilaian.survei.nama_form import BELUM_TAHU
from penilaian.survei.soal_form import dihitung, susun_soal

Bentuk = Literal["teks", "tanggal", "pilihan", "ya", "bulat", "bilangan"]

YA, TIDAK, LABEL_BELUM_TAHU = "Ya", "Tidak", "Belum tahu"

KUNCI_JUDUL: Final = "judul"
"""Key of the row with the headings, by which the columns of answers and notes are found."""

JUDUL: Final = ("No.", "Pertanyaan", "Cara memeriksa", "Yang diisi", "Jawaban", "Catatan")
KUNCI_PENGENAL: Final = ("kode_desa", "periode", "tanggal")

_VERSI_LEMBAR: Final = "1"
_PETUNJUK: Final = "petunjuk"
_TANPA_KODE: Final = "-"
_PANJANG_SIDIK: Final = 8


class Isian(NamedTuple):
    """One cell to fill in.

    Attributes:
        kunci: what the row is known by.
        isian: what the cell takes, in words.
        bentuk: how it is typed or chosen.
        pilihan: what can be chosen.
        batas: lowest and highest number.
    """

    kunci: str
    isian: str
    bentuk: Bentuk
    pilihan: tuple[str, ...] = ()
    batas: tuple[float, float] | None = None


class Soal(NamedTuple):
    """One question: its cells, and what stands beside them."""

    id: str
    nomor: str
    pertanyaan: str
    cara: str
    isian: tuple[Isian, ...]


class Cap(NamedTuple):
    """What a sheet's stamp says.

    Attributes:
        instrumen: id.
        versi: of the instrument.
        sidik: first digits of its hash: what differs was printed from other questions under the same version.
        kode: of the village that it was printed for, ``""`` where it is typed.
    """

    instrumen: str
    versi: str
    sidik: str
    kode: str = ""


def cap_lembar(instrumen: Instrumen, kode: str) -> str:
    """Return the stamp of a sheet for one village, ``""`` for any."""
    isi = (instrumen.id, instrumen.versi, instrumen.sidik_utuh[:_PANJANG_SIDIK], kode or _TANPA_KODE)
    return " ".join((f"{TANDA_LEMBAR}/{_VERSI_LEMBAR}", *isi))


def cap_petunjuk() -> str:
    """Return the stamp of the sheet that explains the others."""
    return f"{TANDA_LEMBAR}/{_VERSI_LEMBAR} {_PETUNJUK}"


def urai_cap(teks: str) -> Cap | Literal["petunjuk"] | None:
    """Return what a stamp says, None where it is none that this version of the program prints."""
    tanda, *isi = teks.split() or [""]
    if tanda != f"{TANDA_LEMBAR}/{_VERSI_LEMBAR}":
        return None
    if isi == [_PETUNJUK]:
        return "petunjuk"
    if len(isi) != len(Cap._fields):
        return None
    instrumen, versi, sidik, kode = isi
    return Cap(instrumen, versi, sidik, "" if kode == _TANPA_KODE else kode)


def sidik_sama(cap: Cap, instrumen: Instrumen) -> bool:
    """Return whether a sheet was printed from exactly these questions."""
    return cap.sidik == instrumen.sidik_utuh[:_PANJANG_SIDIK]


def pengenal(instrumen: Instrumen) -> tuple[Isian, ...]:
    """Return the cells that say whose answers these are."""
    siapa = {"desa": "Kode desa Kemendagri", "kabupaten": "Kode kabupaten atau kota", "instansi": "Kode instansi"}
    isi = (
        f"{siapa[instrumen.yang_dinilai]}. {tulis_kode(instrumen.yang_dinilai)}",
        "Periode: tahun (2026), semester (2026-S1) atau triwulan (2026-T3).",
        "Tanggal penilaian. Boleh dikosongkan.",
    )
    bentuk: tuple[Bentuk, ...] = ("teks", "teks", "tanggal")
    return tuple(Isian(k, teks, b) for k, teks, b in zip(KUNCI_PENGENAL, isi, bentuk, strict=True))


def susun_lembar(instrumen: Instrumen) -> Iterator[Kelompok | Soal]:
    """Yield the groups and the questions of an instrument, each group before what it holds."""
    for k in instrumen.bagian:
        yield from _kelompok(instrumen, k)


def _kelompok(instrumen: Instrumen, k: Kelompok) -> Iterator[Kelompok | Soal]:
    yield k
    for i in instrumen.anak_indikator(k.id):
        yield Soal(i.id, f"{i.id}{' ★' if i.kritis else ''}", i.pertanyaan, i.petunjuk_mandiri, isian_soal(i))
    for anak in (x for x in instrumen.kelompok_per_id.values() if x.kelompok == k.id):
        yield from _kelompok(instrumen, anak)


def isian_soal(i: Indikator) -> tuple[Isian, ...]:
    """Return the cells of one question."""
    if isinstance(i, IndikatorJenjang):
        daftar = tuple(pilihan(i).values())
        return (Isian(i.id, "\n".join(daftar), "pilihan", daftar),)
    penutup = tuple(label for nama, label in pilihan(i).items() if nama in {NIHIL, TB, BELUM_TAHU})
    atau = " / ".join(p.partition(":")[0] for p in penutup)
    akhir = Isian(kunci_penutup(i), f"atau pilih: {atau}", "pilihan", penutup)
    if isinstance(i, IndikatorDaftar):
        return (*(Isian(f"{i.id}/{b.id}", b.teks, "ya", (YA, TIDAK)) for b in i.butir), akhir)
    if dihitung(i):
        atas, bawah = (i.pembilang, i.penyebut) if isinstance(i, IndikatorPersen) else ("bagian", "seluruhnya")
        return (
            Isian(f"{i.id}_pembilang", f"Hitungan, pembilang: {atas}", "bulat", batas=(0, float("inf"))),
            Isian(f"{i.id}_penyebut", f"Hitungan, penyebut: {bawah}", "bulat", batas=(1, float("inf"))),
            Isian(f"{i.id}_persen", "atau persen jadi (0–100)", "bilangan", batas=rentang(i)),
            akhir,
        )
    satuan = f" ({i.tolok.satuan})" if isinstance(i, IndikatorAngka) and i.tolok.satuan else ""
    batas = rentang(i)
    assert batas is not None  # noqa: S101  (a number always has a range)
    nilai = Isian(i.id, f"Bilangan {sebut_rentang(*batas)}{satuan}", "bilangan", batas=batas)
    if isinstance(i, IndikatorSurvei):
        responden = f"Jumlah responden. {i.sah}".strip()
        return (nilai, Isian(f"{i.id}_n", responden, "bulat", batas=(1, float("inf"))), akhir)
    return (nilai, akhir)


def pilihan(i: Indikator) -> dict[str, str]:
    """Return the choices of a question as the form has them: name → label."""
    return {b["name"]: b["label"] for b in susun_soal(i).pilihan}


def kunci_penutup(i: Indikator) -> str:
    """Return the key of the cell that says why there is no other answer."""
    return f"{i.id}_cara"


class Tanya(NamedTuple):
    """A question with the cells and the choices that it has on a sheet."""

    i: Indikator
    isian: tuple[Isian, ...]
    pilihan: dict[str, str]

    @property
    def kunci(self) -> tuple[str, ...]:
        """Return the keys of its rows."""
        return tuple(x.kunci for x in self.isian)


def semua_tanya(instrumen: Instrumen) -> tuple[Tanya, ...]:
    """Return all questions, made once for many sheets."""
    return tuple(Tanya(i, isian_soal(i), pilihan(i)) for i in instrumen.ditanyakan)
