"""A list of people from a file: one row a person and role, everything that is wrong with it told at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from penilaian.angka import ribuan
from penilaian.galat import GalatMasukan, Temuan
from penilaian.ketikan import longgar
from penilaian.mentah import Lembar, Pembaca, Sumber, baca_perintah, nama_sumber
from penilaian.simpan.basis.hak import Peran
from penilaian.simpan.basis.tabel import JenisPeran
from penilaian.simpan.galat import GalatSimpan
from penilaian.simpan.impor.kolom_akun import KOLOM_AKUN, Tercatat, cari_kolom
from penilaian.simpan.transaksi.orang import (
    baku_nama_masuk,
    jenis_peran,
    periksa_nama_masuk,
    rapikan_nama,
    wajib_surel,
    wilayah_peran,
)

BATAS_AKUN: Final = 200
"""People in one list: making their passwords takes about a fifth of a second each."""

_LEWAT: Final = {"": False, "sandi": False, "penyedia": True}

_PERBAIKI: Final = "Perbaiki isinya; tidak satu akun pun ditambahkan."
_TUTUP_KUTIP: Final = (
    'Tutup tanda kutipnya, atau hapus; tulis setiap sel pada satu baris. Tanda " di dalam isi ditulis dua kali.'
)
_BERGANTI: Final = "\n\r\x0b\x0c\x85\u2028\u2029"


@dataclass(frozen=True, slots=True)
class BarisAkun:
    """A row of the list as far as it is understood: None stands for what was refused.

    Attributes:
        baris: its number as shown.
        nama_masuk: login name in its one form.
        nama: as shown.
        jenis: kind of role.
        wilayah: dotted code, ``""`` = everywhere.
        lewat_penyedia: comes through an OpenID Connect provider, so without a password.
    """

    baris: int
    nama_masuk: str | None
    nama: str | None
    jenis: JenisPeran | None
    wilayah: str | None
    lewat_penyedia: bool | None


@dataclass(frozen=True, slots=True)
class Calon:
    """A person who is to have an account.

    Attributes:
        nama_masuk: login name in its one form.
        nama: as shown.
        peran: at least one, those of all their rows.
        lewat_penyedia: comes through an OpenID Connect provider, so without a password.
    """

    nama_masuk: str
    nama: str
    peran: tuple[Peran, ...]
    lewat_penyedia: bool = False


@dataclass(frozen=True, slots=True)
class DaftarAkun:
    """A list of people as it was read.

    Attributes:
        berkas: how messages call the file.
        judul: by name of a column, how the file writes it.
        baris: its rows.
        catatan: what is wrong with it, and what is only odd.
    """

    berkas: str
    judul: dict[str, str]
    baris: tuple[BarisAkun, ...]
    catatan: tuple[Tercatat, ...]

    @property
    def peringatan(self) -> tuple[Temuan, ...]:
        """Return what is odd and stops nothing."""
        return tuple(c.temuan for c in self.catatan if c.temuan.berat == "peringatan")

    def tolak(self, baris: int, kolom: str, sebab: str) -> Tercatat:
        """Return the finding that a cell is at fault (K02)."""
        tempat = f"{self.berkas}, baris {baris}, kolom {self.judul.get(kolom, kolom)}"
        return Tercatat(baris, KOLOM_AKUN.index(kolom), Temuan(tempat, "K02", sebab, _PERBAIKI))

    def orang(self, lain: Iterable[Tercatat] = ()) -> tuple[Calon, ...]:
        """Return the people, each once, in the order of the file.

        Args:
            lain: faults that were found elsewhere.

        Raises:
            GalatMasukan: something of the list is at fault; every fault and warning, in the order of the file.
        """
        semua = sorted([*self.catatan, *lain], key=lambda c: c[:2])
        if any(c.temuan.berat == "galat" for c in semua):
            raise GalatMasukan(c.temuan for c in semua)
        calon: dict[str, Calon] = {}
        for b in self.baris:
            if b.nama_masuk is None or b.nama is None or b.jenis is None or b.wilayah is None:
                raise AssertionError(f"baris {b.baris} tidak utuh tanpa temuan")
            dulu = calon[b.nama_masuk].peran if b.nama_masuk in calon else ()
            peran = tuple(dict.fromkeys((*dulu, Peran(b.jenis, b.wilayah))))
            calon[b.nama_masuk] = Calon(b.nama_masuk, b.nama, peran, bool(b.lewat_penyedia))
        return tuple(calon.values())


def baca_akun(sumber: Sumber, pembaca: Pembaca = baca_perintah) -> DaftarAkun:
    """Return a list of people; what is wrong with its columns and rows stands in it (``DaftarAkun.orang``).

    Columns missing (K01), twice or mistyped (K04), rows at fault (K02, and what the format tells: B09, B17, B26), too
    many or none (K03); columns that are not read are a warning (K05).

    Args:
        sumber: a CSV, XLSX or Parquet file with ``KOLOM_AKUN``; several rows of one login name are several roles.
        pembaca: how its bytes become rows.

    Raises:
        GalatJawaban: the file cannot be read as a table.
    """
    nama = nama_sumber(sumber)
    lembar = pembaca(sumber, frozenset(map(longgar, KOLOM_AKUN)))
    letak, catatan = cari_kolom(lembar, nama)
    catatan += [Tercatat(lembar.baris_kepala, -1, t) for t in lembar.peringatan]
    daftar = DaftarAkun(nama, {k: lembar.kepala[n] for k, n in letak.items()}, (), tuple(catatan))
    banyak = len(lembar.baris) + lembar.tak_terurai
    if not 0 < banyak <= BATAS_AKUN:
        pesan = f"daftar berisi {ribuan(banyak)} baris; yang boleh 1 sampai {ribuan(BATAS_AKUN)}"
        saran = "Bagi menjadi beberapa berkas." if banyak else "Tulis satu baris untuk setiap orang dan peran."
        semua = (*catatan, Tercatat(lembar.baris_kepala, -1, Temuan(nama, "K03", pesan, saran)))
        return DaftarAkun(nama, daftar.judul, (), semua)
    rusak, sel_rusak = _rusak(lembar, nama, letak)
    catatan += rusak
    tersambung = _bersambung(lembar, nama, letak)
    catatan += tersambung
    sel_rusak |= {(c.baris, c.kolom) for c in tersambung}
    kolom = {k: [str(x or "").strip() for x in lembar.kolom[n].to_pylist()] for k, n in letak.items()}
    baris: list[BarisAkun] = []
    for n, nomor in enumerate(map(int, lembar.baris)):
        if (nomor, -1) in sel_rusak:
            continue
        isi = {k: sel[n] for k, sel in kolom.items() if (nomor, KOLOM_AKUN.index(k)) not in sel_rusak}
        satu, salah = _satu(daftar, nomor, isi)
        baris.append(satu)
        catatan += salah
    catatan += _nama_ganda(daftar, baris)
    return DaftarAkun(nama, daftar.judul, tuple(baris), tuple(catatan))


def _rusak(lembar: Lembar, nama: str, letak: dict[str, int]) -> tuple[list[Tercatat], set[tuple[int, int]]]:
    """Return what the file format told of rows and of cells that are read, and which they are."""
    ke = {n: KOLOM_AKUN.index(k) for k, n in letak.items()} | {-1: -1}
    catatan, sel = [], set()
    isi = [(s.baris, s.kolom, s.kode, s.pesan, s.saran) for s in lembar.rusak]
    for sisa in lembar.sisa_rusak:
        isi += [(b, sisa.kolom, sisa.kode, "rusak seperti yang disebut sebelumnya", sisa.saran) for b in sisa.baris]
    for baris, kolom, kode, pesan, saran in isi:
        if kolom in ke:
            tempat = f"{nama}, baris {baris}" + (f", kolom {lembar.kepala[kolom]}" if kolom >= 0 else "")
            catatan.append(Tercatat(baris, ke[kolom], Temuan(tempat, kode, pesan, saran)))
            sel.add((baris, ke[kolom]))
    return catatan, sel


def _bersambung(lembar: Lembar, nama: str, letak: dict[str, int]) -> list[Tercatat]:
    """Return the cells that go on in a further line (B26): no name does, so a quote swallowed what follows.

    In a CSV file those of every column; in a workbook a note may have several lines.
    """
    ke = {n: KOLOM_AKUN.index(k) for k, n in letak.items()}
    catatan = []
    for n in range(len(lembar.kepala)) if lembar.bentuk.format == "csv" else letak.values():
        for p, isi in enumerate(lembar.kolom[n].to_pylist()):
            if isi and any(h in _BERGANTI for h in isi.strip()):
                baris = int(lembar.baris[p])
                cuplik = _satu_baris(isi.strip()[:40])
                pesan = f"isi sel bersambung ke baris berikutnya ({cuplik}); mungkin tanda kutip tidak ditutup"
                tempat = f"{nama}, baris {baris}, kolom {lembar.kepala[n] or n + 1}"
                catatan.append(Tercatat(baris, ke.get(n, -1), Temuan(tempat, "B26", pesan, _TUTUP_KUTIP)))
    return catatan


def _satu_baris(teks: str) -> str:
    """Return a part of a cell as a message quotes it: on one line, without control characters or escapes."""
    return f"'{' '.join(''.join(h if h.isprintable() else ' ' for h in teks).split())}'"


def _satu(daftar: DaftarAkun, baris: int, isi: dict[str, str]) -> tuple[BarisAkun, list[Tercatat]]:
    """Return a row and each of its cells that is at fault; cells that ``isi`` lacks were told of already."""
    salah: list[Tercatat] = []

    def tolak(kolom: str, sebab: object) -> None:
        salah.append(daftar.tolak(baris, kolom, str(sebab)))

    masuk = nama = jenis = wilayah = None
    tulisan = isi.get("masuk_lewat", "").lower()
    lewat = _LEWAT.get(tulisan)
    if lewat is None:
        tolak("masuk_lewat", f"masuk_lewat {tulisan!r} tidak ada; yang ada: sandi, penyedia.")
    if "nama_masuk" in isi:
        masuk = baku_nama_masuk(isi["nama_masuk"])
        try:
            periksa_nama_masuk(masuk)
            if lewat:
                wajib_surel(masuk)
        except GalatSimpan as galat:
            tolak("nama_masuk", galat)
    if "nama" in isi:
        try:
            nama = rapikan_nama(isi["nama"])
        except GalatSimpan as galat:
            tolak("nama", galat)
    if "peran" in isi:
        try:
            jenis = jenis_peran(isi["peran"])
        except GalatSimpan as galat:
            tolak("peran", galat)
    if "wilayah" in isi or "wilayah" not in daftar.judul:
        try:
            wilayah = _wilayah(isi.get("wilayah", ""), jenis)
        except GalatSimpan as galat:
            tolak("wilayah", galat)
    return BarisAkun(baris, masuk, nama, jenis, wilayah, lewat), salah


def _wilayah(tulisan: str, jenis: JenisPeran | None) -> str | None:
    """Return the code of the area that a row names. GalatSimpan where that is none for this kind of role."""
    if not tulisan and jenis is None:
        return None
    if not tulisan and jenis != "admin":
        raise GalatSimpan(f"Wilayah masih kosong. Tulis nama atau kodenya, atau {_SEMUA!r} untuk seluruh Indonesia.")
    wilayah = wilayah_peran("" if tulisan.lower() == _SEMUA else tulisan)
    if jenis is not None:
        try:
            Peran(jenis, wilayah)
        except ValueError as e:
            raise GalatSimpan(f"{str(e)[:1].upper()}{str(e)[1:]}.") from None
    return wilayah


_SEMUA: Final = "semua"
"""What says that a role holds everywhere: an empty cell is more likely forgotten."""


def _nama_ganda(daftar: DaftarAkun, baris: Sequence[BarisAkun]) -> list[Tercatat]:
    """Return the rows whose login name an earlier row gave to somebody else."""
    dulu: dict[str, BarisAkun] = {}
    salah = []
    for b in baris:
        if b.nama_masuk is None or b.nama is None:
            continue
        lain = dulu.setdefault(b.nama_masuk, b)
        if lain.nama != b.nama:
            pesan = f"Nama masuk {b.nama_masuk} sudah ada pada baris {lain.baris} untuk {lain.nama}."
            salah.append(daftar.tolak(b.baris, "nama_masuk", pesan))
        elif None not in (b.lewat_penyedia, lain.lewat_penyedia) and lain.lewat_penyedia != b.lewat_penyedia:
            pesan = f"Nama masuk {b.nama_masuk} masuk lewat cara lain pada baris {lain.baris}."
            salah.append(daftar.tolak(b.baris, "masuk_lewat", pesan))
    return salah
