"""The ``penilaian`` command."""

import atexit
import gc

_memungut = gc.isenabled()
gc.disable()  # of what is loaded nothing is garbage: looking for it costs a tenth of a short command
from penilaian.cli.perintah import app  # noqa: E402

if _memungut:
    gc.enable()


def utama() -> None:
    """Run the command line; exit status 0 good, 1 input at fault, 2 misuse."""
    gc.freeze()
    atexit.register(gc.freeze)  # nor is it looked for once more at the end
    app()


__all__ = ["app", "utama"]
