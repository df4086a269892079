"""The command that turns the answers of many people into the values of their villages."""

import warnings
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.markup import escape
from rich.table import Table

from penilaian.angka import bulatkan, persen, ribuan, tulis
from penilaian.cli.baca_versi import OpsiVersi
from penilaian.cli.ekspor import OpsiPanjang
from penilaian.cli.status_keluar import galat_jadi_status
from penilaian.cli.tampilan import BARIS_RINGKAS, PANJANG_KODE, cetak_utuh, layar, pesan, tampilkan_temuan
from penilaian.galat import GalatPemakaian

if TYPE_CHECKING:
    from penilaian.instrumen import Instrumen
    from penilaian.survei import HasilResponden, Ukuran

PALING_SEDIKIT_ALPHA: Final = 30
"""Complete sheets from which on alpha is told without a warning: with fewer it strays by a tenth and more."""

OpsiKuesioner = Annotated[
    list[str],
    typer.Option(
        "--kuesioner",
        metavar="INDIKATOR",
        help="Kuesioner yang dijawab, misalnya T08; boleh diulang bila satu formulir memuat beberapa (P06 dan P07).",
    ),
]


def responden(
    berkas: Annotated[
        Path,
        typer.Argument(metavar="BERKAS", help="Ekspor KoboToolbox atau ODK, sebaris seorang: CSV, XLSX, Parquet."),
    ],
    kuesioner: OpsiKuesioner,
    populasi: Annotated[
        Path | None,
        typer.Option(
            "--populasi",
            metavar="FILE",
            help="Jumlah orang seluruhnya: kolom kode_desa, indikator, populasi, atau ekspor yang memuat penyebutnya.",
        ),
    ] = None,
    instrumen: Annotated[
        str, typer.Option("--instrumen", metavar="FOLDER_ATAU_ID", help="Folder instrumen, atau id instrumen bawaan.")
    ] = "inpres-3-2003",
    versi_instrumen: OpsiVersi = None,
    periode: Annotated[
        str | None, typer.Option("--periode", metavar="PERIODE", help="Periode bila berkas tidak menyebutnya.")
    ] = None,
    keluar: Annotated[
        Path | None,
        typer.Option("-o", "--keluar", metavar="BERKAS", help="Berkas jawaban .csv, .xlsx atau .parquet."),
    ] = None,
    panjang: OpsiPanjang = False,
    laporan: Annotated[
        Path | None,
        typer.Option(
            "--laporan",
            metavar="BERKAS",
            help="Buku kerja .xlsx: nilai dan sebaran jawaban setiap soal, desa demi desa.",
        ),
    ] = None,
) -> None:
    """Hitung nilai desa dari jawaban banyak orang: tes, kuesioner sikap, survei kepuasan.

    Desa yang respondennya kurang, atau yang jumlah populasinya perlu tetapi tidak disebut, dikosongkan dan alasannya
    disebut. Nama, nomor dan alamat orang tidak dibaca.
    """
    from penilaian.berkas import tulis_jawaban
    from penilaian.jawaban import bentuk_periode, dari_tabel
    from penilaian.mentah import baca_perintah
    from penilaian.muat import muat_instrumen, muat_kuesioner, muat_versi
    from penilaian.survei import Populasi, baca_populasi, baca_responden, judul_dikenal, judul_populasi, tulis_laporan

    with galat_jadi_status():
        if periode is not None and bentuk_periode(periode) is None:
            raise GalatPemakaian(f"periode {periode!r} tidak dikenali; tulis 2026, 2026-S1 atau 2026-T3")
        ini = muat_instrumen(instrumen) if versi_instrumen is None else muat_versi(instrumen, versi_instrumen)
        semua = [muat_kuesioner(instrumen, ini, k) for k in dict.fromkeys(kuesioner)]
        orang = Populasi()
        if populasi is not None:
            orang = baca_populasi(baca_perintah(populasi, judul_populasi(semua)), ini, semua)
        lembar = baca_perintah(berkas, judul_dikenal(semua))
        hasil = baca_responden(lembar, semua, ini, orang, periode)
        if keluar is not None:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # what is odd about codes is told when the file is read
                jawaban = dari_tabel(ini, hasil.tabel(ini))
            tulis_jawaban(ini, jawaban, keluar, "panjang" if panjang else "lebar")
        if laporan is not None:
            tulis_laporan(hasil, laporan)
    tampilkan_temuan(hasil.peringatan, hasil.hitungan)
    if hasil.tanpa_jawaban:
        pesan.print(f"{ribuan(hasil.tanpa_jawaban)} baris dibaca tanpa satu jawaban pun dan tidak dihitung.")
    for ukuran in hasil.ukuran.values():
        _tampilkan(hasil, ukuran, ini)
    if keluar is not None:
        terisi = sum(int(u.sah.sum()) for u in hasil.ukuran.values())
        pesan.print(f"{ribuan(terisi)} nilai ditulis ke {keluar}.", markup=False, soft_wrap=True)
    if laporan is not None:
        pesan.print(f"Laporan ditulis ke {laporan}.", markup=False, soft_wrap=True)


