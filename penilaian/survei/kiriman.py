"""What came back from the field: an export of KoboToolbox or ODK as the rows of an answers file.

Submissions of one village and period are merged question by question; what becomes of every row is counted.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np

from penilaian.galat import GalatJawaban, GalatVersi, HitunganBaris, Letak, Temuan
from penilaian.instrumen import Instrumen
from penilaian.mentah import Lembar, Pembaca, Sumber, baca_perintah
from penilaian.survei.baca_buku import Hamparan, bertumpuk, hamparkan
from penilaian.survei.baris_ditolak import (
    DIGANTIKAN,
    LEBIH_BARU,
    banyak_ditolak,
    baris_per_sebab,
    sebab_tak_dipakai,
    sebut_tanpa_versi,
    tanpa_sisa,
    versi_ditolak,
)
from penilaian.survei.baris_kiriman import (
    Baris,
    Dialek,
    ambil_baris,
    dialek_server,
    kode_berbeda,
    kuesioner_dalam,
    kunci_kiriman,
    sebut_kembar,
    teks_kolom,
)
from penilaian.survei.berkas_lampiran import nama_bersama
from penilaian.survei.ekspor_rusak import EksporRusak, tak_satu_pun
from penilaian.survei.gabung import Bentrok, CaraBentrok, gabungkan, menghentikan, sebut_bentrok
from penilaian.survei.kolom_form import NAMA_WILAYAH, HitunganKolom, KolomForm, PembacaJudul, hitung_kolom
from penilaian.survei.lembar_jawaban import lembar_berversi, lembar_jawaban, satu_versi_lain
from penilaian.survei.nama_form import KHAS_FORM
from penilaian.survei.pencatat import Pencatat
from penilaian.survei.program_lain import sebut_program_lain
from penilaian.survei.sel_form import sel_form
from penilaian.survei.sel_teks import SelForm
from penilaian.survei.temuan_kiriman import (
    galat_di_buku,
    galat_judul,
    galat_kunci,
    galat_sel,
    sebut_catatan_umum,
    sebut_peringatan,
)
from penilaian.survei.versi_baris import VersiLain, versi_baris
from penilaian.survei.versi_kiriman import CariVersi, Pengiriman


@dataclass(frozen=True)
class Kiriman:
    """An export, read.

    Attributes:
        lembar: an answers file of it: a row a village and period, a column a question; with what became of its rows
            (``asal``), and what is odd about them.
        dialek: whose export it is.
        bentrok: answers of one village in which submissions differ, where that did not stop it.
        letak_bentrok: the cells of each, by village, period and question, for a store: it tells of them, since it knows
            earlier submissions too.
        pengiriman: what each row that is used is, for a store; none where nobody asked what is known of them.
        digantikan: versions that a newer one in the same file stands for, likewise.
        kolom: what became of its columns; None for our own workbook.
        nama_bersama: names of files that several of its submissions give, where a store asks.
    """

    lembar: Lembar
    dialek: Dialek
    bentrok: tuple[Bentrok, ...]
    pengiriman: tuple[Pengiriman, ...] = ()
    digantikan: tuple[Pengiriman, ...] = ()
    kolom: HitunganKolom | None = None
    nama_bersama: frozenset[str] = frozenset()
    letak_bentrok: Mapping[tuple[str, str, str], tuple[Letak, ...]] = field(default_factory=dict)


class TanpaKirimanBaru(Exception):
    """Every row of an export that could be used is known already; nothing is at fault.

    Attributes:
        temuan: what is odd about the file.
        hitungan: what became of its rows.
    """

    def __init__(self, temuan: Sequence[Temuan], hitungan: HitunganBaris) -> None:
        """Take what is said of the file."""
        super().__init__(str(hitungan))
        self.temuan, self.hitungan = tuple(temuan), hitungan


def kenali_dialek(kepala: Sequence[str], kolom: KolomForm) -> Dialek | None:
    """Return whose export these headings are, None where they are no form's of ours."""
    dari_form = len(kolom.opsi) + sum(n not in {"periode", "tanggal", "kode_desa", *NAMA_WILAYAH} for n in kolom.nama)
    if not dari_form:
        return None
    if (server := dialek_server(kolom)) is not None:
        return server
    if any(n.endswith(KHAS_FORM) for n in kolom.nama):
        return "formulir"
    return None


