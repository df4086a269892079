"""The stair of stages as inline SVG: one drawing for wide screens, one of its own for the phone.

It holds no text that a user typed. Colours come from the classes in ``gaya.css``, so both themes follow Streamlit's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import streamlit as st

from penilaian.dasbor.komponen.unsur import Html, gabung, unsur
from penilaian.narasi import Undak, penjelasan

_SUDUT = 9
"""Radius of a step's corners."""


@dataclass(frozen=True)
class _Kotak:
    """Where a step is drawn: left, top, width, height."""

    x: float
    y: float
    lebar: float
    tinggi: float

    @property
    def alas(self) -> float:
        return self.y + self.tinggi

    @property
    def kanan(self) -> float:
        return self.x + self.lebar


def tangga(undak: Sequence[Undak]) -> Html:
    """Return both drawings; the style sheet shows the one that fits the screen."""
    judul = "Tangga tingkat desa"
    return unsur(
        "div",
        _gambar("lebar", undak, _tegak(undak), judul, *_ukuran_lebar(undak)),
        _gambar("sempit", undak, _rebah(undak), judul, 358, _atas(undak) + 76 * len(undak)),
        kelas="pd-tangga",
    )


def lukis_tangga(undak: Sequence[Undak]) -> None:
    """Put the stair on the page.

    ``st.html`` strips SVG, so it goes through markdown, which does not sanitize: nothing here is typed by a user, and
    all text is escaped in ``unsur`` all the same.
    """
    st.markdown(tangga(undak), unsafe_allow_html=True)


def _gambar(nama: str, undak: Sequence[Undak], isi: Iterator[Html], judul: str, lebar: float, tinggi: float) -> Html:
    """Return one drawing with its text alternative and its hatching."""
    arsir = unsur(
        "pattern",
        unsur("rect", kelas="pd-arsir-dasar", width=7, height=7),
        unsur("line", kelas="pd-arsir-garis", x1=0, y1=0, x2=0, y2=7),
        id=f"pd-arsir-{nama}",
        width=7,
        height=7,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )
    return unsur(
        "svg",
        unsur("title", judul, id=f"pd-judul-{nama}"),
        unsur("desc", penjelasan(tuple(undak)), id=f"pd-uraian-{nama}"),
        unsur("defs", arsir),
        gabung(*isi),
        kelas=f"pd-tangga-{nama}",
        viewBox=f"0 0 {lebar:g} {tinggi:g}",
        role="img",
        aria_labelledby=f"pd-judul-{nama}",
        aria_describedby=f"pd-uraian-{nama}",
    )


# --- wide: steps stand side by side, each higher than the one before -------------------------------------------------

_LEBAR = 560.0


def _ukuran_lebar(undak: Sequence[Undak]) -> tuple[float, float]:
    return _LEBAR, _atas(undak) + 100 + 46 * (len(undak) - 1) + 2


def _tegak(undak: Sequence[Undak]) -> Iterator[Html]:
    tinggi = _ukuran_lebar(undak)[1] - 1
    tanah = 0.0 if any(u.di_sini for u in undak) else 60.0  # before the first step
    lebar = (_LEBAR - tanah - 2 - 8 * (len(undak) - 1)) / len(undak)
    kotak = []
    for n in range(len(undak)):
        t = 100.0 + 46 * n
        kotak.append(_Kotak(tanah + 1 + n * (lebar + 8), tinggi - t, lebar, t))
    if tanah:
        yield unsur("line", kelas="pd-tanah", x1=0, y1=f"{tinggi:g}", x2=tanah - 8, y2=f"{tinggi:g}")
        yield _rumah(tanah / 2 - 3, tinggi)
    for u, k in zip(undak, kotak, strict=True):
        yield _badan(u, k, "lebar", tegak=True)
        x = k.x + 11
        yield _tulisan(u, "nama", x, k.y + 24, u.nama)
        if u.tanda:
            yield _tulisan(u, "kecil", x, k.y + 41, u.tanda)
        bawah = k.alas - (31 if u.rentang else 14)
        if u.skor is None:
            awal, _, akhir = u.antara.partition(" dan ")
            yield _tulisan(u, "sedang", x, k.alas - 43, awal)
            yield _tulisan(u, "sedang", x, k.alas - 26, f"dan {akhir}")
            yield _tulisan(u, "kecil", x, k.alas - 10, u.samping)
        else:
            yield _tulisan(u, "angka", x, bawah, u.angka, u.samping)
        if u.rentang:
            yield _tulisan(u, "kecil", x, k.alas - 12, u.rentang)
        if u.di_sini:
            yield _rumah(k.x + k.lebar / 2, k.y)
        if u.mungkin_di_sini:
            yield _rumah(k.x + k.lebar / 2, k.y, mungkin=True)


# --- narrow: steps lie on each other, each beginning further to the right --------------------------------------------

_INJAK = 42.0
"""Width of a tread, where the house stands."""


def _rebah(undak: Sequence[Undak]) -> Iterator[Html]:
    banyak, tinggi, atas = len(undak), 70.0, _atas(undak)
    di_mana: list[tuple[float, float, bool]] = []
    if not any(u.di_sini for u in undak):
        di_mana.append((_INJAK / 2 - 1, atas + 76 * banyak - 6, False))
    for n, u in enumerate(undak):
        k = _Kotak(_INJAK * (n + 1), atas + 76 * (banyak - 1 - n), 357 - _INJAK * (n + 1), tinggi)
        yield _badan(u, k, "sempit", tegak=False)
        x = k.x + 12
        yield _tulisan(u, "nama", x, k.y + 22, u.nama)
        bawah = "dari " + u.angka_ambang if u.skor is None and u.letak != "tercapai" else ""
        yield _tulisan(
            u, "sedang" if u.skor is None else "angka", x, k.y + 43, u.angka, "" if u.skor is None else u.samping
        )
        rinci = [r for r in (bawah, u.tanda, u.rentang) if r]
        if rinci:
            yield _tulisan(u, "kecil", x, k.y + 60, ", ".join(rinci))
        if u.di_sini or u.mungkin_di_sini:
            di_mana.append((k.x + _INJAK / 2 - 1, k.y, u.mungkin_di_sini))
    for x, y, mungkin in di_mana:
        yield _rumah(x, y, mungkin=mungkin, ke_kiri=mungkin)


