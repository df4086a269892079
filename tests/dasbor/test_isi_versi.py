"""Another version of the instrument: offered to a draft where only words differ, and never otherwise."""

from lembar_uji import DESA, markup, tekan

from penilaian.simpan import Awal

LAIN_KATA = ("nama: ", "nama: Dahulu ")
LAIN_BOBOT = ("bobot: 3", "bobot: 1")


def mulai(uji, sidik):
    return uji.gudang.lembar.buat(uji.orang["penilai"], Awal(DESA, "2026", sidik, nama_desa="Sukamaju"))


def kunci(at):
    return [b.key for b in at.button]


def test_the_same_version_is_not_mentioned(uji):
    at = uji.buka("isi", "penilai", penilaian=uji.lembar().id)
    assert "isi_versi" not in kunci(at)
    assert "tetap memakai instrumen" not in markup(at)


def test_a_draft_moves_to_the_new_wording_and_its_answers_stay(uji, instrumen_lain):
    lembar = mulai(uji, instrumen_lain("0.9.0", LAIN_KATA).sidik)
    uji.jawab(lembar, {"P01": "3"})
    at = uji.buka("isi", "penilai", penilaian=lembar.id)
    assert "Hanya kata-katanya yang berubah dari versi 0.9.0" in markup(at)
    assert "Dahulu" in markup(at)
    tekan(at, "isi_versi")
    kini = uji.gudang.lembar.ambil(uji.orang["penilai"], lembar.id)
    assert kini.sidik == uji.sidik
    assert uji.isi(lembar, "P01").teks == "3"
    assert "isi_versi" not in kunci(at)
    assert "Dahulu" not in markup(at)


def test_a_version_that_counts_differently_is_not_offered(uji, instrumen_lain):
    lembar = mulai(uji, instrumen_lain("0.9.0", LAIN_BOBOT).sidik)
    at = uji.buka("isi", "penilai", penilaian=lembar.id)
    assert "tetap memakai instrumen versi 0.9.0" in markup(at)
    assert "isi_versi" not in kunci(at)


def test_what_was_submitted_stays_with_its_wording(uji, instrumen_lain):
    lembar = mulai(uji, instrumen_lain("0.9.0", LAIN_KATA).sidik)
    uji.ajukan(lembar)
    assert "isi_versi" not in kunci(uji.buka("isi", "penilai", penilaian=lembar.id))


def test_what_changed_since_it_was_seen_is_not_moved(uji, instrumen_lain):
    lembar = mulai(uji, instrumen_lain("0.9.0", LAIN_KATA).sidik)
    at = uji.buka("isi", "penilai", penilaian=lembar.id)
    uji.gudang.lembar.ubah(uji.orang["rangkap"], lembar.id, versi_dilihat=lembar.versi, anggota=["Siti"])
    tekan(at, "isi_versi")
    assert "sudah diubah orang lain" in markup(at)
    assert uji.gudang.lembar.ambil(uji.orang["penilai"], lembar.id).sidik == lembar.sidik
