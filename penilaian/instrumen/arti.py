"""What a position means for residents: one text, or sentences of which each is said only where answers bear it out."""

from typing import Annotated

from pydantic import Field

from penilaian.instrumen.dasar import BANYAK, DUA_BENTUK, SATU, Bilangan, IdIndikator, Model, Teks, bila_ada


class Syarat(Model):
    """A condition on one answer, in the indicator's own unit (items of a checklist); exactly one bound.

    Kosong and tidak berlaku fulfil none.
    """

    indikator: IdIndikator
    paling_sedikit: Bilangan | None = bila_ada()
    """The answer is this number or a larger one."""
    paling_banyak: Bilangan | None = bila_ada()
    """The answer is this number or a smaller one."""


class Klausa(Model):
    """A sentence that is said where all its conditions are fulfilled."""

    teks: Teks
    bila: Annotated[tuple[Syarat, ...], Field(min_length=1)]


Arti = Annotated[Annotated[Teks, SATU] | Annotated[tuple[Klausa, ...], Field(min_length=1), BANYAK], DUA_BENTUK]
"""A text that is always said, or sentences with conditions."""


def klausa_dari(arti: str | tuple[Klausa, ...] | None) -> tuple[Klausa, ...]:
    """Return either form as sentences: a text is one without conditions, None is none."""
    if isinstance(arti, str):
        return (Klausa.model_construct(teks=arti, bila=()),)
    return arti or ()
