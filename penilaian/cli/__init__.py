"""The ``penilaian`` command."""

from penilaian.cli.perintah import app


def utama() -> None:
    """Run the command line; exit status 0 good, 1 input at fault, 2 misuse."""
    app()


__all__ = ["app", "utama"]
