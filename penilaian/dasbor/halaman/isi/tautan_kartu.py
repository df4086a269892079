"""Ways to an assessment, to one of its stages, to one of its cards."""

from collections.abc import Iterable
from urllib.parse import urlencode

from penilaian.dasbor.halaman.isi.meja import Meja
from penilaian.instrumen import Indikator
from penilaian.markah import Html, unsur
from penilaian.narasi.jawaban import sebut_pertanyaan


def alamat(penilaian: int, tingkat: str = "", indikator: str = "") -> str:
    """Return the address of an assessment, a stage or a card of it."""
    isi = {"penilaian": str(penilaian)} | ({"tingkat": tingkat} if tingkat else {})
    return f"isi?{urlencode(isi)}" + (f"#{indikator}" if indikator else "")


def tautan_kartu(meja: Meja, isi: Iterable[Indikator]) -> Html:
    """Return one way to each card, whichever stage it stands in."""
    butir = []
    for i in isi:
        tingkat = meja.instrumen.puncak_dari(i.kelompok).id
        tautan = unsur("a", sebut_pertanyaan(i), href=alamat(meja.id, tingkat, i.id), target="_self")
        butir.append(unsur("li", tautan))
    return unsur("ul", *butir, kelas="pd-tautan-kartu")
