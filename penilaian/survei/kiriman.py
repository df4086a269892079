"""What came back from the field: an export of KoboToolbox or ODK as the rows of an answers file.

Submissions of one village and period are merged question by question; what becomes of every row is counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from penilaian.angka import ribuan
from penilaian.desa import bakukan
from penilaian.galat import GalatJawaban, HitunganBaris, Temuan
from penilaian.instrumen import Instrumen
from penilaian.jawaban import GalatSel, kata_lain, pilih_tersebut, sebut_baris, urai
from penilaian.mentah import Kumpulan, Lembar, Pembaca, Rincian, Sumber, baca_perintah, utuh
from penilaian.survei.gabung import Bentrok, CaraBentrok, gabungkan, sebut_bentrok
from penilaian.survei.kolom_form import KolomForm, PembacaJudul
from penilaian.survei.nama_form import STEMPEL
from penilaian.survei.sel_form import SelForm, Teks, sel_form

Dialek = Literal["kobo", "odk", "formulir"]

_SEBUTAN: Final = {"kobo": "KoboToolbox", "odk": "ODK Central", "formulir": "formulir tanpa keterangan server"}
_DITOLAK: Final = {
    "validation_status_not_approved": "tidak disetujui",
    "not approved": "tidak disetujui",
    "tidak disetujui": "tidak disetujui",
    "rejected": "ditolak peninjau",
}
_DITANDAI: Final = {"validation_status_on_hold", "on hold", "ditunda", "hasissues"}


@dataclass(frozen=True)
class Kiriman:
    """An export, read.

    Attributes:
        lembar: an answers file of it: a row a village and period, a column a question; with what became of its rows
            (``asal``), and what is odd about them.
        dialek: whose export it is.
        bentrok: answers of one village in which submissions differ, where that did not stop it.
    """

    lembar: Lembar
    dialek: Dialek
    bentrok: tuple[Bentrok, ...]


def kenali_dialek(kepala: Sequence[str], kolom: KolomForm) -> Dialek | None:
    """Return whose export these headings are, None where they are no form's of ours."""
    dari_form = len(kolom.opsi) + sum(n not in {"periode", "tanggal", "kode_desa"} for n in kolom.nama)
    if not dari_form:
        return None
    if "_uuid" in kolom.meta or "rootUuid" in kolom.meta or {"_id", "_submission_time"} <= kolom.meta.keys():
        return "kobo"
    if "KEY" in kolom.meta and kolom.meta.keys() & {"SubmissionDate", "instanceID"}:
        return "odk"
    khas = ("_cara", "_pembilang", "_penyebut")
    if STEMPEL[1] in kolom.nama or any(n.endswith(khas) for n in kolom.nama):
        return "formulir"
    return None


