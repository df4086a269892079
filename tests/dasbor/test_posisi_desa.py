"""The page Posisi Desa, driven as a visitor drives it."""

from dataclasses import replace

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from penilaian.berkas import tulis_jawaban
from penilaian.contoh import buat
from penilaian.dasbor import muatan
from penilaian.instrumen import IndikatorDaftar, tolok_satu
from penilaian.jawaban import KOSONG, TERJAWAB, TIDAK_BERLAKU
from penilaian.mesin import nilai
from penilaian.muat import bawaan, muat_instrumen

JAHAT = "<script>alert(1)</script> \"Kutip\" & 'Kawan'"


def _isi(jawaban, baris, bagian):
    """Set every answer of one row to a share 0–1 of its best."""
    isi, keadaan = jawaban.nilai.copy(), jawaban.keadaan.copy()
    centang = {k: v.copy() for k, v in jawaban.centang.items()}
    for j, i in enumerate(muatan_instrumen().indikator):
        terburuk, terbaik = map(float, tolok_satu(i))
        isi[j, baris] = terburuk + bagian * (terbaik - terburuk)
        keadaan[j, baris] = TERJAWAB
        if isinstance(i, IndikatorDaftar):
            isi[j, baris] = round(bagian * len(i.butir))
            centang[i.id][baris] = (1 << int(isi[j, baris])) - 1
    return replace(jawaban, nilai=isi, keadaan=keadaan, centang=centang)


def _tandai(jawaban, baris, keadaan, indikator=None):
    semua = jawaban.keadaan.copy()
    semua[[jawaban.nomor(i) for i in indikator] if indikator else slice(None), baris] = keadaan
    return replace(jawaban, keadaan=semua)


def muatan_instrumen():
    return muat_instrumen("inpres-3-2003")


@pytest.fixture(scope="module")
def jawaban():
    """Six villages, two periods: ordinary, perfect, all open, incomplete, with TB, with a hostile name."""
    ini = muatan_instrumen()
    j = buat(ini, 6, 5, kosong=0.0, periode=("2025", "2026"))
    j = _isi(j, 3, 1.0)
    j = _tandai(j, 5, KOSONG)
    j = _tandai(j, 7, KOSONG, [i.id for i in ini.indikator[::2]])
    j = _tandai(j, 9, TIDAK_BERLAKU, [i.id for i in ini.indikator if i.tidak_berlaku])
    kunci = j.kunci.copy()
    kunci.loc[11, "nama_desa"] = JAHAT
    kunci.loc[1, "tanggal"] = "2026-10-14"
    return replace(j, kunci=kunci)


@pytest.fixture
def berkas(jawaban, tmp_path, monkeypatch):
    """The file that the server was started with."""
    tujuan = tmp_path / "uji.csv"
    tulis_jawaban(muatan_instrumen(), jawaban, tujuan)
    monkeypatch.setenv("PENILAIAN_BERKAS", str(tujuan))
    return tujuan


def _halaman():
    from penilaian.dasbor.halaman.posisi import tampilkan

    tampilkan()


def buka(**alamat: str) -> AppTest:
    at = AppTest.from_function(_halaman, default_timeout=30)
    for k, v in alamat.items():
        at.query_params[k] = v
    at.run()
    assert not at.exception
    return at


def isi(at: AppTest) -> str:
    """All markup on the page."""
    return "\n".join([*(str(h.proto.body) for h in at.get("html")), *(str(m.value) for m in at.markdown)])


KODE = [f"99.01.01.20{n:02}" for n in range(1, 7)]


def test_halaman_membuka_desa_pertama_pada_periode_terakhir(berkas, jawaban):
    at = buka()

    nama = jawaban.kunci["nama_desa"].iloc[0]
    assert f"<h1>Desa {nama}</h1>" in isi(at)
    assert "periode 2026 · dinilai 14 Oktober 2026 · menurut berkas uji.csv" in isi(at)
    assert at.query_params == {}  # a default is not written: the browser's way back would end there


def test_data_contoh_ditandai_sebagai_rekaan(monkeypatch):
    monkeypatch.delenv("PENILAIAN_BERKAS", raising=False)
    assert bawaan(*muatan.CONTOH).is_file()

    at = buka()

    assert '<span class="pd-lencana pd-awas">Data contoh (rekaan)</span>' in isi(at)


def test_alamat_memilih_desa_dan_periode(berkas, jawaban):
    at = buka(desa=KODE[2].replace(".", ""), periode="2025")

    assert f"<h1>Desa {jawaban.kunci['nama_desa'].iloc[4]}</h1>" in isi(at)
    assert "periode 2025" in isi(at)


def test_memilih_desa_lain_mengubah_alamat_dan_kembali_ke_periode_terakhirnya(berkas, jawaban):
    at = buka(desa=KODE[0], periode="2025")

    at.selectbox(key="pilih_desa").select(KODE[1]).run()

    assert not at.exception
    assert at.query_params == {"desa": KODE[1]}
    assert "periode 2026" in isi(at)
    assert f"<h1>Desa {jawaban.kunci['nama_desa'].iloc[2]}</h1>" in isi(at)


