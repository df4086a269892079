"""Rows of an export, whatever was asked: whose export, which rows count, whose answers, what is said of them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from penilaian.angka import ribuan
from penilaian.desa import bakukan
from penilaian.galat import Temuan
from penilaian.instrumen import IndikatorSurvei, Instrumen
from penilaian.jawaban import GalatSel, kata_lain, pilih_tersebut, sebut_baris
from penilaian.mentah import Lembar, utuh
from penilaian.survei.kolom_form import NAMA_WILAYAH, PEMISAH, TINJAUAN, KolomForm
from penilaian.survei.nama_form import STEMPEL

Dialek = Literal["kobo", "odk", "formulir", "buku"]
Teks = npt.NDArray[np.object_]
Baris = npt.NDArray[np.int64]

SEBUTAN: Final = {
    "kobo": "kiriman KoboToolbox",
    "odk": "kiriman ODK Central",
    "formulir": "kiriman formulir tanpa keterangan server",
    "buku": "buku kerja",
}
_SATUAN: Final = {"buku": "lembar"}
"""What a submission is called where that is no word for it."""
_DITOLAK: Final = {
    "validation_status_not_approved": "tidak disetujui",
    "not approved": "tidak disetujui",
    "tidak disetujui": "tidak disetujui",
    "rejected": "ditolak peninjau",
}
DIGANTIKAN: Final = "digantikan kiriman yang lebih baru"
"""Why a row is not used that a newer version in the same file stands for."""
_TANPA_VERSI: Final = "versi_instrumen kosong"
_HXL: Final = "baris tanda HXL"
_DITANDAI: Final = {"validation_status_on_hold", "on hold", "ditunda", "hasissues"}
_KODE_LABEL: Final = re.compile(r".*\(([0-9.]+)\)")
"""A village chosen from a list, in an export of labels: ``Muara Buat, Kec. Muko-Muko (99.01.01.2001)``."""


def dialek_server(kolom: KolomForm) -> Dialek | None:
    """Return whose server added columns of its own, None where none did."""
    if "_uuid" in kolom.meta or "rootUuid" in kolom.meta or {"_id", "_submission_time"} <= kolom.meta.keys():
        return "kobo"
    if "KEY" in kolom.meta and kolom.meta.keys() & {"SubmissionDate", "instanceID"}:
        return "odk"
    return None


def kuesioner_dalam(kolom: KolomForm, instrumen: Instrumen) -> Temuan | None:
    """Return the fault that a file holds the answers of many people to a questionnaire, and none to the instrument."""
    if any(n.partition("_")[0] in instrumen.per_id for n in (*kolom.nama, *kolom.opsi)):
        return None
    survei = {i.id for i in instrumen.ditanyakan if isinstance(i, IndikatorSurvei)}
    depan = [PEMISAH.split(judul)[-1].strip().partition("_") for judul in kolom.asing]
    soal = [id_ for id_, garis, _ in depan if garis and id_ in survei]
    if len(soal) <= 1:
        return None
    ada = " ".join(f"--kuesioner {id_}" for id_ in dict.fromkeys(soal))
    pesan = (
        f"berkas ini memuat jawaban banyak orang atas kuesioner ({ringkas_kata(kolom.asing, 3)}), bukan jawaban desa"
    )
    return Temuan("kolom indikator", "B13", pesan, f"Hitung dahulu nilainya: penilaian responden BERKAS {ada}.")


def alasan_tolak(lembar: Lembar, kolom: KolomForm, instrumen: Instrumen, *, versi_dipilih: bool = False) -> Teks:
    """Return why each row is refused, ``""`` where it is not; ``versi_dipilih``: somebody said which version it is."""
    sebab = np.full(len(lembar.baris), "", dtype=object)
    for nama in ("kode_desa", "periode"):
        hxl = np.array([t.startswith("#") for t in teks_kolom(lembar, kolom.nama.get(nama))], dtype=bool)
        sebab[hxl] = _HXL
    sebab[_bertanda_semua(lembar)] = _HXL
    for nama in TINJAUAN:
        status = np.array([t.casefold() for t in teks_kolom(lembar, kolom.meta.get(nama))], dtype=object)
        for tanda, kata in _DITOLAK.items():
            sebab[status == tanda] = kata
    for nama, harus in zip(STEMPEL, (instrumen.id, instrumen.versi), strict=True):
        isi = teks_kolom(lembar, kolom.nama.get(nama))
        lain = (isi != "") & (isi != harus) & (sebab == "")
        for satu in pd.unique(isi[lain]):
            sebab[lain & (isi == satu)] = f"{'versi' if nama == STEMPEL[1] else 'instrumen'} {satu}, bukan {harus}"
    if STEMPEL[1] in kolom.nama and not versi_dipilih:
        sebab[(isi == "") & (sebab == "")] = _TANPA_VERSI
    return sebab


def _bertanda_semua(lembar: Lembar) -> npt.NDArray[np.intp]:
    """Return the positions of rows in which every cell that is not empty is a tag of HXL, and at least one is."""
    calon = np.arange(len(lembar.baris))
    terisi = np.zeros(len(lembar.baris), dtype=bool)
    for k in range(len(lembar.kepala)):
        if not len(calon):
            break
        isi = pc.utf8_trim_whitespace(utuh(lembar.kolom[k]).take(pa.array(calon)))
        tanda = pc.starts_with(isi, "#").to_numpy(zero_copy_only=False)
        terisi[calon[tanda]] = True
        calon = calon[tanda | pc.equal(isi, "").to_numpy(zero_copy_only=False)]
    return calon[terisi[calon]]


def tanpa_sisa(sebab: Mapping[str, Baris], dialek: Dialek) -> Temuan:
    """Return the fault that not a row of an export is left, and why."""
    kata = ", ".join(f"{ribuan(len(baris))} {satu}" for satu, baris in sebab.items())
    versi = next((s.split()[1].rstrip(",") for s in sebab if s.startswith("versi ")), None)
    if _TANPA_VERSI in sebab:
        versi = versi or "VERSI"
    lain = next((s.split()[1].rstrip(",") for s in sebab if s.startswith("instrumen ")), None)
    if versi:
        saran = f"Pilih versi itu; pada baris perintah: --versi-instrumen {versi}."
    elif lain:
        saran = f"Pilih instrumen itu; pada baris perintah: --instrumen {lain}."
    else:
        saran = "Unduh ekspor yang lain."
    return Temuan(
        SEBUTAN[dialek],
        "B28" if versi else "S10",
        f"tidak ada {_SATUAN.get(dialek, 'kiriman')} yang dipakai: {kata}",
        saran,
    )


def tanda_kiriman(lembar: Lembar, kolom: KolomForm) -> pd.DataFrame:
    """Return of each row (n) ``akar``, ``versi`` and ``suntingan`` (-1 where the server does not count edits).

    Kobo: ``meta/rootUuid`` and ``_uuid``, the root of an original is its own; ODK: ``KEY`` and ``meta-instanceID``.
    """

    def satu(*nama: str) -> npt.NDArray[np.object_]:
        k = next((kolom.meta[n] for n in nama if n in kolom.meta), None)
        return np.array([t.removeprefix("uuid:") for t in teks_kolom(lembar, k)], dtype=object)

    akar = satu("rootUuid", "KEY", "_uuid")
    versi = satu("_uuid", "instanceID")
    suntingan = pd.to_numeric(pd.Series(teks_kolom(lembar, kolom.meta.get("Edits"))), errors="coerce")
    return pd.DataFrame(
        {
            "akar": akar,
            "versi": np.where(versi == "", akar, versi),
            "suntingan": suntingan.where(suntingan >= 0, -1).fillna(-1).astype("int64"),
        }
    )


def versi_usang(lembar: Lembar, kolom: KolomForm, kunci: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Return which rows are older versions of a submission that stands there again.

    In ODK the greater ``Edits`` is newer; in Kobo an edit has a ``_uuid`` of its own, other than its ``rootUuid``.
    Where nothing tells them apart the later row is newer, of one village and period; two villages are never versions of
    one submission.
    """
    n = len(lembar.baris)
    tanda = tanda_kiriman(lembar, kolom)
    akar = tanda["akar"].to_numpy(dtype=object)
    umur = tanda["suntingan"].clip(lower=0).to_numpy() * 2 + (tanda["versi"] != tanda["akar"]).to_numpy()
    terbaru = pd.Series(umur).groupby(akar).transform("max").to_numpy()
    tabel = pd.DataFrame({"akar": akar, "umur": umur, "kode": kunci["kode_desa"], "masa": kunci["periode"]})
    usang = (umur < terbaru) | tabel.duplicated(keep="last").to_numpy()
    hasil: npt.NDArray[np.bool_] = usang & (akar != "")
    return hasil if n else np.zeros(0, dtype=bool)


