"""Make data/contoh/jawaban.csv anew: an invented kecamatan of fifteen villages over three periods.

``python alat/data_contoh.py`` writes the same file every time. Each village has a level (0–4) per stage and period,
from which its answers follow with a little chance of its own; what makes a case is written out below as an answer.
"""

from pathlib import Path
from typing import NamedTuple

import numpy as np

from penilaian.berkas import tulis_jawaban
from penilaian.instrumen import (
    Indikator,
    IndikatorDaftar,
    IndikatorJenjang,
    berupa_persen,
    rentang,
    tolok_satu,
)
from penilaian.jawaban import dari_tabel
from penilaian.muat import muat_instrumen

TUJUAN = Path(__file__).parents[1] / "data" / "contoh" / "jawaban.csv"

PERIODE = ("2024", "2025", "2026")

Tingkat = tuple[float, float, float, float]
"""Levels on the four stages, 0–4."""


class Desa(NamedTuple):
    """A village: name, its levels by period (fewer than three = the last ones), and answers written out."""

    nama: str
    tingkat: tuple[Tingkat, ...]
    jawaban: dict[str, str] = {}  # noqa: RUF012  (read only)
    """In every period."""
    pada: dict[str, dict[str, str]] = {}  # noqa: RUF012
    """In one period."""


BERMULA = {
    # no site kept up, nobody in charge
    "P01": "1", "P02": "profil_kontak", "P03": "0", "P04": "1",
    # officials untrained and unaware
    "P05": "0", "P06": "38", "P07": "35", "P12": "0", "P13": "papan_selebaran pertemuan_warga", "P14": "0", "P15": "1",
    # access is there in part
    "P08": "2", "P09": "40", "P11": "2", "P16": "1",
    # data out of step with reality, IT hardly used in service
    "M01": "0", "M02": "", "M03": "0", "M04": "telepon_whatsapp", "M05": "0", "M06": "apbdes", "M07": "1",
    "M08": "35", "M09": "58,5", "M10": "0", "M11": "1", "M12": "siskeudes prodeskel", "M13": "NIHIL",
    "T01": "0", "T02": "5", "T03": "0", "T04": "0", "T05": "1", "T06": "1", "T07": "1", "T08": "68", "T09": "0",
    "T10": "62", "T11": "0", "T12": "0",
    "N01": "0", "N02": "0", "N03": "0", "N04": "0", "N05": "0", "N06": "0", "N07": "0", "N08": "1",
    "N09": "0", "N10": "0",
}  # fmt: skip
"""The partner village of the source study, answered after what the study tells; an invention all the same."""

PENYULUHAN = {"P05": "77,8", "P06": "74", "P07": "70"}
"""What the training changed in it: nothing but these three."""

KOSONG_TERSEBAR = dict.fromkeys(("P07", "P11", "M05", "M12", "T06", "T12", "N05", "N09"), "")
"""Open answers here and there, none of which decides anything."""

TAK_SEMPAT = dict.fromkeys(
    ("P05", "P06", "P07", "P13", "P15", "M02", "M06", "M08", "M09", "M12", "T02", "T08", "T10", "T11", "N02", "N06",
     "N08"),
    "",
)  # fmt: skip
"""What a village leaves open that had no time to count and to ask."""

