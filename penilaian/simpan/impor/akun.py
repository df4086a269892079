"""A list of people from a file: one row a person and role, every faulty row told once."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from penilaian.galat import GalatMasukan, Temuan
from penilaian.ketikan import kenali_judul
from penilaian.mentah import Lembar, Pembaca, Sumber, baca_perintah, nama_sumber
from penilaian.simpan.basis.hak import Peran
from penilaian.simpan.galat import GalatSimpan
from penilaian.simpan.transaksi.orang import (
    baku_nama_masuk,
    peran_baru,
    periksa_nama_masuk,
    rapikan_nama,
    wajib_surel,
)

KOLOM_AKUN: Final = ("nama_masuk", "nama", "peran", "wilayah", "masuk_lewat")
"""Columns of the list; the last two may be missing."""

WAJIB: Final = KOLOM_AKUN[:3]

BATAS_AKUN: Final = 200
"""People in one list: making their passwords takes about a fifth of a second each."""

_LEWAT: Final = {"": False, "sandi": False, "penyedia": True}


@dataclass(frozen=True, slots=True)
class Calon:
    """A person who is to have an account.

    Attributes:
        baris: row of the file in which they come first.
        nama_masuk: login name in its one form.
        nama: as shown.
        peran: at least one, those of all their rows.
        lewat_penyedia: comes through an OpenID Connect provider, so without a password.
    """

    baris: int
    nama_masuk: str
    nama: str
    peran: tuple[Peran, ...]
    lewat_penyedia: bool = False


def baca_akun(sumber: Sumber, pembaca: Pembaca = baca_perintah) -> tuple[Calon, ...]:
    """Return the people of a list, each once, in its order.

    Args:
        sumber: a CSV, XLSX or Parquet file with ``KOLOM_AKUN``; several rows of one login name are several roles.
        pembaca: how its bytes become rows.

    Raises:
        GalatMasukan: a column is missing (K01), rows are at fault (K02, one finding each), or too many (K03).
        GalatJawaban: the file cannot be read as a table.
    """
    lembar = pembaca(sumber, frozenset(map(_longgar, KOLOM_AKUN)))
    kolom = _kolom(lembar, nama_sumber(sumber))
    if len(lembar.baris) > BATAS_AKUN or not len(lembar.baris):
        pesan = f"daftar berisi {len(lembar.baris)} baris; yang boleh 1 sampai {BATAS_AKUN}"
        raise GalatMasukan([Temuan(nama_sumber(sumber), "K03", pesan, "Bagi menjadi beberapa berkas.")])
    calon: dict[str, Calon] = {}
    rusak = {r.baris: r.pesan for r in lembar.rusak}
    temuan = []
    for n, nomor in enumerate(map(int, lembar.baris)):
        try:
            if nomor in rusak:
                raise GalatSimpan(rusak[nomor])
            _tambah(calon, _satu(nomor, {k: isi[n] for k, isi in kolom.items()}))
        except GalatSimpan as galat:
            temuan.append(tolak_baris(nomor, str(galat)))
    if temuan:
        raise GalatMasukan(temuan)
    return tuple(calon.values())


def tolak_baris(baris: int, sebab: str) -> Temuan:
    """Return the finding that a row of the list is at fault."""
    return Temuan(f"baris {baris}", "K02", sebab, "Perbaiki barisnya; tidak satu akun pun ditambahkan.")


def _kolom(lembar: Lembar, nama: str) -> dict[str, list[str]]:
    dikenal = {_longgar(k): k for k in KOLOM_AKUN}
    letak: dict[str, int] = {}
    for n, judul in enumerate(lembar.kepala):
        if ketemu := kenali_judul(judul, frozenset(dikenal)):
            letak.setdefault(dikenal[ketemu.longgar], n)
    kurang = [k for k in WAJIB if k not in letak]
    if kurang:
        ada = ", ".join(filter(None, lembar.kepala[:10])) or "tidak ada"
        pesan = f"kolom {', '.join(kurang)} tidak ada; kolom yang ada: {ada}"
        raise GalatMasukan([Temuan(nama, "K01", pesan, f"Baris pertama berisi {', '.join(KOLOM_AKUN)}.")])
    return {k: [str(x or "").strip() for x in lembar.kolom[n].to_pylist()] for k, n in letak.items()}


def _satu(baris: int, isi: dict[str, str]) -> Calon:
    masuk, lewat = baku_nama_masuk(isi["nama_masuk"]), isi.get("masuk_lewat", "").lower()
    periksa_nama_masuk(masuk)
    if lewat not in _LEWAT:
        raise GalatSimpan(f"masuk_lewat {lewat!r} tidak ada; yang ada: sandi, penyedia.")
    if _LEWAT[lewat]:
        wajib_surel(masuk)
    nama, wilayah = rapikan_nama(isi["nama"]), isi.get("wilayah", "")
    peran = peran_baru(isi["peran"], "" if wilayah == _SEMUA else wilayah)
    if not wilayah and peran.jenis != "admin":
        raise GalatSimpan(f"Wilayah masih kosong. Tulis nama atau kodenya, atau {_SEMUA!r} untuk seluruh Indonesia.")
    return Calon(baris, masuk, nama, (peran,), _LEWAT[lewat])


_SEMUA: Final = "semua"
"""What says that a role holds everywhere: an empty cell is more likely forgotten."""


def _tambah(calon: dict[str, Calon], c: Calon) -> None:
    """Take a row in; a further row of the same person adds a role."""
    dulu = calon.get(c.nama_masuk)
    if dulu is not None and (dulu.nama, dulu.lewat_penyedia) != (c.nama, c.lewat_penyedia):
        raise GalatSimpan(f"Nama masuk {c.nama_masuk} sudah ada pada baris {dulu.baris} untuk {dulu.nama}.")
    peran: Iterable[Peran] = (*(() if dulu is None else dulu.peran), *c.peran)
    baris = c.baris if dulu is None else dulu.baris
    calon[c.nama_masuk] = Calon(baris, c.nama_masuk, c.nama, tuple(dict.fromkeys(peran)), c.lewat_penyedia)


def _longgar(nama: str) -> str:
    return nama.replace("_", "")
