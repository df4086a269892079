"""A visitor's file is read in turn, once, and by nobody who has left."""

import pytest

from penilaian.dasbor.komponen import pembaca_berkas
from penilaian.dasbor.komponen.pembaca_berkas import PembacaKunjungan
from penilaian.mentah import Unggahan, baca_langsung
from penilaian.pekerja import Ditinggal

BERKAS = Unggahan("isi.csv", b"kode_desa;periode;P01\n9901012001;2026;3\n")
DIKENAL = frozenset({"kodedesa", "periode", "p01"})


@pytest.fixture
def dibaca(monkeypatch):
    """Reads that went to a worker."""
    semua = []

    def baca(sumber, dikenal, siapa, masih):
        semua.append(siapa)
        masih()
        return baca_langsung(sumber, dikenal)

    monkeypatch.setattr(pembaca_berkas, "baca_pengunjung", baca)
    return semua


def test_the_same_file_is_parsed_once(dibaca):
    with PembacaKunjungan() as pembaca:
        assert pembaca(BERKAS, DIKENAL) is pembaca(BERKAS, DIKENAL)
        assert len(dibaca) == 1
        pembaca(BERKAS, DIKENAL | {"j01"})
    assert len(dibaca) == 2


def test_who_works_on_rows_takes_turns_and_gives_the_turn_back_after_a_failure_too(dibaca):
    kunci = pembaca_berkas._SATU_PER_SATU

    def olah():
        with PembacaKunjungan() as pembaca:
            assert not kunci.locked()
            pembaca(BERKAS, DIKENAL)
            assert kunci.locked()
            raise ValueError("gagal")

    with pytest.raises(ValueError, match="gagal"):
        olah()
    assert not kunci.locked()
    PembacaKunjungan()(BERKAS, DIKENAL)
    assert not kunci.locked()


def test_who_leaves_while_waiting_for_a_turn_stops(dibaca, monkeypatch):
    berhenti = []
    monkeypatch.setattr(pembaca_berkas, "tab_terhubung", lambda: not berhenti)
    monkeypatch.setattr(pembaca_berkas.st, "stop", lambda: (_ for _ in ()).throw(SystemExit))

    def baca(sumber, dikenal, siapa, masih):
        berhenti.append(True)
        return baca_langsung(sumber, dikenal)

    monkeypatch.setattr(pembaca_berkas, "baca_pengunjung", baca)
    with pembaca_berkas._SATU_PER_SATU, pytest.raises(SystemExit), PembacaKunjungan() as pembaca:
        pembaca(BERKAS, DIKENAL)


def test_a_closed_tab_ends_the_work_but_not_a_deed_that_was_asked_for(dibaca, monkeypatch):
    monkeypatch.setattr(pembaca_berkas, "tab_terhubung", lambda: False)
    monkeypatch.setattr(pembaca_berkas.st, "stop", lambda: (_ for _ in ()).throw(SystemExit))
    with pytest.raises(SystemExit):
        PembacaKunjungan()(BERKAS, DIKENAL)
    with pytest.raises(Ditinggal):
        pembaca_berkas._masih()
    assert len(PembacaKunjungan(sampai_selesai=True)(BERKAS, DIKENAL).baris) == 1
