"""The files of one instrument as models, as far as they are sound: input of the cross checks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, ClassVar, Final, get_args

from pydantic import Field

from penilaian.galat import Temuan
from penilaian.instrumen import (
    Indikator,
    IndikatorAngka,
    IndikatorDaftar,
    IndikatorDasar,
    IndikatorJenjang,
    IndikatorPersen,
    IndikatorSurvei,
    Instrumen,
    Jenjang,
)
from penilaian.muat.bentuk import cocokkan, daftar_kata, saran_ganti
from penilaian.muat.naskah import Jalur, Naskah

MODEL_JENIS: Final[dict[str, type[Indikator]]] = {
    get_args(model.model_fields["jenis"].annotation)[0]: model
    for model in (IndikatorJenjang, IndikatorDaftar, IndikatorPersen, IndikatorAngka, IndikatorSurvei)
}
"""Model of an indicator by its ``jenis``."""

KUNCI_KHUSUS: Final = {
    kunci: [jenis for jenis, model in MODEL_JENIS.items() if kunci in model.model_fields]
    for kunci in sorted(
        {k for model in MODEL_JENIS.values() for k in model.model_fields} - set(IndikatorDasar.model_fields)
    )
    if kunci != "jenis"
}
"""Keys that belong to some kinds only, with those kinds."""

BOLEH_DIWAJIBKAN: Final = tuple(nama for nama, isian in IndikatorDasar.model_fields.items() if not isian.is_required())
"""Keys that ``wajib_isi`` may name: optional for the format, known to every kind."""


class Kepala(Instrumen):
    """``instrumen.yaml``: an instrument without its indicators, with named sets of rungs."""

    indikator: tuple[Indikator, ...] = ()
    tambahan: ClassVar[None] = None  # type: ignore[misc]
    """Stands in a folder of its own: no key here."""
    set_jenjang: Mapping[str, Annotated[tuple[Jenjang, ...], Field(min_length=2)]] = Field(default_factory=dict)
    """Sets of rungs by name; an indicator takes one with ``jenjang: <name>``."""


class _TanpaJenis(IndikatorDasar):
    """An indicator whose kind is not known (yet)."""

    jenis: str = ""


_ISI_SEMENTARA: Final[dict[str, object]] = {
    "skema": "1",
    "id": "x",
    "nama": "x",
    "versi": "0.0.0",
    "tanggal": "2000-01-01",
    "ringkasan": "x",
    "nama_indeks": "x",
    "alasan_bobot": "x",
    "kelompok": [{"id": "x", "nama": "x", "bobot": "1"}],
}
"""Stands in for required keys at fault, so that the sound rest can be checked; never reaches a caller."""


@dataclass(frozen=True, slots=True)
class BacaanKepala:
    """What could be read of ``instrumen.yaml``.

    Attributes:
        naskah: the file as written.
        isi: its sound parts; None where too little is left.
        rusak: top-level keys with a fault in them: what ``isi`` says about those is incomplete.
    """

    naskah: Naskah
    isi: Kepala | None
    rusak: frozenset[str]

    def utuh(self, *kunci: str) -> bool:
        """Return whether ``isi`` is there and says all that was written under these keys."""
        return self.isi is not None and self.rusak.isdisjoint(kunci)


@dataclass(frozen=True, slots=True)
class BacaanIndikator:
    """What could be read of one indicator's file.

    Attributes:
        naskah: the file as written.
        isi: the indicator; None where the file does not fit its model.
        set_jenjang: name of the set that its rungs come from, None = its own.
    """

    naskah: Naskah
    isi: Indikator | None
    set_jenjang: str | None = None


@dataclass(frozen=True)
class Bahan:
    """Everything that was read of one instrument."""

    kepala: BacaanKepala
    indikator: tuple[BacaanIndikator, ...]

    @cached_property
    def lengkap(self) -> bool:
        """Whether every file could be read, so that what is not there is really missing."""
        return self.kepala.naskah.terbaca and all(b.naskah.terbaca for b in self.indikator)

    @cached_property
    def utuh(self) -> tuple[tuple[Naskah, Indikator], ...]:
        """The indicators that fit their models, each with its file."""
        return tuple((b.naskah, b.isi) for b in self.indikator if b.isi is not None)


def kepala_dari(naskah: Naskah) -> tuple[BacaanKepala, list[Temuan]]:
    """Return ``instrumen.yaml`` as far as it is sound, and its faults of form."""
    if not naskah.terbaca:
        return BacaanKepala(naskah, None, frozenset()), []
    temuan: list[Temuan] = []
    data = dict(naskah.data)
    naskah.ditolak.add(("indikator",))
    if data.pop("indikator", None) is not None:
        pesan = "kunci 'indikator' tidak dipakai di sini: setiap indikator ditulis di berkasnya sendiri"
        temuan.append(naskah.temuan("I11", ("indikator",), pesan, "Pindahkan ke berkas <id>-<nama>.yaml.", kunci=True))
    kepala, salah, jalur_salah = cocokkan(Kepala, naskah, data)
    jalur_salah += naskah.rusak
    rusak = frozenset(str(jalur[0]) for jalur in jalur_salah if jalur)
    if jalur_salah:
        sisa = _tanpa(data, jalur_salah)
        kepala, _, _ = cocokkan(Kepala, naskah, {**_ISI_SEMENTARA, **sisa})
    return BacaanKepala(naskah, kepala, rusak), temuan + salah


def kepala_pengganti(id_: str, set_jenjang: Mapping[str, tuple[Jenjang, ...]]) -> Kepala:
    """Return what questions are checked with where their folder has no head of an instrument: an addition."""
    return Kepala.model_validate({**_ISI_SEMENTARA, "id": id_, "set_jenjang": set_jenjang})


def _tanpa(data: Mapping[str, object], jalur_salah: Iterable[Jalur]) -> dict[str, object]:
    """Return ``data`` without faulty keys; of a list only the faulty elements go."""
    hasil = dict(data)
    unsur_salah: dict[str, set[int]] = {}
    for jalur in jalur_salah:
        if len(jalur) > 1 and isinstance(jalur[1], int):
            unsur_salah.setdefault(str(jalur[0]), set()).add(jalur[1])
        elif jalur:
            hasil.pop(str(jalur[0]), None)
    for kunci, salah in unsur_salah.items():
        isi = hasil.pop(kunci, None)
        if isinstance(isi, list) and (sisa := [x for ke, x in enumerate(isi) if ke not in salah]):
            hasil[kunci] = sisa
    return hasil


def indikator_dari(naskah: Naskah, kepala: BacaanKepala) -> tuple[BacaanIndikator, list[Temuan]]:
    """Return one indicator's file as its model, rungs of a named set put in, and its faults of form."""
    if not naskah.terbaca:
        return BacaanIndikator(naskah, None), []
    data, temuan = dict(naskah.data), list[Temuan]()
    jenis = naskah.teks("jenis")
    model = MODEL_JENIS.get(jenis or "")
    if model is None:
        return BacaanIndikator(naskah, None), _tanpa_jenis(naskah, data)
    for kunci, jenis_lain in KUNCI_KHUSUS.items():
        if kunci in data and jenis not in jenis_lain:
            del data[kunci]
            pesan = f"kunci '{kunci}' tidak dipakai pada jenis {jenis}, hanya pada {daftar_kata(jenis_lain)}"
            temuan.append(naskah.temuan("I11", (kunci,), pesan, "Hapus kunci ini, atau ganti jenisnya.", kunci=True))
    nama_set = naskah.teks("jenjang") if model is IndikatorJenjang else None
    ada_set = True
    if nama_set is not None:
        jenjang, salah = _set_jenjang(naskah, nama_set, kepala)
        ada_set = jenjang is not None
        data["jenjang"] = jenjang or [{"nilai": "0", "teks": "x"}, {"nilai": "1", "teks": "x"}]
        temuan += salah
    isi, salah, _ = cocokkan(model, naskah, data)
    return BacaanIndikator(naskah, isi if ada_set else None, nama_set), temuan + salah


