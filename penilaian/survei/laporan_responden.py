"""What respondents said of each village as a workbook: a sheet of values, then a sheet a questionnaire."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from penilaian.angka import ribuan
from penilaian.desa import nama_resmi
from penilaian.galat import GalatPemakaian
from penilaian.instrumen import KuesionerSkala
from penilaian.survei.baca_responden import SEBUTAN_SEBAB, HasilResponden
from penilaian.survei.responden import Ukuran
from penilaian.utuh import akhiran, tulis_utuh

AKHIRAN: Final = {".xlsx": "xlsx"}

Sel = str | float | int
"""A cell; NaN is written as none."""

_BATAS_BARIS: Final = 1_048_576
_LEBAR: Final = {"Desa": 24, "Keterangan": 40, "Pokok": 36, "Kode desa": 16}


def tulis_laporan(hasil: HasilResponden, tujuan: str | Path) -> None:
    """Write every village with its value, interval, validity and alpha, and how each question was answered there.

    Raises:
        GalatPemakaian: another suffix, more rows than a sheet holds, or a place that cannot be written to.
    """
    akhiran(tujuan, AKHIRAN)
    terpanjang = max(len(hasil.kunci) * len(u.butir) for u in hasil.ukuran.values())
    if terpanjang >= _BATAS_BARIS:
        raise GalatPemakaian(f"{ribuan(terpanjang)} baris tidak muat dalam Excel; pecah berkasnya menurut kabupaten")
    tulis_utuh(tujuan, lambda jalur: _tulis(hasil, jalur))


def _tulis(hasil: HasilResponden, jalur: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(jalur), {"strings_to_formulas": False, "strings_to_urls": False}) as buku:
        tebal = buku.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        _lembar(buku.add_worksheet("Desa"), tebal, *_desa(hasil))
        for id_, u in hasil.ukuran.items():
            _lembar(buku.add_worksheet(id_), tebal, *_soal(hasil, u))


def _desa(hasil: HasilResponden) -> tuple[list[str], Iterable[list[Sel]]]:
    """Return headings and rows: a village, a period and a questionnaire each."""
    syarat = list(dict.fromkeys(s for u in hasil.ukuran.values() for s in u.bagian))
    bentuk = list(dict.fromkeys(a.bentuk for u in hasil.ukuran.values() for a in u.keandalan))
    kepala = ["Kode desa", "Desa", "Periode", "Kuesioner", "Responden", "Populasi", "Perlu", "Nilai"]
    kepala += ["Bawah 95%", "Atas 95%", "Mutu", *(f"Cukup {s} (bagian orang)" for s in syarat)]
    kepala += [k for b in bentuk for k in (f"Alpha {b}".strip(), f"Lembar lengkap {b}".strip())]
    nama = nama_resmi(hasil.kunci["kode_desa"])
    baris: list[list[Sel]] = []
    for id_, u in hasil.ukuran.items():
        per_bentuk = {a.bentuk: a for a in u.keandalan}
        kolom: list[Sequence[Sel]] = [hasil.kunci["kode_desa"].tolist(), nama.tolist(), hasil.kunci["periode"].tolist()]
        kolom += [[id_] * len(nama), *(x.tolist() for x in (u.n, u.populasi, u.perlu, u.nilai, u.bawah, u.atas))]
        kolom.append(u.mutu().tolist())
        kosong = [np.nan] * len(nama)
        kolom += [u.bagian[s].tolist() if s in u.bagian else kosong for s in syarat]
        for b in bentuk:
            ini = per_bentuk.get(b)
            kolom += [kosong, kosong] if ini is None else [ini.alpha.tolist(), ini.lengkap.tolist()]
        kolom.append(["sah" if s == "" else f"kosong: {SEBUTAN_SEBAB[s]}" for s in u.sebab])
        baris += map(list, zip(*kolom, strict=True))
    return [*kepala, "Keterangan"], baris


def _soal(hasil: HasilResponden, u: Ukuran) -> tuple[list[str], Iterable[list[Sel]]]:
    """Return headings and rows: a village, a period and a question each."""
    skala = isinstance(u.kuesioner, KuesionerSkala)
    jawaban = [f"Jawaban {n}" for n in range(1, u.butir[0].sebar.shape[1] + 1)] if skala else ["Salah", "Benar"]
    kepala = ["Kode desa", "Periode", "Soal", "Pokok", "Menjawab", "Rata-rata", *jawaban]
    kunci = list(zip(hasil.kunci["kode_desa"], hasil.kunci["periode"], strict=True))
    per_soal = [zip(b.n.tolist(), b.rata.tolist(), *b.sebar.T.tolist(), strict=True) for b in u.butir]
    baris = (
        [*satu, b.id, b.pokok, *isi]
        for satu, semua in zip(kunci, zip(*per_soal, strict=True), strict=True)
        for b, isi in zip(u.butir, semua, strict=True)
    )
    return kepala, baris


def _lembar(lembar: Any, tebal: object, kepala: Sequence[str], baris: Iterable[Sequence[Sel]]) -> None:  # noqa: ANN401  (xlsxwriter has no types)
    for k, nama in enumerate(kepala):
        lembar.write_string(0, k, nama, tebal)
        lembar.set_column(k, k, _LEBAR.get(nama, 12))
    for b, satu in enumerate(baris, start=1):
        for k, isi in enumerate(satu):
            if isinstance(isi, str):
                lembar.write_string(b, k, isi)
            elif isi == isi:
                lembar.write_number(b, k, isi)
    lembar.freeze_panes(1, 1)
