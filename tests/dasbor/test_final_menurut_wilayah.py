"""What is remembered of final results for one area never comes to people of another."""

import pytest
from dunia_uji import JAUH, MEKARSARI, SUKAMAJU, terlihat

from penilaian.dasbor.sumber import muatan
from penilaian.simpan import TAMU


@pytest.mark.parametrize("skor", ["mandiri", "didukung"])
def test_everybodys_other_score_covers_their_own_area_whoever_opened_first(dunia, skor):
    dunia.umum("ya")
    for desa in (SUKAMAJU, MEKARSARI, JAUH):
        dunia.lembar(desa, "final", P01="3")
    milik = {
        "kepala": ["Sukamaju"],
        "tetangga": ["Mekarsari"],
        "camat": ["Sukamaju", "Mekarsari"],
        "verifikator": ["Sukamaju", "Mekarsari", "Jauhsekali"],
    }
    for siapa in [*milik, *reversed(milik)]:
        assert [d for d, *_ in terlihat(dunia, dunia.orang[siapa], skor=skor)] == milik[siapa], siapa


def test_the_verified_score_is_computed_once_for_all_who_are_logged_in(dunia, monkeypatch):
    for desa in (SUKAMAJU, JAUH):
        dunia.lembar(desa, "final", P01="3")
    dihitung, asli = [], muatan.skor
    monkeypatch.setattr(muatan, "skor", lambda k: dihitung.append(1) or asli(k))
    for siapa in ("kepala", "tetangga", "camat", "pengamat"):
        semua = terlihat(dunia, dunia.orang[siapa], skor="terverifikasi")
        assert [d for d, *_ in semua] == ["Sukamaju", "Jauhsekali"]
    assert len(dihitung) == 1


def test_guests_and_observers_get_only_the_verified_score(dunia):
    dunia.umum("ya")
    dunia.lembar(SUKAMAJU, "final", P01="3")
    dunia.siapa = dunia.orang["kepala"]
    terlihat(dunia, dunia.orang["kepala"], skor="mandiri")
    for siapa in (TAMU, dunia.orang["pengamat"], dunia.orang["admin"]):
        hak = muatan._hak(dunia.rak, siapa)
        for jenis in ("mandiri", "didukung"):
            cap = dunia.rak.hasil.cap()
            kunci = (hak.alamat, hak.final, hak.masuk, hak.wilayah, cap, jenis)
            assert muatan._final(*kunci, dunia.rak, siapa) == ()
