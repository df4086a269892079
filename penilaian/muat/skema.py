"""JSON Schemas of the YAML format, generated from the models, so that editors help while an instrument is written.

``python -m penilaian.muat.skema`` writes them anew to ``indikator/skema/``.
"""

import ast
import copy
import inspect
import json
import re
import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, Final

from pydantic import TypeAdapter

from penilaian.instrumen import POLA_ID_TAMBAHAN, Indikator, Kuesioner, Model, Padanan
from penilaian.muat.baca_tambahan import TAK_BERARTI_INDIKATOR, UJUNG, KepalaTertulis
from penilaian.muat.bacaan import Kepala
from penilaian.terkirim import terkirim

Skema = dict[str, Any]

_BULAT: Final = r"^-?(0|[1-9]\d*)$"
_KETERANGAN: Final = {"title", "description", "default"}
_DESIMAL: Final = r"^-?(0|[1-9]\d*)(\.\d+)?$"


def skema_json() -> dict[str, Skema]:
    """Return the schemas by file name below ``indikator/skema/``: instruments, crosswalks, additions, questionnaires.

    An editor reads ``bobot: 2`` as number and ``bobot: "2"`` as text, the loader reads both as text: every scalar is
    allowed as either, where its pattern can be met by a number at all. Cross checks are the loader's alone.
    """
    kepala = _terangkan(Kepala.model_json_schema(), Kepala)
    del kepala["properties"]["indikator"]
    indikator: Skema = _terangkan(TypeAdapter[Indikator](Indikator).json_schema())
    jenjang = indikator["$defs"]["IndikatorJenjang"]["properties"]["jenjang"]
    keterangan = "Daftar jenjang, atau nama salah satu set_jenjang di instrumen.yaml."
    indikator["$defs"]["IndikatorJenjang"]["properties"]["jenjang"] = {
        "title": jenjang.pop("title"),
        "description": keterangan,
        "anyOf": [jenjang, {"type": "string"}],
    }
    padanan = _terangkan(Padanan.model_json_schema(), Padanan)
    kuesioner: Skema = _terangkan(TypeAdapter[Kuesioner](Kuesioner).json_schema())
    tambahan = _terangkan(KepalaTertulis.model_json_schema(), KepalaTertulis)
    tambahan["$defs"]["Jenjang"]["properties"].pop("saran")
    return {
        "instrumen.schema.json": _berkas(kepala, "instrumen.yaml: kerangka satu instrumen penilaian"),
        "indikator.schema.json": _berkas(indikator, "Satu indikator instrumen penilaian"),
        "indikator-tambahan.schema.json": _berkas(_indikator_tambahan(indikator), "Satu pertanyaan tambahan kabupaten"),
        "kuesioner.schema.json": _berkas(kuesioner, "Kuesioner yang dijawab banyak orang untuk satu indikator survei"),
        "padanan.schema.json": _berkas(padanan, "Padanan dari satu versi lama ke versi yang sekarang"),
        "tambahan.schema.json": _berkas(tambahan, "instrumen.yaml: kerangka tambahan kabupaten"),
    }


def _indikator_tambahan(indikator: Skema) -> Skema:
    """Return the schema of an indicator without what means nothing in an addition (I80), and with its ids (I81)."""
    ini = copy.deepcopy(indikator)
    definisi: dict[str, Skema] = ini["$defs"]
    definisi["Satuan"] = copy.deepcopy(definisi["Tolok"])
    _buang(definisi["Satuan"], UJUNG)
    for nama in ("Jenjang", "Butir"):
        _buang(definisi[nama], ("saran",))
    for nama, satu in definisi.items():
        if nama.startswith("Indikator"):
            _buang(satu, TAK_BERARTI_INDIKATOR)
            satu["properties"]["id"]["pattern"] = POLA_ID_TAMBAHAN
            if nama in {"IndikatorPersen", "IndikatorAngka"}:
                satu["properties"]["tolok"] = {"$ref": "#/$defs/Satuan"}
                satu["required"] = [k for k in satu["required"] if k != "tolok"]
    return ini


def _buang(skema: Skema, kunci: Iterable[str]) -> None:
    """Take keys out of the schema of a mapping."""
    for nama in kunci:
        skema["properties"].pop(nama, None)
    skema["required"] = [k for k in skema.get("required", ()) if k not in kunci]


