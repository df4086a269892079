"""YAML events → a ``Naskah``: plain data in which every scalar is the text that was written.

What would make a file mean something else than it seems to is refused here: duplicate keys, aliases, tags, keys
without a value, a second document.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import yaml

from penilaian.galat import Berat, Temuan
from penilaian.muat.naskah import Jalur, Letak, Naskah

_TANPA_NILAI: Final = {"", "~", "null", "Null", "NULL"}
_SARANG_MAKS: Final = 20
"""The format itself nests five deep; the limit keeps a slip like ``[[[[`` from filling the memory."""
_BELUM: Final = object()
_ABAIKAN: Final = object()

_SEPERTI_TEKS: Final = re.compile(r"^(?![-0-9.]+ ).*\w[^#]*\s\S+ #|^[A-Z][a-z]|^(?![-0-9.]+ )[^#]* #+\w")
"""A value and the remark behind it that may be one text: several words, a capital, or ``#1`` without a blank."""

_KUTIP = "Bila ini teks biasa, apit dengan tanda kutip."


@dataclass(slots=True)
class _Bingkai:
    """An open mapping or sequence; ``jalur`` is None where its content is read but thrown away."""

    isi: dict[str, object] | list[object]
    jalur: Jalur | None
    kunci: object = _BELUM
    """Key that waits for its value; ``_BELUM`` = a key comes next, ``_ABAIKAN`` = throw the next value away."""
    baris_kunci: int = 0
    sebaris: bool = False
    """Written as ``{…}`` or ``[…]``, where a comma inside a text cuts it."""


class Penyusun:
    """Builds data and lines from the events of one file, with a stack of its own (no recursion)."""

    def __init__(self, naskah: Naskah, teks: str) -> None:
        """Fill ``naskah`` from ``teks``; what is wrong is collected in ``temuan``."""
        self.naskah = naskah
        self._teks = teks.split("\n")
        self.temuan: list[Temuan] = []
        self._tumpukan: list[_Bingkai] = []
        self._akar: object = None

    def jalankan(self, peristiwa: Iterable[yaml.Event]) -> None:
        """Consume the events of one file. Raises yaml.MarkedYAMLError where the text is no YAML."""
        dokumen = 0
        for p in peristiwa:
            baris = p.start_mark.line + 1 if p.start_mark else 1
            if isinstance(p, yaml.ScalarEvent):
                self._cap(p.anchor, p.tag, baris)
                if p.implicit[0] and not p.style:
                    self._terpotong(p)
                self._skalar(p.value, p.implicit[0], baris)
            elif isinstance(p, yaml.CollectionStartEvent):
                self._cap(p.anchor, p.tag, baris)
                if len(self._tumpukan) >= _SARANG_MAKS:
                    pesan = f"isi bersarang lebih dari {_SARANG_MAKS} tingkat"
                    self._lapor("I03", baris, pesan, "Periksa tanda kurung pada baris ini.")
                    return
                self._buka({} if isinstance(p, yaml.MappingStartEvent) else [], baris, bool(p.flow_style))
            elif isinstance(p, yaml.CollectionEndEvent):
                self._tumpukan.pop()
            elif isinstance(p, yaml.AliasEvent):
                self._alias(p.anchor, baris)
            elif isinstance(p, yaml.DocumentStartEvent):
                dokumen += 1
                if dokumen > 1:
                    pesan = "berkas memuat lebih dari satu dokumen YAML (dipisah baris ---)"
                    self._lapor(
                        "I08", baris, pesan, "Pisahkan menjadi beberapa berkas, atau hapus baris --- dan isinya."
                    )
                    break
        self._tutup()

    def _tutup(self) -> None:
        """Judge the root once everything was read."""
        if self._akar is None:
            self._lapor("I06", 1, "berkas kosong", "Isi berkas ini, atau hapus.")
        elif isinstance(self._akar, dict):
            self.naskah.data = self._akar
            self.naskah.terbaca = True
        else:
            saran = "Tulis setiap keterangan sebagai `kunci: nilai`, satu baris satu kunci."
            self._lapor("I07", self.naskah.baris(()), "isi berkas bukan kumpulan `kunci: nilai`", saran)

    def _lapor(self, kode: str, baris: int, pesan: str, saran: str, berat: Berat = "galat") -> None:
        self.temuan.append(Temuan(f"{self.naskah.tempat}:{baris}", kode, pesan, saran, berat))

    def _terpotong(self, p: yaml.ScalarEvent) -> None:
        """Warn of a text that ends before `` #``: for YAML the rest of the line is a remark."""
        if p.end_mark is None or self._menanti_kunci() or p.end_mark.line >= len(self._teks):
            return
        baris = self._teks[p.end_mark.line].rstrip("\r")
        catatan = baris[p.end_mark.column :].lstrip()
        if catatan.startswith("#") and _SEPERTI_TEKS.search(f"{p.value} {catatan}"):
            pesan = f"teks berakhir di '{p.value[-20:]}'; '{catatan[:20]}' dan sesudahnya dianggap catatan"
            saran = "Apit seluruh teks dengan tanda kutip; bila memang catatan, pindahkan ke baris sendiri."
            self._lapor("I58", p.end_mark.line + 1, pesan, saran, "peringatan")

    def _cap(self, jangkar: str | None, tanda: str | None, baris: int) -> None:
        """Refuse anchors and tags."""
        if jangkar is not None:
            pesan = f"jangkar YAML (&{jangkar}) tidak diterima"
            self._lapor("I09", baris, pesan, f"Hapus &{jangkar} dan tulis isinya lengkap di setiap tempat. {_KUTIP}")
        if tanda is not None:
            tertulis = tanda.replace("tag:yaml.org,2002:", "!!")
            self._lapor("I09", baris, f"tanda jenis YAML ({tertulis}) tidak diterima", f"Hapus {tertulis}. {_KUTIP}")

    def _alias(self, jangkar: str | None, baris: int) -> None:
        if not self._tumpukan or self._tumpukan[-1].kunci is not _ABAIKAN:
            pesan = f"alias YAML (*{jangkar}) tidak diterima"
            self._lapor("I09", baris, pesan, f"Tulis isinya lengkap di sini. {_KUTIP}")
        if self._menanti_kunci():
            self._tumpukan[-1].kunci = _ABAIKAN
        else:
            self._taruh(None, baris, rusak=True)

    def _menanti_kunci(self) -> bool:
        """Return whether the next event is a key of the innermost open mapping."""
        return bool(self._tumpukan) and isinstance(self._tumpukan[-1].isi, dict) and self._tumpukan[-1].kunci is _BELUM

    def _skalar(self, tulisan: str, polos: bool, baris: int) -> None:
        if self._menanti_kunci():
            self._kunci(tulisan, polos, baris)
        elif tulisan.strip() in (_TANPA_NILAI if polos else {""}):
            if self._tumpukan and self._tumpukan[-1].kunci is not _ABAIKAN:
                self._tanpa_nilai(tulisan, baris)
            self._taruh(None, baris, rusak=True)
        else:
            self._taruh(tulisan, baris)

    def _tanpa_nilai(self, tulisan: str, baris: int) -> None:
        bingkai = self._tumpukan[-1]
        tertulis = f" (tertulis {tulisan})" if tulisan.strip() else ""
        if isinstance(bingkai.isi, dict):
            pesan = f"kunci '{bingkai.kunci}' tidak mempunyai nilai{tertulis}"
            saran = "Isi nilainya, atau hapus kuncinya bila tidak wajib."
            if bingkai.sebaris:
                saran = "Bila ini sambungan teks sesudah koma, apit seluruh teks itu dengan tanda kutip."
            self._lapor("I10", bingkai.baris_kunci, pesan, saran)
        else:
            self._lapor("I10", baris, f"unsur daftar ini kosong{tertulis}", "Isi, atau hapus unsur ini.")

    def _kunci(self, tulisan: str, polos: bool, baris: int) -> None:
        bingkai = self._tumpukan[-1]
        bingkai.baris_kunci, bingkai.kunci = baris, _ABAIKAN
        if tulisan == "<<" and polos:
            saran = "Tulis semua kuncinya lengkap di sini."
            self._lapor("I09", baris, "kunci gabungan YAML (<<) tidak diterima", saran)
        elif isinstance(bingkai.isi, dict) and tulisan in bingkai.isi:
            letak = None if bingkai.jalur is None else self.naskah.letak[(*bingkai.jalur, tulisan)]
            pertama = f", pertama kali pada baris {letak.kunci}" if letak else ""
            self._lapor(
                "I02",
                baris,
                f"kunci '{tulisan}' ditulis dua kali{pertama}",
                "Hapus salah satunya, atau satukan isinya.",
            )
        else:
            bingkai.kunci = tulisan

    def _buka(self, isi: dict[str, object] | list[object], baris: int, sebaris: bool) -> None:
        """Open a mapping or sequence, as a value or (refused) as a key."""
        if self._menanti_kunci():
            pesan = "kunci harus berupa teks, bukan daftar atau kumpulan kunci"
            self._lapor("I03", baris, pesan, "Bila ini teks yang diawali [ atau {, apit dengan tanda kutip.")
            self._tumpukan[-1].kunci = _ABAIKAN
            self._tumpukan.append(_Bingkai(isi, None, sebaris=sebaris))
        else:
            self._tumpukan.append(_Bingkai(isi, self._taruh(isi, baris), sebaris=sebaris))

    def _taruh(self, nilai: object, baris: int, *, rusak: bool = False) -> Jalur | None:
        """Put a value where it belongs; return its path, None where it is thrown away."""
        jalur: Jalur | None = None
        baris_kunci = baris
        if not self._tumpukan:
            self._akar, jalur = nilai, ()
        else:
            bingkai = self._tumpukan[-1]
            if isinstance(bingkai.isi, list):
                bingkai.isi.append(nilai)
                bagian: str | int | None = len(bingkai.isi) - 1
            else:
                bagian = bingkai.kunci if isinstance(bingkai.kunci, str) else None
                bingkai.kunci, baris_kunci = _BELUM, bingkai.baris_kunci
                if bagian is not None:
                    bingkai.isi[bagian] = nilai
            if bingkai.jalur is not None and bagian is not None:
                jalur = (*bingkai.jalur, bagian)
        if jalur is not None:
            self.naskah.letak[jalur] = Letak(baris_kunci, baris)
            if rusak:
                self.naskah.rusak.add(jalur)
        return jalur
