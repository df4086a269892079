"""How villages changed since their last period."""

import pandas as pd

from penilaian import banding
from penilaian.angka import persen, ribuan
from penilaian.dasbor.halaman.bandingkan import plotly
from penilaian.dasbor.halaman.bandingkan.bagan import angka_bagan, bagan, bagian
from penilaian.dasbor.halaman.bandingkan.bahan_bagan import Bahan
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.tabel_angka import Format, tabel_angka
from penilaian.markah import unsur
from penilaian.narasi import banding as kalimat
from penilaian.narasi.ejaan import sebut_periode


def perubahan(bahan: Bahan) -> None:
    """Draw the change of each village since its last period of the same form; of many villages only when asked for."""
    if not bahan.sedikit:
        bagian("Perubahan sejak periode sebelumnya", jangkar="perubahan")
        angka_bagan(
            lambda: lukis(unsur("p", _kalimat_perubahan(bahan), kelas="pd-terang")),
            "hitung_perubahan",
            f"Hitung perubahan semua {bahan.siapa} ini",
        )
        return
    if bahan.perubahan.empty:
        return
    bagian(
        "Perubahan sejak periode sebelumnya",
        _kalimat_perubahan(bahan),
        f"Periode {sebut_periode(bahan.pilihan.periode)} dibanding periode terakhir sebelumnya yang sama bentuknya.",
        jangkar="perubahan",
    )
    gambar = plotly.batang_perubahan(bahan.perubahan, bahan.instrumen, bahan.rupa)
    bagan(gambar, f"Perubahan indeks {ribuan(len(bahan.perubahan))} {bahan.siapa}", "perubahan")
    angka_bagan(lambda: _tabel_perubahan(bahan, bahan.perubahan), "angka_perubahan")


def _kalimat_perubahan(bahan: Bahan) -> str:
    ringkas = banding.ringkas_perubahan(bahan.perubahan)
    tanpa_lalu = len(bahan.hasil) - len(bahan.perubahan)
    return kalimat.kalimat_perubahan(ringkas, tanpa_lalu, banding.ringkas_versi(bahan.perubahan), bahan.siapa)


def _tabel_perubahan(bahan: Bahan, tabel: pd.DataFrame) -> None:
    kolom = {
        "desa": bahan.siapa.capitalize(),
        "periode_lalu": "Dibanding",
        "indeks_lalu": "Indeks dulu",
        "indeks": "Indeks sekarang",
        "ubah_indeks": "Perubahan",
    }
    cara: dict[str, Format] = dict.fromkeys(
        ("ubah_indeks", *(f"ubah_{t.id}" for t in bahan.instrumen.puncak)), bahan.mistar.beda
    )

    def nama(posisi: float) -> str:
        return bahan.hasil.nama_posisi(int(posisi))

    if (tabel["versi_lalu"] != "").any():
        kolom |= {"versi_lalu": "Versi dulu", "bagian": "Bobot yang dibandingkan"}
        cara["bagian"] = persen
    if "ubah_posisi" in tabel:
        dulu = "posisi_nama_lalu" if "posisi_nama_lalu" in tabel else "posisi_lalu"
        kolom |= {dulu: "Posisi pasti dulu", "posisi": "Posisi pasti sekarang"}
        cara |= {"posisi_lalu": nama, "posisi": nama}
    kolom |= {f"ubah_{t.id}": t.nama for t in bahan.instrumen.puncak}
    tabel_angka(tabel, kolom, bahan.mistar, judul=f"Perubahan indeks dan tingkat menurut {bahan.siapa}", format_=cara)
