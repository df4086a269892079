"""Cross checks of one questionnaire of sound form: ids, keys, what is needed to pass, when it is valid (Q03–Q08)."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from penilaian.angka import ribuan
from penilaian.galat import Temuan
from penilaian.instrumen import TIDAK_TAHU, Kuesioner, KuesionerSkala, KuesionerTes, huruf_pilihan
from penilaian.muat.bentuk import daftar_kata, ejaan_yaml
from penilaian.muat.naskah import Jalur, Naskah

_TERCADANG: Final = (
    *("cara", "n", "foto", "berkas", "tautan", "catatan", "bukti", "isi", "terbaca"),
    *("bentuk", "tugas", "pengantar"),
)
"""What a form adds to the id of a question."""

_PERLU: Final = {"krejcie_morgan": ("paling_sedikit",), "sensus": ("bagian",), "minimum": ("paling_sedikit",)}


def periksa_kuesioner(naskah: Naskah, k: Kuesioner) -> Iterator[Temuan]:
    """Yield what is wrong with a questionnaire whose form is sound."""
    yield from _id(naskah, k)
    yield from _sah(naskah, k)
    yield from _skala(naskah, k) if isinstance(k, KuesionerSkala) else _tes(naskah, k)


def _letak_id(k: Kuesioner) -> Iterator[tuple[Jalur, str]]:
    if isinstance(k, KuesionerSkala):
        yield from ((("soal", n, "id"), s.id) for n, s in enumerate(k.soal))
        return
    for b, bentuk in enumerate(k.bentuk):
        yield from ((("bentuk", b, "soal", n, "id"), s.id) for n, s in enumerate(bentuk.soal))
    yield from ((("tugas", n, "id"), t.id) for n, t in enumerate(k.tugas))


def _id(naskah: Naskah, k: Kuesioner) -> Iterator[Temuan]:
    """Ids are names in a form: unique in any case of letters, and the indicator's."""
    ada: dict[str, int] = {}
    for jalur, id_ in _letak_id(k):
        depan, _, akhir = id_.partition("_")
        if depan != k.indikator or not akhir or akhir in _TERCADANG:
            pesan = f"id '{id_}' bukan {k.indikator}_ dengan nama yang masih bebas"
            yield naskah.temuan("Q03", jalur, pesan, f"Tulis misalnya {k.indikator}_1.")
        elif id_.casefold() in ada:
            pesan = f"id '{id_}' sudah dipakai pada baris {ada[id_.casefold()]}"
            yield naskah.temuan("Q03", jalur, pesan, "Beri setiap soal id sendiri.")
        ada.setdefault(id_.casefold(), naskah.baris(jalur))


def _sah(naskah: Naskah, k: Kuesioner) -> Iterator[Temuan]:
    for kunci in ("paling_sedikit", "bagian"):
        ada, perlu = getattr(k.sah, kunci) is not None, kunci in _PERLU[k.sah.cara]
        if ada != perlu:
            pesan = f"sah dengan cara {k.sah.cara} {'memerlukan' if perlu else 'tidak memakai'} kunci '{kunci}'"
            saran = f"Tulis `{kunci}: …`." if perlu else "Hapus kunci ini."
            yield naskah.temuan("Q04", ("sah", kunci), pesan, saran, kunci=ada)


def _skala(naskah: Naskah, k: KuesionerSkala) -> Iterator[Temuan]:
    panjang = k.tertinggi
    for n, soal in enumerate(k.soal):
        banyak = len(k.pilihan_soal(soal))
        if not banyak:
            pesan = f"soal '{soal.id}' tidak mempunyai pilihan, dan kuesionernya juga tidak"
            yield naskah.temuan("Q05", ("soal", n), pesan, "Tulis `pilihan: […]` di sini atau pada kuesionernya.")
        elif banyak != panjang:
            pesan = f"soal '{soal.id}' mempunyai {banyak} pilihan, soal pertama {panjang}"
            yield naskah.temuan("Q05", ("soal", n), pesan, "Samakan banyaknya, sebab rata-ratanya dihitung bersama.")
    for n, (atas, bawah) in enumerate(pairwise(k.mutu), start=1):
        if any(naskah.sudah_dilaporkan(("mutu", ke, "sejak")) for ke in (n - 1, n)):
            continue
        if atas.sejak <= bawah.sejak:
            di_atas, di_bawah = ejaan_yaml(atas.sejak), ejaan_yaml(bawah.sejak)
            pesan = f"mutu {bawah.huruf} mulai {di_bawah}, tidak di bawah mutu {atas.huruf} ({di_atas})"
            yield naskah.temuan("Q08", ("mutu", n, "sejak"), pesan, "Urutkan dari mutu terbaik ke yang terendah.")


def _tes(naskah: Naskah, k: KuesionerTes) -> Iterator[Temuan]:
    panjang = len(k.bentuk[0].soal)
    for b, bentuk in enumerate(k.bentuk):
        if len(bentuk.soal) != panjang:
            ini, pertama = ribuan(len(bentuk.soal)), ribuan(panjang)
            pesan = f"bentuk {bentuk.id} berisi {ini} soal, bentuk {k.bentuk[0].id} {pertama}"
            yield naskah.temuan("Q06", ("bentuk", b, "soal"), pesan, "Samakan banyak soalnya.")
        for n, soal in enumerate(bentuk.soal):
            if soal.kunci not in (boleh := huruf_pilihan(soal)):
                pesan = f"kunci soal '{soal.id}' tertulis '{soal.kunci}'; yang boleh: {daftar_kata(boleh)}"
                saran = f"Tulis huruf jawaban yang benar; {TIDAK_TAHU} tidak pernah benar."
                yield naskah.temuan("Q06", ("bentuk", b, "soal", n, "kunci"), pesan, saran)
    if (k.lulus is not None) != (k.nilai == "bagian_lulus"):
        perlu = "memerlukan" if k.lulus is None else "tidak memakai"
        yield naskah.temuan("Q07", ("nilai",), f"nilai {k.nilai} {perlu} kunci 'lulus'", "Ganti nilai, atau lulus.")
    elif k.lulus is not None:
        for kunci, ada in (("benar", panjang), ("tugas", len(k.tugas))):
            if (getattr(k.lulus, kunci) or 0) > ada:
                pesan = f"lulus meminta {getattr(k.lulus, kunci)} {kunci}, padahal hanya ada {ada}"
                yield naskah.temuan("Q07", ("lulus", kunci), pesan, "Kurangi yang diminta, atau tambah soalnya.")
