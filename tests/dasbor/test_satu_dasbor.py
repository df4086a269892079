"""One dashboard: what of the store comes to whom on Posisi Desa and Bandingkan Desa."""

from pathlib import Path

import numpy as np
import pytest
from dunia_uji import JAUH, MEKARSARI, SUKAMAJU, TIRTA, bandingkan, buka, isi, isi_sumber, posisi, terlihat

from penilaian.berkas import tulis_jawaban
from penilaian.contoh import buat
from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.sumber import muatan
from penilaian.dasbor.sumber.sumber import Sumber
from penilaian.mesin import nilai
from penilaian.muat import muat_instrumen
from penilaian.simpan import TAMU

CONTOH = [("contoh", "", "")]
NOTA = "Belum ada penilaian di sini"

# -- before there are results ----------------------------------------------------------------------------------------


def test_tanpa_basis_data_tampil_data_contoh_dan_tidak_ada_yang_dibuat(folder_data: Path):
    at = buka()

    assert "Data contoh (rekaan)" in isi(at)
    assert NOTA not in isi(at)
    assert not folder_data.exists()


def test_basis_data_tanpa_akun_tampil_seperti_tanpa_basis_data(folder_data: Path):
    gudang()

    at = buka()

    assert (folder_data / "penilaian.db").exists()
    assert "Data contoh (rekaan)" in isi(at)
    assert NOTA not in isi(at)


@pytest.mark.parametrize("halaman", [posisi, bandingkan])
@pytest.mark.parametrize("siapa", ["tamu", "penilai", "kepala", "admin"])
def test_ada_akun_tanpa_hasil_tampil_data_contoh_yang_disebut_demikian(dunia, siapa, halaman):
    dunia.siapa = dunia.orang.get(siapa, TAMU)

    at = buka(halaman)

    assert "Data contoh (rekaan)" in isi(at)
    assert NOTA in isi(at)


@pytest.mark.parametrize("siapa", ["tamu", "pengamat", "tetangga", "admin"])
def test_draf_saja_menghapus_data_contoh_dan_tidak_menyebut_desanya(dunia, siapa):
    dunia.umum("ya")
    dunia.lembar(SUKAMAJU, P01="3")

    dunia.siapa = dunia.orang.get(siapa, TAMU)
    for halaman in (posisi, bandingkan):
        at = buka(halaman)
        assert "<h1>Belum ada hasil final</h1>" in isi(at)
        assert ('href="masuk?lanjut=' in isi(at)) == (siapa == "tamu")
        assert "rekaan" not in isi(at)
        assert "Sukamaju" not in isi(at)
    assert terlihat(dunia, dunia.orang["kepala"]) == [("Sukamaju", "2026", "draf")]


# -- final results ---------------------------------------------------------------------------------------------------


def test_tamu_melihat_hanya_hasil_final_dan_data_contoh_hilang(dunia):
    dunia.umum("ya")
    dunia.lembar(SUKAMAJU, "final", P01="3")
    dunia.lembar(MEKARSARI, "diverifikasi", P01="4")
    dunia.lembar(TIRTA, P01="4")

    assert terlihat(dunia, TAMU) == [("Sukamaju", "2026", "final")]
    at = buka()
    assert "Kecamatan Contoh · periode 2026 · terverifikasi · dinilai 14 Oktober 2026 · instrumen 1.0.0" in isi(at)
    assert '<span class="pd-lencana pd-tenang">Hasil final</span>' in isi(at)
    assert "rekaan" not in isi(at)
    assert "Mekarsari" not in isi(at)
    assert not at.get("button_group")


@pytest.mark.parametrize("halaman", [posisi, bandingkan])
def test_hasil_yang_tidak_umum_tidak_tampil_bagi_tamu_dan_data_contoh_juga_tidak(dunia, halaman):
    dunia.lembar(SUKAMAJU, "final", P01="3")
    dunia.siapa = dunia.orang["pengamat"]
    assert "Sukamaju" in isi(buka(halaman))

    dunia.siapa = TAMU
    at = buka(halaman)

    assert "<h1>Hasil penilaian belum terbuka untuk umum</h1>" in isi(at)
    assert 'href="masuk?lanjut=' in isi(at)
    assert "Sukamaju" not in isi(at)
    assert "rekaan" not in isi(at)


def test_menutup_dan_membuka_hasil_untuk_umum_berlaku_pada_kunjungan_berikut(dunia):
    dunia.lembar(SUKAMAJU, "final", P01="3")
    terlihat(dunia, dunia.orang["pengamat"])
    for nilai_, kata in (("ya", "Sukamaju"), ("tidak", "belum terbuka"), ("ya", "Sukamaju")):
        dunia.umum(nilai_)
        dunia.siapa = TAMU
        assert kata in isi(buka())


