"""The questions that decide where open answers leave the position unsure: how to find out, what each decides."""

from penilaian.angka import jauh, ribuan, tulis
from penilaian.instrumen import Indikator
from penilaian.mesin import Hasil
from penilaian.narasi.ejaan import awal_besar, awal_kecil, bilangan, kalimat_utuh, rangkai
from penilaian.narasi.kartu_berikutnya import TAMPIL, Daftar, Kartu, batang_ke
from penilaian.narasi.tangga import undakan
from penilaian.pertanyaan import pertanyaan_berikut
from penilaian.rekomendasi import aspek_rendah, poin_hilang, terbuka_menentukan, tingkat_tujuan


def daftar_penentu(hasil: Hasil, baris: int) -> Daftar:
    """Return the questions that decide about the next stage, those to ask first as cards.

    Args:
        hasil: as ``nilai`` returns it.
        baris: position of a village whose position open answers decide.
    """
    semua = terbuka_menentukan(hasil, baris)
    tujuan = tingkat_tujuan(hasil, baris)
    bawah, kartu = float(hasil.bawah(tujuan)[baris]), []
    poin = {x.indikator.id: x.poin for x in poin_hilang(hasil, baris)}
    for i in _dahulu(hasil, baris, semua):
        kartu.append(_kartu(hasil, baris, i, bawah, poin.get(i.id, 0.0)))
        bawah += poin.get(i.id, 0.0)
    n = len(semua)
    judul = f"{awal_besar(bilangan(n))} pertanyaan yang menentukan"
    if n > len(kartu):
        judul = f"{awal_besar(bilangan(len(kartu)))} yang pertama dari {bilangan(n)} pertanyaan yang menentukan"
    disebut = {k.id for k in kartu}
    lain = tuple(i.nama for i in semua if i.id not in disebut)
    return Daftar(judul, tuple(kartu), _akhir(hasil, baris, n), "pertanyaan", lain)


def _dahulu(hasil: Hasil, baris: int, semua: tuple[Indikator, ...]) -> tuple[Indikator, ...]:
    """Return the questions to ask first, each as if those before it were skipped; then the others in their order."""
    urut: list[Indikator] = []
    while len(urut) < TAMPIL:
        i = pertanyaan_berikut(hasil.instrumen, hasil.jawaban, baris, {x.id for x in urut})
        if i is None or i not in semua:
            break
        urut.append(i)
    return (*urut, *(i for i in semua if i not in urut))[:TAMPIL]


def _kartu(hasil: Hasil, baris: int, i: Indikator, bawah: float, poin: float) -> Kartu:
    tujuan = hasil.instrumen.kelompok_per_id[tingkat_tujuan(hasil, baris)]
    wajib = "syarat wajib dan " if i.kritis else ""
    menit = f"{ribuan(i.waktu_menit)} menit" if i.waktu_menit else ""
    petunjuk = i.petunjuk if i.petunjuk is None or isinstance(i.petunjuk, str) else i.petunjuk.mandiri
    return Kartu(
        id=i.id,
        judul=i.pertanyaan,
        wajib=i.kritis is not None,
        cara=(kalimat_utuh(petunjuk),) if petunjuk else (),
        keterangan=awal_besar(" · ".join(k for k in (rangkai(i.responden), menit) if k)),
        gerak=f"Menentukan {wajib}{jauh(poin, hasil.instrumen.mistar.desimal)} poin {tujuan.nama}",
        catatan="",
        batang=batang_ke(hasil, tujuan.id, bawah, bawah + poin, "terbuka"),
    )


def _akhir(hasil: Hasil, baris: int, n: int) -> str:
    """Return what is known once they are answered, and what is known now."""
    tujuan = tingkat_tujuan(hasil, baris)
    ini = next(u for u in undakan(hasil, baris) if u.id == tujuan)
    subjek = {1: "Sesudah dijawab", 2: "Sesudah keduanya dijawab"}.get(
        n, f"Sesudah {bilangan(n)} pertanyaan {'ini' if n <= TAMPIL else 'itu'} dijawab"
    )
    awal = f"{subjek}, pasti apakah {ini.nama} tercapai."
    if ini.kurang:
        return f"{awal} Nilainya sekarang {ini.antara}, perlu {ini.angka_ambang}."
    if rendah := aspek_rendah(hasil, baris):
        aspek = rangkai([awal_kecil(a.kelompok.nama) for a in rendah])
        return (
            f"{awal} Nilainya sudah cukup; aspek {aspek} belum pasti mencapai {tulis(rendah[0].lantai, ringkas=True)}."
        )
    return f"{awal} Nilainya sudah cukup; syarat wajibnya belum dijawab."
