"""Change one operator or number of the core at a time and see whether a test near it notices.

    uv run --with 'cosmic-ray>=8.7,<9' python alat/mutasi.py                all modules of alat/mutasi.toml
    uv run --with 'cosmic-ray>=8.7,<9' python alat/mutasi.py banding skor   those whose path holds one of the words
    ... --selamat    only what survived the last run, or is new since
    ... --lapor      run nothing, print what the last runs found

Cosmic Ray says what can be changed; running is done here, because a pytest of its own for each mutant costs seconds of
imports alone: this process imports what lies outside the project once, and a fork of it runs the nearby tests on the
mutated text. No file is changed. The tests that killed last come first, then the quick ones.

Prints the share killed by module and writes the survivors to ``.mutasi/selamat.md``. A survivor that docs/mutasi.md
explains is no longer counted against its module, only named. Exit 1 while one is left without a word.
"""

import gc
import importlib.util
import json
import multiprocessing
import os
import re
import resource
import signal
import sys
import time
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.machinery import ModuleSpec, SourceFileLoader
from multiprocessing.connection import Connection
from pathlib import Path
from types import CodeType

import grimp
import hypothesis.core
import pytest
from hypothesis import HealthCheck, Phase, settings
from mutan import mutan

AKAR = Path(__file__).parents[1]
SIMPAN = AKAR / ".mutasi"
PENJELASAN = AKAR / "docs/mutasi.md"

DEKAT: dict[str, list[str]] = tomllib.loads((AKAR / "alat/mutasi.toml").read_text("utf-8"))["dekat"]
"""Module → tests that ought to notice."""

DI_LUAR = (
    *("krippendorff", "pyarrow.compute", "sklearn.metrics", "sqlalchemy.orm", "alembic", "yaml", "psycopg"),
    "streamlit.components.v2.manifest_scanner",  # of tests/conftest.py, more than a second each time
)
"""Imported beforehand beside what the module itself brings."""

GRAF = grimp.build_graph("penilaian")

CONTOH = "20"
"""Examples that a property of the engine tries, of 60 that it tries elsewhere."""

BUKAN = Phase.shrink, Phase.explain, Phase.reuse, Phase.target
JAM_LEBIH, PROSESOR_LEBIH = 900, 20
"""Seconds beyond four times what the tests need: on the clock, of the processor."""


def baca(modul: str) -> str:
    """Return the text of a module."""
    return (AKAR / modul).read_text("utf-8")


class _Urut:
    """Runs the tests in the given order, those not named last; notes which failed and how long each took."""

    def __init__(self, urutan: Sequence[str], pipa: Connection) -> None:
        self.pipa = pipa
        self.tempat = {nama: ke for ke, nama in enumerate(urutan)}
        self.gagal: str | None = None
        self.lama: dict[str, float] = {}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items.sort(key=lambda i: self.tempat.get(i.nodeid, len(self.tempat)))

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, exitstatus: int) -> None:
        """Say how it went and end the fork, without the half second in which pytest tidies up."""
        self.pipa.send((int(exitstatus), self.gagal, self.lama, time.process_time()))
        os._exit(0)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.lama[report.nodeid] = self.lama.get(report.nodeid, 0.0) + report.duration
        if report.failed and self.gagal is None:
            self.gagal = report.nodeid
            if "--tampak" in sys.argv:
                print(report.longreprtext, file=sys.stderr, flush=True)


class _Pengganti(SourceFileLoader):
    """Finds one module, with another text than its file's."""

    def __init__(self, modul: str, isi: str) -> None:
        jalur = AKAR / modul
        bagian = modul.removesuffix(".py").removesuffix("/__init__").split("/")
        super().__init__(".".join(bagian), str(jalur))
        self.isi = isi

    def get_code(self, fullname: str) -> CodeType:
        return compile(self.isi, self.path, "exec", dont_inherit=True)

    def find_spec(self, nama: str, jalur: object = None, sasaran: object = None) -> ModuleSpec | None:
        return importlib.util.spec_from_file_location(nama, self.path, loader=self) if nama == self.name else None


