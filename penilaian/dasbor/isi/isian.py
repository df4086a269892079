"""Between what a person chooses and the cell text that is kept (pure; nothing here draws or saves)."""

from typing import Final

from penilaian.instrumen import (
    Indikator,
    IndikatorAngka,
    IndikatorDaftar,
    IndikatorJenjang,
    IndikatorPersen,
    IndikatorSurvei,
)
from penilaian.jawaban import KOSONG, TERJAWAB, TIDAK_BERLAKU, berupa_persen, urai
from penilaian.narasi.angka import tulis_tetap
from penilaian.rekomendasi import teks_nilai

TB: Final = "TB"
NIHIL: Final = "NIHIL"
TIDAK_TAHU: Final = "?"
"""Choice of who does not know; kept as ``""``, and never written."""

SEBUTAN: Final = {NIHIL: "Tidak satu pun", TB: "Tidak berlaku", TIDAK_TAHU: "Belum tahu"}


def pilihan_lain(indikator: Indikator) -> tuple[str, ...]:
    """Return the choices beside levels, items and numbers: of ``NIHIL``, ``TB`` and ``?`` those that it allows."""
    nihil = (NIHIL,) if isinstance(indikator, IndikatorDaftar) else ()
    tb = (TB,) if indikator.tidak_berlaku is not None else ()
    return (*nihil, *tb, TIDAK_TAHU)


def terpilih(indikator: Indikator, teks: str, *, pernah: bool) -> str | None:
    """Return which choice a kept text is: a level, ``NIHIL``, ``TB``, ``?``; None for items, numbers and nothing yet.

    Args:
        indikator: that is answered.
        teks: the cell.
        pernah: something was saved; ``""`` then means that nobody knows, and not that nobody looked.
    """
    u = urai(indikator, [teks])
    keadaan = int(u.keadaan[0])
    if keadaan == KOSONG:
        return TIDAK_TAHU if pernah else None
    if keadaan == TIDAK_BERLAKU:
        return TB
    if isinstance(indikator, IndikatorJenjang):
        return f"{u.nilai[0]:.0f}"
    return NIHIL if isinstance(indikator, IndikatorDaftar) and u.nilai[0] == 0 else None


def tercentang(indikator: IndikatorDaftar, teks: str) -> frozenset[str]:
    """Return the ids of the items that a kept text ticks."""
    u = urai(indikator, [teks])
    topeng = 0 if u.centang is None else int(u.centang[0])
    return frozenset(b.id for n, b in enumerate(indikator.butir) if topeng >> n & 1)


def ubah_centang(teks: str, butir: str, ada: bool) -> str:
    """Return a kept list with one item ticked or not; without any tick left it is kosong.

    "None of them" is never concluded from that: it is a choice of its own (``NIHIL``).
    """
    tetap = [k for k in teks.split() if k.upper() not in {NIHIL, TB} and k.lower() != butir]
    return " ".join([*tetap, butir] if ada else tetap)


def teks_pilihan(pilihan: str | None) -> str:
    """Return the cell text of a choice; who does not know, or takes a choice back, has not answered."""
    return "" if pilihan in {None, TIDAK_TAHU} else str(pilihan)


def teks_bilangan(indikator: Indikator, teks: str) -> str:
    """Return what stands in the field of a number: the kept text, nothing for kosong and tidak berlaku."""
    return teks if urai(indikator, [teks]).keadaan[0] == TERJAWAB else ""


def sebut(indikator: Indikator, teks: str) -> str:
    """Return a kept text in words, for people who compare two answers."""
    u = urai(indikator, [teks])
    keadaan = int(u.keadaan[0])
    if keadaan == KOSONG:
        return "Belum tahu"
    if keadaan == TIDAK_BERLAKU:
        return "Tidak berlaku"
    nilai = float(u.nilai[0])
    if isinstance(indikator, IndikatorJenjang):
        return f"Jenjang {nilai:.0f}: {teks_nilai(indikator, nilai)}"
    if isinstance(indikator, IndikatorDaftar):
        ada = tercentang(indikator, teks)
        return "; ".join(b.teks for b in indikator.butir if b.id in ada) or SEBUTAN[NIHIL]
    bulat = teks_nilai(indikator, nilai)
    return bulat if teks.replace(".", ",") in bulat else f"{bulat} (ditulis {teks})"


def minta_bilangan(indikator: IndikatorPersen | IndikatorAngka | IndikatorSurvei) -> tuple[str, str]:
    """Return the label of a number's field, and an example of what may be written."""
    if isinstance(indikator, IndikatorSurvei):
        bawah, atas = sorted((indikator.tolok.terburuk, indikator.tolok.terbaik))
        rentang = f"{tulis_tetap(bawah)} sampai {tulis_tetap(atas)}"
        return f"Nilai survei {rentang}, boleh dengan jumlah responden", "misalnya 72,5 atau 72,5 n=30"
    if berupa_persen(indikator):
        return "Persen, atau pecahan", "misalnya 85% atau 3/9"
    satuan = indikator.tolok.satuan
    return (f"Angka dalam {satuan}" if satuan else "Angka"), "misalnya 3 atau 3,5"


def minta_bukti(indikator: Indikator) -> str:
    """Return what proves an answer, from when on it is asked for and how long it counts; ``""`` where nothing is."""
    if indikator.bukti is None:
        return ""
    sejak, bulan = indikator.bukti.sejak, indikator.bukti.berlaku_bulan
    apa = {"jenjang": "jenjang {}", "daftar": "{} butir"}.get(indikator.jenis, "nilai {}")
    syarat = "Selalu diminta" if sejak is None else f"Diminta sejak {apa.format(tulis_tetap(sejak))}"
    masa = f", berlaku {bulan} bulan" if bulan else ""
    return f"{indikator.bukti.teks.rstrip('.')}. {syarat}{masa}."
