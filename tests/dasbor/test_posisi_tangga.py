"""The stair as a drawing, and the one place where text becomes markup."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from decimal import Decimal

import pytest

from penilaian.dasbor.halaman.posisi.tangga import tangga
from penilaian.dasbor.komponen.tabel import tabel_lipat
from penilaian.dasbor.komponen.unsur import teks, unsur
from penilaian.narasi import Undak

JAHAT = "<script>alert('1')</script> \"Kutip\" & Kawan"


def undak(nomor: int, nama: str, letak: str, status: str, nilai: str | None, bawah: str, atas: str, **lain) -> Undak:
    b, a = Decimal(bawah), Decimal(atas)
    return Undak(
        id=f"s{nomor}",
        nomor=nomor,
        nama=nama,
        letak=letak,
        status=status,
        skor=None if nilai is None else Decimal(nilai),
        bawah=b,
        atas=a,
        ambang=Decimal(70),
        bagian_skor=None if nilai is None else float(nilai) / 100,
        bagian_bawah=float(b) / 100,
        bagian_atas=float(a) / 100,
        bagian_ambang=0.7,
        di_sini=False,
        mungkin_di_sini=False,
        **lain,
    )


TANGGA = (
    replace(undak(1, "Persiapan", "tercapai", "tercapai", "78.4", "78.4", "78.4"), di_sini=True),
    replace(undak(2, "Pematangan", "berikut", "belum_pasti", "72.5", "66.0", "80.5"), mungkin_di_sini=True),
    undak(3, "Pemantapan", "nanti", "belum", None, "10.0", "55.5"),
    undak(4, "Pemanfaatan", "nanti", "tercapai", "81.0", "81.0", "81.0"),
)


@pytest.fixture(params=["lebar", "sempit"])
def gambar(request):
    """One of the two drawings as XML."""
    akar = ET.fromstring(tangga(TANGGA))  # noqa: S314  (our own markup)
    return next(g for g in akar if g.get("class") == f"pd-tangga-{request.param}")


def tulisan(gambar: ET.Element) -> str:
    return " | ".join("".join(t.itertext()) for t in gambar.iter("text"))


def kelas(gambar: ET.Element) -> list[str]:
    return [e.get("class") or "" for e in gambar.iter()]


def test_gambar_mempunyai_padanan_kata(gambar):
    per_id = {e.get("id"): e for e in gambar.iter() if e.get("id")}

    assert gambar.get("role") == "img"
    assert per_id[gambar.get("aria-labelledby")].text == "Tangga tingkat desa"
    assert "Tingkat 1 Persiapan: 78,4, ambang 70, tercapai." in per_id[gambar.get("aria-describedby")].text


def test_setiap_undak_menyebut_nama_dan_angkanya(gambar):
    isi = tulisan(gambar)

    for kata in (
        "Persiapan",
        "78,4tercapai",
        "Pematangan",
        "72,5dari 70",
        "Pemantapan",
        "Pemanfaatan",
        "81,0terpenuhi",
    ):
        assert kata in isi


def test_arti_tidak_hanya_disampaikan_dengan_warna(gambar):
    isi = tulisan(gambar)

    assert isi.count("di sini") == 1
    assert isi.count("mungkin") == 1
    assert "belum pasti" in isi


def test_nilai_yang_ditahan_ditulis_antara_dua_batas(gambar):
    assert re.search(r"antara 10,0( \| )?( )?dan 55,5", tulisan(gambar))


def test_batas_disebut_bila_jawaban_terbuka_berarti(gambar):
    assert "66,0–80,5" in tulisan(gambar)


def test_tercapai_padat_berikutnya_bergaris_nanti_kelabu_belum_pasti_diarsir(gambar):
    semua = kelas(gambar)

    assert semua.count("pd-undak pd-tercapai") == 1
    assert semua.count("pd-undak pd-berikut pd-belum_pasti") == 1
    assert "pd-undak pd-nanti pd-belum" in semua
    assert "pd-undak pd-nanti pd-tercapai" in semua
    assert semua.count("pd-mungkin") == 2  # only the two stages with open answers


def test_undak_terisi_sampai_nilainya():
    akar = ET.fromstring(tangga(TANGGA))  # noqa: S314
    lebar, sempit = (next(g for g in akar if g.get("class") == f"pd-tangga-{n}") for n in ("lebar", "sempit"))

    def ukuran(gambar: ET.Element, kelas: str, sisi: str) -> float:
        return float(next(e for e in gambar.iter("rect") if e.get("class") == kelas).get(sisi))

    # the next stage: lower bound 66 of 100, upwards in the wide drawing, to the right in the narrow one
    assert ukuran(lebar, "pd-isi", "height") == pytest.approx(
        0.66 * ukuran(lebar, "pd-undak pd-berikut pd-belum_pasti", "height"), abs=0.1
    )
    assert ukuran(sempit, "pd-isi", "width") == pytest.approx(
        0.66 * ukuran(sempit, "pd-undak pd-berikut pd-belum_pasti", "width"), abs=0.1
    )


def test_semua_tergambar_di_dalam_bingkai(gambar):
    _, _, lebar, tinggi = (float(x) for x in gambar.get("viewBox").split())

    for e in gambar.findall(".//rect[@class]"):
        if "arsir" in e.get("class"):
            continue
        assert float(e.get("x")) >= 0
        assert float(e.get("x")) + float(e.get("width")) <= lebar
        assert float(e.get("y")) + float(e.get("height")) <= tinggi


@pytest.mark.parametrize("di", [0, 1, 4])
def test_rumah_berdiri_di_tanah_sebelum_undak_pertama_atau_di_undaknya(di):
    posisi = tuple(replace(u, di_sini=u.nomor == di, mungkin_di_sini=False) for u in TANGGA)

    isi = tangga(posisi)

    assert isi.count("di sini") == 2  # once in each drawing
    assert ("pd-tanah" in isi) == (di == 0)


def test_nama_tingkat_dari_instrumen_tidak_menjadi_markah():
    isi = tangga((replace(TANGGA[0], nama=JAHAT),))

    assert "<script" not in isi
    assert "".join(ET.fromstring(isi).itertext()).count(JAHAT) == 4  # noqa: S314  (label and text, in both drawings)


def test_gambar_tanpa_skrip_dan_tanpa_baris_kosong_yang_diartikan_markdown():
    isi = tangga(TANGGA)

    assert isi.startswith('<div class="pd-tangga">')
    assert "\n" not in isi
    assert not re.search(r"<script|\son\w+=|javascript:|https?:", isi)


# --- markup ------------------------------------------------------------------------------------------------------


def test_teks_dan_atribut_selalu_dilepaskan_dari_markah():
    assert unsur("p", JAHAT, title=JAHAT) == (
        '<p title="&lt;script&gt;alert(&#x27;1&#x27;)&lt;/script&gt; &quot;Kutip&quot; &amp; Kawan">'
        "&lt;script&gt;alert(&#x27;1&#x27;)&lt;/script&gt; &quot;Kutip&quot; &amp; Kawan</p>"
    )


def test_markah_sendiri_tidak_dilepaskan_dua_kali():
    assert unsur("p", unsur("b", "a < b"), " dan ", "c") == "<p><b>a &lt; b</b> dan c</p>"


def test_baris_baru_dalam_teks_tidak_memecah_markah():
    assert teks("a\n\n# b\tc") == "a # b c"


def test_sel_tabel_membawa_nama_kolomnya_untuk_ponsel():
    isi = ET.fromstring(tabel_lipat(("Desa", "Nilai"), [(JAHAT, "1,0")], judul="Nilai", angka={1}))  # noqa: S314

    assert "".join(isi.find(".//th[@scope='row']").itertext()) == JAHAT
    sel = isi.find(".//td")
    assert (sel.get("class"), sel[0].get("class"), sel[0].text, sel[1].text) == ("pd-angka", "pd-kolom", "Nilai", "1,0")
