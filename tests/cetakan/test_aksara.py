"""The fonts that documents are printed in, and texts made so that they can be."""

import hashlib

import pytest
from PIL import Image, ImageDraw, ImageFont

from penilaian.cetakan.aksara import HURUF, cetakkan, cetakkan_semua, tercetak


def test_every_font_is_the_one_whose_hash_is_written_down_and_has_its_licence_beside_it():
    tertulis = dict(baris.split()[::-1] for baris in (HURUF / "sidik.txt").read_text("ascii").splitlines())
    assert tertulis == {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in HURUF.glob("*.ttf")}
    assert "SIL OPEN FONT LICENSE Version 1.1" in (HURUF / "LISENSI-noto.txt").read_text("utf-8")
    assert sum(p.stat().st_size for p in HURUF.iterdir()) < 1_500_000


def gambar(font: ImageFont.FreeTypeFont, huruf: str) -> bytes:
    kertas = Image.new("L", (80, 80))
    ImageDraw.Draw(kertas).text((20, 20), huruf, font=font, fill=255)
    return kertas.tobytes()


def test_a_character_that_is_said_to_be_printed_is_drawn_by_a_font_and_no_other_is():
    fonts = [ImageFont.truetype(p, 30, layout_engine=ImageFont.Layout.BASIC) for p in HURUF.glob("*-Regular.ttf")]
    kosong = [gambar(f, "\U0010fffd") for f in fonts]

    def ada(huruf: str) -> bool:
        return any(gambar(f, huruf) != tanpa for f, tanpa in zip(fonts, kosong, strict=True))

    assert [h for h in sorted(tercetak()) if not ada(h)] == []
    assert [h for h in "漢字แไทйЖ😀🏛\u1b05\ua9e0" if h in tercetak() or ada(h)] == []


@pytest.mark.parametrize("teks", ["Ny. Sri, S.Sos. – 62,5 % ≥ ½ ★", "قرية نور", "ꦢꦺꦱꦩꦗꦸ", "Kp. Dalém"])
def test_names_in_scripts_of_indonesia_stand_as_they_are(teks):
    asing: set[str] = set()
    assert (cetakkan(teks, asing), asing) == (teks, set())


def test_what_no_font_has_becomes_a_box_and_is_told():
    asing: set[str] = set()
    assert cetakkan("Desa 😀 漢\ufe0f", asing) == "Desa □ □"
    assert asing == {"😀", "漢"}


def test_what_nobody_sees_and_what_turns_the_text_round_is_dropped_and_lines_stay():
    asing: set[str] = set()
    assert cetakkan("a\u202eb\u2066c\x00\x07\u200b\nd\u2028e\tf", asing) == "abc□\nd e f"
    assert asing == {"\ufffd"}


def test_a_word_without_an_end_can_be_broken_and_loses_no_letter():
    rapi = cetakkan("x" * 60 + " biasa", set())
    assert rapi.replace("\u200b", "") == "x" * 60 + " biasa"
    assert max(map(len, rapi.replace(" ", "\u200b").split("\u200b"))) < 30


def test_data_keep_their_shape_and_every_text_in_them_is_made_printable():
    asing: set[str] = set()
    isi = {"a": ["x😀", {"b": "y漢"}], "n": 3, "k": None, "ya": True}
    assert cetakkan_semua(isi, asing) == {"a": ["x□", {"b": "y□"}], "n": 3, "k": None, "ya": True}
    assert asing == {"😀", "漢"}
