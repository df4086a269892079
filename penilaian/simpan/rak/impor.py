"""The shelf of imports."""

import hashlib
import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from penilaian.angka import ribuan
from penilaian.berkas import BacaanBerkas, Sumber, Unggahan, baca
from penilaian.galat import GalatJawaban, GalatVersi, Temuan
from penilaian.instrumen import Instrumen
from penilaian.jawaban import sidik_jawaban
from penilaian.mentah import BATAS_BERKAS, Lembar, Pembaca, baca_perintah
from penilaian.simpan.basis.hak import Pelaku, wajib
from penilaian.simpan.basis.koneksi import Koneksi
from penilaian.simpan.basis.tulisan import PANJANG_NAMA, rapikan_baris
from penilaian.simpan.bukti import Peti
from penilaian.simpan.galat import GalatHak, GalatSimpan
from penilaian.simpan.impor import (
    Baris,
    BerkasImpor,
    BuktiBaris,
    DesaImpor,
    HasilImpor,
    ImporTercatat,
    LembarBatal,
    Pengambil,
    PilihanImpor,
    baris_berkas,
    batalkan,
    berbukti,
    buka_lampiran,
    daftar_impor,
    siapkan_bukti,
    tempat_lampiran,
)
from penilaian.simpan.transaksi.asal_jawaban import IsiAsal, baca_asal
from penilaian.simpan.transaksi.instrumen import RakInstrumen
from penilaian.simpan.transaksi.kiriman_tersimpan import cari_kiriman
from penilaian.simpan.transaksi.lembar import ambil_penilaian
from penilaian.survei import (
    CaraBentrok,
    CariVersi,
    Kiriman,
    PembacaKiriman,
    TakDiambil,
    TanpaKirimanBaru,
    VersiDikenal,
    sebut_foto_cacat,
    sebut_tak_diambil,
)

BATAS_BARIS: Final = 200
"""Villages and periods in one file: everybody else's saving waits some 2 seconds while they are written."""


_LAMPIRAN_TAK_DIBACA: Final = "B46"
"""Code of the finding that nobody looks at what lies in an archive beside its table; here it is evidence."""


