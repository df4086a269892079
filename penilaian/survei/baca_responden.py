"""An export of many people's answers → the values of their villages, with what became of every row."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from penilaian.angka import ribuan
from penilaian.galat import GalatJawaban, HitunganBaris, Temuan
from penilaian.instrumen import Instrumen, Kuesioner, KuesionerTes, SoalSkala, SoalTes, Tugas, tolok_satu
from penilaian.jawaban import GalatSel, periksa_kunci
from penilaian.ketikan import kutip
from penilaian.mentah import Lembar
from penilaian.survei.baris_ditolak import (
    banyak_ditolak,
    baris_per_sebab,
    sebab_tak_dipakai,
    sebut_tak_dipakai,
    tanpa_sisa,
)
from penilaian.survei.baris_kiriman import (
    SEBUTAN,
    Dialek,
    ambil_baris,
    dialek_server,
    kunci_kiriman,
    ringkas_kata,
    sebut_galat,
    sebut_kembar,
    sebut_kolom,
)
from penilaian.survei.ekspor_rusak import EksporRusak, tak_satu_pun
from penilaian.survei.kolom_form import KolomForm
from penilaian.survei.kolom_kuesioner import JudulKuesioner, semua_soal
from penilaian.survei.populasi import Populasi
from penilaian.survei.program_lain import sebut_program_lain
from penilaian.survei.responden import Sebab, Ukuran, sel_nilai, ukur
from penilaian.survei.sampel import Angka, Letak
from penilaian.survei.sel_teks import Arti, baca_kolom
from penilaian.survei.soal_kuesioner import BELUM, BERHASIL, pilihan_soal
from penilaian.survei.versi_baris import versi_baris

_YA: Final = dict.fromkeys(("1", "1.0", "ya", "true", BERHASIL), BERHASIL)
_TIDAK: Final = dict.fromkeys(("0", "0.0", "tidak", "false", BELUM), BELUM)
_BERNOMOR: Final = re.compile(r"([0-9]+|[a-z])(?:\.0+)?(?: – .*|\. .*|\) .*)?", re.DOTALL | re.IGNORECASE)

SEBUTAN_SEBAB: Final[Mapping[Sebab, str]] = {
    "tanpa_responden": "tidak ada responden",
    "tanpa_populasi": "jumlah populasi tidak disebut",
    "kurang": "responden kurang",
    "soal_kosong": "ada soal yang tidak dijawab seorang pun",
    "tugas_kosong": "tugas praktik tidak dinilai pada seorang pun",
}
_SARAN_SEBAB: Final[Mapping[Sebab, str]] = {
    "tanpa_responden": "Pastikan kolom soalnya ada dalam ekspor.",
    "tanpa_populasi": "Sebutkan jumlahnya: --populasi FILE berkolom kode_desa,indikator,populasi.",
    "kurang": "Lengkapi respondennya, lalu jalankan lagi.",
    "soal_kosong": "Tanyakan soal itu juga; nilai dari sebagian soal bukan nilai yang sama.",
    "tugas_kosong": "Nilai tugas praktik setiap orang, lalu jalankan lagi.",
}


@dataclass(frozen=True)
class HasilResponden:
    """Values of villages from the answers of many people.

    Attributes:
        kunci: (g rows) ``kode_desa`` and ``periode``.
        ukuran: by indicator, its questionnaire measured, each by the same g groups.
        peringatan: what is odd about the file, and which values do not stand.
        hitungan: what became of the rows.
        tanpa_jawaban: people who answered nothing of what was asked for.
        dialek: whose export it was.
    """

    kunci: pd.DataFrame
    ukuran: Mapping[str, Ukuran]
    peringatan: tuple[Temuan, ...]
    hitungan: HitunganBaris
    tanpa_jawaban: int
    dialek: Dialek

    def tabel(self, instrumen: Instrumen) -> pd.DataFrame:
        """Return an answers file: a row a village and period, a column an indicator."""
        return self.kunci.assign(**{i: sel_nilai(instrumen.per_id[i], u) for i, u in self.ukuran.items()})


def baca_responden(
    lembar: Lembar, kuesioner: Sequence[Kuesioner], instrumen: Instrumen, populasi: Populasi, periode: str | None = None
) -> HasilResponden:
    """Return what the people in an export say of their villages.

    Args:
        lembar: the file's table of text, a row a person.
        kuesioner: what they were asked.
        instrumen: whose values these are.
        populasi: how many people there are.
        periode: of all rows, for a file without that column.

    Raises:
        GalatJawaban: every faulty cell by row and column, or no form of these questionnaires; nothing is half read.
    """
    kolom = JudulKuesioner(kuesioner).kolom(lembar.kepala)
    _pastikan_kuesioner(lembar, kolom, kuesioner)
    dialek = dialek_server(kolom) or "formulir"
    n = len(lembar.baris)
    versi = versi_baris(lembar, kolom, instrumen)
    tak_dipakai = sebab_tak_dipakai(lembar, kolom, instrumen, versi, versi_dipilih=True)
    sebab = baris_per_sebab(tak_dipakai, lembar.baris)
    pakai = np.flatnonzero(tak_dipakai == "")
    ditolak = banyak_ditolak(sebab)
    dilewati = n - len(pakai) - ditolak
    ditolak += lembar.tak_terurai
    rusak = EksporRusak(lembar, kolom, lembar.baris[tak_dipakai != ""])
    if not len(pakai):
        kosong = rusak.temuan or [tanpa_sisa(sebab, dialek) if n else _tanpa_baris()]
        raise GalatJawaban([*lembar.peringatan, *kosong], HitunganBaris(0, ditolak, dilewati))
    ini = ambil_baris(lembar, pakai)
    galat: list[tuple[int, GalatSel]] = []
    kunci = _kunci(ini, kolom, instrumen, periode, galat)
    isi = {k.indikator: _isi(k, ini, kolom, galat) for k in kuesioner}
    temuan = [*sebut_tak_dipakai(sebab, lembar, kolom, dialek), *_hilang(kuesioner, kolom, dialek)]
    temuan += sebut_kolom(kolom, dialek, "kuesioner yang diminta")
    salah, baris_salah = sebut_galat(rusak.tanpa(galat, ini), ini)
    salah[:0] = rusak.temuan
    salah += [sebut_kembar(lembar, *satu) for satu in kolom.kembar]
    if salah:
        banyak = rusak.banyak(ini, baris_salah)
        hitungan = HitunganBaris(len(pakai) - banyak, ditolak + banyak, dilewati)
        raise GalatJawaban([*populasi.peringatan, *lembar.peringatan, *salah, *temuan], hitungan)
    desa = kunci.drop_duplicates().sort_values(["kode_desa", "periode"]).reset_index(drop=True)
    grup = pd.MultiIndex.from_frame(desa).get_indexer(pd.MultiIndex.from_frame(kunci)).astype(np.intp)
    ukuran = {}
    for k in kuesioner:
        terburuk, terbaik = tolok_satu(instrumen.per_id[k.indikator])
        orang = populasi.untuk(desa, k.indikator)
        ukuran[k.indikator] = ukur(k, (float(terburuk), float(terbaik)), isi[k.indikator], grup, orang)
        temuan += _sebut_ukuran(desa, ukuran[k.indikator])
    ada = [np.isfinite(np.column_stack(list(satu.values()))).any(axis=1) for satu in isi.values()]
    return HasilResponden(
        desa,
        ukuran,
        (*populasi.peringatan, *lembar.peringatan, *temuan),
        HitunganBaris(len(pakai), ditolak, dilewati),
        int((~np.any(ada, axis=0)).sum()),
        dialek,
    )


def _pastikan_kuesioner(lembar: Lembar, kolom: KolomForm, kuesioner: Sequence[Kuesioner]) -> None:
    """Refuse a file that has no column of one of the questionnaires (S20), or none for the village (B10)."""
    temuan = []
    terlihat = ringkas_kata([t for t in lembar.kepala if t])
    for k in kuesioner:
        if not any(i in kolom.nama for i in k.semua_id):
            pesan = f"tidak satu pun soal {k.indikator} ({k.semua_id[0]} …) ada dalam berkas ini; kolomnya: {terlihat}"
            saran = f"Pakai ekspor formulir kuesioner {k.indikator}, atau jangan sebut --kuesioner {k.indikator}."
            temuan.append(Temuan(f"baris {lembar.baris_kepala}", "S20", pesan, saran))
    if not temuan and "kode_desa" not in kolom.nama:
        pesan = f"kolom kode_desa tidak ada; kolomnya: {terlihat}"
        temuan.append(Temuan(f"baris {lembar.baris_kepala}", "B10", pesan, "Tambahkan kolom kode_desa."))
    if temuan and (asing := sebut_program_lain(lembar, kolom)) is not None:
        temuan = [asing]
    if temuan:
        raise GalatJawaban([*lembar.peringatan, *temuan], tak_satu_pun(lembar))


def _tanpa_baris() -> Temuan:
    return Temuan("berkas", "S20", "tidak ada satu responden pun di bawah judulnya", "Unduh ekspor yang berisi.")


def _kunci(
    ini: Lembar, kolom: KolomForm, instrumen: Instrumen, periode: str | None, galat: list[tuple[int, GalatSel]]
) -> pd.DataFrame:
    """Return code and period of each row; faults of them are added to ``galat``."""
    tertulis = kunci_kiriman(ini, kolom, instrumen)
    if periode is not None:
        tertulis["periode"] = tertulis["periode"].where(tertulis["periode"] != "", periode)
    baku, salah = periksa_kunci(tertulis, instrumen.yang_dinilai)
    for nama, satu in salah:
        if satu.kode != "J12":  # many people of one village are what this file is for
            galat.append((kolom.nama.get(nama, kolom.nama["kode_desa"]), satu))
    return baku[["kode_desa", "periode"]]


def _isi(k: Kuesioner, ini: Lembar, kolom: KolomForm, galat: list[tuple[int, GalatSel]]) -> dict[str, Angka]:
    """Return by question (n,) answers as ``ukur`` takes them; faults of cells are added to ``galat``."""
    isi: dict[str, Angka] = {}
    for soal in semua_soal(k):
        letak = kolom.nama.get(soal.id)
        if letak is None:
            isi[soal.id] = np.full(len(ini.baris), np.nan)
            continue
        sel, salah = baca_kolom(ini, letak, _pembaca(k, soal))
        galat += salah
        isi[soal.id] = _nilai(soal, sel)
    if isinstance(k, KuesionerTes):
        galat += _dua_bentuk(k, isi, kolom)
    return isi


def _pembaca(k: Kuesioner, soal: SoalSkala | SoalTes | Tugas) -> Callable[[str], Arti]:
    """Return what reads one cell: an answer by its name, its number or letter, or its words."""
    pilihan = dict(pilihan_soal(k, soal))
    per_label = {_rata(label): nama for nama, label in pilihan.items()}
    if isinstance(soal, SoalTes):
        per_label |= {_rata(teks): h for h, teks in zip(pilihan, soal.pilihan, strict=False)}
    elif isinstance(soal, Tugas):
        per_label |= _YA | _TIDAK

    def baca(teks: str) -> Arti:
        rata = _rata(teks)
        for calon in (teks, rata):
            if calon in pilihan:
                return calon, ""
        if rata in per_label:
            return per_label[rata], ""
        if (cocok := _BERNOMOR.fullmatch(teks)) and cocok[1].casefold() in pilihan:
            return cocok[1].casefold(), ""
        pendek = teks if len(teks) <= _PANJANG_KUTIP else f"{teks[:_PANJANG_KUTIP]}…"
        return "", f"jawaban {kutip(pendek)} tidak dikenal pada {soal.id}; yang dikenal: {', '.join(pilihan)}"

    return baca


def _nilai(soal: SoalSkala | SoalTes | Tugas, sel: npt.NDArray[np.object_]) -> Angka:
    if isinstance(soal, SoalSkala):
        return np.asarray(pd.to_numeric(pd.Series(sel), errors="coerce"), dtype=np.float64)
    benar = soal.kunci if isinstance(soal, SoalTes) else BERHASIL
    return np.where(sel == "", np.nan, (sel == benar).astype(np.float64))


def _dua_bentuk(k: KuesionerTes, isi: Mapping[str, Angka], kolom: KolomForm) -> list[tuple[int, GalatSel]]:
    """Return the rows that answer two forms of one test (S25)."""
    ada = [np.isfinite(np.column_stack([isi[s.id] for s in b.soal])).any(axis=1) for b in k.bentuk]
    dua: Letak = np.flatnonzero(np.sum(ada, axis=0) > 1)
    if not dua.size:
        return []
    letak = max(kolom.nama[s.id] for b in k.bentuk for s in b.soal if s.id in kolom.nama)
    pesan = f"baris ini menjawab lebih dari satu bentuk {k.indikator} ({', '.join(b.id for b in k.bentuk)})"
    return [(letak, GalatSel(dua, "S25", pesan, "Sisakan jawaban satu bentuk untuk setiap orang."))]


def _hilang(kuesioner: Sequence[Kuesioner], kolom: KolomForm, dialek: Dialek) -> list[Temuan]:
    """Return a warning for each questionnaire of which the export lacks questions (S21); a form not used lacks none."""
    temuan = []
    for k in kuesioner:
        bagian = [[s.id for s in b.soal] for b in k.bentuk] if isinstance(k, KuesionerTes) else [list(k.semua_id)]
        dipakai = [i for b in bagian if any(x in kolom.nama for x in b) for i in b]
        if isinstance(k, KuesionerTes):
            dipakai += [t.id for t in k.tugas]
        if hilang := [i for i in dipakai if i not in kolom.nama]:
            pesan = f"{ribuan(len(hilang))} soal {k.indikator} tidak ada dalam ekspor: {ringkas_kata(hilang)}"
            saran = "Pastikan formulirnya dicetak dari kuesioner ini, dan semua kolomnya ikut diunduh."
            temuan.append(Temuan(SEBUTAN[dialek], "S21", pesan, saran, "peringatan"))
    return temuan


def _sebut_ukuran(desa: pd.DataFrame, u: Ukuran) -> list[Temuan]:
    """Return warnings about values that do not stand (S24), a kind of reason each, and odd populations (S23)."""
    temuan, id_ = [], u.kuesioner.indikator

    def sebut(letak: Letak) -> str:
        muka = letak[:_BANYAK_SEBUT]
        kata = [f"{desa['kode_desa'].iloc[g]} periode {desa['periode'].iloc[g]} ({_banyak(u, g)})" for g in muka]
        return ringkas_kata([*kata, *[""] * (len(letak) - len(muka))], _BANYAK_SEBUT, panjang=_PANJANG_KUTIP)

    for sebab, kata in SEBUTAN_SEBAB.items():
        if (letak := np.flatnonzero(u.sebab == sebab)).size:
            pesan = f"{id_} dikosongkan pada {ribuan(len(letak))} desa, {kata}: {sebut(letak)}"
            temuan.append(Temuan(f"kuesioner {id_}", "S24", pesan, _SARAN_SEBAB[sebab], "peringatan"))
    if (letak := np.flatnonzero(u.n > np.nan_to_num(u.populasi, nan=np.inf))).size:
        pesan = f"responden {id_} lebih banyak daripada populasinya pada {ribuan(len(letak))} desa: {sebut(letak)}"
        saran = "Periksa jumlah populasinya, dan apakah ada orang yang mengisi dua kali."
        temuan.append(Temuan(f"kuesioner {id_}", "S23", pesan, saran, "peringatan"))
    return temuan


def _banyak(u: Ukuran, g: int) -> str:
    n, perlu, populasi = u.n[g], u.perlu[g], u.populasi[g]
    if u.sebab[g] == "kurang":
        return f"{ribuan(int(n))} dari {ribuan(int(perlu))} yang perlu"
    return f"{ribuan(int(n))} responden" + ("" if np.isnan(populasi) else f" dari {ribuan(int(populasi))}")


def _rata(teks: str) -> str:
    return " ".join(teks.split()).casefold()


_BANYAK_SEBUT: Final = 10
_PANJANG_KUTIP: Final = 60
