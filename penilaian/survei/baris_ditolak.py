"""Rows of an export that are not used: refused, for review or version, or passed over; why, and how that is told."""

from collections.abc import Mapping
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from penilaian.angka import ribuan
from penilaian.galat import Temuan
from penilaian.instrumen import Instrumen
from penilaian.jawaban import sebut_baris
from penilaian.mentah import Lembar, utuh
from penilaian.survei.baris_kiriman import (
    SEBUTAN,
    Baris,
    Dialek,
    Teks,
    ambil_baris,
    kunci_kiriman,
    ringkas_kata,
    tanda_kiriman,
    teks_kolom,
)
from penilaian.survei.kolom_form import TINJAUAN, KolomForm
from penilaian.survei.nama_form import STEMPEL
from penilaian.survei.versi_baris import VersiBaris
from penilaian.tak_terbaca import baris_rusak

_SATUAN: Final = {"buku": "lembar"}
"""What a submission is called where that is no word for it."""
_TINJAUAN_TOLAK: Final = {
    "validation_status_not_approved": "tidak disetujui",
    "not approved": "tidak disetujui",
    "tidak disetujui": "tidak disetujui",
    "rejected": "ditolak peninjau",
}
_DITANDAI: Final = {"validation_status_on_hold", "on hold", "ditunda", "hasissues"}
_TANPA_VERSI: Final = "versi_instrumen kosong"
_HXL: Final = "baris tanda HXL"
DIGANTIKAN: Final = "digantikan kiriman yang lebih baru"
"""Why a row is not used that a newer version in the same file stands for."""
LEBIH_BARU: Final = "sudah lebih baru di sini"
"""Why a version is passed over that a store has seen, or of which it knows a newer one."""
_DILEWATI: Final = frozenset({_HXL, DIGANTIKAN, LEBIH_BARU})
"""Reasons that refuse nothing: the row says nothing of its own, or says what is known."""


def sebut_tanpa_versi(
    versi: VersiBaris, kolom: KolomForm, instrumen: Instrumen, dialek: Dialek, *, versi_dipilih: bool
) -> list[Temuan]:
    """Return the warning that nothing says which version rows that are used answer, where the export cannot say it.

    ``versi`` is of the rows that are used.
    """
    if versi_dipilih or STEMPEL[1] in kolom.nama or not (tanpa := int((versi.versi == "").sum())):
        return []
    tiada = " dan ".join(n for n in STEMPEL if n not in kolom.nama)
    pesan = f"kolom {tiada} tidak ada"
    if versi.pembeda:
        pesan += f" dan pertanyaan yang membedakan versi ({ringkas_kata(versi.pembeda)}) tidak menunjukkannya"
    pesan += (
        f", jadi versi formulir {ribuan(tanpa)} kiriman tidak diketahui; dibaca menurut {instrumen.id} versi "
        f"{instrumen.versi}"
    )
    saran = "Pastikan formulirnya dicetak dari versi itu; versi lain disebut dengan --versi-instrumen VERSI."
    return [Temuan(SEBUTAN[dialek], "S15", pesan, saran, "peringatan")]


def _alasan_tolak(
    lembar: Lembar, kolom: KolomForm, instrumen: Instrumen, dijawab: VersiBaris, *, versi_dipilih: bool
) -> Teks:
    sebab = np.full(len(lembar.baris), "", dtype=object)
    for nama in ("kode_desa", "periode"):
        if (k := kolom.nama.get(nama)) is not None:
            hxl = pc.starts_with(pc.utf8_trim_whitespace(utuh(lembar.kolom[k])), "#").to_numpy(zero_copy_only=False)
            sebab[hxl & ~np.isin(lembar.baris, baris_rusak(lembar, k))] = _HXL  # ``#REF!`` is no tag
    sebab[_bertanda_semua(lembar)] = _HXL
    for nama in TINJAUAN:
        status, unik = pd.factorize(teks_kolom(lembar, kolom.meta.get(nama)))
        for n, tanda in enumerate(unik):
            if (kata := _TINJAUAN_TOLAK.get(tanda.casefold())) is not None:
                sebab[status == n] = kata
    bernama, tersirat = dijawab.versi.copy(), dijawab.dari != ""
    bernama[tersirat] += " menurut " + dijawab.dari[tersirat]
    id_ = teks_kolom(lembar, kolom.nama.get(STEMPEL[0]))
    for nama, isi, sebutan, harus in (
        ("instrumen", id_, id_, instrumen.id),
        ("versi", dijawab.versi, bernama, instrumen.versi),
    ):
        lain = (isi != "") & (isi != harus) & (sebab == "")
        for satu in pd.unique(sebutan[lain]):
            sebab[lain & (sebutan == satu)] = f"{nama} {satu}, bukan {harus}"
    if STEMPEL[1] in kolom.nama and not versi_dipilih:
        sebab[(dijawab.versi == "") & (sebab == "")] = _TANPA_VERSI
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


