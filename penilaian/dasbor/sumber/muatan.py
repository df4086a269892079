"""What all pages share: the instrument, and the villages on show. The only caches of the dashboard.

What belongs to everybody (instrument, example data, the file that the server was started with, final results) is
loaded once for all visitors and read only; drafts are put together once for all whose rights are the same, an upload
belongs to one visit and lives in its session.
"""

import logging
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final, Literal, NamedTuple, cast

import streamlit as st

from penilaian.berkas import BacaanBerkas, baca
from penilaian.dasbor import sesi
from penilaian.dasbor.gudang import gudang_bila_ada
from penilaian.dasbor.sumber.berkas import berkas_dibuka
from penilaian.dasbor.sumber.sumber import Sumber, TakTampil
from penilaian.dasbor.sumber.terbuka import CariJembatan, Pilihan, Terskor, pilihan, sebut_tambahan, skor, susun
from penilaian.galat import GalatMasukan, GalatPemakaian, Temuan
from penilaian.instrumen import Instrumen, Jembatan
from penilaian.mesin import Hasil, Jenis, nilai
from penilaian.muat import daftar_instrumen, daftar_padanan, id_versi_lain, muat_instrumen, muat_jembatan, muat_versi
from penilaian.simpan import TAMU, GalatBasisData, GalatSimpan, Gudang, Keadaan, Pelaku, boleh
from penilaian.simpan.rak import RakAkun
from penilaian.survei import PembacaKiriman
from penilaian.terkirim import INSTRUMEN_SEMULA, terkirim

CONTOH = ("data", "contoh", "jawaban.csv")
"""Where the example data are among the shipped files."""

PILIH_SKOR: Final = "skor"
PILIH_INSTRUMEN: Final = "instrumen"
"""Parameters of the address that choose what of the store is shown."""

_CATATAN = logging.getLogger(__name__)
_UNGGAHAN = "unggahan"
_BELUM_FINAL: Final[tuple[Keadaan, ...]] = ("draf", "diajukan", "dikembalikan", "diverifikasi")
_BELUM_ADA_HASIL = (
    "Belum ada penilaian di sini, jadi yang tampil desa rekaan. Begitu ada penilaian, data contoh ini hilang."
)
_berakun: set[str] = set()
"""Addresses of stores that are known to have an account; accounts are closed, never deleted."""


class _Hak(NamedTuple):
    """What somebody may see: of which store, final results or not, as a visitor or logged in, drafts of which areas."""

    alamat: str
    final: bool
    masuk: bool
    wilayah: tuple[str, ...]


@st.cache_resource(show_spinner="Memuat instrumen …")
def instrumen(id_: str = INSTRUMEN_SEMULA) -> Instrumen:
    """Return an instrument at hand, or one together with an addition, by id; loaded once for all visitors."""
    return muat_instrumen(id_)


def instrumen_mengisi() -> dict[str, Instrumen]:
    """Return by id the instruments that a village's assessment can be begun with, the usual one first."""
    semua = {id_: instrumen(id_) for id_ in dict.fromkeys((INSTRUMEN_SEMULA, *daftar_instrumen()))}
    return {id_: ini for id_, ini in semua.items() if ini.status == "berlaku" and ini.yang_dinilai == "desa"}


@st.cache_resource(show_spinner=False)
def versi_lain(id_: str, versi: str) -> Mapping[str, frozenset[str]]:
    """Return the ids of the questions of a shipped instrument's other versions, by version."""
    return id_versi_lain(id_, versi)


@st.cache_resource(show_spinner="Memuat versi lama …")
def instrumen_versi(id_: str, versi: str) -> Instrumen:
    """Return one of the versions that are shipped of an instrument."""
    return muat_versi(id_, versi)


@st.cache_resource(show_spinner="Memuat versi lama …")
def jembatan(id_: str, versi: str) -> Jembatan | None:
    """Return the way from an older version of a shipped instrument to the present one, None where none leads there."""
    return muat_jembatan(id_, versi) if versi in daftar_padanan(id_) else None


def sumber() -> Sumber:
    """Return the villages on show to this person.

    It is this visit's upload, else the file given at start, else what the store holds that is open to them, else the
    example data. Which kind of score and which instrument of the store is for the address to say.

    Raises:
        GalatMasukan: the file given at start is at fault; ``sumber_atau_temuan`` shows the findings.
        TakTampil: there are results, but none for this person; or the store does not open.
    """
    if (milik := unggahan()) is not None:
        return milik
    berkas = berkas_dibuka()
    if berkas is not None:
        return _atau_galat(_muat(berkas, "berkas", _ubahan(berkas)))
    try:
        ini = gudang_dipakai()
        return _contoh() if ini is None else _dari_gudang(ini)
    except (GalatSimpan, GalatPemakaian) as galat:
        raise TakTampil("Hasil penilaian belum dapat dibuka", str(galat)) from galat


