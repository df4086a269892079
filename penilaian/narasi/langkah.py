"""What to do next in words: the steps, each from where the one before it led, and one sentence on what they lead to."""

from decimal import Decimal
from typing import Final

from penilaian.angka import TOLERANSI, tulis_tetap
from penilaian.mesin import Hasil
from penilaian.narasi.ejaan import awal_besar, bilangan, rangkai
from penilaian.narasi.jawaban import sebut_pertanyaan
from penilaian.narasi.kartu_berikutnya import (
    TAMPIL,
    Batang,
    Daftar,
    Kartu,
    batang_ke,
    kartu_ke,
    tim_penilai,
)
from penilaian.narasi.sasaran import ambang_tujuan, paling_sedikit, sebut_tujuan
from penilaian.narasi.sebut_langkah import sebut_langkah
from penilaian.rekomendasi import Jalan, jalan_naik, langkah_berikutnya, terendah, tingkat_tujuan
from penilaian.skor import AKAR

_URUTAN: Final = ("pertama", "kedua", "ketiga")
_KE: Final = {1: "Dengan langkah ini", 2: "Dengan keduanya", 3: "Dengan ketiganya"}


def daftar_langkah(hasil: Hasil, baris: int, jalan: Jalan | None = None) -> Daftar:
    """Return the steps to the next stage, or by the index where there is none; no cards where nothing is left to do.

    Args:
        hasil: as ``nilai`` returns it.
        baris: position of the village, whose position open answers do not decide.
        jalan: its way up; None = it is found here.
    """
    jalan = jalan or jalan_naik(hasil, baris)
    if not jalan.langkah:
        return _hanya_menjawab(hasil, baris)
    kartu = tuple(kartu_ke(hasil, baris, jalan, n) for n in range(min(TAMPIL, len(jalan.langkah))))
    return Daftar(_judul_daftar(hasil, jalan), kartu, akhir_jalan(hasil, baris, jalan))


def akhir_jalan(hasil: Hasil, baris: int, jalan: Jalan) -> str:
    """Return what the steps that are shown lead to, and what the stage takes beside them."""
    n, semua, mistar = min(TAMPIL, len(jalan.langkah)), len(jalan.langkah), hasil.instrumen.mistar
    sini = f"{paling_sedikit(hasil, baris, jalan.tujuan)}{mistar.tulis(jalan.titik[n])}"
    sesudah = f"Sesudah {'langkah' if n == 1 else f'{bilangan(n)} langkah'} ini: {sini}."
    if jalan.tujuan == AKAR:
        return f"Sesudah {'langkah' if n == 1 else f'{bilangan(n)} langkah'} ini Indeks {sini}."
    nama, ambang = sebut_tujuan(hasil, jalan.tujuan), ambang_tujuan(hasil, jalan.tujuan) or Decimal(0)
    asal = "" if not _menduga(jalan) else ", asal yang belum dijawab ternyata memenuhi syarat wajib"
    if jalan.sampai is not None and semua == n:
        return f"{_KE[n]}, nilai {nama} {sini} dan {hasil.instrumen.yang_dinilai} naik ke tingkat {jalan.sampai}{asal}."
    kurang = all(mistar.bulatkan(x) < ambang for x in jalan.titik[n : semua if jalan.sampai else None])
    if jalan.perlu_jawaban:
        kurang = mistar.bulatkan(jalan.terjauh) < ambang
    untuk = f"sampai {tulis_tetap(ambang)}" if kurang else "naik tingkat"
    if jalan.sampai is not None:
        lain = [sebut_langkah(hasil, baris, x) for x in jalan.langkah[n:]]
        apa = f": {rangkai(lain)}" if semua - n <= TAMPIL else f"; yang pertama: {lain[0]}"
        return f"{sesudah} Untuk {untuk} perlu {bilangan(semua - n)} langkah lagi{apa}{asal}."
    if jalan.perlu_jawaban:
        return f"{sesudah} {_perlu_jawaban(jalan, untuk)}"
    if semua > n:  # another order may need fewer steps: only of this one it is known that they are not enough
        return f"{sesudah} Menurut urutan ini {bilangan(semua - n)} langkah berikutnya belum cukup untuk {untuk}."
    return f"{sesudah} Untuk {untuk} perlu langkah lain lagi."