def _lupakan(nama: str) -> None:
    """Forget a module, so that the next import reads it anew; what lies above those forgotten stays as it is."""
    sys.modules.pop(nama, None)
    induk, _, sendiri = nama.rpartition(".")
    vars(sys.modules.get(induk)).pop(sendiri, None) if induk in sys.modules else None


def _isi_lagi(paket: str) -> None:
    """Import a forgotten package and give it back its modules that stayed: importing binds only those it loads anew."""
    try:
        baru = importlib.import_module(paket)
    except Exception:  # the mutant does not load, as its tests will say
        return
    for nama, modul in list(sys.modules.items()):
        induk, _, sendiri = nama.rpartition(".")
        if induk == paket and not hasattr(baru, sendiri):  # a function may have the name of its module
            setattr(baru, sendiri, modul)


def _anak(pipa: Connection, modul: str, isi: str, urutan: Sequence[str], prosesor: int) -> None:
    """Run the tests near a module on the given text of it, and say how it went (in a fork)."""
    resource.setrlimit(resource.RLIMIT_CPU, (prosesor, prosesor + 5))
    resource.setrlimit(resource.RLIMIT_DATA, (8 << 30, 8 << 30))  # a mutant may fill a list without end
    hampa = os.open(os.devnull, os.O_WRONLY) if "--tampak" not in sys.argv else 2
    os.dup2(hampa, 1)
    os.dup2(hampa, 2)
    pengganti = _Pengganti(modul, isi)
    lama = GRAF.find_downstream_modules(pengganti.name) | {pengganti.name, "penilaian"}
    paket = sorted(n for n in lama if hasattr(sys.modules.get(n), "__path__"))
    for nama in lama:
        _lupakan(nama)
    sys.meta_path.insert(0, pengganti)  # type: ignore[arg-type]
    for nama in paket:
        _isi_lagi(nama)
    settings.register_profile(
        "mutasi",
        derandomize=True,
        database=None,
        deadline=None,
        phases=[p for p in Phase if p not in BUKAN],
        suppress_health_check=list(HealthCheck),
    )
    settings.load_profile("mutasi")
    hypothesis.core.global_force_seed = 0
    pilihan = ["-x", "-q", "--tb=short", "-p", "no:cacheprovider", "-o", "addopts=--strict-markers"]
    pilihan += ["-k", "not postgres"]  # a second database notices no other operator and takes longer than all the rest
    pilihan += [f"--basetemp={SIMPAN / 'sementara'}"]  # emptied by the next
    pilihan += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # their packages are here already
    urut = _Urut(urutan, pipa)
    pipa.send((int(pytest.main([*pilihan, *DEKAT[modul]], plugins=[urut])), urut.gagal, urut.lama, 0.0))


@dataclass(frozen=True)
class Putusan:
    """What the tests said: exit code of pytest (None = stopped for time), which test, seconds by test."""

    kode: int | None
    gagal: str | None
    lama: dict[str, float]
    prosesor: float


def jalankan(modul: str, isi: str, urutan: Sequence[str] = (), butuh: float = 600.0) -> Putusan:
    """Return what the tests near a module say to the given text of it.

    Args:
        modul: path in the repository.
        isi: its text.
        urutan: tests to run first.
        butuh: processor seconds that they need on the unchanged text.
    """
    garpu = multiprocessing.get_context("fork")
    baca, tulis = garpu.Pipe(duplex=False)
    anak = garpu.Process(target=_anak, args=(tulis, modul, isi, urutan, int(4 * butuh) + PROSESOR_LEBIH))
    anak.start()
    tulis.close()
    try:
        return Putusan(*baca.recv()) if baca.poll(4 * butuh + JAM_LEBIH) else Putusan(None, None, {}, 0.0)
    except EOFError:
        anak.join()
        if anak.exitcode == -signal.SIGKILL:
            sys.exit("killed from outside, for want of memory? Go on with --selamat")
        return Putusan(None, None, {}, 0.0)  # out of processor time, or crashed
    finally:
        anak.kill()
        anak.join()