def test_hasil_yang_baru_final_langsung_tampil(dunia):
    dunia.umum("ya")
    assert terlihat(dunia, TAMU) == CONTOH
    dunia.lembar(SUKAMAJU, "final", P01="3")
    assert terlihat(dunia, TAMU) == [("Sukamaju", "2026", "final")]
    dunia.lembar(MEKARSARI, "final", P01="3")
    assert [desa for desa, *_ in terlihat(dunia, TAMU)] == ["Sukamaju", "Mekarsari"]


def test_yang_tampil_bagi_umum_adalah_nilai_verifikator(dunia):
    dunia.umum("ya")
    satu = dunia.lembar(SUKAMAJU, "diajukan", P01="4", P03="2")
    dunia.rak.jawaban.verifikasi(dunia.orang["verifikator"], satu.id, "P01", "1", "tidak ada", versi_dilihat=1)
    dunia.rak.alur.verifikasi(dunia.orang["verifikator"], satu.id)
    dunia.rak.alur.finalkan(dunia.orang["verifikator"], satu.id)

    dunia.siapa = TAMU
    jawaban = buka(isi_sumber, skor="mandiri").session_state["hasil"].hasil.jawaban

    assert jawaban.nilai[jawaban.nomor("P01"), 0] == 1
    assert np.isnan(jawaban.nilai[jawaban.nomor("P03"), 0])


def test_tamu_yang_meminta_skor_lain_diberi_tahu(dunia):
    dunia.umum("ya")
    dunia.lembar(SUKAMAJU, "final", P01="3")
    assert "Skor mandiri tidak ada bagi Anda di sini. Yang tampil skor terverifikasi." in isi(buka(skor="mandiri"))


# -- drafts ----------------------------------------------------------------------------------------------------------


def test_kepala_desa_melihat_drafnya_sendiri_bertanda_draf(dunia):
    dunia.lembar(SUKAMAJU, P01="3")
    dunia.siapa = dunia.orang["kepala"]

    at = buka()

    assert "<h1>Desa Sukamaju</h1>" in isi(at)
    assert "periode 2026 · mandiri · dinilai 14 Oktober 2026 · instrumen 1.0.0" in isi(at)
    assert '<span class="pd-lencana pd-awas">Draf, masih diisi</span>' in isi(at)


@pytest.mark.parametrize("skor", ["", "mandiri", "terverifikasi", "didukung"])
def test_draf_desa_lain_tidak_pernah_tampil_juga_sesudah_yang_berhak_melihatnya(dunia, skor):
    dunia.umum("ya")
    dunia.lembar(TIRTA, "final", P01="3")
    dunia.lembar(SUKAMAJU, P01="3")
    dunia.lembar(JAUH, "diverifikasi", P01="3")
    alamat = {"skor": skor} if skor else {}
    for berhak in ("kepala", "camat", "penilai", "verifikator"):
        terlihat(dunia, dunia.orang[berhak], **alamat)

    for siapa in ("tamu", "pengamat", "admin", "tetangga"):
        assert {desa for desa, *_ in terlihat(dunia, dunia.orang.get(siapa, TAMU), **alamat)} == {"Tirta"}, siapa
        for halaman in (posisi, bandingkan):
            tertulis = isi(buka(halaman, **alamat))
            assert "Tirta" in tertulis
            assert "Sukamaju" not in tertulis
            assert "Jauhsekali" not in tertulis


def test_dua_desa_yang_sama_banyak_kejadiannya_tidak_tertukar(dunia):
    for desa in (SUKAMAJU, MEKARSARI):
        dunia.lembar(desa, P01="3")

    for _ in range(2):
        assert terlihat(dunia, dunia.orang["kepala"]) == [("Sukamaju", "2026", "draf")]
        assert terlihat(dunia, dunia.orang["tetangga"]) == [("Mekarsari", "2026", "draf")]


def test_draf_tampil_menurut_wilayah(dunia):
    for desa in (SUKAMAJU, MEKARSARI, JAUH):
        dunia.lembar(desa, P01="3")
    desa_camat = [desa for desa, *_ in terlihat(dunia, dunia.orang["camat"])]
    assert desa_camat == ["Sukamaju", "Mekarsari"]
    assert [desa for desa, *_ in terlihat(dunia, dunia.orang["tetangga"])] == ["Mekarsari"]


def test_jawaban_yang_baru_disimpan_tampil_pada_kunjungan_berikut(dunia):
    satu = dunia.lembar(SUKAMAJU, P01="3")
    dunia.siapa = dunia.orang["kepala"]
    assert "1 dari 50 pertanyaan terjawab" in isi(buka())
    dunia.rak.jawaban.simpan(dunia.orang["penilai"], satu.id, "P08", "3", versi_dilihat=0)
    assert "2 dari 50 pertanyaan terjawab" in isi(buka())


