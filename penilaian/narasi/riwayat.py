"""One event in words: what was done to what, from what to what. Pure; people and names are looked up by the caller."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, NamedTuple, Protocol

from penilaian.angka import ribuan
from penilaian.galat import GalatMasukan
from penilaian.instrumen import IndikatorDaftar, Instrumen
from penilaian.jawaban import TB, tercentang
from penilaian.narasi.ejaan import awal_besar, tanggal
from penilaian.narasi.jawaban import sebut_jawaban, sebut_pertanyaan
from penilaian.narasi.keadaan import SEBUTAN_BUKTI, SEBUTAN_KEADAAN
from penilaian.narasi.peran import peran_di

JENIS: Final[Mapping[str, str]] = {
    "jawaban": "Jawaban desa",
    "pemeriksaan": "Pemeriksaan",
    "bukti": "Bukti",
    "komentar": "Komentar",
    "penilaian": "Keadaan penilaian",
}
"""Kinds of events of an assessment, for filtering."""

_APA: Final[Mapping[str, str]] = {
    "penilaian.buat": "Penilaian dibuat",
    "penilaian.ubah": "Tanggal atau tim diubah",
    "penilaian.ajukan": "Diajukan untuk diperiksa",
    "penilaian.kembalikan": SEBUTAN_KEADAAN["dikembalikan"],
    "penilaian.verifikasi": "Selesai diverifikasi",
    "penilaian.finalkan": "Dijadikan final",
    "penilaian.bekukan": "Hasil final dibekukan",
    "penilaian.buka_kembali": "Dibuka kembali",
    "penilaian.resmikan": "Penilaian resmi ditetapkan",
    "penilaian.impor": "Jawaban dimasukkan dari berkas",
    "penilaian.batalkan_impor": "Impor dibatalkan",
    "penilaian.pindah_instrumen": "Pindah versi instrumen",
    "penilaian.namai_desa": "Nama desa ditulis",
    "jawaban.simpan": "Jawaban disimpan",
    "jawaban.bawa": "Jawaban dibawa dari periode lalu",
    "jawaban.padankan": "Jawaban dipadankan dengan versi baru",
    "jawaban.gugurkan": "Jawaban menjadi kosong, karena pertanyaannya berubah pada versi baru",
    "jawaban.batalkan": "Jawaban kembali seperti sebelum impor",
    "jawaban.verifikasi": "Jawaban diperiksa",
    "bukti.tambah": "Bukti ditambahkan",
    "bukti.putuskan": "Bukti diputuskan",
    "bukti.tunggu": "Bukti menunggu diperiksa lagi, karena jawabannya berubah",
    "bukti.tarik": "Bukti ditarik",
    "komentar.tambah": "Komentar",
    "akun.tambah": "Akun dibuat",
    "akun.sandi": "Sandi diganti",
    "akun.kode_masuk": "Kode sekali pakai diberikan",
    "akun.kode_masuk_dipakai": "Kode sekali pakai dipakai",
    "akun.peran": "Peran diubah",
    "akun.aktifkan": "Akun dibuka lagi",
    "akun.nonaktifkan": "Akun ditutup",
    "akun.alih_penyedia": "Akun dialihkan ke penyedia login",
    "akun.ikat_penyedia": "Akun terikat pada penyedia login",
    "sesi.masuk": "Masuk",
    "sesi.keluar": "Keluar",
    "sesi.keluar_lain": "Keluar dari peramban lain",
    "pengaturan.ubah": "Pengaturan diubah",
    "basisdata.pulihkan": "Basis data dipulihkan dari cadangan",
}

_PENGATURAN: Final[Mapping[str, str]] = {
    "hasil_umum": "hasil final terbuka untuk siapa saja",
    "final_orang_lain": "final oleh orang lain daripada yang memverifikasi",
}

Isi = Mapping[str, Any]


class Kejadian(Protocol):
    """An event of a chain of history, as the store keeps it.

    Attributes:
        nomor: place in its chain, from 1.
        pengguna_id: who; None for the terminal and the program itself.
        nama: that person's name today, ``""`` where there is none.
        aksi: what, e.g. ``jawaban.simpan``.
        objek: indicator id, ``penilaian``, or what an account's event speaks of.
        lama: plain data before, None where there was nothing.
        baru: plain data after.
    """

    @property
    def pengguna_id(self) -> int | None: ...  # noqa: D102

    @property
    def nama(self) -> str: ...  # noqa: D102

    @property
    def nomor(self) -> int: ...  # noqa: D102

    @property
    def aksi(self) -> str: ...  # noqa: D102

    @property
    def objek(self) -> str: ...  # noqa: D102

    @property
    def lama(self) -> Isi | None: ...  # noqa: D102

    @property
    def baru(self) -> Isi | None: ...  # noqa: D102


class Kata(NamedTuple):
    """An event in words.

    Attributes:
        apa: what was done.
        pada: to what: an indicator's id, a person, ``""`` where that is clear.
        dari, ke: before and after, ``""`` where there is nothing to tell.
    """

    apa: str
    pada: str
    dari: str
    ke: str


def jenis(k: Kejadian) -> str:
    """Return the kind of an event, one of ``JENIS``; of another chain the first part of its name."""
    if k.aksi == "jawaban.verifikasi":
        return "pemeriksaan"
    return k.aksi.partition(".")[0]


def indikator(k: Kejadian) -> str:
    """Return the indicator that an event speaks of, ``""`` for none."""
    if k.aksi.startswith("jawaban."):
        return k.objek
    return str((k.baru or {}).get("indikator") or "")


def siapa(k: Kejadian) -> str:
    """Return who did it, by the name of today."""
    if k.nama:
        return k.nama
    return "terminal atau program" if k.pengguna_id is None else f"akun nomor {k.pengguna_id}"


def sidik_naskah(semua: Iterable[Kejadian]) -> dict[int, tuple[str, str]]:
    """Return by number of the event the hashes of the instruments that answers before and after it belong to.

    An assessment may have moved to another version since: what was answered is told in the words of its day.

    Args:
        semua: the whole chain of an assessment, oldest first; ``""`` stands until it is pinned.
    """
    naskah, kini = dict[int, tuple[str, str]](), ""
    for k in semua:
        kini = str((k.baru or {}).get("instrumen_sidik") or kini)
        naskah[k.nomor] = (str((k.lama or {}).get("instrumen_sidik") or kini), kini)
    return naskah


def sebut(
    k: Kejadian,
    instrumen: Instrumen | None = None,
    orang: Mapping[int, str] | None = None,
    *,
    instrumen_lama: Instrumen | None = None,
) -> Kata:
    """Return an event in words; what is not known here is shown as it was written.

    Args:
        k: the event.
        instrumen: that the answers after it belong to, to put them into words.
        orang: people by number, for events about accounts.
        instrumen_lama: that the answers before it belong to; None = the same.
    """
    apa = _APA.get(k.aksi, awal_besar(k.aksi.replace(".", " ").replace("_", " ")))
    lama, baru = k.lama or {}, k.baru or {}
    if k.aksi.startswith("jawaban."):
        return _jawaban(k, apa, instrumen_lama or instrumen, instrumen, lama, baru)
    if k.aksi.startswith("bukti."):
        dari, ke = (SEBUTAN_BUKTI.get(str(x.get("status", "")), "") for x in (lama, baru))
        nomor = k.objek.replace("bukti:", "bukti nomor ")
        pada = f"{_soal(indikator(k), instrumen)} ({nomor})"
        return Kata(apa, pada, *(("", "") if k.aksi == "bukti.tarik" else (dari, ke)))
    cara: dict[str, Callable[[], Kata]] = {
        "komentar.tambah": lambda: Kata(apa, _soal(indikator(k), instrumen) or "seluruh penilaian", "", ""),
        "penilaian.ubah": lambda: Kata(apa, "", _kepala(lama), _kepala(baru)),
        "penilaian.impor": lambda: Kata(
            apa,
            _nomor_impor(k),
            "",
            f"{baru.get('baru', 0)} jawaban baru, {baru.get('diubah', 0)} diubah{_kepindahan(baru)}",
        ),
        "penilaian.batalkan_impor": lambda: Kata(
            apa, _nomor_impor(k), "", f"{baru.get('kembali', 0)} jawaban kembali, {baru.get('tidak', 0)} tetap"
        ),
        "penilaian.resmikan": lambda: Kata(apa, "", *(_ya(x.get("resmi")) for x in (lama, baru))),
        "penilaian.bekukan": lambda: Kata(apa, k.objek.replace("final:", "hasil ke-"), "", ""),
        "penilaian.pindah_instrumen": lambda: Kata(apa, "", _versi(lama), f"{_versi(baru)}{_dibawa(baru)}"),
        "penilaian.namai_desa": lambda: Kata(apa, "", *(_nama_desa(x) for x in (lama, baru))),
        "pengaturan.ubah": lambda: Kata(
            apa, _PENGATURAN.get(k.objek, k.objek), *(str(x.get("nilai", "")) for x in (lama, baru))
        ),
    }
    if k.aksi in cara:
        return cara[k.aksi]()
    if k.aksi.startswith("penilaian."):
        dari, ke = (_keadaan(x.get("keadaan")) for x in (lama, baru))
        return Kata(apa, "", dari, f"{ke}{_kurang(baru)}")
    return _orang(k, apa, orang or {}, lama, baru)


def _kepindahan(baru: Isi) -> str:
    """Return which places submissions left for this one, or went to from here, because theirs was corrected."""
    kata = (("pindah_dari", "kirimannya pindah dari"), ("pindah_ke", "kirimannya pindah ke"))
    return "".join(
        f"; {apa} {', '.join(f'{kode} periode {periode}' for kode, periode in baru[nama])}"
        for nama, apa in kata
        if baru.get(nama)
    )


def _jawaban(k: Kejadian, apa: str, dulu: Instrumen | None, instrumen: Instrumen | None, lama: Isi, baru: Isi) -> Kata:
    pada = _soal(k.objek, instrumen, dulu)
    if k.aksi in {"jawaban.padankan", "jawaban.gugurkan"}:
        ke = _nilai(instrumen, k.objek, baru.get("teks"), "belum dijawab")
        catatan = f" (catatan: {lama['catatan']})" if lama.get("catatan") and not baru.get("catatan") else ""
        return Kata(apa, pada, f"{_nilai(dulu, k.objek, lama.get('teks'), 'belum tahu')}{catatan}", ke)
    if k.aksi == "jawaban.verifikasi":
        isi = [_nilai(instrumen, k.objek, x.get("teks_verifikasi"), "tidak dapat dihitung") for x in (lama, baru)]
        return Kata("Pemeriksaan dibatalkan" if baru.get("teks_verifikasi") is None else apa, pada, *isi)
    if lama.get("bawaan") and not baru.get("bawaan") and lama.get("teks") == baru.get("teks"):
        apa = "Jawaban bawaan dipastikan"
    elif lama.get("teks", "") == baru.get("teks") and lama.get("catatan", "") != baru.get("catatan"):
        return Kata("Catatan diubah", pada, str(lama.get("catatan", "")), str(baru.get("catatan", "")) or "dihapus")
    dari, ke = (_nilai(instrumen, k.objek, x.get("teks"), "belum tahu") for x in (lama, baru))
    return Kata(apa, pada, dari, f"{ke}{_butir(instrumen, k.objek, lama, baru)}")


def _nomor_impor(k: Kejadian) -> str:
    """Return which import an event speaks of; earlier releases gave them no number."""
    return k.objek.replace("impor:", "impor nomor ") if ":" in k.objek else ""


def _soal(id_: str, *instrumen: Instrumen | None) -> str:
    """Return a question by code and name, by its code alone where no instrument that is kept knows it."""
    return next((sebut_pertanyaan(i.per_id[id_]) for i in instrumen if i is not None and id_ in i.per_id), id_)


def _nilai(instrumen: Instrumen | None, id_: str, teks: object, kosong: str) -> str:
    """Return an answer in words; ``""`` where there was none at all."""
    if teks is None:
        return ""
    ini = None if instrumen is None else instrumen.per_id.get(id_)
    if instrumen is None or ini is None or not teks:
        return str(teks) or kosong
    try:
        if isinstance(ini, IndikatorDaftar) and str(teks) != TB:
            return f"{ribuan(len(tercentang(ini, str(teks))))} dari {ribuan(len(ini.butir))} hal"
        return sebut_jawaban(instrumen, ini, str(teks))
    except (GalatMasukan, ValueError, StopIteration):
        return str(teks)


def _butir(instrumen: Instrumen | None, id_: str, lama: Isi, baru: Isi) -> str:
    """Return which items of a checklist came and went."""
    ini = None if instrumen is None else instrumen.per_id.get(id_)
    if not isinstance(ini, IndikatorDaftar) or not lama.get("teks"):
        return ""
    dulu, kini = (tercentang(ini, str(x.get("teks") or "")) for x in (lama, baru))
    nama = {b.id: b.teks for b in ini.butir}
    tambah, hilang = ([nama[b] for b in nama if b in beda] for beda in (kini - dulu, dulu - kini))
    bagian = [f"ditambah: {'; '.join(tambah)}" if tambah else "", f"dihapus: {'; '.join(hilang)}" if hilang else ""]
    return "".join(f" ({b})" for b in bagian if b)


def _keadaan(isi: object) -> str:
    return "" if isi is None else SEBUTAN_KEADAAN.get(str(isi), str(isi))


def _kurang(isi: Isi) -> str:
    """Return what was missing when somebody decided in spite of it."""
    sebut = (("tanpa_bukti", "jawaban tanpa bukti"), ("belum_diperiksa", "jawaban belum diperiksa"))
    bagian = [f"{isi[nama]} {apa}" for nama, apa in sebut if isi.get(nama)]
    return f" ({', '.join(bagian)})" if bagian else ""


def _kepala(isi: Isi) -> str:
    orang = isi.get("jumlah_anggota")
    return f"{tanggal(str(isi.get('tanggal', '')))}{'' if orang is None else f', {orang} anggota tim'}"


def _nama_desa(isi: Isi) -> str:
    return ", ".join(str(isi[n]) for n in ("nama_desa", "kecamatan", "kabupaten") if isi.get(n))


def _ya(isi: object) -> str:
    return "" if isi is None else "resmi" if isi else "bukan resmi"


def _versi(isi: Isi) -> str:
    """Return a version of the instrument; earlier releases recorded only its hash."""
    versi = isi.get("versi_instrumen")
    return f"versi {versi}" if versi else str(isi.get("instrumen_sidik") or "")[:12]


def _dibawa(isi: Isi) -> str:
    """Return how the answers fared where they were held against a crosswalk."""
    apa = (("tetap", "jawaban tetap"), ("dipadankan", "dipadankan"), ("gugur", "menjadi kosong"))
    bagian = [f"{ribuan(isi[nama])} {kata}" for nama, kata in apa if nama in isi]
    return f" ({', '.join(bagian)})" if bagian else ""


def _orang(k: Kejadian, apa: str, orang: Mapping[int, str], lama: Isi, baru: Isi) -> Kata:
    nomor = k.objek.removeprefix("pengguna:")
    pada = k.objek
    if nomor != k.objek and nomor.isdecimal():
        pada = orang.get(int(nomor), f"akun nomor {nomor}")
    dari, ke = (_peran(x) for x in (lama, baru))
    return Kata(apa, pada, dari, ke if dari != ke else "")


def _peran(isi: Isi) -> str:
    peran = isi.get("peran")
    if peran is None:
        return ""
    return ", ".join(peran_di(jenis, wilayah) for jenis, wilayah in peran)
