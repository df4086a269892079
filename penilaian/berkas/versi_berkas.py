"""Which version of an instrument a file answers: told by its column for that, else by what only one version asks."""

from collections.abc import Collection, Mapping
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from penilaian.berkas.kepala import BANYAK_TULISAN, Kepala
from penilaian.berkas.letak_temuan import ringkas, tempat_sel
from penilaian.berkas.ragam_teks import potong, ragam
from penilaian.galat import Temuan
from penilaian.instrumen import Instrumen
from penilaian.jawaban import hanya_versi_itu, kolom_versi, menjawab_versi_lain, versi_asing
from penilaian.mentah import Lembar, utuh
from penilaian.tak_terbaca import Catatan

VERSI_LAIN: Final = "B28"
"""Code of the finding that a file answers another version."""


def periksa_versi(
    lembar: Lembar, kepala: Kepala, instrumen: Instrumen, versi_lain: Mapping[str, Collection[str]]
) -> tuple[str | None, Catatan] | None:
    """Return the other version of the instrument that a file answers, and the finding; None where nothing says so.

    The version is None where the file's own column names several, or one that there is not: then it can't be read at
    all. Without such a column it answers another version where it names a question that only that version asks, and
    answers none that only this one asks. Ids stay for ever while questions change, so it must not be read as if it
    answered this version.

    Args:
        lembar: the file.
        kepala: its columns, as this version names them.
        instrumen: that it would be read with.
        versi_lain: ids of the questions of other versions, by version.
    """
    if (tertulis := _tertulis(lembar, instrumen, versi_lain)) is not None:
        return tertulis
    kolom = -1 if kepala.panjang is None else kepala.panjang[0]
    judul = _judul_terisi(lembar, kepala)
    if (lain := menjawab_versi_lain(judul, instrumen, versi_lain)) is None:
        return None
    versi, ada, tiada = lain
    bukan = f", {ringkas(tiada)} tidak ada atau kosong" if tiada else ""
    pesan = f"berkas ini menjawab versi {versi} ({ringkas(ada)} ada{bukan}), bukan versi {instrumen.versi}"
    return versi, _catatan(lembar, lembar.baris_kepala, kolom, pesan, _saran(versi, instrumen))


def _tertulis(
    lembar: Lembar, instrumen: Instrumen, versi_lain: Mapping[str, Collection[str]]
) -> tuple[str | None, Catatan] | None:
    """Return what the file's column of versions says of another one, as ``periksa_versi``."""
    if (kolom := kolom_versi(lembar.kepala)) is None:
        return None
    judul, isi = lembar.kepala[kolom], pc.fill_null(utuh(lembar.kolom[kolom]).cast(pa.string()), "")
    sel = [t for t in isi.unique().to_pylist() if t.strip()]
    asing = versi_asing(judul, sel, instrumen, versi_lain)
    if not asing:
        return None
    (versi, tulisan), *_ = asing.items()
    baris = int(lembar.baris[pc.index(isi, tulisan).as_py()])
    milik_ini = len(sel) > sum(bool(versi_asing(judul, [t], instrumen, versi_lain)) for t in sel)
    if len(asing) > 1 or milik_ini:
        semua = ringkas([*([instrumen.versi] if milik_ini else []), *asing])
        pesan = f"kolom {judul} menyebut beberapa versi: {semua}"
        return None, _catatan(lembar, baris, kolom, pesan, "Pisahkan barisnya, satu berkas satu versi.")
    pesan = f"kolom {judul} menyebut versi {versi}, bukan versi {instrumen.versi}"
    if versi not in versi_lain:
        ada = ringkas([instrumen.versi, *sorted(versi_lain, key=_nomor, reverse=True)])
        saran = f"Versi {instrumen.id} yang ada: {ada}. Betulkan isinya, atau ganti judul kolom bila ia berarti lain."
        return None, _catatan(lembar, baris, kolom, pesan, saran)
    catatan = _catatan(lembar, baris, kolom, pesan, _saran(versi, instrumen))
    return versi, catatan._replace(semua=lembar.baris)  # not a row of it is read


def _saran(versi: str, instrumen: Instrumen) -> str:
    saran = f"Pilih versi {versi}; pada baris perintah: --versi-instrumen {versi}"
    if _nomor(versi) < _nomor(instrumen.versi):
        saran += f", dan --padankan untuk membawa jawabannya ke versi {instrumen.versi}"
    return f"{saran}."


def _catatan(lembar: Lembar, baris: int, kolom: int, pesan: str, saran: str) -> Catatan:
    return Catatan(baris, kolom, Temuan(tempat_sel(lembar, baris, kolom), VERSI_LAIN, pesan, saran))


def catat_dua_versi(
    lembar: Lembar, kepala: Kepala, instrumen: Instrumen, versi_lain: Mapping[str, Collection[str]]
) -> None:
    """Say of a file that answers this version, too, what it answers of another alone and is not read (B44).

    It stands in ``kepala.catatan`` in place of what is said there of columns that nobody knows.
    """
    terisi = {j for j, ada in _judul_terisi(lembar, kepala).items() if ada}
    milik = {v: hanya_versi_itu(terisi, instrumen, ids) for v, ids in versi_lain.items()}
    versi = max(milik, key=lambda v: len(milik[v]), default="")
    if not versi or not milik[versi]:
        return
    letak = {k for k, j in enumerate(lembar.kepala) if j in milik[versi]}
    kepala.catatan[:] = [c for c in kepala.catatan if not (c.temuan.kode == "B30" and c.kolom in letak)]
    khas = ringkas(sorted(set(milik[versi].values())))
    pesan = (
        f"berkas ini menjawab pertanyaan dua versi: dibaca menurut versi {instrumen.versi}, sedangkan {khas} hanya "
        f"ditanyakan versi {versi} dan tidak dibaca"
    )
    ini = ringkas([i for i in kepala.jawaban if i not in versi_lain[versi]]) or "yang lain"
    saran = (
        f"Bila berkas diisi menurut versi {instrumen.versi}, hapus {khas}; bila menurut versi {versi}, hapus {ini} "
        f"lalu pilih versi itu (--versi-instrumen {versi})."
    )
    tempat = tempat_sel(lembar, lembar.baris_kepala, -1 if kepala.panjang is None else kepala.panjang[0])
    kepala.catatan.append(Catatan(lembar.baris_kepala, -1, Temuan(tempat, "B44", pesan, saran, "peringatan")))


def _judul_terisi(lembar: Lembar, kepala: Kepala) -> dict[str, bool]:
    """Return the headers, or the texts that name indicators; True where something stands under it."""
    judul: dict[str, bool] = {}
    if kepala.panjang is None:
        for k, satu in enumerate(lembar.kepala):
            judul[satu] = judul.get(satu, False) or _terisi(lembar.kolom[k])
        return judul
    id_, nilai = (lembar.kolom[k] for k in kepala.panjang)
    berisi = pa.chunked_array(
        [i.filter(pc.not_equal(pc.utf8_trim_whitespace(n), "")) for i, n in potong(id_, nilai)], type=pa.string()
    )
    judul = dict.fromkeys(filter(None, ragam(id_, BANYAK_TULISAN)), False)
    return judul | dict.fromkeys(filter(None, ragam(berisi, BANYAK_TULISAN)), True)


def _nomor(versi: str) -> tuple[int, ...]:
    return tuple(map(int, versi.split(".")))


def _terisi(kolom: pa.Array) -> bool:
    return any(t.strip() for t in utuh(kolom).unique().to_pylist() if t)
