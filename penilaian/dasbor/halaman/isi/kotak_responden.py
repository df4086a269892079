"""The fold that makes values of villages out of the answers of many people, and hands them on to be taken in."""

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import streamlit as st

from penilaian.angka import bita, ribuan
from penilaian.berkas import Unggahan, tulis_jawaban
from penilaian.dasbor.halaman.isi.impor import titip_berkas
from penilaian.dasbor.komponen.kalimat_berkas import judul_langkah
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.pembaca_berkas import JENIS_BERKAS, PembacaKunjungan
from penilaian.dasbor.komponen.tabel_lipat import HAMPA, tabel_lipat
from penilaian.dasbor.komponen.temuan import daftar_temuan, pesan
from penilaian.dasbor.komponen.unduh import isi_berkas
from penilaian.dasbor.komponen.unggahan import kelompokkan, unggahan_utuh
from penilaian.dasbor.sesi import tombol_unduh
from penilaian.dasbor.sumber.muatan import instrumen_mengisi
from penilaian.desa import nama_resmi
from penilaian.galat import GalatMasukan, GalatPemakaian, HitunganBaris, Temuan
from penilaian.instrumen import Instrumen, Kuesioner
from penilaian.jawaban import KOSONG, Jawaban, dari_tabel
from penilaian.markah import Html, gabung, unsur
from penilaian.muat import daftar_kuesioner, muat_kuesioner
from penilaian.narasi.ejaan import awal_besar, sebut_periode
from penilaian.narasi.nilai_responden import TIADA, nilai_desa
from penilaian.narasi.temuan import sebut_galat, sebut_peringatan
from penilaian.simpan import Pelaku
from penilaian.survei import (
    HasilResponden,
    Populasi,
    baca_populasi,
    baca_responden,
    judul_dikenal,
    judul_populasi,
    kuesioner_terjawab,
    tulis_laporan,
)
from penilaian.terkirim import INSTRUMEN_SEMULA

JUDUL: Final = "Hitung nilai dari jawaban responden (tes, sikap, kepuasan)"

KEPALA: Final = ("Desa", "Periode", "Kuesioner", "Nilai", "Selang 95%", "Responden", "Populasi", "Perlu", "Keterangan")

TERBESAR: Final = 10
"""Megabytes of a file: some twenty thousand sheets."""

TERURAI: Final = 10
"""Findings written out in full."""

SEBANYAK: Final = 100
"""Rows shown; the report has all."""

ASAL: Final = "kuesioner responden"
_NAMA: Final = "nilai-responden.csv"
_INGATAN: Final = "isi_responden_hitungan"


@dataclass(frozen=True, eq=False)
class _Hitungan:
    """What came of two files.

    Attributes:
        dari: what tells these files, and whose visit it is, from others.
        hasil: the values; None where a file is at fault.
        galat: what is wrong, with the warnings among it.
        hitungan: what became of the rows of a file at fault.
    """

    dari: tuple[object, ...]
    hasil: HasilResponden | None = None
    galat: tuple[Temuan, ...] = ()
    hitungan: HitunganBaris | None = None


def responden(siapa: Pelaku) -> None:
    """Draw the fold; closed it costs nothing but its line. Nothing where the instrument has no questionnaires."""
    ini = instrumen_mengisi().get(INSTRUMEN_SEMULA)
    if ini is None or not (ada := tuple(daftar_kuesioner(INSTRUMEN_SEMULA, ini))):
        return
    with st.expander(JUDUL, key="isi_responden", on_change="rerun") as lipatan:
        if lipatan.open:
            _langkah(siapa, ini, [muat_kuesioner(INSTRUMEN_SEMULA, ini, id_) for id_ in ada])


def _langkah(siapa: Pelaku, ini: Instrumen, semua: list[Kuesioner]) -> None:
    sebut = "; ".join(f"{k.indikator} {k.nama}" for k in semua)
    lukis(
        unsur("p", f"Untuk {sebut}. Satu baris satu orang; nama, nomor dan alamat orang tidak dibaca."),
        judul_langkah(1, "Unggah jawaban responden"),
    )
    ekspor = _unggah("Ekspor kuesioner dari KoboToolbox atau ODK, atau tabel: CSV, Excel, ZIP, Parquet", "berkas")
    lukis(
        judul_langkah(2, "Unggah jumlah populasinya"),
        unsur("p", "Boleh dilewati; tanpa itu nilai yang memerlukannya dikosongkan.", kelas="pd-keterangan"),
    )
    dari_penyebut = " dan ".join(dict.fromkeys(k.populasi_dari for k in semua if k.populasi_dari))
    atau = f", atau ekspor penilaian yang memuat penyebut {dari_penyebut}" if dari_penyebut else ""
    populasi = _unggah(f"Tabel kode_desa, indikator, populasi{atau}", "populasi")
    if ekspor is None:
        st.session_state.pop(_INGATAN, None)
        return
    lukis(judul_langkah(3, "Periksa, lalu teruskan ke draf"))
    dari = (siapa.pengguna_id, ekspor[0], None if populasi is None else populasi[0])
    hitungan = st.session_state.get(_INGATAN)
    if not isinstance(hitungan, _Hitungan) or hitungan.dari != dari:
        with st.spinner("Menghitung …"):
            hitungan = _hitung(siapa, ini, semua, dari, ekspor[1], None if populasi is None else populasi[1])
        st.session_state[_INGATAN] = hitungan
    if hitungan.hasil is None:
        _salah(hitungan)
    else:
        _hasil(siapa, ini, hitungan.hasil)


