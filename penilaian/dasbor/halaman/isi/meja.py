"""The assessment that is open in this visit: what its page and its cards are drawn from."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from penilaian.dasbor import sesi
from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.halaman.isi.penyimpan import Tab, buka_tab
from penilaian.dasbor.jeroan_streamlit import DeltaGenerator
from penilaian.dasbor.lembar.satu_lembar import Bacaan
from penilaian.simpan import TERBUKA, IsiBukti, IsiJawaban, JawabanLama, Pelaku, boleh


class Meja:
    """One assessment on the desk.

    Attributes:
        lembar: its header when the page was drawn.
        instrumen: that it is pinned to.
        tab: what this tab remembers of it.
        lama: by indicator the answers to it, or to what it came from, that became kosong when this was moved.
        dulu: the resmi assessment of the last period, which answers can be brought over from.
        boleh_isi: whether answers may be given, by this person and in this state.
        tampil: ids of the indicators that have a card on the page, in their order.
        semua_bukti: evidence when the page was drawn; ``bukti`` its number by indicator.
        komentar: number of remarks by indicator. A card counts its own anew when it lists them.
        terakhir: what was read last, to be shown while the store cannot be read.
        satu: the questions come one at a time.
        tempat_posisi: where the position is shown, ``tempat_bilah`` where the way on is.
    """

    tempat_posisi: DeltaGenerator
    tempat_bilah: DeltaGenerator

    def __init__(self, siapa: Pelaku, penilaian_id: int) -> None:
        """Open an assessment. TidakAda, GalatHak as the store says."""
        rak = gudang()
        self.lembar = rak.lembar.ambil(siapa, penilaian_id)
        self.instrumen = rak.instrumen.ambil(self.lembar.sidik)
        self.dulu = rak.lembar.sebelumnya(siapa, penilaian_id)
        self.lama = _per_tujuan(rak.jawaban.lama(siapa, penilaian_id))
        self.tab: Tab = buka_tab(penilaian_id, siapa)
        self.tab.pakai_naskah(self.instrumen)
        self.satu = False
        self.tampil: tuple[str, ...] = ()
        self.boleh_isi = boleh(siapa, "isi", self.lembar.desa_kode) and self.lembar.keadaan in TERBUKA
        self.terakhir = self._bacaan(siapa)
        self._bersama: Bacaan | None = self.terakhir
        self.semua_bukti = gudang().bukti.daftar(siapa, penilaian_id)
        self.bukti = Counter(b.indikator for b in self.semua_bukti)
        self.komentar = Counter(k.indikator for k in rak.komentar.daftar(siapa, penilaian_id) if k.indikator)

    @property
    def id(self) -> int:
        """Number of the assessment."""
        return self.lembar.id

    @contextmanager
    def borong(self) -> Iterator[Bacaan]:
        """Give the page and all its cards one reading; a card that runs alone later reads the store itself."""
        bersama = self.baca()
        try:
            yield bersama
        finally:
            self._bersama = None

    def baca(self) -> Bacaan:
        """Return what the store says now, and who asks now (``sesi.pelaku``)."""
        if self._bersama is not None:
            return self._bersama
        self.terakhir = self._bacaan(sesi.pelaku())
        return self.terakhir

    def baca_satu(self, indikator: str) -> tuple[Pelaku, IsiJawaban]:
        """Return who asks now, and what the store says now about one indicator."""
        if self._bersama is not None:
            return self._bersama.siapa, self._bersama.satu(indikator)
        siapa = sesi.pelaku()
        isi = gudang().jawaban.satu(siapa, self.id, indikator)
        self.terakhir = replace(self.terakhir, siapa=siapa, jawaban={**self.terakhir.jawaban, indikator: isi})
        return siapa, isi

    def bukti_satu(self, siapa: Pelaku, indikator: str) -> tuple[IsiBukti, ...]:
        """Return the evidence of one indicator, and count it."""
        daftar = gudang().bukti.daftar(siapa, self.id, indikator=indikator)
        self.bukti[indikator] = len(daftar)
        return daftar

    def _bacaan(self, siapa: Pelaku) -> Bacaan:
        return Bacaan(siapa, self.lembar, self.instrumen, gudang().jawaban.semua(siapa, self.id))

    def menanti(self, isi: IsiJawaban) -> tuple[JawabanLama, ...]:
        """Return the answers of an older version that stand beside an answer until it is given."""
        return () if isi.teks or isi.oleh is not None else self.lama.get(isi.indikator, ())


def _per_tujuan(lama: Iterable[JawabanLama]) -> Mapping[str, tuple[JawabanLama, ...]]:
    per_tujuan = defaultdict[str, list[JawabanLama]](list)
    for satu in lama:
        for id_ in satu.tujuan if satu.teks or satu.catatan else ():
            per_tujuan[id_].append(satu)
    return {id_: tuple(semua) for id_, semua in per_tujuan.items()}