def baca_kiriman(lembar: Lembar, instrumen: Instrumen, bentrok: CaraBentrok = "berhenti") -> Kiriman | None:
    """Return an export as the rows of an answers file; None where it is no export of this instrument's form.

    Args:
        lembar: the file's table of text.
        instrumen: whose form was filled in; rows that name another version of it are refused, and counted.
        bentrok: what to do where submissions of one village and period answer a question differently: ``berhenti``
            refuses the file, ``tahan`` keeps the first by time of submission, ``ganti`` the last.

    Raises:
        GalatJawaban: every faulty cell by row and column, or every conflict; nothing is half read.
    """
    kolom = PembacaJudul(instrumen).kolom(lembar.kepala)
    dialek = kenali_dialek(lembar.kepala, kolom)
    if dialek is None:
        return None
    n = len(lembar.baris)
    ditolak = _ditolak(lembar, kolom, instrumen)
    usang = _usang(lembar, kolom, ditolak)
    sebab = {**_hitung(ditolak), "digantikan kiriman yang lebih baru": int(usang.sum())}
    pakai = np.flatnonzero((ditolak == "") & ~usang)
    if not len(pakai) and n:
        raise GalatJawaban([*lembar.peringatan, _tanpa_sisa(sebab, instrumen, dialek)], HitunganBaris(0, n, 0))
    dipakai = _ambil(lembar, pakai)
    per_id = {i.id: sel_form(i, dipakai, kolom) for i in instrumen.ditanyakan}
    temuan = [*_peringatan(kolom, per_id, sebab, lembar, dialek)]
    salah, baris_salah = _galat(instrumen, dipakai, per_id)
    salah += [_kembar(lembar, *satu) for satu in kolom.kembar]
    if salah:
        hitungan = HitunganBaris(len(pakai) - baris_salah, baris_salah, n - len(pakai))
        raise GalatJawaban([*lembar.peringatan, *salah, *temuan], hitungan)
    kunci = _kunci(dipakai, kolom, instrumen)
    waktu = _teks(dipakai, kolom.meta.get("_submission_time", kolom.meta.get("SubmissionDate")))
    gabungan = gabungkan(kunci, {i: s.isi for i, s in per_id.items()}, waktu, dipakai.baris, bentrok)
    if gabungan.bentrok and bentrok == "berhenti":
        raise GalatJawaban([*lembar.peringatan, *map(sebut_bentrok, gabungan.bentrok), *temuan], HitunganBaris(0, n, 0))
    temuan += [sebut_bentrok(b, bentrok) for b in gabungan.bentrok]
    ada = [i for i, s in per_id.items() if s.kolom is not None]
    hasil = replace(
        _lembar(lembar, kunci, gabungan.sel, ada, gabungan.baris, gabungan.pertama),
        peringatan=(*lembar.peringatan, *temuan),
        asal=HitunganBaris(len(pakai), 0, n - len(pakai)),
    )
    return Kiriman(hasil, dialek, gabungan.bentrok)


class PembacaKiriman:
    """A reader of files, exports of forms among them, as ``berkas.baca`` takes one.

    Attributes:
        kiriman: the export that was read last; None where the file was none.
    """

    def __init__(self, instrumen: Instrumen, bentrok: CaraBentrok, pembaca: Pembaca = baca_perintah) -> None:
        """Take whose form it is, what to do about conflicts, and how bytes become rows."""
        self._instrumen, self._bentrok, self._pembaca = instrumen, bentrok, pembaca
        self.kiriman: Kiriman | None = None

    def __call__(self, sumber: Sumber, sebutan: frozenset[str]) -> Lembar:
        """Return the rows of a file; of an export, those that it makes as an answers file."""
        lembar = self._pembaca(sumber, sebutan)
        self.kiriman = baca_kiriman(lembar, self._instrumen, self._bentrok)
        return lembar if self.kiriman is None else self.kiriman.lembar


def _tanpa_sisa(sebab: dict[str, int], instrumen: Instrumen, dialek: Dialek) -> Temuan:
    kata = ", ".join(f"{ribuan(banyak)} {satu}" for satu, banyak in sebab.items() if banyak)
    versi = next((s.split()[1].rstrip(",") for s in sebab if s.startswith("versi ")), None)
    saran = f"Pilih versi itu; pada baris perintah: --versi-instrumen {versi}." if versi else "Unduh ekspor yang lain."
    return Temuan(
        f"kiriman {_SEBUTAN[dialek]}", "B28" if versi else "S10", f"tidak ada kiriman yang dipakai: {kata}", saran
    )


def _ditolak(lembar: Lembar, kolom: KolomForm, instrumen: Instrumen) -> Teks:
    """Return why each row is refused, ``""`` where it is not."""
    sebab = np.full(len(lembar.baris), "", dtype=object)
    for nama in ("_validation_status", "ReviewState"):
        status = np.array([t.casefold() for t in _teks(lembar, kolom.meta.get(nama))], dtype=object)
        for tanda, kata in _DITOLAK.items():
            sebab[status == tanda] = kata
    for nama, harus in zip(STEMPEL, (instrumen.id, instrumen.versi), strict=True):
        isi = _teks(lembar, kolom.nama.get(nama))
        lain = (isi != "") & (isi != harus) & (sebab == "")
        for satu in pd.unique(isi[lain]):
            sebab[lain & (isi == satu)] = f"{'versi' if nama == STEMPEL[1] else 'instrumen'} {satu}, bukan {harus}"
    return sebab


