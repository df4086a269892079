"""What comes next as numbered cards, and the sentence on what they lead to."""

from penilaian.markah import Html, gabung, unsur
from penilaian.narasi.ejaan import awal_besar, bilangan
from penilaian.narasi.kartu_berikutnya import Batang, Daftar, Kartu


def daftar_kartu(daftar: Daftar) -> Html:
    """Return a section: heading, cards, the names of what has no card, and the sentence below them."""
    kartu = unsur(
        "ol",
        *(_kartu(n, k, lipat=n > 1 and daftar.jenis != "jaga") for n, k in enumerate(daftar.kartu, start=1)),
        kelas="pd-kartu",
    )
    return unsur(
        "section",
        unsur("h2", daftar.judul),
        kartu if daftar.kartu else None,
        _lain(daftar.lain) if daftar.lain else None,
        unsur("p", daftar.akhir, kelas="pd-hasil") if daftar.akhir else None,
    )


def _lain(nama: tuple[str, ...]) -> Html:
    """Return the questions that have no card, folded."""
    return unsur(
        "details",
        unsur("summary", f"{awal_besar(bilangan(len(nama)))} pertanyaan yang lain"),
        unsur("ul", *(unsur("li", n) for n in nama)),
        kelas="pd-kartu-lain",
    )


def _kartu(nomor: int, kartu: Kartu, *, lipat: bool) -> Html:
    return unsur(
        "li",
        unsur("span", str(nomor), kelas="pd-nomor", aria_hidden="true"),
        unsur("h3", kartu.judul, kelas="pd-kartu-judul"),
        unsur("p", "★ Syarat wajib", kelas="pd-wajib") if kartu.wajib else None,
        _cara(kartu.cara, lipat=lipat),
        unsur("p", kartu.keterangan, kelas="pd-kartu-siapa") if kartu.keterangan else None,
        unsur("p", kartu.catatan, kelas="pd-kartu-siapa") if kartu.catatan else None,
        unsur("div", unsur("p", kartu.gerak), _batang(kartu.batang) if kartu.batang else None, kelas="pd-gerak"),
    )


def _cara(cara: tuple[str, ...], *, lipat: bool) -> Html | None:
    """Return how it is done; ``lipat``: folded on the phone, where the first card has to be enough."""
    if not cara:
        return None
    isi = unsur("p", *cara) if len(cara) == 1 else unsur("ol", *(unsur("li", c) for c in cara))
    lebar = unsur("div", isi, kelas="pd-cara-langkah pd-lebar" if lipat else "pd-cara-langkah")
    if not lipat:
        return lebar
    return gabung(lebar, unsur("details", unsur("summary", "Caranya"), isi, kelas="pd-cara-langkah pd-sempit"))


def _batang(b: Batang) -> Html:
    """Return a bar: what is sure, what changes, and the threshold as a mark; it says nothing that the text does not."""
    kiri, kanan = sorted((b.dari, b.ke))
    ambang = None if b.ambang is None else unsur("i", style=f"left:{b.ambang:.2%}", kelas="pd-gerak-ambang")
    return unsur(
        "span",
        unsur("i", style=f"width:{kiri:.2%}", kelas="pd-gerak-isi"),
        unsur("i", style=f"left:{kiri:.2%};width:{kanan - kiri:.2%}", kelas=f"pd-gerak-{b.jenis}"),
        ambang,
        kelas="pd-gerak-batang",
        aria_hidden="true",
    )
