"""Cross checks of ids, file names and the tree, on what was written (also in files with other faults)."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Final

from penilaian.galat import Temuan
from penilaian.muat.bacaan import Bahan
from penilaian.muat.bentuk import daftar_kata, saran_ganti
from penilaian.muat.naskah import Naskah

TERCADANG: Final = frozenset(
    {"kode_desa", "nama_desa", "kecamatan", "kabupaten", "periode", "tanggal", "indikator", "nilai"}
)
"""Columns of answer files that an indicator's column must not be mistaken for."""


@dataclass
class _Pohon:
    """The tree as written: groups by id with their place in the file and their parent."""

    kepala: Naskah
    induk: dict[str, str | None] = field(default_factory=dict)
    urutan: dict[str, int] = field(default_factory=dict)
    pasti: bool = True
    """False where a group's id or parent cannot be read: then nothing may be called unknown."""

    def di_bawah(self, kelompok: str | None, atas: str) -> bool:
        """Return whether ``kelompok`` is ``atas`` or lies below it."""
        dilewati = set[str]()
        while kelompok is not None and kelompok not in dilewati:
            if kelompok == atas:
                return True
            dilewati.add(kelompok)
            kelompok = self.induk.get(kelompok)
        return False

    def puncak(self, kelompok: str) -> str | None:
        """Return the top group above ``kelompok``; None where an unknown parent or a cycle hides it."""
        dilewati = set[str]()
        while kelompok in self.induk and kelompok not in dilewati:
            dilewati.add(kelompok)
            induk = self.induk[kelompok]
            if induk is None:
                return kelompok
            kelompok = induk
        return None


def periksa_pohon(bahan: Bahan) -> Iterator[Temuan]:
    """Yield what is wrong with file names, ids and the tree (I21–I29, I55)."""
    pohon, ganda = _pohon(bahan.kepala.naskah)
    yield from ganda
    yield from _nama_berkas(bahan)
    yield from _id_indikator(bahan, pohon)
    if pohon.pasti:
        yield from _induk(bahan, pohon)
    yield from _lingkaran(pohon)
    if pohon.pasti and bahan.lengkap and bahan.indikator:
        yield from _tanpa_anak(bahan, pohon)
        yield from _dapat_hilang(bahan, pohon)
    yield from _folder(bahan, pohon)


def _pohon(kepala: Naskah) -> tuple[_Pohon, list[Temuan]]:
    """Return the tree as written, and the ids of groups that were given twice."""
    pohon, ganda = _Pohon(kepala), list[Temuan]()
    tertulis = kepala.data.get("kelompok")
    if not isinstance(tertulis, list) or not tertulis:
        pohon.pasti = False
        return pohon, ganda
    for ke in range(len(tertulis)):
        id_ = kepala.teks("kelompok", ke, "id")
        isi = tertulis[ke]
        if id_ is None or not isinstance(isi, dict) or (isi.get("kelompok", "") is None):
            pohon.pasti = False
        if id_ is None:
            continue
        if id_ in pohon.induk:
            baris = kepala.baris(("kelompok", pohon.urutan[id_], "id"))
            pesan = f"id kelompok '{id_}' sudah dipakai pada baris {baris}"
            ganda.append(kepala.temuan("I23", ("kelompok", ke, "id"), pesan, "Beri id yang lain."))
        else:
            pohon.induk[id_] = kepala.teks("kelompok", ke, "kelompok")
            pohon.urutan[id_] = ke
    return pohon, ganda


def _nama_berkas(bahan: Bahan) -> Iterator[Temuan]:
    for naskah in (b.naskah for b in bahan.indikator):
        id_ = naskah.teks("id")
        batang = PurePosixPath(naskah.nama).stem
        if id_ is not None and batang != id_ and not batang.startswith(f"{id_}-"):
            pesan = f"id '{id_}' tidak sama dengan nama berkas '{PurePosixPath(naskah.nama).name}'"
            yield naskah.temuan("I21", ("id",), pesan, f"Namai berkas '{id_}-….yaml', atau samakan idnya.")


def _id_indikator(bahan: Bahan, pohon: _Pohon) -> Iterator[Temuan]:
    pertama: dict[str, Naskah] = {}
    kelompok = {id_.casefold(): id_ for id_ in pohon.induk}
    for naskah in (b.naskah for b in bahan.indikator):
        id_ = naskah.teks("id")
        if id_ is None:
            continue
        lipat = id_.casefold()
        if lipat in pertama:
            lain = pertama[lipat]
            pesan = f"id indikator '{id_}' sudah dipakai di {lain.nama}:{lain.baris(('id',))}"
            yield naskah.temuan("I22", ("id",), pesan, "Beri id yang lain; huruf besar-kecil saja tidak membedakan.")
        pertama.setdefault(lipat, naskah)
        if lipat in kelompok:
            baris = pohon.kepala.baris(("kelompok", pohon.urutan[kelompok[lipat]], "id"))
            pesan = f"id indikator '{id_}' sama dengan id kelompok di {pohon.kepala.nama}:{baris}"
            yield naskah.temuan("I24", ("id",), pesan, "Beri id yang lain pada salah satunya.")
        if lipat in TERCADANG:
            pesan = f"id indikator '{id_}' adalah nama kolom lain pada berkas jawaban"
            yield naskah.temuan("I25", ("id",), pesan, f"Beri id selain {daftar_kata(sorted(TERCADANG))}.")


