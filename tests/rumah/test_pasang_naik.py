"""The guide for a server: its steps can be followed again and again, and its ways of running have the same settings."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest

NASKAH = Path(__file__).parents[2] / "docs" / "panduan" / "pasang.md"

PASANG = NASKAH.with_name("pasang")
SH = shutil.which("sh") or "sh"


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


def test_every_command_that_touches_the_store_runs_as_the_services_user():
    semua = "\n".join(re.findall(r"```sh\n(.*?)```", NASKAH.read_text("utf-8"), re.S)).splitlines()
    perintah = [b for b in semua if re.search(r"penilaian (?:basisdata|akun|impor|riwayat|dasbor) ", b)]
    assert len(perintah) >= len(("akun", "periksa", "pulihkan", "periksa", "dasbor", "naik", "pulihkan"))
    assert not [b for b in perintah if not b.startswith(("sebagai-layanan ", "runuser -u dasbor -- "))]


def test_the_settings_are_read_as_systemd_does_and_never_as_shell(tmp_path):
    assert not re.search(r"(?:^|[\s;])(?:\.|source)\s+/etc/", NASKAH.read_text("utf-8"), re.M)
    tiruan = tmp_path / "systemd-run"
    tiruan.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n', "utf-8")
    tiruan.chmod(0o755)
    perintah = ["/opt/x/bin/penilaian", "basisdata", "pulihkan", "/var/a b&$c.zip"]
    jalan = [SH, str(PASANG / "sebagai-layanan"), *perintah]
    hasil = subprocess.run(jalan, capture_output=True, text=True, check=True, env={"PATH": str(tmp_path)})
    pilihan, _, sisa = hasil.stdout.partition("\n--\n")
    assert sisa.splitlines() == perintah
    layanan_ = (PASANG / "dasbor-desa.service").read_text("utf-8").splitlines()
    for kunci, pilih in {"User": "--uid", "Group": "--gid", "EnvironmentFile": "", "UMask": ""}.items():
        (isi,) = (b.partition("=")[2] for b in layanan_ if b.startswith(f"{kunci}="))
        assert (f"{pilih}={isi}" if pilih else f"--property={kunci}={isi}") in pilihan.splitlines()


# -- the same settings in every way of running -----------------------------------------------------------------------

SETELAN = dict(re.findall(r"^\| `([A-Z_]+)` \| (.*) \|$", NASKAH.read_text("utf-8"), re.M))
"""The guide's table: what stands in ``/etc/penilaian.env``, which the service reads."""

TENTANG_SERVER = ("PENILAIAN_ALAMAT", "PENILAIAN_NAMA_LAIN", "PENILAIAN_PERANTARA")
"""What a server says about itself, and a drill on the same machine must not."""


def kontainer() -> dict[str, str]:
    """Return the settings with which the guide runs the container."""
    (perintah,) = (b for b in blok("Dengan kontainer").replace("\\\n", " ").splitlines() if b.startswith("podman run"))
    kata = shlex.split(perintah)
    return dict(kata[n + 1].split("=", 1) for n, satu in enumerate(kata) if satu == "-e")


def layanan() -> dict[str, str]:
    """Return the values that the table gives to the service's settings."""
    return {nama: cocok[1] for nama, isi in SETELAN.items() if (cocok := re.match(r"`([^`]+)`", isi))}


@pytest.mark.parametrize("cara", [kontainer, layanan])
def test_every_way_of_serving_names_the_address_that_it_answers_for(cara):
    setelan = cara()
    assert urlsplit(setelan["PENILAIAN_ALAMAT"]).scheme == "https"


def test_the_container_has_no_setting_that_the_table_does_not_explain():
    assert set(kontainer()) <= set(SETELAN)
    assert "PENILAIAN_PERANTARA" in kontainer()  # whose connections come from the container's own network


def test_both_services_read_the_file_that_the_table_fills():
    for nama in ("dasbor-desa.service", "dasbor-desa-cadangan.service"):
        assert "EnvironmentFile=/etc/penilaian.env" in (PASANG / nama).read_text("utf-8").splitlines()
    assert "`/etc/penilaian.env`" in NASKAH.read_text("utf-8")


def test_the_servers_in_front_have_the_name_that_the_settings_name():
    nama = urlsplit(kontainer()["PENILAIAN_ALAMAT"]).hostname
    assert f"\n{nama} {{" in (PASANG / "Caddyfile").read_text("utf-8")
    nginx = (PASANG / "nginx.conf").read_text("utf-8")
    assert set(re.findall(r"server_name (\S+);", nginx)) == {nama}


def test_no_setting_is_left_to_streamlit_which_reads_no_list_from_the_environment():
    assert not re.findall(r"STREAMLIT_[A-Z_]+", NASKAH.read_text("utf-8"))


def test_the_drill_on_this_machine_is_free_of_what_the_server_says_about_itself():
    awal = blok("Cadangan").split("basisdata pulihkan")[0]
    (baris,) = (b for b in awal.splitlines() if b.startswith("unset "))
    assert set(TENTANG_SERVER) <= set(baris.split())
