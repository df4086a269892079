"""The first screen in words: who, where, how sure, what it means, index, change, completeness."""

from dataclasses import dataclass

import numpy as np

from penilaian.angka import persen, ribuan, tulis, tulis_rentang, tulis_tetap
from penilaian.banding import Perubahan, perubahan
from penilaian.instrumen import Instrumen, Skala
from penilaian.jawaban import memenuhi_syarat
from penilaian.mesin import Hasil, Jenis
from penilaian.narasi.ejaan import gerak, kalimat_utuh, rangkai, sebut_periode, tanggal
from penilaian.narasi.kalimat import Kalimat, Kepastian, jumlah_jawaban, kepastian, putusan
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
        kepastian: how sure that is.
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
    kepastian: Kepastian
    arti: str
    indeks: str
    perubahan: str
    perubahan_posisi: str
    kelengkapan: str
    catatan: tuple[str, ...]


def ringkas(hasil: Hasil, baris: int) -> Ringkasan:
    """Return the summary of one village and period."""
    kunci = hasil.jawaban.kunci.iloc[baris]
    ubah = perubahan(hasil, baris)
    return Ringkasan(
        kode=str(kunci["kode_desa"]),
        nama=nama_desa(hasil, baris),
        wilayah=nama_wilayah(hasil, baris),
        periode=sebut_periode(str(kunci["periode"])),
        tanggal=tanggal(str(kunci["tanggal"])),
        putusan=putusan(hasil, baris),
        kepastian=kepastian(hasil, baris),
        arti=arti(hasil, baris),
        indeks=indeks(hasil, baris),
        perubahan=perubahan_indeks(hasil.instrumen, ubah),
        perubahan_posisi=perubahan_posisi(hasil, baris, ubah),
        kelengkapan=kelengkapan(hasil, baris),
        catatan=(*dekat_ambang(hasil.instrumen, undakan(hasil, baris)), *mendahului(undakan(hasil, baris))),
    )


def arti(hasil: Hasil, baris: int) -> str:
    """Return what the certain position means for residents; ``""`` without a gate, answers or such a text.

    Of sentences with conditions only those that this village's answers bear out.
    """
    p, gerbang = hasil.posisi, hasil.instrumen.gerbang
    if p is None or gerbang is None or jumlah_jawaban(hasil, baris).terjawab == 0:
        return ""
    pasti = int(p.pasti[baris])
    if pasti == 0 and int(p.mungkin[baris]) > 0:
        return ""
    klausa = gerbang.nol.klausa if pasti == 0 else hasil.instrumen.puncak[pasti - 1].klausa
    ini = hasil.jawaban.ambil([baris])
    benar = [kalimat_utuh(k.teks) for k in klausa if memenuhi_syarat(hasil.instrumen, ini, k.bila).all()]
    return " ".join(benar)


def indeks(hasil: Hasil, baris: int) -> str:
    """Return the index with its bounds where open answers matter, and its predicate; bounds alone where withheld.

    No predicate stands beside a certain position below 2.
    """
    mistar, maks = hasil.instrumen.mistar, tulis_tetap(hasil.instrumen.skala.maks)
    skor = float(hasil.skor()[baris])
    bawah, atas = (mistar.bulatkan(float(f()[baris])) for f in (hasil.bawah, hasil.atas))
    antara = f"antara {tulis(bawah)} dan {tulis(atas)}"
    if np.isnan(skor):
        return f"Indeks {antara} dari {maks}, belum dapat disebut dengan satu angka"
    predikat = str(hasil.predikat_tampil()[baris])
    rentang = f" ({antara})" if bawah != atas else ""
    return f"Indeks {mistar.tulis(skor)} dari {maks}{rentang}" + (f", predikat {predikat}" if predikat else "")


def sebut_bukti(jenis: Jenis | None, *, contoh: bool, rentang: tuple[float, float] | None, skala: Skala) -> str:
    """Return in a few words how far answers rest on evidence.

    Args:
        jenis: kind of score; None for a file.
        contoh: they are example data.
        rentang: lowest and highest index that accepted evidence leaves open; only of ``terverifikasi`` is that known.
        skala: what an empty and a full score are.
    """
    if jenis is None:
        return "Data contoh tidak memuat bukti." if contoh else "Bukti tidak ikut dalam berkas."
    if jenis == "terverifikasi":
        if rentang is not None and rentang[0] == rentang[1]:
            return "Semua jawaban ada buktinya."
        if rentang is not None and rentang[0] <= float(skala.min) and rentang[1] >= float(skala.maks):
            return "Belum ada jawaban yang ada buktinya."
        return "Sebagian jawaban belum ada buktinya."
    if jenis == "didukung":
        return "Hanya jawaban yang ada buktinya dihitung."
    return "Menurut desa sendiri, buktinya belum diperiksa."


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