def unggahan() -> Sumber | None:
    """Return this visit's upload where all pages show it, None where they show something else."""
    ada = st.session_state.get(_UNGGAHAN)
    return ada if isinstance(ada, Sumber) else None


def siapa_tampil() -> str:
    """Return what the villages on show are, as a name: only an upload may be of something else."""
    milik = unggahan()
    return ("desa" if milik is None else milik.hasil.instrumen.yang_dinilai).capitalize()


def pasang_unggahan(hasil: Hasil, nama: str, peringatan: tuple[Temuan, ...] = (), catatan: str = "") -> None:
    """Show an uploaded file on every page, for this visit only; ``catatan`` is what is to know of it."""
    st.session_state[_UNGGAHAN] = Sumber(hasil, nama, "unggahan", peringatan, catatan)


def lepas_unggahan() -> None:
    """Go back to the villages that every visitor sees."""
    st.session_state.pop(_UNGGAHAN, None)


def gudang_dipakai() -> Gudang | None:
    """Return the open store once somebody has an account in it, None before: nothing is opened or made for nobody.

    Raises:
        GalatPemakaian: ``PENILAIAN_DB`` is no address of a database.
        GalatBasisData: it does not open.
    """
    ini = gudang_bila_ada()
    if ini is None:
        return None
    alamat = str(ini.koneksi.alamat)
    if alamat not in _berakun:
        if not RakAkun(ini.koneksi).ada():
            return None
        _berakun.add(alamat)
    return ini


def pastikan_terbuka(ini: Sumber) -> None:
    """In a fragment, which draws what an earlier run was given: draw the page anew where rights changed since.

    A tab whose session has ended, or that another person came to, is told so and stops here, whatever is on show: an
    upload is of who brought it (``sesi.pelaku``).
    """
    sesi.pastikan_tab()
    kini = gudang_dipakai()
    siapa = TAMU if kini is None else sesi.pelaku()
    if ini.tampilan is not None and (kini is None or _hak(kini, siapa) != ini.tampilan.hak):
        st.rerun()


# -- the store -------------------------------------------------------------------------------------------------------


def _dari_gudang(ini: Gudang) -> Sumber:
    siapa = sesi.pelaku()
    hak = _hak(ini, siapa)
    cap = ini.hasil.cap()
    cap_draf = ini.hasil.cap_berjalan(siapa) if hak.wilayah else ""
    dari = _pilihan(hak, cap, cap_draf, ini, siapa)
    if dari.tersedia:
        diminta = cast("Jenis", _diminta(PILIH_SKOR))
        semua = _susunan(hak, cap, cap_draf, diminta if diminta in dari.tersedia else dari.semula, ini, siapa)
        kunci = _diminta(PILIH_INSTRUMEN)
        return next((s for s in semua if s.tampilan is not None and s.tampilan.instrumen == kunci), semua[0])
    if not ini.hasil.ada_penilaian():
        return _contoh_bernota()
    raise _tak_tampil(siapa, final=ini.hasil.ada_final())


def _tak_tampil(siapa: Pelaku, *, final: bool) -> TakTampil:
    tautan = ("Masuk", sesi.tautan_masuk("")) if siapa == TAMU else None
    if final:
        judul, isi = "Hasil penilaian belum terbuka untuk umum", "Masuk dengan akun Anda untuk melihatnya."
    else:
        judul = "Belum ada hasil final"
        isi = "Desa sedang dinilai. Hasilnya tampil di sini sesudah diverifikasi dan dijadikan final."
    return TakTampil(judul, isi, tautan)


def _hak(ini: Gudang, siapa: Pelaku) -> _Hak:
    masuk = boleh(siapa, "baca_final")
    final = masuk or ini.pengaturan.baca("hasil_umum") == "ya"
    return _Hak(str(ini.koneksi.alamat), final, masuk, tuple(sorted(set(siapa.wilayah("baca_draf")))))


def _diminta(nama: str) -> str:
    """Return what the address asks for; for who comes from a page without this choice, what they chose last."""
    if nama in st.query_params:
        return st.query_params[nama]
    return "" if f"pilih_{nama}" in st.session_state else str(st.session_state.get(f"{nama}_terakhir", ""))


# The address of a page's function is not enough as a key: caps change with what is kept, ``hak`` tells apart who may
# see what. The caps are asked for first: what is read after them is at least as new.