class RakImpor:
    """The shelf of imports."""

    def __init__(self, koneksi: Koneksi, instrumen: RakInstrumen) -> None:
        self._k = koneksi
        self._instrumen = instrumen
        self._peti = Peti(koneksi.folder)

    def berkas(
        self, pelaku: Pelaku, sumber: Sumber, pilihan: PilihanImpor, pembaca: Pembaca = baca_perintah
    ) -> HasilImpor:
        """Take the answers of a file into drafts; when this returns they are on disk.

        Args:
            pelaku: a penilai; only villages of that area are taken.
            sumber: a path, or the bytes that a browser sent, in any format that ``nilai`` reads.
            pilihan: instrument, team, and what to do with answers that differ.
            pembaca: how the bytes become rows: as on the command line, or by a worker that a visitor waits for.

        Submissions of a survey are known again by their version: what was seen before changes nothing, of a newer one
        only the cells count that differ.

        Raises:
            GalatJawaban: the file is at fault, or submissions differ among themselves (S04) or from what somebody wrote
                into the draft (S06) and ``pilihan.bentrok`` says to stop; nothing was taken.
            GalatPemakaian: ``pilihan.periode`` is not written as a period.
            GalatHak: not a penilai anywhere.
            GalatSimpan: more rows than ``BATAS_BARIS``, or no name of a team.
            TidakAda: unknown instrument.
        """
        return self._impor(pelaku, sumber, pilihan, pembaca, hanya_lihat=False)

    def tinjau(
        self, pelaku: Pelaku, sumber: Sumber, pilihan: PilihanImpor, pembaca: Pembaca = baca_perintah
    ) -> HasilImpor:
        """Return what ``berkas`` would take and what not; nothing is kept, and nobody waits. Raises as ``berkas``."""
        return self._impor(pelaku, sumber, pilihan, pembaca, hanya_lihat=True)

    def daftar(self, pelaku: Pelaku, *, batas: int = 50) -> tuple[ImporTercatat, ...]:
        """Return the imports into assessments that the person may read drafts of, and their own, latest first.

        Args:
            pelaku: who asks.
            batas: how many at most.

        Raises:
            GalatHak: drafts are open to ``pelaku`` nowhere.
        """
        if not pelaku.wilayah("baca_draf"):
            raise GalatHak("Peran Anda tidak mengizinkan membaca penilaian yang belum final.")
        with self._k.baca() as s:
            return daftar_impor(s, pelaku, batas)

    def batalkan(self, pelaku: Pelaku, nomor: int) -> tuple[LembarBatal, ...]:
        """Take an import back: answers that nobody changed or verified since stand again as they stood before it.

        Evidence that it brought is withdrawn unless it was decided of. History keeps both; assessments that it began
        stay. Its versions of submissions count as never seen, so that the file can be taken in again.

        Raises:
            TidakAda: no such import.
            GalatKeadaan: it was taken back already, or nothing of it can be; then nothing is recorded.
            GalatHak: the person may not fill in one of its assessments; nothing is taken back.
        """
        with self._k.tulis() as s:
            return batalkan(s, self._instrumen, pelaku, nomor)

    def asal(self, pelaku: Pelaku, penilaian_id: int) -> dict[tuple[str, int], IsiAsal]:
        """Return where answers of an assessment came from, by indicator and the answer's version.

        Raises:
            TidakAda: no such assessment.
            GalatHak: drafts of that village are not open to ``pelaku``.
        """
        with self._k.baca() as s:
            p = ambil_penilaian(s, penilaian_id)
            wajib(pelaku, "baca_draf", p.desa_kode)
            return baca_asal(s, penilaian_id)

    def _impor(
        self, pelaku: Pelaku, sumber: Sumber, pilihan: PilihanImpor, pembaca: Pembaca, *, hanya_lihat: bool
    ) -> HasilImpor:
        if not pelaku.wilayah("isi"):
            raise GalatHak("Peran Anda tidak mengizinkan mengisi penilaian.")
        instrumen = self._instrumen.ambil(pilihan.sidik)
        mulai = self._instrumen.ambil(pilihan.sidik_baru).versi if pilihan.sidik_baru else ""
        dibaca = _sekali(sumber)
        sidik = hashlib.sha256(dibaca.isi).hexdigest() if isinstance(dibaca, Unggahan) else ""
        cari = self._pencari(pelaku, sumber, pilihan)
        sekali = _Ingat(pembaca)
        kiriman = self._pembaca(instrumen, pilihan, pilihan.bentrok, sekali, cari)
        try:
            bacaan = self._baca(dibaca, instrumen, pilihan, kiriman)
        except TanpaKirimanBaru as tiada:
            isi = self._sidik_isi(dibaca, instrumen, pilihan, sekali)
            return HasilImpor(sidik, instrumen, (), tiada.temuan, tiada.hitungan, isi, versi_mulai=mulai)
        if len(bacaan.jawaban) > BATAS_BARIS:
            pesan = (
                f"Berkas berisi {ribuan(len(bacaan.jawaban))} baris, sekali impor paling banyak {ribuan(BATAS_BARIS)}."
            )
            raise GalatSimpan(f"{pesan} Bagi menjadi beberapa berkas, misalnya per kecamatan.")
        baris = baris_berkas(instrumen, bacaan.jawaban, pilihan, kiriman.kiriman)
        pengambil = Pengambil(self._instrumen, pelaku, instrumen, pilihan, BerkasImpor(_nama(sumber), sidik))
        nomor, peringatan = None, tuple(_di_draf(t) for t in bacaan.peringatan if t.kode != _LAMPIRAN_TAK_DIBACA)
        try:
            with self._k.baca() as s:
                desa, diputuskan = pengambil.tinjau(s, baris)
            if hanya_lihat:
                self._periksa_lampiran(sumber, pilihan, baris, desa)
            else:
                bukti, gagal = self._siapkan_bukti(sumber, pilihan, baris, desa, kiriman.kiriman)
                with self._k.tulis() as s:
                    desa, nomor, tidak, diputuskan = pengambil.ambil(s, baris, bukti)
                cacat = sebut_foto_cacat([satu for b in bukti.values() for satu in b.cacat])
                peringatan = (*peringatan, *cacat, *sebut_tak_diambil([*gagal, *tidak]))
        except GalatJawaban as galat:
            h = bacaan.hitungan
            raise GalatJawaban([*peringatan, *galat.temuan], replace(h, dibaca=0, ditolak=h.dibaca)) from None
        peringatan = (*diputuskan, *peringatan)
        seluruhnya = kiriman.kiriman is None or not (
            bacaan.hitungan.lebih_baru or any(k.terakhir for k in kiriman.kiriman.pengiriman)
        )
        kolom = str(kiriman.kiriman.kolom or "") if kiriman.kiriman is not None else ""
        if seluruhnya:
            sidik_isi = sidik_jawaban(instrumen, bacaan.jawaban)
        else:
            sidik_isi = self._sidik_isi(dibaca, instrumen, pilihan, sekali)
        return HasilImpor(sidik, instrumen, desa, peringatan, bacaan.hitungan, sidik_isi, nomor, kolom, mulai)

    def _siapkan_bukti(
        self,
        sumber: Sumber,
        pilihan: PilihanImpor,
        baris: Sequence[Baris],
        desa: Sequence[DesaImpor],
        kiriman: Kiriman | None,
    ) -> tuple[dict[int, BuktiBaris], list[TakDiambil]]:
        """Return the evidence of rows that will be taken, by position.

        What a browser sent is an archive of a stranger's, which this process does not open: a worker does.
        """
        siap, gagal = dict[int, BuktiBaris](), list[TakDiambil]()
        perlu = berbukti(baris, desa)
        if not perlu:
            return siap, gagal
        tempat = tempat_lampiran(sumber, pilihan)
        with buka_lampiran(tempat, () if kiriman is None else kiriman.nama_bersama) as lampiran:
            for n in perlu:
                hasil = siapkan_bukti(baris[n], lampiran if tempat else None, self._peti.taruh)
                siap[n] = hasil
                gagal += hasil.tidak
        return siap, gagal

    def _periksa_lampiran(
        self, sumber: Sumber, pilihan: PilihanImpor, baris: Sequence[Baris], desa: Sequence[DesaImpor]
    ) -> None:
        """Raise what ``_siapkan_bukti`` will where attachments cannot be looked through, so that it is told before."""
        if berbukti(baris, desa):
            with buka_lampiran(tempat_lampiran(sumber, pilihan)):
                pass

    def _pembaca(
        self,
        instrumen: Instrumen,
        pilihan: PilihanImpor,
        bentrok: CaraBentrok,
        pembaca: Pembaca,
        cari: CariVersi | None = None,
    ) -> PembacaKiriman:
        """Return what reads an export with this instrument; ``cari`` as ``baca_kiriman`` has it."""
        lain = self._instrumen.id_versi_lain(instrumen)
        dipilih = pilihan.versi_dipilih
        return PembacaKiriman(
            instrumen, bentrok, pembaca, cari, pilihan.periode, versi_dipilih=dipilih, versi_lain=lain
        )

    def _baca(
        self, dibaca: Sumber, instrumen: Instrumen, pilihan: PilihanImpor, kiriman: PembacaKiriman
    ) -> BacaanBerkas:
        lain = self._instrumen.id_versi_lain(instrumen)
        try:
            return baca(dibaca, instrumen, pilihan.periode, pembaca=kiriman, versi_lain=lain)
        except GalatVersi:
            raise
        except GalatJawaban as galat:
            temuan = (replace(t, saran="Periksa kodenya.") if t.kode == "J21" else t for t in galat.temuan)
            raise GalatJawaban(temuan, galat.hitungan) from None

    def _sidik_isi(self, dibaca: Sumber, instrumen: Instrumen, pilihan: PilihanImpor, pembaca: Pembaca) -> str:
        """Return the hash of all answers in an export, of which only what is new was taken; as a first import has it.

        Where submissions differ that were settled before, as was asked now, else by the first; ``""`` where what was
        passed over could not be read.
        """
        cara: CaraBentrok = "tahan" if pilihan.bentrok == "berhenti" else pilihan.bentrok
        semua = self._pembaca(instrumen, pilihan, cara, pembaca)
        try:
            return sidik_jawaban(instrumen, self._baca(dibaca, instrumen, pilihan, semua).jawaban)
        except GalatJawaban:
            return ""

    def _pencari(self, pelaku: Pelaku, sumber: Sumber, pilihan: PilihanImpor) -> CariVersi:
        """Return what tells which versions of submissions the team's assessments have seen."""
        ganti = pilihan.timpa or pilihan.bentrok == "ganti"
        lampiran = bool(tempat_lampiran(sumber, pilihan))

        def cari(akar: Collection[str]) -> Sequence[VersiDikenal]:
            with self._k.baca() as s:
                return cari_kiriman(s, pelaku, pilihan.tim, ganti=ganti, lampiran=lampiran)(akar)

        return cari


