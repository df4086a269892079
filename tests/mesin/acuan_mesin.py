"""The rules §1–§9 once more, in plain fractions for one village: slow, exact, written from the text alone.

Nothing of ``penilaian.skor``, ``posisi`` or ``mesin`` is used here; only the models of the instrument.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from penilaian.instrumen import Indikator, IndikatorDaftar, IndikatorJenjang, Instrumen, Kelompok

TOLERANSI = Fraction(1, 10**9)  # §7, on 0–1


@dataclass(frozen=True)
class Angka:
    """Score, bounds and completeness on 0–1; None = there is none (bounds and completeness: nothing applies)."""

    skor: Fraction | None
    bawah: Fraction | None
    atas: Fraction | None
    kelengkapan: Fraction | None


@dataclass(frozen=True)
class Acuan:
    """What the rules say about one village."""

    kelompok: Mapping[str, Angka]  # "" = the root
    lensa: Mapping[str, Angka]  # "<lens>_<value>"
    ditahan: frozenset[str]
    predikat: str
    status: Mapping[str, str]
    pasti: int | None
    mungkin: int | None
    penghambat: str
    penghambat_aspek: str
    kurang: Fraction  # 0–1


def satu(i: Indikator, isi: Decimal) -> Fraction:
    """§2: fixed goalposts, direction declared, clamped."""
    if isinstance(i, IndikatorJenjang):
        terburuk, terbaik = Fraction(min(j.nilai for j in i.jenjang)), Fraction(max(j.nilai for j in i.jenjang))
    elif isinstance(i, IndikatorDaftar):
        terburuk, terbaik = Fraction(0), Fraction(len(i.butir))
    else:
        terburuk, terbaik = Fraction(i.tolok.terburuk), Fraction(i.tolok.terbaik)
    return min(Fraction(1), max(Fraction(0), (Fraction(isi) - terburuk) / (terbaik - terburuk)))


def daun(i: Indikator, sel: Decimal | str | None) -> Angka:
    """§1, §4: answered; open (worst to best); not applicable (absent)."""
    if sel is None:
        return Angka(None, Fraction(0), Fraction(1), Fraction(0))
    if sel == "TB":
        return Angka(None, None, None, None)
    x = satu(i, Decimal(sel))
    return Angka(x, x, x, Fraction(1))


def gabung(cara: str, anak: Sequence[tuple[Fraction, Angka]]) -> Angka:
    """§3, §4, §9: over the children that have what is asked for; completeness always a weighted mean."""

    def rata(isi: Iterable[tuple[Fraction, Fraction | None]]) -> Fraction | None:
        ada = [(w, x) for w, x in isi if x is not None]
        return sum((w * x for w, x in ada), Fraction(0)) / sum(w for w, _ in ada) if ada else None

    def terendah(isi: Iterable[tuple[Fraction, Fraction | None]]) -> Fraction | None:
        return min((x for _, x in isi if x is not None), default=None)

    f = {"aritmetik": rata, "minimum": terendah}[cara]
    return Angka(
        f((w, a.skor) for w, a in anak),
        f((w, a.bawah) for w, a in anak),
        f((w, a.atas) for w, a in anak),
        rata((w, a.kelengkapan) for w, a in anak),
    )


def nilai_acuan(ini: Instrumen, isian: Mapping[str, Decimal | str | None]) -> Acuan:
    """Return what §1–§9 say about one village."""
    hasil: dict[str, Angka] = {}
    per_daun = {i.id: daun(i, isian[i.id]) for i in ini.indikator}

    def node(k: Kelompok | None) -> Angka:
        id_ = k.id if k else None
        anak = [(Fraction(i.bobot), per_daun[i.id]) for i in ini.indikator if i.kelompok == id_]
        anak += [(Fraction(c.bobot), node(c)) for c in ini.kelompok if c.kelompok == id_]
        hasil[id_ or ""] = gabung((k and k.agregasi) or ini.agregasi, anak)
        return hasil[id_ or ""]

    node(None)
    lensa = {
        f"{x.id}_{n.id}": gabung(
            "aritmetik",
            [(Fraction(i.bobot), per_daun[i.id]) for i in ini.indikator if n.id in i.lensa.get(x.id, ())],
        )
        for x in ini.lensa
        for n in x.nilai
    }
    ditahan = frozenset(id_ for id_, a in hasil.items() if _ditahan(ini, id_, a))
    return Acuan(hasil, lensa, ditahan, _predikat(ini, hasil[""], "" in ditahan), *_gerbang(ini, isian, hasil))


def _ditahan(ini: Instrumen, id_: str, a: Angka) -> bool:
    """§3: the root and the stages by the instrument's minimum, any group by its own."""
    k = {k.id: k for k in ini.kelompok}.get(id_)
    minimum = k.kelengkapan_min if k else None
    if minimum is None and (k is None or k.kelompok is None) and ini.kelengkapan_min:
        minimum = ini.kelengkapan_min.nilai
    return minimum is not None and a.kelengkapan is not None and a.kelengkapan < Fraction(minimum) - TOLERANSI


