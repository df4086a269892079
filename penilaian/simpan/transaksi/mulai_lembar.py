"""Beginning an assessment: the village, the period, and the one that is resmi."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from penilaian.angka import ribuan
from penilaian.desa import desa_resmi, kode_baku
from penilaian.jawaban import bentuk_periode
from penilaian.narasi.waktu import hari, hari_ini
from penilaian.simpan.basis.hak import Pelaku, wajib
from penilaian.simpan.basis.tabel import Desa, Penilaian, sekarang
from penilaian.simpan.basis.tulisan import nama_sama, rapikan_baris, teks_cari
from penilaian.simpan.basis.zona import zona_waktu
from penilaian.simpan.galat import GalatKeadaan, GalatSimpan
from penilaian.simpan.transaksi.instrumen import RakInstrumen
from penilaian.simpan.transaksi.lembar import inti_lembar, sidik_desa
from penilaian.simpan.transaksi.rantai import catat, kunci_rantai, rantai_penilaian

TAHUN_PERTAMA: Final = 2003
"""Year of the Inpres: nothing was assessed by it before."""

BANYAK_ANGGOTA: Final = 50
"""Members of a team."""

_KUTIPAN: Final = 40
"""Characters of what somebody wrote that a message repeats."""


@dataclass(frozen=True, slots=True)
class Awal:
    """What an assessment begins with.

    Attributes:
        kode_desa: with or without dots.
        periode: ``2026``, ``2026-S1`` or ``2026-T3``.
        sidik: hash of a kept instrument (``RakInstrumen.daftarkan``).
        tim: tells apart several assessments of one village and period.
        tanggal: day of the assessment; None = today in the village's time zone.
        anggota: names of the team.
        nama_desa: for a village that Kemendagri's list does not hold, as the next two.
        kecamatan: name.
        kabupaten: name.
    """

    kode_desa: str
    periode: str
    sidik: str
    tim: str = "utama"
    tanggal: date | None = None
    anggota: tuple[str, ...] = ()
    nama_desa: str = ""
    kecamatan: str = ""
    kabupaten: str = ""


def lengkapi(awal: Awal) -> Awal:
    """Return ``awal`` in standard form: dotted code, official names where Kemendagri's list has them.

    The list takes a moment to load (0.3 s, once a process), so this is done before a transaction begins.

    Raises:
        GalatSimpan: no such form of code or period; a period or day out of bounds; no name of the team, or a name
            that is too long.
    """
    kode = kode_baku(awal.kode_desa)
    if not kode:
        raise GalatSimpan(f"Kode desa {awal.kode_desa[:_KUTIPAN]!r} tidak dikenali bentuknya. Contoh: 15.01.20.2006.")
    if bentuk_periode(awal.periode) is None:
        raise GalatSimpan(f"Periode {awal.periode[:_KUTIPAN]!r} tidak dikenali. Tulis 2026, 2026-S1 atau 2026-T3.")
    zona = zona_waktu(kode)
    _periksa_periode(awal.periode, zona)
    if awal.tanggal is not None:
        periksa_hari(awal.tanggal, zona)
    if not (tim := rapikan_baris(awal.tim, "Nama tim")):
        raise GalatSimpan("Nama tim masih kosong.")
    resmi = desa_resmi(kode)
    return replace(
        awal,
        kode_desa=kode,
        tim=tim,
        anggota=tuple(rapikan(awal.anggota)),
        nama_desa=resmi.nama or rapikan_baris(awal.nama_desa, "Nama desa") or kode,
        kecamatan=resmi.kecamatan or rapikan_baris(awal.kecamatan, "Nama kecamatan"),
        kabupaten=resmi.kabupaten or rapikan_baris(awal.kabupaten, "Nama kabupaten"),
    )


def mulai_lembar(s: Session, instrumen: RakInstrumen, pelaku: Pelaku, awal: Awal) -> Penilaian:
    """Begin an assessment in an open transaction; the first of a village and period is the resmi one.

    Args:
        s: the transaction.
        instrumen: the shelf that holds the instrument.
        pelaku: a penilai of that area.
        awal: from ``lengkapi``.

    Raises:
        GalatHak: not a penilai there.
        GalatKeadaan: that team's assessment exists already, also under a name that only looks other (``nama_sama``).
        TidakAda: unknown instrument.
    """
    kode, tim = awal.kode_desa, awal.tim
    wajib(pelaku, "buat", kode)
    instrumen.dari(s, awal.sidik)
    desa = _kunci_desa(s, awal)
    s.execute(text("INSERT INTO periode (kode) VALUES (:kode) ON CONFLICT DO NOTHING"), {"kode": awal.periode})
    sama = (Penilaian.desa_kode == kode, Penilaian.periode == awal.periode)
    for ada in s.scalars(select(Penilaian.tim).where(*sama)):
        if nama_sama(ada, tim):
            raise GalatKeadaan(f"Penilaian {desa.nama} periode {awal.periode} oleh tim {ada!r} sudah ada.")
    waktu = sekarang()
    p = Penilaian(
        desa_kode=kode,
        periode=awal.periode,
        tim=tim,
        anggota=list(awal.anggota),
        tanggal=awal.tanggal or hari_ini(desa.zona_waktu, waktu),
        zona_waktu=desa.zona_waktu,
        instrumen_sidik=awal.sidik,
        keadaan="draf",
        resmi=s.scalar(select(Penilaian.id).where(*sama, Penilaian.resmi)) is None,
        versi=1,
        dibuat_oleh=pelaku.pengguna_id,
        dibuat=waktu,
        diubah=waktu,
        cari=teks_cari(kode, desa.nama, desa.kecamatan, desa.kabupaten, tim, awal.periode),
    )
    s.add(p)
    s.flush()
    baru = {"desa": kode, "periode": awal.periode, "tim": tim, "tanggal": p.tanggal.isoformat(), **inti_lembar(p)}
    baru["sidik_desa"] = sidik_desa(desa)
    catat(s, kunci_rantai(s, rantai_penilaian(p.id)), pelaku, "penilaian.buat", "penilaian", waktu=waktu, baru=baru)
    return p


def kunci_desa(s: Session, kode: str) -> Desa | None:
    """Return a village's row, locked until the transaction ends: which assessment is resmi is decided behind it."""
    return s.get(Desa, kode, with_for_update=True)