def sebab_dilewati(lembar: Lembar, kolom: KolomForm, instrumen: Instrumen, *, versi_dipilih: bool = False) -> Teks:
    """Return why each row is not used, ``""`` where it is."""
    sebab = alasan_tolak(lembar, kolom, instrumen, versi_dipilih=versi_dipilih)
    sisa = np.flatnonzero(sebab == "")
    dipakai = ambil_baris(lembar, sisa)
    usang = versi_usang(dipakai, kolom, kunci_kiriman(dipakai, kolom, instrumen))
    sebab[sisa[usang]] = DIGANTIKAN
    return sebab


def kunci_kiriman(lembar: Lembar, kolom: KolomForm, instrumen: Instrumen) -> pd.DataFrame:
    """Return code, period and date of each row; codes as they are written everywhere where they are any."""
    isi = {
        nama: pd.Series(teks_kolom(lembar, kolom.nama.get(nama)), dtype="str")
        for nama in ("kode_desa", "periode", "tanggal", *NAMA_WILAYAH)
        if nama not in NAMA_WILAYAH or nama in kolom.nama
    }
    isi["kode_desa"] = isi["kode_desa"].str.replace(rf"^{_KODE_LABEL.pattern}$", r"\1", regex=True)
    baku = bakukan(isi["kode_desa"], instrumen.yang_dinilai)
    return pd.DataFrame(isi | {"kode_desa": baku.where(baku != "", isi["kode_desa"])})


