"""Plain data against the models: pydantic's complaints in Indonesian, with line and repair."""

import difflib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Final, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from penilaian.galat import Temuan
from penilaian.muat.naskah import Jalur, Naskah

M = TypeVar("M", bound=BaseModel)

POLA: Final = {
    r"^[A-Za-z0-9_]+$": "huruf, angka dan garis bawah, tanpa spasi",
    r"^[A-Za-z][A-Za-z0-9_]*$": "huruf di depan, lalu huruf, angka atau garis bawah, tanpa spasi",
    r"^[a-z0-9][a-z0-9_]*$": "huruf kecil, angka dan garis bawah, tanpa spasi",
    r"^[a-z0-9][a-z0-9-]*$": "huruf kecil, angka dan tanda hubung, tanpa spasi",
    r"^\d+\.\d+\.\d+$": "tiga bilangan berpisah titik, misalnya 1.0.0",
    r"^\d{4}-\d{2}-\d{2}$": "tahun-bulan-tanggal, misalnya 2026-01-31",
}
"""What the patterns of the models ask for, in words."""

_ANGKA: Final = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")
_ANGKA_KOMA: Final = re.compile(r"-?[\d.]*\d,\d+")
_RIBUAN: Final = re.compile(r"-?[1-9]\d{0,2}(\.\d{3})+")
_MINUS_LAIN: Final = str.maketrans("−–", "--")
_TANDA_LAIN: Final = re.compile(r"[\s_%+]")
_PERLU_KUTIP: Final = re.compile(r"[\[\]{}\"#]|: |:$|^['&*!|>%@`?-]")
_BULAT_MAKS: Final = 999_999
_ANGKA_DEPAN, _ANGKA_BELAKANG = 15, 20
"""What answers can be written with, and the engine reckons with exactly or nearly so: digits before and after the
point; whole numbers (levels, months) are small."""

_NOL_DI_BELAKANG: Final = re.compile(r"-?[1-9]\d{0,2}\.\d\d0")
_BATAS: Final = {
    "greater_than": ("gt", "lebih dari"),
    "greater_than_equal": ("ge", "paling kecil"),
    "less_than": ("lt", "kurang dari"),
    "less_than_equal": ("le", "paling besar"),
}
_BENTUK: Final = {
    "string_type": "satu teks",
    "tuple_type": "daftar (`- …` atau `[…, …]`)",
    "model_type": "kumpulan `kunci: nilai`",
    "model_attributes_type": "kumpulan `kunci: nilai`",
    "mapping_type": "kumpulan `kunci: nilai`",
    "dict_type": "kumpulan `kunci: nilai`",
}
_BILANGAN_SALAH: Final = {
    "decimal_parsing",
    "decimal_type",
    "int_parsing",
    "int_parsing_size",
    "int_type",
    "finite_number",
}


def cocokkan(model: type[M], naskah: Naskah, data: Mapping[str, object]) -> tuple[M | None, list[Temuan], list[Jalur]]:
    """Return ``data`` of ``naskah`` as ``model`` (None where it does not fit), findings, and the paths at fault."""
    try:
        hasil = model.model_validate(data)
    except ValidationError as galat:
        rincian = galat.errors(include_url=False, include_context=True)
        temuan, tergantikan = _terjemahkan(model, naskah, rincian)
        salah = [_jalur(naskah, b["loc"]) + ((b["loc"][-1],) if b["type"] == "missing" else ()) for b in rincian]
        return None, temuan, [*salah, *tergantikan]
    return hasil, list(_bilangan_janggal(naskah, (), hasil)), []


def mirip(tulisan: str, pilihan: Iterable[str]) -> str | None:
    """Return the one of ``pilihan`` that ``tulisan`` was probably meant to be; None where none is near."""
    kecil = {p.casefold(): p for p in sorted(pilihan)}  # of two that are equally near always the same one
    dekat = difflib.get_close_matches(tulisan.casefold().strip(), kecil, n=1, cutoff=0.6)
    return kecil[dekat[0]] if dekat else None


def saran_ganti(tulisan: str, pilihan: Iterable[str]) -> str:
    """Return the repair for a wrong word: the near one by name, or the choice, or that there is none."""
    boleh = list(pilihan)
    if not boleh:
        return "Hapus bagian ini: tidak ada yang dapat dipilih."
    dekat = mirip(tulisan, boleh)
    return f"Mungkin maksudnya '{dekat}'." if dekat else "Pakai salah satu yang boleh."


