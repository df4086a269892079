"""Saving one answer, or the verifier's value beside it, in an open transaction."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from penilaian.instrumen import Indikator
from penilaian.simpan.basis.hak import Pelaku
from penilaian.simpan.basis.tabel import JawabanTersimpan, Penilaian, Rantai, sekarang
from penilaian.simpan.basis.tulisan import ada_kata, rapikan_paragraf
from penilaian.simpan.galat import GalatHak, GalatSimpan
from penilaian.simpan.transaksi.bentrok import Bentrok
from penilaian.simpan.transaksi.ikut_mengisi import ikut_mengisi
from penilaian.simpan.transaksi.jawaban import INTI_JAWABAN, baca_isi, baca_teks, inti_jawaban, sama_arti
from penilaian.simpan.transaksi.rantai import Peristiwa, catat, catat_banyak, rantai_penilaian
from penilaian.simpan.transaksi.riwayat import kejadian
from penilaian.simpan.transaksi.tunggu_bukti import berbukti_diterima, tunggu_lagi


@dataclass(frozen=True, slots=True)
class Tersimpan:
    """What is on disk now: the answer's version, for the next ``versi_dilihat``, and when it came there (UTC)."""

    versi: int
    waktu: datetime


def simpan_dalam(
    s: Session,
    kepala: Rantai,
    p: Penilaian,
    pelaku: Pelaku,
    indikator: Indikator,
    teks: str,
    *,
    versi_dilihat: int | None,
    catatan: str | None = None,
) -> Tersimpan:
    """Save one answer in an open transaction behind ``kunci_lembar``; right and state were judged by the caller.

    ``versi_dilihat=None`` = over whatever stands there. Raises as ``RakJawaban.simpan``.
    """
    rapi, _ = baca_teks(indikator, teks)
    catatan_rapi = None if catatan is None else rapikan_paragraf(catatan, "Catatan")
    j = s.get(JawabanTersimpan, (p.id, indikator.id))
    ubah = perubahan(indikator, j, rapi, catatan_rapi)
    if ubah is None:
        return Tersimpan(0, sekarang()) if j is None else Tersimpan(j.versi, j.waktu)
    _wajib_versi(s, p, indikator, j, versi_dilihat)
    waktu, lama = sekarang(), inti_jawaban(j)
    if j is None:
        j = JawabanTersimpan(penilaian_id=p.id, indikator=indikator.id, versi=0)
        s.add(j)
    if ubah.bukti_menunggu:
        tunggu_lagi(s, kepala, p, pelaku, indikator.id, waktu)
    _isikan(j, ubah, rapi, pelaku, waktu)
    _naik_versi(s, kepala, p, pelaku, j, "jawaban.simpan", lama, waktu)
    return Tersimpan(j.versi, waktu)


def simpan_banyak(
    s: Session,
    kepala: Rantai,
    p: Penilaian,
    pelaku: Pelaku,
    isi: Iterable[tuple[Indikator, str, JawabanTersimpan | None, str | None]],
    sama: "Sama",
) -> None:
    """Save many answers of one assessment as ``simpan_dalam`` would, over whatever stands there.

    Args:
        s: an open transaction behind ``kunci_lembar``; right and state were judged by the caller.
        kepala: head of the assessment's chain.
        p: the assessment.
        pelaku: who fills in.
        isi: indicator, cell text that was judged before (``baca_teks``), the answer as it is kept, and the note,
            trimmed (None = as it is).
        sama: says whether two texts mean the same answer; what was found out before the lock was taken.
    """
    waktu, baru, peristiwa = sekarang(), list[dict[str, Any]](), list[Peristiwa]()
    diterima: set[str] | None = None
    for indikator, teks, ada, catatan in isi:
        ubah = perubahan(indikator, ada, teks, catatan, sama)
        if ubah is None:
            continue
        if ubah.bukti_menunggu and diterima is None:
            diterima = berbukti_diterima(s, p.id)
        if ubah.bukti_menunggu and diterima and indikator.id in diterima:
            catat_banyak(s, kepala, pelaku, peristiwa)
            peristiwa = []
            tunggu_lagi(s, kepala, p, pelaku, indikator.id, waktu)
        if ada is None:
            baru.append(_jawaban_baru(p.id, indikator.id, teks, pelaku, waktu, ubah))
            lama, kini = None, {nama: baru[-1][nama] for nama in INTI_JAWABAN}
        else:
            lama = inti_jawaban(ada)
            _isikan(ada, ubah, teks, pelaku, waktu)
            ada.versi += 1
            kini = inti_jawaban(ada) or {}
        peristiwa.append(Peristiwa("jawaban.simpan", indikator.id, waktu, lama, kini))
    if baru:
        s.execute(insert(JawabanTersimpan), baru)
    if peristiwa:
        p.diubah = waktu
        catat_banyak(s, kepala, pelaku, peristiwa)