def kode_berbeda(lembar: Lembar, kolom: KolomForm, instrumen: Instrumen) -> list[tuple[int, GalatSel]]:
    """Return the faults that a code was typed twice, and not alike; empty where it was not asked for again."""
    k = kolom.nama.get("kode_ulang")
    if k is None:
        return []
    ulang = pd.Series(teks_kolom(lembar, k), dtype="str")
    baku = bakukan(ulang, instrumen.yang_dinilai)
    ulang = baku.where(baku != "", ulang)
    kode = kunci_kiriman(lembar, kolom, instrumen)["kode_desa"]
    dikenal = bakukan(kode, instrumen.yang_dinilai) != ""  # one that is no code at all is told of by itself
    beda = np.flatnonzero((ulang != "") & (ulang != kode) & dikenal)
    saran = "Tanyakan kepada pengisinya desa mana yang dinilai, lalu samakan keduanya."
    return [(k, GalatSel(beda, "S07", "kode desa diketik dua kali dan berbeda", saran))] if beda.size else []


def sebut_galat(galat: Iterable[tuple[int, GalatSel]], lembar: Lembar) -> tuple[list[Temuan], int]:
    """Return faults of cells, by number of column, as findings by row and column, and how many rows have one."""
    semua = list(galat)
    sel, lain = pilih_tersebut(semua)
    sel.sort(key=lambda s: (s[0], s[1]))
    tersebut = [
        Temuan(lembar.tempat(b, k), g.kode, g.pesan, g.saran, letak=lembar.letak_sel([b], k))
        for p, k, g in sel
        for b in [int(lembar.baris[p])]
    ]
    sisa = [
        Temuan(
            f"kolom {lembar.kepala[k]}",
            "B21",
            kata_lain(baris, g.kode),
            g.saran,
            banyak=len(baris),
            letak=lembar.letak_sel(baris.tolist(), k),
        )
        for k, g in lain
        for baris in [lembar.baris[g.posisi]]
    ]
    letak = np.unique(np.concatenate([np.empty(0, dtype=np.intp), *(g.posisi for _, g in semua)]))
    return tersebut + sisa, len(letak)


def sebut_kembar(lembar: Lembar, nama: str, k: int, lain: int) -> Temuan:
    """Return the fault that two columns claim one name."""
    pesan = f"kolom {lembar.kepala[k]!r} (ke-{k + 1}) dan {lembar.kepala[lain]!r} (ke-{lain + 1}) sama-sama {nama}"
    return Temuan(
        f"baris {lembar.baris_kepala}, kolom {lembar.kepala[lain]}",
        "B12",
        pesan,
        "Sisakan satu kolom saja.",
        letak=lembar.letak_sel([lembar.baris_kepala], lain),
    )


