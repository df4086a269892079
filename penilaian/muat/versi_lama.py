"""Older versions of an instrument and the crosswalks from them: found, read, held against the present version."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from penilaian.galat import GalatInstrumen, GalatPemakaian, Temuan
from penilaian.instrumen import Instrumen, Jembatan, Padanan
from penilaian.muat.baca_folder import baca_folder, muat_instrumen, tambahkan
from penilaian.muat.baca_naskah import baca_naskah
from penilaian.muat.bentuk import cocokkan
from penilaian.muat.folder import (
    KEPALA,
    PADANAN,
    VERSI,
    berkas_padanan,
    daftar_versi,
    folder_instrumen,
    folder_lama,
    folder_resmi,
    id_indikator,
    nomor_versi,
    pengenal,
)
from penilaian.muat.naskah import Naskah
from penilaian.muat.periksa_padanan import periksa_padanan
from penilaian.muat.rakit import Terbaca, baca_resmi, terurut


def periksa(folder: str | Path) -> tuple[Instrumen | None, tuple[Temuan, ...]]:
    """Return the instrument in ``folder`` (None where one finding is a ``galat``) and all findings.

    Judged too are the older versions that it keeps and the crosswalks from them, which ``muat_instrumen`` does not
    look at. Findings are sorted by file (``instrumen.yaml`` first) and line.

    Raises:
        GalatPemakaian: no such folder and no such shipped instrument.
    """
    asal = folder_instrumen(folder)
    if pengenal(asal).menambah is not None:
        satu = baca_folder(asal)
        return satu.instrumen, satu.temuan
    semua = _kumpulkan(asal)
    temuan = list(semua.temuan)
    for nama in daftar_versi(asal):
        if nama not in semua.padanan:
            pesan = f"versi lama {nama} tidak mempunyai padanan, jadi jawabannya tidak dapat dibawa ke versi ini"
            saran = f"Tulis {PADANAN}/{nama}.yaml."
            temuan.append(Temuan(semua.lama[nama].kepala.tempat, "I70", pesan, saran, "peringatan"))
    hasil = terurut(temuan, semua.kini.kepala.tempat)
    return (None if any(t.berat == "galat" for t in hasil) else semua.kini.instrumen), hasil


def muat_versi(folder: str | Path, versi: str) -> Instrumen:
    """Return an instrument in one of its versions: the present one, or an older one that is kept with it.

    Additions stand beside every version.

    Raises:
        GalatInstrumen: its YAML is at fault.
        GalatPemakaian: no such folder, id or version; the versions that there are are named.
    """
    return tambahkan(folder, muat_instrumen(folder_versi(folder, versi)[0]))


def folder_versi(folder: str | Path, versi: str | None) -> tuple[Path, bool]:
    """Return the folder of one version of an instrument (None = the present one), and whether it is an older one.

    The folder is that of the instrument itself, without additions.

    Raises:
        GalatInstrumen: the present version is at fault.
        GalatPemakaian: no such folder, id or version; the versions that there are are named.
    """
    asal, lama = folder_resmi(folder), daftar_versi(folder)
    if versi in lama:
        return asal / VERSI / versi, True
    if versi is None:
        return asal, False
    kini = muat_instrumen(asal)
    if kini.versi == versi:
        return asal, False
    raise GalatPemakaian(f"Versi {versi} dari {kini.id} tidak ada. Yang ada: {', '.join((*lama, kini.versi))}.")


def muat_jembatan(folder: str | Path, versi: str) -> Jembatan:
    """Return the way from an older version of an instrument to the present one, checked completely.

    Every id of both versions stands exactly once in the crosswalk; what it calls equal is, and the answers that it
    names exist.

    Raises:
        GalatInstrumen: one of the versions, or the crosswalk, is at fault; carries every finding, warnings too.
        GalatPemakaian: no such folder, id or crosswalk; those that there are are named.
    """
    asal = folder_resmi(folder)
    semua = _kumpulkan(asal, versi)
    if versi not in semua.padanan:
        ada = ", ".join(daftar_padanan(asal)) or "(tidak ada)"
        raise GalatPemakaian(f"Padanan dari versi {versi} tidak ada di {asal}. Yang ada dari versi: {ada}.")
    lama, isi = semua.lama.get(versi), semua.padanan[versi].isi
    if any(t.berat == "galat" for t in semua.temuan) or not (lama and lama.instrumen and semua.kini.instrumen and isi):
        raise GalatInstrumen(terurut(semua.temuan, semua.kini.kepala.tempat))
    return Jembatan(tambahkan(folder, lama.instrumen), tambahkan(folder, semua.kini.instrumen), isi)


def daftar_padanan(folder: str | Path) -> tuple[str, ...]:
    """Return the older versions from which a crosswalk leads to the present one, oldest first.

    Raises:
        GalatPemakaian: no such folder and no such shipped instrument.
    """
    ada = {jalan.stem for jalan in berkas_padanan(folder_resmi(folder))}
    return tuple(v for v in daftar_versi(folder) if v in ada)


def id_versi_lain(folder: str | Path, versi: str) -> dict[str, frozenset[str]]:
    """Return the ids of the questions of an instrument's other versions than ``versi``, by version.

    Args:
        folder: the instrument, or one of the older versions that it keeps.
        versi: the version that they are other than.

    Raises:
        GalatInstrumen: the present version is at fault.
        GalatPemakaian: no such folder and no such shipped instrument.
    """
    asal = folder_resmi(folder)
    if asal.parent.name == VERSI and (asal.parents[1] / KEPALA).is_file():
        asal = asal.parents[1]
    lama = daftar_versi(asal)
    semua = {v: id_indikator(asal / VERSI / v) for v in lama if v != versi}
    if versi in lama:
        kini = muat_instrumen(asal)
        semua[kini.versi] = frozenset(kini.per_id)
    return semua


class _Terbaca(NamedTuple):
    """A crosswalk as far as it is sound: the version that its file is named after, and what is wrong with its form."""

    versi: str
    naskah: Naskah
    isi: Padanan | None
    temuan: list[Temuan]


class _Kumpulan(NamedTuple):
    """An instrument with its older versions and crosswalks, each by version, and all that is wrong with them."""

    kini: Terbaca
    lama: dict[str, Terbaca]
    padanan: dict[str, _Terbaca]
    temuan: list[Temuan]


def _kumpulkan(asal: Path, versi: str | None = None) -> _Kumpulan:
    """Read an instrument with its older versions and crosswalks, or only with those of one version."""
    kini = baca_resmi(asal)
    lama, padanan, temuan = dict[str, Terbaca](), dict[str, _Terbaca](), list(kini.temuan)
    for jalan in folder_lama(asal):
        if versi not in {None, jalan.name}:
            continue
        if nomor_versi(jalan.name):
            satu = lama[jalan.name] = baca_resmi(jalan)
            temuan += [*satu.temuan, *_letak_versi(jalan.name, satu, kini)]
        else:
            pesan = f"folder '{jalan.name}' tidak bernama versi; yang boleh: tiga bilangan berpisah titik"
            temuan.append(Temuan(jalan.as_posix(), "I68", pesan, "Namai menurut versi di dalamnya, misalnya 1.0.0."))
    for jalan in berkas_padanan(asal):
        if versi not in {None, jalan.stem}:
            continue
        ini = _baca_padanan(jalan, asal)
        temuan += [*ini.temuan, *_padanan(ini, lama, kini)]
        if ini.versi in padanan:
            pesan = f"padanan dari versi {ini.versi} ditulis dua kali, juga di {padanan[ini.versi].naskah.nama}"
            temuan.append(Temuan(ini.naskah.tempat, "I69", pesan, "Hapus salah satunya."))
        padanan.setdefault(ini.versi, ini)
    return _Kumpulan(kini, lama, padanan, temuan)


def _baca_padanan(jalan: Path, asal: Path) -> _Terbaca:
    naskah, temuan = baca_naskah(jalan, jalan.relative_to(asal).as_posix(), jalan.as_posix())
    isi = None
    if naskah.terbaca:
        isi, salah, _ = cocokkan(Padanan, naskah, naskah.data)
        temuan += salah
        isi = None if naskah.rusak else isi
    return _Terbaca(jalan.stem, naskah, isi, temuan)


def _letak_versi(nama: str, satu: Terbaca, kini: Terbaca) -> Iterator[Temuan]:
    """Yield why an older version is not what its folder says (I68)."""
    if satu.instrumen is None:
        return
    versi, kepala = satu.instrumen.versi, satu.kepala
    if versi != nama:
        pesan = f"versi tertulis {versi}, padahal foldernya {VERSI}/{nama}"
        yield kepala.temuan("I68", ("versi",), pesan, "Ganti nama foldernya, atau betulkan versinya.")
    if kini.instrumen is None:
        return
    if satu.instrumen.id != kini.instrumen.id:
        pesan = f"id tertulis '{satu.instrumen.id}', padahal instrumen yang menyimpannya '{kini.instrumen.id}'"
        yield kepala.temuan("I68", ("id",), pesan, "Pindahkan ke folder instrumennya sendiri.")
    elif nomor_versi(versi) >= nomor_versi(kini.instrumen.versi):
        pesan = f"versi lama {versi} tidak di bawah versi yang sekarang ({kini.instrumen.versi})"
        yield kepala.temuan("I68", ("versi",), pesan, f"Naikkan versi di {KEPALA}, atau hapus folder ini.")


def _padanan(satu: _Terbaca, lama: dict[str, Terbaca], kini: Terbaca) -> Iterator[Temuan]:
    """Yield what is wrong with a crosswalk beside the versions that it joins (I69, I71–I77)."""
    if not nomor_versi(satu.versi):
        pesan = f"berkas padanan '{satu.naskah.nama}' tidak bernama versi lama"
        yield Temuan(satu.naskah.tempat, "I69", pesan, "Namai menurut versi lamanya, misalnya 1.0.0.yaml.")
        return
    if satu.versi not in lama:
        pesan = f"versi lama {satu.versi} tidak ada di folder {VERSI}; yang ada: {', '.join(lama) or '(tidak ada)'}"
        yield Temuan(satu.naskah.tempat, "I69", pesan, f"Simpan folder versi itu utuh sebagai {VERSI}/{satu.versi}.")
        return
    dari, ke = satu.naskah.teks("dari"), satu.naskah.teks("ke")
    if dari is not None and nomor_versi(dari) and dari != satu.versi:
        pesan = f"dari tertulis {dari}, padahal berkasnya bernama {satu.versi}"
        yield satu.naskah.temuan("I69", ("dari",), pesan, f"Tulis dari: {satu.versi}, atau ganti nama berkasnya.")
    if kini.instrumen is not None and ke is not None and nomor_versi(ke) and ke != kini.instrumen.versi:
        pesan = f"ke tertulis {ke}; yang boleh: versi yang sekarang, {kini.instrumen.versi}"
        saran = "Perbarui padanan ini menurut versi yang sekarang; padanan selalu menuju versi itu."
        yield satu.naskah.temuan("I69", ("ke",), pesan, saran)
    asal = lama[satu.versi].instrumen
    if satu.isi is not None and asal is not None and kini.instrumen is not None:
        yield from periksa_padanan(satu.naskah, Jembatan(asal, kini.instrumen, satu.isi))
