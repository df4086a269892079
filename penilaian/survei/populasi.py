"""How many people a survey is about: a table of its own, or denominators that an assessment has counted already.

The table has ``kode_desa,indikator,populasi``, with or without ``periode``; a form of Kobo or ODK may have asked it.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
import pandas as pd

from penilaian.desa import bakukan, kode_baku
from penilaian.galat import GalatJawaban, HitunganBaris, Temuan
from penilaian.instrumen import IndikatorSurvei, Instrumen, Kuesioner
from penilaian.jawaban import GalatSel, tulis_kode
from penilaian.ketikan import KETIK_ULANG, longgar, sebut_tak_tampak, tanpa_tak_tampak
from penilaian.mentah import Lembar
from penilaian.survei.baca_buku import bertumpuk, hamparkan
from penilaian.survei.baris_ditolak import sebab_tak_dipakai
from penilaian.survei.baris_kiriman import ambil_baris, ringkas_kata, sebut_galat, teks_kolom
from penilaian.survei.ekspor_rusak import tak_satu_pun
from penilaian.survei.kolom_form import PEMISAH, KolomForm, PembacaJudul, tampak
from penilaian.survei.sampel import Angka, Letak
from penilaian.survei.versi_baris import versi_baris
from penilaian.tak_terbaca import catat_rusak, saring_rusak, temuan_berletak, urut

KOLOM: Final = ("kode_desa", "indikator", "populasi", "periode")

PENYEBUT: Final = "_penyebut"
"""Ending of the name of a denominator in the instrument's own form."""

_TERSEMBUNYI: Final = "S35"
"""Code of the finding that a hidden sheet holds answers; what else is odd about a workbook concerns no population."""
_PECAHAN: Final = r"^[0-9]+(?:[.,]0+)? ?/ ?([0-9]+)(?:[.,]0+)?$"
_BULAT: Final = re.compile(r"([1-9][0-9]{0,2}(?:\.[0-9]{3})+|[1-9][0-9]{0,7})(?:[.,]0)?")


@dataclass(frozen=True)
class Populasi:
    """Populations by village, indicator and period (``""`` = of every period).

    Attributes:
        per_kunci: them.
        peringatan: what is odd about their file and does no harm.
    """

    per_kunci: Mapping[tuple[str, str, str], float] = field(default_factory=dict)
    peringatan: tuple[Temuan, ...] = ()

    def untuk(self, desa: pd.DataFrame, indikator: str) -> Angka:
        """Return (g,) the population of each village and period, NaN where it is not known."""
        if not self.per_kunci:
            return np.full(len(desa), np.nan)
        isi = pd.Series(self.per_kunci.values(), index=pd.MultiIndex.from_tuples(self.per_kunci), dtype=np.float64)
        id_ = np.full(len(desa), indikator)
        tepat = isi.reindex(pd.MultiIndex.from_arrays([desa["kode_desa"], id_, desa["periode"]])).to_numpy()
        umum = isi.reindex(pd.MultiIndex.from_arrays([desa["kode_desa"], id_, np.full(len(desa), "")])).to_numpy()
        return np.where(np.isnan(tepat), umum, tepat)


def judul_populasi(kuesioner: Sequence[Kuesioner] = ()) -> frozenset[str]:
    """Return loose forms of the headings, by which sheet, header and separator are found."""
    penyebut = (f"{id_}{PENYEBUT}" for id_ in _asal(kuesioner))
    return frozenset(map(longgar, (*KOLOM, *penyebut, *_asal(kuesioner))))


