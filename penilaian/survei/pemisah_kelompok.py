"""What joins groups and names in headings: Kobo lets whoever downloads choose it, and names may hold it themselves."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

BIASA: Final = re.compile(r"\s?[/\-.:]\s?")
"""Separators by which headings are split without asking what the form is: only what it has is joined anew."""

_SELA: Final = re.compile(r"[\W_]{1,5}")


def seragamkan(
    kepala: Sequence[str],
    nama: Iterable[str],
    kelompok: Iterable[str],
    pilihan: Mapping[str, Iterable[str]],
) -> list[str]:
    """Return headings with ``/`` between groups, name and choice, whatever the export joins them with.

    The separator is what stands most often between a group of the form and something of it, or between a checklist and
    one of its choices; nothing is changed where there is none.

    Args:
        kepala: headings, as people see them.
        nama: names and labels of the form's questions.
        kelompok: names and labels of its groups.
        pilihan: by name or label of a checklist, names and labels of its choices.
    """
    bentuk = _Bentuk(nama, kelompok, pilihan)
    calon = Counter(p for judul in kepala for p in bentuk.pemisah(judul))
    if not calon or (pemisah := calon.most_common(1)[0][0]) == "/":
        return list(kepala)
    sekadar = not BIASA.fullmatch(pemisah) and not any(pemisah in n for n in bentuk.semua)
    return [
        judul if judul in bentuk.nama else bentuk.urai(judul, pemisah, sekadar=sekadar) or judul for judul in kepala
    ]


class _Bentuk:
    """Names and labels of a form, as headings are taken apart by them."""

    def __init__(self, nama: Iterable[str], kelompok: Iterable[str], pilihan: Mapping[str, Iterable[str]]) -> None:
        self.nama = frozenset(nama)
        self.pilihan = {soal: frozenset(semua) for soal, semua in pilihan.items()}
        self._kelompok = sorted(set(kelompok), key=len, reverse=True)
        self.semua = self.nama.union(self._kelompok, self.pilihan, *self.pilihan.values())
        self._awal = re.compile(
            "|".join(map(re.escape, sorted({*self._kelompok, *self.pilihan}, key=len, reverse=True)))
        )

    def pemisah(self, judul: str) -> Iterable[str]:
        """Yield what may be the separator in a heading, at most once."""
        if judul in self.nama or not (awal := self._awal.match(judul)):
            return
        sela = _SELA.match(judul, awal.end())
        semua = [sela[0][:n] for n in range(1, len(sela[0]) + 1)] if sela else []
        yield from [p for p in semua if self._kenal(judul, p)][:1]

    def _kenal(self, judul: str, pemisah: str) -> bool:
        ruas = self._ruas(judul, pemisah)
        return ruas[-1] in self.nama or (len(ruas) > 1 and ruas[-1] in self.pilihan.get(ruas[-2], ()))

    def _ruas(self, judul: str, pemisah: str) -> list[str]:
        """Return groups, then the name or what is left, then the choice of a checklist."""
        ruas, sisa = [], judul
        while sisa not in self.nama:
            ada = next((k for k in self._kelompok if sisa.startswith(k + pemisah)), None)
            if ada is None:
                break
            ruas.append(ada)
            sisa = sisa[len(ada + pemisah) :]
        if sisa not in self.nama:
            for soal, semua in self.pilihan.items():
                if sisa.startswith(soal + pemisah) and sisa[len(soal + pemisah) :] in semua:
                    return [*ruas, soal, sisa[len(soal + pemisah) :]]
        return [*ruas, sisa]

    def urai(self, judul: str, pemisah: str, *, sekadar: bool) -> str:
        """Return a heading with ``/``; what the form does not have only where no name holds the separator."""
        ruas = self._ruas(judul, pemisah)
        return "/".join(ruas).replace(pemisah, "/") if sekadar and not self._kenal(judul, pemisah) else "/".join(ruas)
