"""Which question one tab shows where they come one at a time. No answer lies here: what comes next, the store says."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from penilaian.narasi.menuju_pasti import Rentang


@dataclass
class Urut:
    """What a tab remembers of the way through the questions.

    Attributes:
        kini: id of the question on the screen, ``""`` where the next one is to be found.
        dari: id of the question that was left to find it.
        lewat: ids of the questions before, for the way back.
        lagi: ids of the questions passed over that are asked once more.
        pesan: why there is no next question yet, ``""`` mostly.
        ke: how often another question was asked for.
        tadi: where the village may have stood when the question came, ``ke`` of that moment in ``tadi_ke``.
    """

    kini: str = ""
    dari: str = ""
    lewat: list[str] = field(default_factory=list)
    lagi: set[str] = field(default_factory=set)
    pesan: str = ""
    ke: int = 0
    tadi: Rentang | None = None
    tadi_ke: int = -1

    def mulai(self, rentang: Rentang) -> None:
        """Remember where the village may stand when a question comes."""
        if self.tadi_ke != self.ke:
            self.tadi, self.tadi_ke = rentang, self.ke

    def lanjut(self, dari: str) -> None:
        """Ask for the next question. A callback, like those below; what is pressed twice is done once."""
        if dari == self.kini:
            self.lagi.discard(dari)
            self.kini, self.dari, self.ke = "", dari, self.ke + 1

    def kembali(self, dari: str) -> None:
        """Show the question before again."""
        if dari == self.kini and self.lewat:
            self.kini, self.pesan, self.ke = self.lewat.pop(), "", self.ke + 1

    def ulangi(self, lewat: Iterable[str]) -> None:
        """Ask once more what was passed over."""
        if not self.kini:
            self.lagi, self.ke = self.lagi.union(lewat), self.ke + 1