def baca_populasi(lembar: Lembar, instrumen: Instrumen, kuesioner: Sequence[Kuesioner] = ()) -> Populasi:
    """Return the populations in a table, in an export of a form that asked them, or in one of the assessment itself.

    Args:
        lembar: the file's table of text. Rows that a server rejected, and older versions of edited ones, don't count.
        instrumen: whose surveys these are.
        kuesioner: those whose population is the denominator of a percentage of the instrument (``populasi_dari``) have
            it from its answers too: an export of its form, our workbook, or an answers file with cells ``5/8``.

    Raises:
        GalatJawaban: a column is missing, or a code, indicator or number is none (S22), or a workbook of ours has any
            fault; all of them at once.
    """
    peringatan = lembar.peringatan
    if bertumpuk(lembar):
        buku = hamparkan(lembar, instrumen)
        lembar, kolom = buku.lembar, buku.kolom
        peringatan = (*peringatan, *(t for t in buku.temuan if t.kode == _TERSEMBUNYI))
        if buku.galat:
            n = len(lembar.baris)
            hitungan = HitunganBaris(n - len(buku.salah), len(buku.salah), buku.dilewati, "lembar")
            raise GalatJawaban([*peringatan, *buku.galat], hitungan)
    else:
        kolom = PembacaJudul(instrumen).kolom(lembar.kepala)
    versi = versi_baris(lembar, kolom, instrumen)
    sebab = sebab_tak_dipakai(lembar, kolom, instrumen, versi, versi_dipilih=True)
    dipakai = ambil_baris(lembar, np.flatnonzero(sebab == ""))
    letak = _letak(dipakai.kepala)
    _pastikan_terbaca(lembar, dipakai, kolom, letak, _asal(kuesioner))
    if (asal := _asal(kuesioner)) and not {"indikator", "populasi"} <= letak.keys():
        bagian = [_penyebut(dipakai, kolom, id_, milik) for id_, milik in asal.items()]
        isi = pd.concat([b for b in bagian if b is not None] or [pd.DataFrame(columns=[*KOLOM, "kolom", "letak"])])
        if "kode_desa" in kolom.nama and len(isi):
            return replace(_periksa(dipakai, isi.reset_index(drop=True), instrumen), peringatan=peringatan)
    if hilang := [n for n in KOLOM[:3] if n not in letak]:
        pesan = f"kolom {', '.join(hilang)} tidak ada; kolomnya: {ringkas_kata([t for t in lembar.kepala if t])}"
        temuan = Temuan(f"baris {lembar.baris_kepala}", "S22", pesan, _saran_kolom(asal))
        raise GalatJawaban([*lembar.peringatan, temuan], tak_satu_pun(lembar))
    teks = {n: teks_kolom(dipakai, letak.get(n)) for n in KOLOM}
    isi = pd.DataFrame({**teks, "kolom": letak["populasi"], "letak": np.arange(len(dipakai.baris))})
    return replace(_periksa(dipakai, isi, instrumen), peringatan=peringatan)


def _pastikan_terbaca(
    lembar: Lembar, dipakai: Lembar, kolom: KolomForm, letak: Mapping[str, int], asal: Iterable[str]
) -> None:
    """Refuse a file whose format already told of cells that are read, or of rows, that they are none."""
    angka = {k for n, k in kolom.nama.items() if n in {*asal, *(f"{id_}{PENYEBUT}" for id_ in asal)}}
    angka |= {k for n, k in letak.items() if n == "populasi"}
    dibaca = angka | {-1, *letak.values(), *(k for n, k in kolom.nama.items() if n in KOLOM)}
    lewat = np.setdiff1d(lembar.baris, dipakai.baris)
    rusak = saring_rusak(lembar, lambda k, hanya: k in (angka if hanya else dibaca), lewat)
    if salah := temuan_berletak(lembar, urut(catat_rusak(rusak))):
        raise GalatJawaban([*lembar.peringatan, *salah], tak_satu_pun(lembar))


def _asal(kuesioner: Sequence[Kuesioner]) -> dict[str, list[str]]:
    """Return by percentage the surveys whose population its denominator is."""
    hasil: dict[str, list[str]] = {}
    for k in kuesioner:
        if k.populasi_dari is not None:
            hasil.setdefault(k.populasi_dari, []).append(k.indikator)
    return hasil


