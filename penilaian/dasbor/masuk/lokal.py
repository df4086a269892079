"""Logging in by password, and logging out."""

from functools import partial

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.masuk.csrf import tanda
from penilaian.dasbor.masuk.halaman_masuk import formulir, halaman, isian, pesan
from penilaian.dasbor.masuk.penyedia import alamat_keluar, setelan_penyedia
from penilaian.dasbor.masuk.permintaan import baca_formulir, kerjakan, pelaku_permintaan, tanyakan
from penilaian.dasbor.masuk.selesai import JANGAN_SIMPAN, KE_DASBOR, selesai
from penilaian.dasbor.sesi import (
    KELUAR,
    PERANGKAT,
    PRA,
    SESI,
    UMUR_PERANGKAT,
    acak,
    alamat_peminta,
    baca_kuki,
    buang,
    pasang,
    tujuan,
)
from penilaian.simpan import TAMU, Pelaku, TerlaluSering
from penilaian.simpan.rak import GalatMasuk

_BANTUAN_KODE = "Dari admin; kosongkan kalau Anda tidak memilikinya."


async def lihat_masuk(permintaan: Request) -> Response:
    """Show the login form, or who is logged in already."""
    lanjut = permintaan.query_params.get("lanjut", "")
    siapa = await pelaku_permintaan(permintaan)
    if siapa == TAMU:
        return await _halaman_masuk(permintaan, lanjut)
    return _sudah_masuk(permintaan, siapa, lanjut)


async def masuk(permintaan: Request) -> Response:
    """Log in by password."""
    isi = await baca_formulir(permintaan, "masuk")
    nama, sandi, lanjut, kode = (isi.get(n, "") for n in ("nama", "sandi", "lanjut", "kode"))
    alamat, token_lama = alamat_peminta(permintaan), baca_kuki(permintaan, SESI)
    perangkat, dikenali = baca_kuki(permintaan, PERANGKAT), None
    ulang = partial(_halaman_masuk, permintaan, lanjut, nama=nama)
    try:
        if kode.strip():
            dikenali = perangkat = await tanyakan(lambda: gudang().sesi.kenali(nama, kode, perangkat=perangkat))
        masuk = partial(gudang().sesi.masuk, nama, sandi, alamat, token_lama=token_lama, perangkat=perangkat)
        return selesai(permintaan, await kerjakan(masuk), lanjut)
    except TerlaluSering as galat:
        jawaban = await ulang(galat=str(galat), status=429, tunggu=galat.tunggu, minta_kode=galat.habis)
    except GalatMasuk as galat:
        jawaban = await ulang(galat=str(galat), status=403, minta_kode=bool(kode.strip()) and dikenali is None)
    if dikenali is not None:
        pasang(permintaan, jawaban, PERANGKAT, dikenali, sampai=UMUR_PERANGKAT)
    return jawaban


async def segar(permintaan: Request) -> Response:
    """Take back the cookie of a session that has ended, and go on; one that lives stays."""
    jawaban = RedirectResponse(tujuan(permintaan, permintaan.query_params.get("lanjut", "")), 303, JANGAN_SIMPAN)
    if await pelaku_permintaan(permintaan) == TAMU:
        buang(permintaan, jawaban, SESI)
    return jawaban


async def lihat_keluar(permintaan: Request) -> Response:
    """Show the button that logs out."""
    siapa = await pelaku_permintaan(permintaan)
    if siapa == TAMU:
        jawaban: Response = halaman("Anda sudah keluar", kaki={"Masuk": "/masuk", **KE_DASBOR})
        buang(permintaan, jawaban, SESI)
        return jawaban
    return _sudah_masuk(permintaan, siapa, "")


async def keluar(permintaan: Request) -> Response:
    """Log out: the session ends in the store, so in every tab, and its cookie goes; then at the provider too.

    Otherwise who sits down next at this computer would be let in by the provider under the same name.
    """
    token, di_penyedia = baca_kuki(permintaan, SESI), None
    if token is not None:
        await baca_formulir(permintaan, "keluar", nama_kuki=SESI)
        if await tanyakan(lambda: gudang().sesi.keluar(token)) == "oidc":
            di_penyedia = await alamat_keluar(permintaan)
    jawaban: Response = RedirectResponse("/", 303, JANGAN_SIMPAN)
    if di_penyedia is not None:
        # By a page and not by a redirect: browsers hold a form's redirects to the policy of the page that it stood on.
        kaki = {"Lanjutkan": di_penyedia, "Tetap masuk di penyedia": "/"}
        isi = pesan("Anda sudah keluar dari dasbor, dan diantar ke penyedia login untuk keluar juga di sana.")
        jawaban = halaman("Keluar", isi, kaki=kaki, muat_ke=di_penyedia)
    buang(permintaan, jawaban, SESI)
    # For the script of the page that comes (bingkai.js): what was typed and not saved goes too.
    jawaban.set_cookie(KELUAR, "1", max_age=60, path="/", samesite="lax")
    return jawaban


async def _halaman_masuk(
    permintaan: Request,
    lanjut: str,
    *,
    nama: str = "",
    galat: str = "",
    status: int = 200,
    tunggu: int | None = None,
    minta_kode: bool = False,
) -> Response:
    """Return the login form; ``minta_kode``: with a field for the one-time code that an admin gives out."""
    if not await tanyakan(lambda: gudang().akun.ada()):
        return halaman(
            "Belum ada akun",
            pesan("Buat akun admin pertama dengan kode yang tertulis di terminal tempat dasbor dijalankan."),
            kaki={"Buat akun pertama": "/mulai", **KE_DASBOR},
        )
    pra = baca_kuki(permintaan, PRA) or acak()
    isi = [pesan(galat, awas=True)] if galat else []
    isi.append(
        formulir(
            "/masuk",
            "Masuk",
            {"tanda": tanda(pra, "masuk"), "lanjut": lanjut},
            isian("nama", "Nama masuk", isi_sendiri="username", nilai=nama),
            isian("sandi", "Sandi", jenis="password", isi_sendiri="current-password"),
            isian("kode", "Kode sekali pakai", bantuan=_BANTUAN_KODE, wajib=False) if minta_kode else None,
        )
    )
    if (penyedia := setelan_penyedia()) is not None:
        tersembunyi = {"tanda": tanda(pra, "oidc"), "lanjut": lanjut}
        isi.append(formulir("/masuk/oidc", f"Masuk lewat {penyedia.nama}", tersembunyi, kelas="kedua"))
    kepala = {"Retry-After": str(tunggu)} if tunggu else None
    jawaban = halaman("Masuk", *isi, status=status, kaki=KE_DASBOR, kepala=kepala)
    pasang(permintaan, jawaban, PRA, pra, sampai=None)
    if baca_kuki(permintaan, SESI) and status == 200:
        buang(permintaan, jawaban, SESI)
    return jawaban


def _sudah_masuk(permintaan: Request, siapa: Pelaku, lanjut: str) -> Response:
    token = baca_kuki(permintaan, SESI) or ""
    return halaman(
        "Keluar",
        pesan(f"Anda masuk sebagai {siapa.nama}."),
        formulir("/keluar", "Keluar", {"tanda": tanda(token, "keluar")}),
        kaki={"Kembali ke dasbor": tujuan(permintaan, lanjut), "Ganti sandi": "/masuk/sandi"},
    )
