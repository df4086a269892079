"""Headers that say more than an id: which indicators they name, which are columns beside one, which are its answers."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from penilaian.angka import ribuan
from penilaian.instrumen import Indikator, IndikatorJenjang, Instrumen, berupa_persen
from penilaian.ketikan import BATAS_JUDUL, huruf_latin, kutip, longgar, tanpa_tak_tampak

AKHIRAN_SURVEI: Final = ("persen", "cara", "tahun", "lama", "baru")
"""What alone behind an id heads what a form asks beside an answer (``P05_cara``), where ``_SAMPING`` tells nothing."""

_SAMPING: Final = re.compile(
    r"(?:catatan|keterangan|ket\b|bukti|foto|gambar|lampiran|tautan|link|url|alasan|komentar"
    r"|pembilang|penyebut|responden|usul|n\b)"
)
"""How a word begins that makes a column one beside an answer, and never the answer itself."""

_JAWABAN: Final = frozenset(("nilai", "jawaban", "isian"))
_PERSEN: Final = frozenset(("%", "persen", "persentase"))
_SKOR: Final = frozenset(("skor",))
"""The score of a ladder is its rung; that of a number is on another scale than the number."""

_PANJANG_KATA: Final = 4
"""Letters of a word that tells something of a name; ``di`` and ``dan`` do not."""

_ID_SERUPA: Final = re.compile(r"(?!no)([a-z]+?)[\W_]*((?=[0-9o]*[0-9])[0-9o]{1,6})")

PANJANG_ID: Final = 200
"""Characters of a header in which an id without its zeros is looked for."""

_ID_MENEMPEL: Final = re.compile(r"([a-z]+[0-9]+)([a-z]+)")


class Sebutan(NamedTuple):
    """What a header names: indicators, in its order, and the other words that it has."""

    ids: tuple[str, ...]
    kata: tuple[str, ...]

    @property
    def samping(self) -> bool:
        """Whether the words tell of a remark, a proof or a part of a share."""
        return any(map(_SAMPING.match, self.kata))


class PenyebutId:
    """Finds the ids of an instrument among the words of a header."""

    def __init__(self, instrumen: Instrumen, per_inti: Mapping[str, str]) -> None:
        self._per_longgar = {longgar(i): i for i in instrumen.per_id}
        self._per_inti = per_inti
        self._pasti = {i.id: _kata_pasti(i) for i in instrumen.ditanyakan}
        self._nama = {i.id: kata_judul(i.nama) for i in instrumen.ditanyakan}

    def sebut(self, judul: str) -> Sebutan:
        """Return which indicators a header names as words of their own, or before letters (``P05a``)."""
        bersih = huruf_latin(tanpa_tak_tampak(judul[:BATAS_JUDUL]))
        bersih = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", bersih).casefold()
        ids: list[str] = []
        kata: list[str] = []
        for kasar in re.findall(r"\w+|%", bersih):
            if (id_ := self._per_longgar.get(longgar(kasar))) is not None:
                ids.append(id_)
            else:
                kata += re.findall(r"[^\W_]+|%", kasar)
        lain: list[str] = []
        k = 0
        while k < len(kata):
            berdua = kata[k] + kata[k + 1] if kata[k].isalpha() and kata[k + 1 : k + 2] else ""
            cocok = _ID_MENEMPEL.fullmatch(kata[k])
            if (id_ := self._satu(kata[k])) is not None:
                ids.append(id_)
            elif berdua and kata[k + 1].isdecimal() and (id_ := self._satu(berdua)) is not None:
                ids.append(id_)
                k += 1
            elif cocok and (id_ := self._satu(cocok[1])) is not None:
                ids.append(id_)
                lain.append(cocok[2])
            else:
                lain.append(kata[k])
            k += 1
        return Sebutan(tuple(dict.fromkeys(ids)), tuple(lain))

    def _satu(self, kata: str) -> str | None:
        return self._per_longgar.get(kata) or self._per_inti.get(inti_id(kata))

    def pasti(self, judul: str, id_: str) -> bool:
        """Return whether a header is for certain of an indicator's answers.

        Its other words are its unit (``P05 persen``), say that it is the answer (``P05 Nilai``), or are of its name.
        """
        ujung = judul.rpartition("/")[2]
        sebutan = self.sebut(ujung if id_ in self.sebut(ujung).ids else judul)
        if sebutan.ids != (id_,) or id_ not in self._pasti or self.sebut(judul).samping:
            return False
        kata, pasti = set(sebutan.kata), self._pasti[id_]
        if not kata or kata <= pasti:
            return bool(kata)
        bernama = kata - pasti
        if "".join(sebutan.kata) in AKHIRAN_SURVEI or not bernama <= self._nama[id_]:
            return False
        return any(len(satu) >= _PANJANG_KATA for satu in bernama)


def inti_id(teks: str) -> str:
    """Return an id without signs and without zeros before its number, an ``O`` among figures as zero: ``PO1`` → ``p1``.

    ``""`` where the text has not the form of an id, letters and then a number.
    """
    if len(teks) > PANJANG_ID:
        return ""
    cocok = _ID_SERUPA.fullmatch(huruf_latin(tanpa_tak_tampak(teks)).strip().casefold())
    return cocok[1] + (cocok[2].replace("o", "0").lstrip("0") or "0") if cocok else ""


def kata_judul(teks: str) -> set[str]:
    """Return the words of a text, letters that look Latin as those."""
    return set(re.findall(r"[^\W_]+", huruf_latin(teks).casefold()))


def _kata_pasti(i: Indikator) -> frozenset[str]:
    """Return the words that may stand beside an id whose column holds its answers."""
    if isinstance(i, IndikatorJenjang):
        return _JAWABAN | _SKOR
    tolok = getattr(i, "tolok", None)
    satuan = kata_judul(tolok.satuan) if tolok is not None and tolok.satuan else set()
    return _JAWABAN | satuan | (_PERSEN if berupa_persen(i) else frozenset())


def tanpa_kolom_sendiri(hilang: Mapping[str, Sequence[int]], judul: Sequence[str]) -> list[tuple[int, str, str]]:
    """Return what is at fault where indicators are named only by headers that say more than an id (B49).

    Args:
        hilang: by indicator, the positions of the columns that name it.
        judul: the headers of all columns.

    Returns:
        The first position, finding and repair; one for all indicators that the same column names first, and one for
        all whose headers say the same beside the id (``lalu_P01``, ``lalu_P02``).
    """
    per_kolom: dict[int, list[str]] = {}
    for id_, kolom in hilang.items():
        per_kolom.setdefault(kolom[0], []).append(id_)
    per_pola: dict[tuple[str, ...], list[int]] = {}
    for pertama, ids in per_kolom.items():
        pola = tuple(_pola(judul[k], ids[0]) for k in hilang[ids[0]]) if len(ids) == 1 else ()
        per_pola.setdefault(pola if all(_IDNYA in p for p in pola) else (), []).append(pertama)
    hasil = []
    for pola, letak in per_pola.items():
        if len(letak) > 1 and pola:
            hasil.append(_sepola(pola, [i for k in letak for i in per_kolom[k]], hilang, judul))
        else:
            hasil += [_sendiri(k, per_kolom[k], hilang, judul) for k in letak]
    return hasil


def _sendiri(
    pertama: int, ids: Sequence[str], hilang: Mapping[str, Sequence[int]], judul: Sequence[str]
) -> tuple[int, str, str]:
    disebut = _sebut_judul(sorted({k for i in ids for k in hilang[i]}), judul)
    pesan = f"{' dan '.join(ids)} tidak mempunyai kolom sendiri, tetapi disebut pada judul {disebut}"
    sendiri = f"Tulis {ids[0]} saja bila itu jawabannya" if len(ids) == 1 else "Beri setiap id kolomnya sendiri"
    return pertama, pesan, f"{sendiri}; bila bukan, beri judul lain."


def _sepola(
    pola: Sequence[str], ids: Sequence[str], hilang: Mapping[str, Sequence[int]], judul: Sequence[str]
) -> tuple[int, str, str]:
    kolom = sorted({k for i in ids for k in hilang[i]})
    disebut = ", ".join(map(repr, dict.fromkeys(pola)))
    pesan = (
        f"{ribuan(len(ids))} indikator tidak mempunyai kolom sendiri, tetapi disebut pada judul berpola {disebut}: "
        f"{_sebut_judul(kolom, judul)}"
    )
    saran = f"Tulis idnya saja ({ids[0]}, bukan {judul[hilang[ids[0]][0]]}) bila itu jawabannya"
    return kolom[0], pesan, f"{saran}; bila bukan, beri judul lain."


def _sebut_judul(kolom: Sequence[int], judul: Sequence[str]) -> str:
    lagi = f", … ({ribuan(len(kolom))} semuanya)" if len(kolom) > _JUDUL_DISEBUT else ""
    return ", ".join(kutip(judul[k]) for k in kolom[:_JUDUL_DISEBUT]) + lagi


def _pola(judul: str, id_: str) -> str:
    """Return a header with a sign in place of its id; as it is where the id is written otherwise."""
    return re.sub(rf"(?<![^\W_]){re.escape(id_)}(?![0-9])", _IDNYA, judul, flags=re.IGNORECASE)


_IDNYA: Final = "…"
_JUDUL_DISEBUT: Final = 3