def daftar_kata(kata: Iterable[str]) -> str:
    """Return words separated by commas."""
    return ", ".join(kata) or "(tidak ada)"


def ejaan_yaml(nilai: Decimal) -> str:
    """Return a number as these files write it, with all the digits that it was given in: ``-1``, ``0.0000001``."""
    return f"{nilai:f}"


def _terjemahkan(
    model: type[BaseModel], naskah: Naskah, rincian: list[ErrorDetails]
) -> tuple[list[Temuan], set[Jalur]]:
    """Return one finding per fault, and the keys that misspelt ones stand for (not reported as missing)."""
    temuan: dict[tuple[Jalur, str], Temuan] = {}
    tergantikan: set[Jalur] = set()
    for butir in sorted(rincian, key=lambda b: b["type"] != "extra_forbidden"):
        jalur = _jalur(naskah, butir["loc"])
        if naskah.sudah_dilaporkan(jalur) or _salah_hitung(naskah, jalur, butir):
            continue
        if butir["type"] == "extra_forbidden":
            kunci_boleh = {k for k in _kunci_boleh(model, butir["loc"]) if (*jalur[:-1], k) not in naskah.ditolak}
            if dekat := mirip(str(jalur[-1]), kunci_boleh - _tertulis(naskah, jalur[:-1])):
                tergantikan.add((*jalur[:-1], dekat))
            satu = _kunci_asing(naskah, jalur, kunci_boleh, dekat)
        elif butir["type"] == "missing":
            kunci = str(butir["loc"][-1])
            if (*jalur, kunci) in tergantikan or naskah.sudah_dilaporkan((*jalur, kunci)):
                continue
            di = f" pada {sebutan(jalur)}" if jalur else ""
            satu = naskah.temuan("I12", jalur, f"kunci wajib '{kunci}' tidak ada{di}", f"Tambahkan `{kunci}: …`.")
            jalur = (*jalur, kunci)
        else:
            satu = _salah_nilai(naskah, jalur, butir)
        temuan[jalur, satu.kode] = satu  # of a union, the last branch is the widest
    return list(temuan.values()), tergantikan


def sebutan(jalur: Jalur) -> str:
    """Return a path in words: ``jenjang ke-2, teks``."""
    kata: list[str] = []
    for bagian in jalur:
        if isinstance(bagian, int) and kata:
            kata[-1] += f" ke-{bagian + 1}"
        else:
            kata.append(str(bagian))
    return ", ".join(kata)


def _jalur(naskah: Naskah, loc: tuple[str | int, ...]) -> Jalur:
    """Return the part of pydantic's location that was written (without names of union branches)."""
    jalur: Jalur = ()
    for bagian in loc:
        if (*jalur, bagian) in naskah.letak:
            jalur = (*jalur, bagian)
    return jalur


def _salah_hitung(naskah: Naskah, jalur: Jalur, butir: ErrorDetails) -> bool:
    """Return whether a list is long enough as written: pydantic leaves elements at fault out of its count."""
    tertulis = naskah.di(jalur)
    return butir["type"] == "too_short" and isinstance(tertulis, list) and len(tertulis) >= butir["ctx"]["min_length"]


def _tertulis(naskah: Naskah, jalur: Jalur) -> set[str]:
    isi = naskah.di(jalur)
    return set(isi) if isinstance(isi, dict) else set()


def _kunci_boleh(model: type[BaseModel], loc: tuple[str | int, ...]) -> set[str]:
    """Return the keys that the model allows where ``loc`` points (its last part is the unknown key)."""
    sekarang = model
    for bagian in loc[:-1]:
        if isinstance(bagian, str) and bagian in sekarang.model_fields:
            sekarang = _model_di_dalam(sekarang.model_fields[bagian].annotation) or sekarang
    return set(sekarang.model_fields)


def _model_di_dalam(jenis: object) -> type[BaseModel] | None:
    """Return the model that a type is made of, as in ``tuple[Jenjang, ...]``."""
    if isinstance(jenis, type) and issubclass(jenis, BaseModel):
        return jenis
    return next((ketemu for isi in get_args(jenis) if (ketemu := _model_di_dalam(isi))), None)


