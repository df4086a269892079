"""What a village at the top has to look after: the answers that its stages rest on."""

from typing import Final

from penilaian.angka import ribuan, tulis_tetap
from penilaian.instrumen import Indikator, IndikatorDaftar, IndikatorJenjang
from penilaian.jawaban import tulis_sel
from penilaian.mesin import Hasil, perlu_bukti
from penilaian.narasi.ejaan import awal_besar, awal_kecil, bilangan, kumpulan
from penilaian.narasi.jawaban import isi_jenjang
from penilaian.narasi.kartu_berikutnya import TAMPIL, Batang, Daftar, Kartu
from penilaian.narasi.sasaran import ambang_tujuan, bagian_skala, paling_sedikit
from penilaian.narasi.tangga import sebut_berlantai, undakan
from penilaian.rekomendasi import Rawan, teks_jawaban, teks_nilai, yang_rawan

_AKIBAT: Final = {"belum": ", lalu tidak tercapai lagi", "belum_pasti": ", lalu belum pasti tercapai"}
"""What becomes of a stage that rests on an answer, behind the condition; of open answers nobody knows whether they
would save it."""


def daftar_rawan(hasil: Hasil, baris: int) -> Daftar:
    """Return what to look after, the most fragile first.

    Args:
        hasil: as ``nilai`` returns it.
        baris: position of a village that has reached all stages.
    """
    kartu = tuple(_kartu(hasil, baris, x) for x in yang_rawan(hasil, baris, TAMPIL))
    undak = undakan(hasil, baris)
    ambang = {u.angka_ambang for u in undak}
    nilai = kumpulan(len(undak), "nilai") if len(undak) > 1 else "nilainya"
    syarat = f"{nilai} {ambang.pop()} atau lebih" if len(ambang) == 1 else "setiap nilai cukup"
    lantai = hasil.instrumen.lantai
    aspek = "" if lantai is None else f", {sebut_berlantai(hasil.instrumen)} {tulis_tetap(lantai.nilai)} atau lebih"
    siapa = awal_besar(hasil.instrumen.yang_dinilai)
    akhir = f"{siapa} tetap pada tingkat {ribuan(len(undak))} selama {syarat}{aspek} dan syarat wajib terpenuhi."
    return Daftar(f"{awal_besar(bilangan(len(kartu)))} hal yang perlu dijaga", kartu, akhir, "jaga")


def _kartu(hasil: Hasil, baris: int, x: Rawan) -> Kartu:
    i, mistar = x.indikator, hasil.instrumen.mistar
    nama, ambang = hasil.instrumen.kelompok_per_id[x.tingkat].nama, ambang_tujuan(hasil, x.tingkat)
    dari = f"{paling_sedikit(hasil, baris, x.tingkat)}{mistar.tulis(x.dari)}"
    return Kartu(
        id=i.id,
        judul=i.nama,
        wajib=i.kritis is not None,
        cara=(f"Sekarang: {awal_kecil(isi_jenjang(teks_jawaban(hasil.instrumen, i, hasil.jawaban, baris)))}.",),
        keterangan=_masa_bukti(hasil, baris, i),
        gerak=f"{_turun(hasil, x)}: {nama} {dari} → {mistar.tulis(x.ke)}{_AKIBAT.get(x.status, '')}",
        catatan="",
        batang=Batang(
            bagian_skala(hasil, x.dari),
            bagian_skala(hasil, x.ke),
            None if ambang is None else bagian_skala(hasil, float(ambang)),
            "turun",
        ),
    )


def _turun(hasil: Hasil, x: Rawan) -> str:
    """Return the fall that is reckoned with; a number as the worse answer that it becomes."""
    if isinstance(x.indikator, IndikatorJenjang):
        return "Bila turun satu jenjang"
    if isinstance(x.indikator, IndikatorDaftar):
        return "Bila kurang satu hal"
    return f"Bila menjadi {teks_nilai(x.indikator, x.menjadi, hasil.instrumen.syarat_atas(x.indikator.id))}"


def _masa_bukti(hasil: Hasil, baris: int, i: Indikator) -> str:
    """Return how long the evidence of an answer counts; ``""`` where this answer needs none."""
    bulan = i.bukti.berlaku_bulan if i.bukti else None
    diminta = bulan and perlu_bukti(i, str(tulis_sel(i, hasil.jawaban.ambil([baris]))[0]))
    return f"Buktinya berlaku {bulan} bulan" if diminta else ""
