"""XLSX in: the sheet that holds the answers, with percentages as shown and errors as faults."""

from typing import Any, Final, NamedTuple

import numpy as np
import pyarrow as pa

from penilaian.mentah.denah import Denah, LembarBuku, daftar_lembar, gaya_persen, letak, telusuri
from penilaian.mentah.lembar import (
    BARIS_KEPALA_PALING_BAWAH,
    BATAS_SEL,
    BentukBerkas,
    Lembar,
    SelRusak,
    banyak_dikenal,
    berupa_waktu,
    tanpa_baris_kosong,
    teks_isi,
    teks_persen,
)
from penilaian.mentah.paket import bongkar, kemas, rusak
from penilaian.mentah.sumber import Terbuka, gagal

Isi = list[list[Any]]

_TANGGAL_DARI_PECAHAN: Final = (
    "Excel mengubah tulisan seperti 3/9 menjadi tanggal. Beri kolom itu format Teks, lalu ketik ulang isinya."
)


class _Calon(NamedTuple):
    """A sheet that may hold the answers: its cells, the row of its header and how many known columns that names."""

    lembar: LembarBuku
    denah: Denah
    isi: Isi
    kepala: int
    dikenal: int


def baca_xlsx(berkas: Terbuka, dikenal: frozenset[str]) -> Lembar:
    """Return the table on the one visible sheet whose header names ``kode_desa``.

    Args:
        berkas: the file.
        dikenal: loose forms of known column names, by which the header is found.

    Raises:
        GalatJawaban: unreadable (B05), too large (B07), no such sheet (B10), several (B11).
    """
    import python_calamine

    bagian = bongkar(berkas)
    persen = gaya_persen(berkas.nama, bagian)
    daftar = daftar_lembar(berkas.nama, bagian)
    cocok: list[_Calon] = []
    try:
        with python_calamine.load_workbook(kemas(bagian)) as buku:
            for lembar in daftar:
                denah = telusuri(berkas.nama, bagian[lembar.bagian], persen)
                _periksa_luas(berkas.nama, lembar, denah)
                isi = buku.get_sheet_by_name(lembar.nama).to_python(skip_empty_area=False)
                kepala, banyak = _baris_kepala(isi, dikenal)
                if banyak:
                    cocok.append(_Calon(lembar, denah, isi, kepala, banyak))
    except (python_calamine.CalamineError, OSError) as e:
        raise rusak(berkas.nama, str(e)) from None
    pilihan = _satu(berkas.nama, daftar, [c for c in cocok if c.dikenal > 1] or cocok)
    return _lembar(berkas, pilihan.lembar, pilihan.denah, pilihan.isi, pilihan.kepala)


def _periksa_luas(nama: str, lembar: LembarBuku, denah: Denah) -> None:
    if denah.baris * denah.kolom > BATAS_SEL:
        raise gagal(
            f"{nama}, lembar {lembar.nama!r}",
            "B07",
            f"lembar terisi sampai sel {denah.ujung}, terlalu luas",
            "Hapus isi yang tercecer jauh di kanan atau di bawah tabel, atau simpan sebagai CSV.",
        )


def _baris_kepala(isi: Isi, dikenal: frozenset[str]) -> tuple[int, int]:
    """Return the header's row (from 0) and how many known columns it names, 0 where there is none."""
    atas = isi[:BARIS_KEPALA_PALING_BAWAH]
    banyak = [banyak_dikenal([teks_isi(s) for s in sel], dikenal) for sel in atas]
    kepala = next((b for b, x in enumerate(banyak) if x > 1), None)
    if kepala is None:
        kepala = next((b for b, x in enumerate(banyak) if x), 0)
    return kepala, banyak[kepala] if banyak else 0


def _satu(nama: str, daftar: list[LembarBuku], cocok: list[_Calon]) -> _Calon:
    terlihat = [c for c in cocok if c.lembar.terlihat]
    if len(terlihat) == 1:
        return terlihat[0]
    if terlihat:
        sebutan = ", ".join(repr(c.lembar.nama) for c in terlihat)
        raise gagal(
            nama,
            "B11",
            f"{len(terlihat)} lembar berkolom kode_desa: {sebutan}",
            "Gabungkan dalam satu lembar, atau sembunyikan lembar yang tidak dinilai.",
        )
    if cocok:
        pesan = f"lembar {cocok[0].lembar.nama!r} berkolom kode_desa, tetapi tersembunyi"
        raise gagal(nama, "B10", pesan, "Tampilkan lembar itu.")
    sebutan = ", ".join(repr(x.nama) for x in daftar) or "tidak ada"
    raise gagal(
        nama,
        "B10",
        f"tidak ada lembar yang baris judulnya memuat kode_desa (lembar: {sebutan})",
        "Tulis nama kolom pada baris pertama, salah satunya kode_desa.",
    )


def _lembar(berkas: Terbuka, lembar: LembarBuku, denah: Denah, isi: Isi, kepala: int) -> Lembar:
    judul = [teks_isi(s).strip() for s in isi[kepala]]
    bawah = isi[kepala + 1 :]
    tampil = kepala + 2
    sel_rusak: list[SelRusak] = []
    for alamat in denah.galat:
        b, k = letak(alamat)
        if b > kepala:
            saran = "Perbaiki rumusnya, atau kosongkan sel itu."
            sel_rusak.append(SelRusak(b + 1, k, "B17", "sel berisi galat rumus (misalnya #DIV/0!)", saran))
    for alamat in denah.rumus:
        b, k = letak(alamat)
        if kepala < b < len(isi) and k < len(isi[b]) and isi[b][k] == "":
            saran = "Buka di Excel, hitung ulang dan simpan, atau tempelkan hasilnya sebagai nilai."
            sel_rusak.append(SelRusak(b + 1, k, "B19", "rumus belum ada hasilnya", saran))
    for alamat in denah.persen:
        b, k = letak(alamat)
        if b > kepala and isinstance(isi[b][k], (int, float)):
            isi[b][k] = teks_persen(isi[b][k])
    kolom: list[pa.Array] = []
    hafal: dict[float, str] = {}
    for k, sel in enumerate(zip(*bawah, strict=True)):
        teks = [s if s.__class__ is str else _teks(s, hafal) for s in sel]
        kolom.append(pa.array(teks, type=pa.string()))
        sel_rusak += [
            SelRusak(b + tampil, k, "B18", f"sel berisi tanggal ({teks[b]})", _TANGGAL_DARI_PECAHAN, True)
            for b, s in enumerate(sel)
            if s.__class__ is not str and s.__class__ is not float and berupa_waktu(s)
        ]
    terisi, baris = tanpa_baris_kosong(kolom, np.arange(len(bawah), dtype=np.int64) + tampil)
    bentuk = BentukBerkas("xlsx", lembar=lembar.nama)
    return Lembar(tuple(judul), kepala + 1, terisi, baris, bentuk, tuple(sel_rusak), berkas.peringatan)


def _teks(isi: object, hafal: dict[float, str]) -> str:
    """Return a cell as text; numbers, of which few are distinct, only once."""
    if isi.__class__ is float:
        assert isinstance(isi, float)  # noqa: S101  (narrowed for the type checker)
        if isi not in hafal:
            hafal[isi] = teks_isi(isi)
        return hafal[isi]
    return teks_isi(isi)
