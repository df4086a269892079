"""What the tests of Isi Penilaian share: its widgets."""

from lembar_uji import jalan
from streamlit.testing.v1 import AppTest

from penilaian.simpan import Lembar


def kunci(lembar: Lembar, indikator: str, bagian: str) -> str:
    return f"isi_{lembar.id}_{indikator}_{bagian}"


def pilih(at: AppTest, lembar: Lembar, indikator: str, jenjang: str) -> AppTest:
    at.radio(key=kunci(lembar, indikator, "jenjang")).set_value(jenjang)
    return jalan(at)


def centang(at: AppTest, lembar: Lembar, indikator: str, *butir: str) -> AppTest:
    for b in butir:
        kotak = at.checkbox(key=kunci(lembar, indikator, b))
        kotak.set_value(not kotak.value)
    return jalan(at)


def tulis(at: AppTest, lembar: Lembar, indikator: str, isi: str) -> AppTest:
    at.text_input(key=kunci(lembar, indikator, "angka")).set_value(isi)
    return jalan(at)


def tekan(at: AppTest, lembar: Lembar, indikator: str, bagian: str) -> AppTest:
    at.button(key=kunci(lembar, indikator, bagian)).click()
    return jalan(at)


def kartu(at: AppTest) -> list[str]:
    """Ids of the indicators that have a card, in their order."""
    semua = (str(k.proto.body) for k in at.get("html"))
    return [x.split('id="', 1)[1].split('"', 1)[0] for x in semua if 'class="pd-kartu-kepala"' in x]