def baca_kiriman(
    lembar: Lembar,
    instrumen: Instrumen,
    bentrok: CaraBentrok = "berhenti",
    cari: CariVersi | None = None,
    periode: str | None = None,
    *,
    versi_dipilih: bool = False,
    versi_lain: VersiLain | None = None,
) -> Kiriman | None:
    """Return an export as the rows of an answers file; None where it is no export of this instrument's form.

    Our own workbook is one too; its submissions are its sheets.

    Args:
        lembar: the file's table of text.
        instrumen: whose form was filled in; rows that name another version of it are refused, and counted.
        bentrok: what to do where submissions of one village and period answer a question differently: ``berhenti``
            refuses the file, ``tahan`` keeps the first by time of submission, ``ganti`` the last.
        cari: tells what a store knows of submissions: versions that it has seen, or newer ones of, are passed over, and
            of the others only cells count that the last version did not say. Conflicts are the store's to tell and to
            settle then, but for those of which nobody can say which was first.
        periode: of rows that name none, as ``baca`` takes it.
        versi_dipilih: somebody said that the file answers this version; else rows that name none are refused.
        versi_lain: ids of the questions of the instrument's other versions, by version: rows that name none are told
            by what only one of them asks.

    Raises:
        GalatVersi: all that could be used answers one of these other versions.
        GalatJawaban: every faulty cell by row and column, or every conflict; nothing is half read.
        TanpaKirimanBaru: nothing is left that the store does not know.
    """
    dialek: Dialek | None
    judul: PembacaJudul | None = None
    if (buku := hamparkan(lembar, instrumen) if bertumpuk(lembar) else None) is not None:
        lembar, kolom, dialek = buku.lembar, buku.kolom, "buku"
    else:
        judul = PembacaJudul(instrumen)
        kolom = judul.kolom(lembar.kepala)
        if (ditanya := kuesioner_dalam(kolom, instrumen)) is not None:
            raise GalatJawaban([*lembar.peringatan, ditanya], tak_satu_pun(lembar))
        dialek = kenali_dialek(lembar.kepala, kolom)
        if dialek is None and (asing := sebut_program_lain(lembar, kolom)) is not None:
            raise GalatJawaban([*lembar.peringatan, asing], tak_satu_pun(lembar))
    if dialek is None:
        return None
    n = len(lembar.baris)
    versi_dipilih = versi_dipilih or dialek == "buku"
    versi = versi_baris(lembar, kolom, instrumen, None if dialek == "buku" else versi_lain)
    tak_dipakai = sebab_tak_dipakai(lembar, kolom, instrumen, versi, versi_dipilih=versi_dipilih)
    pencatat = Pencatat(lembar, kolom, instrumen, periode, cari if dialek in {"kobo", "odk"} else None)
    tak_dipakai = pencatat.lewati(tak_dipakai)
    sebab = baris_per_sebab(tak_dipakai, lembar.baris)
    pakai = np.flatnonzero(tak_dipakai == "")
    hitung = _penghitung(lembar, len(pakai), sebab, buku)
    rusak = EksporRusak(lembar, kolom, lembar.baris[tak_dipakai != ""])
    if rusak.temuan and not len(pakai):
        kata = sebut_peringatan(kolom, {}, sebab, lembar, dialek)
        raise GalatJawaban([*lembar.peringatan, *rusak.temuan, *kata], hitung(0))
    if not len(pakai) and LEBIH_BARU in sebab:
        raise TanpaKirimanBaru([*lembar.peringatan, *sebut_peringatan(kolom, {}, sebab, lembar, dialek)], hitung(0))
    if not len(pakai) and n:
        if buku is not None and (satu := satu_versi_lain(lembar, kolom, instrumen)):
            asal = HitunganBaris(n, 0, buku.dilewati, "lembar")
            return Kiriman(replace(lembar_berversi(lembar, kolom, instrumen, satu), asal=asal), dialek, ())
        tiada = [*lembar.peringatan, tanpa_sisa(sebab, dialek, instrumen.versi)]
        lain = sorted(versi_ditolak(sebab))
        if len(lain) == 1 and lain[0] in (versi_lain or {}):
            raise GalatVersi(lain[0], tiada, hitung(0))
        raise GalatJawaban(tiada, hitung(0))
    dipakai = ambil_baris(lembar, pakai)
    per_id = {i.id: sel_form(i, dipakai, kolom, dari_buku=buku is not None) for i in instrumen.ditanyakan}
    temuan = [
        *sebut_peringatan(kolom, per_id, sebab, lembar, dialek),
        *rusak.peringatan,
        *(buku.temuan if buku else ()),
    ]
    temuan[:0] = sebut_tanpa_versi(versi.ambil(pakai), kolom, instrumen, dialek, versi_dipilih=versi_dipilih)
    if not pencatat.mencatat:
        temuan += sebut_catatan_umum(dipakai, kolom, dialek)
    kunci_salah = [] if buku is not None else galat_kunci(dipakai, kolom, instrumen, periode)
    galat_ulang = [] if buku is not None else kode_berbeda(dipakai, kolom, instrumen)
    salah, baris_salah = galat_sel(instrumen, dipakai, per_id, kunci_salah, galat_ulang, rusak)
    salah_kolom = [sebut_kembar(lembar, *satu) for satu in kolom.kembar]
    salah_kolom += galat_judul(kolom, per_id, judul) if judul is not None else []
    salah += salah_kolom
    if buku is not None:
        salah, baris_salah = [*buku.galat, *map(galat_di_buku, salah)], baris_salah | buku.salah
    if salah:
        terbaca = 0 if salah_kolom else len(pakai) - rusak.banyak(dipakai, baris_salah)
        raise GalatJawaban([*lembar.peringatan, *salah, *temuan], hitung(terbaca))
    kunci = kunci_kiriman(dipakai, kolom, instrumen)
    pengiriman, sel = pencatat.susun(dipakai, per_id, rusak.catatan)
    waktu = teks_kolom(dipakai, kolom.meta.get("_submission_time", kolom.meta.get("SubmissionDate")))
    gabungan = gabungkan(kunci, sel, waktu, dipakai.baris, bentrok)
    letak = {b[:3]: _letak_bentrok(b, lembar, per_id) for b in gabungan.bentrok}
    if henti := [b for b in gabungan.bentrok if menghentikan(b, bentrok, tercatat=pencatat.mencatat)]:
        tersebut = [replace(sebut_bentrok(b, bentrok, lembar.sebut_baris), letak=letak[b[:3]]) for b in henti]
        raise GalatJawaban([*lembar.peringatan, *tersebut, *temuan], hitung(0))
    if not pencatat.mencatat:
        temuan += [sebut_bentrok(b, bentrok, lembar.sebut_baris) for b in gabungan.bentrok]
    ada = [i for i, s in per_id.items() if s.kolom is not None]
    hasil = replace(
        lembar_jawaban(lembar, kunci, gabungan.sel, ada, gabungan.baris, gabungan.pertama),
        peringatan=(*lembar.peringatan, *temuan),
        asal=hitung(len(pakai)),
        kolom_asal=kolom.nama,
    )
    usang = np.flatnonzero(tak_dipakai == DIGANTIKAN)
    digantikan = pencatat.susun(ambil_baris(lembar, usang), {}, rusak.catatan)[0] if usang.size else ()
    hitungan_kolom = None if buku is not None else hitung_kolom(lembar.kepala, kolom, len(per_id) - len(ada))
    bersama = nama_bersama(lembar, kolom) if pengiriman else frozenset[str]()
    return Kiriman(hasil, dialek, gabungan.bentrok, pengiriman, digantikan, hitungan_kolom, bersama, letak)


