"""What submissions say about one question, weighed against each other and against what the draft says. Pure."""

from collections.abc import Callable, Sequence
from typing import Final, Literal, NamedTuple

from penilaian.survei import CaraBentrok, Pengiriman

SUDAH_LAIN: Final = "sudah dijawab lain, tidak ditimpa"
KALAH: Final = {
    "tahan": "kiriman lain dipakai, karena dikirim lebih dahulu",
    "ganti": "kiriman lain dipakai, karena dikirim lebih akhir",
}
"""Why an answer is not taken that another submission gives otherwise, by what was asked for."""

Nasib = Literal["baru", "diubah", "sama", "kalah", "ditolak", "bentrok_draf", "bentrok_kiriman"]


class Suara(NamedTuple):
    """What one submission says about a question, as an answer of the draft's version of the instrument.

    Attributes:
        teks: by its newest version; ``""`` = nothing.
        lama: by the version that was taken in before the file; ``""`` = nothing, or there was none.
        disentuh: the file changes it, or brings it for the first time.
        urutan: sorts by time of submission, then by when it came here.
        kiriman: its row in the file, None where it is known from an earlier import only.
        kiriman_id: number of that earlier import's version, None for a row of the file.
        sebutan: what it is called in a message.
    """

    teks: str
    lama: str
    disentuh: bool
    urutan: tuple[str, int]
    kiriman: Pengiriman | None
    kiriman_id: int | None
    sebutan: str


class Putusan(NamedTuple):
    """What becomes of a question.

    Attributes:
        nasib: as in ``DesaImpor``, ``kalah`` where what the file says is not taken for another submission's sake, or a
            conflict that stops the file.
        teks: the cell that is to stand.
        dari: the submission that says so; None where none of them says anything.
        berbeda: submissions differ.
        satu_kata: those that the file touches agree.
        menimpa: it replaces what a person wrote into the draft.
    """

    nasib: Nasib
    teks: str
    dari: Suara | None
    berbeda: bool = False
    satu_kata: bool = True
    menimpa: bool = False


Sama = Callable[[str, str], bool]
"""Whether two cells mean the same answer to this question; ``""`` means only itself."""


def timbang(suara: Sequence[Suara], draf: str, cara: CaraBentrok, *, pernah: bool, timpa: bool, sama: Sama) -> Putusan:
    """Return what becomes of a question of which the file touches at least one submission's cell.

    Where submissions differ the first (``tahan``) or the last (``ganti``) by time is taken, whatever file each of them
    came in; with ``timpa`` alone what the file says, where it says one thing. What stands in the draft is a person's
    where no submission said so when it was last taken in; it is kept, or replaced (``timpa``).

    Args:
        suara: what every submission of the village and period says.
        draf: the answer as it stands; ``""`` = none.
        cara: what to do about conflicts.
        pernah: somebody may have emptied the draft's cell: it was saved, and is not one that was only carried over.
        timpa: replace what stands in the draft.
        sama: tells equal answers.
    """
    disentuh = [s for s in suara if s.disentuh]
    if all(sama(s.teks, draf) for s in disentuh):
        return Putusan("sama", draf, None)
    berisi = sorted((s for s in suara if s.teks), key=lambda s: s.urutan)
    berbeda = any(not sama(s.teks, berisi[0].teks) for s in berisi[1:])
    satu_kata = all(sama(s.teks, disentuh[0].teks) for s in disentuh)
    if cara == "berhenti" and berbeda and not (timpa and satu_kata and disentuh[0].teks):
        return Putusan("bentrok_kiriman", draf, None, berbeda, satu_kata)
    pilihan = [s for s in berisi if s.disentuh] if cara == "berhenti" and berbeda else berisi
    pemenang = (pilihan[-1 if cara == "ganti" else 0]) if pilihan else None
    teks = "" if pemenang is None else pemenang.teks
    if sama(teks, draf):
        kalah = any(s.teks and not sama(s.teks, teks) for s in disentuh)
        return Putusan("kalah" if kalah else "sama", draf, pemenang, berbeda)
    dulu = [s.lama for s in suara if s.lama]
    dari_tangan = pernah and bool(dulu) if not draf else not any(sama(t, draf) for t in dulu)
    if dari_tangan and not timpa:
        return Putusan("ditolak" if cara == "tahan" else "bentrok_draf", teks, pemenang, berbeda)
    return Putusan("diubah" if draf else "baru", teks, pemenang, berbeda, menimpa=dari_tangan)
