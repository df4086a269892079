"""The first screen in words: who, where, how sure, what it means, index, change, completeness."""

from dataclasses import dataclass

import numpy as np

from penilaian.angka import persen, tulis, tulis_rentang, tulis_tetap
from penilaian.banding import Perubahan, perubahan
from penilaian.instrumen import Instrumen
from penilaian.mesin import Hasil
from penilaian.narasi.ejaan import awal_kecil, gerak, sebut_periode, tanggal
from penilaian.narasi.kalimat import Kalimat, jumlah_jawaban, kepastian, putusan
from penilaian.narasi.nama import nama_desa, nama_wilayah
from penilaian.narasi.tangga import Undak, undakan


@dataclass(frozen=True)
class Ringkasan:
    """What a village head reads first.

    Attributes:
        kode: village code, dotted.
        nama, wilayah: the village and where it lies; ``wilayah`` may be ``""``.
        periode, tanggal: in words; ``tanggal`` is ``""`` where the file has none.
        putusan: where the village stands and what holds it.
        pasti, kepastian: whether the position is certain, and how sure in words.
        arti: what the position means for residents; ``""`` where the instrument does not say.
        indeks: index with bounds and predicate.
        perubahan: change of the index since the last period of the same form; ``""`` where there is none.
        perubahan_posisi: change of the stage since then; ``""`` where there is none.
        kelengkapan: how complete the answers are.
        catatan: what else to know: close to a threshold, a later stage met before an earlier one.
    """

    kode: str
    nama: str
    wilayah: str
    periode: str
    tanggal: str
    putusan: Kalimat
    pasti: bool
    kepastian: str
    arti: str
    indeks: str
    perubahan: str
    perubahan_posisi: str
    kelengkapan: str
    catatan: tuple[str, ...]


def ringkas(hasil: Hasil, baris: int) -> Ringkasan:
    """Return the summary of one village and period."""
    kunci = hasil.jawaban.kunci.iloc[baris]
    pasti, yakin = kepastian(hasil, baris)
    ubah = perubahan(hasil, baris)
    return Ringkasan(
        kode=str(kunci["kode_desa"]),
        nama=nama_desa(hasil, baris),
        wilayah=nama_wilayah(hasil, baris),
        periode=sebut_periode(str(kunci["periode"])),
        tanggal=tanggal(str(kunci["tanggal"])),
        putusan=putusan(hasil, baris),
        pasti=pasti,
        kepastian=yakin,
        arti=arti(hasil, baris),
        indeks=indeks(hasil, baris),
        perubahan=perubahan_indeks(ubah),
        perubahan_posisi=perubahan_posisi(hasil, baris, ubah),
        kelengkapan=kelengkapan(hasil, baris),
        catatan=(*dekat_ambang(hasil.instrumen, undakan(hasil, baris)), *mendahului(undakan(hasil, baris))),
    )


def arti(hasil: Hasil, baris: int) -> str:
    """Return what the certain position means for residents; ``""`` without a gate, answers or such a text."""
    p, gerbang = hasil.posisi, hasil.instrumen.gerbang
    if p is None or gerbang is None or jumlah_jawaban(hasil, baris).terjawab == 0:
        return ""
    pasti = int(p.pasti[baris])
    if pasti == 0 and int(p.mungkin[baris]) > 0:
        return ""
    isi = gerbang.nol.arti if pasti == 0 else hasil.instrumen.puncak[pasti - 1].arti
    return f"Artinya bagi warga: {awal_kecil(isi)}" if isi else ""


def indeks(hasil: Hasil, baris: int) -> str:
    """Return the index with its bounds where open answers matter, and its predicate; bounds alone where withheld."""
    mistar, maks = hasil.instrumen.mistar, tulis_tetap(hasil.instrumen.skala.maks)
    skor = float(hasil.skor()[baris])
    bawah, atas = (mistar.bulatkan(float(f()[baris])) for f in (hasil.bawah, hasil.atas))
    antara = f"antara {tulis(bawah)} dan {tulis(atas)}"
    if np.isnan(skor):
        return f"Indeks {antara} dari {maks}, belum dapat disebut dengan satu angka"
    predikat = str(hasil.predikat()[baris])
    rentang = f" ({antara})" if bawah != atas else ""
    return f"Indeks {mistar.tulis(skor)} dari {maks}{rentang}" + (f", predikat {predikat}" if predikat else "")