def _jawaban_baru(
    penilaian_id: int, indikator: str, teks: str, pelaku: Pelaku, waktu: datetime, ubah: "Perubahan"
) -> dict[str, Any]:
    """Return the row of an answer that was never saved before."""
    return {
        "penilaian_id": penilaian_id,
        "indikator": indikator,
        "teks": teks,
        "catatan": ubah.catatan,
        "bawaan": False,
        "versi": 1,
        "oleh": pelaku.pengguna_id if ubah.menjawab else None,
        "waktu": waktu,
        "teks_verifikasi": None,
        "alasan_verifikasi": "",
        "versi_verifikasi": None,
    }


def _isikan(j: JawabanTersimpan, ubah: "Perubahan", teks: str, pelaku: Pelaku, waktu: datetime) -> None:
    """Write a change into an answer; its version rises with the event."""
    if ubah.tetap_terperiksa:
        j.versi_verifikasi = j.versi + 1
    j.teks, j.catatan, j.bawaan, j.waktu = teks, ubah.catatan, False, waktu
    if ubah.menjawab:
        j.oleh = pelaku.pengguna_id


Sama = Callable[[Indikator, str, str], bool]
"""Whether two cell texts mean the same answer to an indicator."""


@dataclass(frozen=True, slots=True)
class Perubahan:
    """What saving an answer changes of it, beside its text.

    Attributes:
        catatan: the note as it will stand.
        menjawab: the person answers, or confirms what was brought over. Who only changes the note gives no answer, and
            takes nobody's over.
        tetap_terperiksa: the verifier has seen this very value, so the verification stays fresh.
        bukti_menunggu: it means another answer, so evidence that was accepted for the earlier one waits again.
    """

    catatan: str
    menjawab: bool
    tetap_terperiksa: bool = False
    bukti_menunggu: bool = False


def perubahan(
    indikator: Indikator, j: JawabanTersimpan | None, teks: str, catatan: str | None, sama: Sama = sama_arti
) -> Perubahan | None:
    """Return what saving changes, None where all of it stands already.

    Args:
        indikator: that of the answer.
        j: the answer as it is kept, None where nothing was ever saved. It is only read.
        teks: the cell that is saved, trimmed; ``""`` = kosong, which is an answer too: "belum tahu".
        catatan: the note, trimmed; None = as it is.
        sama: says whether two texts mean the same answer.
    """
    if j is None:
        return None if (teks, catatan) == ("", "") else Perubahan(catatan or "", menjawab=bool(teks) or catatan is None)
    catatan_baru = j.catatan if catatan is None else catatan
    if j.bawaan:
        return Perubahan(catatan_baru, menjawab=True)
    menjawab = catatan is None or teks != j.teks
    if (j.teks, j.catatan) == (teks, catatan_baru) and not (menjawab and j.oleh is None):
        return None
    return Perubahan(
        catatan_baru,
        menjawab,
        tetap_terperiksa=j.versi_verifikasi == j.versi and j.teks == teks,
        bukti_menunggu=j.teks != "" and not sama(indikator, teks, j.teks),
    )