def _kunci_asing(naskah: Naskah, jalur: Jalur, boleh: set[str], dekat: str | None) -> Temuan:
    di = f" pada {sebutan(jalur[:-1])}" if len(jalur) > 1 else ""
    pesan = f"kunci '{jalur[-1]}' tidak dikenal{di}; yang boleh: {daftar_kata(sorted(boleh))}"
    saran = f"Mungkin maksudnya '{dekat}'." if dekat else "Hapus kunci ini, atau pakai salah satu yang boleh."
    return naskah.temuan("I11", jalur, pesan, saran, kunci=True)


def _salah_nilai(naskah: Naskah, jalur: Jalur, butir: ErrorDetails) -> Temuan:
    """Return the finding about one value that the model refuses."""
    jenis, ctx, isi = butir["type"], butir.get("ctx", {}), butir["input"]
    nama = sebutan(jalur)
    kunci = next((bagian for bagian in reversed(jalur) if isinstance(bagian, str)), "")
    if jenis == "literal_error" and not isinstance(isi, str):
        jenis = "string_type"
    if jenis in _BILANGAN_SALAH and isinstance(isi, str):
        kode = "I19" if kunci == "bobot" and jenis == "finite_number" else "I14"
        return naskah.temuan(kode, jalur, *_bukan_bilangan(nama, isi, bulat=jenis.startswith("int")))
    if jenis in _BENTUK or jenis in _BILANGAN_SALAH:
        seharusnya = _BENTUK.get(jenis, "satu bilangan")
        pesan = f"{nama} harus berupa {seharusnya}, bukan {_rupa(isi)}"
        saran = (
            f"Tulis `[{_apit(isi)}]`."
            if jenis == "tuple_type" and isinstance(isi, str)
            else f"Tulis sebagai {seharusnya}."
        )
        return naskah.temuan("I13", jalur, pesan, saran)
    if jenis in _BATAS:
        kode = {"bobot": "I19", "kelengkapan_min": "I46"}.get(kunci, "I16")
        nama_ctx, kata = _BATAS[jenis]
        pesan = f"{nama} tertulis {isi}; yang boleh: {kata} {ctx[nama_ctx]}"
        return naskah.temuan(kode, jalur, pesan, "Ganti dengan bilangan dalam batas itu.")
    if jenis == "literal_error":
        boleh = re.findall(r"'([^']*)'", ctx["expected"])
        pesan = f"{nama} tertulis '{isi}'; yang boleh: {daftar_kata(boleh)}"
        return naskah.temuan("I15", jalur, pesan, saran_ganti(isi, boleh))
    if jenis in {"too_short", "too_long"}:
        batas = f"paling sedikit {ctx['min_length']}" if jenis == "too_short" else f"paling banyak {ctx['max_length']}"
        jumlah = len(isi) if isinstance(isi, (list, tuple)) else ctx["actual_length"]
        pesan = f"{nama} berisi {jumlah} unsur; yang boleh: {batas}"
        return naskah.temuan("I17", jalur, pesan, "Tambah unsurnya." if jenis == "too_short" else "Kurangi unsurnya.")
    if jenis == "string_pattern_mismatch":
        pola = POLA[ctx["pattern"]]
        return naskah.temuan("I18", jalur, f"{nama} tertulis '{isi}'; yang boleh: {pola}", "Ganti penulisannya.")
    raise AssertionError(f"jenis galat pydantic tanpa terjemahan: {jenis}")


def _apit(teks: str) -> str:
    """Return a text as an element of a list in brackets is written: quoted where a mark would be read as YAML's."""
    return json.dumps(teks, ensure_ascii=False) if _PERLU_KUTIP.search(teks) else teks


def _rupa(isi: object) -> str:
    if isinstance(isi, Mapping):
        return "kumpulan `kunci: nilai`"
    return "daftar" if isinstance(isi, (list, tuple)) else f"teks '{isi}'"