def _terangkan(skema: Skema, akar: type[Model] | None = None) -> Skema:
    """Return a schema whose properties carry the texts that stand below the fields in the models' source.

    Pydantic would read them at every start (``use_attribute_docstrings``), which costs more than all else of a model.
    """
    kelas = {k.__name__: k for k in _turunan(Model)}
    for satu, nama in [*((d, n) for n, d in skema["$defs"].items()), *([(skema, akar.__name__)] if akar else [])]:
        teks = {f: t for k in reversed(kelas[nama].__mro__) if issubclass(k, Model) for f, t in _keterangan(k).items()}
        for bidang, isi in satu.get("properties", {}).items():
            if bidang in teks:
                isi["description"] = teks[bidang]
                satu["properties"][bidang] = dict(sorted(isi.items()))
    return skema


def _turunan(kelas: type[Model]) -> Iterator[type[Model]]:
    for anak in kelas.__subclasses__():
        yield anak
        yield from _turunan(anak)


def _keterangan(kelas: type[Model]) -> dict[str, str]:
    """Return by field the text below it in the source of its class."""
    (badan,) = (
        s
        for s in ast.parse(inspect.getsource(sys.modules[kelas.__module__])).body
        if isinstance(s, ast.ClassDef) and s.name == kelas.__name__
    )
    return {
        bidang.target.id: inspect.cleandoc(teks.value.value)
        for bidang, teks in pairwise(badan.body)
        if isinstance(bidang, ast.AnnAssign)
        and isinstance(bidang.target, ast.Name)
        and isinstance(teks, ast.Expr)
        and isinstance(teks.value, ast.Constant)
        and isinstance(teks.value.value, str)
    }


def tulis_skema() -> None:
    """Write the schemas to ``indikator/skema/``."""
    for nama, skema in skema_json().items():
        jalan = terkirim("indikator", "skema", nama)
        jalan.parent.mkdir(parents=True, exist_ok=True)
        jalan.write_text(teks_skema(skema), encoding="utf-8", newline="\n")


def teks_skema(skema: Skema) -> str:
    """Return a schema as the text of its file."""
    return json.dumps(skema, ensure_ascii=False, indent=2) + "\n"


def _berkas(skema: Skema, judul: str) -> Skema:
    """Return a schema as a file of its own: scalars loosened, definitions that nothing needs left out, with a title."""
    skema = _longgar(skema)
    definisi: dict[str, Skema] = skema.pop("$defs")
    terpakai: dict[str, Skema] = {}
    antre: list[Skema] = [skema]
    while antre:
        for nama in sorted(set(re.findall(r'"#/\$defs/(\w+)"', json.dumps(antre.pop()))) - set(terpakai)):
            terpakai[nama] = definisi[nama]
            antre.append(definisi[nama])
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        **skema,
        "title": judul,
        "$defs": dict(sorted(terpakai.items())),
    }


def _longgar(simpul: Any) -> Any:  # noqa: ANN401  JSON is what it is
    """Return a schema in which every scalar may be written as number or text, and nothing as null."""
    if isinstance(simpul, list):
        return [_longgar(isi) for isi in simpul]
    if not isinstance(simpul, dict):
        return simpul
    if "anyOf" in simpul:
        return _pilihan(simpul)
    if simpul.get("type") == "integer":
        return {**_luar(simpul), "anyOf": [_dalam(simpul), {"type": "string", "pattern": _BULAT}]}
    if simpul.get("type") == "string" and not simpul.keys() & {"enum", "const"}:
        dapat_angka = re.search(simpul.get("pattern", ""), "1")
        return {**_luar(simpul), "anyOf": [_dalam(simpul), {"type": "number"}]} if dapat_angka else simpul
    return {kunci: _longgar(isi) for kunci, isi in simpul.items()}


def _pilihan(simpul: Skema) -> Skema:
    """Return a node with ``anyOf`` loosened: no null, no nesting; a decimal's text must look like one."""
    desimal = any(satu.get("type") == "number" for satu in simpul["anyOf"])
    cabang: list[Skema] = []
    for satu in simpul["anyOf"]:
        if satu.get("type") == "null":
            continue
        teks_desimal = desimal and satu.get("type") == "string"
        isi = {"type": "string", "pattern": _DESIMAL} if teks_desimal else _longgar(satu)
        cabang += [x for x in isi.get("anyOf", [isi]) if x not in cabang]
    luar = {kunci: isi for kunci, isi in _luar(simpul).items() if isi is not None}
    return {**luar, **(cabang[0] if len(cabang) == 1 else {"anyOf": cabang})}


def _luar(simpul: Skema) -> Skema:
    return {kunci: isi for kunci, isi in simpul.items() if kunci in _KETERANGAN}


def _dalam(simpul: Skema) -> Skema:
    return {kunci: isi for kunci, isi in simpul.items() if kunci not in _KETERANGAN}


if __name__ == "__main__":
    tulis_skema()
