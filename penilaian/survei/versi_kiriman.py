"""Which row of an export is which submission, which version of it is newer, and what a version changes."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from types import MappingProxyType
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from penilaian.mentah import Lembar, lepas
from penilaian.survei.baris_kiriman import tanda_kiriman, teks_kolom
from penilaian.survei.kolom_form import TINJAUAN, VERSI_FORMULIR, KolomForm
from penilaian.survei.nama_form import BUKTI, CATATAN, PENUTUP
from penilaian.survei.sel_teks import SelForm, Teks
from penilaian.survei.waktu_kirim import saat_kirim


class VersiDikenal(NamedTuple):
    """A version of a submission that a store has seen.

    Attributes:
        akar: what all versions of the submission share.
        versi: this one.
        suntingan: how often it was edited, None where the server does not count that.
        kode_desa, periode: where it was taken in; two villages are never versions of one submission.
        isi: name in the form → cell, without empty ones; None = it was never taken in, a newer one stood beside it.
        nomor: rises with every version that is seen.
        lepas: name in the form → cell that it says and that does not stand, because the import that brought it was
            taken back, or because it was kept back and may be taken now; ``isi`` says what stands in its place.
        ditahan: name in the form of a cell in ``isi`` that was kept back → what stands in its place, ``""`` = nothing.
    """

    akar: str
    versi: str
    suntingan: int | None
    kode_desa: str
    periode: str
    isi: Mapping[str, str] | None
    nomor: int
    lepas: Mapping[str, str] = MappingProxyType({})
    ditahan: Mapping[str, str] = MappingProxyType({})


CariVersi = Callable[[Collection[str]], Sequence[VersiDikenal]]
"""Gives what is known of submissions, by what their versions share."""


@dataclass(frozen=True)
class Pengiriman:
    """One row of an export that says which submission it is.

    Attributes:
        akar, versi, suntingan: as in ``VersiDikenal``.
        kode_desa, periode: as a store writes them.
        baris: row of the file, as a spreadsheet shows it.
        dikirim: when the server got it, None where it does not say.
        pengirim: account at the server, ``""`` for none; never a name that was typed into the form.
        versi_formulir: as the server names it, else of the instrument.
        tinjauan: review state as the server writes it.
        sel: question → cell, and name of note, link or file → its text; without empty ones.
        hadir: names that the export has a column for, and in it a cell that can be read.
        terakhir: the version that was taken in last, None where there was none.
        pindah_dari: the versions that stand for other villages or periods, where this one names others: its place was
            corrected. More than one where rows were copied, so that nobody can tell which of them it was.
        pindah_ke: village and period that it names now; then this says that it left the place where it stood.
        melengkapi: the version was seen before, and brings what did not stand yet.
    """

    akar: str
    versi: str
    suntingan: int | None
    kode_desa: str
    periode: str
    baris: int
    dikirim: datetime | None
    pengirim: str
    versi_formulir: str
    tinjauan: str
    sel: Mapping[str, str]
    hadir: frozenset[str]
    terakhir: VersiDikenal | None = None
    pindah_dari: tuple[VersiDikenal, ...] = ()
    pindah_ke: tuple[str, str] | None = None
    melengkapi: bool = False

    @property
    def lama(self) -> Mapping[str, str]:
        """What the version said that was taken in last."""
        return {} if self.terakhir is None else self.terakhir.isi or {}

    @cached_property
    def berubah(self) -> dict[str, str]:
        """Cells that differ from the last version's; ``""`` for one that was emptied.

        A name without a column in this export says nothing, and changes nothing.
        """
        nama = self.sel if self.terakhir is None else self.hadir
        return {n: self.sel.get(n, "") for n in nama if self.sel.get(n, "") != self.lama.get(n, "")}

    @property
    def isi(self) -> dict[str, str]:
        """All that is known of the submission after this version."""
        return {n: teks for n, teks in self.lama.items() if n not in self.hadir} | dict(self.sel)

    def kepergian(self) -> "Pengiriman | None":
        """Return what it says now of the one place where it stood before it was corrected: nothing; None = of none."""
        if len(self.pindah_dari) != 1:
            return None
        (dari,) = self.pindah_dari
        return replace(
            self,
            kode_desa=dari.kode_desa,
            periode=dari.periode,
            sel={},
            hadir=frozenset(dari.isi or {}),
            terakhir=dari,
            pindah_dari=(),
            pindah_ke=(self.kode_desa, self.periode),
        )


def sudah_dilihat(tanda: pd.DataFrame, kunci: pd.DataFrame, tercatat: Sequence[VersiDikenal]) -> npt.NDArray[np.bool_]:
    """Return which rows (n) are versions that were seen before, or older than one that was.

    Where edits are counted the greater count is newer. Else an original is older than any edit of it, and an edit that
    was not seen before is newer. Where an import that the last version built on was taken back, none of them counts
    as seen: each may bring again what is missing.

    Args:
        tanda: of ``tanda_kiriman``.
        kunci: ``kode_desa`` and ``periode`` of each row.
        tercatat: what is known of these submissions.
    """
    per_akar: dict[str, list[VersiDikenal]] = {}
    for t in tercatat:
        per_akar.setdefault(t.akar, []).append(t)
    hasil = np.zeros(len(tanda), dtype=bool)
    for n in np.flatnonzero(tanda["akar"].isin(per_akar).to_numpy()):
        satu, tempat = tanda.iloc[n], tuple(kunci[["kode_desa", "periode"]].iloc[n])
        ini = per_akar[satu["akar"]]
        hasil[n] = _sudah(str(satu["versi"]), int(satu["suntingan"]), tempat, ini) and not _berlubang(
            terakhir_di(tempat, satu["akar"], ini)
        )
    return hasil


def _sudah(versi: str, suntingan: int, tempat: tuple[str, str], semua: Sequence[VersiDikenal]) -> bool:
    di_sini = [t for t in semua if (t.kode_desa, t.periode) == tempat]
    if any(t.versi == versi for t in di_sini):
        return True
    terbanyak = max((-1 if t.suntingan is None else t.suntingan for t in semua), default=-1)
    if suntingan >= 0 and terbanyak >= 0:
        return suntingan < terbanyak or (bool(di_sini) and suntingan == terbanyak)
    asli = versi == semua[0].akar
    return asli and (bool(di_sini) or any(t.versi != t.akar for t in semua))


def _berlubang(terakhir: VersiDikenal | None) -> bool:
    return terakhir is not None and bool(terakhir.lepas)


def _yang_melengkapi(sel: Mapping[str, str], hadir: Collection[str], terakhir: VersiDikenal) -> dict[str, str]:
    """Return the cells of a version that was seen before, as far as they bring again what was taken back."""
    lagi = {n: teks for n, teks in terakhir.lepas.items() if n in hadir and sel.get(n, "") == teks}
    return {n: teks for n, teks in {**(terakhir.isi or {}), **lagi}.items() if teks}


def terakhir_di(tempat: tuple[str, str], akar: str, tercatat: Sequence[VersiDikenal]) -> VersiDikenal | None:
    """Return the version of a submission that was taken in last for a village and period, None where there was none."""
    ada = [t for t in tercatat if t.akar == akar and t.isi is not None and (t.kode_desa, t.periode) == tempat]
    return max(ada, key=lambda t: t.nomor, default=None)


def _pindah_dari(
    versi: str, terakhir: VersiDikenal | None, tempat: tuple[str, str], semua: Sequence[VersiDikenal]
) -> tuple[VersiDikenal, ...]:
    """Return the versions of a submission that stand elsewhere, where none of it stands here yet.

    The same version elsewhere is a row that somebody copied, not a place that was corrected.
    """
    if terakhir is not None and terakhir.isi:
        return ()
    lain: dict[tuple[str, str], VersiDikenal] = {}
    for t in sorted((t for t in semua if t.isi is not None), key=lambda t: t.nomor):
        lain[t.kode_desa, t.periode] = t
    ada = [t for di, t in lain.items() if di != tempat and t.isi]
    return () if any(t.versi == versi for t in semua if t.isi) else tuple(ada)


def susun_pengiriman(
    lembar: Lembar,
    kolom: KolomForm,
    kunci: pd.DataFrame,
    sel: Mapping[str, SelForm],
    tercatat: Sequence[VersiDikenal],
    tanpa_teks: Mapping[str, Collection[int]],
) -> tuple[Pengiriman, ...]:
    """Return each row (n) as what a store keeps of it.

    Args:
        lembar: the rows of an export.
        kolom: where the form's parts stand.
        kunci: ``kode_desa`` and ``periode`` of each row.
        sel: by question its cells; none where only what the rows are is asked.
        tercatat: what is known of these submissions.
        tanpa_teks: names of notes and evidence → numbers of the rows whose cell is no text: it says nothing, as one
            without a column.
    """
    isi = {id_: s.isi for id_, s in sel.items() if s.kolom is not None}
    isi |= {n: _tanpa_kutip(teks_kolom(lembar, k)) for n, k in kolom.nama.items() if _tambahan(n, sel)}
    if PENUTUP in kolom.nama:
        isi[PENUTUP] = _tanpa_kutip(teks_kolom(lembar, kolom.nama[PENUTUP]))
    semua_hadir, tanda = frozenset(isi), tanda_kiriman(lembar, kolom)
    meta = {
        nama: teks_kolom(lembar, next((kolom.meta[k] for k in pilihan if k in kolom.meta), None))
        for nama, pilihan in _META.items()
    }
    versi_instrumen = teks_kolom(lembar, kolom.nama.get("versi_instrumen"))
    hasil = []
    for n in range(len(lembar.baris)):
        tempat = str(kunci["kode_desa"].iloc[n]), str(kunci["periode"].iloc[n])
        akar, suntingan = str(tanda["akar"].iloc[n]), int(tanda["suntingan"].iloc[n])
        versi, terakhir = str(tanda["versi"].iloc[n]), terakhir_di(tempat, akar, tercatat) if akar else None
        hadir = semua_hadir - {nama for nama, baris in tanpa_teks.items() if int(lembar.baris[n]) in baris}
        satu = {nama: str(isi[nama][n]) for nama in isi if nama in hadir and isi[nama][n]}
        semua = [t for t in tercatat if t.akar == akar] if akar else []
        if melengkapi := terakhir is not None and _sudah(versi, suntingan, tempat, semua):
            satu = _yang_melengkapi(satu, hadir, terakhir)
        hasil.append(
            Pengiriman(
                akar=akar,
                versi=versi,
                suntingan=suntingan if suntingan >= 0 else None,
                kode_desa=tempat[0],
                periode=tempat[1],
                baris=int(lembar.baris[n]),
                dikirim=saat_kirim(meta["waktu"][n]),
                pengirim=str(meta["pengirim"][n])[:_PANJANG_AKUN],
                versi_formulir=str(meta["versi_formulir"][n] or versi_instrumen[n])[:_PANJANG_AKUN],
                tinjauan=str(meta["tinjauan"][n])[:_PANJANG_AKUN],
                sel=satu,
                hadir=hadir,
                terakhir=terakhir,
                pindah_dari=() if melengkapi else _pindah_dari(versi, terakhir, tempat, semua),
                melengkapi=melengkapi,
            )
        )
    return tuple(hasil)


def _tanpa_kutip(teks: Teks) -> Teks:
    """Return notes and links without what a table of ours puts before them to be no formula (``--tandai``)."""
    return np.array([lepas(t) for t in teks.tolist()], dtype=object)


def _tambahan(nama: str, ditanya: Collection[str]) -> bool:
    """Return whether a name is of a note, a link or a file beside one of these questions."""
    id_, _, apa = nama.rpartition("_")
    return id_ in ditanya and apa in {*BUKTI, CATATAN}


_META: Final[Mapping[str, tuple[str, ...]]] = {
    "waktu": ("_submission_time", "SubmissionDate"),
    "pengirim": ("_submitted_by", "SubmitterName"),
    "versi_formulir": VERSI_FORMULIR,
    "tinjauan": TINJAUAN,
}
_PANJANG_AKUN: Final = 100
