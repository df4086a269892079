"""What of the store is open to somebody, put together: final results of everywhere, drafts of their own area.

Under one kind of score each village and period stands once. ``terverifikasi`` is what everybody sees: final results,
and beside them what is verified in one's own area and waits to become final. The other two kinds are about work in
progress, so they hold the own area only, the draft of a reopened result in place of what it was.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from penilaian.angka import ribuan
from penilaian.banding import Baris, ambil, lampau_dari
from penilaian.dasbor.sumber.sumber import Sumber, Tampilan
from penilaian.desa import di_wilayah
from penilaian.instrumen import Instrumen, Jembatan
from penilaian.jawaban import sambung
from penilaian.mesin import JENIS, Hasil, Jenis, Lampau, nilai
from penilaian.narasi.ejaan import rangkai, sebut_periode
from penilaian.simpan import Kumpulan, Lembar

NAMA = "hasil yang terbuka bagi Anda"
"""What the store is called where a file would have its name."""

CariJembatan = Callable[[Instrumen, Instrumen], Jembatan | None]
"""Gives the crosswalk from one instrument to another, None where there is none."""

_SEBUT_PALING_BANYAK = 3
_KUNCI = ["kode_desa", "periode"]


@dataclass(frozen=True)
class Terskor:
    """Answer sets from the store with their scores; shared between visitors, never changed."""

    kumpulan: Kumpulan
    hasil: Hasil


@dataclass(frozen=True)
class Pilihan:
    """What a person can choose from.

    Attributes:
        tersedia: kinds of score that have a row; empty = there is nothing at all.
        semula: the kind to begin with: verified if there is any in the own area, else as given.
        berjalan: sentence about drafts that ``terverifikasi`` does not hold.
    """

    tersedia: tuple[Jenis, ...]
    semula: Jenis
    berjalan: str


def skor(kumpulan: Iterable[Kumpulan]) -> tuple[Terskor, ...]:
    """Return answer sets with their scores."""
    return tuple(Terskor(k, nilai(k.instrumen, k.jawaban)) for k in kumpulan)


def pilihan(final: Sequence[Terskor], berjalan: Sequence[Lembar], wilayah: Sequence[str]) -> Pilihan:
    """Return what can be chosen.

    Args:
        final: final results open to the person.
        berjalan: headers of resmi drafts in the own area.
        wilayah: code prefixes of the own area; ``""`` = everywhere, none = nowhere.
    """
    milik = any(di_wilayah(t.hasil.jawaban.kunci["kode_desa"], wilayah).any() for t in final)
    periksa = any(x.keadaan == "diverifikasi" for x in berjalan)
    ada = {"terverifikasi": bool(final) or periksa} | dict.fromkeys(("mandiri", "didukung"), milik or bool(berjalan))
    tersedia: tuple[Jenis, ...] = tuple(j for j in JENIS if ada[j])
    semula: Jenis = "mandiri" if berjalan and not milik and not periksa else "terverifikasi"
    return Pilihan(tersedia, semula, _kalimat_berjalan([x for x in berjalan if x.keadaan != "diverifikasi"]))


def susun(
    jenis: Jenis,
    final: Sequence[Terskor],
    berjalan: Sequence[Kumpulan],
    wilayah: Sequence[str],
    dari: Pilihan,
    urutan: Sequence[str],
    jembatan: CariJembatan,
    hak: tuple[object, ...],
) -> tuple[Sumber, ...]:
    """Return what is on show under one kind of score, one ``Sumber`` for each way of scoring.

    Each has the others that a crosswalk leads from as earlier periods (``Hasil.lampau``), for change over time alone.

    Args:
        jenis: the kind.
        final: final results of that kind that are open to the person.
        berjalan: drafts of that kind in the own area.
        wilayah: code prefixes of the own area.
        dari: what can be chosen.
        urutan: hashes of the instruments in the order in which they came; the newest stands first in the result.
        jembatan: finds crosswalks between them.
        hak: for whom this is.
    """
    bagian: dict[str, list[Terskor | Kumpulan]] = {}
    for t in _bagian_final(jenis, final, berjalan, wilayah):
        bagian.setdefault(t.kumpulan.instrumen.sidik_nilai, []).append(t)
    for k in _bagian_draf(jenis, final, berjalan):
        bagian.setdefault(k.instrumen.sidik_nilai, []).append(k)
    umur = {sidik: n for n, sidik in enumerate(urutan)}
    jadi = [_gabung(b, umur) for b in bagian.values()]
    jadi.sort(key=lambda t: umur[t.kumpulan.instrumen.sidik], reverse=True)
    nama = _nama_instrumen(jadi)
    return tuple(
        Sumber(
            replace(t.hasil, lampau=_lampau(t, jadi, jembatan)),
            NAMA,
            "gudang",
            tampilan=Tampilan(
                skor=jenis,
                keterangan=t.kumpulan.keterangan,
                pilihan_skor=dari.tersedia,
                semula=dari.semula,
                instrumen=kunci,
                pilihan_instrumen=nama,
                berjalan=dari.berjalan if jenis == "terverifikasi" else "",
                hak=hak,
            ),
        )
        for kunci, t in zip(nama, jadi, strict=True)
    )


def _lampau(ini: Terskor, semua: Sequence[Terskor], jembatan: CariJembatan) -> Lampau | None:
    """Return what was answered under the older versions from which a crosswalk leads to this one, the newest first."""
    lain = [t for t in semua if t is not ini]
    ke = [(jembatan(t.kumpulan.instrumen, ini.kumpulan.instrumen), t.hasil) for t in lain]
    return lampau_dari([(j, hasil) for j, hasil in ke if j is not None])


def _bagian_final(
    jenis: Jenis, final: Sequence[Terskor], berjalan: Sequence[Kumpulan], wilayah: Sequence[str]
) -> Iterator[Terskor]:
    """Yield final results: all of them, or those of the own area that are not being worked on again."""
    digarap = _kunci(berjalan)
    for t in final:
        if jenis == "terverifikasi":
            yield t
            continue
        pakai = di_wilayah(t.hasil.jawaban.kunci["kode_desa"], wilayah) & ~_ada(t.kumpulan, digarap)
        if pakai.any():
            baris = np.flatnonzero(pakai)
            yield Terskor(_ambil(t.kumpulan, baris), ambil(t.hasil, baris))


def _bagian_draf(jenis: Jenis, final: Sequence[Terskor], berjalan: Sequence[Kumpulan]) -> Iterator[Kumpulan]:
    """Yield drafts: all of them, or those that are verified and have no final result."""
    terbit = _kunci(t.kumpulan for t in final)
    sebab = {
        kunci: str(dibuka)
        for t in final
        for kunci, dibuka in zip(_kunci([t.kumpulan]), t.kumpulan.keterangan["dibuka_kembali"], strict=True)
    }
    for k in berjalan:
        if jenis == "terverifikasi":
            siap = (k.keterangan["keadaan"] == "diverifikasi").to_numpy() & ~_ada(k, terbit)
            if siap.any():
                yield _ambil(k, np.flatnonzero(siap))
        else:
            dibuka = [sebab.get(kunci, "") for kunci in _kunci([k])]
            yield replace(k, keterangan=k.keterangan.assign(dibuka_kembali=dibuka))


def _gabung(bagian: Sequence[Terskor | Kumpulan], umur: Mapping[str, int]) -> Terskor:
    """Return parts that are scored alike as one, by village and period; one that is scored already stays as it is.

    Texts are those of the newest instrument among them.
    """
    if len(bagian) == 1 and isinstance(bagian[0], Terskor):
        return bagian[0]
    semua = [b.kumpulan if isinstance(b, Terskor) else b for b in bagian]
    keterangan = pd.concat([k.keterangan for k in semua], ignore_index=True)
    terbaru = max(semua, key=lambda k: umur[k.instrumen.sidik])
    lokal = max((k.instrumen for k in semua if k.instrumen.tambahan), key=lambda i: umur[i.sidik], default=None)
    ini = terbaru.instrumen
    if lokal is not None and ini.tambahan is None:
        ini = ini.model_copy(update={"tambahan": lokal.tambahan})
    jawaban = sambung(ini, [(k.instrumen, k.jawaban) for k in semua])
    urut = jawaban.kunci.sort_values(_KUNCI, kind="stable").index.to_numpy()
    satu = _ambil(replace(terbaru, instrumen=ini, jawaban=jawaban, keterangan=keterangan), urut)
    return Terskor(satu, nilai(satu.instrumen, satu.jawaban))


def sebut_tambahan(ini: Sumber, ambil: Callable[[str], Instrumen]) -> Sumber:
    """Return the villages with the addition that each of them was asked, and a sentence where these are several.

    Only one of them has its answers here (``_gabung``), so only that one is named.

    Args:
        ini: from the store.
        ambil: finds an instrument by its hash.
    """
    tampil = ini.hasil.instrumen.tambahan
    if tampil is None or ini.tampilan is None:
        return ini
    sidik = ini.tampilan.keterangan["sidik"]
    id_ = {s: "" if (t := ambil(s).tambahan) is None else t.id for s in sidik.unique()}
    tampilan = replace(ini.tampilan, keterangan=ini.tampilan.keterangan.assign(tambahan=sidik.map(id_)))
    catatan = ini.catatan
    if set(id_.values()) - {"", tampil.id}:
        catatan = (
            f"Pertanyaan tambahan yang dimuat di sini, juga dalam unduhan, hanya {tampil.nama}. Yang lain tampil pada "
            "penilaiannya sendiri; skor tidak terpengaruh."
        )
    return replace(ini, tampilan=tampilan, catatan=catatan)


def _ambil(k: Kumpulan, baris: Baris) -> Kumpulan:
    return replace(k, jawaban=k.jawaban.ambil(baris), keterangan=k.keterangan.iloc[baris].reset_index(drop=True))


def _kunci(kumpulan: Iterable[Kumpulan]) -> list[tuple[str, str]]:
    """Return village and period of every row."""
    return [(kode, periode) for k in kumpulan for kode, periode in k.jawaban.kunci[_KUNCI].itertuples(index=False)]


def _ada(k: Kumpulan, kunci: Iterable[tuple[str, str]]) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    """Return (n,) whether a row's village and period are among ``kunci``."""
    semua = set(kunci)
    return np.array([satu in semua for satu in _kunci([k])], dtype=bool)


def _nama_instrumen(semua: Sequence[Terskor]) -> Mapping[str, str]:
    """Return by name in the address what the instruments are called, no two alike."""
    nama: dict[str, str] = {}
    for t in semua:
        i = t.kumpulan.instrumen
        kunci = f"{i.id}-{i.versi}"
        kunci = f"{kunci}-{i.sidik_nilai[:8]}" if kunci in nama else kunci
        nama[kunci] = (
            f"{i.nama}, versi {i.versi} ({ribuan(t.hasil.jawaban.kunci['kode_desa'].nunique())} {i.yang_dinilai})"
        )
    return nama


def _kalimat_berjalan(berjalan: Sequence[Lembar]) -> str:
    if not berjalan:
        return ""
    if len(berjalan) > _SEBUT_PALING_BANYAK:
        return f"{ribuan(len(berjalan))} penilaian belum terverifikasi; lihat skor mandiri."
    desa = rangkai([f"{x.desa_nama} {sebut_periode(x.periode)}" for x in berjalan])
    return f"Belum terverifikasi: {desa}; lihat skor mandiri."
