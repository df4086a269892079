"""The stair of stages as SVG: for laptop, phone and paper by one function.

Every stage is a box of the same size on a plinth, each plinth higher than the one before: a fuller box always means a
higher score. What is certain is a plain fill, from there to the upper bound it is hatched, and where one score stands
on the plinth the fill goes on to it under the hatching. Score and name stand on the plinth and never in the box, so
that no line crosses a word. The drawing holds neither ids nor style rules: any number of them may stand on one page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from penilaian.grafik.arsir import arsiran, persegi
from penilaian.grafik.lebar_teks import Nama, patahkan, rapat_bersama, susun_nama, tulis_gambar, ukuran_muat
from penilaian.grafik.rumah import Letak, rumah, tinggi_rumah
from penilaian.grafik.warna import LAYAR, Warna
from penilaian.markah import Html, gabung, unsur
from penilaian.narasi.tangga import Undak, uraian_tangga


@dataclass(frozen=True)
class Ukuran:
    """Measures of a drawing, in pixels as it is rendered.

    Attributes:
        lebar: of the whole drawing.
        kotak: height of a box.
        naik: how much higher each plinth is than the one before.
        sela: between boxes.
        angka, nama: font size of scores; of names, the best first. None is smaller than the last.
        jeda, kaki: above the score on the plinth; below the last line of a name on the first one.
        rumah: size of the house, 1 on a phone.
        garis: width of the threshold.
    """

    lebar: float
    kotak: float
    naik: float
    sela: float
    angka: float
    nama: tuple[float, ...]
    jeda: float
    kaki: float
    rumah: float
    garis: float


LAPTOP: Final = Ukuran(594, 112, 38, 9, 26, (16,), 11, 20, 5 / 3, 2)
"""For columns down to 446 pixels: there its smallest text is still 12."""
PONSEL: Final = Ukuran(328, 62, 22, 5, 17, (12,), 8, 9, 1, 1.5)
PONSEL_KECIL: Final = Ukuran(288, 56, 20, 3, 17, (12,), 8, 9, 1, 1.5)
LEMBAR: Final = Ukuran(406, 84, 26, 6, 19, (13, 12), 9, 12, 1.25, 1.5)
"""Half the width of an A4 page."""

_TEBAL: Final = {"di_sini": 3.4, "berikut": 2.6, "tercapai": 1.3, "nanti": 1.3}
"""Widths of outlines: the village's own step is the strongest."""


def gambar_tangga(undak: Sequence[Undak], ukuran: Ukuran, warna: Warna = LAYAR, *, kelas: str | None = None) -> Html:
    """Return the stair as one SVG element that needs nothing around it.

    Args:
        undak: as ``narasi.undakan`` returns it, at least one.
        ukuran: one of ``LAPTOP``, ``PONSEL``, ``PONSEL_KECIL``, ``LEMBAR``.
        warna: ``LAYAR`` follows the theme, ``KERTAS`` is for print and for readers that know no custom properties.
        kelas: class of the element.
    """
    denah = _Denah(undak, ukuran)
    return unsur(
        "svg",
        *(_undak(u, n, denah, warna) for n, u in enumerate(undak)),
        _rumah(undak, denah, warna),
        unsur("path", d=f"M0 {denah.tanah - 0.8:.1f}H{ukuran.lebar:g}", stroke=warna.tepi, stroke_width=1.6),
        _kunci_nomor(undak, denah, warna),
        kelas=kelas,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {ukuran.lebar:g} {denah.tinggi:g}",
        width=f"{ukuran.lebar:g}",
        height=f"{denah.tinggi:g}",
        role="img",
        aria_label=uraian_tangga(undak),
        font_family="Plus Jakarta Sans, system-ui, sans-serif",
        style="font-variant-numeric:tabular-nums",
    )