def _tanpa_jenis(naskah: Naskah, data: Mapping[str, object]) -> list[Temuan]:
    """Return the findings of an indicator whose ``jenis`` is missing or unknown: what all kinds share is judged."""
    umum = {kunci: isi for kunci, isi in data.items() if kunci not in {"jenis", *KUNCI_KHUSUS}}
    _, temuan, salah = cocokkan(_TanpaJenis, naskah, umum)
    jalur: Jalur = ("jenis",)
    boleh = daftar_kata(MODEL_JENIS)
    tulisan = naskah.teks("jenis")
    if jalur in salah or naskah.sudah_dilaporkan(jalur):
        return temuan
    if tulisan is not None:
        pesan = f"jenis tertulis '{tulisan}'; yang boleh: {boleh}"
        return [*temuan, naskah.temuan("I15", jalur, pesan, saran_ganti(tulisan, MODEL_JENIS))]
    if "jenis" in data:
        pesan = f"jenis harus berupa satu teks: {boleh}"
        return [*temuan, naskah.temuan("I13", jalur, pesan, "Tulis sebagai satu teks.")]
    pesan = f"kunci wajib 'jenis' tidak ada; yang boleh: {boleh}"
    return [*temuan, naskah.temuan("I12", (), pesan, "Tambahkan `jenis: …`.")]


def _set_jenjang(naskah: Naskah, nama: str, kepala: BacaanKepala) -> tuple[tuple[Jenjang, ...] | None, list[Temuan]]:
    """Return the rungs of the set ``nama``; None where it is unknown (reported) or itself at fault."""
    if kepala.isi is not None and nama in kepala.isi.set_jenjang:
        return kepala.isi.set_jenjang[nama], []
    tertulis = kepala.naskah.data.get("set_jenjang")
    nama_set = list(tertulis) if isinstance(tertulis, dict) else []
    if nama in nama_set or not kepala.naskah.terbaca or ("set_jenjang" in kepala.rusak and not nama_set):
        return None, []
    pesan = f"set jenjang '{nama}' tidak ada di instrumen.yaml; yang ada: {daftar_kata(nama_set)}"
    if nama_set:
        saran = saran_ganti(nama, nama_set)
    else:
        saran = "Tulis jenjangnya di sini sebagai daftar, atau tambahkan set_jenjang di instrumen.yaml."
    return None, [naskah.temuan("I31", ("jenjang",), pesan, saran)]
