"""Turns are fair by visitor, and who waits too long in too great a crowd is told so at once."""

import threading

import pytest

from penilaian.pekerja import Antrean, Ditinggal, Penuh


class Panggung:
    """A queue whose turns the test begins and ends, and the order in which they came."""

    def __init__(self, **pilihan):
        self.antrean = Antrean(**({"bersamaan": 1, "menunggu": 10, "seorang": 10} | pilihan))
        self.urutan = []
        self.sedang = []
        self.utas = []
        self.berubah = threading.Condition()

    def datang(self, *siapa):
        """Let somebody come; return when they wait or work."""
        menunggu = threading.Event()
        selesai = threading.Event()

        def utas():
            with self.antrean.giliran(siapa, menunggu.set):
                with self.berubah:
                    self.urutan.append(siapa)
                    self.sedang.append(selesai)
                    self.berubah.notify_all()
                menunggu.set()
                selesai.wait(60)

        t = threading.Thread(target=utas, daemon=True)
        t.start()
        self.utas.append(t)
        assert menunggu.wait(60)

    def tunggu(self, banyak):
        with self.berubah:
            assert self.berubah.wait_for(lambda: len(self.urutan) >= banyak, 60)

    def habiskan(self, banyak):
        """End one turn after the other until all had theirs."""
        for n in range(1, banyak + 1):
            self.tunggu(n)
            self.sedang[n - 1].set()
        for t in self.utas:
            t.join(60)
        return self.urutan


def test_who_piles_up_work_does_not_hold_up_the_others():
    p = Panggung()
    for siapa in ["a", "a", "a", "b", "c", "b"]:
        p.datang(siapa)
    assert [s for (s,) in p.habiskan(6)] == ["a", "b", "c", "a", "b", "a"]


def test_many_tabs_of_one_address_count_as_one_person():
    p = Panggung()
    for siapa in [("a", "1"), ("a", "2"), ("a", "3"), ("b", "1")]:
        p.datang(*siapa)
    assert p.habiskan(4)[1] == ("b", "1")


def test_two_jobs_at_once_belong_to_two_persons():
    p = Panggung(bersamaan=2)
    p.datang("a")
    p.tunggu(1)
    p.datang("b")
    p.tunggu(2)
    assert sorted(p.urutan) == [("a",), ("b",)]
    p.habiskan(2)


@pytest.mark.parametrize(("siapa", "sendiri"), [("a", True), ("z", False)])
def test_a_full_queue_is_told_at_once(siapa, sendiri):
    p = Panggung(menunggu=3, seorang=2)
    for s in ["a", "a", "a", "b"]:
        p.datang(s)
    with pytest.raises(Penuh) as e, p.antrean.giliran((siapa,)):
        pass
    assert e.value.sendiri is sendiri
    p.habiskan(4)


def test_who_left_is_no_longer_waited_for():
    p = Panggung(menunggu=1)
    p.datang("a")

    def pergi():
        raise Ditinggal

    with pytest.raises(Ditinggal), p.antrean.giliran(("b",), pergi):
        pass
    p.datang("c")
    assert p.habiskan(2) == [("a",), ("c",)]


def test_what_fails_gives_its_place_back():
    antrean = Antrean(bersamaan=1, menunggu=1, seorang=1)
    for _ in range(3):
        with pytest.raises(ValueError, match="gagal"), antrean.giliran(("a",)):
            raise ValueError("gagal")
    with antrean.giliran(("a",)):
        pass
