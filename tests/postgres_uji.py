"""A real PostgreSQL server on loopback, made by the tests themselves: it can be stopped and started like any other."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

import psycopg
import pytest
from psycopg import sql


class Postgres:
    """A server of its own on loopback, in a temporary folder, without root's rights."""

    def __init__(self, bin_: Path) -> None:
        self._bin = bin_
        self._folder = Path(tempfile.mkdtemp(prefix="penilaian-pg-"))
        self._siapa = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
        if self._siapa:
            shutil.chown(self._folder, "postgres", "postgres")
        self._jalankan("initdb", "-U", "penilaian", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        with socket.socket() as soket:
            soket.bind(("127.0.0.1", 0))
            self.port = soket.getsockname()[1]
        self._nyala()
        self._nomor = count(1)

    def _nyala(self) -> None:
        atur = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
        atur += " -c max_connections=200"
        self._jalankan("pg_ctl", "-w", "-l", str(self._folder / "catatan"), "-o", atur, "start")

    def padam(self) -> None:
        """Stop the server as a restart of its machine does; ``nyalakan`` starts it at the same port."""
        self._jalankan("pg_ctl", "-w", "-m", "fast", "stop")

    def nyalakan(self) -> None:
        self._nyala()

    @contextmanager
    def beku(self) -> Iterator[None]:
        """Stop every process of the server where it is: lines are taken, and nothing is said."""
        induk = int((self._folder / "data" / "postmaster.pid").read_text().splitlines()[0])
        anak = [int(p) for p in Path(f"/proc/{induk}/task/{induk}/children").read_text().split()]
        os.kill(induk, signal.SIGSTOP)
        for nomor in anak:
            with suppress(ProcessLookupError):
                os.kill(nomor, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(induk, signal.SIGCONT)
            for nomor in anak:
                with suppress(ProcessLookupError):  # one that was ending when it was held, once its server goes on
                    os.kill(nomor, signal.SIGCONT)

    def alamat(self, basis_data: str) -> str:
        return f"postgresql://penilaian@127.0.0.1:{self.port}/{basis_data}"

    def basis_data(self, pola: str = "template0") -> str:
        """Make a database (a copy of ``pola``) and return its name."""
        nama = f"gudang_{next(self._nomor)}"
        with psycopg.connect(self.alamat("postgres"), autocommit=True) as c:
            perintah = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(nama), sql.Identifier(pola))
            c.execute(perintah)
        return nama

    def buang(self, basis_data: str) -> None:
        with psycopg.connect(self.alamat("postgres"), autocommit=True) as c:
            c.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(basis_data)))

    def hentikan(self) -> None:
        self._jalankan("pg_ctl", "-w", "-m", "immediate", "stop")
        shutil.rmtree(self._folder, ignore_errors=True)

    def _jalankan(self, perintah: str, *argumen: str) -> None:
        argv = [str(self._bin / perintah), "-D", str(self._folder / "data"), *argumen]
        hasil = subprocess.run(
            argv,
            cwd=self._folder,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if perintah == "initdb" else subprocess.DEVNULL,
            stderr=subprocess.STDOUT,
            check=False,
            **self._siapa,
        )
        assert hasil.returncode == 0, f"{perintah}: {(hasil.stdout or b'').decode()}"


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    ada = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: float(p.parts[4]))
    di_jalur = shutil.which("initdb")
    bin_ = ada[-1].parent if ada else Path(di_jalur).resolve().parent if di_jalur else None
    if bin_ is None:
        sebab = "PostgreSQL tidak terpasang (apt-get install postgresql)"
        if os.environ.get("CI") == "true":
            pytest.fail(sebab)
        pytest.skip(sebab)
    peladen = Postgres(bin_)
    yield peladen
    peladen.hentikan()
