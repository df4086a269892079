"""The shelf of answers: saving one at a time, verifying them, bringing over those of an earlier period."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from penilaian.instrumen import Indikator
from penilaian.simpan.bawaan import HasilBawa, bawa_jawaban
from penilaian.simpan.bukti.tunggu import tunggu_lagi
from penilaian.simpan.galat import Bentrok, GalatHak, GalatKeadaan, GalatSimpan
from penilaian.simpan.hak import Pelaku, wajib
from penilaian.simpan.ikut import ikut_mengisi
from penilaian.simpan.isi import IsiJawaban, baca_isi, baca_teks, indikator_dari, inti_jawaban, sama_arti
from penilaian.simpan.koneksi import Koneksi
from penilaian.simpan.naskah import RakInstrumen
from penilaian.simpan.rantai import catat, rantai_penilaian
from penilaian.simpan.riwayat import kejadian
from penilaian.simpan.tabel import JawabanTersimpan, Penilaian, Rantai, sekarang
from penilaian.simpan.tajuk import SEBUTAN, ambil_penilaian, kunci_lembar, wajib_terbuka
from penilaian.simpan.teks import rapikan_paragraf


@dataclass(frozen=True, slots=True)
class Tersimpan:
    """What is on disk now: the answer's version, for the next ``versi_dilihat``, and when it came there (UTC)."""

    versi: int
    waktu: datetime


class RakJawaban:
    """The shelf of answers."""

    def __init__(self, koneksi: Koneksi, instrumen: RakInstrumen) -> None:
        self._k = koneksi
        self._instrumen = instrumen

    def semua(self, pelaku: Pelaku, penilaian_id: int) -> dict[str, IsiJawaban]:
        """Return the answers ever saved, by indicator in the instrument's order.

        Raises:
            TidakAda: no such assessment.
            GalatHak: drafts of that village are not open to ``pelaku``.
        """
        with self._k.baca() as s:
            p = ambil_penilaian(s, penilaian_id)
            wajib(pelaku, "baca_draf", p.desa_kode)
            isi = baca_isi(s, penilaian_id)
            return {i.id: isi[i.id] for i in self._instrumen.dari(s, p.instrumen_sidik).indikator if i.id in isi}

    def satu(self, pelaku: Pelaku, penilaian_id: int, indikator: str) -> IsiJawaban:
        """Return one answer as it stands now (``versi`` 0 where nothing was saved).

        Raises:
            TidakAda: no such assessment or indicator.
            GalatHak: drafts of that village are not open to ``pelaku``.
        """
        with self._k.baca() as s:
            p = ambil_penilaian(s, penilaian_id)
            wajib(pelaku, "baca_draf", p.desa_kode)
            indikator_dari(self._instrumen.dari(s, p.instrumen_sidik), indikator)
            return baca_isi(s, penilaian_id, indikator).get(indikator, IsiJawaban(indikator))

    def simpan(
        self,
        pelaku: Pelaku,
        penilaian_id: int,
        indikator: str,
        teks: str,
        *,
        versi_dilihat: int,
        catatan: str | None = None,
    ) -> Tersimpan:
        """Save one answer; when this returns it is on disk. Saving what stands already changes nothing.

        Saving a carried-over answer confirms it, changed or not.

        Args:
            pelaku: a penilai of that area.
            penilaian_id: assessment that is being filled in.
            indikator: id.
            teks: the cell as in an answers file; ``""`` = kosong.
            versi_dilihat: ``versi`` of the answer that the person saw (0 = none).
            catatan: the note; None = as it is. With ``teks`` as it stands only the note is saved.

        Raises:
            GalatJawaban: ``teks`` is no answer to this indicator.
            Bentrok: somebody changed it since; carries what stands now.
            GalatHak: not a penilai there.
            GalatKeadaan: the assessment is not being filled in.
            TidakAda: no such assessment or indicator.
        """
        with self._k.tulis() as s:
            kepala, p = kunci_lembar(s, penilaian_id)
            wajib(pelaku, "isi", p.desa_kode)
            wajib_terbuka(p)
            ini = indikator_dari(self._instrumen.dari(s, p.instrumen_sidik), indikator)
            return simpan_dalam(s, kepala, p, pelaku, ini, teks, versi_dilihat=versi_dilihat, catatan=catatan)

    def verifikasi(
        self,
        pelaku: Pelaku,
        penilaian_id: int,
        indikator: str,
        teks: str | None,
        alasan: str = "",
        *,
        versi_dilihat: int,
    ) -> Tersimpan:
        """Set the verifier's value beside an answer; None takes it back.

        Args:
            pelaku: a verifikator of that area who had no hand in this answer, its note or its evidence.
            penilaian_id: assessment that was submitted.
            indikator: id.
            teks: the cell; ``""`` = nothing that can be counted.
            alasan: why; may be left out only where the value agrees with the answer.
            versi_dilihat: ``versi`` of the answer that the verifier saw.

        Raises:
            GalatJawaban: ``teks`` is no answer to this indicator.
            GalatSimpan: the reason is missing.
            Bentrok: answer or verification were changed since; carries what stands now.
            GalatHak: not a verifikator there, or of what they filled in themselves.
            GalatKeadaan: the assessment is not waiting for verification.
            TidakAda: no such assessment or indicator.
        """
        with self._k.tulis() as s:
            kepala, p = kunci_lembar(s, penilaian_id)
            wajib(pelaku, "verifikasi", p.desa_kode)
            if p.keadaan != "diajukan":
                raise GalatKeadaan(f"Penilaian ini {SEBUTAN[p.keadaan]}; yang diverifikasi hanya yang sudah diajukan.")
            ini = indikator_dari(self._instrumen.dari(s, p.instrumen_sidik), indikator)
            return _verifikasi(s, kepala, p, pelaku, ini, teks, rapikan_paragraf(alasan, "Alasan"), versi_dilihat)

    def bawa(self, pelaku: Pelaku, penilaian_id: int, dari_id: int) -> HasilBawa:
        """Bring over the answers of an earlier assessment of the same village, marked and counted as kosong.

        Taken are indicators whose hash is equal in both instruments and that have no answer here yet; the verified
        value where there is one, else the answer. Each becomes an answer when it is saved (``simpan``).

        Raises:
            GalatSimpan: another village, or not an earlier period.
            GalatHak: not a penilai there.
            GalatKeadaan: the assessment is not being filled in.
            TidakAda: no such assessment.
        """
        with self._k.tulis() as s:
            kepala, p = kunci_lembar(s, penilaian_id)
            wajib(pelaku, "isi", p.desa_kode)
            wajib_terbuka(p)
            return bawa_jawaban(s, self._instrumen, kepala, p, pelaku, dari_id)