# --- parts -----------------------------------------------------------------------------------------------------------


def _atas(undak: Sequence[Undak]) -> float:
    """Return the room above the highest step: for the house where it stands, or may stand, there."""
    return 54.0 if undak[-1].di_sini or undak[-1].mungkin_di_sini else 4.0


def _badan(u: Undak, k: _Kotak, nama: str, *, tegak: bool) -> Html:
    """Return the step itself: outline, fill up to what is certain, hatching up to what is possible, threshold."""
    corak = u.letak if u.letak == "tercapai" else f"{u.letak} pd-{u.status}"
    bagian: list[Html] = [_persegi(k, f"pd-undak pd-{corak}")]
    if u.letak != "tercapai":
        bagian = [_persegi(k, "pd-undak-dasar")]
        potong = f"pd-potong-{nama}-{u.nomor}"
        isi = [_irisan(k, 0.0, u.bagian_bawah, "pd-isi", tegak=tegak)]
        if u.terbuka:
            isi.append(_irisan(k, u.bagian_bawah, u.bagian_atas, "pd-mungkin", tegak=tegak, arsir=nama))
        bagian += [
            unsur("clipPath", _persegi(k, None), id=potong),
            unsur("g", *isi, clip_path=f"url(#{potong})"),
            _garis_ambang(k, u.bagian_ambang, tegak=tegak),
            _persegi(k, f"pd-undak pd-{corak}"),
        ]
    return gabung(*bagian)


def _persegi(k: _Kotak, kelas: str | None) -> Html:
    return unsur(
        "rect",
        kelas=kelas,
        x=f"{k.x:.1f}",
        y=f"{k.y:.1f}",
        width=f"{k.lebar:.1f}",
        height=f"{k.tinggi:.1f}",
        rx=_SUDUT,
    )


def _irisan(k: _Kotak, dari: float, sampai: float, kelas: str, *, tegak: bool, arsir: str = "") -> Html:
    """Return the part of a step between two shares 0–1, counted from its foot or its left end."""
    if tegak:
        x, y, lebar, tinggi = k.x, k.alas - sampai * k.tinggi, k.lebar, (sampai - dari) * k.tinggi
    else:
        x, y, lebar, tinggi = k.x + dari * k.lebar, k.y, (sampai - dari) * k.lebar, k.tinggi
    return unsur(
        "rect",
        kelas=kelas,
        x=f"{x:.1f}",
        y=f"{y:.1f}",
        width=f"{lebar:.1f}",
        height=f"{tinggi:.1f}",
        fill=f"url(#pd-arsir-{arsir})" if arsir else None,
    )


def _garis_ambang(k: _Kotak, bagian: float, *, tegak: bool) -> Html:
    if tegak:
        y = f"{k.alas - bagian * k.tinggi:.1f}"
        return unsur("line", kelas="pd-ambang", x1=f"{k.x:.1f}", y1=y, x2=f"{k.kanan:.1f}", y2=y)
    x = f"{k.x + bagian * k.lebar:.1f}"
    return unsur("line", kelas="pd-ambang", x1=x, y1=f"{k.y:.1f}", x2=x, y2=f"{k.alas:.1f}")


def _tulisan(u: Undak, ukuran: str, x: float, y: float, isi: str, samping: str = "") -> Html:
    alas = " pd-di-atas" if u.letak == "tercapai" else " pd-di-arsir" if u.terbuka else ""
    kelas = f"pd-tulisan pd-{ukuran}{alas}"
    ekor = unsur("tspan", samping, kelas="pd-kecil", dx=6) if samping else None
    return unsur("text", isi, ekor, kelas=kelas, x=f"{x:.1f}", y=f"{y:.1f}")


def _rumah(x: float, y: float, *, mungkin: bool = False, ke_kiri: bool = False) -> Html:
    """Return the house that stands on a step at ``y``, its middle at ``x``; dashed where it only may stand there.

    ``ke_kiri``: the label ends above the house's right edge, where there is no room on that side.
    """
    kelas = "pd-rumah-mungkin" if mungkin else "pd-rumah"
    label = "mungkin" if mungkin else "di sini"
    return unsur(
        "g",
        unsur(
            "text",
            label,
            kelas=f"pd-label-{kelas[3:]}",
            x=16 if ke_kiri else 0,
            y=-38,
            text_anchor="end" if ke_kiri else "middle",
        ),
        unsur("path", kelas=f"{kelas}-badan", d="M-12 -1V-17L0 -27L12 -17V-1Z"),
        None if mungkin else unsur("path", kelas="pd-rumah-pintu", d="M-4 -1V-12H4V-1Z"),
        unsur("path", kelas=f"{kelas}-atap", d="M-17 -15L0 -30L17 -15"),
        unsur("text", "?", kelas="pd-tanya", x=0, y=-6, text_anchor="middle") if mungkin else None,
        kelas=kelas,
        transform=f"translate({x:.1f} {y:.1f})",
    )