class _Ingat:
    """A reader that opens a file once, however often its rows are asked for."""

    def __init__(self, pembaca: Pembaca) -> None:
        self._pembaca, self._isi = pembaca, dict[frozenset[str], Lembar]()

    def __call__(self, sumber: Sumber, sebutan: frozenset[str]) -> Lembar:
        if sebutan not in self._isi:
            self._isi[sebutan] = self._pembaca(sumber, sebutan)
        return self._isi[sebutan]


def _di_draf(t: Temuan) -> Temuan:
    """Return a warning as it holds for drafts: a village is called there as its code is, not as the file says (J21)."""
    saran = "Periksa kodenya; draf memakai nama resmi menurut kodenya, bila ada, bukan nama pada berkas."
    return replace(t, saran=saran) if t.kode == "J21" else t


def _nama(sumber: Sumber) -> str:
    """Return the last part of a file's name, to show; as much of it as a list has room for."""
    nama = sumber.nama if isinstance(sumber, Unggahan) else Path(sumber).name
    return rapikan_baris(re.split(r"[/\\]", nama)[-1][-PANJANG_NAMA:], "Nama berkas") or "berkas"


def _sekali(sumber: Sumber) -> Sumber:
    """Return a file's bytes, so that what is hashed is what is read; ``baca`` says why one cannot be read."""
    if isinstance(sumber, Unggahan):
        return sumber
    jalur = Path(sumber)
    try:
        if jalur.stat().st_size <= BATAS_BERKAS:
            return Unggahan(str(jalur), jalur.read_bytes())
    except OSError:
        return sumber
    return sumber
