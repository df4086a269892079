"""How many people a survey is about: ``kode_desa,indikator,populasi``, with or without ``periode``."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import pandas as pd

from penilaian.desa import bakukan
from penilaian.galat import GalatJawaban, HitunganBaris, Temuan
from penilaian.instrumen import IndikatorSurvei, Instrumen
from penilaian.jawaban import GalatSel, tulis_kode
from penilaian.ketikan import KETIK_ULANG, longgar, sebut_tak_tampak, tanpa_tak_tampak
from penilaian.mentah import Lembar
from penilaian.survei.baris_kiriman import ringkas_kata, sebut_galat, teks_kolom
from penilaian.survei.sampel import Angka, Letak

KOLOM: Final = ("kode_desa", "indikator", "populasi", "periode")

_BULAT: Final = re.compile(r"([1-9][0-9]{0,2}(?:\.[0-9]{3})+|[1-9][0-9]{0,7})(?:[.,]0)?")


@dataclass(frozen=True)
class Populasi:
    """Populations by village, indicator and period (``""`` = of every period)."""

    per_kunci: Mapping[tuple[str, str, str], float] = field(default_factory=dict)

    def untuk(self, desa: pd.DataFrame, indikator: str) -> Angka:
        """Return (g,) the population of each village and period, NaN where it is not known."""
        if not self.per_kunci:
            return np.full(len(desa), np.nan)
        isi = pd.Series(self.per_kunci.values(), index=pd.MultiIndex.from_tuples(self.per_kunci), dtype=np.float64)
        id_ = np.full(len(desa), indikator)
        tepat = isi.reindex(pd.MultiIndex.from_arrays([desa["kode_desa"], id_, desa["periode"]])).to_numpy()
        umum = isi.reindex(pd.MultiIndex.from_arrays([desa["kode_desa"], id_, np.full(len(desa), "")])).to_numpy()
        return np.where(np.isnan(tepat), umum, tepat)


def judul_populasi() -> frozenset[str]:
    """Return loose forms of the headings, by which sheet, header and separator are found."""
    return frozenset(map(longgar, KOLOM))


def baca_populasi(lembar: Lembar, instrumen: Instrumen) -> Populasi:
    """Return the populations in a table.

    Raises:
        GalatJawaban: a column is missing, or a code, indicator or number is none (S22); all of them at once.
    """
    kepala = {longgar(t): k for k, t in reversed(list(enumerate(lembar.kepala)))}
    kolom = {n: kepala.get(longgar(n)) for n in KOLOM}
    if hilang := [n for n in KOLOM[:3] if kolom[n] is None]:
        pesan = f"kolom {', '.join(hilang)} tidak ada; kolomnya: {ringkas_kata([t for t in lembar.kepala if t])}"
        temuan = Temuan(f"baris {lembar.baris_kepala}", "S22", pesan, "Tulis kolom kode_desa, indikator dan populasi.")
        raise GalatJawaban([*lembar.peringatan, temuan], HitunganBaris(0, len(lembar.baris), 0))
    isi = {n: pd.Series(teks_kolom(lembar, k), dtype="str") for n, k in kolom.items()}
    survei = [i.id for i in instrumen.ditanyakan if isinstance(i, IndikatorSurvei)]
    kode = bakukan(isi["kode_desa"].str.removeprefix("'"), instrumen.yang_dinilai)
    angka = isi["populasi"].str.extract(f"^{_BULAT.pattern}$")[0].str.replace(".", "", regex=False)
    galat: list[tuple[int, GalatSel]] = []

    def catat(nama: str, salah: pd.Series, kata: str, saran: str, baik: Callable[[str], bool] = bool) -> None:
        for satu in isi[nama][salah].unique():
            letak: Letak = np.flatnonzero((salah & (isi[nama] == satu)).to_numpy(dtype=bool))
            bersih, pesan, ini = tanpa_tak_tampak(satu).strip(), kata.format(satu), saran
            if bersih != satu and (not bersih or baik(bersih)):
                pesan, ini = f"{nama}: {sebut_tak_tampak(bersih)}", KETIK_ULANG
            galat.append((kolom[nama] or 0, GalatSel(letak, "S22", pesan, ini)))

    def berkode(teks: str) -> bool:
        return bool(bakukan(pd.Series([teks], dtype="str"), instrumen.yang_dinilai).item())

    catat("kode_desa", kode == "", "kode {!r} tidak dikenali bentuknya", tulis_kode(instrumen.yang_dinilai), berkode)
    saran = f"Tulis salah satu: {', '.join(survei)}."
    bukan = ~isi["indikator"].isin(survei)
    catat("indikator", bukan, "indikator {!r} bukan pertanyaan survei", saran, survei.__contains__)
    saran = "Tulis jumlah orang dengan angka saja, paling sedikit 1."
    catat(
        "populasi", angka.isna(), "populasi {!r} bukan bilangan bulat", saran, lambda t: _BULAT.fullmatch(t) is not None
    )
    kunci = pd.DataFrame({"kode": kode, "indikator": isi["indikator"], "periode": isi["periode"]})
    beda = kunci.duplicated() & ~kunci.assign(angka=angka).duplicated()
    pesan = "populasi {!r} berbeda dari baris sebelumnya untuk desa, indikator dan periode yang sama"
    catat("populasi", beda & angka.notna(), pesan, "Sisakan satu baris.")
    if galat:
        temuan_sel, banyak = sebut_galat(galat, lembar)
        raise GalatJawaban([*lembar.peringatan, *temuan_sel], HitunganBaris(len(lembar.baris) - banyak, banyak, 0))
    per_kunci = dict(zip(kunci.itertuples(index=False, name=None), angka.astype(np.float64), strict=True))
    return Populasi(per_kunci)