def _letak_bentrok(b: Bentrok, lembar: Lembar, per_id: dict[str, SelForm]) -> tuple[Letak, ...]:
    kolom = per_id[b.indikator].kolom
    return lembar.letak_sel([baris for baris, _ in b.isi], -1 if kolom is None else kolom)


def _penghitung(
    lembar: Lembar, dipakai: int, sebab: Mapping[str, Baris], buku: Hamparan | None
) -> Callable[[int], HitunganBaris]:
    """Return what counts rows, given how many were read of those that are used: the others of these are at fault."""
    lebih_baru, ditolak = len(sebab.get(LEBIH_BARU, ())), banyak_ditolak(sebab)
    lain = len(lembar.baris) - dipakai - ditolak - lebih_baru + (buku.dilewati if buku else 0)
    ditolak += lembar.tak_terurai
    satuan: Literal["baris", "lembar"] = "baris" if buku is None else "lembar"
    return lambda dibaca: HitunganBaris(dibaca, ditolak + dipakai - dibaca, lain, satuan, lebih_baru)


class PembacaKiriman:
    """A reader of files, exports of forms among them, as ``berkas.baca`` takes one.

    Attributes:
        kiriman: the export that was read last; None where the file was none.
    """

    def __init__(
        self,
        instrumen: Instrumen,
        bentrok: CaraBentrok,
        pembaca: Pembaca = baca_perintah,
        cari: CariVersi | None = None,
        periode: str | None = None,
        *,
        versi_dipilih: bool = False,
        versi_lain: VersiLain | None = None,
    ) -> None:
        """Take whose form it is, what to do about conflicts, how bytes become rows; else as ``baca_kiriman``."""
        self._instrumen, self._bentrok, self._pembaca = instrumen, bentrok, pembaca
        self._cari, self._periode = cari, periode
        self._versi_dipilih, self._versi_lain = versi_dipilih, versi_lain
        self.kiriman: Kiriman | None = None

    def __call__(self, sumber: Sumber, sebutan: frozenset[str]) -> Lembar:
        """Return the rows of a file; of an export, those that it makes as an answers file."""
        lembar = self._pembaca(sumber, sebutan)
        self.kiriman = baca_kiriman(
            lembar,
            self._instrumen,
            self._bentrok,
            self._cari,
            self._periode,
            versi_dipilih=self._versi_dipilih,
            versi_lain=self._versi_lain,
        )
        return lembar if self.kiriman is None else self.kiriman.lembar
