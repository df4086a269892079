"""The guide for a server: its steps for a new version can be followed again and again."""

import re
from pathlib import Path

NASKAH = Path(__file__).parents[2] / "docs" / "panduan" / "pasang.md"


def blok(judul: str) -> str:
    """Return the shell lines below a heading."""
    bagian = re.split(r"^## ", NASKAH.read_text("utf-8"), flags=re.M)
    (ini,) = (b for b in bagian if b.startswith(judul))
    return "\n".join(re.findall(r"```sh\n(.*?)```", ini, re.S))


def test_each_version_has_a_folder_of_its_own_that_one_link_points_to():
    for judul in ("1. Program", "Versi baru"):
        isi = blok(judul)
        assert "baru=/opt/dasbor-desa-$(git describe" in isi
        assert "ln -sfn $baru /opt/dasbor-desa\n" in isi
        assert "python3 -m venv $baru" in isi
        assert not re.search(r"^mv ", isi, re.M)


def test_every_command_of_a_server_is_called_by_its_path():
    for judul in ("Cadangan", "Versi baru"):
        assert not re.findall(r"^\s*penilaian ", blok(judul), re.M)
