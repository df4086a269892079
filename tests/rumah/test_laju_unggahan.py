"""All uploads together come no faster than a rate, each gets its share of it, and a slow line is not held up."""

import asyncio

from penilaian.dasbor.peladen.laju_unggahan import LajuUnggahan


class Waktu:
    """A clock that goes on only by waiting."""

    def __init__(self) -> None:
        self.kini = 0.0
        self._menunggu: list[tuple[float, asyncio.Event]] = []

    async def tidur(self, lama: float) -> None:
        acara = asyncio.Event()
        self._menunggu.append((self.kini + lama, acara))
        await acara.wait()

    async def jalankan(self, *kerja) -> list[object]:
        tugas = [asyncio.create_task(k) for k in kerja]
        while not all(t.done() for t in tugas):
            for _ in range(5):
                await asyncio.sleep(0)
            if self._menunggu:
                self._menunggu.sort(key=lambda x: x[0])
                self.kini, acara = self._menunggu.pop(0)
                acara.set()
        return [t.result() for t in tugas]


def _badan(potong: list[bytes], sebelum=None):
    sisa = list(potong)

    async def receive():
        if sebelum is not None:
            await sebelum()
        isi = sisa.pop(0)
        return {"type": "http.request", "body": isi, "more_body": bool(sisa)}

    return receive


def _ambil(waktu: Waktu, laju: LajuUnggahan, potong: list[bytes], sebelum=None):
    async def kerja() -> tuple[bytes, float]:
        receive, isi, lagi = laju.batasi(_badan(potong, sebelum)), b"", True
        while lagi:
            pesan = await receive()
            isi, lagi = isi + pesan["body"], pesan["more_body"]
        return isi, waktu.kini

    return kerja()


def test_uploads_share_the_rate_and_lose_no_byte():
    waktu = Waktu()
    laju = LajuUnggahan(100.0, lambda: waktu.kini, waktu.tidur)
    banyak = [bytes([n]) * 50 for n in range(8)]

    async def semua():
        return await waktu.jalankan(_ambil(waktu, laju, banyak), _ambil(waktu, laju, banyak[:2]))

    (isi, lama), (sedikit, cepat) = asyncio.run(semua())
    assert isi == b"".join(banyak)
    assert sedikit == b"".join(banyak[:2])
    assert lama == 5.0  # 500 bytes at 100 a second
    assert cepat == 2.0  # the short one is not behind the long one


def test_a_line_that_is_slower_than_the_rate_is_not_held_up():
    waktu = Waktu()
    laju = LajuUnggahan(100.0, lambda: waktu.kini, waktu.tidur)

    async def lambat() -> None:
        await waktu.tidur(10.0)

    async def semua():
        return await waktu.jalankan(_ambil(waktu, laju, [b"x" * 100] * 3, lambat))

    ((_, lama),) = asyncio.run(semua())
    assert lama == 33.0  # ten seconds for each piece, and one to pay for each: never what others owe


def test_a_line_that_breaks_is_passed_on_at_once():
    laju = LajuUnggahan(1.0, lambda: 0.0, None)

    async def putus():
        return {"type": "http.disconnect"}

    assert asyncio.run(laju.batasi(putus)()) == {"type": "http.disconnect"}
