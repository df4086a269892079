"""Answers of several tables as one, and local questions under another instrument than they were read with."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from penilaian.instrumen import Instrumen, sidik_indikator
from penilaian.jawaban.tabel_jawaban import Jawaban, Susunan, tumpuk


def sambung(instrumen: Instrumen, bagian: Sequence[tuple[Instrumen, Jawaban]]) -> Jawaban:
    """Return answers one below the other, as answers to ``instrumen``.

    Args:
        instrumen: whose local questions are kept; those that another part does not ask alike are kosong there.
        bagian: one at least, each with the instrument that it was read with; all score alike, so they have the same
            indicators in the same order.
    """
    semua = [j for _, j in bagian]
    tambahan = [tambahan_setara(instrumen, lain, j) for lain, j in bagian]
    kunci = pd.concat([j.kunci for j in semua], ignore_index=True)
    lokal = None if not instrumen.indikator_tambahan else tumpuk([t for t in tambahan if t is not None], kunci)
    return replace(tumpuk(semua, kunci), tambahan=lokal)


def tambahan_setara(instrumen: Instrumen, lain: Instrumen, jawaban: Jawaban) -> Jawaban | None:
    """Return local answers under ``lain`` as those under ``instrumen``; kosong where it is not asked alike."""
    if not instrumen.indikator_tambahan:
        return None
    susunan = Susunan(instrumen, len(jawaban))
    if (asal := jawaban.tambahan) is not None:
        for id_ in asal.indikator:
            if tambahan_tetap(lain, instrumen, id_):
                susunan.isi(id_, asal.uraian(id_))
    return susunan.jawaban(jawaban.kunci).tambahan


def tambahan_tetap(dari: Instrumen, ke: Instrumen, id_: str) -> bool:
    """Return whether a local question of ``dari`` is asked alike by ``ke``: the same addition, answered alike."""
    if dari.tambahan is None or ke.tambahan is None or dari.tambahan.id != ke.tambahan.id or id_ not in ke.per_id:
        return False
    return sidik_indikator(dari.per_id[id_]) == sidik_indikator(ke.per_id[id_])


def sama_dijawab(dari: Instrumen, ke: Instrumen) -> bool:
    """Return whether every answer to ``dari``, to local questions too, is the same answer to ``ke``."""
    lokal = (tambahan_tetap(dari, ke, i.id) for i in dari.indikator_tambahan)
    return dari.sidik_nilai == ke.sidik_nilai and all(lokal)
