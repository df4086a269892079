"""The shelf of answers: saving one at a time, verifying them, bringing over those of an earlier period."""

from penilaian.narasi.keadaan import sebut_keadaan
from penilaian.simpan.basis.hak import Pelaku, wajib
from penilaian.simpan.basis.koneksi import Koneksi
from penilaian.simpan.basis.tulisan import rapikan_paragraf
from penilaian.simpan.galat import GalatKeadaan
from penilaian.simpan.transaksi.bawa_jawaban import HasilBawa, bawa_jawaban
from penilaian.simpan.transaksi.instrumen import RakInstrumen
from penilaian.simpan.transaksi.jawaban import IsiJawaban, baca_isi, indikator_dari
from penilaian.simpan.transaksi.lembar import ambil_penilaian, kunci_lembar, wajib_senaskah, wajib_terbuka
from penilaian.simpan.transaksi.pindah_versi import JawabanLama, baca_jawaban_lama
from penilaian.simpan.transaksi.seberang import Seberang
from penilaian.simpan.transaksi.simpan_jawaban import Tersimpan, simpan_dalam, verifikasi_dalam


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
            return {i.id: isi[i.id] for i in self._instrumen.dari(s, p.instrumen_sidik).ditanyakan if i.id in isi}

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
        sidik_dilihat: str | None = None,
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
            sidik_dilihat: hash of the instrument whose question the person saw; None = not said.

        Raises:
            GalatJawaban: ``teks`` is no answer to this indicator.
            Bentrok: somebody changed it since; carries what stands now.
            GalatHak: not a penilai there.
            GalatKeadaan: the assessment is not being filled in, or its questions are others by now.
            TidakAda: no such assessment or indicator.
        """
        with self._k.tulis() as s:
            kepala, p = kunci_lembar(s, penilaian_id)
            wajib(pelaku, "isi", p.desa_kode)
            wajib_terbuka(p)
            wajib_senaskah(s, self._instrumen, p, sidik_dilihat)
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
        sidik_dilihat: str | None = None,
    ) -> Tersimpan:
        """Set the verifier's value beside an answer; None takes it back.

        Args:
            pelaku: a verifikator of that area who had no hand in this answer, its note or its evidence.
            penilaian_id: assessment that was submitted.
            indikator: id.
            teks: the cell; ``""`` = nothing that can be counted.
            alasan: why; may be left out only where the value agrees with the answer.
            versi_dilihat: ``versi`` of the answer that the verifier saw.
            sidik_dilihat: hash of the instrument whose question the verifier saw; None = not said.

        Raises:
            GalatJawaban: ``teks`` is no answer to this indicator.
            GalatSimpan: the reason is missing.
            Bentrok: answer or verification were changed since; carries what stands now.
            GalatHak: not a verifikator there, or of what they filled in themselves.
            GalatKeadaan: the assessment is not waiting for verification, or its questions are others by now.
            TidakAda: no such assessment or indicator.
        """
        with self._k.tulis() as s:
            kepala, p = kunci_lembar(s, penilaian_id)
            wajib(pelaku, "verifikasi", p.desa_kode)
            if p.keadaan != "diajukan":
                raise GalatKeadaan(
                    f"Penilaian ini {sebut_keadaan(p.keadaan)}; yang diverifikasi hanya yang sudah diajukan."
                )
            wajib_senaskah(s, self._instrumen, p, sidik_dilihat)
            ini = indikator_dari(self._instrumen.dari(s, p.instrumen_sidik), indikator)
            return verifikasi_dalam(s, kepala, p, pelaku, ini, teks, rapikan_paragraf(alasan, "Alasan"), versi_dilihat)

    def lama(self, pelaku: Pelaku, penilaian_id: int) -> tuple[JawabanLama, ...]:
        """Return the answers that became kosong when the draft was moved to another version, oldest first.

        Raises:
            TidakAda: no such assessment.
            GalatHak: drafts of that village are not open to ``pelaku``.
        """
        with self._k.baca() as s:
            wajib(pelaku, "baca_draf", ambil_penilaian(s, penilaian_id).desa_kode)
            return baca_jawaban_lama(s, penilaian_id)

    def bawa(self, pelaku: Pelaku, penilaian_id: int, dari_id: int) -> HasilBawa:
        """Bring over the answers of an earlier assessment of the same village, marked and counted as kosong.

        Taken are answers to questions that have no answer here yet: between versions that a crosswalk joins what it
        carries over, between others where the question's hash is equal; the verified value where there is one, else the
        answer. Each becomes an answer when it is saved (``simpan``).

        Raises:
            GalatSimpan: another village, or not an earlier period.
            GalatHak: not a penilai there.
            GalatKeadaan: the assessment is not being filled in.
            TidakAda: no such assessment.
        """
        with self._k.baca() as s:  # a crosswalk is read from its files before the writers' lock is taken
            p = ambil_penilaian(s, penilaian_id)
            wajib(pelaku, "isi", p.desa_kode)
            dari, ke = (self._instrumen.dari(s, x.instrumen_sidik) for x in (ambil_penilaian(s, dari_id), p))
        Seberang(self._instrumen, dari, ke)
        with self._k.tulis() as s:
            kepala, p = kunci_lembar(s, penilaian_id)
            wajib(pelaku, "isi", p.desa_kode)
            wajib_terbuka(p)
            return bawa_jawaban(s, self._instrumen, kepala, p, pelaku, dari_id)
