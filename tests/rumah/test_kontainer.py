"""The container of the guide: its steps are run as they stand, into a folder and not an image, and serve there."""

import json
import os
import re
import shlex
import subprocess
import sys
import time
from pathlib import Path

import pytest
from peladen import AKAR, lingkungan, port_bebas

PASANG = AKAR / "docs" / "panduan" / "pasang"
BUKAN_ROOT = 65534
"""A user who owns nothing; the image's own has to be made, which a test does not do to the machine it runs on."""


def langkah(berkas: Path) -> list[tuple[str, str]]:
    """The instructions of a Containerfile with their arguments, continued lines joined."""
    baris = re.sub(r"\\\n", " ", re.sub(r"(?m)^\s*#.*\n", "", berkas.read_text("utf-8")))
    return [(satu.split(None, 1)[0], satu.split(None, 1)[1].strip()) for satu in baris.splitlines() if satu.strip()]


def terjangkau(berkas: Path) -> bool:
    """Whether every user may run a program where it lies."""
    return all(satu.stat().st_mode & 0o001 for satu in (berkas, *berkas.parents))


SEMUA = langkah(PASANG / "Containerfile")


def satu(nama: str) -> str:
    return next(isi for perintah, isi in reversed(SEMUA) if perintah == nama)


def test_the_image_serves_without_root_and_keeps_data_in_one_volume():
    assert satu("USER").isdigit()
    assert int(satu("USER")) > 0
    assert satu("VOLUME") == "/data"
    assert f"-o {satu('USER')} -g {satu('USER')} /data" in satu("RUN")
    urutan = [perintah for perintah, _ in SEMUA]
    assert urutan.index("USER") > max(n for n, p in enumerate(urutan) if p in {"RUN", "COPY"})
    assert "/sehat" in satu("HEALTHCHECK")


@pytest.mark.parametrize("berkas", [PASANG.with_name("pasang.md"), PASANG / "Containerfile"], ids=lambda b: b.name)
def test_podman_is_told_to_build_an_image_that_keeps_its_health_check(berkas):
    """Its own format, OCI, has no HEALTHCHECK: the instruction is dropped with a warning."""
    perintah = re.findall(r"(?m)^(?:# )?(podman build .*)$", berkas.read_text("utf-8"))
    assert perintah
    for satu_perintah in perintah:
        kata = shlex.split(satu_perintah)
        assert kata[kata.index("--format") + 1] == "docker"


def test_no_image_and_no_package_is_fetched_from_a_host_that_is_named_here():
    for perintah, isi in SEMUA:
        if perintah == "FROM":
            assert "." not in isi.split("/")[0] or "/" not in isi
    assert "--index-url" not in (PASANG / "Containerfile").read_text("utf-8")


def test_the_service_lets_the_dashboard_write_its_data_only():
    teks = (PASANG / "dasbor-desa.service").read_text("utf-8")
    for baris in ("User=dasbor", "ProtectSystem=strict", "NoNewPrivileges=yes", "LimitNOFILE=65536", "UMask=0077"):
        assert baris in teks.splitlines()


@pytest.mark.bukti_panjang
def test_the_steps_of_the_image_build_a_dashboard_that_is_healthy_without_root_and_writes_its_data_only(tmp_path):
    awalan, data = tmp_path / "opt", tmp_path / "data"
    bangun = next(isi for perintah, isi in SEMUA if perintah == "RUN")
    sumber = tmp_path / "sumber"
    subprocess.run(["git", "clone", "-q", "--no-hardlinks", str(AKAR), str(sumber)], check=True, timeout=120)
    alat = f'python3() {{ {shlex.quote(sys.executable)} "$@"; }}; {bangun}'
    subprocess.run(
        ["sh", "-euc", alat], cwd=sumber, env=lingkungan(tmp_path) | {"AWALAN": str(awalan)}, check=True, timeout=1500
    )

    data.mkdir(mode=0o700)
    sebelum = {p: p.stat().st_mtime_ns for p in awalan.rglob("*") if p.is_file()}
    milik = {}
    if os.getuid() == 0 and terjangkau(Path(sys.executable).resolve()):
        for induk in (tmp_path, tmp_path.parent, tmp_path.parent.parent):  # pytest's own, closed to others
            induk.chmod(induk.stat().st_mode | 0o011)
        os.chown(data, BUKAN_ROOT, BUKAN_ROOT)
        milik = {"user": BUKAN_ROOT, "group": BUKAN_ROOT}
    setelan = dict(
        re.findall(r"(\w+)=(\S+)", satu("ENV").replace("/data", str(data)).replace("/opt/dasbor-desa", str(awalan)))
    )
    port = str(port_bebas())
    with subprocess.Popen([*json.loads(satu("CMD")), "--port", port], cwd="/", env=setelan, **milik) as dasbor:
        try:
            uji = json.loads(satu("HEALTHCHECK").partition("CMD ")[2].replace("8501", port))
            batas = time.monotonic() + 300
            while subprocess.run(uji, env=setelan, stderr=subprocess.DEVNULL, check=False, **milik).returncode:
                assert dasbor.poll() is None
                assert time.monotonic() < batas
                time.sleep(1)
        finally:
            dasbor.terminate()
    assert (data / "penilaian.db").exists()
    assert {p: p.stat().st_mtime_ns for p in awalan.rglob("*") if p.is_file()} == sebelum