def test_yang_menunggu_jadi_final_tampil_terverifikasi_hanya_di_wilayahnya(dunia):
    dunia.umum("ya")
    dunia.lembar(TIRTA, "final", P01="3")
    dunia.lembar(SUKAMAJU, "diverifikasi", P01="3")
    dunia.lembar(MEKARSARI, "diajukan", P01="3")

    semua = [("Sukamaju", "2026", "diverifikasi"), ("Tirta", "2026", "final")]
    assert terlihat(dunia, dunia.orang["kepala"]) == semua
    assert terlihat(dunia, dunia.orang["tetangga"], skor="terverifikasi") == [("Tirta", "2026", "final")]
    dunia.siapa = dunia.orang["camat"]
    at = buka(bandingkan)
    assert "1 dari 2 masih draf" in isi(at)
    assert "Sukamaju (draf)" in isi(at)
    assert "Belum terverifikasi: Mekarsari 2026; lihat skor mandiri." in isi(at)


def test_yang_boleh_melihat_draf_memilih_skor_dan_alamat_mengingatnya(dunia):
    dunia.lembar(SUKAMAJU, "final", P01="3")
    dunia.lembar(MEKARSARI, P01="3")
    dunia.siapa = dunia.orang["camat"]
    at = buka()
    assert "terverifikasi · dinilai" in isi(at)

    at.segmented_control(key="pilih_skor").set_value("mandiri").run()

    assert not at.exception
    assert at.query_params == {"skor": "mandiri"}
    assert "mandiri · dinilai" in isi(at)
    at.selectbox(key="pilih_desa").select(MEKARSARI).run()
    assert at.query_params == {"desa": MEKARSARI, "skor": "mandiri"}
    assert "Draf, masih diisi" in isi(at)
    at.session_state["lipat_unduh"] = True
    at.run()
    assert f"?desa={MEKARSARI}&amp;periode=2026&amp;skor=mandiri</code>" in isi(at)
    at.segmented_control(key="pilih_skor").set_value("terverifikasi").run()
    assert "skor" not in at.query_params


def test_pilihan_skor_ikut_ke_halaman_lain(dunia):
    dunia.lembar(SUKAMAJU, "final", P01="3")
    dunia.siapa = dunia.orang["camat"]

    at = buka(bandingkan, {"skor_terakhir": "didukung"})

    assert "didukung bukti · dinilai" in isi(at)


def test_pilihan_mandiri_memuat_wilayah_sendiri_saja(dunia):
    dunia.umum("ya")
    for desa in (SUKAMAJU, JAUH):
        dunia.lembar(desa, "final", P01="3")

    assert [d for d, *_ in terlihat(dunia, dunia.orang["camat"], skor="mandiri")] == ["Sukamaju"]
    assert [d for d, *_ in terlihat(dunia, dunia.orang["camat"])] == ["Sukamaju", "Jauhsekali"]


def test_rincian_yang_terbuka_digambar_ulang_hanya_ketika_hak_berubah(dunia, monkeypatch):
    dunia.lembar(SUKAMAJU, P01="3")
    dunia.siapa = dunia.orang["kepala"]
    sumber = buka(isi_sumber).session_state["hasil"]
    ulang = []
    monkeypatch.setattr(muatan.st, "rerun", lambda: ulang.append(dunia.siapa.nama))

    for siapa in ("kepala", "tetangga", "pengamat", "kepala"):
        dunia.siapa = dunia.orang[siapa]
        muatan.pastikan_terbuka(sumber)

    assert ulang == ["tetangga", "pengamat"]


# -- what stands before the store ------------------------------------------------------------------------------------


def test_berkas_yang_diberikan_saat_mulai_menang_atas_gudang(dunia, tmp_path, monkeypatch):
    dunia.umum("ya")
    dunia.lembar(SUKAMAJU, "final", P01="3")
    ini = muat_instrumen("inpres-3-2003")
    berkas = tmp_path / "survei.csv"
    tulis_jawaban(ini, buat(ini, 2, 1), berkas)
    monkeypatch.setenv("PENILAIAN_BERKAS", str(berkas))

    at = buka()

    assert "menurut berkas survei.csv · instrumen 1.0.0" in isi(at)
    assert "Sukamaju" not in isi(at)


def test_unggahan_menang_atas_gudang_dan_berkas(dunia, tmp_path, monkeypatch):
    dunia.umum("ya")
    dunia.lembar(SUKAMAJU, "final", P01="3")
    monkeypatch.setenv("PENILAIAN_BERKAS", str(tmp_path / "tidak-ada.csv"))
    ini = muat_instrumen("inpres-3-2003")

    at = buka(sesi={"unggahan": Sumber(nilai(ini, buat(ini, 2, 1)), "saya.csv", "unggahan")})

    assert "Berkas Anda: saya.csv" in isi(at)
    assert "Sukamaju" not in isi(at)