def _perlu_jawaban(jalan: Jalan, untuk: str) -> str:
    """Return that no number of steps is enough, and the open questions that decide.

    What a step asks to answer already is not counted once more; that others have to be answered too is said only where
    the engine finds it.
    """
    terbuka = [i for i in jalan.perlu_jawaban if i.id not in {i.id for x in jalan.langkah for i in x.terbuka}]
    if not terbuka or jalan.cukup_ditanya:
        return f"Langkah yang lain tidak cukup untuk {untuk}: {_jawaban_langkah(jalan)} juga menentukan."
    banyak, lain = len(terbuka), "lain " if len(terbuka) < len(jalan.perlu_jawaban) else ""
    apa = f": {rangkai([sebut_pertanyaan(i) for i in terbuka])}" if banyak <= TAMPIL else ""
    soal = f"{f'{bilangan(banyak)} ' if banyak > 1 else ''}pertanyaan {lain}yang masih terbuka"
    if len(jalan.wajib_dijawab) < banyak:
        return f"Langkah saja tidak cukup untuk {untuk}: jawaban {soal} juga menentukan{apa}."
    return f"Langkah saja tidak cukup untuk {untuk}: jawab juga {soal}{apa}."


def _jawaban_langkah(jalan: Jalan) -> str:
    """Return the answers that a step asks for, by the number of its card where it has one."""
    ke = next(n for n, x in enumerate(jalan.langkah) if x.terbuka)
    return f"jawaban pada langkah {_URUTAN[ke]}" if ke < TAMPIL else "jawaban yang masih terbuka"


def _menduga(jalan: Jalan) -> bool:
    """Return whether the way takes an answer for granted that nobody has given."""
    return any(x.alasan == "kritis_kosong" for x in jalan.langkah)


def _judul_daftar(hasil: Hasil, jalan: Jalan) -> str:
    if jalan.tujuan == AKAR:
        return "Langkah berikutnya"
    nama, n = hasil.instrumen.kelompok_per_id[jalan.tujuan].nama, len(jalan.langkah)
    banyak = f"{awal_besar(bilangan(n))} langkah" if n <= TAMPIL and jalan.sampai is not None else "Langkah"
    return f"{banyak} menuju {nama}"


def _hanya_menjawab(hasil: Hasil, baris: int) -> Daftar:
    """Return the one step that is left where no answer can rise: to answer what is open."""
    jawab = [x for x in langkah_berikutnya(hasil, baris) if x.alasan == "jawab"]
    if not jawab:
        return Daftar("Langkah berikutnya", (), tak_ada_langkah(hasil, baris))
    (x,) = jawab
    apa, mistar, bawah = sebut_tujuan(hasil, x.tujuan), hasil.instrumen.mistar, float(hasil.bawah(x.tujuan)[baris])
    dari, ke = mistar.tulis(bawah), mistar.tulis(bawah + x.dampak)
    gerak, akhir = f"{apa} {dari} → paling banyak {ke}", f"Sesudah dijawab {apa} antara {dari} dan {ke}."
    batang: Batang | None = batang_ke(hasil, x.tujuan, bawah, bawah + x.dampak, "terbuka")
    if x.dampak <= TOLERANSI:
        gerak, akhir, batang = f"Tanpa ini nilai {apa} tidak dapat naik", "", None
    judul = "Jawab pertanyaan yang masih terbuka"
    kartu = Kartu("", judul, False, (x.saran,), tim_penilai(hasil), gerak, "", batang)
    return Daftar("Langkah berikutnya", (kartu,), akhir)


def tak_ada_langkah(hasil: Hasil, baris: int) -> str:
    """Return why nothing is left to do."""
    if terendah(hasil, baris, tingkat_tujuan(hasil, baris)):
        return "Tidak ada jawaban yang menaikkan nilainya."
    return "Tidak ada langkah lagi: semua jawaban sudah pada nilai tertinggi."
