"""The small HTML pages around logging in; they need no script, and none could run on them."""

from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from starlette.responses import HTMLResponse

from penilaian.markah import Html, gabung, unsur
from penilaian.simpan import SANDI_TERPENDEK

_LEMBAR: Final = Path(__file__).with_name("masuk.css")


def halaman(
    judul: str,
    *isi: object,
    status: int = 200,
    kaki: Mapping[str, str] | None = None,
    muat_ke: str | None = None,
    kepala: Mapping[str, str] | None = None,
) -> HTMLResponse:
    """Return a whole page.

    Args:
        judul: its title and heading.
        isi: text and markup below the heading.
        status: of the answer.
        kaki: links below the card, text → address.
        muat_ke: address that the browser goes on to by itself.
        kepala: further headers.
    """
    gaya, sidik = _gaya()
    dokumen = gabung(
        Html("<!doctype html>"),
        unsur(
            "html",
            unsur(
                "head",
                _tunggal("meta", charset="utf-8"),
                _tunggal("meta", name="viewport", content="width=device-width, initial-scale=1"),
                _tunggal("meta", http_equiv="refresh", content=f"0;url={muat_ke}") if muat_ke else None,
                unsur("title", f"{judul} · Penilaian Desa"),
                _tunggal("link", rel="icon", href="/ikon.svg"),
                unsur("style", Html(gaya)),
            ),
            unsur(
                "body",
                unsur(
                    "main",
                    unsur("p", "Penilaian Desa", kelas="asal"),
                    unsur("div", unsur("h1", judul), *isi, kelas="kartu"),
                    unsur("p", *(unsur("a", t, href=a) for t, a in kaki.items()), kelas="kaki") if kaki else None,
                ),
            ),
            lang="id",
        ),
    )
    return HTMLResponse(
        dokumen,
        status_code=status,
        headers={
            "Cache-Control": "no-store",
            "Content-Security-Policy": (
                f"default-src 'none'; style-src 'sha256-{sidik}'; font-src 'self'; img-src 'self'; form-action 'self'; "
                "base-uri 'none'; frame-ancestors 'none'"
            ),
            "Referrer-Policy": "same-origin",
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            **(kepala or {}),
        },
    )


def formulir(
    ke: str, tombol: str, tersembunyi: Mapping[str, str], *isian: Html | None, kelas: str | None = None
) -> Html:
    """Return a form that is sent to one of our routes.

    Args:
        ke: path of the route.
        tombol: text of its button.
        tersembunyi: hidden fields, the token among them.
        isian: visible fields.
        kelas: class of the button.
    """
    diam = (_tunggal("input", type="hidden", name=n, value=v) for n, v in tersembunyi.items())
    return unsur("form", *diam, *isian, unsur("button", tombol, type="submit", kelas=kelas), method="post", action=ke)


def isian(
    nama: str,
    label: str,
    *,
    jenis: str = "text",
    isi_sendiri: str = "off",
    nilai: str = "",
    bantuan: str = "",
    wajib: bool = True,
) -> Html:
    """Return a labelled field; a password is never sent back in it.

    Args:
        nama: of the field.
        label: above it.
        jenis: HTML type.
        isi_sendiri: what a password manager may put there.
        nilai: what stands there already.
        bantuan: a line below the label.
        wajib: whether it must be filled in.
    """
    return unsur(
        "div",
        unsur("label", label, for_=nama),
        unsur("span", bantuan, kelas="keterangan", id=f"{nama}-bantuan") if bantuan else None,
        _tunggal(
            "input",
            id=nama,
            name=nama,
            type=jenis,
            value=nilai if nilai and jenis != "password" else None,
            autocomplete=isi_sendiri,
            autocapitalize="none",
            spellcheck="false",
            required="required" if wajib else None,
            maxlength="256",
            aria_describedby=f"{nama}-bantuan" if bantuan else None,
        ),
        kelas="isian",
    )


def isian_sandi_baru() -> tuple[Html, Html]:
    """Return the fields of a new password, twice."""
    return (
        isian(
            "sandi",
            "Sandi baru",
            jenis="password",
            isi_sendiri="new-password",
            bantuan=f"Paling sedikit {SANDI_TERPENDEK} karakter; empat kata yang tidak berhubungan mudah diingat.",
        ),
        isian("ulang", "Sandi baru sekali lagi", jenis="password", isi_sendiri="new-password"),
    )


def pesan(isi: str, *, awas: bool = False) -> Html:
    """Return a message; a warning is read out at once by a screen reader."""
    return unsur("p", isi, kelas="pesan awas" if awas else "pesan", role="alert" if awas else "status")


def _tunggal(nama: str, **sifat: object) -> Html:
    """Return an element without content."""
    return Html(unsur(nama, **sifat).removesuffix(f"</{nama}>"))


@cache
def _gaya() -> tuple[str, str]:
    """Return the style sheet and its SHA-256 for the policy that lets only it through."""
    gaya = _LEMBAR.read_text("utf-8")
    return gaya, b64encode(sha256(gaya.encode()).digest()).decode()
