"""Typer in Indonesian: help pages and messages about a misused command.

Typer builds its messages in English without a catalogue, so they are put into words here, at the one place where
they are shown; what is not known stays as it is.
"""

import re
import sys
from typing import Any, Final, NoReturn

import typer
from rich.console import Console
from typer.core import TyperCommand, TyperGroup

_PESAN = (
    (r"No such option: (?P<a>\S+?)\.?(?P<b>\s.*)?", "Opsi {a} tidak dikenal."),
    (r"No such command (?P<a>'[^']*')\..*", "Perintah {a} tidak dikenal."),
    (r"Missing argument (?P<a>.*)\.", "Argumen {a} belum diberikan."),
    (r"Missing option (?P<a>.*)\.", "Opsi {a} belum diberikan."),
    (r"Missing command\.", "Perintah belum diberikan."),
    (r"Got unexpected extra arguments?(?:\(s\))? \((?P<a>.*)\)", "Argumen {a} berlebih."),
    (r"Option (?P<a>'[^']*') requires an argument\.", "Opsi {a} memerlukan nilai."),
    (r"Option (?P<a>'[^']*') does not take a value\.", "Opsi {a} tidak memerlukan nilai."),
    (r"Invalid value for (?P<a>.*?): Input should be a valid integer.*", "Nilai {a} harus bilangan bulat."),
    (r"Invalid value for (?P<a>.*?): Input should be a valid number.*", "Nilai {a} harus bilangan, misalnya 0.05."),
    (
        r"Invalid value for (?P<a>.*?): Input should be greater than or equal to (?P<b>\S+)",
        "Nilai {a} paling kecil {b}.",
    ),
    (r"Invalid value for (?P<a>.*?): Input should be less than or equal to (?P<b>\S+)", "Nilai {a} paling besar {b}."),
    (r"Invalid value for (?P<a>.*?): (?P<b>.*)", "Nilai untuk {a} salah: {b}"),
)


_JUDUL: Final = {
    "ARGUMENTS_PANEL_TITLE": "Argumen",
    "OPTIONS_PANEL_TITLE": "Opsi",
    "COMMANDS_PANEL_TITLE": "Perintah",
    "ERRORS_PANEL_TITLE": "Salah pakai",
    "DEFAULT_STRING": "[bawaan: {}]",
    "REQUIRED_LONG_STRING": "[wajib]",
}
"""Titles of Typer's help panels."""


def terjemahkan(pesan: str) -> str:
    """Return Typer's message about a misused command in Indonesian, unchanged where it is not known."""
    for pola, ganti in _PESAN:
        if cocok := re.fullmatch(pola, pesan, flags=re.DOTALL):
            return ganti.format(**{k: v or "" for k, v in cocok.groupdict().items()})
    return pesan


class _Bantuan:
    """Help in Indonesian, for commands and groups alike."""

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401  (Typer's own types are private)
        """Return the help option with its text in Indonesian."""
        opsi = super().get_help_option(ctx)  # type: ignore[misc]
        if opsi is not None:
            opsi.help = "Tampilkan bantuan ini."
        return opsi

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401
        """Return the parameters; beside a flag stands nothing, where Typer shows the name of a Python type."""
        semua: list[Any] = super().get_params(ctx)  # type: ignore[misc]
        for p in semua:
            if getattr(p, "is_flag", False) and p.metavar is None:
                p.metavar = ""
        return semua

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write the help page; its titles are put into Indonesian now, since what draws it is slow to import."""
        from typer import rich_utils

        for nama, judul in _JUDUL.items():
            setattr(rich_utils, nama, judul)
        super().format_help(ctx, formatter)  # type: ignore[misc]

    def format_usage(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write the usage line."""
        potongan = self.collect_usage_pieces(ctx)  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, " ".join(potongan), prefix="Pemakaian: ")


class Perintah(_Bantuan, TyperCommand):
    """A command whose help is in Indonesian."""


class Kelompok(_Bantuan, TyperGroup):
    """A group of commands whose help and misuse messages are in Indonesian."""

    def main(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        """Run the command; misuse ends with status 2 and a message in Indonesian."""
        berdiri_sendiri = kwargs.pop("standalone_mode", True)
        kwargs["standalone_mode"] = False
        if not berdiri_sendiri:
            return super().main(*args, **kwargs)
        try:
            sys.exit(super().main(*args, **kwargs) or 0)
        except typer.Abort:
            Console(stderr=True).print("Dihentikan.")
            sys.exit(1)
        except Exception as galat:
            if not hasattr(galat, "format_message"):
                raise
            _tampilkan_salah(galat)


def _tampilkan_salah(galat: Any) -> NoReturn:  # noqa: ANN401
    layar = Console(stderr=True)
    konteks = getattr(galat, "ctx", None)
    if type(galat).__name__ == "NoArgsIsHelpError":
        layar.print(konteks.get_help() if konteks else "", markup=False)
        sys.exit(2)
    if konteks is not None:
        layar.print(konteks.get_usage(), style="bold", markup=False, highlight=False)
        layar.print(f"Coba '{konteks.command_path} --help' untuk bantuan.", style="dim", markup=False, highlight=False)
    layar.print(terjemahkan(galat.format_message()), style="red", markup=False, highlight=False)
    sys.exit(getattr(galat, "exit_code", 2))