class _Denah:
    """Where everything stands: boxes, plinths, the ground, and the room above for the house."""

    def __init__(self, undak: Sequence[Undak], ukuran: Ukuran) -> None:
        self.ukuran = ukuran
        banyak = len(undak)
        # Who has not reached the first step stands on the ground before it.
        self.kiri = 0.0 if any(u.di_sini for u in undak) else round(36 * ukuran.rumah)
        self.lebar_kotak = (ukuran.lebar - self.kiri - ukuran.sela * (banyak - 1)) / banyak
        self.muat = self.lebar_kotak - 2
        self.angka = ukuran_muat([_angka(u) for u in undak], 0.95 * self.muat, ukuran.angka, ukuran.nama[-1])
        nama = susun_nama([u.nama for u in undak], self.muat, ukuran.nama)
        self.bernomor = nama is None
        """Names are too long for their boxes: numbers stand there, and the names below the drawing."""
        self.nama = nama or Nama(ukuran.nama[0], tuple((str(u.nomor),) for u in undak))
        self.rapat_angka = rapat_bersama([_angka(u) for u in undak], self.angka, self.muat)
        self.rapat_nama = rapat_bersama([b for n in self.nama.baris for b in n], self.nama.ukuran, self.muat)
        self.alas = round(ukuran.jeda + 0.75 * self.angka + self.nama.banyak * self.baris + ukuran.kaki)
        """Height of the first plinth."""
        atas = 3.0
        for n, u in enumerate(undak):
            if u.di_sini or u.mungkin_di_sini:
                atas = max(atas, self.tinggi_rumah - ukuran.naik * (banyak - 1 - n))
        self.tanah = round(atas + ukuran.kotak + ukuran.naik * (banyak - 1) + self.alas)
        lebar_kunci = ukuran.lebar - self.lekuk
        self.kunci = [patahkan(u.nama, lebar_kunci, self.nama.ukuran) for u in undak]
        self.rapat_kunci = rapat_bersama([b for n in self.kunci for b in n], self.nama.ukuran, lebar_kunci)
        self.tinggi = self.tanah + (8 + sum(map(len, self.kunci)) * self.baris if self.bernomor else 0)

    @property
    def baris(self) -> float:
        """Height of a line of names."""
        return self.nama.ukuran + 4

    @property
    def lekuk(self) -> float:
        """How far names in the list are set in, behind their number."""
        return self.nama.ukuran * 1.5

    @property
    def tinggi_rumah(self) -> float:
        """Room that a house and its label need."""
        return tinggi_rumah(self.ukuran.rumah, self.nama.ukuran) + 3

    def x(self, n: int) -> float:
        """Left edge of a box."""
        return self.kiri + n * (self.lebar_kotak + self.ukuran.sela)

    def bawah(self, n: int) -> float:
        """Foot of a box, where its plinth begins."""
        return self.tanah - self.alas - self.ukuran.naik * n

    def tengah(self, n: int) -> float:
        """Middle of a box."""
        return self.x(n) + self.lebar_kotak / 2

    def atap(self, n: int) -> Letak:
        """Place on a box for a house, whose label may be as wide as the drawing."""
        return Letak(self.tengah(n), self.bawah(n) - self.ukuran.kotak - 0.5, 0, self.ukuran.lebar)


# --- one step -------------------------------------------------------------------------------------------------------


def _undak(u: Undak, n: int, denah: _Denah, warna: Warna) -> Html:
    x, bawah, lebar, kotak = denah.x(n), denah.bawah(n), denah.lebar_kotak, denah.ukuran.kotak
    padat = warna.kuat if u.di_sini else warna.utama if u.letak == "tercapai" else None
    pasti, mungkin = bawah - u.bagian_bawah * kotak, bawah - u.bagian_atas * kotak
    terbuka = u.terbuka and pasti > mungkin
    terisi = 0.0 if u.bagian_satu_skor is None else (u.bagian_satu_skor - u.bagian_bawah) * kotak
    arsir = arsiran(x, mungkin, lebar, pasti - mungkin, denah.ukuran.garis, warna, terisi=terisi) if terbuka else ()
    bagian = [
        persegi("pijak", x, bawah - 2, lebar, denah.tanah - bawah + 2, warna.pijak),
        persegi("kotak", x, bawah - kotak, lebar, kotak, warna.muka, sudut=3),
        persegi("isi", x, pasti, lebar, bawah - pasti, padat or warna.isi) if pasti < bawah else None,
        *arsir,
        *_ambang(u, n, denah, warna, padat=padat is not None, pasti=pasti, mungkin=mungkin if terbuka else pasti),
        _tepi(u, x, bawah, denah, warna),
        *_tulisan(u, n, denah, warna),
    ]
    return unsur("g", *bagian, kelas=f"pd-undak pd-{'di-sini' if u.di_sini else u.letak}")


