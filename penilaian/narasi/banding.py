"""Sentences that say what a comparison shows, before any chart does."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from penilaian import banding
from penilaian.angka import persen, ribuan
from penilaian.desa import jenis_kode
from penilaian.instrumen import Instrumen
from penilaian.mesin import Hasil
from penilaian.narasi.ejaan import awal_besar, awal_kecil, rangkai, sebut_periode
from penilaian.skor import AKAR

_BANYAK_DISEBUT = 3
"""Names that a sentence holds; more become a count."""

_MULAI_BANYAK = 2
"""Villages that make a distribution, which somebody may take for an estimate."""


def nama_kelompok(instrumen: Instrumen, id_kelompok: str) -> str:
    """Return the name of a group, ``Indeks`` for the root."""
    return "Indeks" if id_kelompok == AKAR else instrumen.kelompok_per_id[id_kelompok].nama


def kalimat_hasil(hasil: Hasil, periode: str) -> str:
    """Return how many villages stand at each stage and how many may stand higher; without a gate the index's range.

    Args:
        hasil: villages of one period.
        periode: that period.
    """
    baris = np.arange(len(hasil))
    if hasil.posisi is None:
        return kalimat_indeks(banding.sebaran(banding.matriks(hasil, baris, [AKAR])), periode, hasil.instrumen)
    posisi, siapa = banding.banyak_per_posisi(hasil, baris), hasil.instrumen.yang_dinilai
    return f"{kalimat_posisi(posisi, periode, siapa)} {kalimat_mungkin(posisi, siapa)}".rstrip()


def kalimat_isi(hasil: Hasil) -> str:
    """Return what an answers file holds: rows, villages, periods."""
    desa = hasil.jawaban.kunci["kode_desa"].nunique()
    periode = banding.daftar_periode(hasil)
    kapan = f"periode {periode[0]}" if len(periode) == 1 else f"{ribuan(len(periode))} periode"
    return f"Berkas memuat {ribuan(len(hasil))} baris: {ribuan(int(desa))} {hasil.instrumen.yang_dinilai}, {kapan}."


def kalimat_rekaan(kode: pd.Series) -> str:
    """Return what is said where invented villages are shown as many; ``""`` where fewer than two are invented.

    Args:
        kode: dotted codes of the villages on show, each once or once a period.
    """
    beda_desa = kode.drop_duplicates()
    banyak = int((jenis_kode(beda_desa) == "rekaan").sum())
    if banyak < _MULAI_BANYAK:
        return ""
    siapa = "Desa" if banyak == len(beda_desa) else f"{ribuan(banyak)} dari {ribuan(len(beda_desa))} desa"
    return f"{siapa} di sini rekaan: sebaran rekaan, bukan perkiraan keadaan desa yang sebenarnya."


def kalimat_posisi(posisi: pd.DataFrame, periode: str, siapa: str = "desa") -> str:
    """Return how many villages stand at which stage; of who may have reached the first one, that it is not sure.

    Args:
        posisi: as ``banding.banyak_per_posisi`` returns it, at least one village.
        periode: of these villages.
        siapa: what is assessed.
    """
    semua = int(posisi["desa"].sum())
    nama, terbuka = [str(n) for n in posisi["nama"]], int(posisi["mungkin_lebih"].iloc[0])
    letak = [awal_kecil(nama[0]), f"belum pasti mencapai {nama[1]}", *(f"pada {n}" for n in nama[1:])]
    nol, *lain = map(int, posisi["desa"])
    ada = [(n, di) for n, di in zip([nol - terbuka, terbuka, *lain], letak, strict=True) if n]
    kapan = sebut_periode(periode)
    if len(ada) == 1:
        berapa = f"Satu {siapa}" if semua == 1 else f"Semua {ribuan(semua)} {siapa}"
        di = ada[0][1] if nol else f"berada pada tingkat {ada[0][1].removeprefix('pada ')}"
        return f"{berapa} yang dinilai pada {kapan} {di}."
    return f"Dari {ribuan(semua)} {siapa} pada {kapan}, {rangkai([f'{ribuan(n)} {di}' for n, di in ada])}."


def kalimat_mungkin(posisi: pd.DataFrame, siapa: str = "desa") -> str:
    """Return how many may stand higher once open questions are answered; ``""`` where none."""
    mungkin = int(posisi["mungkin_lebih"].sum())
    if not mungkin:
        return ""
    berapa = f"{'Satu' if mungkin == 1 else ribuan(mungkin)} {siapa}"
    if int(posisi["desa"].sum()) == 1:
        berapa = f"{awal_besar(siapa)} itu"
    return f"{berapa} mungkin lebih tinggi: jawaban yang masih terbuka menentukannya."


def di_antaranya(mungkin: int) -> str | None:
    """Return how many of the villages on one stage may stand higher, None where none."""
    return f"{ribuan(mungkin)} di antaranya mungkin lebih tinggi" if mungkin else None


def kalimat_indeks(sebaran: pd.DataFrame, periode: str, instrumen: Instrumen) -> str:
    """Return the range of the index, the first sentence where the instrument has no gate.

    Args:
        sebaran: as ``banding.sebaran`` returns it, the index among its groups.
        periode: of these villages.
        instrumen: for the name of the index.
    """
    desa = int(sebaran["desa"][AKAR])
    if desa == 0:
        return f"Indeks belum dapat dinilai pada {sebut_periode(periode)}."
    rendah, tengah, tinggi = (
        instrumen.mistar.tulis(float(sebaran[k][AKAR])) for k in ("terendah", "median", "tertinggi")
    )
    rentang = tengah if desa == 1 else f"dari {rendah} sampai {tinggi}, median {tengah}"
    return f"{instrumen.nama_indeks} {ribuan(desa)} {instrumen.yang_dinilai} pada {sebut_periode(periode)}: {rentang}."


def kalimat_jarak(sebaran: pd.DataFrame, instrumen: Instrumen, *, banyak_desa: bool) -> str:
    """Return where villages lie farthest apart; ``""`` where none do.

    Args:
        sebaran: of the groups to speak of, as ``banding.sebaran`` returns it.
        instrumen: for names.
        banyak_desa: speak of the middle half of the villages; of many, the ends are always far apart.
    """
    dari, sampai = ("kuartil_bawah", "kuartil_atas") if banyak_desa else ("terendah", "tertinggi")
    id_ = banding.jarak_terbesar(sebaran, dari, sampai)
    if not id_:
        return ""
    rendah, tinggi = (instrumen.mistar.tulis(float(sebaran[k][id_[0]])) for k in (dari, sampai))
    siapa = instrumen.yang_dinilai
    awal = f"Separuh {siapa} yang di tengah paling terpencar" if banyak_desa else f"Jarak terbesar antar{siapa}"
    return f"{awal} pada {_nama(id_, instrumen)}: dari {rendah} sampai {tinggi}."


def kalimat_tingkat(status: pd.DataFrame, semua: int, instrumen: Instrumen) -> str:
    """Return how many villages have reached each stage.

    Args:
        status: as ``banding.status_per_tingkat`` returns it.
        semua: number of villages.
        instrumen: for names.
    """
    bagian = [f"{ribuan(int(n))} untuk {nama_kelompok(instrumen, str(t))}" for t, n in status["tercapai"].items()]
    return f"Dari {ribuan(semua)} {instrumen.yang_dinilai}, yang memenuhi syarat: {rangkai(bagian)}."


def kalimat_aspek(
    median: "pd.Series[float]", ujung: tuple[tuple[str, ...], tuple[str, ...]], instrumen: Instrumen
) -> str:
    """Return which groups are weakest and strongest by their median; ``""`` where nothing is scored."""
    rendah, tinggi = ujung
    if not rendah or rendah == tinggi:
        return ""
    tulis = instrumen.mistar.tulis
    return (
        f"Menurut median, terlemah {_nama(rendah, instrumen)} ({tulis(median[rendah[0]])}) dan terkuat "
        f"{_nama(tinggi, instrumen)} ({tulis(median[tinggi[0]])})."
    )


def kalimat_selisih(
    desa: str, ke_median: "pd.Series[float]", ujung: tuple[tuple[str, ...], tuple[str, ...]], instrumen: Instrumen
) -> str:
    """Return where one village lies farthest below and above the median of those compared."""
    rendah, tinggi = ujung
    if not rendah:
        return f"{desa} belum dapat dibandingkan: belum ada skor."
    bawah, atas = float(ke_median[rendah[0]]), float(ke_median[tinggi[0]])
    bagian = []
    if bawah < 0:
        bagian.append(f"paling jauh di bawah median pada {_nama(rendah, instrumen)} ({instrumen.mistar.beda(bawah)})")
    if atas > 0:
        di_atas = "di atasnya" if bagian else "di atas median"
        bagian.append(f"paling jauh {di_atas} pada {_nama(tinggi, instrumen)} ({instrumen.mistar.beda(atas)})")
    return f"{desa} {rangkai(bagian)}." if bagian else f"{desa} tepat pada median di semua aspek."


def kalimat_perubahan(
    ringkas: Mapping[str, int], tanpa_lalu: int, antarversi: banding.RingkasVersi | None = None, siapa: str = "desa"
) -> str:
    """Return in how many villages the index rose or fell.

    Args:
        ringkas: as ``banding.ringkas_perubahan`` returns it.
        tanpa_lalu: villages without an earlier period of the same form.
        antarversi: changes since periods under older versions, as ``banding.ringkas_versi`` returns them.
        siapa: what is assessed.
    """
    kata = {"naik": "naik di", "tetap": "tetap di", "turun": "turun di"}
    bagian = [f"{k} {ribuan(ringkas[n])} {siapa}" for n, k in kata.items() if ringkas[n]]
    kalimat = f"Sejak periode sebelumnya, indeks {rangkai(bagian)}." if bagian else ""
    if ringkas["tak_terbanding"]:
        lain = " atau tidak ada jawaban yang sebanding" if antarversi else ""
        kalimat += (
            f" {ribuan(ringkas['tak_terbanding'])} {siapa} belum dapat dibandingkan karena belum dapat dinilai{lain}."
        )
    if tanpa_lalu:
        kalimat += f" {ribuan(tanpa_lalu)} {siapa} tidak mempunyai periode sebelumnya."
    if antarversi:
        kalimat += f" {_antarversi(antarversi, siapa)}"
    return kalimat.strip()


def _antarversi(ini: banding.RingkasVersi, siapa: str) -> str:
    """Return what changes since older versions rest on."""
    awal = f"Di {ribuan(ini.desa)} {siapa} periode sebelumnya dijawab menurut versi {rangkai(ini.versi)}"
    if not ini.paling_banyak:
        return f"{awal}, dan tidak ada jawaban yang sebanding."
    dari, ke = persen(ini.paling_sedikit), persen(ini.paling_banyak)
    bobot = dari if dari == ke else f"{dari} sampai {ke}"
    return f"{awal}: yang dibandingkan hanya jawaban yang sebanding, {bobot} dari bobotnya."


def _nama(id_: tuple[str, ...], instrumen: Instrumen) -> str:
    nama = [nama_kelompok(instrumen, k) for k in id_]
    if len(id_) > _BANYAK_DISEBUT:
        return f"{ribuan(len(id_))} aspek, di antaranya {rangkai(nama[: _BANYAK_DISEBUT - 1])}"
    return rangkai(nama)
