"""Additions of a kabupaten: a folder that holds questions beside an instrument's, read and judged like one.

What belongs to scoring says nothing there and is refused (I80), so that nobody believes that it counts. The models of
questions want it all the same: it is put in before they are checked, and never shown.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Final, NamedTuple

from pydantic import Field

from penilaian.galat import Temuan
from penilaian.instrumen import (
    BAGIAN_TAMBAHAN,
    POLA_ID_TAMBAHAN,
    Indikator,
    Instrumen,
    Jenjang,
    KepalaTambahan,
    Tambahan,
    kunci_urut,
)
from penilaian.muat.baca_naskah import baca_naskah
from penilaian.muat.bacaan import BacaanKepala, Bahan, indikator_dari, kepala_pengganti
from penilaian.muat.bentuk import cocokkan, daftar_kata, saran_ganti, sebutan
from penilaian.muat.folder import KEPALA, berkas_indikator, daftar_instrumen, folder_bernama, id_semua_versi, pengenal
from penilaian.muat.naskah import Jalur, Naskah
from penilaian.muat.periksa_indikator import periksa_indikator, periksa_jenjang, periksa_tanggal
from penilaian.muat.periksa_pohon import periksa_pohon

_TAK_BERARTI_KEPALA: Final = (
    *("skala", "nama_indeks", "agregasi", "alasan_bobot", "kelengkapan_min", "gerbang", "pita", "lensa"),
    *("wajib_isi", "istilah", "yang_dinilai", "status", "keterangan_status", "sumber"),
)
_TAK_BERARTI_KELOMPOK: Final = ("kelompok", "bobot", "alasan_bobot", "agregasi", "ambang", "kelengkapan_min", "arti")
TAK_BERARTI_INDIKATOR: Final = ("bobot", "kritis", "lensa", "saran", "upaya", "ajakan", "plafon_desa")
_BERSARAN: Final = ("jenjang", "butir")

UJUNG: Final = ("terburuk", "terbaik")
"""Goalposts mean nothing there, but for a survey, whose scale they are."""
_UJUNG: Final = {"angka": {"terburuk": "0", "terbaik": "0"}, "persen": {"terburuk": "0", "terbaik": "100"}}
"""Goalposts that nobody writes in an addition: a number has none, a percentage always the same."""
_SARAN_ISIAN: Final = [{"di_bawah": "100", "teks": "x"}]


class KepalaTertulis(KepalaTambahan):
    """``instrumen.yaml`` of an addition as it is written, with named sets of rungs."""

    set_jenjang: Mapping[str, Annotated[tuple[Jenjang, ...], Field(min_length=2)]] = Field(default_factory=dict)


class BacaanTambahan(NamedTuple):
    """What could be read of an addition's folder.

    Attributes:
        kepala: ``instrumen.yaml`` as written.
        isi: the addition; None where one of the findings is a ``galat``.
        temuan: all findings, unsorted.
    """

    kepala: Naskah
    isi: Tambahan | None
    temuan: list[Temuan]


def baca_tambahan(asal: Path, resmi: Instrumen | None) -> BacaanTambahan:
    """Return the addition in ``asal``, held against the instrument that it adds to (None: as far as it goes alone)."""
    naskah, temuan = baca_naskah(asal / KEPALA, KEPALA, (asal / KEPALA).as_posix())
    temuan += _tak_berarti(naskah, (), _TAK_BERARTI_KEPALA)
    for ke in range(_banyak(naskah.data.get("kelompok"))):
        temuan += _tak_berarti(naskah, ("kelompok", ke), _TAK_BERARTI_KELOMPOK)
    set_jenjang = naskah.data.get("set_jenjang")
    for nama in set_jenjang if isinstance(set_jenjang, dict) else ():
        temuan += _tanpa_saran(naskah, ("set_jenjang", nama))
    isi, salah, _ = cocokkan(KepalaTertulis, naskah, naskah.data)
    temuan += salah
    kepala = BacaanKepala(naskah, None if isi is None else kepala_pengganti(isi.id, isi.set_jenjang), frozenset())
    bacaan = []
    for jalan in berkas_indikator(asal):
        nama = jalan.relative_to(asal).as_posix()
        satu, salah = baca_naskah(jalan, nama, (asal / nama).as_posix())
        temuan += [*salah, *_tak_berarti(satu, (), TAK_BERARTI_INDIKATOR), *_id(satu)]
        if satu.teks("jenis") != "survei":  # there they are the ends of its scale
            temuan += _tak_berarti(satu, ("tolok",), UJUNG)
        for kunci in _BERSARAN:
            temuan += _tanpa_saran(satu, (kunci,))
        _isikan(satu)
        ini, salah = indikator_dari(satu, kepala)
        bacaan.append(ini)
        temuan += salah
    if naskah.terbaca and not bacaan:
        pesan = f"folder ini tidak memuat satu pun berkas indikator (*.yaml di samping atau di bawah {KEPALA})"
        temuan.append(Temuan(naskah.tempat, "I20", pesan, "Tambahkan berkas indikator, misalnya X01-nama.yaml."))
    bahan = Bahan(kepala, tuple(bacaan))
    if isi is not None:
        temuan += _periksa_kepala(naskah, isi)
    if resmi is not None:
        temuan += _bertabrakan(bahan, resmi)
    temuan += [*periksa_pohon(bahan), *periksa_indikator(bahan)]
    if isi is None or any(t.berat == "galat" for t in temuan):
        return BacaanTambahan(naskah, None, temuan)
    bidang = {nama: getattr(isi, nama) for nama in KepalaTambahan.model_fields}
    indikator = _berurut(isi, [i for _, i in bahan.utuh])
    return BacaanTambahan(naskah, Tambahan(**bidang, indikator=indikator), temuan)


def cari_tujuan(asal: Path) -> tuple[Path | None, list[Temuan]]:
    """Return the folder of the instrument that an addition adds to, None where it names none (I78)."""
    naskah, _ = baca_naskah(asal / KEPALA, KEPALA, (asal / KEPALA).as_posix())
    tujuan = naskah.teks("menambah")
    if tujuan is None:
        return None, []  # said by the model
    ada = daftar_instrumen()
    nama = re.split(r"[\s@=]", tujuan.strip())[0]
    if nama != tujuan and nama in ada:
        pesan = f"menambah tertulis '{tujuan}'; yang boleh: id instrumen tanpa versi"
        saran = f"Tulis `menambah: {nama}`; tambahan tetap berlaku pada setiap versinya."
        return None, [naskah.temuan("I78", ("menambah",), pesan, saran)]
    resmi = [id_ for id_ in ada if pengenal(folder_bernama(id_)).menambah is None]
    if tujuan not in resmi:
        apa = "adalah tambahan juga" if tujuan in ada else "tidak ada"
        pesan = f"menambah menyebut instrumen '{tujuan}', yang {apa}; yang boleh: {daftar_kata(resmi)}"
        return None, [naskah.temuan("I78", ("menambah",), pesan, saran_ganti(tujuan, resmi))]
    return folder_bernama(tujuan), []


def _banyak(isi: object) -> int:
    return len(isi) if isinstance(isi, list) else 0


def _tak_berarti(naskah: Naskah, di: Jalur, kunci: tuple[str, ...]) -> Iterator[Temuan]:
    """Take keys that mean nothing in an addition out of what was written, and yield them (I80); none is offered."""
    isi = naskah.di(di)
    naskah.ditolak |= {(*di, nama) for nama in kunci}
    for nama in [k for k in kunci if isinstance(isi, dict) and k in isi]:
        pada = f" pada {sebutan(di)}" if di else ""
        pesan = f"kunci '{nama}' tidak berarti{pada}: tambahan tidak ikut dinilai"
        yield naskah.temuan("I80", (*di, nama), pesan, "Hapus kunci ini.", kunci=True)
        assert isinstance(isi, dict)  # noqa: S101  (else there was no such key)
        del isi[nama]


def _tanpa_saran(naskah: Naskah, di: Jalur) -> Iterator[Temuan]:
    """Yield advice on rungs or items (I80); that they have none is no fault here."""
    for ke in range(_banyak(naskah.di(di))):
        yield from _tak_berarti(naskah, (*di, ke), ("saran",))
        naskah.rusak.add((*di, ke, "saran"))


def _id(naskah: Naskah) -> Iterator[Temuan]:
    id_ = naskah.teks("id")
    if id_ is not None and not re.fullmatch(POLA_ID_TAMBAHAN, id_):
        pesan = f"id indikator tambahan tertulis '{id_}'; yang boleh: X dan paling sedikit dua angka"
        yield naskah.temuan("I81", ("id",), pesan, "Tulis misalnya X01; id resmi tidak pernah berawalan X.")


def _isikan(naskah: Naskah) -> None:
    """Put in what the models want for scoring and an addition does not say."""
    if not naskah.terbaca:
        return
    naskah.data["bobot"] = "1"
    jenis = naskah.teks("jenis")
    if jenis in {"persen", "angka", "survei"}:
        naskah.data["saran"] = _SARAN_ISIAN
    tolok = naskah.data.get("tolok", {})
    if jenis in _UJUNG and isinstance(tolok, dict):
        naskah.data["tolok"] = _UJUNG[jenis] | tolok


def _periksa_kepala(naskah: Naskah, isi: KepalaTertulis) -> Iterator[Temuan]:
    if isi.tanggal is not None:
        yield from periksa_tanggal(naskah, ("tanggal",), isi.tanggal)
    for nama, jenjang in isi.set_jenjang.items():
        yield from periksa_jenjang(naskah, ("set_jenjang", nama), jenjang)


def _bertabrakan(bahan: Bahan, resmi: Instrumen) -> Iterator[Temuan]:
    """Yield what has a name that the instrument uses itself, in any of its versions (I79)."""
    dipakai = {*resmi.kelompok_per_id, *resmi.per_id}
    if resmi.id in daftar_instrumen():
        dipakai |= id_semua_versi(folder_bernama(resmi.id))
    lipat = {id_.casefold() for id_ in dipakai}
    for naskah in (b.naskah for b in bahan.indikator):
        id_ = naskah.teks("id")
        if id_ is not None and id_.casefold() in lipat:
            pesan = f"id indikator '{id_}' dipakai instrumen {resmi.id} sendiri"
            yield naskah.temuan("I79", ("id",), pesan, "Beri nomor X yang belum dipakai.")
    kepala = bahan.kepala.naskah
    for ke in range(_banyak(kepala.data.get("kelompok"))):
        id_ = kepala.teks("kelompok", ke, "id")
        if id_ is not None and id_.casefold() in lipat | {BAGIAN_TAMBAHAN}:
            pesan = f"id kelompok '{id_}' dipakai instrumen {resmi.id} sendiri"
            yield kepala.temuan("I79", ("kelompok", ke, "id"), pesan, f"Beri id lain, misalnya x_{id_}.")
    if kepala.teks("id") == resmi.id:
        pesan = f"id tambahan sama dengan id instrumen yang ditambahnya, '{resmi.id}'"
        yield kepala.temuan("I79", ("id",), pesan, f"Beri id sendiri, misalnya {resmi.id}-kabupaten.")


def _berurut(kepala: KepalaTertulis, indikator: list[Indikator]) -> tuple[Indikator, ...]:
    """Return questions in canonical order: groups in file order, within a group by ``kunci_urut``."""
    urutan: dict[str, Any] = {k.id: ke for ke, k in enumerate(kepala.kelompok)}
    return tuple(sorted(indikator, key=lambda i: (urutan[i.kelompok], kunci_urut(i.id))))