def sebut_dilewati(sebab: Mapping[str, Baris], lembar: Lembar, kolom: KolomForm, dialek: Dialek) -> list[Temuan]:
    """Return warnings about rows that are not used, and those that a reviewer marked."""
    temuan = []
    tempat = SEBUTAN[dialek]
    for kata, baris in sebab.items():
        mana = ringkas_kata([lembar.sebut_baris(b) for b in baris.tolist()]) if dialek == "buku" else sebut_baris(baris)
        pesan = f"{ribuan(len(baris))} {_SATUAN.get(dialek, 'kiriman')} tidak dipakai ({mana}): {kata}"
        temuan.append(Temuan(tempat, "S10", pesan, "Yang lain tetap dibaca.", "peringatan", len(baris)))
    ditandai = np.zeros(len(lembar.baris), dtype=bool)
    for nama in TINJAUAN:
        ditandai |= np.array([t.casefold() in _DITANDAI for t in teks_kolom(lembar, kolom.meta.get(nama))], dtype=bool)
    for baris in sebab.values():
        ditandai &= ~np.isin(lembar.baris, baris)
    if ditandai.any():
        pesan = f"{ribuan(int(ditandai.sum()))} kiriman ditandai peninjau ({sebut_baris(lembar.baris[ditandai])})"
        temuan.append(Temuan(tempat, "S11", pesan, "Kiriman itu dipakai; baca catatan peninjaunya.", "peringatan"))
    return temuan


def sebut_kolom(kolom: KolomForm, dialek: Dialek, formulir: str) -> list[Temuan]:
    """Return warnings about columns that are not taken, once for all of a kind.

    Args:
        kolom: the columns.
        dialek: whose export it is.
        formulir: whose form they are not of, in words.
    """
    temuan, tempat = [], SEBUTAN[dialek]
    if kolom.pribadi:
        pesan = f"kolom tentang orang atau ponsel tidak diambil: {ringkas_kata(kolom.pribadi)}"
        saran = "Hapus dari ekspor sebelum membagikannya."
        temuan.append(Temuan(tempat, "S12", pesan, saran, "peringatan", berkode=False))
    if kolom.asing:
        pesan = f"{ribuan(len(kolom.asing))} kolom tidak dipakai: {ringkas_kata(kolom.asing)}"
        saran = f"Kolom itu bukan milik {formulir}."
        temuan.append(Temuan(tempat, "S13", pesan, saran, "peringatan", berkode=False))
    return temuan


def ambil_baris(lembar: Lembar, letak: npt.NDArray[np.intp]) -> Lembar:
    """Return the rows of a table at these positions."""
    if len(letak) == len(lembar.baris):
        return lembar
    kolom, baris = lembar.kolom.ambil(letak), lembar.baris[letak]
    return Lembar(
        lembar.kepala, lembar.baris_kepala, kolom, baris, lembar.bentuk, letak=lembar.letak, sel_asal=lembar.sel_asal
    )


def teks_kolom(lembar: Lembar, k: int | None) -> Teks:
    """Return a column without blanks at its ends, all ``""`` where there is none."""
    if k is None:
        return np.full(len(lembar.baris), "", dtype=object)
    return np.asarray(pc.utf8_trim_whitespace(utuh(lembar.kolom[k])).to_numpy(zero_copy_only=False), dtype=object)


def baris_per_sebab(sebab: Teks, baris: Baris) -> dict[str, Baris]:
    """Return the rows, as shown, of each reason, without the empty one."""
    return {kata: baris[sebab == kata] for kata in sorted(set(sebab.tolist())) if kata}


def ringkas_kata(isi: Sequence[str], banyak: int = 10, *, panjang: int = 40) -> str:
    """Return the first words of many, those longer than ``panjang`` cut, and how many more there are."""
    sebut = ", ".join(satu if len(satu) <= panjang else f"{satu[:panjang]}…" for satu in isi[:banyak])
    return sebut + (f" dan {ribuan(len(isi) - banyak)} lagi" if len(isi) > banyak else "")
