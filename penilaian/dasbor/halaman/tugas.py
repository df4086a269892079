"""Tugas: what waits for who has logged in, and the way back to where they were."""

from collections.abc import Sequence
from typing import Final, NamedTuple
from urllib.parse import urlencode

from penilaian.angka import ribuan
from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.komponen.gaya import gaya_tombol
from penilaian.dasbor.komponen.kepala_halaman import kepala_halaman
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.tabel_lipat import tabel_lipat
from penilaian.dasbor.lembar.terjaga import terjaga
from penilaian.markah import Html, unsur
from penilaian.narasi.ejaan import sebut_periode
from penilaian.narasi.keadaan import SEBUTAN_KEADAAN
from penilaian.narasi.waktu import saat
from penilaian.simpan import TERBUKA, Aksi, GalatHak, Keadaan, Lembar, Pelaku, TidakAda, Urutan, boleh

TERSEBUT: Final = 5
"""Assessments of one kind that are listed; the others are a link away."""


class Antrean(NamedTuple):
    """Assessments of one state that wait for somebody.

    Attributes:
        judul: what they are.
        hak: right that tells whose they are.
        keadaan: their state.
        urut: which of them stand first.
        halaman: page that opens one; ``bagian`` is the part of it.
    """

    judul: str
    hak: Aksi
    keadaan: Keadaan
    urut: Urutan
    halaman: str
    bagian: str = ""


ANTREAN: Final = (
    Antrean(SEBUTAN_KEADAAN["dikembalikan"], "isi", "dikembalikan", "antre", "isi"),
    Antrean(SEBUTAN_KEADAAN["draf"], "isi", "draf", "lanjut", "isi"),
    Antrean(SEBUTAN_KEADAAN["diajukan"], "verifikasi", "diajukan", "antre", "verifikasi"),
    Antrean(
        f"{SEBUTAN_KEADAAN['diverifikasi']}, menunggu dijadikan final",
        "finalkan",
        "diverifikasi",
        "antre",
        "verifikasi",
        "Putuskan",
    ),
)
"""What waits for whom, the most pressing first."""


def tampilkan() -> None:
    """Draw the page."""
    terjaga("Tugas", "tugas", _isi)


def _isi(siapa: Pelaku) -> None:
    gaya_tombol()
    lukis(kepala_halaman("Tugas", "Yang menunggu Anda, dan tempat Anda terakhir bekerja."))
    bagian = [_lanjutkan(siapa), *(_antrean(siapa, a) for a in ANTREAN), _desa_sendiri(siapa), _akun(siapa)]
    ada = [b for b in bagian if b is not None]
    lukis(*(ada or [unsur("p", "Tidak ada yang menunggu Anda sekarang.", role="status")]), _jalan(siapa))


def _lanjutkan(siapa: Pelaku) -> Html | None:
    """Return the way back to the answer that the person worked at last, where it can still be worked at."""
    terakhir = gudang().riwayat.terakhir(siapa)
    if terakhir is None:
        return None
    nomor, indikator = terakhir
    try:
        x = gudang().lembar.ambil(siapa, nomor)
    except (GalatHak, TidakAda):
        return None
    instrumen = gudang().instrumen.ambil(x.sidik)
    ini = instrumen.per_id.get(indikator)
    if ini is None:
        return None
    if x.keadaan in TERBUKA and boleh(siapa, "isi", x.desa_kode):
        alamat = _alamat("isi", x.id, tingkat=instrumen.puncak_dari(ini.kelompok).id) + f"#{indikator}"
    elif x.keadaan == "diajukan" and boleh(siapa, "verifikasi", x.desa_kode):
        alamat = _alamat("verifikasi", x.id, indikator=indikator)
    else:
        return None
    return unsur(
        "section",
        unsur("h2", "Lanjutkan"),
        unsur("p", f"Terakhir Anda di {x.desa_nama}, periode {sebut_periode(x.periode)}: {indikator} {ini.nama}."),
        unsur(
            "p",
            unsur("a", "Lanjutkan di sana", href=alamat, target="_self", kelas="pd-tombol pd-pokok"),
            kelas="pd-baris-tombol",
        ),
    )


