"""A village that was assessed under an older version: its change counts what can be compared, and says so."""

import pytest
from dunia_uji import MEKARSARI, SUKAMAJU, TIRTA, bandingkan, buka, isi, isi_sumber, posisi

from penilaian.dasbor.sumber import muatan
from penilaian.muat import muat_jembatan
from penilaian.simpan import TAMU, GalatBasisData
from penilaian.terkirim import terkirim

ID = "inpres-3-2003"
KINI = {"instrumen": f"{ID}-2.0.0"}
SEBANDING = ("P03", "P11")
"""Of these only words changed (padanan/1.0.0.yaml)."""


@pytest.fixture
def dulu(dunia) -> str:
    """Sukamaju final in 2025 under 1.0.0 and in 2026 under 2.0.0, Mekarsari twice under 2.0.0, Tirta only now."""
    dunia.umum("ya")
    lama = dunia.rak.instrumen.daftarkan(terkirim("indikator", ID, "versi", "1.0.0")).sidik
    dunia.lembar(SUKAMAJU, "final", "2025", sidik=lama, P01="3", P03="1", P11="1")
    dunia.lembar(SUKAMAJU, "final", P01="3", P03="2", P11="1")
    dunia.lembar(MEKARSARI, "final", "2025", P01="3")
    dunia.lembar(MEKARSARI, "final", P01="3")
    dunia.lembar(TIRTA, "final", P01="3")
    dunia.siapa = TAMU
    return lama


def bagian(ini) -> float:
    """Share of the index that the comparable questions have, by the weights of the present version."""
    tingkat = [i for i in ini.indikator if ini.puncak_dari(i.kelompok).id == "persiapan"]
    bobot = sum(i.bobot for i in tingkat if i.id in SEBANDING)
    return float(bobot / sum(i.bobot for i in tingkat)) / 4


def test_posisi_tells_the_change_its_share_of_the_weight_and_what_the_position_was_called(dulu):
    html = isi(buka(posisi, desa=SUKAMAJU, **KINI))
    persen = int(100 * bagian(muatan.instrumen(ID)))
    assert f"sejak 2025 menurut {persen}% bobot yang sebanding (waktu itu versi 1.0.0)" in html
    assert "Posisi pasti pada 2025 menurut versi 1.0.0: Belum mencapai Persiapan." in html
    assert "versi 1.0.0" not in isi(buka(posisi, desa=MEKARSARI, **KINI))


def test_bandingkan_counts_the_village_and_prints_the_share_in_sentence_and_table(dulu):
    berbobot = bagian(muatan.instrumen(ID))
    persen = f"{int(100 * berbobot)}%"
    at = buka(bandingkan, {"angka_perubahan": True}, periode="2026", **KINI)
    assert (
        "Sejak periode sebelumnya, indeks naik di 1 desa. 1 desa belum dapat dibandingkan karena belum dapat dinilai "
        "atau tidak ada jawaban yang sebanding. 1 desa tidak mempunyai periode sebelumnya. Di 1 desa periode "
        "sebelumnya dijawab menurut versi 1.0.0: yang dibandingkan hanya jawaban yang sebanding, "
        f"{persen} dari bobotnya."
    ) in isi(at)
    (tabel,) = [d.value for d in at.dataframe if "Versi dulu" in d.value.columns]
    satu = tabel.set_index("Desa").filter(like="Sukamaju", axis=0).iloc[0]
    assert satu[["Dibanding", "Versi dulu", "Posisi pasti dulu"]].tolist() == [
        "2025",
        "1.0.0",
        "Belum mencapai Persiapan",
    ]
    assert satu["Bobot yang dibandingkan"] == pytest.approx(berbobot)


def test_the_older_results_themselves_have_no_later_period_before_them(dulu):
    sumber = buka(isi_sumber, instrumen=f"{ID}-1.0.0").session_state["hasil"]
    assert sumber.hasil.instrumen.versi == "1.0.0"
    assert sumber.hasil.lampau is None
    kini = buka(isi_sumber, **KINI).session_state["hasil"].hasil
    assert kini.lampau.jawaban.kunci["kode_desa"].tolist() == [SUKAMAJU]
    assert len(muat_jembatan(ID, "1.0.0").berisi) > len(SEBANDING)


def test_a_crosswalk_at_fault_keeps_nobody_from_the_results(dulu, dunia, monkeypatch, caplog):
    def rusak(*_):
        raise GalatBasisData("Padanan dari versi 1.0.0 ke 2.0.0 salah tulis.")

    monkeypatch.setattr(type(dunia.rak.instrumen), "jembatan", rusak)
    dunia.umum("ya")
    sumber = buka(isi_sumber, **KINI).session_state["hasil"]
    assert sumber.hasil.lampau is None
    assert "salah tulis" in caplog.text