def menurut_bukti(instrumen: Instrumen, bawah: float, atas: float) -> str:
    """Return how far a verified index rests on evidence that was accepted.

    Args:
        instrumen: that scored it.
        bawah: lowest index where every answer that does not rest on accepted evidence may be anything.
        atas: highest.
    """
    dari, ke = (tulis(instrumen.mistar.bulatkan(x)) for x in (bawah, atas))
    if dari == ke:
        return "Seluruh Indeks menurut bukti yang diterima."
    lain = "jawaban yang buktinya belum diterima dapat bernilai apa saja"
    return f"Indeks {tulis_rentang(dari, ke)} menurut bukti: {lain}."


def perubahan_indeks(ubah: Perubahan | None) -> str:
    """Return how the index moved since the last period, to stand after it; ``""`` where there is none to compare."""
    if ubah is None:
        return ""
    lalu = sebut_periode(ubah.periode)
    if np.isnan(ubah.indeks):
        return f"belum dapat dibandingkan dengan {lalu}"
    return f"{gerak(ubah.indeks)} sejak {lalu}"


def perubahan_posisi(hasil: Hasil, baris: int, ubah: Perubahan | None) -> str:
    """Return how the position moved since the last period; ``""`` where it did not.

    A move that open answers could undo is not called one: then only what was certain before is said.
    """
    p = hasil.posisi
    if ubah is None or not ubah.posisi or p is None:
        return ""
    lalu = sebut_periode(ubah.periode)
    dulu = hasil.baris(str(hasil.jawaban.kunci["kode_desa"].iloc[baris]), ubah.periode)
    pasti_kini, mungkin_kini = int(p.pasti[baris]), int(p.mungkin[baris])
    pasti_dulu, mungkin_dulu = int(p.pasti[dulu]), int(p.mungkin[dulu])
    dari = f" dari tingkat {hasil.nama_posisi(pasti_dulu)}" if pasti_dulu else ""
    ke = f" ke tingkat {hasil.nama_posisi(pasti_kini)}" if pasti_kini else ""
    if pasti_kini > mungkin_dulu:
        return f"Sejak {lalu} desa naik{dari}{ke}."
    if mungkin_kini < pasti_dulu:
        return f"Sejak {lalu} desa turun{dari}{ke}."
    if pasti_dulu:
        return f"Pada {lalu} desa berada pada tingkat {hasil.nama_posisi(pasti_dulu)}."
    return f"Pada {lalu} posisi desa belum pasti."


def kelengkapan(hasil: Hasil, baris: int) -> str:
    """Return how complete the answers are: count, and share by weight where some are open."""
    n = jumlah_jawaban(hasil, baris)
    if n.terbuka == 0:
        return f"{n.terjawab} dari {n.berlaku} pertanyaan terjawab"
    bagian = float(hasil.kelengkapan()[baris])
    return f"{n.terjawab} dari {n.berlaku} pertanyaan terjawab, {persen(bagian)} menurut bobotnya"


def dekat_ambang(instrumen: Instrumen, undak: tuple[Undak, ...]) -> tuple[str, ...]:
    """Return a note for the stage reached last and the next one where their score is close to the threshold."""
    if instrumen.gerbang is None or instrumen.gerbang.dekat is None:
        return ()
    dekat = instrumen.gerbang.dekat.nilai
    batas = [u for u in undak if u.di_sini or u.letak == "berikut"]
    return tuple(
        f"Nilai {u.nama} {tulis(u.skor)} dekat ambang {u.angka_ambang}: satu atau dua jawaban yang lain sudah dapat "
        "membuatnya cukup atau kurang."
        for u in batas
        if u.skor is not None and abs(u.skor - u.ambang) <= dekat
    )


def mendahului(undak: tuple[Undak, ...]) -> tuple[str, ...]:
    """Return a note for stages whose own conditions are met before those of an earlier one."""
    return tuple(
        f"{u.nama} sudah memenuhi syaratnya sendiri, dan dihitung begitu tingkat-tingkat sebelumnya tercapai."
        for u in undak
        if u.letak == "nanti" and u.status == "tercapai"
    )