@st.cache_resource(show_spinner=False, max_entries=8)
def _pilihan(hak: _Hak, cap: str, cap_draf: str, _gudang: Gudang, _siapa: Pelaku) -> Pilihan:
    berjalan = _gudang.lembar.daftar(_siapa, keadaan=_BELUM_FINAL, resmi=True) if hak.wilayah else ()
    final = _final(hak.alamat, hak.final, hak.masuk, (), cap, "terverifikasi", _gudang, _siapa)
    return pilihan(final, berjalan, hak.wilayah)


@st.cache_resource(show_spinner="Membaca hasil dan menghitung skor …", max_entries=8)
def _susunan(hak: _Hak, cap: str, cap_draf: str, jenis: Jenis, _gudang: Gudang, _siapa: Pelaku) -> tuple[Sumber, ...]:
    """Return what is on show; where no draft stands among them, the scores are those that everybody shares."""
    wilayah = () if jenis == "terverifikasi" else hak.wilayah
    final = _final(hak.alamat, hak.final, hak.masuk, wilayah, cap, jenis, _gudang, _siapa)
    berjalan = _gudang.hasil.berjalan(_siapa, jenis) if hak.wilayah else ()
    urutan = [sidik for _, _, sidik in _gudang.instrumen.daftar()]
    dari = _pilihan(hak, cap, cap_draf, _gudang, _siapa)
    jadi = susun(jenis, final, berjalan, hak.wilayah, dari, urutan, _pencari_jembatan(_gudang), hak)
    return tuple(sebut_tambahan(s, _gudang.instrumen.ambil) for s in jadi)


def _pencari_jembatan(ini: Gudang) -> CariJembatan:
    """Return what finds crosswalks; one at fault keeps nobody from the results, the log says so."""

    def cari(dari: Instrumen, ke: Instrumen) -> Jembatan | None:
        try:
            return ini.instrumen.jembatan(dari, ke)
        except GalatBasisData as galat:
            _CATATAN.warning("%s", galat)
            return None

    return cari


@st.cache_resource(show_spinner="Membaca hasil dan menghitung skor …", max_entries=8)
def _final(
    alamat: str,
    final: bool,
    masuk: bool,
    wilayah: tuple[str, ...],
    cap: str,
    jenis: Jenis,
    _gudang: Gudang,
    _siapa: Pelaku,
) -> tuple[Terskor, ...]:
    """Return the final results; the store itself is asked as the person, so none comes to who may not see it.

    ``terverifikasi`` is the same for all; of the other two kinds everybody gets those of the own area (``wilayah``).
    """
    return skor(_gudang.hasil.umum(_siapa, jenis))


# -- files -----------------------------------------------------------------------------------------------------------


def _contoh() -> Sumber:
    return _atau_galat(_muat(terkirim(*CONTOH), "contoh", 0))


@st.cache_resource(show_spinner=False)
def _contoh_bernota() -> Sumber:
    return replace(_contoh(), catatan=_BELUM_ADA_HASIL)


def periksa_berkas() -> None:
    """Read the file given at start, where there is one: a server that could only show what is wrong need not start.

    Raises:
        GalatMasukan: it is missing or at fault.
    """
    if (berkas := berkas_dibuka()) is not None:
        ini = muat_instrumen(INSTRUMEN_SEMULA)
        _baca(berkas, ini, id_versi_lain(ini.id, ini.versi))


def _atau_galat(muatan: Sumber | tuple[Temuan, ...]) -> Sumber:
    if isinstance(muatan, Sumber):
        return muatan
    raise GalatMasukan(muatan)


def _ubahan(berkas: Path) -> int:
    """Return when the file was last changed (nanoseconds), so that a repaired file is read anew; 0 if it is absent."""
    return berkas.stat().st_mtime_ns if berkas.exists() else 0


@st.cache_resource(show_spinner="Membaca jawaban dan menghitung skor …", max_entries=2)
def _muat(berkas: Path, jenis: Literal["contoh", "berkas"], ubahan: int) -> Sumber | tuple[Temuan, ...]:
    """Return the scored file, or its findings: a fault is remembered too, so that it is not found again every visit."""
    ini = instrumen()
    try:
        bacaan = _baca(berkas, ini, versi_lain(ini.id, ini.versi))
    except GalatMasukan as galat:
        return galat.temuan
    nama = "data contoh" if jenis == "contoh" else berkas.name
    return Sumber(nilai(ini, bacaan.jawaban), nama, jenis, tuple(bacaan.peringatan))


def _baca(berkas: Path, ini: Instrumen, lain: Mapping[str, frozenset[str]]) -> BacaanBerkas:
    return baca(berkas, ini, pembaca=PembacaKiriman(ini, "berhenti", versi_lain=lain), versi_lain=lain)
