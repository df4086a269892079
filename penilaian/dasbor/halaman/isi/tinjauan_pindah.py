"""What moving a draft to another version would do, in words: sentences and a table. Draws nothing."""

from collections.abc import Iterable

from penilaian.angka import ribuan
from penilaian.dasbor.komponen.tabel_lipat import HAMPA, tabel_lipat
from penilaian.instrumen import Indikator, Instrumen
from penilaian.markah import Html, gabung, unsur
from penilaian.mesin import Hasil
from penilaian.narasi.alihan import kalimat_posisi_alihan, posisi_alihan
from penilaian.narasi.ejaan import awal_besar, rangkai
from penilaian.narasi.jawaban import sebut_jawaban, sebut_pertanyaan
from penilaian.rekomendasi import BELUM_DIJAWAB
from penilaian.simpan import NasibJawaban, TinjauanPindah

KEPALA = ("Pertanyaan", "Jawaban sekarang", "Menjadi", "Juga")


def akibat(tinjauan: TinjauanPindah, lama: Instrumen, baru: Instrumen) -> Html:
    """Return how many answers stay, become others and become kosong, and what else is to know before moving.

    Args:
        tinjauan: what moving would do.
        lama: the version that the draft answers.
        baru: the version that it would answer.
    """
    terisi = [n for n in tinjauan.jawaban if n.lama]
    hitungan = (
        ("tetap", sum(n.tetap for n in terisi)),
        ("dipadankan dengan jawaban versi baru", sum(bool(n.baru) and not n.tetap for n in terisi)),
        ("menjadi kosong", sum(n.gugur and bool(n.tujuan) for n in terisi)),
        ("tidak ditanyakan lagi", sum(n.gugur and not n.tujuan for n in terisi)),
    )
    if ada := [f"{ribuan(n)} {kata}" for kata, n in hitungan if n]:
        kalimat = f"Dari {ribuan(len(terisi))} jawaban, {rangkai(ada)}."
    else:
        kalimat = "Belum ada jawaban yang berubah."
    gugur = (
        "Jawaban yang menjadi kosong tetap tampil pada kartunya sampai Anda menjawab lagi, dan tercatat di riwayat. "
        "Buktinya tetap pada pertanyaannya selama itu masih ditanyakan."
    )
    return gabung(
        unsur("p", unsur("b", kalimat)),
        unsur("p", gugur) if any(n.gugur and n.tujuan for n in terisi) else None,
        *(unsur("p", k) for k in (*_pertanyaan(lama, baru), *_pemeriksaan(tinjauan.jawaban))),
        unsur("p", f"Sesudah dipindahkan penilaian ini tidak dapat kembali ke versi {lama.versi}."),
    )


def posisi_pindah(lama: Hasil, baru: Hasil) -> Html:
    """Return what becomes of position, stages and index, before and after, and what to know of it.

    Args:
        lama: the scores as the draft stands.
        baru: those that moving would leave.
    """
    versi = [h.instrumen.versi for h in (lama, baru)]
    kepala = ("Menurut jawaban yang ada", f"Sekarang (versi {versi[0]})", f"Sesudah dipindahkan (versi {versi[1]})")
    kalimat = kalimat_posisi_alihan(lama, baru)
    return gabung(
        tabel_lipat(kepala, posisi_alihan(lama, baru), judul="Posisi sekarang dan sesudah dipindahkan"),
        unsur("p", kalimat) if kalimat else None,
    )


def tabel_pindah(tinjauan: TinjauanPindah, lama: Instrumen, baru: Instrumen) -> Html:
    """Return what becomes of each answer as tables: what is lost stands open, the others can be opened."""
    hilang = [n for n in tinjauan.jawaban if not n.tetap and not n.baru]
    kosong, lepas = [n for n in hilang if n.tujuan], [n for n in hilang if not n.tujuan]
    kelompok = (
        ("Menjadi kosong", kosong),
        ("Tidak ditanyakan lagi", lepas),
        ("Dipadankan", [n for n in tinjauan.jawaban if not n.tetap and n.baru]),
        ("Tetap", [n for n in tinjauan.jawaban if n.tetap]),
    )
    return gabung(
        *(
            unsur(
                "details",
                unsur("summary", f"{judul} ({ribuan(len(isi))})"),
                tabel_lipat(KEPALA, (_baris(n, lama, baru) for n in isi), judul=f"{judul} pada versi {baru.versi}"),
                kelas="pd-cek",
                open="" if isi is kosong or isi is lepas else None,
            )
            for judul, isi in kelompok
            if isi
        )
    )


def _baris(n: NasibJawaban, lama: Instrumen, baru: Instrumen) -> tuple[str, ...]:
    dulu = lama.per_id[n.indikator]
    juga = awal_besar("; ".join(_juga(n))) or HAMPA
    return sebut_pertanyaan(dulu), sebut_jawaban(lama, dulu, n.lama, HAMPA), _menjadi(n, baru), juga


def _menjadi(n: NasibJawaban, baru: Instrumen) -> str:
    if n.tetap:
        return "Tetap"
    if n.baru:
        return sebut_jawaban(baru, baru.per_id[n.indikator], n.baru)
    return BELUM_DIJAWAB if n.tujuan else "Tidak ditanyakan lagi"


def _juga(n: NasibJawaban) -> Iterable[str]:
    """Yield what else becomes of an answer."""
    if n.catatan and not (n.tetap or n.baru):
        yield "catatannya ikut menjadi jawaban lama"
    if n.diverifikasi:
        yield "nilai verifikatornya dilepas"
    if n.bukti_menunggu:
        yield f"{ribuan(n.bukti_menunggu)} bukti diperiksa lagi"
    if n.bukti_ditarik:
        yield f"{ribuan(n.bukti_ditarik)} bukti ditarik"


def _pertanyaan(lama: Instrumen, baru: Instrumen) -> Iterable[str]:
    """Yield which questions are asked for the first time, and which are not asked any more."""
    for kata, semua, yang_lain in (
        ("Pertanyaan baru", baru.ditanyakan, lama.per_id),
        ("Tidak ditanyakan lagi", lama.ditanyakan, baru.per_id),
    ):
        if ada := [sebut_pertanyaan(i) for i in _selain(semua, yang_lain)]:
            yield f"{kata}: {rangkai(ada)}."


def _selain(semua: Iterable[Indikator], yang_lain: Iterable[str]) -> Iterable[Indikator]:
    dikenal = set(yang_lain)
    return (i for i in semua if i.id not in dikenal)


def _pemeriksaan(semua: Iterable[NasibJawaban]) -> Iterable[str]:
    """Yield what of a verifier's work is done again."""
    daftar = tuple(semua)
    hitungan = (
        ("nilai verifikator dilepas", sum(n.diverifikasi for n in daftar)),
        ("bukti yang sudah diterima menunggu diperiksa lagi", sum(n.bukti_menunggu for n in daftar)),
        ("bukti ditarik karena pertanyaannya tidak ada lagi", sum(n.bukti_ditarik for n in daftar)),
    )
    if ada := [f"{ribuan(n)} {kata}" for kata, n in hitungan if n]:
        yield f"{awal_besar(rangkai(ada))}."
