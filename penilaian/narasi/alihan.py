"""What became of answers that were carried over to another version of their instrument, and of the position."""

from penilaian.angka import Mistar, ribuan, tulis, tulis_rentang
from penilaian.jawaban import KOSONG, Alihan
from penilaian.mesin import Hasil
from penilaian.narasi.menuju_pasti import rentang_posisi, uraian_rentang
from penilaian.narasi.tangga import Undak, undakan

TIDAK_ADA = "–"
"""Stands for a stage that the other version does not have."""


def kalimat_alihan(alihan: Alihan, dari: str, ke: str) -> str:
    """Return how many answers were carried over and how many became kosong.

    Args:
        alihan: what became of them.
        dari: version that they answered.
        ke: version that they answer now.
    """
    terisi, dibawa = (sum(getattr(t, nama) for t in alihan.rincian) for nama in ("terisi", "dibawa"))
    return (
        f"Dari {ribuan(terisi)} jawaban versi {dari}, {ribuan(dibawa)} dibawa ke versi {ke} dan "
        f"{ribuan(terisi - dibawa)} menjadi kosong karena tidak mempunyai padanan."
    )


def daftar_gugur(alihan: Alihan) -> str:
    """Return of which questions how many answers became kosong: ``P01 4, P02 5``; ``""`` where none did."""
    return ", ".join(f"{t.indikator} {ribuan(t.gugur)}" for t in alihan.rincian if t.gugur)


def posisi_alihan(lama: Hasil, baru: Hasil) -> tuple[tuple[str, str, str], ...]:
    """Return position, stages, index and open questions under both versions: what it is, before, after.

    Args:
        lama: one village as its answers stand under the older version.
        baru: the same with what is carried over, under the other.
    """
    dulu, kini = ({u.id: u for u in undakan(h, 0)} for h in (lama, baru))
    nama = {**{id_: u.nama for id_, u in dulu.items()}, **{id_: u.nama for id_, u in kini.items()}}
    return (
        *([("Posisi", _posisi(lama), _posisi(baru))] if lama.posisi or baru.posisi else []),
        *((n, _undak(dulu.get(id_)), _undak(kini.get(id_))) for id_, n in nama.items()),
        (baru.instrumen.nama_indeks, _indeks(lama), _indeks(baru)),
        ("Pertanyaan belum dijawab", _belum(lama), _belum(baru)),
    )


def kalimat_posisi_alihan(lama: Hasil, baru: Hasil) -> str:
    """Return what is lost of the position, and whether answers can bring it back; ``""`` where nothing is.

    Args:
        lama: as for ``posisi_alihan``.
        baru: the same.
    """
    if lama.posisi is None or baru.posisi is None:
        return ""
    dulu, kini = rentang_posisi(lama, 0), rentang_posisi(baru, 0)
    nama, siapa, versi = dulu.nama[dulu.pasti], baru.instrumen.yang_dinilai, baru.instrumen.versi
    if kini.mungkin < dulu.pasti:
        return (
            f"Menurut versi {versi} {siapa} tidak mencapai {nama}, apa pun jawaban atas pertanyaan yang belum dijawab."
        )
    if kini.pasti < dulu.pasti:
        return (
            f"{nama} tidak lagi pasti: {ribuan(_terbuka(baru))} pertanyaan versi {versi} belum dijawab, dan jawabannya "
            "yang menentukan."
        )
    return ""


def _posisi(hasil: Hasil) -> str:
    return TIDAK_ADA if hasil.posisi is None else uraian_rentang(rentang_posisi(hasil, 0))


def _undak(u: Undak | None) -> str:
    if u is None:
        return TIDAK_ADA
    return tulis_rentang(tulis(u.bawah), tulis(u.atas)) if u.terbuka else tulis(u.bawah)


def _indeks(hasil: Hasil) -> str:
    mistar: Mistar = hasil.instrumen.mistar
    bawah, atas = (mistar.tulis(float(x[0])) for x in (hasil.bawah(), hasil.atas()))
    return bawah if bawah == atas else tulis_rentang(bawah, atas)


def _terbuka(hasil: Hasil) -> int:
    return int((hasil.jawaban.keadaan[:, 0] == KOSONG).sum())


def _belum(hasil: Hasil) -> str:
    return f"{ribuan(_terbuka(hasil))} dari {ribuan(len(hasil.jawaban.indikator))}"