def _saran_kolom(asal: Mapping[str, Sequence[str]]) -> str:
    lain = f", atau pakai ekspor penilaian yang memuat penyebut {' dan '.join(asal)}" if asal else ""
    return f"Tulis kolom kode_desa, indikator dan populasi{lain}."


def _letak(kepala: Sequence[str]) -> dict[str, int]:
    """Return which columns of the table these are: by name, or by what follows the group that stands before it."""
    hasil: dict[str, int] = {}
    dikenal = {longgar(n): n for n in KOLOM}
    for k, judul in enumerate(kepala):
        for satu in (judul, PEMISAH.split(tampak(judul))[-1]):
            if (nama := dikenal.get(longgar(satu))) is not None:
                hasil.setdefault(nama, k)
    return hasil


def _penyebut(lembar: Lembar, kolom: KolomForm, id_: str, survei: Sequence[str]) -> pd.DataFrame | None:
    """Return the denominators of a percentage as rows of the table, a survey each; None where none is answered."""
    k = kolom.nama.get(f"{id_}{PENYEBUT}")
    angka = pd.Series(teks_kolom(lembar, k), dtype="str")
    if k is None:
        k = kolom.nama.get(id_, next((n for n, j in enumerate(lembar.kepala) if longgar(j) == longgar(id_)), None))
        angka = pd.Series(teks_kolom(lembar, k), dtype="str").str.extract(_PECAHAN)[0].fillna("")
    ada = np.flatnonzero(~angka.isin(["", "0"]).to_numpy(dtype=bool))
    if k is None or not ada.size:
        return None
    kunci = {n: teks_kolom(lembar, kolom.nama.get(n))[ada] for n in ("kode_desa", "periode")}
    isi = pd.DataFrame({**kunci, "populasi": angka.iloc[ada].to_numpy(), "kolom": k, "letak": ada})
    return pd.concat([isi.assign(indikator=s) for s in survei])


def _periksa(lembar: Lembar, isi: pd.DataFrame, instrumen: Instrumen) -> Populasi:
    """Return the populations of rows (``KOLOM``, ``kolom`` and ``letak`` in the file). GalatJawaban (S22)."""
    isi = isi.astype(dict.fromkeys(KOLOM, "str"))
    survei = [i.id for i in instrumen.ditanyakan if isinstance(i, IndikatorSurvei)]
    kode = bakukan(isi["kode_desa"].str.removeprefix("'"), instrumen.yang_dinilai)
    angka = isi["populasi"].str.extract(f"^{_BULAT.pattern}$")[0].str.replace(".", "", regex=False)
    letak_kunci = _letak(lembar.kepala)
    galat: list[tuple[int, GalatSel]] = []

    def catat(nama: str, salah: pd.Series, kata: str, saran: str, baik: Callable[[str], bool] = bool) -> None:
        for (tertulis, k), baris in isi[salah].groupby([nama, "kolom"], sort=False):
            satu = str(tertulis)
            letak: Letak = np.unique(baris["letak"].to_numpy(dtype=np.intp))
            bersih, pesan, ini = tanpa_tak_tampak(satu).strip(), kata.format(satu), saran
            if bersih != satu and (not bersih or baik(bersih)):
                pesan, ini = f"{nama}: {sebut_tak_tampak(bersih)}", KETIK_ULANG
            sel = GalatSel(letak, "S22", pesan, ini)
            galat.append((int(str(k)) if nama == "populasi" else letak_kunci.get(nama, 0), sel))

    def berkode(teks: str) -> bool:
        return kode_baku(teks, instrumen.yang_dinilai) != ""

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
        temuan_sel, baris = sebut_galat(galat, lembar)
        banyak = len(baris)
        raise GalatJawaban([*lembar.peringatan, *temuan_sel], HitunganBaris(len(lembar.baris) - banyak, banyak, 0))
    per_kunci = dict(zip(kunci.itertuples(index=False, name=None), angka.astype(np.float64), strict=True))
    return Populasi(per_kunci)
