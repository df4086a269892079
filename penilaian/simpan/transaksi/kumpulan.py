"""Answer sets on their way out of the store: with what is known of each row, and as they were frozen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd

from penilaian.instrumen import Instrumen
from penilaian.jawaban import Jawaban
from penilaian.mesin import Jenis, banyak_belum_diakui
from penilaian.simpan.basis.tabel import Penilaian

KOLOM_KETERANGAN = (
    "penilaian_id",
    "jenis",
    "keadaan",
    "tim",
    "tanggal",
    "instrumen",
    "versi",
    "sidik",
    "aturan",
    "waktu_final",
    "dibuka_kembali",
    "belum_diakui",
    "bukti_bawah",
    "bukti_atas",
)


@dataclass(frozen=True)
class Kumpulan:
    """Answer sets of n assessments that one instrument can score.

    Attributes:
        instrumen: for the engine; where several versions score alike, the newest of them.
        jenis: which of the three sets.
        jawaban: n rows, one a village and period.
        keterangan: n rows beside ``jawaban.kunci``: ``penilaian_id, jenis, keadaan, tim, tanggal, instrumen, versi,
            sidik`` (of the version that it is pinned to), ``aturan, waktu_final`` (ISO, ``""`` for drafts),
            ``dibuka_kembali`` (the reason, ``""`` unless a final one was reopened and is not final again),
            ``belum_diakui`` (number of the village's own answers that this set leaves out or counts lower),
            ``bukti_bawah, bukti_atas`` (of ``terverifikasi``: lowest and highest index where every answer that does not
            rest on accepted evidence may be anything, in scale units; NaN for the other kinds).
    """

    instrumen: Instrumen
    jenis: Jenis
    jawaban: Jawaban
    keterangan: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Final:
    """A frozen result.

    Attributes:
        nomor: 1 for the first; one more each time it became final again.
        jawaban: kind → indicator → cell text; only ``terverifikasi`` for who may not read drafts there.
        hasil: kind → column of the output contract → value, None where withheld; the same kinds.
        dibuka: (when, why) it was reopened afterwards; None where it stands.
    """

    penilaian_id: int
    nomor: int
    sidik: str
    sidik_nilai: str
    aturan: str
    kunci: Mapping[str, str]
    jawaban: Mapping[str, Mapping[str, str]]
    hasil: Mapping[str, Mapping[str, Any]]
    waktu: datetime
    dibuka: tuple[datetime, str] | None


@dataclass(frozen=True, slots=True)
class Satu:
    """One answer set on its way into a ``Kumpulan``; ``tiga`` has all three, or those that were read."""

    sidik: str
    kunci: Mapping[str, str]
    teks: Mapping[str, str]
    keterangan: Mapping[str, object]
    tiga: Mapping[str, Mapping[str, str]]


def keterangan(
    p: Penilaian,
    jenis: Jenis,
    instrumen: Instrumen,
    tanggal: str,
    mandiri: Mapping[str, str],
    ini: Mapping[str, str],
) -> dict[str, object]:
    """Return what a draft's row says beside its key; a final result says more."""
    return {
        "penilaian_id": p.id,
        "jenis": jenis,
        "keadaan": p.keadaan,
        "tim": p.tim,
        "tanggal": tanggal,
        "instrumen": instrumen.id,
        "versi": instrumen.versi,
        "sidik": p.instrumen_sidik,
        "aturan": instrumen.aturan,
        "waktu_final": "",
        "dibuka_kembali": "",
        "belum_diakui": banyak_belum_diakui(jenis, _resmi(instrumen, mandiri), _resmi(instrumen, ini)),
    }


def _resmi(instrumen: Instrumen, teks: Mapping[str, str]) -> dict[str, str]:
    """Return the cells without those of local questions: no number depends on them."""
    lokal = {i.id for i in instrumen.indikator_tambahan}
    return {id_: isi for id_, isi in teks.items() if id_ not in lokal}