# -- inside a transaction ----------------------------------------------------------------------------------------


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

    ``versi_dilihat=None`` = over whatever stands there (imports, after asking). Raises as ``RakJawaban.simpan``.
    """
    rapi, _ = baca_teks(indikator, teks)
    j = s.get(JawabanTersimpan, (p.id, indikator.id))
    catatan_kini = j.catatan if j else ""
    catatan_baru = catatan_kini if catatan is None else rapikan_paragraf(catatan, "Catatan")
    bawaan, teks_kini = (False, "") if j is None else (j.bawaan, j.teks)
    hanya_catatan = catatan is not None and not bawaan and rapi == teks_kini
    sama = not bawaan and (teks_kini, catatan_kini) == (rapi, catatan_baru)
    if sama and j is None and hanya_catatan:  # an empty note beside no answer
        return Tersimpan(0, sekarang())
    if j is not None and sama and (hanya_catatan or j.oleh is not None):
        return Tersimpan(j.versi, j.waktu)
    _wajib_versi(s, p, indikator, j, versi_dilihat)
    waktu, lama = sekarang(), inti_jawaban(j)
    if j is None:
        j = JawabanTersimpan(penilaian_id=p.id, indikator=indikator.id, versi=0)
        s.add(j)
    elif j.versi_verifikasi == j.versi and j.teks == rapi and not j.bawaan:
        j.versi_verifikasi = j.versi + 1  # only the note changed: the verifier saw this value
    if teks_kini and not bawaan and not sama_arti(indikator, rapi, teks_kini):
        tunggu_lagi(s, kepala, p, pelaku, indikator.id, waktu)
    j.teks, j.catatan, j.bawaan, j.waktu = rapi, catatan_baru, False, waktu
    if not hanya_catatan:  # who only adds a note gives no answer, and takes nobody's over
        j.oleh = pelaku.pengguna_id
    _naik_versi(s, kepala, p, pelaku, j, "jawaban.simpan", lama, waktu)
    return Tersimpan(j.versi, waktu)


def _verifikasi(
    s: Session,
    kepala: Rantai,
    p: Penilaian,
    pelaku: Pelaku,
    indikator: Indikator,
    teks: str | None,
    alasan: str,
    versi_dilihat: int,
) -> Tersimpan:
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
    if rapi is not None and not alasan and not sama_arti(indikator, rapi, mandiri):
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
