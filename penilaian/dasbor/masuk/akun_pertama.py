"""The first start: the code from the terminal makes the first admin."""

import os
import sys

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response

from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.masuk.csrf import tanda
from penilaian.dasbor.masuk.halaman_masuk import formulir, halaman, isian, isian_sandi_baru, pesan
from penilaian.dasbor.masuk.penyedia import setelan_penyedia
from penilaian.dasbor.masuk.permintaan import baca_formulir, kerjakan, tanyakan
from penilaian.dasbor.masuk.selesai import KE_DASBOR, selesai
from penilaian.dasbor.sesi import ALAMAT_UMUM, PRA, acak, baca_kuki, pasang
from penilaian.simpan import GalatBasisData, GalatSimpan


def sapa_awal() -> None:
    """Print a new code and where it is used, while the store has no admin; called once, when the server is ready.

    Raises:
        GalatPemakaian: ``PENILAIAN_DB`` is no address of a database, or the settings of a provider are incomplete.
        GalatBasisData: the store does not open.
    """
    setelan_penyedia()
    kode = gudang().akun.terbitkan_kode()
    if kode is None:
        return
    alamat, port = st.get_option("server.address"), st.get_option("server.port")
    di = "127.0.0.1" if alamat in {None, "", "0.0.0.0", "::"} else alamat  # noqa: S104
    # Behind https only forms from the address of the setting are taken
    umum = os.environ.get(ALAMAT_UMUM, "").rstrip("/") or f"http://{di}:{port}"
    belum = "Belum ada admin." if gudang().akun.ada() else "Belum ada akun: dasbor menampilkan data contoh."
    print(
        f"{belum} Akun admin pertama dibuat di {umum}/mulai",
        f"dengan kode {kode} (sekali pakai, berlaku 24 jam).",
        sep="\n",
        file=sys.stdout,
        flush=True,
    )


async def lihat_mulai(permintaan: Request) -> Response:
    """Show the form of the first account."""
    return await _halaman_mulai(permintaan, {})


async def mulai(permintaan: Request) -> Response:
    """Make the first account and log it in."""
    isi = await baca_formulir(permintaan, "mulai")
    if isi.get("sandi") != isi.get("ulang"):
        return await _halaman_mulai(permintaan, isi, "Kedua sandi tidak sama.", 422)
    kode, nama_masuk, nama, sandi = (isi.get(n, "") for n in ("kode", "masuk", "nama", "sandi"))
    try:
        baru = await kerjakan(lambda: gudang().sesi.mulai(kode, nama_masuk, nama, sandi))
    except GalatBasisData:
        raise
    except GalatSimpan as galat:
        return await _halaman_mulai(permintaan, isi, str(galat), 422)
    return selesai(permintaan, baru, "akun")


async def _halaman_mulai(permintaan: Request, isi: dict[str, str], galat: str = "", status: int = 200) -> Response:
    if await tanyakan(lambda: gudang().akun.ada_admin()):
        return halaman("Sudah ada admin", pesan("Akun berikutnya dibuat oleh admin."), kaki={"Masuk": "/masuk"})
    pra = baca_kuki(permintaan, PRA) or acak()
    jawaban = halaman(
        "Akun admin pertama",
        pesan(galat, awas=True) if galat else None,
        formulir(
            "/mulai",
            "Buat akun",
            {"tanda": tanda(pra, "mulai")},
            isian("kode", "Kode", bantuan="Tertulis di terminal tempat dasbor dijalankan.", nilai=isi.get("kode", "")),
            isian("masuk", "Nama masuk", isi_sendiri="username", nilai=isi.get("masuk", "")),
            isian("nama", "Nama lengkap", isi_sendiri="name", nilai=isi.get("nama", "")),
            *isian_sandi_baru(),
        ),
        status=status,
        kaki=KE_DASBOR,
    )
    pasang(permintaan, jawaban, PRA, pra, sampai=None)
    return jawaban