def _predikat(ini: Instrumen, akar: Angka, ditahan: bool) -> str:
    """§7: half-open bands of the unrounded index."""
    if akar.skor is None or ditahan:
        return ""
    cocok = [p.nama for p in ini.pita if akar.skor >= _ke_satu(ini, p.mulai) - TOLERANSI]
    return cocok[-1] if cocok else ""


def _ke_satu(ini: Instrumen, x: Decimal) -> Fraction:
    return (Fraction(x) - Fraction(ini.skala.min)) / (Fraction(ini.skala.maks) - Fraction(ini.skala.min))


def _gerbang(
    ini: Instrumen, isian: Mapping[str, Decimal | str | None], hasil: Mapping[str, Angka]
) -> tuple[dict[str, str], int | None, int | None, str, str, Fraction]:
    """§5: status of every stage, position pasti and mungkin, ★ and aspects that block, how much is missing."""
    if ini.gerbang is None:
        return {}, None, None, "", "", Fraction(0)
    status: dict[str, str] = {}
    penghambat: dict[str, str] = {}
    aspek: dict[str, str] = {}
    kurang: dict[str, Fraction] = {}
    tingkat = [k for k in ini.kelompok if k.kelompok is None]
    induk = {k.id: k.kelompok for k in ini.kelompok}
    for t in tingkat:
        kritis = [i for i in ini.indikator if i.kritis and _puncak(induk, i.kelompok) == t.id]
        di_bawah = [i.id for i in kritis if _di_bawah(i, isian[i.id])]
        kosong = [i.id for i in kritis if isian[i.id] is None]
        ambang = _ke_satu(ini, (t.ambang or ini.gerbang.ambang).nilai)
        bawah, atas = hasil[t.id].bawah, hasil[t.id].atas
        assert bawah is not None and atas is not None, "a stage always has something that applies"  # noqa: PT018
        rendah, mungkin_rendah = _di_bawah_lantai(
            ini, [k.id for k in ini.kelompok if _puncak(induk, k.id) == t.id], hasil
        )
        if atas < ambang - TOLERANSI or di_bawah or rendah:
            status[t.id] = "belum"
        elif bawah >= ambang - TOLERANSI and not kosong and not mungkin_rendah:
            status[t.id] = "tercapai"
        else:
            status[t.id] = "belum_pasti"
        penghambat[t.id] = " ".join(di_bawah + kosong)
        aspek[t.id] = " ".join(rendah + mungkin_rendah)
        kurang[t.id] = ambang - bawah if ambang - bawah > TOLERANSI else Fraction(0)
    pasti = next((n for n, t in enumerate(tingkat) if status[t.id] != "tercapai"), len(tingkat))
    mungkin = next((n for n, t in enumerate(tingkat) if status[t.id] == "belum"), len(tingkat))
    berikut = tingkat[pasti].id if pasti < len(tingkat) else None
    b = berikut or ""
    return status, pasti, mungkin, penghambat.get(b, ""), aspek.get(b, ""), kurang.get(b, Fraction(0))


def _di_bawah_lantai(ini: Instrumen, dalam: Sequence[str], hasil: Mapping[str, Angka]) -> tuple[list[str], list[str]]:
    """§5: of these groups those that the floor is for and that are below it, and those that may be."""
    if ini.gerbang is None or ini.gerbang.lantai is None:
        return [], []
    lantai = _ke_satu(ini, ini.gerbang.lantai.nilai) - TOLERANSI
    rendah: list[str] = []
    mungkin: list[str] = []
    for id_ in dalam:
        bawah, atas = hasil[id_].bawah, hasil[id_].atas
        if id_ not in ini.gerbang.lantai.kelompok or bawah is None or atas is None:
            continue
        if atas < lantai:
            rendah.append(id_)
        elif bawah < lantai:
            mungkin.append(id_)
    return rendah, mungkin


def _puncak(induk: Mapping[str, str | None], id_: str) -> str:
    atas = induk[id_]
    return id_ if atas is None else _puncak(induk, atas)


def _di_bawah(i: Indikator, sel: Decimal | str | None) -> bool:
    if sel is None or sel == "TB" or i.kritis is None:
        return False
    return satu(i, Decimal(sel)) < satu(i, i.kritis.minimum) - TOLERANSI
