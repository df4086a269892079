"""Notes that submissions bring beside answers."""

from collections.abc import Iterable, Sequence

from penilaian.simpan.basis.tulisan import rapikan_paragraf
from penilaian.simpan.galat import GalatSimpan
from penilaian.simpan.transaksi.kiriman_tersimpan import VersiBerlaku
from penilaian.survei import Pengiriman


class CatatanKiriman:
    """Notes of all submissions of one village: each once, in the order in which they were sent.

    Attributes:
        panjang: questions whose note was found to be longer than is kept.
    """

    def __init__(self, kiriman: Sequence[Pengiriman], dulu: Iterable[VersiBerlaku], *, ganti: bool) -> None:
        """Take the submissions of the file, those of earlier imports, and whether to replace what a person noted."""
        self._kiriman, self._ganti, self.panjang = kiriman, ganti, list[str]()
        di_berkas = {k.akar for k in kiriman if k.akar}
        lain = [(v.kiriman.dikirim, dict(v.isi), dict(v.isi)) for v in dulu if v.kiriman.akar not in di_berkas]
        semua = [*lain, *((k.dikirim, k.isi, dict(k.lama)) for k in kiriman)]
        self._semua = sorted(semua, key=lambda x: "" if x[0] is None else x[0].isoformat())

    def putuskan(self, id_: str, kini: str) -> tuple[str | None, Pengiriman | None]:
        """Return the note that is to stand and the submission that changes it; (None, it) where another one stays.

        Args:
            id_: the question.
            kini: the note as it stands.
        """
        nama = f"{id_}_catatan"
        sumber = next((k for k in self._kiriman if nama in k.berubah), None)
        if sumber is None:
            return None, None
        try:
            baru = _gabung(isi.get(nama, "") for _, isi, _ in self._semua)
            dulu = _gabung(isi.get(nama, "") for _, _, isi in self._semua)
        except GalatSimpan:
            self.panjang.append(id_)
            return None, None
        if baru == kini:
            return None, None
        if kini not in {"", dulu} and not self._ganti:
            return None, sumber
        return baru, sumber


def _gabung(semua: Iterable[str]) -> str:
    rapi = (rapikan_paragraf(satu, "Catatan") for satu in semua)
    return rapikan_paragraf("\n".join(dict.fromkeys(satu for satu in rapi if satu)), "Catatan")
