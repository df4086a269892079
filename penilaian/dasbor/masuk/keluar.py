"""The way out: a button on Streamlit's pages."""

from penilaian.dasbor.masuk.csrf import tanda
from penilaian.dasbor.sesi import token_tab
from penilaian.markah import Html, unsur


def tombol_keluar() -> Html | None:
    """Return a button that logs out at once, None for who is not logged in."""
    token = token_tab()
    if token is None:
        return None
    diam = Html(f'<input type="hidden" name="tanda" value="{tanda(token, "keluar")}">')
    return unsur(
        "form", diam, unsur("button", "Keluar", type="submit", kelas="pd-tombol"), method="post", action="keluar"
    )
