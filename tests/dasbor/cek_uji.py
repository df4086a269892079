"""What the tests of Cek Cepat share: the page as a visitor opens it, its question, and answers to it."""

import re

from lembar_uji import jalan, markup
from streamlit.testing.v1 import AppTest

from penilaian import muat_instrumen
from penilaian.dasbor.halaman.cek_cepat.wawancara import Wawancara, urai_alamat

INPRES = muat_instrumen("inpres-3-2003")
SIDIK = INPRES.sidik_nilai[:8]


def _halaman():
    from penilaian.dasbor.halaman.cek_cepat import tampilkan

    tampilkan()


def buka(jawab: str = "", **alamat: str) -> AppTest:
    at = AppTest.from_function(_halaman, default_timeout=30)
    for nama, isi in (alamat | ({"jawab": f"{SIDIK}~{jawab}"} if jawab else {})).items():
        at.query_params[nama] = isi
    return jalan(at)


def alamat(at: AppTest) -> str:
    isi = at.query_params.get("jawab", "")
    return isi if isinstance(isi, str) else isi[0]


def wawancara(at: AppTest) -> Wawancara:
    return urai_alamat(INPRES, alamat(at)).wawancara


def judul(at: AppTest) -> str:
    (h1,) = re.findall(r"<h1[^>]*>(.*?)</h1>", markup(at))
    return h1


def tekan(at: AppTest, akhir: str) -> AppTest:
    (ini,) = [b for b in at.button if b.key and b.key.startswith("cek_") and b.key.endswith(f"_{akhir}")]
    ini.click()
    return jalan(at)


def pesan(at: AppTest) -> str:
    return next(
        (x.split('role="alert">', 1)[1].split("<", 1)[0] for x in markup(at).splitlines() if "pd-cek-pesan" in x), ""
    )


def isi(at: AppTest, teks: str) -> AppTest:
    """Give the answer to the question on the screen: a rung, items, or text."""
    if at.radio:
        at.radio[0].set_value(teks)
    elif at.checkbox:
        for k in at.checkbox:
            (k.check if k.key.rsplit("_", 1)[1] in teks.split() or butir(k.key) in teks.split() else k.uncheck)()
    else:
        at.text_input[0].set_value(teks)
    return at


def butir(kunci: str) -> str:
    """``cek_3_P02_profil_kontak`` → ``profil_kontak``."""
    return kunci.split("_", 3)[3]


def sampai(id_: str) -> str:
    """An address that stands before a question, whichever comes first of those before it.

    The village stands on the third rung of each rubric: the better it is, the fewer questions it takes.
    """
    semua = Wawancara(INPRES)
    while semua.soal is not None and semua.soal.id != id_:
        soal = semua.soal
        isi = " ".join(b.id for b in soal.butir) if soal.jenis == "daftar" else baik(soal)
        semua = semua.jawab("3" if soal.jenis == "jenjang" else isi)
    assert semua.soal is not None, f"{id_} is never asked of such a village"
    return semua.alamat.partition("~")[2]


def baik(soal) -> str:
    return {"jenjang": "4", "persen": "100", "survei": "100", "angka": "1"}[soal.jenis]
