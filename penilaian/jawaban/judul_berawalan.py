"""Headers that bear the name of a group before an id with any sign between: ``grp_P01``, ``kelompok 1 - P02``."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from penilaian.jawaban.judul_berekor import AKHIRAN_SURVEI, PANJANG_ID
from penilaian.ketikan import berupa_catatan, huruf_latin, longgar, tanpa_tak_tampak

PALING_SEDIKIT: Final = 2
"""So many columns of answers with one prefix are a group; one alone may be a column beside an answer."""

BANYAK_BERAWALAN: Final = 3
"""Where more columns than this bear prefixes and none stands without, prefixes are how the ids were written."""

_KATA_NAMA: Final = 3
"""Words of a name that is looked for behind a prefix: ``kode_desa`` has two."""


class Berawalan(NamedTuple):
    """A header behind whose prefix a known name stands: its position, the name, the prefix, and that without numbers.

    ``kelompok_1_`` and ``kelompok_2_`` are prefixes of one group.
    """

    letak: int
    nama: str
    awalan: str
    grup: str


def pisahkan(letak: int, judul: str, kenali: Callable[[str], str | None]) -> Berawalan | None:
    """Return the prefix of a header and the name behind it; None where it has none, or one of a column beside it.

    Args:
        letak: the header's position.
        judul: the header.
        kenali: the name that a text without prefix stands for, None for none.
    """
    if len(judul) > PANJANG_ID:
        return None
    bersih = huruf_latin(tanpa_tak_tampak(judul)).strip()
    kata = [k.start() for k in re.finditer(r"[^\W_]+", bersih)]
    for mulai in kata[1:][-_KATA_NAMA:]:
        if (nama := kenali(bersih[mulai:])) is not None:
            awalan = bersih[:mulai]
            if berupa_catatan(awalan) or set(re.findall(r"[^\W_]+", awalan.casefold())) & {*AKHIRAN_SURVEI}:
                return None
            return Berawalan(letak, nama, longgar(awalan), re.sub(r"[0-9]+", "", longgar(awalan)))
    return None


def yang_pasti(
    calon: Sequence[Berawalan], lain: Mapping[str, Iterable[int]], sudah: Iterable[str], jawaban: Iterable[str]
) -> list[Berawalan]:
    """Return the headers whose prefix is for certain that of a group.

    A group is certain of which nothing has a column without prefix or with another one, as ``lalu_P01`` has beside
    ``kini_P01``; and which several columns of answers share, or which is one of many where none stands without.

    Args:
        calon: headers with prefixes, whose names nobody has claimed or somebody has.
        lain: by indicator, positions of all other columns that may be its.
        sudah: names that another column claims.
        jawaban: names of indicators.
    """
    indikator, sudah = set(jawaban), set(sudah)
    awalan: dict[str, set[str]] = {}
    for satu in calon:
        awalan.setdefault(satu.nama, set()).add(satu.awalan)
    ragu = {satu.grup for satu in calon if satu.nama in sudah or len(awalan[satu.nama]) > 1}
    boleh = [s for s in calon if s.grup not in ragu and s.nama not in lain]
    per_grup: dict[str, set[str]] = {}
    for satu in boleh:
        if satu.nama in indikator:
            per_grup.setdefault(satu.grup, set()).add(satu.nama)
    semua = sum(map(len, per_grup.values())) > BANYAK_BERAWALAN and not ragu and not indikator & sudah
    pasti = {grup for grup, nama in per_grup.items() if semua or len(nama) >= PALING_SEDIKIT}
    return [s for s in boleh if s.grup in pasti]