def _usang(lembar: Lembar, kolom: KolomForm, ditolak: Teks) -> npt.NDArray[np.bool_]:
    """Return which rows are older versions of a submission that stands there again.

    In ODK the greater ``Edits`` is newer; in Kobo an edit has a ``_uuid`` of its own, other than its ``rootUuid``.
    """
    n = len(lembar.baris)
    akar = _teks(lembar, kolom.meta.get("rootUuid", kolom.meta.get("KEY", kolom.meta.get("_uuid"))))
    akar = np.array([t.removeprefix("uuid:") for t in akar], dtype=object)
    sendiri = np.array([t.removeprefix("uuid:") for t in _teks(lembar, kolom.meta.get("_uuid"))], dtype=object)
    suntingan = pd.to_numeric(pd.Series(_teks(lembar, kolom.meta.get("Edits"))), errors="coerce").fillna(0).to_numpy()
    urut = np.lexsort((np.arange(n), (sendiri != akar) & (sendiri != ""), suntingan))
    usang = np.zeros(n, dtype=bool)
    usang[urut] = pd.Series(akar[urut]).duplicated(keep="last").to_numpy()
    usang[(akar == "") | (ditolak != "")] = False
    return usang


def _kunci(lembar: Lembar, kolom: KolomForm, instrumen: Instrumen) -> pd.DataFrame:
    """Return code, period and date of each row; codes as they are written everywhere where they are any."""
    isi = {
        nama: pd.Series(_teks(lembar, kolom.nama.get(nama)), dtype="str")
        for nama in ("kode_desa", "periode", "tanggal")
    }
    baku = bakukan(isi["kode_desa"], instrumen.yang_dinilai)
    return pd.DataFrame(isi | {"kode_desa": baku.where(baku != "", isi["kode_desa"])})


def _galat(instrumen: Instrumen, lembar: Lembar, per_id: dict[str, SelForm]) -> tuple[list[Temuan], int]:
    """Return faults of cells, what a form could not hold and what is no answer, and how many rows have one."""
    galat: list[tuple[int, GalatSel]] = []
    for id_, satu in per_id.items():
        galat += satu.galat
        if satu.kolom is not None and not satu.galat:
            galat += [(satu.kolom, g) for g in urai(instrumen.per_id[id_], satu.isi).galat]
    sel, lain = pilih_tersebut(galat)
    sel.sort(key=lambda s: (s[0], s[1]))
    tersebut = [
        Temuan(f"baris {lembar.baris[p]}, kolom {lembar.kepala[k]}", g.kode, g.pesan, g.saran) for p, k, g in sel
    ]
    sisa = [
        Temuan(
            f"kolom {lembar.kepala[k]}", "B21", kata_lain(lembar.baris[g.posisi], g.kode), g.saran, banyak=len(g.posisi)
        )
        for k, g in lain
    ]
    letak = np.unique(np.concatenate([np.empty(0, dtype=np.intp), *(g.posisi for _, g in galat)]))
    return tersebut + sisa, len(letak)


def _kembar(lembar: Lembar, nama: str, k: int, lain: int) -> Temuan:
    pesan = f"kolom {lembar.kepala[k]!r} (ke-{k + 1}) dan {lembar.kepala[lain]!r} (ke-{lain + 1}) sama-sama {nama}"
    return Temuan(f"baris {lembar.baris_kepala}, kolom {lembar.kepala[lain]}", "B12", pesan, "Sisakan satu kolom saja.")