def siapkan(pilihan: Sequence[str]) -> None:
    """Import the project and what it needs, once for all forks."""
    os.chdir(AKAR)
    os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}  # a fork keeps no threads
    os.environ["PENILAIAN_CONTOH"] = CONTOH
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # none of them is needed here, and they cost a second
    sys.path.insert(0, str(AKAR))
    for nama in (*DI_LUAR, *(m.removesuffix(".py").replace("/", ".") for m in pilihan)):
        importlib.import_module(nama)
    importlib.import_module("penilaian.desa").dikenal("11.01.01.2001")  # reads the list of villages
    gc.freeze()


def uji_modul(modul: str, tanpa: set[str]) -> Iterator[tuple[str, str]]:
    """Yield each mutant's name and who killed it, ``""`` for survivors; those named in ``tanpa`` are not tried.

    SystemExit where the tests fail without any change.
    """
    asal = baca(modul)
    biasa = jalankan(modul, asal)
    if biasa.kode != 0:
        sys.exit(f"{modul}: tests near it fail without any change ({biasa.kode}, {biasa.gagal})")
    urutan = sorted(biasa.lama, key=lambda t: biasa.lama[t])
    semua = [m for m in mutan(modul, baca(modul)) if m.nama not in tanpa]
    print(f"{modul}: {len(semua)} mutants, tests {biasa.prosesor:.0f} s", flush=True)
    for ke, m in enumerate(semua, start=1):
        putusan = jalankan(modul, m.isi, urutan, biasa.prosesor)
        pembunuh = {0: "", None: "time"}.get(putusan.kode, putusan.gagal or "does not load")
        if putusan.gagal in biasa.lama:
            urutan.remove(putusan.gagal)
            urutan.insert(0, putusan.gagal)
        if not pembunuh:
            print(f"  {ke}/{len(semua)} survived, line {m.baris} {m.nama.split(maxsplit=1)[1]}", flush=True)
        yield m.nama, pembunuh


def penjelasan() -> dict[str, str]:
    """Return why a survivor may live, by its name: the lines ``- name — why`` of docs/mutasi.md."""
    if not PENJELASAN.exists():
        return {}
    return dict(re.findall(r"(?m)^- (`penilaian/.+`(?: \(\d+\))?) — (.+)$", PENJELASAN.read_text("utf-8")))


def main() -> None:
    """Run the chosen modules, print the share killed, write the survivors."""
    kata = [a for a in sys.argv[1:] if not a.startswith("--")]
    pilihan = list(dict.fromkeys(m for k in kata or ("",) for m in DEKAT if k in m))
    SIMPAN.mkdir(exist_ok=True)
    sebab, tabel, tersisa = penjelasan(), [], []
    if "--lapor" not in sys.argv:
        siapkan(pilihan)
    for modul in pilihan:
        catatan = SIMPAN / (modul.replace("/", ".") + ".json")
        lalu = json.loads(catatan.read_text("utf-8")) if catatan.exists() else {}
        if "--lapor" not in sys.argv:
            tahu = {n for n, oleh in lalu.items() if oleh} if "--selamat" in sys.argv else set()
            for nama, oleh in uji_modul(modul, tahu):  # kept one by one: a run that is cut off goes on by --selamat
                lalu[nama] = oleh
                catatan.write_text(json.dumps(lalu, ensure_ascii=False, indent=1), encoding="utf-8")
        semua = [m.nama for m in mutan(modul, baca(modul)) if m.nama in lalu]
        hidup = [n for n in semua if not lalu[n]]
        tabel.append((modul, len(semua), len(semua) - len(hidup), sum(n in sebab for n in hidup)))
        tersisa += hidup
    (SIMPAN / "selamat.md").write_text("".join(f"- {n} — {sebab.get(n, '')}\n" for n in tersisa), encoding="utf-8")
    tabel.append(("all", *(sum(b[k] for b in tabel) for k in (1, 2, 3))))
    print("\n| module | mutants | killed | explained | share killed |\n|---|---|---|---|---|")
    for modul, banyak, mati, jelas in tabel:
        print(f"| {modul} | {banyak} | {mati} | {jelas} | {mati / max(banyak, 1):.1%} |")
    if bungkam := [n for n in tersisa if n not in sebab]:
        sys.exit(f"\n{len(bungkam)} survivors without a word in docs/mutasi.md: see {SIMPAN / 'selamat.md'}")


if __name__ == "__main__":
    main()