def test_kembali_dari_halaman_lain_membuka_desa_yang_tadi_dipilih(berkas, jawaban):
    at = AppTest.from_function(_halaman, default_timeout=30)
    at.session_state["desa_terakhir"] = KODE[2]

    at.run()

    assert f"<h1>Desa {jawaban.kunci['nama_desa'].iloc[4]}</h1>" in isi(at)
    assert at.query_params == {"desa": KODE[2]}


def test_mundur_ke_alamat_tanpa_desa_membuka_desa_pertama(berkas, jawaban):
    at = buka(desa=KODE[2])

    del at.query_params["desa"]
    at.run()

    assert f"<h1>Desa {jawaban.kunci['nama_desa'].iloc[0]}</h1>" in isi(at)
    assert at.query_params == {}


def test_memilih_periode_mengubah_alamat(berkas):
    at = buka(desa=KODE[0])

    at.selectbox(key="pilih_periode").select("2025").run()

    assert not at.exception
    assert at.query_params == {"desa": KODE[0], "periode": "2025"}
    assert "periode 2025" in isi(at)


def test_desa_yang_tidak_ada_dijawab_dengan_pesan(berkas):
    at = buka(desa="99.99.99.2999")

    assert "Desa dengan kode 99.99.99.2999 tidak ada dalam uji.csv. Pilih desa yang lain." in isi(at)
    assert at.selectbox(key="pilih_desa").value is None


def test_alamat_yang_jahat_tidak_menjadi_markah(berkas):
    at = buka(desa="<script>alert(1)</script>")

    assert "&lt;script&gt;" in isi(at)
    assert "<script" not in isi(at)


def test_periode_yang_tidak_ada_dijawab_dengan_pesan(berkas, jawaban):
    at = buka(desa=KODE[0], periode="2019")

    nama = jawaban.kunci["nama_desa"].iloc[0]
    assert f"Desa {nama} tidak mempunyai penilaian untuk periode 2019. Pilih periode yang lain." in isi(at)


def test_nama_desa_yang_jahat_tidak_menjadi_markah(berkas):
    at = buka(desa=KODE[5])

    assert "<script" not in isi(at)
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &quot;Kutip&quot; &amp; &#x27;Kawan&#x27;" in isi(at)


def test_teks_pemakai_tidak_pernah_lewat_markdown(berkas):
    at = buka(desa=KODE[5])

    assert [m.value[:23] for m in at.markdown] == ['<div class="pd-tangga">']
    assert "script" not in at.markdown[0].value


def test_desa_yang_sempurna_tetap_terbaca(berkas):
    at = buka(desa=KODE[1])

    assert "sudah mencapai keempat tingkat, sampai <strong>Pemanfaatan</strong>." in isi(at)
    assert "Tidak ada langkah lagi" in isi(at)
    assert "Yang menahan" not in isi(at)


def test_desa_tanpa_jawaban_tetap_terbaca(berkas):
    at = buka(desa=KODE[2])

    assert "Belum ada jawaban untuk" in isi(at)
    assert "Belum pasti: 50 dari 50 pertanyaan belum dijawab" in isi(at)
    assert "antara 0,0 dan 100,0" in isi(at)


def test_desa_yang_belum_lengkap_ditulis_dengan_rentang_bukan_satu_angka(berkas):
    at = buka(desa=KODE[3])

    assert "25 dari 50 pertanyaan terjawab" in isi(at)
    assert "belum dapat disebut dengan satu angka" in isi(at)


def test_jawaban_tidak_berlaku_tidak_dihitung_sebagai_belum_dijawab(berkas):
    banyak = sum(1 for i in muatan_instrumen().indikator if i.tidak_berlaku)

    at = buka(desa=KODE[4])

    assert banyak > 0
    assert f"{50 - banyak} dari {50 - banyak} pertanyaan terjawab" in isi(at)


def test_rincian_baru_dikirim_setelah_dibuka(berkas):
    at = buka(desa=KODE[0])
    assert "pd-indikator" not in isi(at).replace(".pd-indikator", "")

    at.session_state["lipat_indikator"] = True
    at.run()

    assert not at.exception
    assert "50 dari 50 indikator" in isi(at)
    assert isi(at).count("<details>") == 50


def test_daftar_indikator_dapat_disaring(berkas):
    at = buka(desa=KODE[3])
    at.session_state["lipat_indikator"] = True
    at.run()

    at.selectbox(key="saring_keadaan").select("Belum dijawab").run()

    assert not at.exception
    assert "25 dari 50 indikator" in isi(at)


@pytest.mark.parametrize("lipatan", ["aspek", "lensa", "jejak", "unduh"])
@pytest.mark.parametrize("desa", [1, 2, 3, 4])
def test_setiap_rincian_terbuka_untuk_setiap_keadaan(lipatan, desa, berkas):
    at = buka(desa=KODE[desa])
    sebelum = len(isi(at))

    at.session_state[f"lipat_{lipatan}"] = True
    at.run()

    assert not at.exception
    assert len(isi(at)) > sebelum