def _unggah(label: str, kunci: str) -> tuple[str, Unggahan] | None:
    """Draw the place for a file, and return what tells it from others, its name and bytes; None where there is none."""
    berkas = st.file_uploader(
        f"{label}; paling banyak {bita(TERBESAR * 1_000_000)}",
        type=JENIS_BERKAS,
        key=f"isi_responden_{kunci}",
        max_upload_size=TERBESAR,
    )
    utuh = unggahan_utuh(berkas)
    return None if utuh is None else (utuh.file_id, Unggahan(utuh.name, utuh.getvalue()))


def _hitung(
    siapa: Pelaku,
    ini: Instrumen,
    semua: list[Kuesioner],
    dari: tuple[object, ...],
    ekspor: Unggahan,
    populasi: Unggahan | None,
) -> _Hitungan:
    """Read both files as any visitor's are, and measure what they say."""
    pembaca = PembacaKunjungan(siapa.pengguna_id)
    try:
        with pembaca:
            lembar = pembaca(ekspor, judul_dikenal(semua))
            kuesioner = kuesioner_terjawab(lembar.kepala, semua) or semua
            orang = Populasi()
            if populasi is not None:
                orang = baca_populasi(pembaca(populasi, judul_populasi(kuesioner)), ini, kuesioner)
            return _Hitungan(dari, baca_responden(lembar, kuesioner, ini, orang))
    except GalatMasukan as galat:
        return _Hitungan(dari, None, tuple(galat.temuan), galat.hitungan)


def _salah(hitungan: _Hitungan) -> None:
    galat = [t for t in hitungan.galat if t.berat == "galat"]
    lukis(
        pesan(f"{sebut_galat(galat)}. Tidak ada yang dihitung: perbaiki berkasnya, lalu unggah lagi."),
        unsur("p", str(hitungan.hitungan), kelas="pd-keterangan") if hitungan.hitungan is not None else "",
        daftar_temuan(kelompokkan(galat), "Yang perlu diperbaiki", TERURAI),
    )


def _hasil(siapa: Pelaku, ini: Instrumen, hasil: HasilResponden) -> None:
    baris = list(_baris(hasil, ini))
    sah = sum(int(u.sah.sum()) for u in hasil.ukuran.values())
    lukis(
        unsur("p", unsur("b", f"{ribuan(sah)} dari {ribuan(len(baris))} nilai sah.")),
        unsur("p", str(hasil.hitungan), kelas="pd-keterangan"),
        tabel_lipat(KEPALA, baris[:SEBANYAK], judul="Nilai setiap desa dari jawaban responden", angka=range(3, 8)),
    )
    if (lebih := len(baris) - SEBANYAK) > 0:
        lukis(unsur("p", f"{ribuan(lebih)} baris lagi ada di laporan.", kelas="pd-keterangan"))
    with st.container(horizontal=True):
        if sah and st.button("Tinjau untuk draf", key="isi_responden_titip", type="primary"):
            try:
                _titip(siapa, ini, hasil)
            except GalatPemakaian as galat:
                lukis(pesan(str(galat)))
            else:
                st.rerun()
        tombol_unduh(
            "Unduh laporan (Excel)",
            "laporan-responden.xlsx",
            lambda p: tulis_laporan(hasil, p),
            kunci="isi_responden_laporan",
        )
    if not sah:
        lukis(pesan("Tidak ada nilai yang dapat dimasukkan; alasannya pada tabel.", "tenang"))
    if hasil.peringatan:
        lukis(
            unsur(
                "details",
                unsur("summary", f"{sebut_peringatan(hasil.peringatan)}, tidak menghalangi"),
                daftar_temuan(kelompokkan(hasil.peringatan), "Peringatan", TERURAI),
                kelas="pd-cek",
            )
        )


def _baris(hasil: HasilResponden, ini: Instrumen) -> Iterator[tuple[Html | str, ...]]:
    """Yield the rows of the table: a village, a period and a questionnaire each."""
    nama = nama_resmi(hasil.kunci["kode_desa"]).tolist()
    for id_, u in hasil.ukuran.items():
        for g, d in enumerate(nilai_desa(u, ini)):
            kode = hasil.kunci["kode_desa"].iloc[g]
            desa = gabung(nama[g] or kode, *((unsur("span", kode, kelas="pd-rujukan"),) if nama[g] else ()))
            isi = [HAMPA if x == TIADA else x for x in (d.nilai, d.selang, d.n, d.populasi, d.perlu)]
            sah = f"Sah, mutu {d.mutu}" if d.mutu != TIADA else "Sah"
            kata = awal_besar(d.sebab) if d.sebab else sah
            yield (desa, sebut_periode(hasil.kunci["periode"].iloc[g]), id_, *isi, kata)


def _titip(siapa: Pelaku, ini: Instrumen, hasil: HasilResponden) -> None:
    """Hand the values that stand to the look at a file, which takes them in when the person agrees."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what is odd about codes is told when the file is read
        jawaban: Jawaban = dari_tabel(ini, hasil.tabel(ini))
    jawaban = jawaban.ambil((jawaban.keadaan != KOSONG).any(axis=0).nonzero()[0])
    isi = isi_berkas(lambda p: tulis_jawaban(ini, jawaban, p), ".csv")
    st.session_state.pop(_INGATAN, None)
    titip_berkas(siapa, ini.sidik_utuh, Unggahan(_NAMA, isi), ASAL)