DESA = (
    Desa("Kayuharapan", ((0, 0, 0, 0),) * 3, BERMULA, {"2026": PENYULUHAN}),
    Desa("Randukelana", ((1.6, 0.9, 0.4, 0.2), (2.3, 1.2, 0.6, 0.3), (3.2, 1.7, 0.9, 0.4)), {"P01": "2"}),
    Desa("Wanarekta", ((2.6, 1.7, 0.9, 0.4), (3.2, 2.2, 1.1, 0.5), (3.4, 2.5, 1.3, 0.6))),
    Desa("Lembahsantun", ((3.1, 2.4, 1.2, 0.6), (3.3, 3.0, 1.8, 0.9), (3.5, 3.3, 2.3, 1.2))),
    Desa("Tirtamandala", ((3.3, 3.0, 2.4, 1.3), (3.5, 3.3, 3.0, 1.9), (3.6, 3.5, 3.4, 2.4))),
    Desa("Cakrawarsa", ((3.5, 3.2, 2.9, 2.3), (3.7, 3.5, 3.3, 2.8), (3.9, 3.8, 3.6, 3.4))),
    Desa("Bukitrenjana", ((1.3, 0.8, 0.4, 0.2), (1.6, 1.0, 0.5, 0.2), (2.0, 1.3, 0.6, 0.3)), KOSONG_TERSEBAR),
    Desa(
        "Sungaiparasi",
        ((2.9, 2.1, 1.0, 0.5), (3.2, 2.5, 1.3, 0.7), (3.4, 3.2, 1.8, 0.9)),
        pada={"2026": {"P08": "", "P03": "", "M07": "", "M09": ""}},
    ),
    Desa("Padangsemesta", ((3.2, 1.5, 2.8, 0.9), (3.3, 1.8, 3.2, 1.2), (3.5, 2.1, 3.5, 1.5))),
    Desa(
        "Karangwidari",
        ((3.1, 2.2, 1.1, 0.6), (3.5, 2.5, 1.4, 0.7), (3.8, 3.1, 1.9, 1.0)),
        {"P01": "1"},
    ),
    Desa(
        "Telukangkasa",
        ((1.4, 0.9, 0.5, 0.2), (1.8, 1.2, 0.6, 0.3), (2.2, 1.5, 0.8, 0.4)),
        {"N04": "TB", "N05": "TB"},
        {"2025": {"M02": "TB"}, "2026": {"M02": "TB"}},
    ),
    Desa("Gunungmayapada", ((1.7, 0.7, 0.4, 0.2),)),
    Desa(
        "Rawakencana",
        ((2.2, 1.2, 0.6, 0.3), (2.4, 1.4, 0.7, 0.3), (2.7, 1.7, 0.8, 0.4)),
        TAK_SEMPAT,
    ),
    Desa(
        "Muarabinangun",
        ((2.4, 1.6, 0.8, 0.4), (2.5, 1.9, 1.0, 0.5), (2.74, 2.3, 1.2, 0.6)),
        {"P01": "3", "P08": "3"},
        {"2026": {"P06": "67,3"}},
    ),
    Desa(
        "Tanjungwarsita",
        ((3.4, 2.6, 1.3, 0.6), (3.4, 2.5, 1.3, 0.6), (2.8, 2.1, 1.1, 0.5)),
        pada={"2024": {"P01": "3"}, "2025": {"P01": "3"}, "2026": {"P01": "0", "P02": "NIHIL", "P03": "0"}},
    ),
)  # fmt: skip

TANGGAL = {"2024": "2024-10-", "2025": "2025-10-", "2026": "2026-10-"}


def isi(i: Indikator, tingkat: float, acak: np.random.Generator) -> str:
    """Return an answer to ``i`` of a village at ``tingkat`` (0–4), as text of the file."""
    geser = float(acak.uniform(-0.55, 0.55))
    bagian = min(max((tingkat + geser) / 4, 0.0), 1.0)
    if isinstance(i, IndikatorJenjang):
        return str(i.jenjang[round(bagian * (len(i.jenjang) - 1))].nilai)
    if isinstance(i, IndikatorDaftar):
        urutan = acak.permutation(len(i.butir))[: round(bagian * len(i.butir))]
        return " ".join(i.butir[int(b)].id for b in sorted(urutan)) or "NIHIL"
    terburuk, terbaik = (float(t) for t in tolok_satu(i))
    rendah, tinggi = rentang(i) or (terburuk, terbaik)
    nilai = f"{min(max(terburuk + (terbaik - terburuk) * bagian, rendah), tinggi):.1f}"
    # Below one, a percentage without its sign may be meant as a share: the reader would ask.
    return f"{nilai}%" if berupa_persen(i) and 0 < float(nilai) < 1 else nilai


def utama() -> None:
    """Write the file."""
    instrumen = muat_instrumen("inpres-3-2003")
    urutan = {t.id: n for n, t in enumerate(instrumen.puncak)}
    baris = []
    for nomor, desa in enumerate(DESA, start=1):
        for tahun, tingkat in zip(PERIODE[-len(desa.tingkat) :], desa.tingkat, strict=True):
            jawaban = {}
            for j, i in enumerate(instrumen.indikator):
                acak = np.random.default_rng([nomor, j])  # the same chance in every period: answers move with the level
                jawaban[i.id] = isi(i, tingkat[urutan[instrumen.puncak_dari(i.kelompok).id]], acak)
            baris.append(
                {
                    "kode_desa": f"99.01.01.2{nomor:03d}",
                    "nama_desa": desa.nama,
                    "kecamatan": "Contoh",
                    "kabupaten": "Kabupaten Contoh",
                    "periode": tahun,
                    "tanggal": f"{TANGGAL[tahun]}{nomor + 9:02d}",
                    **jawaban,
                    **desa.jawaban,
                    **desa.pada.get(tahun, {}),
                }
            )
    tulis_jawaban(instrumen, dari_tabel(instrumen, baris), TUJUAN)


if __name__ == "__main__":
    utama()