def verifikasi_dalam(
    s: Session,
    kepala: Rantai,
    p: Penilaian,
    pelaku: Pelaku,
    indikator: Indikator,
    teks: str | None,
    alasan: str,
    versi_dilihat: int,
) -> Tersimpan:
    """Set the verifier's value in an open transaction; otherwise as ``simpan_dalam`` and ``RakJawaban.verifikasi``."""
    rapi = None if teks is None else baca_teks(indikator, teks)[0]
    j = s.get(JawabanTersimpan, (p.id, indikator.id))
    if ikut_mengisi(s, pelaku, p.id, indikator.id) is not None:
        raise GalatHak(
            f"Jawaban {indikator.id} atau buktinya Anda isi sendiri; mintalah verifikator lain memeriksanya."
        )
    if j is not None and _sudah_begitu(j, rapi, alasan):
        return Tersimpan(j.versi, j.waktu_verifikasi or j.waktu)
    _wajib_versi(s, p, indikator, j, versi_dilihat)
    mandiri = "" if j is None or j.bawaan else j.teks
    if rapi is not None and not ada_kata(alasan) and not sama_arti(indikator, rapi, mandiri):
        raise GalatSimpan("Tulis alasannya: nilai verifikasi berbeda dari jawaban.")
    waktu, lama = sekarang(), inti_jawaban(j)
    if j is None:
        j = JawabanTersimpan(penilaian_id=p.id, indikator=indikator.id, teks="", catatan="", bawaan=False, versi=0)
        j.waktu = waktu
        s.add(j)
    j.teks_verifikasi, j.alasan_verifikasi = rapi, alasan
    j.oleh_verifikasi, j.waktu_verifikasi = pelaku.pengguna_id, waktu
    j.versi_verifikasi = None if rapi is None else j.versi + 1
    _naik_versi(s, kepala, p, pelaku, j, "jawaban.verifikasi", lama, waktu, alasan)
    return Tersimpan(j.versi, waktu)


def _sudah_begitu(j: JawabanTersimpan, teks: str | None, alasan: str) -> bool:
    """Return whether this verification stands already and the answer was not changed since."""
    segar = teks is None or j.versi_verifikasi == j.versi
    return segar and (j.teks_verifikasi, j.alasan_verifikasi) == (teks, alasan)


def _wajib_versi(
    s: Session, p: Penilaian, indikator: Indikator, j: JawabanTersimpan | None, versi_dilihat: int | None
) -> None:
    versi = 0 if j is None else j.versi
    if versi_dilihat is None or versi_dilihat == versi:
        return
    banyak = max(versi - versi_dilihat, 0)  # every version of an answer is one event
    sejak = kejadian(s, rantai_penilaian(p.id), objek=indikator.id, terbaru=True, batas=banyak)[::-1]
    isi = baca_isi(s, p.id, indikator.id).get(indikator.id)
    oleh = f" oleh {sejak[-1].nama}" if sejak and sejak[-1].nama else ""
    raise Bentrok(
        f"Jawaban {indikator.id} sudah diubah{oleh} sejak Anda membukanya. Lihat isinya, lalu putuskan.",
        sekarang=isi,
        sejak=sejak,
    )


def _naik_versi(
    s: Session,
    kepala: Rantai,
    p: Penilaian,
    pelaku: Pelaku,
    j: JawabanTersimpan,
    aksi: str,
    lama: Mapping[str, Any] | None,
    waktu: datetime,
    alasan: str = "",
) -> None:
    j.versi += 1
    p.diubah = waktu
    catat(s, kepala, pelaku, aksi, j.indikator, waktu=waktu, lama=lama, baru=inti_jawaban(j), alasan=alasan)
