"""Writing down where answers came from, inside the transaction that writes them."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import insert
from sqlalchemy.orm import Session

from penilaian.simpan.basis.hak import Pelaku
from penilaian.simpan.basis.tabel import (
    AsalBukti,
    AsalJawaban,
    Impor,
    JawabanTersimpan,
    KirimanTersimpan,
    Rantai,
    sekarang,
)
from penilaian.simpan.impor.bukti_kiriman import BuktiSiap, SelBukti
from penilaian.simpan.impor.laporan import PilihanImpor
from penilaian.simpan.impor.nasib import Nasib
from penilaian.simpan.transaksi.asal_jawaban import IsiTercatat, objek_impor, sidik_asal
from penilaian.simpan.transaksi.kiriman_tersimpan import PINDAH, TERTAHAN
from penilaian.simpan.transaksi.rantai import catat
from penilaian.survei import Pengiriman


class BerkasImpor(NamedTuple):
    """A file that is taken in: its name as its user sees it, and its SHA-256."""

    nama: str
    sidik: str


class Pencatat:
    """Notes one import: its row, the versions of submissions that it brings, what it writes.

    Attributes:
        nomor: the import's number.
        waktu: when it is made.
    """

    def __init__(self, s: Session, pelaku: Pelaku, berkas: BerkasImpor, pilihan: PilihanImpor) -> None:
        """Give the import a number."""
        self._s, self._pelaku, self._berkas, self.waktu = s, pelaku, berkas, sekarang()
        impor = Impor(
            waktu=self.waktu,
            oleh=pelaku.pengguna_id,
            nama_berkas=berkas.nama,
            sha256=berkas.sidik,
            tim=pilihan.tim,
            instrumen_sidik=pilihan.sidik,
            hitungan={},
        )
        s.add(impor)
        s.flush()
        self.nomor, self._impor = impor.id, impor
        self._kiriman: dict[int, list[KirimanTersimpan]] = {}
        self._nomor_kiriman: dict[int, int] = {}
        self._jawaban: list[dict[str, Any]] = []

    def kiriman(self, semua: Sequence[tuple[Nasib, Collection[SelBukti]]]) -> None:
        """Keep the versions of submissions of rows, each with the files of it that are missing."""
        pasangan = []
        for n, hilang in semua:
            nomor, b = n.desa.penilaian_id or 0, n.baris
            for k, dipakai in (*((k, True) for k in b.kiriman), *((k, False) for k in b.digantikan if k.akar)):
                tertahan = {*n.tertahan(k), *(sel for baris, sel in hilang if baris == k.baris)}
                baris = _baris_kiriman(self.nomor, nomor, k, isi_disimpan(k, tertahan) if dipakai else None)
                self._kiriman.setdefault(nomor, []).append(baris)
                pasangan.append((k, baris))
        self._s.add_all(baris for _, baris in pasangan)
        self._s.flush()
        self._nomor_kiriman = {id(k): baris.id for k, baris in pasangan}

    def lembar(
        self,
        kepala: Rantai,
        penilaian_id: int,
        nasib: Nasib,
        sebelum: Mapping[str, dict[str, Any]],
        ada: Mapping[str, JawabanTersimpan],
        bukti: Sequence[tuple[int, BuktiSiap]],
    ) -> None:
        """Note what was written into one assessment, and record the import in its history.

        Args:
            kepala: head of the assessment's chain.
            penilaian_id: the assessment.
            nasib: what became of its row.
            sebelum: by indicator the answer as it stood (``isi_sebelum``), without those that were never saved.
            ada: by indicator the answer as it stands now, of those that were saved before.
            bukti: number and source of each piece of evidence that was added.
        """
        asal, tercatat = list[dict[str, Any]](), list[IsiTercatat]()
        for indikator, tulisan in nasib.tulis.items():
            versi = ada[indikator].versi if indikator in ada else 1
            if versi == sebelum.get(indikator, {}).get("versi"):
                continue
            sumber = tulisan.kiriman_id if tulisan.kiriman is None else self._nomor_kiriman.get(id(tulisan.kiriman))
            lama = {n: isi for n, isi in sebelum[indikator].items() if n != "versi"} if indikator in ada else None
            kunci = {"penilaian_id": penilaian_id, "indikator": indikator, "versi": versi}
            tercatat.append((indikator, versi, sumber, lama))
            asal.append({**kunci, "impor_id": self.nomor, "kiriman_id": sumber, "lama": lama})
        self._jawaban += asal
        kiriman = self._kiriman.get(penilaian_id, [])
        asal_bukti = [
            AsalBukti(bukti_id=b, impor_id=self.nomor, kiriman_id=self._nomor_kiriman.get(id(siap.kiriman)))
            for b, siap in bukti
        ]
        self._s.add_all(asal_bukti)
        rincian: dict[str, Any] = {
            "sha256": self._berkas.sidik,
            "baru": len(nasib.desa.baru),
            "diubah": len(nasib.desa.diubah),
            "catatan": len(nasib.tulis.keys() - {*nasib.desa.baru, *nasib.desa.diubah}),
            "bukti": len(asal_bukti),
            "kiriman": len(kiriman),
            "sidik_asal": sidik_asal(kiriman, tercatat, asal_bukti),
        }
        if nasib.desa.penutup:
            rincian["penutup"] = nasib.desa.penutup
        for nama, tempat in (("pindah_dari", nasib.desa.pindah_dari), ("pindah_ke", nasib.desa.pindah_ke)):
            if tempat:
                rincian[nama] = [list(satu) for satu in tempat]
        objek = objek_impor(self.nomor)
        catat(self._s, kepala, self._pelaku, "penilaian.impor", objek, waktu=self.waktu, baru=rincian)

    def selesai(self, hitungan: Mapping[str, int]) -> None:
        """Write what was noted of answers, and how many fared how."""
        self._impor.hitungan = dict(hitungan)
        if self._jawaban:
            self._s.flush()
            self._s.execute(insert(AsalJawaban), self._jawaban)


def isi_sebelum(j: JawabanTersimpan) -> dict[str, Any]:
    """Return what of an answer is kept to put it back: ``teks, catatan, bawaan, oleh``, and its ``versi``."""
    return {"teks": j.teks, "catatan": j.catatan, "bawaan": j.bawaan, "oleh": j.oleh, "versi": j.versi}


def isi_disimpan(k: Pengiriman, tertahan: Collection[str]) -> dict[str, str]:
    """Return what is kept of a version: of cells that were kept back what stood before, and apart what it says.

    What an earlier version had kept back stays so as long as a later one says the same.
    """
    if k.pindah_ke is not None:
        return {PINDAH: " ".join(k.pindah_ke)}
    isi = k.isi
    for nama, dasar in ({} if k.terakhir is None else k.terakhir.ditahan).items():
        if nama not in k.berubah:
            isi[nama + TERTAHAN] = isi.pop(nama, "")
            if dasar:
                isi[nama] = dasar
    for id_ in sorted(k.berubah.keys() & set(tertahan)):
        isi[id_ + TERTAHAN] = isi.pop(id_, "")
        if lama := k.lama.get(id_):
            isi[id_] = lama
    return isi


def _baris_kiriman(impor_id: int, penilaian_id: int, k: Pengiriman, isi: dict[str, str] | None) -> KirimanTersimpan:
    return KirimanTersimpan(
        impor_id=impor_id,
        penilaian_id=penilaian_id,
        akar=k.akar,
        versi=k.versi,
        suntingan=k.suntingan,
        isi=isi,
        dikirim=k.dikirim,
        pengirim=k.pengirim,
        versi_formulir=k.versi_formulir,
        tinjauan=k.tinjauan,
        baris=k.baris,
    )