def _bukan_bilangan(nama: str, tulisan: str, *, bulat: bool) -> tuple[str, str]:
    """Return message and repair for a text that is no number as this format writes them."""
    pesan = f"{nama} tertulis '{tulisan}', bukan bilangan{' bulat' if bulat else ''}"
    if _ANGKA_KOMA.fullmatch(tulisan):
        return pesan, f"Tulis {tulisan.replace('.', '').replace(',', '.')} (titik sebagai tanda desimal)."
    if _RIBUAN.fullmatch(tulisan):
        return pesan, f"Tulis {tulisan.replace('.', '')} tanpa pemisah ribuan."
    polos = _TANDA_LAIN.sub("", tulisan.translate(_MINUS_LAIN))
    if (benar := _ejaan(polos, bulat=bulat)) is not None:
        return pesan, f"Tulis {benar} saja, tanpa spasi, pangkat, tanda lain atau satuan."
    return (
        pesan,
        "Tulis bilangan bulat dengan angka saja." if bulat else "Tulis dengan angka saja, misalnya 3 atau 3.5.",
    )


def _ejaan(tulisan: str, *, bulat: bool) -> str | None:
    """Return as these files write it the number that a text is for Python (1e-9, 007, .5); None where it is none."""
    try:
        nilai = Decimal(tulisan)
    except InvalidOperation:
        return None
    if not nilai.is_finite() or abs(nilai.adjusted()) > _ANGKA_BELAKANG or (bulat and nilai % 1):
        return None
    ejaan = ejaan_yaml(nilai.quantize(Decimal(1)) if bulat else nilai)
    return ejaan if _melampaui(int(nilai) if bulat else nilai, ejaan) is None else None


def _melampaui(nilai: Decimal | int, tulisan: str) -> str | None:
    """Return what is allowed where a number is larger or finer than anybody means it."""
    depan, _, belakang = tulisan.removeprefix("-").partition(".")
    if isinstance(nilai, int):
        return f"yang boleh: paling besar {_BULAT_MAKS}" if abs(nilai) > _BULAT_MAKS else None
    if len(depan) > _ANGKA_DEPAN:
        return f"yang boleh: paling banyak {_ANGKA_DEPAN} angka"
    if len(belakang) > _ANGKA_BELAKANG:
        return f"yang boleh: paling banyak {_ANGKA_BELAKANG} angka di belakang titik"
    return None


def _bilangan_janggal(naskah: Naskah, jalur: Jalur, nilai: object) -> Iterator[Temuan]:
    """Yield numbers that pydantic accepts but a reader or an editor would read differently (1_000, 1e3, 007).

    What is to be written otherwise is not judged once more as what it was read as: it counts as reported.
    """
    if isinstance(nilai, BaseModel):
        for kunci in nilai.model_fields_set:
            yield from _bilangan_janggal(naskah, (*jalur, kunci), getattr(nilai, kunci))
    elif isinstance(nilai, tuple):
        for ke, isi in enumerate(nilai):
            yield from _bilangan_janggal(naskah, (*jalur, ke), isi)
    elif isinstance(nilai, Mapping):
        for kunci, isi in nilai.items():
            yield from _bilangan_janggal(naskah, (*jalur, kunci), isi)
    elif isinstance(nilai, (Decimal, int)) and (tulisan := naskah.teks(*jalur)) is not None:
        nama = sebutan(jalur)
        if not _ANGKA.fullmatch(tulisan) or (isinstance(nilai, int) and "." in tulisan):
            naskah.rusak.add(jalur)
            yield naskah.temuan("I14", jalur, *_bukan_bilangan(nama, tulisan, bulat=isinstance(nilai, int)))
        elif (pesan_batas := _melampaui(nilai, tulisan)) is not None:
            naskah.rusak.add(jalur)
            kode = "I19" if jalur[-1] == "bobot" else "I14"
            pendek = tulisan if len(tulisan) <= _ANGKA_BELAKANG else f"{tulisan[:_ANGKA_BELAKANG]}…"
            yield naskah.temuan(kode, jalur, f"{nama} tertulis {pendek}; {pesan_batas}", "Tulis bilangan yang wajar.")
        elif _NOL_DI_BELAKANG.fullmatch(tulisan):
            pesan = f"{nama} tertulis {tulisan}; titik adalah tanda desimal, bukan pemisah ribuan"
            saran = f"Bila maksudnya ribuan, tulis {tulisan.replace('.', '')}; bila desimal, hapus nol di belakang."
            yield naskah.temuan("I39", jalur, pesan, saran, berat="peringatan")
