"""An answers file to fill in, empty or with the answers so far: columns, questions and allowed values."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, Final

import pyarrow as pa

from penilaian.berkas.isian import berjudul_sendiri, tabel_jawaban
from penilaian.berkas.tulis import tulis_csv
from penilaian.instrumen import Indikator, IndikatorDaftar, IndikatorJenjang, Instrumen, berupa_persen, rentang
from penilaian.jawaban import KOLOM_KUNCI, Jawaban, contoh_bilangan, sebut_rentang
from penilaian.mentah import luput
from penilaian.utuh import akhiran, tulis_utuh

AKHIRAN_TEMPLAT: Final = {".xlsx": "xlsx", ".csv": "csv"}

BARIS_SIAP: Final = 2_000
"""Rows prepared with lists and text format; more can be filled in all the same."""

_ISI_KUNCI: Final = {
    "kode_desa": ("Kode desa Kemendagri, sepuluh angka, dengan atau tanpa titik.", "15.01.20.2006 atau 1501202006"),
    "nama_desa": ("Nama desa. Boleh dikosongkan: diambil dari daftar Kemendagri.", "Talang Kemuning"),
    "kecamatan": ("Nama kecamatan. Boleh dikosongkan.", ""),
    "kabupaten": ("Nama kabupaten. Boleh dikosongkan.", "Kabupaten Kerinci"),
    "periode": ("Masa yang dinilai: tahun, semester atau triwulan.", "2026, 2026-S1 atau 2026-T3"),
    "tanggal": ("Tanggal penilaian. Boleh dikosongkan.", "2026-11-24"),
}


_ISI_LAIN: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = {
    "kabupaten": {
        "kode": ("Kode Kemendagri kabupaten atau kota, empat angka, dengan atau tanpa titik.", "51.71 atau 5171"),
        "nama": ("Nama kabupaten atau kota. Boleh dikosongkan: diambil dari daftar Kemendagri.", "Kota Denpasar"),
    },
    "instansi": {
        "kode": ("Kode Kemendagri daerahnya, atau tiga angka kode instansi pusat.", "51.71, 51 (provinsi) atau 059"),
        "nama": ("Nama instansi. Boleh dikosongkan untuk daerah: diambil dari daftar Kemendagri.", "Kota Denpasar"),
    },
}
"""What stands in the place of the village's columns where another is assessed."""


def _isi_kunci(instrumen: Instrumen) -> Mapping[str, tuple[str, str]]:
    """Return the key columns that a template for ``instrumen`` has: heading → what it means, example."""
    if instrumen.yang_dinilai == "desa":
        return _ISI_KUNCI
    return {**_ISI_LAIN[instrumen.yang_dinilai], **{n: _ISI_KUNCI[n] for n in ("periode", "tanggal")}}


def tulis_templat(instrumen: Instrumen, tujuan: str | Path, jawaban: Jawaban | None = None) -> None:
    """Write an answers file to fill in: ``.xlsx`` with questions and lists, or ``.csv`` with the header only.

    Args:
        instrumen: whose questions it asks.
        tujuan: replaced whole or not at all.
        jawaban: what is answered already, to be gone on with; ``baca`` returns the same answers. None = empty.

    Raises:
        GalatPemakaian: unknown suffix, or a place that cannot be written to.
    """
    kosong = pa.table({nama: pa.array([], type=pa.string()) for nama in (*KOLOM_KUNCI, *instrumen.per_id)})
    isi = kosong if jawaban is None else tabel_jawaban(instrumen, jawaban)
    judul = (*_isi_kunci(instrumen), *instrumen.per_id)
    isi = berjudul_sendiri(instrumen, isi).select(judul)
    if akhiran(tujuan, AKHIRAN_TEMPLAT) == "csv":
        tulis_utuh(tujuan, lambda p: tulis_csv([isi], p))
    else:
        tulis_utuh(tujuan, lambda p: _tulis_xlsx(instrumen, isi, p))


def cara_isi(i: Indikator) -> str:
    """Return how to answer ``i``, in one sentence of Indonesian."""
    if isinstance(i, IndikatorJenjang):
        isi = "Tulis satu jenjang: " + ", ".join(str(j.nilai) for j in i.jenjang) + "."
    elif isinstance(i, IndikatorDaftar):
        contoh = " ".join(b.id for b in i.butir[:2])
        isi = f"Tulis id hal yang terpenuhi, dipisah spasi ({contoh}), atau NIHIL bila tidak satu pun."
    else:
        batas = rentang(i)
        assert batas is not None  # noqa: S101  (only levels and checklists have none)
        sampai = sebut_rentang(*batas)
        satuan = f" ({i.tolok.satuan})" if i.tolok.satuan else ""
        isi = f"Tulis bilangan {sampai}{satuan}" + (f", misalnya {contoh_bilangan(i)}." if berupa_persen(i) else ".")
    return isi + (" Tulis TB bila tidak berlaku." if i.tidak_berlaku else "") + " Kosongkan bila belum diketahui."


