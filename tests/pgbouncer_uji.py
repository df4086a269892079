"""A real PgBouncer on loopback in transaction mode, before the PostgreSQL server that the tests make."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from postgres_uji import Postgres

GARIS = 3
"""Lines to the server, fewer than those who ask: everyone's next transaction may run in another's session."""


class PgBouncer:
    """PgBouncer before a server, with ``GARIS`` lines to each of its databases, without root's rights."""

    def __init__(self, program: str, peladen: Postgres) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="penilaian-pgb-"))
        siapa = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
        with socket.socket() as soket:
            soket.bind(("127.0.0.1", 0))
            self.port = soket.getsockname()[1]
        (self._folder / "orang").write_text('"penilaian" ""\n')
        atur = {
            "listen_addr": "127.0.0.1",
            "listen_port": self.port,
            "unix_socket_dir": "",
            "auth_type": "trust",
            "auth_file": self._folder / "orang",
            "pool_mode": "transaction",
            "default_pool_size": GARIS,
            "server_login_retry": 1,
            "logfile": self._folder / "catatan",
        }
        isi = "".join(f"{nama} = {nilai}\n" for nama, nilai in atur.items())
        (self._folder / "atur.ini").write_text(
            f"[databases]\n* = host=127.0.0.1 port={peladen.port}\n[pgbouncer]\n{isi}"
        )
        if siapa:
            for jalur in (self._folder, *self._folder.iterdir()):
                shutil.chown(jalur, "postgres", "postgres")
        self._proses = subprocess.Popen(
            [program, str(self._folder / "atur.ini")],
            cwd=self._folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **siapa,
        )
        self._tunggu()

    def _tunggu(self) -> None:
        akhir = time.monotonic() + 60
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                catatan = self._folder / "catatan"
                kata = catatan.read_text() if catatan.exists() else ""
                assert self._proses.poll() is None, f"PgBouncer ended: {kata}"
                assert time.monotonic() < akhir, f"PgBouncer takes no line: {kata}"
                time.sleep(0.05)

    def alamat(self, basis_data: str) -> str:
        return f"postgresql://penilaian@127.0.0.1:{self.port}/{basis_data}"

    def hentikan(self) -> None:
        self._proses.kill()
        self._proses.wait()
        shutil.rmtree(self._folder, ignore_errors=True)


@pytest.fixture(scope="module")
def pgbouncer(postgres: Postgres) -> Iterator[PgBouncer]:
    program = shutil.which("pgbouncer") or shutil.which("pgbouncer", path="/usr/sbin")
    if program is None:
        sebab = "PgBouncer tidak terpasang (apt-get install pgbouncer)"
        if os.environ.get("CI") == "true":
            pytest.fail(sebab)
        pytest.skip(sebab)
    ini = PgBouncer(program, postgres)
    yield ini
    ini.hentikan()
