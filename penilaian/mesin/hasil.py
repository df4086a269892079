"""The result of scoring: arrays to compute with, and the table that leaves the house."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import Final

import numpy as np
import pandas as pd

from penilaian.angka import TOLERANSI, ribuan, tulis_rentang
from penilaian.instrumen import Instrumen
from penilaian.jawaban import Jawaban, tulis_sel
from penilaian.mesin.lampau import Lampau
from penilaian.posisi import STATUS, Posisi, tentukan
from penilaian.skor import AKAR, Larik, Skor, hitung

_BARIS_BUKU: Final = 10
"""Rows in a notebook; ``tabel()`` has them all."""


def nilai(instrumen: Instrumen, jawaban: Jawaban) -> "Hasil":
    """Return scores, bounds, completeness, status of stages, position and lenses of every village (§1–§11).

    Args:
        instrumen: as ``muat_instrumen`` returns it.
        jawaban: the answers of n villages (or periods of villages), read with the same instrument.

    Raises:
        ValueError: the answers belong to other indicators, or stand in another order.
    """
    if jawaban.indikator != tuple(i.id for i in instrumen.indikator):
        raise ValueError(f"jawaban dibaca dengan instrumen lain, bukan {instrumen.id} {instrumen.versi}")
    kelompok, lensa = hitung(instrumen, jawaban)
    return Hasil(instrumen, jawaban, kelompok, lensa, tentukan(instrumen, jawaban, kelompok))


SEBAGIAN: Final = 8_192
"""Rows that are scored and written out before the next ones: all scores and the table of the nation are 150 MB."""


def nilai_sebagian(instrumen: Instrumen, jawaban: Jawaban, banyak: int = SEBAGIAN) -> Iterator["Hasil"]:
    """Yield what ``nilai`` returns in parts of so many rows, in their order; at least one part, which may be empty.

    A village's result depends on no other, so the parts together hold the bits of the whole.

    Raises:
        ValueError: as ``nilai``.
    """
    for awal in range(0, max(len(jawaban), 1), banyak):
        yield nilai(instrumen, jawaban.potong(awal, awal + banyak))


PREDIKAT_SEJAK: Final = 2
"""Position from which on the band of the index is told to people."""


@dataclass(frozen=True, repr=False)
class Hasil:
    """Scores of n villages under one instrument.

    Attributes:
        kelompok: groups and root (``AKAR``) on 0–1, nothing withheld.
        lensa: lens values ``<lens>_<value>`` on 0–1.
        posisi: None where the instrument has no gate.
        lampau: earlier periods under older versions, for change over time alone; None where there are none.
    """

    instrumen: Instrumen
    jawaban: Jawaban
    kelompok: Skor
    lensa: Skor
    posisi: Posisi | None
    lampau: Lampau | None = None

    def __len__(self) -> int:
        """Return n, the number of villages (and periods)."""
        return len(self.jawaban)

    def __repr__(self) -> str:
        """Return what this is, in one line."""
        return f"<Hasil {self.instrumen.id} {self.instrumen.versi}: {ribuan(len(self))} baris>"

    def _repr_html_(self) -> str:
        """Return the first rows as a table for notebooks; whatever a file or an instrument holds is escaped."""
        kepala, isi = self.tampil(_BARIS_BUKU)
        baris = "".join(f"<tr>{''.join(f'<td>{escape(t)}</td>' for t in b)}</tr>" for b in isi)
        lebih = len(self) - len(isi)
        return (
            f"<table><caption>{escape(self.instrumen.nama)} ({self.instrumen.versi})</caption>"
            f"<thead><tr>{''.join(f'<th>{escape(k)}</th>' for k in kepala)}</tr></thead><tbody>{baris}</tbody></table>"
            + (f"<p>… dan {ribuan(lebih)} baris lagi.</p>" if lebih else "")
        )

    def skor(self, id_kelompok: str = AKAR) -> Larik:
        """Return (n,) scores in scale units, NaN where unanswered or withheld for incompleteness (§3)."""
        b = self.kelompok.baris(id_kelompok)
        nilai = self.ke_skala(self.kelompok.skor[b])
        minimum = self.kelengkapan_min(id_kelompok)
        if minimum is not None:
            nilai[self.kelompok.kelengkapan[b] < minimum - TOLERANSI] = np.nan
        return nilai

    def bawah(self, id_kelompok: str = AKAR) -> Larik:
        """Return (n,) lower bounds in scale units (§4)."""
        return self.ke_skala(self.kelompok.bawah[self.kelompok.baris(id_kelompok)])

    def atas(self, id_kelompok: str = AKAR) -> Larik:
        """Return (n,) upper bounds in scale units (§4)."""
        return self.ke_skala(self.kelompok.atas[self.kelompok.baris(id_kelompok)])

    def kelengkapan(self, id_kelompok: str = AKAR) -> Larik:
        """Return (n,) completeness, 0–1."""
        return np.array(self.kelompok.kelengkapan[self.kelompok.baris(id_kelompok)])

    def kelengkapan_min(self, id_kelompok: str) -> float | None:
        """Return the completeness below which a group's score is withheld; None = never."""
        ini = self.instrumen
        if id_kelompok != AKAR:
            kelompok = ini.kelompok_per_id[id_kelompok]
            if kelompok.kelengkapan_min is not None:
                return float(kelompok.kelengkapan_min)
            if kelompok.kelompok is not None:
                return None
        return None if ini.kelengkapan_min is None else float(ini.kelengkapan_min.nilai)

    def ke_skala(self, satu: Larik) -> Larik:
        """Return values on 0–1 mapped to the instrument's scale, as a new array."""
        s = self.instrumen.skala
        return float(s.min) + satu * float(s.maks - s.min)

    def predikat(self) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
        """Return (n,) the band that each index lies in (half-open, §7), ``""`` where the index is withheld."""
        pita, s = self.instrumen.pita, self.instrumen.skala
        if not pita:
            return np.full(len(self), "", dtype=object)
        lebar = float(s.maks - s.min)
        mulai = np.array([float(p.mulai - s.min) for p in pita]) / lebar
        indeks = (self.skor() - float(s.min)) / lebar
        letak = np.searchsorted(mulai, np.nan_to_num(indeks) + TOLERANSI, side="right") - 1
        return np.where(np.isnan(indeks), "", np.array([p.nama for p in pita], dtype=object)[letak])

    def predikat_tampil(self) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
        """Return (n,) the band as it is told to people: ``""`` also where the certain position is below 2.

        A good word for the index beside a low position would say that the village is farther than it is. Without a
        gate it is ``predikat``; files keep the column.
        """
        predikat = self.predikat()
        if self.posisi is not None:
            predikat[self.posisi.pasti < PREDIKAT_SEJAK] = ""
        return predikat

    def nama_posisi(self, posisi: int) -> str:
        """Return what position 0 to s is called. ValueError where the instrument has no gate."""
        gerbang = self.instrumen.gerbang
        if gerbang is None:
            raise ValueError(f"instrumen {self.instrumen.id} tidak mempunyai gerbang")
        return gerbang.nol.nama if posisi == 0 else self.instrumen.puncak[posisi - 1].nama

    @cached_property
    def _letak(self) -> pd.Series:
        kunci = self.jawaban.kunci
        return pd.Series(
            np.arange(len(kunci)), index=pd.MultiIndex.from_frame(kunci[["kode_desa", "periode"]]), name="baris"
        )

    def baris(self, kode_desa: str, periode: str) -> int:
        """Return the row of a village (dotted code) and period. KeyError if absent."""
        return int(self._letak.loc[(kode_desa, periode)])

    def tampil(self, banyak: int, *, rinci: bool = False) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
        """Return headings and cells of the first ``banyak`` rows as people read them, ``–`` where a figure is withheld.

        Args:
            banyak: rows at the most.
            rinci: a column for each top group too.
        """
        ini, mistar = self.instrumen, self.instrumen.mistar
        puncak = ini.puncak if rinci else ()
        n = min(len(self), banyak)
        kunci = self.jawaban.kunci.iloc[:n]
        desa = [f"{k} {nama}".strip() for k, nama in zip(kunci["kode_desa"], kunci["nama_desa"], strict=True)]

        def angka(nilai: Larik) -> list[str]:
            return ["–" if np.isnan(v) else mistar.tulis(v) for v in nilai[:n].tolist()]

        kolom = {ini.yang_dinilai.capitalize(): desa, "Periode": [str(p) for p in kunci["periode"]]}
        if self.posisi is not None:
            kolom["Posisi"] = [self._sebut_posisi(b) for b in range(n)]
        kolom["Indeks"] = angka(self.skor())
        if ini.pita:
            kolom["Predikat"] = [str(p) or "–" for p in self.predikat_tampil()[:n]]
        kolom["Batas"] = list(map(tulis_rentang, angka(self.bawah()), angka(self.atas())))
        isi = [*kolom.values(), *(angka(self.skor(t.id)) for t in puncak)]
        return (*kolom, *(t.nama for t in puncak)), list(zip(*isi, strict=True))

    def _sebut_posisi(self, baris: int) -> str:
        assert self.posisi is not None  # noqa: S101  (the caller has asked)
        pasti, mungkin = int(self.posisi.pasti[baris]), int(self.posisi.mungkin[baris])
        nama = self.nama_posisi(pasti)
        return nama if mungkin == pasti else f"{nama}, mungkin {self.nama_posisi(mungkin)}"

    def tabel(self) -> pd.DataFrame:
        """Return the output contract: one row per village and period, numbers unrounded, NaN where withheld.

        Columns: ``kode_desa, nama_desa, periode``; with a gate ``posisi, posisi_nama, posisi_mungkin``; ``indeks,
        indeks_bawah, indeks_atas, kelengkapan, predikat``; per top group ``skor_, bawah_, atas_, kelengkapan_`` and
        with a gate ``status_``; per deeper group ``skor_``; ``lensa_<lens>_<value>``; with a gate ``penghambat,
        penghambat_aspek, kurang_skor``; ``instrumen, versi, sidik, sidik_nilai, aturan``; with local questions
        ``tambahan, versi_tambahan`` and a column for each, its answers as cells.
        """
        ini, kunci, p = self.instrumen, self.jawaban.kunci, self.posisi
        kolom: dict[str, object] = {k: kunci[k].array for k in ("kode_desa", "nama_desa", "periode")}
        if p is not None:
            nama = np.array([self.nama_posisi(s) for s in range(len(p.tingkat) + 1)])
            kolom |= {"posisi": p.pasti, "posisi_nama": _kata(nama, p.pasti), "posisi_mungkin": p.mungkin}
        kolom |= {
            "indeks": self.skor(),
            "indeks_bawah": self.bawah(),
            "indeks_atas": self.atas(),
            "kelengkapan": self.kelengkapan(),
            "predikat": pd.array(self.predikat(), dtype="str"),
        }
        for s, t in enumerate(ini.puncak):
            kolom |= {
                f"skor_{t.id}": self.skor(t.id),
                f"bawah_{t.id}": self.bawah(t.id),
                f"atas_{t.id}": self.atas(t.id),
                f"kelengkapan_{t.id}": self.kelengkapan(t.id),
            }
            if p is not None:
                kolom[f"status_{t.id}"] = _kata(np.array(STATUS), p.status[s])
        kolom |= {f"skor_{k.id}": self.skor(k.id) for k in ini.kelompok if k.kelompok is not None}
        kolom |= {f"lensa_{id_}": self.ke_skala(v) for id_, v in zip(self.lensa.id, self.lensa.skor, strict=True)}
        if p is not None:
            kolom |= {
                "penghambat": pd.array(p.penghambat, dtype="str"),
                "penghambat_aspek": pd.array(p.penghambat_aspek, dtype="str"),
                "kurang_skor": p.kurang,
            }
        nol = np.zeros(len(self), dtype=np.int64)
        asal = {
            "instrumen": ini.id,
            "versi": ini.versi,
            "sidik": ini.sidik,
            "sidik_nilai": ini.sidik_nilai,
            "aturan": self.instrumen.aturan,
        }
        if ini.tambahan is not None:
            asal |= {"tambahan": ini.tambahan.id, "versi_tambahan": ini.tambahan.versi}
        kolom |= {k: _kata(np.array([v]), nol) for k, v in asal.items()}
        if self.jawaban.tambahan is not None:
            kolom |= {i.id: pd.array(tulis_sel(i, self.jawaban), dtype="str") for i in ini.indikator_tambahan}
        return pd.DataFrame(kolom)


def _kata(
    kata: np.ndarray[tuple[int], np.dtype[np.str_]], kode: np.ndarray[tuple[int], np.dtype[np.integer]]
) -> object:
    """Return ``kata[kode]`` as a text column; each distinct word is built once."""
    return pd.array(kata.astype(object), dtype="str").take(kode)
