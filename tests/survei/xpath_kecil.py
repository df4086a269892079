"""A form filled in without an app: what the XPath of our forms uses, read by other hands than ours, row after row.

A row may only ask for what stands before it; whatever is stored is text, as in a form, and a number that form engines
would write as a power of ten is a failure, since XPath cannot read it.
"""

import math
import re

_BAGIAN = re.compile(
    r"\s*(?:(?P<isi>\$\{\w+\})|(?P<teks>'[^']*'|\"[^\"]*\")|(?P<angka>-?\d+(?:\.\d+)?)|(?P<nama>[a-z][a-z-]*)"
    r"|(?P<tanda>!=|<=|>=|[-+*=<>(),.]))"
)


class Nilai:
    """A text or a number, compared and reckoned with as XPath 1.0 does."""

    def __init__(self, isi):
        self.isi = isi

    @property
    def angka(self):
        if isinstance(self.isi, str):
            return float(self.isi) if re.fullmatch(r"-?\d+(\.\d*)?", self.isi.strip()) else math.nan
        return float(self.isi)

    @property
    def teks(self):
        if isinstance(self.isi, str):
            return self.isi
        if self.isi != self.isi:
            return "NaN"
        if float(self.isi).is_integer():
            return str(int(self.isi))
        assert 1e-3 <= abs(self.isi) < 1e7, "Java writes this number as a power of ten"
        return repr(float(self.isi))

    def __eq__(self, lain):
        if isinstance(self.isi, str) and isinstance(lain.isi, str):
            return self.isi == lain.isi
        return self.angka == lain.angka

    def __ne__(self, lain):
        return not self == lain

    __hash__ = None

    def __lt__(self, lain):
        return self.angka < lain.angka

    def __le__(self, lain):
        return self.angka <= lain.angka

    def __gt__(self, lain):
        return self.angka > lain.angka

    def __ge__(self, lain):
        return self.angka >= lain.angka

    def __add__(self, lain):
        return Nilai(self.angka + lain.angka)

    def __sub__(self, lain):
        return Nilai(self.angka - lain.angka)

    def __mul__(self, lain):
        return Nilai(self.angka * lain.angka)

    def __truediv__(self, lain):
        return Nilai(self.angka / lain.angka if lain.angka else math.copysign(math.inf, self.angka or math.nan))


FUNGSI = {
    "if": lambda syarat, ya, tidak: ya if syarat else tidak,
    "not": lambda syarat: not syarat,
    "string": lambda x: Nilai(x.teks),
    "number": lambda x: Nilai(x.angka),
    "selected": lambda x, satu: satu.isi in x.teks.split(),
    "count-selected": lambda x: Nilai(len(x.teks.split())),
    "concat": lambda *x: Nilai("".join(satu.teks for satu in x)),
    "translate": lambda x, dari, ke: Nilai(x.teks.translate(str.maketrans(dari.isi, ke.isi))),
    "max": lambda *x: Nilai(max(satu.angka for satu in x)),
    "min": lambda *x: Nilai(min(satu.angka for satu in x)),
    "true": lambda: True,
    "false": lambda: False,
}
_HURUF = {"if": "if_", "not": "not_", "count-selected": "count_selected"}
_SANDI = {"div": "/", "and": " and ", "or": " or "}


def _terjemahkan(rumus):
    keluar, letak = [], 0
    while letak < len(rumus.rstrip()):
        cocok = _BAGIAN.match(rumus, letak)
        assert cocok, rumus[letak:]
        letak = cocok.end()
        if isi := cocok["isi"]:
            keluar.append(f"isi[{isi[2:-1]!r}]")
        elif teks := cocok["teks"]:
            keluar.append(f"Nilai({teks})")
        elif angka := cocok["angka"]:
            keluar.append(f"Nilai({angka})")
        elif nama := cocok["nama"]:
            keluar.append(_SANDI.get(nama) or _HURUF.get(nama, nama))
            assert nama in _SANDI or nama in FUNGSI, nama
        else:
            keluar.append({"=": "==", ".": "diri"}.get(cocok["tanda"], cocok["tanda"]))
    return "".join(keluar)


def susun(rumus):
    """Return an expression as a function of what is filled in."""
    ruang = {_HURUF.get(n, n): f for n, f in FUNGSI.items()} | {"Nilai": Nilai}
    return eval(f"lambda isi: {_terjemahkan(rumus)}", ruang)  # noqa: S307


class FormulirKecil:
    """A form, ready to be filled in many times."""

    def __init__(self, formulir):
        self.baris = [
            (
                b["type"],
                b.get("name", ""),
                susun(b["relevant"]) if b.get("relevant") else None,
                susun(b["calculation"]) if b.get("calculation") else None,
            )
            for b in formulir.survey
        ]

    def isi(self, ketikan):
        """Return what stands in the form, by name, and the names that were shown."""
        diketik = {k: " ".join(n) if isinstance(n, list) else Nilai(n).teks for k, n in ketikan}
        isi, tampak, kelompok = {}, set(), [True]
        for jenis, nama, relevan, rumus in self.baris:
            if jenis == "end_group":
                kelompok.pop()
                continue
            ada = kelompok[-1] and (relevan is None or relevan(isi))
            if jenis == "begin_group":
                kelompok.append(ada)
            elif rumus is not None:
                isi[nama] = Nilai(rumus(isi).teks)
            else:
                isi[nama] = Nilai(diketik.get(nama, "") if ada else "")
                tampak |= {nama} if ada else set()
        return {n: x.isi for n, x in isi.items()}, tampak
