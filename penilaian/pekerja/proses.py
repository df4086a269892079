"""One worker: started, fed, listened to, and ended whatever happens."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Final, Generic, Literal, NamedTuple, TypeVar

T = TypeVar("T")

_ANAK: Final = Path(__file__).with_name("anak.py")

_LINGKUNGAN: Final = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "TEMP", "TMP", "LANG")
"""What a worker sees of the environment: no password of a database is among it."""

_TETAP: Final = {
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "OMP_NUM_THREADS": "1",
    "PYTHONUTF8": "1",
    # glibc keeps what pieces of a megabyte leave behind, twice a worker's need; with these it gives them back.
    "MALLOC_MMAP_THRESHOLD_": "65536",
    "MALLOC_TRIM_THRESHOLD_": "262144",
}

_JEDA: Final = 0.2
"""Seconds between two looks at whether the one who asked is still there."""


class Batas(NamedTuple):
    """What a worker may use.

    Attributes:
        memori: bytes that it may write to.
        prosesor: seconds of processor time.
        detik: seconds until it is ended, waiting for the processor included.
        santun: steps by which others go before it on the processor (0–19).
        tanpa: modules that it does without, so that it starts quickly.
    """

    memori: int
    prosesor: int
    detik: float
    santun: int = 10
    tanpa: tuple[str, ...] = ()


class TakSelesai(Exception):
    """A worker came to no end.

    It used up its time (``waktu``), others left it too little of the processor to do so (``sibuk``), or it died
    (``mati``).
    """

    def __init__(self, sebab: Literal["waktu", "sibuk", "mati"]) -> None:
        super().__init__(sebab)
        self.sebab = sebab


class Ditinggal(Exception):
    """The one who asked is gone, so the work was ended; raised by ``masih``."""


def kerjakan(
    skrip: Path,
    argumen: Sequence[str],
    masukan: bytes | IO[bytes],
    batas: Batas,
    terima: Callable[[IO[bytes]], T],
    masih: Callable[[], object] = lambda: None,
) -> T:
    """Run a script in a process of its own and return what it answered.

    Args:
        skrip: of this house.
        argumen: its arguments.
        masukan: bytes for its standard input, or an open file that becomes it.
        batas: what it may use.
        terima: reads its standard output, in another thread.
        masih: called a few times a second; what it raises ends the work, e.g. ``Ditinggal``.

    Raises:
        TakSelesai: out of time, dead before its end, or ``terima`` found the answer cut off (EOFError, ValueError).
    """
    aturan = {"memori": batas.memori, "prosesor": batas.prosesor, "santun": batas.santun, "tanpa": batas.tanpa}
    lingkungan = {k: os.environ[k] for k in _LINGKUNGAN if k in os.environ} | _TETAP
    anak = subprocess.Popen(  # noqa: S603  (our own interpreter and script)
        [sys.executable, "-I", str(_ANAK), json.dumps(aturan), str(skrip), *argumen],
        stdin=subprocess.PIPE if isinstance(masukan, bytes) else masukan,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=lingkungan,
    )
    assert anak.stdout is not None  # noqa: S101  (a pipe was asked for)
    pendengar = _Pendengar(terima, anak.stdout)
    penyuap = threading.Thread(target=_suapi, args=(anak.stdin, masukan), daemon=True)
    try:
        pendengar.start()
        penyuap.start()
        akhir = time.monotonic() + batas.detik
        while pendengar.is_alive():
            pendengar.join(_JEDA)
            if pendengar.is_alive():
                masih()
                if time.monotonic() > akhir:
                    raise TakSelesai("sibuk" if _mau_prosesor(anak.pid) else "waktu")
        with suppress(subprocess.TimeoutExpired):
            anak.wait(max(1.0, akhir - time.monotonic()))
    finally:
        anak.kill()
        status = anak.wait()
        pendengar.join()
        penyuap.join()
        anak.stdout.close()
    if status or pendengar.galat is not None:
        if pendengar.galat is not None and not isinstance(pendengar.galat, (EOFError, OSError, ValueError)):
            raise pendengar.galat
        raise TakSelesai("waktu" if status == -_SIGXCPU else "mati") from pendengar.galat
    return pendengar.hasil[0]


_SIGXCPU: Final = 24
"""Signal that ends who used up its processor time."""


def _mau_prosesor(pid: int) -> bool:
    """Return whether a process wants the processor this moment; False where the system does not tell.

    One that does at the end of its wall time has not used up its processor time, which would have ended it: it had to
    wait for others. One that does not is waiting for something else, and would for ever.
    """
    try:
        keadaan = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return False
    return keadaan[:1] == ["R"]


class _Pendengar(threading.Thread, Generic[T]):
    """Reads what a worker answers, while its caller looks after the clock."""

    def __init__(self, terima: Callable[[IO[bytes]], T], dari: IO[bytes]) -> None:
        super().__init__(daemon=True)
        self._terima = terima
        self._dari = dari
        self.hasil: list[T] = []
        self.galat: Exception | None = None

    def run(self) -> None:
        try:
            self.hasil.append(self._terima(self._dari))
        except Exception as e:
            self.galat = e


def _suapi(ke: IO[bytes] | None, masukan: bytes | IO[bytes]) -> None:
    """Write the input; a worker that has seen enough closes its end."""
    if ke is not None and isinstance(masukan, bytes):
        with suppress(OSError), ke:
            ke.write(masukan)
