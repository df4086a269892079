"""A form as a workbook in the layout that XLSForm asks for."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from penilaian.survei.formulir import Formulir
from penilaian.survei.nama_form import BAHASA
from penilaian.survei.soal_form import Baris
from penilaian.utuh import akhiran, tulis_utuh

AKHIRAN: Final = {".xlsx": "xlsx"}

_DITERJEMAHKAN: Final = ("label", "hint", "guidance_hint", "constraint_message", "required_message")

_KOLOM: Final = {
    "survey": (
        *("type", "name", "label", "hint", "guidance_hint", "required", "required_message", "relevant", "constraint"),
        *("constraint_message", "calculation", "appearance", "parameters"),
    ),
    "choices": ("list_name", "name", "label"),
    "settings": ("form_title", "form_id", "version", "default_language", "instance_name", "style"),
}


def tulis_xlsform(formulir: Formulir, tujuan: str | Path) -> None:
    """Write a form as an ``.xlsx`` workbook, every cell as text.

    Raises:
        GalatPemakaian: another suffix, or a place that cannot be written to; what stood there stays.
    """
    akhiran(tujuan, AKHIRAN)
    tulis_utuh(tujuan, lambda jalur: _tulis(formulir, jalur))


def _tulis(formulir: Formulir, jalur: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(jalur), {"strings_to_formulas": False, "strings_to_urls": False}) as buku:
        tebal = buku.add_format({"bold": True, "bottom": 1})
        rata = buku.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        for nama, isi in (
            ("survey", formulir.survey),
            ("choices", formulir.choices),
            ("settings", [formulir.settings]),
        ):
            _lembar(buku.add_worksheet(nama), _KOLOM[nama], isi, tebal, rata)


def _lembar(lembar: Any, kolom: Iterable[str], isi: Iterable[Baris], tebal: object, rata: object) -> None:  # noqa: ANN401  (xlsxwriter has no types)
    nama = tuple(kolom)
    for k, satu in enumerate(nama):
        lembar.set_column(k, k, 60 if satu in _DITERJEMAHKAN else 20)
        lembar.write_string(0, k, f"{satu}::{BAHASA}" if satu in _DITERJEMAHKAN else satu, tebal)
    for b, baris in enumerate(isi, start=1):
        for k, satu in enumerate(nama):
            if baris.get(satu):
                lembar.write_string(b, k, baris[satu], rata)
    lembar.freeze_panes(1, 2)