def test_hasil_satu_desa_dapat_diunduh_dan_alamatnya_disalin(berkas):
    at = buka(desa=KODE[1], periode="2025")
    at.session_state["lipat_unduh"] = True
    at.run()

    assert [t.proto.label for t in at.get("download_button")] == ["Unduh CSV", "Unduh Excel"]
    assert f"?desa={KODE[1]}&amp;periode=2025</code>" in isi(at)


def test_peringatan_berkas_dapat_dibaca(berkas):
    berkas.write_text("kode_desa,periode,P01,catatan\n99.01.01.2001,2026,2,x\n")
    at = buka()
    at.session_state["lipat_peringatan"] = True
    at.run()

    assert not at.exception
    assert "Peringatan: " in isi(at)


def test_berkas_yang_salah_menunjukkan_temuannya_tanpa_jejak_galat(tmp_path, monkeypatch):
    salah = tmp_path / "salah.csv"
    salah.write_text("kode_desa,periode,P01\n99.01.01.2001,2026,9\n")
    monkeypatch.setenv("PENILAIAN_BERKAS", str(salah))

    at = buka()

    assert "Berkas belum dapat dibaca" in isi(at)
    assert "baris 2, kolom P01" in isi(at)
    assert "J03" in isi(at)


def test_berkas_yang_diperbaiki_dibaca_kembali(berkas, monkeypatch, tmp_path, jawaban):
    perbaikan = tmp_path / "belum.csv"
    monkeypatch.setenv("PENILAIAN_BERKAS", str(perbaikan))
    assert "berkas tidak ada" in isi(buka())

    perbaikan.write_bytes(berkas.read_bytes())

    assert f"<h1>Desa {jawaban.kunci['nama_desa'].iloc[0]}</h1>" in isi(buka())


def _halaman_unggahan():
    from penilaian.contoh import buat
    from penilaian.dasbor import muatan
    from penilaian.dasbor.halaman.posisi import tampilkan
    from penilaian.mesin import nilai
    from penilaian.muat import muat_instrumen

    spbe = muat_instrumen("spbe-2020")
    muatan.pasang_unggahan(nilai(spbe, buat(spbe, 3, 1)), "punya saya <b>.xlsx")
    tampilkan()


def test_unggahan_tanpa_gerbang_terbaca_tanpa_tangga():
    at = AppTest.from_function(_halaman_unggahan, default_timeout=30).run()

    assert not at.exception
    assert "Berkas Anda: punya saya &lt;b&gt;.xlsx" in isi(at)
    assert "Tata Kelola SPBE" in isi(at)
    assert "<svg" not in isi(at)


def test_unggahan_hanya_untuk_kunjungan_itu(berkas):
    AppTest.from_function(_halaman_unggahan, default_timeout=30).run()

    assert "Berkas Anda" not in isi(buka())


def test_desa_yang_banyak_dicari_di_peladen(monkeypatch, tmp_path):
    from penilaian.dasbor.komponen.pilih_desa import BANYAK_TEMUAN

    ini = muatan_instrumen()
    jawaban = buat(ini, 600, 2, kosong=0.0)
    tujuan = tmp_path / "banyak.csv"
    tulis_jawaban(ini, jawaban, tujuan)
    monkeypatch.setenv("PENILAIAN_BERKAS", str(tujuan))
    dicari = jawaban.kunci.iloc[437]

    at = buka()
    assert len(at.selectbox(key="pilih_desa").options) <= BANYAK_TEMUAN
    at.text_input(key="cari_desa").input(dicari["kode_desa"]).run()
    at.selectbox(key="pilih_desa").select(dicari["kode_desa"]).run()

    assert not at.exception
    assert at.query_params["desa"] == dicari["kode_desa"]
    assert f"<h1>Desa {dicari['nama_desa']}</h1>" in isi(at)


def test_baris_satu_desa_urut_dari_periode_terakhir(jawaban):
    hasil = nilai(muatan_instrumen(), jawaban.ambil(np.arange(12)[::-1]))
    sumber = muatan.Sumber(hasil, "uji", "contoh")

    baris = sumber.baris_desa(KODE[1])

    assert [hasil.jawaban.kunci["periode"].iloc[b] for b in baris] == ["2026", "2025"]
    assert sumber.baris_desa("99.99.99.2999") == ()
    satu, letak = sumber.irisan(baris[1])
    assert (len(satu), letak) == (2, 1)
    assert satu.bawah()[letak] == hasil.bawah()[baris[1]]


def test_dua_desa_senama_dapat_dibedakan_dalam_daftar(jawaban):
    kunci = jawaban.kunci.copy()
    kunci["nama_desa"] = "Sukamaju"
    sumber = muatan.Sumber(nilai(muatan_instrumen(), replace(jawaban, kunci=kunci)), "uji", "contoh")

    assert list(sumber.label) == KODE
    assert len(set(sumber.label.values())) == len(KODE)
    assert sumber.label_dari([KODE[1], "99.99.99.2999"]).keys() == {KODE[1]}
