"""The answer on top of the page: the stage as its title, one sentence on what comes next, how sure it is."""

from dataclasses import dataclass, replace

from penilaian.angka import ribuan, tulis_tetap
from penilaian.mesin import Hasil
from penilaian.narasi.ejaan import awal_besar, awal_kecil, bilangan
from penilaian.narasi.kalimat import Kepastian, jumlah_jawaban, kepastian
from penilaian.narasi.kartu_berikutnya import judul_langkah
from penilaian.narasi.langkah import tak_ada_langkah
from penilaian.narasi.tiga import skor_singkat
from penilaian.rekomendasi import Jalan, LangkahNaik, terbuka_di, terbuka_menentukan, yang_rawan
from penilaian.skor import AKAR


@dataclass(frozen=True)
class Pokok:
    """What is read before anything else.

    Attributes:
        atas: small line above: ``Tingkat 1 dari 4``, ``Tingkat 1, mungkin 2, dari 4``, the index's name without a gate.
        judul: the stage; without a gate the index.
        berikut: what comes next, one sentence; ``""`` where there is nothing to say.
        kepastian: how sure it is.
        panjang: the title is more than the name of a stage.
    """

    atas: str
    judul: str
    berikut: str
    kepastian: Kepastian
    panjang: bool


def pokok(hasil: Hasil, baris: int, jalan: Jalan, tak_dinilai: int | None = None) -> Pokok:
    """Return the answer for one village.

    Args:
        hasil: as ``nilai`` returns it.
        baris: position of the village.
        jalan: its way up.
        tak_dinilai: of a final result, whose questions nobody can answer any more, the village's own answers that
            nobody judged; None where they can be answered.
    """
    yakin, p = kepastian(hasil, baris), hasil.posisi
    if tak_dinilai is not None and jumlah_jawaban(hasil, baris).terjawab == 0:
        siapa = hasil.instrumen.yang_dinilai
        berikut = "Hasil final dihitung dari jawaban yang dinilai verifikator; " + (
            f"{ribuan(tak_dinilai)} jawaban {siapa} tidak dinilai, jadi dihitung belum dijawab."
            if tak_dinilai
            else f"{siapa} ini tidak mempunyai jawaban."
        )
        return Pokok("Belum dapat dinilai", "Tidak ada jawaban yang dinilai", berikut, yakin, panjang=True)
    if jumlah_jawaban(hasil, baris).terjawab == 0:
        berikut = f"Jawab pertanyaannya untuk melihat keadaan {hasil.instrumen.yang_dinilai}."
        return Pokok("Belum dapat dinilai", "Belum ada jawaban", berikut, yakin, panjang=True)
    if p is None:
        return _indeks(hasil, baris, yakin)
    pasti, mungkin, s = int(p.pasti[baris]), int(p.mungkin[baris]), len(p.tingkat)
    nama, atas = hasil.nama_posisi(pasti), f"Tingkat {pasti} dari {s}"
    if mungkin > pasti:
        sampai = hasil.nama_posisi(mungkin)
        judul = f"{nama}, mungkin {sampai}" if pasti else f"Mungkin {sampai}"
        banyak = len(terbuka_menentukan(hasil, baris))
        berikut = f"{ribuan(banyak)} jawaban lagi menentukan {hasil.nama_posisi(pasti + 1)}."
        return Pokok(f"Tingkat {pasti}, mungkin {mungkin}, dari {s}", judul, berikut, yakin, panjang=True)
    return Pokok(atas, nama, _berikut(hasil, baris, jalan), yakin, panjang=pasti == 0)


def _berikut(hasil: Hasil, baris: int, jalan: Jalan) -> str:
    """Return what comes next where the position is certain."""
    if jalan.tujuan == AKAR:
        rawan = len(yang_rawan(hasil, baris))
        return f"Tingkat tertinggi. Jaga {bilangan(rawan)} hal agar tetap di sini."
    if jalan.sampai is not None:
        tujuan = hasil.instrumen.kelompok_per_id[jalan.tujuan].nama
        return f"{awal_besar(bilangan(len(jalan.langkah)))} langkah lagi menuju {tujuan}."
    if jalan.langkah:
        return _mulai(hasil, baris, jalan.langkah[0])
    terbuka = len(terbuka_di(hasil, baris, jalan.tujuan))
    return f"Jawab {ribuan(terbuka)} pertanyaan yang belum dijawab." if terbuka else tak_ada_langkah(hasil, baris)


def _mulai(hasil: Hasil, baris: int, langkah: LangkahNaik) -> str:
    """Return what the first card begins with: what nobody has answered is looked into, not begun.

    Of a step with several deeds the first one: the headline says where to begin, the card how far to go.
    """
    if langkah.terbuka:
        return f"Mulai dengan menjawab {ribuan(len(langkah.terbuka))} pertanyaan."
    pertama = replace(langkah, tapak=langkah.tapak[:1])
    return f"Langkah pertama: {awal_kecil(judul_langkah(hasil, baris, pertama))}."


def _indeks(hasil: Hasil, baris: int, yakin: Kepastian) -> Pokok:
    """Without a gate the index is the message."""
    ini = hasil.instrumen
    predikat = str(hasil.predikat()[baris])
    judul = f"{awal_besar(skor_singkat(hasil, AKAR, baris))} dari {tulis_tetap(ini.skala.maks)}"
    return Pokok(ini.nama_indeks, judul, f"Predikat {predikat}." if predikat else "", yakin, panjang=True)