def rapikan(anggota: Iterable[str]) -> list[str]:
    """Return names of a team trimmed, empty ones left out. GalatSimpan where they are too many or too long."""
    nama = [rapi for satu in anggota if (rapi := rapikan_baris(satu, "Nama anggota tim"))]
    if len(nama) > BANYAK_ANGGOTA:
        raise GalatSimpan(f"Anggota tim {ribuan(len(nama))} orang; paling banyak {ribuan(BANYAK_ANGGOTA)}.")
    return nama


def periksa_hari(tanggal: date, zona: str) -> None:
    """Raise GalatSimpan for a day of assessment that is still to come there, or before ``TAHUN_PERTAMA``."""
    awal, kini = date(TAHUN_PERTAMA, 1, 1), hari_ini(zona, sekarang())
    if not awal <= tanggal <= kini:
        boleh = f"dari {hari(awal)} sampai hari ini, {hari(kini)}"
        raise GalatSimpan(f"Tanggal penilaian {hari(tanggal)} tidak boleh; yang boleh {boleh}.")


def _periksa_periode(periode: str, zona: str) -> None:
    terakhir = hari_ini(zona, sekarang()).year + 1
    if not TAHUN_PERTAMA <= int(periode[:4]) <= terakhir:
        raise GalatSimpan(f"Periode {periode} tidak boleh; tahunnya dari {TAHUN_PERTAMA} sampai {terakhir}.")


def _kunci_desa(s: Session, awal: Awal) -> Desa:
    desa = kunci_desa(s, awal.kode_desa)
    if desa is None:
        baru = text(
            "INSERT INTO desa (kode, nama, kecamatan, kabupaten, zona_waktu)"
            " VALUES (:kode, :nama, :kecamatan, :kabupaten, :zona_waktu) ON CONFLICT DO NOTHING"
        )
        isi = {
            "kode": awal.kode_desa,
            "nama": awal.nama_desa,
            "kecamatan": awal.kecamatan,
            "kabupaten": awal.kabupaten,
            "zona_waktu": zona_waktu(awal.kode_desa),
        }
        s.execute(baru, isi)
        desa = s.get_one(Desa, awal.kode_desa, with_for_update=True)
    return desa
