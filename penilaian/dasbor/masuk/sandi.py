"""Changing one's own password."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.masuk.csrf import tanda
from penilaian.dasbor.masuk.halaman_masuk import formulir, halaman, isian, isian_sandi_baru, pesan
from penilaian.dasbor.masuk.permintaan import baca_formulir, kerjakan, pelaku_permintaan, tanyakan
from penilaian.dasbor.masuk.selesai import JANGAN_SIMPAN, alamat_masuk
from penilaian.dasbor.sesi import PERANGKAT, SESI, UMUR_PERANGKAT, baca_kuki, pasang
from penilaian.simpan import TAMU, GalatBasisData, GalatSimpan, TerlaluSering

_KE_AKUN = {"Ke halaman akun": "/akun"}


async def lihat_sandi(permintaan: Request) -> Response:
    """Show the form, or that the password was changed."""
    siapa = await pelaku_permintaan(permintaan)
    if siapa == TAMU or siapa.pengguna_id is None:
        return RedirectResponse(alamat_masuk("akun"), 303, JANGAN_SIMPAN)
    if "selesai" in permintaan.query_params:
        return halaman(
            "Sandi sudah diganti", pesan("Di perangkat lain Anda perlu masuk lagi dengan sandi baru."), kaki=_KE_AKUN
        )
    nomor = siapa.pengguna_id
    if (await tanyakan(lambda: gudang().akun.satu(siapa, nomor))).cara != "sandi":
        return halaman(
            "Tanpa sandi", pesan("Akun Anda masuk lewat penyedia login; sandinya diganti di sana."), kaki=_KE_AKUN
        )
    return _halaman_sandi(permintaan)


async def ganti_sandi(permintaan: Request) -> Response:
    """Change the password and end all other sessions."""
    isi = await baca_formulir(permintaan, "sandi", nama_kuki=SESI)
    token = baca_kuki(permintaan, SESI) or ""
    lama, baru, perangkat = isi.get("lama", ""), isi.get("sandi", ""), baca_kuki(permintaan, PERANGKAT)
    if baru != isi.get("ulang"):
        return _halaman_sandi(permintaan, "Kedua sandi baru tidak sama.", 422)
    try:
        dikenal = await kerjakan(lambda: gudang().sesi.ganti_sandi(token, lama, baru, perangkat=perangkat))
    except GalatBasisData:
        raise
    except TerlaluSering as galat:
        return _halaman_sandi(permintaan, str(galat), 429)
    except GalatSimpan as galat:
        return _halaman_sandi(permintaan, str(galat), 422)
    jawaban = RedirectResponse("/masuk/sandi?selesai=1", 303, JANGAN_SIMPAN)
    pasang(permintaan, jawaban, PERANGKAT, dikenal, sampai=UMUR_PERANGKAT)
    return jawaban


def _halaman_sandi(permintaan: Request, galat: str = "", status: int = 200) -> Response:
    token = baca_kuki(permintaan, SESI) or ""
    return halaman(
        "Ganti sandi",
        pesan(galat, awas=True) if galat else None,
        formulir(
            "/masuk/sandi",
            "Ganti sandi",
            {"tanda": tanda(token, "sandi")},
            isian("lama", "Sandi sekarang", jenis="password", isi_sendiri="current-password"),
            *isian_sandi_baru(),
        ),
        status=status,
        kaki=_KE_AKUN,
    )