def _antrean(siapa: Pelaku, a: Antrean) -> Html | None:
    if not siapa.wilayah(a.hak):
        return None
    rak = gudang().lembar
    banyak = rak.jumlah(siapa, hak=a.hak, keadaan=[a.keadaan])
    if not banyak:
        return None
    tampil = rak.daftar(siapa, hak=a.hak, keadaan=[a.keadaan], urut=a.urut, banyak=TERSEBUT)
    semua = unsur("a", f"Semua ({ribuan(banyak)})", href=f"{a.halaman}?keadaan={a.keadaan}", target="_self")
    return unsur(
        "section",
        unsur("h2", f"{a.judul} ({ribuan(banyak)})"),
        _tabel(tampil, a.judul, a.halaman, bagian=a.bagian),
        unsur("p", semua) if banyak > TERSEBUT else None,
    )


def _desa_sendiri(siapa: Pelaku) -> Html | None:
    """Return the assessments of a village head's own village."""
    desa = [p.wilayah for p in siapa.peran if p.jenis == "kepala_desa"]
    semua = [x for d in desa for x in gudang().lembar.daftar(siapa, desa=d, banyak=TERSEBUT)]
    if not semua:
        return None
    return unsur(
        "section", unsur("h2", "Penilaian desa Anda"), _tabel(semua, "Penilaian desa Anda", "baca", berkeadaan=True)
    )


def _akun(siapa: Pelaku) -> Html | None:
    if not siapa.wilayah("kelola_akun"):
        return None
    menunggu = sum(a.cara == "penyedia_menunggu" and a.aktif for a in gudang().akun.daftar(siapa))
    return unsur(
        "section",
        unsur("h2", "Akun"),
        unsur("p", f"{ribuan(menunggu)} akun penyedia belum pernah dipakai masuk.") if menunggu else None,
        unsur(
            "p",
            unsur("a", "Kelola akun dan lihat desa tanpa penilai", href="akun", target="_self", kelas="pd-tombol"),
        ),
    )


def _jalan(siapa: Pelaku) -> Html:
    """Return the ways on that the person has, whatever waits."""
    jalan = [("Posisi Desa", "posisi")]
    if siapa.wilayah("buat"):
        jalan.insert(0, ("Mulai penilaian baru", "isi"))
    if siapa.wilayah("verifikasi"):
        jalan.insert(0, ("Verifikasi", "verifikasi"))
    return unsur(
        "p",
        *(unsur("a", nama, href=alamat, target="_self", kelas="pd-tombol") for nama, alamat in jalan),
        kelas="pd-baris-tombol",
    )


def _tabel(semua: Sequence[Lembar], judul: str, halaman: str, *, bagian: str = "", berkeadaan: bool = False) -> Html:
    baris = [
        (
            unsur(
                "span",
                unsur("a", x.desa_nama, href=_alamat(halaman, x.id, verif_bagian=bagian), target="_self"),
                None if x.tanpa_nama else unsur("span", x.desa_kode, kelas="pd-rujukan"),
            ),
            sebut_periode(x.periode),
            *((SEBUTAN_KEADAAN[x.keadaan],) if berkeadaan else ()),
            saat(x.diubah, x.zona_waktu),
        )
        for x in semua
    ]
    kepala = ("Desa", "Periode", *(("Keadaan",) if berkeadaan else ()), "Berubah")
    return tabel_lipat(kepala, baris, judul=judul)


def _alamat(halaman: str, penilaian: int, **lain: str) -> str:
    return f"{halaman}?{urlencode({'penilaian': str(penilaian)} | {k: v for k, v in lain.items() if v})}"
