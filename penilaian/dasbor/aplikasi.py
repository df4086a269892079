"""Builds the dashboard's app and serves it: the same routes, middleware and settings in every way of starting it."""

import asyncio
import errno
import gc
import logging
import os
import socket
import sys
import tomllib
from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, TypedDict

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from penilaian.dasbor import halaman
from penilaian.dasbor.gudang import tutup_gudang
from penilaian.dasbor.jeroan_streamlit import tanpa_alamat_luar
from penilaian.dasbor.masuk.akun_pertama import sapa_awal
from penilaian.dasbor.peladen.kepala_aman import PintuKepala
from penilaian.dasbor.peladen.kompresi import Kompresi
from penilaian.dasbor.peladen.metrik import PintuMetrik, jaringan_metrik
from penilaian.dasbor.peladen.nama_dilayani import PintuNama, nama_dilayani
from penilaian.dasbor.peladen.perantara import pasang_perantara, peringatan_https
from penilaian.dasbor.peladen.rute import HurufPengganti, rute
from penilaian.dasbor.peladen.tempat_unggahan import PintuUnggahan, hentikan, sapu_berkala
from penilaian.dasbor.peladen.tenggat import PintuPutus, pasang_tenggat
from penilaian.dasbor.sumber.berkas import VARIABEL_BERKAS
from penilaian.dasbor.sumber.muatan import periksa_berkas
from penilaian.galat import GalatMasukan, GalatPemakaian
from penilaian.muat import daftar_luar, muat_instrumen
from penilaian.narasi.temuan import padatkan
from penilaian.simpan import GalatSimpan, alamat_basis_data, berkas_ada, peringatan_folder
from penilaian.terkirim import terkirim

UTAMA = Path(__file__).with_name("utama.py")


class Susunan(TypedDict):
    """The arguments of `streamlit.App`."""

    script_path: Path
    routes: list[BaseRoute]
    middleware: list[Middleware]
    lifespan: Callable[[st.App], AbstractAsyncContextManager[dict[str, Any]]]


def susunan(saat_siap: Callable[[], None] | None = None) -> Susunan:
    """Return the arguments of `streamlit.App`; ``saat_siap`` is called once, when the server is about to answer.

    Without one, the code for the first account is printed while nobody has an account.

    Raises:
        GalatPemakaian, GalatInstrumen: ``PENILAIAN_INSTRUMEN`` names what is no instrument, or one that is at fault.
        GalatMasukan: so is the answers file that is to be shown.

    They are arguments and not the app because ``streamlit run`` recognises an app only where it reads ``st.App(…)``.
    """
    pasang_tenggat()
    tanpa_alamat_luar()
    pasang_perantara()
    _catat_basis_data()
    jaringan_metrik()  # a setting that can't be read stops the start, not the first who asks
    nama_dilayani()
    for id_ in daftar_luar():
        muat_instrumen(id_)
    periksa_berkas()
    return {
        "script_path": UTAMA,
        "routes": rute(),
        "middleware": [
            Middleware(PintuKepala),
            Middleware(PintuNama),
            Middleware(PintuPutus),
            Middleware(PintuMetrik),
            Middleware(PintuUnggahan),
            Middleware(Kompresi),
            Middleware(HurufPengganti),
        ],
        "lifespan": _daur_hidup(saat_siap or _sambut_akun),
    }


def susunan_atau_keluar() -> Susunan:
    """Return ``susunan()``; where a setting names what cannot be shown, say what is wrong with it and exit.

    The status is that of the command: 1 for input at fault, 2 for misuse. A traceback would bury the message, for who
    starts the app by ``streamlit run`` or another server.
    """
    try:
        return susunan()
    except GalatMasukan as galat:
        salah = padatkan(t for t in galat.temuan if t.berat == "galat")
        pesan, status = "\n".join(["Dasbor tidak dijalankan, perbaiki dahulu:", *map(str, salah)]), 1
    except GalatPemakaian as galat:
        pesan, status = f"Dasbor tidak dijalankan: {galat}", 2
    print(pesan, file=sys.stderr, flush=True)
    raise SystemExit(status)


def _catat_basis_data() -> None:
    """Write what the database says itself, hosts and all, to standard error: visitors are told the rest in words."""
    catatan = logging.getLogger("penilaian.basisdata")
    catatan.setLevel(logging.INFO)
    if not catatan.handlers:
        tulis = logging.StreamHandler()
        tulis.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        catatan.addHandler(tulis)


def setelan() -> dict[str, Any]:
    """Return the settings in ``.streamlit/config.toml`` by their dotted names, e.g. ``theme.light.primaryColor``."""
    hasil: dict[str, Any] = {}

    def ratakan(awalan: str, bagian: dict[str, Any]) -> None:
        for kunci, nilai in bagian.items():
            if isinstance(nilai, dict):
                ratakan(f"{awalan}{kunci}.", nilai)
            else:
                hasil[awalan + kunci] = nilai

    ratakan("", tomllib.loads(terkirim(".streamlit", "config.toml").read_text("utf-8")))
    return hasil


