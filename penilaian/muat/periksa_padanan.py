"""Cross checks of a crosswalk against both versions: every id once, what is called equal is, answers exist."""

from collections.abc import Iterator

from penilaian.galat import Temuan
from penilaian.instrumen import (
    ANGKA,
    TB,
    Indikator,
    Instrumen,
    Jembatan,
    berupa_persen,
    inti_indikator,
    pilihan_jawaban,
    rentang,
    sidik_indikator,
)
from penilaian.muat.bentuk import daftar_kata, saran_ganti
from penilaian.muat.naskah import Jalur, Naskah

_Sebutan = tuple[str, Jalur, bool]
"""An id, where the crosswalk names it, and whether it stands there as a key."""


def periksa_padanan(naskah: Naskah, j: Jembatan) -> Iterator[Temuan]:
    """Yield what is wrong with a crosswalk of sound form (I71–I77)."""
    lama, baru = _disebut(j)
    yield from _sekali(naskah, j.dari, lama, "lama")
    yield from _sekali(naskah, j.ke, baru, "baru")
    for kunci in ("sama", "kata"):
        for ke, id_ in enumerate(getattr(j.padanan, kunci)):
            if id_ in j.dari.per_id and id_ in j.ke.per_id:
                yield from _tetap(naskah, j, kunci, ke, id_)
    for id_ in j.padanan.ubah:
        if id_ in j.dari.per_id and id_ in j.ke.per_id:
            yield from _jawaban(naskah, j, id_)


def _disebut(j: Jembatan) -> tuple[list[_Sebutan], list[_Sebutan]]:
    """Return the ids of the older and of the present version that the crosswalk names, in its order."""
    p = j.padanan
    tetap: list[_Sebutan] = [(id_, (k, n), False) for k in ("sama", "kata") for n, id_ in enumerate(getattr(p, k))]
    tetap += [(id_, ("ubah", id_), True) for id_ in p.ubah]
    lama, baru = list(tetap), list(tetap)
    for kunci, semua, satu, banyak in (("pecah", p.pecah, lama, baru), ("gabung", p.gabung, baru, lama)):
        for id_, bagian in semua.items():
            satu.append((id_, (kunci, id_), True))
            banyak += [(b, (kunci, id_, n), False) for n, b in enumerate(bagian)]
    baru += [(id_, ("baru", n), False) for n, id_ in enumerate(p.baru)]
    lama += [(id_, ("hapus", n), False) for n, id_ in enumerate(p.hapus)]
    return lama, baru


def _sekali(naskah: Naskah, instrumen: Instrumen, disebut: list[_Sebutan], sebutan: str) -> Iterator[Temuan]:
    """Every id of a version stands exactly once."""
    pertama: dict[str, _Sebutan] = {}
    for satu in disebut:
        id_, jalur, kunci = satu
        if id_ not in instrumen.per_id:
            pesan = f"indikator '{id_}' tidak ada pada versi {sebutan} ({instrumen.versi}); "
            pesan += f"yang boleh: {daftar_kata(instrumen.per_id)}"
            yield naskah.temuan("I73", jalur, pesan, saran_ganti(id_, instrumen.per_id), kunci=kunci)
        elif id_ in pertama:
            _, dulu, kunci_dulu = pertama[id_]
            baris = naskah.baris(dulu, kunci=kunci_dulu)
            pesan = f"indikator '{id_}' dari versi {sebutan} sudah disebut di {dulu[0]} pada baris {baris}"
            yield naskah.temuan("I72", jalur, pesan, "Sisakan satu saja.", kunci=kunci)
        else:
            pertama[id_] = satu
    if hilang := [id_ for id_ in instrumen.per_id if id_ not in pertama]:
        akhir = "hapus" if sebutan == "lama" else "baru"
        pesan = f"indikator versi {sebutan} ({instrumen.versi}) yang tidak disebut: {daftar_kata(hilang)}"
        saran = f"Tulis setiap id sekali, di sama, kata, ubah, pecah, gabung atau {akhir}."
        yield naskah.temuan("I71", (), pesan, saran)


def _tetap(naskah: Naskah, j: Jembatan, kunci: str, ke: int, id_: str) -> Iterator[Temuan]:
    """What is called equal counts alike; ``sama`` is also written alike."""
    lama, baru = j.dari.per_id[id_], j.ke.per_id[id_]
    if sidik_indikator(lama) != sidik_indikator(baru):
        pesan = f"{id_} disebut {kunci}, tetapi dinilai lain pada versi {j.ke.versi}: {_beda_nilai(lama, baru)}"
        yield naskah.temuan("I74", (kunci, ke), pesan, "Pindahkan ke ubah, dengan jawaban yang dapat dipadankan.")
    elif kunci == "sama" and lama != baru:
        beda = [k for k in type(baru).model_fields if getattr(lama, k) != getattr(baru, k)]
        pesan = f"{id_} disebut sama, tetapi kata-katanya lain pada versi {j.ke.versi}: {daftar_kata(beda)}"
        yield naskah.temuan("I75", (kunci, ke), pesan, "Pindahkan ke kata, bila setiap jawabannya masih berarti sama.")