def _tepi(u: Undak, x: float, bawah: float, denah: _Denah, warna: Warna) -> Html:
    jenis = "di_sini" if u.di_sini else u.letak
    tebal = _TEBAL[jenis]
    return unsur(
        "rect",
        kelas="pd-tepi",
        x=f"{x + tebal / 2:.2f}",
        y=f"{bawah - denah.ukuran.kotak + tebal / 2:.2f}",
        width=f"{denah.lebar_kotak - tebal:.2f}",
        height=f"{denah.ukuran.kotak - tebal:.2f}",
        rx=3,
        fill="none",
        stroke={"di_sini": warna.kuat, "nanti": warna.tepi}.get(jenis, warna.utama),
        stroke_width=tebal,
    )


def _ambang(
    u: Undak, n: int, denah: _Denah, warna: Warna, *, padat: bool, pasti: float, mungkin: float
) -> Iterator[Html]:
    """Yield the threshold across the box; on a band of its own in hatching, where it would be lost."""
    tebal = denah.ukuran.garis
    y = denah.bawah(n) - u.bagian_ambang * denah.ukuran.kotak
    if padat:  # reached: the fill ends at the line or above it, and the line lies wholly on it
        y = max(y, pasti + tebal / 2)
    d = f"M{denah.x(n):.1f} {y:.2f}h{denah.lebar_kotak:.1f}"
    if not padat and mungkin - tebal < y < pasti + tebal and mungkin < pasti:
        yield unsur("path", d=d, stroke=warna.muka, stroke_width=tebal + 3)
    yield unsur(
        "path",
        kelas="pd-ambang",
        d=d,
        stroke=warna.di_padat if padat else warna.tinta,
        stroke_width=tebal,
        stroke_dasharray=f"{2 * tebal + 1:g} {tebal + 1.5:g}",
    )


def _tulisan(u: Undak, n: int, denah: _Denah, warna: Warna) -> Iterator[Html]:
    """Yield the score and the name, on the plinth."""
    x, y = denah.tengah(n), denah.bawah(n) + denah.ukuran.jeda + 0.75 * denah.angka
    tebal = 800 if u.di_sini or u.letak == "berikut" else 700
    yield tulis_gambar(_angka(u), x, y, ukuran=denah.angka, tebal=tebal, warna=warna.tinta, rapat=denah.rapat_angka)
    tebal = 800 if u.di_sini else 600
    for baris in denah.nama.baris[n]:
        y += denah.baris
        yield tulis_gambar(
            baris, x, y, ukuran=denah.nama.ukuran, tebal=tebal, warna=warna.tinta, rapat=denah.rapat_nama
        )


def _angka(u: Undak) -> str:
    """Return the score, with marks where it would be enough and something else is missing."""
    return f"{u.singkat}{' ★' if u.bintang_kurang else ''}{' ▾' if u.aspek_kurang else ''}"


# --- the house, the list of names ------------------------------------------------------------------------------------


def _rumah(undak: Sequence[Undak], denah: _Denah, warna: Warna) -> Html:
    """Return the house where the village stands, and a hollow one where it may stand."""
    huruf, skala = denah.nama.ukuran, denah.ukuran.rumah
    mungkin = next((n for n, u in enumerate(undak) if u.mungkin_di_sini), None)
    pasti = next((n for n, u in enumerate(undak) if u.di_sini), None)
    label = "di sini" if mungkin is None else "pasti"
    if pasti is None:
        di_tanah = Letak(16.5 * skala, denah.tanah - 1, 0, denah.kiri - 2)
        isi = [rumah(di_tanah, label, huruf, skala, warna)]
    else:
        isi = [rumah(denah.atap(pasti), label, huruf, skala, warna)]
    if mungkin is not None:
        isi.append(rumah(denah.atap(mungkin), "mungkin", huruf, skala, warna, hampa=True))
    return gabung(*isi)


def _kunci_nomor(undak: Sequence[Undak], denah: _Denah, warna: Warna) -> Html | None:
    """Return the list of names below the ground, where the steps bear only numbers."""
    if not denah.bernomor:
        return None
    isi, y = [], denah.tanah + 4.0
    for u, baris in zip(undak, denah.kunci, strict=True):
        tebal = 800 if u.di_sini else 600
        for nomor, kata in zip([str(u.nomor), *[""] * len(baris)], baris, strict=False):
            y += denah.baris
            for teks, x in ((nomor, 0.0), (kata, denah.lekuk)):
                if teks:
                    isi.append(
                        tulis_gambar(
                            teks,
                            x,
                            y,
                            ukuran=denah.nama.ukuran,
                            tebal=tebal,
                            warna=warna.tinta,
                            rapat=denah.rapat_kunci if x else None,
                            jangkar="start",
                        )
                    )
    return unsur("g", *isi, kelas="pd-kunci-nomor")
