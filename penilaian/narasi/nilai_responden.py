"""What respondents make of a village's value, as figures to be shown: on a page and on the command line."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from penilaian.angka import mistar_skala, ribuan, tulis_rentang
from penilaian.instrumen import Instrumen, KuesionerSkala, tolok_satu
from penilaian.survei import SEBUTAN_SEBAB, Ukuran

TIADA: Final = "–"


class NilaiDesa(NamedTuple):
    """One questionnaire in one village and period; ``TIADA`` where a figure is not known.

    Attributes:
        n: who answered.
        populasi: of how many.
        perlu: how many it takes.
        nilai: the value in the indicator's unit, rounded as nowhere a mark is reached that is not.
        selang: where it lies at 95 %.
        mutu: its grade.
        sebab: why the value does not stand, ``""`` where it does.
    """

    n: str
    populasi: str
    perlu: str
    nilai: str
    selang: str
    mutu: str
    sebab: str


def nilai_desa(u: Ukuran, instrumen: Instrumen) -> Iterator[NilaiDesa]:
    """Yield the figures of each village and period, in their order."""
    k = u.kuesioner
    mutu = k.mutu if isinstance(k, KuesionerSkala) else ()
    bawah, atas = sorted(tolok_satu(instrumen.per_id[k.indikator]))
    mistar = mistar_skala(bawah, atas, [m.sejak for m in mutu])
    huruf = u.mutu()

    def angka(nilai: float) -> str:
        return mistar.tulis(float(nilai)) if nilai == nilai else TIADA

    def bulat(nilai: float) -> str:
        return ribuan(int(nilai)) if nilai == nilai else TIADA

    for g in range(len(u.n)):
        ujung = [angka(x[g]) for x in (u.bawah, u.atas)]
        yield NilaiDesa(
            ribuan(int(u.n[g])),
            bulat(u.populasi[g]),
            bulat(u.perlu[g]),
            angka(u.nilai[g]),
            TIADA if TIADA in ujung else tulis_rentang(*ujung),
            huruf[g] or TIADA,
            "" if u.sah[g] else SEBUTAN_SEBAB[u.sebab[g]],
        )