def _peringatan(
    kolom: KolomForm, per_id: dict[str, SelForm], sebab: dict[str, int], lembar: Lembar, dialek: Dialek
) -> list[Temuan]:
    temuan = []
    tempat = f"kiriman {_SEBUTAN[dialek]}"
    for kata, banyak in sebab.items():
        if banyak:
            pesan = f"{ribuan(banyak)} kiriman tidak dipakai: {kata}"
            temuan.append(Temuan(tempat, "S10", pesan, "Yang lain tetap dibaca.", "peringatan", banyak))
    ditandai = np.zeros(len(lembar.baris), dtype=bool)
    for nama in ("_validation_status", "ReviewState"):
        ditandai |= np.array([t.casefold() in _DITANDAI for t in _teks(lembar, kolom.meta.get(nama))], dtype=bool)
    if ditandai.any():
        pesan = f"{ribuan(int(ditandai.sum()))} kiriman ditandai peninjau ({sebut_baris(lembar.baris[ditandai])})"
        temuan.append(Temuan(tempat, "S11", pesan, "Kiriman itu dipakai; baca catatan peninjaunya.", "peringatan"))
    if hilang := [i for i, s in per_id.items() if s.kolom is None]:
        pesan = f"{len(hilang)} pertanyaan tidak ada dalam ekspor dan dibaca kosong: {_ringkas(hilang)}"
        temuan.append(Temuan(tempat, "B32", pesan, "Pastikan formulirnya dicetak dari instrumen ini.", "peringatan"))
    if kolom.pribadi:
        pesan = f"kolom tentang orang atau ponsel tidak diambil: {_ringkas(kolom.pribadi)}"
        temuan.append(Temuan(tempat, "S12", pesan, "Hapus dari ekspor sebelum membagikannya.", "peringatan"))
    if kolom.asing:
        pesan = f"{ribuan(len(kolom.asing))} kolom tidak dipakai: {_ringkas(kolom.asing)}"
        temuan.append(Temuan(tempat, "S13", pesan, "Kolom itu bukan milik formulir instrumen ini.", "peringatan"))
    return temuan


def _lembar(
    asal: Lembar,
    kunci: pd.DataFrame,
    sel: dict[str, Teks],
    ada: Sequence[str],
    baris: npt.NDArray[np.int64],
    pertama: npt.NDArray[np.intp],
) -> Lembar:
    kepala = (*kunci.columns, *ada)
    kumpulan = Kumpulan()
    kumpulan.mulai(len(kepala))
    isi = [pa.array(kunci[n].iloc[pertama].to_numpy(dtype=object), type=pa.string()) for n in kunci]
    kumpulan.tambah(pa.array(baris, type=pa.int64()), [*isi, *(pa.array(sel[i], type=pa.string()) for i in ada)])
    return kumpulan.lembar(Rincian(kepala, asal.baris_kepala, asal.bentuk))


def _ambil(lembar: Lembar, letak: npt.NDArray[np.intp]) -> Lembar:
    if len(letak) == len(lembar.baris):
        return lembar
    return Lembar(lembar.kepala, lembar.baris_kepala, lembar.kolom.ambil(letak), lembar.baris[letak], lembar.bentuk)


def _teks(lembar: Lembar, k: int | None) -> Teks:
    """Return a column without blanks at its ends, all ``""`` where there is none."""
    if k is None:
        return np.full(len(lembar.baris), "", dtype=object)
    return np.asarray(pc.utf8_trim_whitespace(utuh(lembar.kolom[k])).to_numpy(zero_copy_only=False), dtype=object)


def _hitung(sebab: Teks) -> dict[str, int]:
    kata, banyak = np.unique(sebab[sebab != ""].astype(str), return_counts=True)
    return dict(zip(kata.tolist(), banyak.tolist(), strict=True))


def _ringkas(isi: Sequence[str], banyak: int = 10) -> str:
    sebut = ", ".join(satu if len(satu) <= _PANJANG_JUDUL else f"{satu[:_PANJANG_JUDUL]}…" for satu in isi[:banyak])
    return sebut + (f" dan {ribuan(len(isi) - banyak)} lagi" if len(isi) > banyak else "")


_PANJANG_JUDUL: Final = 40
