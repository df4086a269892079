"""No download is a file that lies ready: its address would be good for whoever knows it, logged in or not."""

import ast
from collections.abc import Iterator

from peladen import AKAR

PENJAGA = "untuk_yang_melihat"


def terjaga(pohon: ast.Module) -> Iterator[bool]:
    """Whether what each download button is given is made by the guard, there or under a name."""
    bernama = {
        sasaran.id
        for satu in ast.walk(pohon)
        if isinstance(satu, ast.Assign) and oleh_penjaga(satu.value)
        for sasaran in satu.targets
        if isinstance(sasaran, ast.Name)
    }
    for satu in ast.walk(pohon):
        if isinstance(satu, ast.Call) and isinstance(satu.func, ast.Attribute) and satu.func.attr == "download_button":
            isi = satu.args[1] if len(satu.args) > 1 else next(k.value for k in satu.keywords if k.arg == "data")
            yield oleh_penjaga(isi) or (isinstance(isi, ast.Name) and isi.id in bernama)


def oleh_penjaga(isi: ast.expr) -> bool:
    return isinstance(isi, ast.Call) and isinstance(isi.func, ast.Name) and isi.func.id == PENJAGA


def test_what_a_download_button_gives_is_made_for_who_looks_at_the_page():
    semua = {b: list(terjaga(ast.parse(b.read_text("utf-8")))) for b in (AKAR / "penilaian").rglob("*.py")}
    assert sum(map(len, semua.values())) >= len(("tabel", "contoh akun", "sandi"))
    assert [b.name for b, tombol in semua.items() if not all(tombol)] == []


def test_a_button_with_a_ready_file_is_found():
    assert list(terjaga(ast.parse("isi = b''\nst.download_button('Unduh', isi)"))) == [False]
    assert list(terjaga(ast.parse("st.download_button('Unduh', data=untuk_yang_melihat(f))"))) == [True]
