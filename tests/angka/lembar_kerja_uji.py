"""What a spreadsheet shows of a number under a format: the part of its rules that our files use."""

import re
from decimal import ROUND_HALF_UP, Decimal

_SYARAT = re.compile(r"\[(<=?)(-?[\d.]+)\]")


def terlihat(nilai: float, pola: str) -> str:
    """Return the text that a spreadsheet with decimal comma shows; half up, the first section that fits.

    All digits of the number count, as LibreOffice does it: 43.14999999999999 is 43,1 (Excel rounds to 15 before).
    """
    for bagian in pola.split(";"):
        if syarat := _SYARAT.match(bagian):
            batas = float(syarat[2])
            if not (nilai < batas or (syarat[1] == "<=" and nilai == batas)):
                continue
            bagian = bagian[syarat.end() :]
        if bagian.startswith('"'):
            return bagian.strip('"')
        cocok = re.fullmatch(r"0(?:\.(0+))?(%?)", bagian)
        assert cocok, pola
        angka = Decimal(repr(nilai)) * (100 if cocok[2] else 1)
        langkah = Decimal(1).scaleb(-len(cocok[1] or ""))
        return f"{angka.quantize(langkah, ROUND_HALF_UP):f}{cocok[2]}".replace(".", ",")
    raise AssertionError(pola)
