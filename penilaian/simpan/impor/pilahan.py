"""What becomes of the cells of one row, gathered question by question."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from penilaian.galat import Temuan
from penilaian.simpan.basis.tabel import JawabanTersimpan
from penilaian.simpan.impor.baris_impor import Baris
from penilaian.simpan.impor.bukti_kiriman import banyak_bukti
from penilaian.simpan.impor.catatan_kiriman import CatatanKiriman, catatan_penutup
from penilaian.simpan.impor.laporan import DesaImpor
from penilaian.simpan.impor.nasib import Nasib, Tulisan
from penilaian.simpan.impor.timbang import KALAH, SUDAH_LAIN, Putusan, Sama, Suara
from penilaian.survei import (
    CaraBentrok,
    sebut_bentrok_draf,
    sebut_bentrok_kiriman,
    sebut_bentrok_putus,
    sebut_timpa_draf,
)

DIUBAH_SEJAK: Final = "diubah atau diperiksa sejak impor kiriman yang pindah, tetap di draf ini"


class Pilahan:
    """Gathers what becomes of the cells of one row."""

    def __init__(self) -> None:
        self.baru, self.diubah, self.sama = list[str](), list[str](), list[str]()
        self.ditolak = list[tuple[str, str]]()
        self.tulis: dict[str, Tulisan] = {}
        self.bentrok, self.diputuskan = list[Temuan](), list[Temuan]()
        self.kalah = set[tuple[int, str]]()
        self.dikosongkan = list[str]()
        self.catatan, self.catatan_tetap, self.catatan_panjang = list[str](), list[str](), list[str]()

    def tambah(
        self, b: Baris, id_: str, suara: Sequence[Suara], putusan: Putusan, draf: str, cara: CaraBentrok, sama: Sama
    ) -> None:
        """Take what was judged of a question that submissions speak of.

        Args:
            b: the row.
            id_: the question.
            suara: what submissions say.
            putusan: what was judged.
            draf: the answer as it stands, also one that was only carried over.
            cara: what was to be done about conflicts.
            sama: tells equal answers.
        """
        kata, tempat = [x.sebutan for x in suara if x.teks or x.disentuh], (b.awal.kode_desa, b.awal.periode)
        if putusan.berbeda and putusan.dari is not None and putusan.nasib in {"baru", "diubah", "sama", "kalah"}:
            temuan = sebut_bentrok_putus(*tempat, id_, kata, putusan.dari.sebutan, cara)
            self.diputuskan.append(replace(temuan, letak=b.letak.get(id_, ())))
            if cara == "tahan":
                lain = (x for x in suara if x.kiriman and x.disentuh and x.teks and not sama(x.teks, putusan.teks))
                self.kalah |= {(x.kiriman.baris, id_) for x in lain if x.kiriman}
        match putusan.nasib:
            case "bentrok_draf":
                self.bentrok.append(sebut_bentrok_draf(*tempat, id_, draf, kata))
            case "bentrok_kiriman":
                temuan = sebut_bentrok_kiriman(*tempat, id_, kata, satu_kata=putusan.satu_kata)
                self.bentrok.append(replace(temuan, letak=b.letak.get(id_, ())))
            case "kalah":
                self.ditolak.append((id_, KALAH[cara]))
            case "ditolak":
                self.ditolak.append((id_, SUDAH_LAIN))
            case "sama":
                self.sama.append(id_)
            case "baru" | "diubah":
                (self.baru if putusan.nasib == "baru" else self.diubah).append(id_)
                dari = putusan.dari or next(x for x in suara if x.disentuh)
                self.tulis[id_] = Tulisan(putusan.teks, dari.kiriman, dari.kiriman_id)
                if putusan.menimpa:
                    temuan = sebut_timpa_draf(*tempat, id_, draf, putusan.teks, dari.sebutan)
                    self.diputuskan.append(replace(temuan, letak=b.letak.get(id_, ())))

    def lepaskan(self, id_: str, suara: Sequence[Suara], putusan: Putusan, *, asli: bool) -> None:
        """Take what was judged of a question of which the file says only that a submission left.

        Args:
            id_: the question.
            suara: what submissions say.
            putusan: what was judged, as an edit that empties the cell would be.
            asli: the answer stands as the submission wrote it.
        """
        if putusan.nasib == "sama":
            self.sama.append(id_)
        elif putusan.nasib in {"baru", "diubah"} and asli:
            self.diubah.append(id_)
            self.dikosongkan += [] if putusan.teks else [id_]
            dari = putusan.dari or next(x for x in suara if x.disentuh)
            self.tulis[id_] = Tulisan(putusan.teks, dari.kiriman, dari.kiriman_id)
        else:
            self.ditolak.append((id_, DIUBAH_SEJAK))

    def catat(self, id_: str, j: JawabanTersimpan | None, pencatat: CatatanKiriman) -> None:
        """Take what submissions note about a question that is not refused."""
        ada = self.tulis.get(id_)
        if j is not None and j.bawaan and ada is None:
            return  # a note would confirm what was only carried over
        catatan, sumber = pencatat.putuskan(id_, "" if j is None or j.bawaan else j.catatan)
        if sumber is None:
            return
        if catatan is None:
            self.catatan_tetap.append(id_)
            return
        teks = "" if j is None else j.teks
        self.tulis[id_] = (ada or Tulisan(teks, sumber))._replace(catatan=catatan)
        self.catatan.append(id_)

    def nasib(self, b: Baris, nomor: int | None, *, kosong: int, tetap: int = 0, dimulai: bool = False) -> Nasib:
        """Return all of it."""
        desa = DesaImpor(
            b.awal.kode_desa,
            b.awal.nama_desa,
            b.awal.periode,
            penilaian_id=nomor,
            dimulai=dimulai,
            baru=tuple(self.baru),
            diubah=tuple(self.diubah),
            sama=tuple(self.sama),
            ditolak=tuple(self.ditolak),
            kosong=0 if b.hanya_pindah else kosong,
            tetap=tetap,
            catatan=tuple(self.catatan),
            catatan_tetap=tuple(self.catatan_tetap),
            catatan_panjang=tuple(self.catatan_panjang),
            pindah_ke=tuple(dict.fromkeys(k.pindah_ke for k in b.kiriman if k.pindah_ke)),
            hanya_pindah=b.hanya_pindah,
            dikosongkan=tuple(self.dikosongkan),
            penutup=sum(1 for _ in catatan_penutup(b)),
            bukti=banyak_bukti(b),
        )
        return Nasib(b, desa, self.tulis, self.bentrok, self.diputuskan, self.kalah)
