"""What a worker does first: give up memory, time and the right to write files, then run the script it was made for.

A script, run by ``proses`` with an interpreter of its own. It imports nothing of the project.
Arguments: the limits as JSON (``memori`` bytes, ``prosesor`` seconds, ``santun`` steps of politeness, ``tanpa``
modules that must not be imported), the script, its arguments.
"""

import json
import os
import runpy
import sys
from typing import Any


def batasi(batas: dict[str, Any]) -> None:
    """Give up what the limits do not allow. On Windows the parent's own time limit remains."""
    for modul in batas["tanpa"]:
        sys.modules[modul] = None  # type: ignore[assignment]  # what is not there cannot be imported
    if hasattr(os, "nice"):
        os.nice(batas["santun"])
    try:
        import resource
    except ImportError:
        return
    for apa, paling_banyak in (
        # Data counts what is written to; libraries and files that are only looked at come on top, so twice for all.
        (resource.RLIMIT_DATA, batas["memori"]),
        (resource.RLIMIT_AS, 2 * batas["memori"]),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(apa, (paling_banyak, paling_banyak))
    # SIGXCPU first, which its parent can tell from other ends; a second later there is no more asking
    resource.setrlimit(resource.RLIMIT_CPU, (batas["prosesor"], batas["prosesor"] + 1))


def utama(argumen: list[str]) -> None:
    """Run a script within limits."""
    batasi(json.loads(argumen[0]))
    sys.argv = argumen[1:]
    runpy.run_path(argumen[1], run_name="__main__")


if __name__ == "__main__":
    utama(sys.argv[1:])