def arti_isi(i: Indikator) -> str:
    """Return the allowed answers of ``i`` in words, one a line."""
    if isinstance(i, IndikatorJenjang):
        return "\n".join(f"{j.nilai} = {j.teks}" for j in i.jenjang)
    if isinstance(i, IndikatorDaftar):
        return "\n".join(f"{b.id} = {b.teks}" for b in i.butir)
    if i.jenis == "persen":
        return f"{i.pembilang}\ndibagi: {i.penyebut}"
    return i.sah if i.jenis == "survei" else ""


def _tulis_xlsx(instrumen: Instrumen, isi: pa.Table, jalur: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(jalur), {"strings_to_formulas": False, "strings_to_urls": False}) as buku:
        _lembar_jawaban(buku, instrumen, isi)
        _lembar_petunjuk(buku, instrumen)


def _lembar_jawaban(buku: Any, instrumen: Instrumen, isi: pa.Table) -> None:  # noqa: ANN401  (xlsxwriter has no types)
    lembar = buku.add_worksheet("Jawaban")
    tebal, teks = buku.add_format({"bold": True, "bottom": 1}), buku.add_format({"num_format": "@"})
    kunci = _isi_kunci(instrumen)
    for k, (nama, (arti, contoh)) in enumerate(kunci.items()):
        lembar.write_string(0, k, nama, tebal)
        lembar.set_column(k, k, 18, teks)
        _bantuan(lembar, k, nama, f"{arti} Contoh: {contoh}" if contoh else arti)
    for k, i in enumerate(instrumen.ditanyakan, start=len(kunci)):
        lembar.write_string(0, k, i.id, tebal)
        lembar.write_comment(0, k, f"{i.nama}\n\n{i.pertanyaan}", {"x_scale": 2.5, "y_scale": 1.5})
        lembar.set_column(k, k, 14 if isinstance(i, IndikatorDaftar) else 8, teks)
        _bantuan(lembar, k, f"{i.id} {i.nama}", cara_isi(i), i)
    _baris_terisi(lembar, isi, kunci)
    lembar.freeze_panes(1, 2)


def _baris_terisi(lembar: Any, isi: pa.Table, kunci: Collection[str]) -> None:  # noqa: ANN401
    """Write the answers so far below the header, as text like everything that is typed there."""
    for k, nama in enumerate(isi.column_names):
        kolom = isi.column(k).combine_chunks()
        for b, teks in enumerate((luput(kolom) if nama in kunci else kolom).to_pylist(), start=1):
            if teks:
                lembar.write_string(b, k, teks)


def _bantuan(lembar: Any, kolom: int, judul: str, pesan: str, i: Indikator | None = None) -> None:  # noqa: ANN401
    """Show what to write when a cell of the column is chosen; levels also as a list to choose from."""
    aturan: dict[str, Any] = {
        "validate": "any",
        "input_title": judul if len(judul) <= 32 else judul[:31] + "…",
        "input_message": pesan if len(pesan) <= 255 else pesan[:254] + "…",
    }
    if isinstance(i, IndikatorJenjang):
        pilihan = [str(j.nilai) for j in i.jenjang] + (["TB"] if i.tidak_berlaku else [])
        aturan |= {
            "validate": "list",
            "source": pilihan,
            "error_title": "Jenjang tidak ada",
            "error_message": f"Pilih {', '.join(pilihan)}, atau kosongkan bila belum diketahui.",
        }
    lembar.data_validation(1, kolom, BARIS_SIAP, kolom, aturan)


def _lembar_petunjuk(buku: Any, instrumen: Instrumen) -> None:  # noqa: ANN401
    lembar = buku.add_worksheet("Petunjuk")
    tebal = buku.add_format({"bold": True, "bottom": 1, "valign": "top"})
    isi = buku.add_format({"text_wrap": True, "valign": "top"})
    judul = ("Kolom", "Nama", "Pertanyaan", "Cara memeriksa", "Cara mengisi", "Arti isian", "Boleh TB (tidak berlaku)")
    baris = [
        (nama, "", arti, "", f"Contoh: {contoh}" if contoh else "", "", "")
        for nama, (arti, contoh) in _isi_kunci(instrumen).items()
    ]
    baris += [
        (i.id, i.nama, i.pertanyaan, i.petunjuk_mandiri, cara_isi(i), arti_isi(i), i.tidak_berlaku or "tidak boleh")
        for i in instrumen.ditanyakan
    ]
    baris += [("", x.nama, f"Arti: {x.arti}", "", "", "", "") for x in instrumen.istilah]
    for k, (nama, lebar) in enumerate(zip(judul, (12, 28, 40, 50, 40, 60, 28), strict=True)):
        lembar.write_string(0, k, nama, tebal)
        lembar.set_column(k, k, lebar, isi)
    for b, sel in enumerate(baris, start=1):
        for k, t in enumerate(sel):
            lembar.write_string(b, k, t, isi)
    lembar.freeze_panes(1, 2)