def _versi_usang(lembar: Lembar, kolom: KolomForm, kunci: pd.DataFrame) -> npt.NDArray[np.bool_]:
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


def sebab_tak_dipakai(
    lembar: Lembar, kolom: KolomForm, instrumen: Instrumen, versi: VersiBaris, *, versi_dipilih: bool = False
) -> Teks:
    """Return why each row is not used, ``""`` where it is.

    Args:
        lembar: the rows.
        kolom: where the form's parts stand.
        instrumen: that they are read with.
        versi: that they answer.
        versi_dipilih: somebody said which version it is, so that a row need not name it.
    """
    sebab = _alasan_tolak(lembar, kolom, instrumen, versi, versi_dipilih=versi_dipilih)
    sisa = np.flatnonzero(sebab == "")
    dipakai = ambil_baris(lembar, sisa)
    usang = _versi_usang(dipakai, kolom, kunci_kiriman(dipakai, kolom, instrumen))
    sebab[sisa[usang]] = DIGANTIKAN
    return sebab


def baris_per_sebab(sebab: Teks, baris: Baris) -> dict[str, Baris]:
    """Return the rows, as shown, of each reason, without the empty one."""
    return {kata: baris[sebab == kata] for kata in sorted(set(sebab.tolist())) if kata}


def banyak_ditolak(sebab: Mapping[str, Baris]) -> int:
    """Return how many rows are refused, of the rows of each reason why one is not used."""
    return sum(len(baris) for kata, baris in sebab.items() if kata not in _DILEWATI)


def versi_ditolak(sebab: Mapping[str, Baris]) -> frozenset[str]:
    """Return the versions for which rows are refused, of the rows of each reason why one is not used."""
    return frozenset(s.split()[1].rstrip(",") for s in sebab if s.startswith("versi "))


def tanpa_sisa(sebab: Mapping[str, Baris], dialek: Dialek, versi_kini: str = "") -> Temuan:
    """Return the fault that not a row of an export is left, and why; ``versi_kini`` is what it would be read with."""
    kata = ", ".join(f"{ribuan(len(baris))} {satu}" for satu, baris in sebab.items())
    versi = min(versi_ditolak(sebab), default=None)
    if _TANPA_VERSI in sebab:
        versi = versi or "VERSI"
    lain = next((s.split()[1].rstrip(",") for s in sebab if s.startswith("instrumen ")), None)
    if versi:
        saran = f"Pilih versi itu; pada baris perintah: --versi-instrumen {versi}"
        if (lama := _nomor(versi)) and lama < (_nomor(versi_kini) or lama):
            saran += f", dan --padankan untuk membawa jawabannya ke versi {versi_kini}"
        saran += "."
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


def _nomor(versi: str) -> tuple[int, ...]:
    bagian = versi.split(".")
    return tuple(map(int, bagian)) if all(b.isdecimal() for b in bagian) else ()


def sebut_tak_dipakai(sebab: Mapping[str, Baris], lembar: Lembar, kolom: KolomForm, dialek: Dialek) -> list[Temuan]:
    """Return warnings about rows that are not used, and those that a reviewer marked."""
    temuan = []
    tempat = SEBUTAN[dialek]
    for kata, baris in sebab.items():
        mana = ringkas_kata([lembar.sebut_baris(b) for b in baris.tolist()]) if dialek == "buku" else sebut_baris(baris)
        apa = "dilewati" if kata in _DILEWATI else "ditolak"
        pesan = f"{ribuan(len(baris))} {_SATUAN.get(dialek, 'kiriman')} {apa} ({mana}): {kata}"
        temuan.append(Temuan(tempat, "S10", pesan, "Yang lain tetap dibaca.", "peringatan"))
    ditandai = np.zeros(len(lembar.baris), dtype=bool)
    for nama in TINJAUAN:
        status, unik = pd.factorize(teks_kolom(lembar, kolom.meta.get(nama)))
        ditandai |= np.array([t.casefold() in _DITANDAI for t in unik], dtype=bool)[status]
    for baris in sebab.values():
        ditandai &= ~np.isin(lembar.baris, baris)
    if ditandai.any():
        pesan = f"{ribuan(int(ditandai.sum()))} kiriman ditandai peninjau ({sebut_baris(lembar.baris[ditandai])})"
        temuan.append(Temuan(tempat, "S11", pesan, "Kiriman itu dipakai; baca catatan peninjaunya.", "peringatan"))
    return temuan
