"""All that the store says about one assessment, read once a run for whoever looks at it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeVar

import numpy as np

from penilaian import keandalan
from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.halaman.verifikasi.perbuatan import Deretan, buka_deretan
from penilaian.dasbor.lembar.satu_lembar import Bacaan
from penilaian.instrumen import Indikator
from penilaian.keandalan import Selisih
from penilaian.mesin import Hasil, Jenis, nilai
from penilaian.simpan import IsiBukti, IsiKomentar, Kumpulan, Lembar, Pelaku, boleh, sama_arti

Periksa = Literal["belum", "usang", "sama", "beda", "kosong"]
"""How far the check of one answer is: open; changed since; agreed; another value; nothing answered and nothing set."""

T = TypeVar("T", IsiBukti, IsiKomentar)


@dataclass(frozen=True)
class Bahan(Bacaan):
    """One assessment with all that was said of it.

    Attributes:
        bukti: evidence by indicator.
        komentar: remarks by indicator, ``""`` those on the whole.
        tiga: the three answer sets (n = 1).
        tim_lain: assessments of the same village and period by other teams.
        deretan: deeds of this tab on it.
        mengubah: whether the page offers to check and decide, or only to read.
    """

    bukti: Mapping[str, tuple[IsiBukti, ...]]
    komentar: Mapping[str, tuple[IsiKomentar, ...]]
    tiga: Mapping[Jenis, Kumpulan]
    tim_lain: tuple[Lembar, ...]
    deretan: Deretan
    mengubah: bool

    @property
    def boleh_periksa(self) -> bool:
        """Whether answers and evidence can be judged here and now; one's own the store refuses."""
        return self.mengubah and self.lembar.keadaan == "diajukan" and self._boleh_verifikasi

    @property
    def boleh_komentar(self) -> bool:
        """Whether ``siapa`` may remark on it."""
        return boleh(self.siapa, "komentar", self.lembar.desa_kode)

    def periksa(self, id_: str) -> Periksa:
        """Return how far the check of one answer is."""
        isi = self.satu(id_)
        if isi.teks_verifikasi is None:
            return "belum" if self.terjawab(id_) else "kosong"
        if isi.usang:
            return "usang"
        if (i := self.instrumen.per_id[id_]) in self.instrumen.indikator_tambahan:
            return "sama" if sama_arti(i, "" if isi.bawaan else isi.teks, isi.teks_verifikasi) else "beda"
        return "sama" if self.selisih.satu(id_)[0] in {"sama", "kosong"} else "beda"

    def terbuka(self, id_: str) -> bool:
        """Return whether an answer still waits to be checked."""
        return self.periksa(id_) in {"belum", "usang"}

    def tanpa_bukti(self, indikator: Indikator) -> bool:
        """Return whether an answer needs evidence and none that supports it was accepted."""
        return self.minta_bukti(indikator) and not any(b.sah for b in self.bukti.get(indikator.id, ()))

    @cached_property
    def banyak_terjawab(self) -> int:
        """Answers given."""
        return sum(self.terjawab(i.id) for i in self.instrumen.ditanyakan)

    @cached_property
    def banyak_terbuka(self) -> int:
        """Answers that wait to be checked."""
        return sum(self.terbuka(i.id) for i in self.instrumen.ditanyakan)

    @cached_property
    def selisih(self) -> Selisih:
        """The village's answers beside the verified ones; what was checked counts."""
        dilihat = [self.satu(i.id).teks_verifikasi is not None for i in self.instrumen.indikator]
        return keandalan.bandingkan(
            self.instrumen,
            self.tiga["mandiri"].jawaban,
            self.tiga["terverifikasi"].jawaban,
            np.array(dilihat, dtype=bool)[:, None],
        )

    @cached_property
    def hasil(self) -> dict[Jenis, Hasil]:
        """Scores of the three sets, by the one engine."""
        return {jenis: nilai(k.instrumen, k.jawaban) for jenis, k in self.tiga.items()}

    @property
    def _boleh_verifikasi(self) -> bool:
        return boleh(self.siapa, "verifikasi", self.lembar.desa_kode)


def muat_bahan(siapa: Pelaku, penilaian_id: int, *, mengubah: bool) -> Bahan:
    """Return an assessment as it stands now. TidakAda and GalatHak as the store says."""
    rak = gudang()
    lembar = rak.lembar.ambil(siapa, penilaian_id)
    sama = rak.lembar.daftar(siapa, desa=lembar.desa_kode, periode=lembar.periode)
    return Bahan(
        siapa=siapa,
        lembar=lembar,
        instrumen=rak.instrumen.ambil(lembar.sidik),
        jawaban=rak.jawaban.semua(siapa, penilaian_id),
        bukti=_kelompokkan(gudang().bukti.daftar(siapa, penilaian_id)),
        komentar=_kelompokkan(rak.komentar.daftar(siapa, penilaian_id)),
        tiga=rak.hasil.tiga(siapa, penilaian_id),
        tim_lain=tuple(x for x in sama if x.id != lembar.id),
        deretan=buka_deretan(siapa, penilaian_id),
        mengubah=mengubah,
    )


def _kelompokkan(semua: Iterable[T]) -> dict[str, tuple[T, ...]]:
    hasil: dict[str, list[T]] = defaultdict(list)
    for satu in semua:
        hasil[satu.indikator or ""].append(satu)
    return {k: tuple(v) for k, v in hasil.items()}