def perubahan_indeks(instrumen: Instrumen, ubah: Perubahan | None) -> str:
    """Return how the index moved since the last period, to stand after it; ``""`` where there is none to compare."""
    if ubah is None:
        return ""
    lalu = sebut_periode(ubah.periode)
    if np.isnan(ubah.indeks):
        sebab = f", yang dijawab menurut versi {ubah.versi}: tidak ada yang sebanding" if ubah.versi else ""
        return f"belum dapat dibandingkan dengan {lalu}{sebab}"
    menurut = (
        f" menurut {persen(ubah.bagian)} bobot yang sebanding (waktu itu versi {ubah.versi})" if ubah.versi else ""
    )
    return f"{gerak(ubah.indeks, instrumen.mistar.desimal)} sejak {lalu}{menurut}"


def perubahan_posisi(hasil: Hasil, baris: int, ubah: Perubahan | None) -> str:
    """Return how the position moved since the last period; ``""`` where it did not.

    A move that open answers could undo is not called one: then only what was certain before is said, as where the last
    period was answered under another version.
    """
    p = hasil.posisi
    if ubah is None or p is None:
        return ""
    lalu, siapa = sebut_periode(ubah.periode), hasil.instrumen.yang_dinilai
    if ubah.posisi_lama:
        return f"Posisi pasti pada {lalu} menurut versi {ubah.versi}: {ubah.posisi_lama}."
    if not ubah.posisi:
        return ""
    dulu = hasil.baris(str(hasil.jawaban.kunci["kode_desa"].iloc[baris]), ubah.periode)
    pasti_kini, mungkin_kini = int(p.pasti[baris]), int(p.mungkin[baris])
    pasti_dulu, mungkin_dulu = int(p.pasti[dulu]), int(p.mungkin[dulu])
    dari = f" dari tingkat {_dengan_mungkin(hasil, pasti_dulu, mungkin_dulu)}" if pasti_dulu else ""
    ke = f" ke tingkat {_dengan_mungkin(hasil, pasti_kini, mungkin_kini)}" if pasti_kini else ""
    if pasti_kini > mungkin_dulu:
        return f"Sejak {lalu} {siapa} naik{dari}{ke}."
    if mungkin_kini < pasti_dulu:
        return f"Sejak {lalu} {siapa} turun{dari}{ke}."
    if pasti_dulu:
        return f"Pada {lalu} {siapa} berada pada tingkat {_dengan_mungkin(hasil, pasti_dulu, mungkin_dulu)}."
    return f"Pada {lalu} posisi {siapa} belum pasti."


def _dengan_mungkin(hasil: Hasil, pasti: int, mungkin: int) -> str:
    """Return the name of a certain position, with that of a possible one in brackets."""
    lebih = "" if mungkin == pasti else f" (mungkin {hasil.nama_posisi(mungkin)})"
    return f"{hasil.nama_posisi(pasti)}{lebih}"


def sebut_terjawab(terjawab: int, semua: int) -> str:
    """Return how many of the questions are answered: ``12 dari 40 pertanyaan terjawab``."""
    return f"{ribuan(terjawab)} dari {ribuan(semua)} pertanyaan terjawab"


def kelengkapan(hasil: Hasil, baris: int) -> str:
    """Return how complete the answers are: count, and share by weight where some are open."""
    n = jumlah_jawaban(hasil, baris)
    if n.terbuka == 0:
        return sebut_terjawab(n.terjawab, n.berlaku)
    bagian = float(hasil.kelengkapan()[baris])
    return f"{sebut_terjawab(n.terjawab, n.berlaku)}, {persen(bagian)} menurut bobotnya"


def dekat_ambang(instrumen: Instrumen, undak: tuple[Undak, ...]) -> tuple[str, ...]:
    """Return notes for the stages that carry the position and the next one where their score is near the threshold.

    One sentence for all that the same would happen to. Nothing of a stage for which no single score stands, since open
    answers decide about it.
    """
    if instrumen.gerbang is None or instrumen.gerbang.dekat is None:
        return ()
    dekat, sama = instrumen.gerbang.dekat.nilai, dict[tuple[str, str], list[str]]()
    for u in undak:
        if u.letak != "nanti" and u.skor is not None and not u.berentang and abs(u.skor - u.ambang) <= dekat:
            arah = "cukup" if u.skor < u.ambang else "kurang"
            sama.setdefault((u.angka_ambang, arah), []).append(f"{u.nama} {tulis(u.skor)}")
    return tuple(
        f"Nilai {rangkai(nama)} dekat {ambang}: satu atau dua jawaban yang lain sudah dapat "
        f"membuat{'nya' if len(nama) == 1 else ' salah satunya'} {arah}."
        for (ambang, arah), nama in sama.items()
    )


def mendahului(undak: tuple[Undak, ...]) -> tuple[str, ...]:
    """Return a note for stages whose own conditions are met before those of an earlier one."""
    return tuple(
        f"{u.nama} sudah memenuhi syaratnya sendiri, dan dihitung begitu tingkat-tingkat sebelumnya tercapai."
        for u in undak
        if u.letak == "nanti" and u.status == "tercapai"
    )