def _beda_nilai(lama: Indikator, baru: Indikator) -> str:
    """Return what makes two versions of a question count otherwise."""
    dulu, kini = inti_indikator(lama), inti_indikator(baru)
    return daftar_kata(k for k in dict.fromkeys((*dulu, *kini)) if dulu.get(k) != kini.get(k))


def _jawaban(naskah: Naskah, j: Jembatan, id_: str) -> Iterator[Temuan]:
    """Answers that are mapped exist on both sides; a checklist is mapped as a whole."""
    lama, baru = j.dari.per_id[id_], j.ke.per_id[id_]
    dapat_lama, dapat_baru = pilihan_jawaban(lama), pilihan_jawaban(baru)
    dapat = [dari for dari in dapat_lama.semua if _dapat_menjadi(dari, lama, baru)]
    peta = j.padanan.ubah[id_].jawaban
    letak: Jalur = ("ubah", id_, "jawaban")
    for dari, ke in peta.items():
        jalur = (*letak, dari)
        if dari not in dapat_lama.semua:
            pesan = f"jawaban lama '{dari}' tidak ada pada {id_} versi {j.dari.versi}; "
            pesan += f"yang boleh: {daftar_kata(dapat)}"
            yield naskah.temuan("I76", jalur, pesan, saran_ganti(dari, dapat), kunci=True)
            continue
        boleh = _dapat_menjadi(dari, lama, baru)
        sebab = _angka_lain(lama, baru) if dari == ke == ANGKA in dapat_baru.angka else ""
        if ke not in boleh and not sebab:
            pesan = f"jawaban '{dari}' dipadankan dengan '{ke}' pada {id_} versi {j.ke.versi}; "
            pesan += f"yang boleh: {daftar_kata(boleh)}"
            yield naskah.temuan("I76", jalur, pesan, saran_ganti(ke, boleh) if boleh else "Hapus padanan ini.")
        elif sebab:
            pesan = f"bilangan {id_} versi {j.dari.versi} tidak selalu dapat menjadi jawabannya sekarang: {sebab}"
            yield naskah.temuan("I76", jalur, pesan, "Hapus padanan ini; jawabannya menjadi kosong.")
    yield from _seluruhnya(naskah, letak, peta.keys() & set(dapat_lama.butir), dapat_lama.butir, "lama")
    if peta.keys() & set(dapat_lama.butir):
        yield from _seluruhnya(naskah, letak, set(peta.values()), dapat_baru.butir, "baru")


def _dapat_menjadi(dari: str, lama: Indikator, baru: Indikator) -> tuple[str, ...]:
    """Return the present answers that an old one can be mapped to; none where it can only become kosong."""
    dapat = pilihan_jawaban(baru)
    if dari == TB:
        return dapat.tb
    if dari == ANGKA:
        return () if _angka_lain(lama, baru) else dapat.angka
    return dapat.butir if dari in pilihan_jawaban(lama).butir else (*dapat.utuh, *dapat.tb)


def _angka_lain(lama: Indikator, baru: Indikator) -> str:
    """Return why a number that answered the older question may be none for the present one, ``""`` where it is."""
    if berupa_persen(lama) != berupa_persen(baru):
        return "yang satu persen, yang lain bukan"
    dulu, kini = rentang(lama), rentang(baru)
    if dulu is None or kini is None or (kini[0] <= dulu[0] and dulu[1] <= kini[1]):
        return ""
    return "rentangnya lebih sempit"


def _seluruhnya(
    naskah: Naskah, jalur: Jalur, disebut: set[str], semua: tuple[str, ...], sebutan: str
) -> Iterator[Temuan]:
    """Where one item is mapped all are: an item that was not asked is not one that is lacking."""
    if disebut and (hilang := [b for b in semua if b not in disebut]):
        pesan = f"daftar dipadankan sebagian; butir {sebutan} yang tidak disebut: {daftar_kata(hilang)}"
        saran = "Padankan semua butir, atau hapus padanannya: butir yang tidak ditanya bukan butir yang tidak ada."
        yield naskah.temuan("I77", jalur, pesan, saran, kunci=True)
