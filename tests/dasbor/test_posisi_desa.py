"""The page Posisi Desa, driven as a visitor drives it: which village, and what is said of it."""

import pytest
from posisi_uji import KODE, _halaman, buka, enam_desa, isi, muatan_instrumen
from streamlit.testing.v1 import AppTest

from penilaian.berkas import tulis_jawaban
from penilaian.dasbor.sumber import muatan
from penilaian.terkirim import terkirim


@pytest.fixture(scope="module")
def jawaban():
    return enam_desa()


@pytest.fixture
def berkas(jawaban, tmp_path, monkeypatch):
    """The file that the server was started with."""
    tujuan = tmp_path / "uji.csv"
    tulis_jawaban(muatan_instrumen(), jawaban, tujuan)
    monkeypatch.setenv("PENILAIAN_BERKAS", str(tujuan))
    return tujuan


def test_halaman_membuka_desa_pertama_pada_periode_terakhir(berkas, jawaban):
    at = buka()

    nama = jawaban.kunci["nama_desa"].iloc[0]
    assert f"<h1>Desa {nama}</h1>" in isi(at)
    assert "periode 2026 · dinilai 14 Oktober 2026 · menurut berkas uji.csv" in isi(at)
    assert at.query_params == {}  # a default is not written: the browser's way back would end there


def test_data_contoh_ditandai_sebagai_rekaan(monkeypatch):
    monkeypatch.delenv("PENILAIAN_BERKAS", raising=False)
    assert terkirim(*muatan.CONTOH).is_file()

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

    assert [m.value[:26] for m in at.markdown] == ['<figure class="pd-tangga">']
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
