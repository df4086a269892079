"""Versions of submissions as they are kept: which are known, and which of each was taken in last."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from penilaian.simpan.basis.hak import Pelaku, boleh
from penilaian.simpan.basis.tabel import Impor, KirimanTersimpan, Penilaian
from penilaian.simpan.basis.tulisan import nama_sama
from penilaian.survei import VersiDikenal

SEKALI_CARI: Final = 1000
"""Values in one query (SQLite allows 32,766)."""


TERTAHAN: Final = "_tertahan"
"""Follows a name under which a version keeps a cell that was kept back, or a file that was missing; in no form."""

PINDAH: Final = "_pindah_ke"
"""The name under which a version keeps where its submission went when its place was corrected; in no form."""

_BERKAS: Final = ("_foto", "_berkas")
"""What names of files that a submission brings end with."""


@dataclass(frozen=True, slots=True)
class VersiBerlaku:
    """The last version of a submission that was taken in, and what of it stands.

    Attributes:
        kiriman: as it came.
        isi: name in the form → cell, without what came with an import that was taken back: there stands what was
            said before.
        lepas: name → cell that the version says and that does not stand.
    """

    kiriman: KirimanTersimpan
    isi: Mapping[str, str]
    lepas: Mapping[str, str]


def cari_kiriman(
    s: Session, pelaku: Pelaku, tim: str, *, ganti: bool = False, lampiran: bool = False
) -> Callable[[Collection[str]], list[VersiDikenal]]:
    """Return what finds the versions that one team's assessments have seen, where the person may fill them in.

    What an import brought that was taken back was never seen; nor, with ``ganti``, were cells that were kept back, nor,
    with ``lampiran``, files that were missing.
    """

    def cari(akar: Collection[str]) -> list[VersiDikenal]:
        hasil, semua = list[VersiDikenal](), list(akar)
        k, p = KirimanTersimpan, Penilaian
        for awal in range(0, len(semua), SEKALI_CARI):
            perintah = (
                select(k, Impor, p.desa_kode, p.periode, p.tim)
                .join(p, p.id == k.penilaian_id)
                .join(Impor, Impor.id == k.impor_id)
                .where(k.akar.in_(semua[awal : awal + SEKALI_CARI]))
                .order_by(k.id)
            )
            rangkaian: dict[tuple[str, int, str, str], list[tuple[KirimanTersimpan, Impor]]] = {}
            for satu, impor, desa, periode, milik in s.execute(perintah):
                if nama_sama(milik, tim) and boleh(pelaku, "isi", desa):
                    rangkaian.setdefault((satu.akar, satu.penilaian_id, desa, periode), []).append((satu, impor))
            for (_, _, desa, periode), versi in rangkaian.items():
                hasil += _tercatat(versi, desa, periode, ganti=ganti, lampiran=lampiran)
        return hasil

    return cari


def kiriman_terakhir(s: Session, penilaian_id: Iterable[int]) -> dict[int, dict[str, VersiBerlaku]]:
    """Return the last version that was taken in of each submission, by assessment and ``akar``."""
    k, nomor = KirimanTersimpan, list(penilaian_id)
    rangkaian: dict[tuple[int, str], list[tuple[KirimanTersimpan, Impor]]] = {}
    for awal in range(0, len(nomor), SEKALI_CARI):
        perintah = (
            select(k, Impor)
            .join(Impor, Impor.id == k.impor_id)
            .where(k.penilaian_id.in_(nomor[awal : awal + SEKALI_CARI]), k.isi.is_not(None))
            .order_by(k.id)
        )
        for satu, impor in s.execute(perintah):
            rangkaian.setdefault((satu.penilaian_id, satu.akar or f"tanpa {satu.id}"), []).append((satu, impor))
    hasil: dict[int, dict[str, VersiBerlaku]] = {}
    for (penilaian, akar), versi in rangkaian.items():
        if (berlaku := _berlaku(versi)) is not None:
            hasil.setdefault(penilaian, {})[akar] = berlaku
    return hasil


def _tercatat(
    semua: Sequence[tuple[KirimanTersimpan, Impor]], desa: str, periode: str, *, ganti: bool, lampiran: bool
) -> list[VersiDikenal]:
    berlaku, hasil = _berlaku(semua), []
    for k, impor in semua:
        if impor.dibatalkan is not None:
            continue
        isi, lepas, dasar = None if k.isi is None else _tanpa_tanda(k.isi), dict[str, str](), dict[str, str]()
        if isi is not None and berlaku is not None and berlaku.kiriman is k:
            isi, lepas = _tanpa_tanda(berlaku.isi), _tanpa_tanda(berlaku.lepas)
            for nama, teks in _tertahan(k.isi or {}).items():
                if lampiran if nama.endswith(_BERKAS) else ganti:
                    lepas[nama] = teks
                else:
                    dasar[nama] = isi.get(nama, "")
                    isi[nama] = teks
        hasil.append(VersiDikenal(k.akar, k.versi, k.suntingan, desa, periode, isi, k.id, lepas, dasar))
    return hasil


def _tertahan(isi: Mapping[str, str]) -> dict[str, str]:
    return {n.removesuffix(TERTAHAN): teks for n, teks in isi.items() if n.endswith(TERTAHAN)}


def _tanpa_tanda(isi: Mapping[str, str]) -> dict[str, str]:
    return {n: teks for n, teks in isi.items() if n != PINDAH and not n.endswith(TERTAHAN)}


def _berlaku(semua: Sequence[tuple[KirimanTersimpan, Impor]]) -> VersiBerlaku | None:
    """Return the last version of a submission, given all in their order with those of imports that were taken back."""
    diambil = [(k, impor) for k, impor in semua if k.isi is not None]
    masih = [n for n, (_, impor) in enumerate(diambil) if impor.dibatalkan is None]
    if not masih:
        return None
    kiriman = diambil[masih[-1]][0]
    kata = kiriman.isi or {}
    if len(masih) == len(diambil):
        return VersiBerlaku(kiriman, kata, {})
    mata = list[_Mata]()
    for k, impor in diambil[: masih[-1] + 1]:
        mata.append(_Mata(k.isi or {}, impor, next((m for m in reversed(mata) if m.tegak(impor.waktu)), None)))
    isi = {nama: mata[-1].nilai(nama) for nama in {nama for m in mata for nama in m.isi}}
    lepas = {nama: kata.get(nama, "") for nama, teks in isi.items() if teks != kata.get(nama, "")}
    return VersiBerlaku(kiriman, {nama: teks for nama, teks in isi.items() if teks}, lepas)


class _Mata:
    """A version in the chain of a submission, and the one that it was held against when it was taken in."""

    def __init__(self, isi: Mapping[str, str], impor: Impor, sebelum: "_Mata | None") -> None:
        self.isi, self._impor, self._sebelum = isi, impor, sebelum

    def tegak(self, pada: datetime | None = None) -> bool:
        """Return whether its import stood at a moment, or stands now."""
        batal = self._impor.dibatalkan
        return batal is None or (pada is not None and batal > pada)

    def nilai(self, nama: str) -> str:
        """Return what stands of a cell: what it says, else, where who brought that was taken back, what was before."""
        asal = self._asal(nama)
        if asal.tegak():
            return asal.isi.get(nama, "")
        return "" if asal._sebelum is None else asal._sebelum.nilai(nama)

    def _asal(self, nama: str) -> "_Mata":
        """Return the version that brought what this one says of a cell."""
        if (lalu := self._sebelum) is None or lalu.isi.get(nama, "") != self.isi.get(nama, ""):
            return self
        asal = lalu._asal(nama)
        return asal if asal.tegak(self._impor.waktu) else self