def jalankan(alamat: str = "127.0.0.1", port: int = 8501, berkas: Path | None = None) -> None:
    """Serve the dashboard until it is stopped, with the shipped settings whatever folder it is started from.

    While nobody has an account, the code for the first one is printed; not where a file is shown.

    Args:
        alamat: the address to listen on; ``0.0.0.0`` for every network of this machine.
        port: 1–65535.
        berkas: the answers file that the pages show; ``None`` for the store, or the example data while it is empty.

    Raises:
        GalatMasukan: the file is missing or at fault.
        GalatPemakaian: the address is not of this machine, the port is taken or needs an administrator.
    """
    _pastikan_bebas(alamat, port)
    if berkas is not None:
        os.environ[VARIABEL_BERKAS] = str(berkas.resolve())
    app = st.App(**susunan(_sambut_pertama))
    # Streamlit's own greeting asks a host on the internet for this machine's address.
    khusus = {"server.address": alamat, "server.port": port, "logger.hideWelcomeMessage": True}
    with suppress(KeyboardInterrupt):
        app.run(config=setelan() | khusus)


def _alamat_di_jaringan() -> str:
    """Return this machine's address in its network; 127.0.0.1 where it has none. Nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as soket:
        try:
            soket.connect(("192.0.2.1", 1))
        except OSError:
            return "127.0.0.1"
        return str(soket.getsockname()[0])


def _daur_hidup(
    saat_siap: Callable[[], None],
) -> Callable[[st.App], AbstractAsyncContextManager[dict[str, Any]]]:
    @asynccontextmanager
    async def daur_hidup(app: st.App) -> AsyncGenerator[dict[str, Any]]:
        # The pages' modules (pandas among them) are loaded before the first visit. What stands in memory then stays
        # for ever: frozen, no later collection has to walk through it.
        for modul in iter_modules(halaman.__path__, f"{halaman.__name__}."):
            import_module(modul.name)
        gc.collect()
        gc.freeze()
        saat_siap()
        bersertifikat = bool(st.get_option("server.sslCertFile"))
        if peringatan := peringatan_https(st.get_option("server.address"), bersertifikat=bersertifikat):
            print(peringatan, flush=True)
        if berkas_ada(alamat_basis_data()) and (peringatan := peringatan_folder()):
            print(f"Peringatan: {peringatan}", flush=True)
        sapu = asyncio.create_task(sapu_berkala())
        try:
            yield {}
        finally:
            await hentikan(sapu)
            tutup_gudang()

    return daur_hidup


def _pastikan_bebas(alamat: str, port: int) -> None:
    keluarga = socket.AF_INET6 if ":" in alamat else socket.AF_INET
    with socket.socket(keluarga) as soket:
        if os.name != "nt":
            soket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            soket.bind((alamat, port))
        except OSError as galat:
            raise GalatPemakaian(_sebab(galat, alamat, port)) from galat


def _sebab(galat: OSError, alamat: str, port: int) -> str:
    if galat.errno == errno.EADDRINUSE:
        return (
            f"Port {port} sedang dipakai. Kalau dasbor sudah berjalan, buka http://{alamat}:{port}. "
            f"Kalau port itu milik program lain, pilih port lain, misalnya --port {port + 1}."
        )
    if galat.errno == errno.EACCES:
        return f"Port {port} tidak boleh dipakai oleh pengguna ini. Pilih port di atas 1023, misalnya --port 8501."
    return f"Alamat {alamat} bukan milik komputer ini. Pakai 127.0.0.1 untuk komputer ini saja, 0.0.0.0 untuk jaringan."


def _sambut_pertama() -> None:
    """Print where the dashboard stands, and the code for the first account."""
    _sambut()
    _sambut_akun()


def _sambut_akun() -> None:
    """Print the code for the first account, unless a file is shown; the dashboard is served without a store too."""
    if os.environ.get(VARIABEL_BERKAS):
        return
    try:
        sapa_awal()
    except (GalatSimpan, GalatPemakaian, OSError) as galat:
        sebab = galat.lengkap if isinstance(galat, GalatSimpan) else galat
        print(f"Basis data tidak terbuka, jadi tidak ada yang dapat masuk: {sebab}", flush=True)


def _sambut() -> None:
    """Print where the dashboard stands."""
    alamat, port = st.get_option("server.address"), st.get_option("server.port")
    semua = alamat in {"0.0.0.0", "::"}  # noqa: S104
    baris = [f"Dasbor terbuka di http://{'127.0.0.1' if semua else alamat}:{port}"]
    if semua and (di_jaringan := _alamat_di_jaringan()) != "127.0.0.1":
        baris.append(f"Dari perangkat lain di jaringan yang sama: http://{di_jaringan}:{port}")
    baris.append("Tekan Ctrl+C untuk berhenti.")
    print(*baris, sep="\n", flush=True)
