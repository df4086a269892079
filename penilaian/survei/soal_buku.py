"""One question on a sheet of our workbook → cells by the names of the form, which the rest is read from."""

import re
from collections.abc import Mapping
from typing import Final

from penilaian.angka import ribuan
from penilaian.instrumen import NIHIL, TB, IndikatorDaftar, IndikatorJenjang
from penilaian.survei.halaman_buku import Halaman
from penilaian.survei.lembar_isian import TIDAK, YA, Tanya, kunci_penutup
from penilaian.survei.nama_form import ANGKA, BELUM_TAHU, PECAHAN, PERSEN
from penilaian.survei.sel_teks import kutip_pendek
from penilaian.survei.soal_form import dihitung

_PILIH_DARI_DAFTAR: Final = "Pilih dari daftar pada sel itu, atau kosongkan selnya."
_BILANGAN: Final = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?")


def jawab_soal(t: Tanya, h: Halaman) -> dict[str, str]:
    """Return the cells of one question by the names of the form; note on the sheet what is no answer."""
    i = t.i
    if isinstance(i, IndikatorJenjang):
        return {i.id: h.isi(i.id)}
    penutup = _penutup(t, h)
    if isinstance(i, IndikatorDaftar):
        return _daftar(i, h, penutup, t.pilihan)
    isi = {kunci: _bilangan(h, kunci) for kunci in t.kunci[:-1]}
    ada = [k for k, teks in isi.items() if teks]
    if penutup and ada:
        pesan = (
            f"{kutip_pendek(h.isi(kunci_penutup(i)))} dipilih, padahal bilangannya diisi (baris {h.sel[ada[0]].baris})"
        )
        h.catat(kunci_penutup(i), "S02", pesan, "Sisakan salah satunya.")
    cara = penutup
    if dihitung(i) and not penutup:
        persen = isi[f"{i.id}_persen"]
        hitungan = [k for k in ada if not k.endswith("_persen")]
        if persen and hitungan:
            pesan = f"{i.id} dijawab dua kali: hitungan (baris {h.sel[hitungan[0]].baris}) dan persen jadi"
            h.catat(f"{i.id}_persen", "S33", pesan, "Sisakan salah satunya; hitungan yang paling aman.")
        cara = PERSEN if persen else PECAHAN if hitungan else ""
    elif not penutup and ada:
        cara = ANGKA
        if not isi[i.id]:
            h.catat(
                ada[0], "S03", f"{i.id}: jumlah responden ada, nilainya tidak", "Isi keduanya, atau kosongkan keduanya."
            )
    return isi | {f"{i.id}_cara": cara}


def _penutup(t: Tanya, h: Halaman) -> str:
    """Return the name of what was chosen instead of an answer, ``""`` for nothing; note what is no choice."""
    kunci = t.kunci[-1]
    teks = h.isi(kunci)
    if not teks:
        return ""
    rata = _rata(teks)
    for nama, label in t.pilihan.items():
        if nama in {NIHIL, TB, BELUM_TAHU} and rata in {_rata(nama), _rata(label), _rata(label.partition(":")[0])}:
            return nama
    h.catat(kunci, "S01", f"pilihan {kutip_pendek(teks)} tidak dikenal pada {t.i.id}", _PILIH_DARI_DAFTAR)
    return ""


def _daftar(i: IndikatorDaftar, h: Halaman, penutup: str, pilihan: Mapping[str, str]) -> dict[str, str]:
    isi = {b.id: _ya(h, f"{i.id}/{b.id}") for b in i.butir}
    ya = [b for b, t in isi.items() if t == YA]
    if penutup and ya:
        di = h.sel[f"{i.id}/{ya[0]}"].baris
        pesan = f"{kutip_pendek(h.isi(kunci_penutup(i)))} dipilih, padahal ada hal yang Ya (baris {di})"
        h.catat(kunci_penutup(i), "S02", pesan, "Sisakan salah satunya.")
        penutup = ""
    tidak = sum(t == TIDAK for t in isi.values())
    if not ya and not penutup and tidak:
        if tidak == len(isi):
            penutup = NIHIL
        else:
            pertama = next(f"{i.id}/{b}" for b, t in isi.items() if t == TIDAK)
            pesan = f"{i.id}: {ribuan(tidak)} dari {ribuan(len(isi))} hal dijawab Tidak, yang lain kosong"
            saran = "Isi semuanya; bila tidak satu pun, pilih itu pada baris terakhirnya."
            h.catat(pertama, "S03", pesan, saran)
    return {f"{i.id}/{b}": "1" if t == YA else "0" for b, t in isi.items()} | {
        f"{i.id}/{nama}": "1" if nama == penutup else "0" for nama in pilihan if nama in {NIHIL, TB, BELUM_TAHU}
    }


def _ya(h: Halaman, kunci: str) -> str:
    teks = h.isi(kunci)
    for kata in (YA, TIDAK):
        if _rata(teks) == _rata(kata):
            return kata
    if teks:
        h.catat(kunci, "S01", f"{kutip_pendek(teks)} bukan {YA} atau {TIDAK}", _PILIH_DARI_DAFTAR)
    return ""


def _bilangan(h: Halaman, kunci: str) -> str:
    """Return a number with a point, as forms write it."""
    teks = h.isi(kunci)
    angka = teks.removesuffix("%").strip() if kunci.endswith("_persen") else teks
    if not teks or _BILANGAN.fullmatch(angka):
        return angka.replace(",", ".")
    h.catat(kunci, "S01", f"{kutip_pendek(teks)} bukan bilangan", "Tulis bilangannya saja, atau kosongkan selnya.")
    return ""


def _rata(teks: str) -> str:
    return " ".join(teks.split()).casefold()