def _tampilkan(hasil: "HasilResponden", u: "Ukuran", instrumen: "Instrumen") -> None:
    """Write one questionnaire: a table of villages, one of questions, and how well these agree."""
    cetak_utuh(_tabel_desa(hasil, u, instrumen))
    if (lebih := len(u.n) - BARIS_RINGKAS) > 0:
        layar.print(f"… dan {ribuan(lebih)} baris lagi. Simpan semuanya dengan --laporan LAPORAN.xlsx.")
    cetak_utuh(_tabel_soal(u))
    for kata in _kalimat_andal(u):
        pesan.print(kata, markup=False, soft_wrap=True)


def _tabel_desa(hasil: "HasilResponden", u: "Ukuran", instrumen: "Instrumen") -> Table:
    from penilaian.narasi.nilai_responden import TIADA, nilai_desa

    tabel = Table(title=escape(f"{u.kuesioner.indikator} {u.kuesioner.nama}"), title_justify="left")
    tabel.add_column("Desa", min_width=PANJANG_KODE, overflow="fold")
    tabel.add_column("Periode", overflow="fold")
    bermutu = u.mutu().any()
    judul = ["n", "Populasi", "Perlu", "Nilai", "Selang 95%", *(["Mutu"] if bermutu else [])]
    judul += [{"benar": "Cukup benar", "tugas": "Cukup tugas"}[s] for s in u.bagian]
    for satu in (*judul, *(f"Alpha {a.bentuk}".strip() for a in u.keandalan)):
        tabel.add_column(satu, justify="right", overflow="fold")
    tabel.add_column("Keterangan", overflow="fold")
    for g, d in enumerate(islice(nilai_desa(u, instrumen), BARIS_RINGKAS)):
        isi = [d.n, d.populasi, d.perlu, d.nilai, d.selang, *([d.mutu] if bermutu else [])]
        isi += [persen(float(s[g])) if s[g] == s[g] else TIADA for s in u.bagian.values()]
        isi += [f"{_alpha(a.alpha[g])} (n {ribuan(int(a.lengkap[g]))})" for a in u.keandalan]
        kata = f"kosong: {d.sebab}" if d.sebab else "sah"
        tabel.add_row(hasil.kunci["kode_desa"].iloc[g], hasil.kunci["periode"].iloc[g], *isi, kata)
    return tabel


def _tabel_soal(u: "Ukuran") -> Table:
    """Return how all people of the file answered each question; of few villages also their means."""
    from penilaian.instrumen import KuesionerSkala

    skala = isinstance(u.kuesioner, KuesionerSkala)
    tabel = Table(title=f"Sebaran jawaban {u.kuesioner.indikator}, semua desa dalam berkas", title_justify="left")
    tabel.add_column("Soal", overflow="fold")
    banyak = u.butir[0].sebar.shape[1]
    for satu in ("n", *(map(str, range(1, banyak + 1)) if skala else ("salah", "benar")), "Rata-rata"):
        tabel.add_column(satu, justify="right", overflow="fold")
    for b in u.butir:
        n = int(b.n.sum())
        if not n:
            tabel.add_row(escape(f"{b.id} {b.pokok}"), "0", *["–"] * (banyak + 1))
            continue
        rata = float((b.rata[b.n > 0] * b.n[b.n > 0]).sum() / n)
        sebar = [ribuan(int(x)) for x in b.sebar.sum(axis=0)]
        tabel.add_row(escape(f"{b.id} {b.pokok}"), ribuan(n), *sebar, _dua(rata) if skala else persen(rata))
    return tabel


def _kalimat_andal(u: "Ukuran") -> list[str]:
    kata = []
    for a in u.keandalan:
        bentuk = f" bentuk {a.bentuk}" if a.bentuk else ""
        satu = f"Keandalan {u.kuesioner.indikator}{bentuk} (alpha Cronbach, {ribuan(a.lengkap_semua)} lembar lengkap): "
        satu += f"{_alpha(a.alpha_semua)}."
        if a.lengkap_semua < PALING_SEDIKIT_ALPHA:
            satu += (
                f" Lembar lengkapnya kurang dari {PALING_SEDIKIT_ALPHA}: angka ini mudah meleset, jangan disimpulkan."
            )
        kata.append(satu)
    return kata


def _dua(nilai: float) -> str:
    return tulis(bulatkan(nilai, 2))


def _alpha(nilai: float) -> str:
    return _dua(float(nilai)) if nilai == nilai else "–"
