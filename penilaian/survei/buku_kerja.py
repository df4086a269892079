"""The workbook for people: one sheet a village, every question with what can be answered, nothing else to be typed in.

What is to be read back is told by the first, hidden column (``lembar_isian``); whatever else stands there helps who
fills it in. All that a sheet needs is on the sheet, so that sheets can be moved from one workbook to another.
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from penilaian.angka import ribuan
from penilaian.desa import desa_resmi, jenis_satu, kode_baku
from penilaian.galat import GalatPemakaian
from penilaian.instrumen import Instrumen
from penilaian.ketikan import kutip
from penilaian.mentah import BATAS_BERTANDA
from penilaian.survei.formulir import daftar_desa
from penilaian.survei.lembar_isian import cap_petunjuk
from penilaian.survei.tulis_lembar import PenulisLembar, Rupa, banyak_baris, sebut_desa
from penilaian.utuh import akhiran, tulis_utuh

_AKHIRAN: Final = {".xlsx": "xlsx"}

_PETUNJUK: Final = (
    "Setiap desa mempunyai satu lembar. Isi hanya sel pada kolom Jawaban, dan Catatan bila perlu.",
    "Kuning: belum dijawab. Merah muda: baru separuh dijawab, atau dijawab dengan dua cara. Putih: sudah.",
    "Pilihan: tekan tanda panah di sel, lalu pilih satu. Semua pilihan tertulis di kolom Yang diisi.",
    "Daftar centang: pilih Ya atau Tidak pada setiap hal. Hal yang dikosongkan di samping hal yang Ya dibaca Tidak.",
    "Tidak satu pun hal terpenuhi: pilih itu pada baris terakhirnya, atau Tidak pada semua hal.",
    "Persen: isi pembilang dan penyebut sebagai bilangan bulat, atau persennya saja, jangan keduanya.",
    "Belum tahu, atau sel yang dibiarkan kosong: belum dihitung, bukan nol.",
    "Lembar yang tidak diisi dilewati. Lembar boleh dipindahkan ke buku kerja lain dari instrumen yang sama.",
    "Sesudah diisi: unggah di Nilai Berkas, atau baca dengan penilaian nilai BERKAS atau penilaian impor BERKAS.",
)
"""How to fill it in, as its users read it."""


def pilih_desa(instrumen: Instrumen, desa: Sequence[str] = (), kabupaten: str = "") -> tuple[str, ...]:
    """Return the codes of the villages that get a sheet each: those named, then those of the area.

    Raises:
        GalatPemakaian: unknown village or area, more than a workbook takes, or the instrument assesses something else.
    """
    if desa and instrumen.yang_dinilai != "desa":
        raise GalatPemakaian(
            f"instrumen {instrumen.id} menilai {instrumen.yang_dinilai}, bukan desa: --desa tidak dipakai"
        )
    hasil: dict[str, None] = {}
    for kode in desa:
        baku = kode_baku(kode)
        if not baku or jenis_satu(baku) == "tak_dikenal":
            raise GalatPemakaian(
                f"desa {kutip(kode)} tidak ada dalam daftar Kemendagri; tulis kodenya, misalnya 15.01.20.2006"
            )
        hasil[baku] = None
    if kabupaten:
        hasil |= dict.fromkeys(satu["name"] for satu in daftar_desa(instrumen, kabupaten))
    if len(hasil) >= BATAS_BERTANDA:
        raise GalatPemakaian(
            f"{ribuan(len(hasil))} desa terlalu banyak untuk satu buku kerja; pecah menurut kabupaten atau kecamatan"
        )
    return tuple(hasil)


def tulis_buku_kerja(instrumen: Instrumen, tujuan: str | Path, desa: Sequence[str] = ()) -> None:
    """Write a workbook with a sheet for each village, or one blank sheet.

    Args:
        instrumen: whose questions it asks.
        tujuan: an ``.xlsx`` file; replaced whole or not at all.
        desa: dotted codes, as ``pilih_desa`` returns them.

    Raises:
        GalatPemakaian: another suffix, or a place that cannot be written to.
    """
    akhiran(tujuan, _AKHIRAN)
    tulis_utuh(tujuan, lambda jalur: _tulis(instrumen, jalur, desa or ("",)))


def _tulis(instrumen: Instrumen, jalur: Path, desa: Sequence[str]) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(jalur), {"strings_to_formulas": False, "strings_to_urls": False}) as buku:
        buku.set_properties({"title": f"{instrumen.sebutan} {instrumen.versi}"})
        rupa = Rupa(buku)
        petunjuk = buku.add_worksheet("Petunjuk")
        penulis = PenulisLembar(instrumen, rupa)
        lembar = [(buku.add_worksheet(_nama_lembar(kode)), kode) for kode in desa]
        for satu, kode in lembar:
            penulis.tulis(satu, kode)
        _lembar_petunjuk(petunjuk, instrumen, rupa, [(satu.get_name(), kode) for satu, kode in lembar])
        if len(lembar) == 1:
            lembar[0][0].activate()


def _nama_lembar(kode: str) -> str:
    """Return a name that no other sheet has: the code, and as much of the village's name as Excel lets a tab bear."""
    if not kode:
        return "Isian"
    return re.sub(r"[\[\]:*?/\\']", " ", f"{kode} {desa_resmi(kode).nama}")[:31].strip()


def _lembar_petunjuk(
    lembar: Any,  # noqa: ANN401
    instrumen: Instrumen,
    rupa: Rupa,
    daftar: Iterable[tuple[str, str]],
) -> None:
    """How to fill it in, the sheets with how far each is, and what words mean."""
    lembar.write_string(0, 0, cap_petunjuk(), rupa.tersembunyi)
    lembar.set_column(0, 0, 2, None, {"hidden": True})
    lembar.set_column(1, 1, 62)
    lembar.set_column(2, 2, 40)
    lembar.write_string(0, 1, f"{instrumen.sebutan} (versi {instrumen.versi})", rupa.judul)
    b = 2
    for teks in _PETUNJUK:
        lembar.merge_range(b, 1, b, 2, teks, rupa.alinea)
        lembar.set_row(b, 4 + 15 * banyak_baris(teks, 95))
        b += 1
    b += 1
    lembar.write_string(b, 1, "Lembar", rupa.kepala)
    lembar.write_string(b, 2, "Sudah sampai", rupa.kepala)
    for nama, kode in daftar:
        b += 1
        lembar.write_url(b, 1, f"internal:'{nama}'!F6", rupa.tautan, sebut_desa(kode) if kode else nama)
        lembar.write_formula(b, 2, f"='{nama}'!B3", rupa.siapa, f"terjawab 0 dari {ribuan(len(instrumen.ditanyakan))}")
    b += 2
    if instrumen.istilah:
        lembar.write_string(b, 1, "Arti kata", rupa.kepala)
        lembar.write_blank(b, 2, None, rupa.kepala)
    for x in instrumen.istilah:
        b += 1
        teks = f"{x.nama}: {x.arti}"
        lembar.merge_range(b, 1, b, 2, teks, rupa.alinea)
        lembar.set_row(b, 4 + 15 * banyak_baris(teks, 95))
    lembar.hide_gridlines(2)
    lembar.set_paper(9)
    lembar.fit_to_pages(1, 0)
    lembar.protect("", {"format_rows": True, "format_columns": True})
