"""One village among the others, and from period to period."""

from penilaian import banding
from penilaian.dasbor.halaman.bandingkan import plotly
from penilaian.dasbor.halaman.bandingkan.bagan import angka_bagan, bagan, bagian, kunci_gambar
from penilaian.dasbor.halaman.bandingkan.bahan_bagan import Bahan
from penilaian.dasbor.halaman.bandingkan.pilih import pilih_satu
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.tabel_angka import tabel_angka
from penilaian.markah import unsur
from penilaian.narasi import banding as kalimat


def satu_desa(bahan: Bahan) -> None:
    """Draw one village against the median and the best, and its periods."""
    ini = bahan.instrumen
    bagian(f"Satu {bahan.siapa} di antara yang lain", jangkar="satu-desa")
    kode = pilih_satu(bahan.hasil, bahan.desa)
    if kode is None:
        return
    letak = list(bahan.matriks.index).index(kode)
    nama = bahan.desa[letak]
    selisih = banding.selisih(bahan.matriks, kode)
    ke_median = selisih.loc[bahan.aspek, "ke_median"]
    tengah = f"median, skor {bahan.siapa} di tengah"
    lukis(
        unsur("p", kalimat.kalimat_selisih(nama, ke_median, banding.ujung(ke_median), ini), kelas="pd-terang"),
        kunci_gambar((("pd-titik", nama), ("pd-garis-tegak", tengah), ("pd-ketupat", "terbaik"))),
    )
    bagan(plotly.selisih_desa(selisih, ini, bahan.rupa), f"Skor {nama} dibanding median dan yang terbaik", "selisih")
    tabel = selisih.assign(nama=[kalimat.nama_kelompok(ini, k) for k in selisih.index])
    kolom = {
        "nama": "Tingkat atau aspek",
        "skor": nama,
        "median": "Median",
        "terbaik": "Terbaik",
        "ke_median": "Selisih ke median",
        "ke_terbaik": "Selisih ke terbaik",
    }
    cara = {"ke_median": bahan.mistar.beda, "ke_terbaik": bahan.mistar.beda}
    angka_bagan(
        lambda: tabel_angka(tabel, kolom, bahan.mistar, judul=f"{nama} dibanding median dan terbaik", format_=cara),
        "angka_selisih",
    )
    _riwayat(bahan, kode, nama)


def _riwayat(bahan: Bahan, kode: str, nama: str) -> None:
    riwayat = banding.riwayat(bahan.semua, kode, bahan.pilihan.periode)
    if len(riwayat) < 2:
        return
    lukis(unsur("h3", f"{nama} dari periode ke periode"))
    bagan(plotly.garis_riwayat(riwayat, bahan.instrumen, bahan.rupa), f"Skor {nama} menurut periode", "riwayat")
    kolom = {"periode": "Periode"} | ({"posisi_nama": "Posisi"} if "posisi_nama" in riwayat else {})
    kolom |= {"indeks": "Indeks"} | {f"skor_{t.id}": t.nama for t in bahan.instrumen.puncak}
    angka_bagan(
        lambda: tabel_angka(riwayat, kolom, bahan.mistar, judul=f"Skor {nama} menurut periode"),
        "angka_riwayat",
    )