def _induk(bahan: Bahan, pohon: _Pohon) -> Iterator[Temuan]:
    for id_, induk in pohon.induk.items():
        if induk is not None and induk not in pohon.induk:
            jalur = ("kelompok", pohon.urutan[id_], "kelompok")
            boleh = [k for k in pohon.induk if not pohon.di_bawah(k, id_)]
            pesan = f"kelompok '{id_}' berada di bawah '{induk}' yang tidak ada; yang boleh: {daftar_kata(boleh)}"
            yield pohon.kepala.temuan("I26", jalur, pesan, saran_ganti(induk, boleh))
    for naskah in (b.naskah for b in bahan.indikator):
        induk = naskah.teks("kelompok")
        if induk is not None and induk not in pohon.induk:
            pesan = f"kelompok '{induk}' tidak ada di {pohon.kepala.nama}; yang ada: {daftar_kata(pohon.induk)}"
            yield naskah.temuan("I26", ("kelompok",), pesan, saran_ganti(induk, pohon.induk))


def _lingkaran(pohon: _Pohon) -> Iterator[Temuan]:
    selesai = set[str]()
    for awal in pohon.induk:
        jejak: list[str] = []
        sekarang: str | None = awal
        while sekarang is not None and sekarang in pohon.induk and sekarang not in selesai:
            if sekarang in jejak:
                cincin = jejak[jejak.index(sekarang) :]
                jalur = ("kelompok", pohon.urutan[min(cincin, key=pohon.urutan.__getitem__)], "kelompok")
                pesan = f"kelompok saling menjadi induk: {' → '.join([*cincin, sekarang])}"
                saran = "Hapus kunci `kelompok` pada yang paling atas, atau ganti induk salah satunya."
                yield pohon.kepala.temuan("I27", jalur, pesan, saran)
                break
            jejak.append(sekarang)
            sekarang = pohon.induk[sekarang]
        selesai.update(jejak)


def _tanpa_anak(bahan: Bahan, pohon: _Pohon) -> Iterator[Temuan]:
    beranak = {induk for induk in pohon.induk.values() if induk} | {b.naskah.teks("kelompok") for b in bahan.indikator}
    if not beranak <= pohon.induk.keys():
        return  # what hangs on an unreadable or misspelt group may be the child
    for id_ in pohon.induk:
        if id_ not in beranak:
            pesan = f"kelompok '{id_}' tidak mempunyai indikator maupun kelompok di bawahnya"
            saran = "Hapus kelompok ini, atau tempatkan indikator di bawahnya."
            yield pohon.kepala.temuan("I28", ("kelompok", pohon.urutan[id_], "id"), pesan, saran)


def _dapat_hilang(bahan: Bahan, pohon: _Pohon) -> Iterator[Temuan]:
    """A stage, or the whole, must always have something that applies (§3, §5)."""
    wajib = defaultdict[str, list[bool]](list)
    for naskah in (b.naskah for b in bahan.indikator):
        puncak = pohon.puncak(naskah.teks("kelompok") or "")
        if puncak is None:
            return
        wajib[puncak].append("tidak_berlaku" not in naskah.data)
    saran = "Hapus `tidak_berlaku` pada paling sedikit satu indikator di bawahnya."
    if "menambah" in pohon.kepala.data:
        return  # an addition has no score that could be lost
    if "gerbang" in pohon.kepala.data:
        for id_, ada in wajib.items():
            if not any(ada):
                pesan = (
                    f"semua indikator di bawah tingkat '{id_}' boleh tidak berlaku, sehingga tingkat itu dapat hilang"
                )
                yield pohon.kepala.temuan("I55", ("kelompok", pohon.urutan[id_], "id"), pesan, saran)
    elif wajib and not any(any(ada) for ada in wajib.values()):
        pesan = "semua indikator boleh tidak berlaku, sehingga indeks dapat hilang"
        yield pohon.kepala.temuan("I55", ("kelompok",), pesan, saran, kunci=True)


def _folder(bahan: Bahan, pohon: _Pohon) -> Iterator[Temuan]:
    """A folder a stage: an indicator that lies among those of another top group was probably misplaced."""
    isi = defaultdict[str, list[tuple[Naskah, str]]](list)
    for naskah in (b.naskah for b in bahan.indikator):
        folder, pemisah, _ = naskah.nama.partition("/")
        puncak = pohon.puncak(naskah.teks("kelompok") or "")
        if pemisah and puncak is not None:
            isi[folder].append((naskah, puncak))
    for folder, berkas in isi.items():
        terbanyak = Counter(puncak for _, puncak in berkas).most_common(1)[0][0]
        for naskah, puncak in berkas:
            if puncak != terbanyak:
                pesan = f"indikator ini di bawah '{puncak}', tetapi folder '{folder}' berisi indikator '{terbanyak}'"
                saran = f"Pindahkan ke folder tingkat '{puncak}', atau periksa kunci kelompok."
                yield naskah.temuan("I29", ("kelompok",), pesan, saran, berat="peringatan")
