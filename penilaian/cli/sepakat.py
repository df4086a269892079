"""The command that says how far two answer files of the same villages agree."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape
from rich.table import Table

from penilaian.angka import jauh, ribuan
from penilaian.cli.status_keluar import galat_jadi_status
from penilaian.cli.tampilan import layar, pesan, tampilkan_temuan
from penilaian.galat import GalatPemakaian
from penilaian.terkirim import INSTRUMEN_SEMULA

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    from penilaian.mesin import Hasil


def sepakat(
    pertama: Annotated[Path, typer.Argument(metavar="PERTAMA", help="Jawaban penilai pertama.")],
    kedua: Annotated[Path, typer.Argument(metavar="KEDUA", help="Jawaban penilai kedua atas desa dan periode sama.")],
    instrumen: Annotated[
        str, typer.Option("--instrumen", help="Folder instrumen, atau id instrumen bawaan.", metavar="FOLDER_ATAU_ID")
    ] = INSTRUMEN_SEMULA,
    hasil: Annotated[
        Path | None, typer.Option("-o", "--hasil", metavar="HASIL", help="Beda per pertanyaan, sebagai .csv.")
    ] = None,
) -> None:
    """Bandingkan jawaban dua penilai atas desa yang sama: seberapa sepakat, dan pada pertanyaan mana berbeda."""
    from penilaian import keandalan
    from penilaian.berkas import baca, periksa_tujuan, tulis_hasil
    from penilaian.mesin import nilai
    from penilaian.muat import id_versi_lain, muat_instrumen
    from penilaian.narasi.kesepakatan import baris_kesepakatan
    from penilaian.survei import PembacaKiriman

    with galat_jadi_status():
        if hasil is not None:
            if hasil.suffix.lower() != ".csv":
                raise GalatPemakaian(f"{hasil}: beda per pertanyaan ditulis sebagai .csv; ganti nama berkasnya")
            periksa_tujuan(hasil)
        ini = muat_instrumen(instrumen)
        lain = id_versi_lain(instrumen, ini.versi)
        dua = []
        for berkas in (pertama, kedua):
            pembaca = PembacaKiriman(ini, "berhenti", versi_lain=lain)
            bacaan = baca(berkas, ini, None, pembaca=pembaca, versi_lain=lain)
            tampilkan_temuan(bacaan.peringatan, bacaan.hitungan)
            dua.append(bacaan.jawaban)
        kiri, kanan = _pasangan(dua[0].kunci, dua[1].kunci)
        if not len(kiri):
            raise GalatPemakaian(
                f"{pertama} dan {kedua} tidak memuat satu pun {ini.yang_dinilai} dan periode yang sama; "
                "periksa kolom kode_desa dan periode"
            )
        a, b = dua[0].ambil(kiri), dua[1].ambil(kanan)
        selisih = keandalan.bandingkan(ini, a, b)
        tabel = keandalan.per_indikator(selisih)
        if hasil is not None:
            tulis_hasil(tabel.reset_index(), hasil)
    tinggal = [len(d) - len(kiri) for d in dua]
    layar.print(
        f"{ribuan(len(kiri))} {ini.yang_dinilai} dan periode dinilai keduanya; "
        f"{ribuan(tinggal[0])} hanya ada pada yang pertama, {ribuan(tinggal[1])} hanya pada yang kedua.",
        soft_wrap=True,
    )
    papar = Table("Ukuran", "Nilai", "Cara membaca", show_lines=False)
    for baris in baris_kesepakatan(keandalan.kesepakatan(selisih)):
        papar.add_row(*map(escape, baris))
    layar.print(papar)
    layar.print(_posisi(nilai(ini, a), nilai(ini, b)), soft_wrap=True, markup=False)
    if hasil is None:
        layar.print(_terbanyak(tabel), soft_wrap=True, markup=False)
    else:
        pesan.print(f"{ribuan(len(tabel))} pertanyaan ditulis ke {hasil}.", markup=False, soft_wrap=True)


def _pasangan(satu: "pd.DataFrame", dua: "pd.DataFrame") -> "tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]":
    """Return the rows of both that are of one village and period, in the order of the first."""
    import numpy as np
    import pandas as pd

    kolom = ["kode_desa", "periode"]
    letak = pd.MultiIndex.from_frame(dua[kolom]).get_indexer(pd.MultiIndex.from_frame(satu[kolom]))
    ada = letak >= 0
    return np.flatnonzero(ada), letak[ada]


def _posisi(satu: "Hasil", dua: "Hasil") -> str:
    if satu.posisi is None or dua.posisi is None:
        return ""
    sama = int((satu.posisi.pasti == dua.posisi.pasti).sum())
    return f"Posisi pasti yang sama: {ribuan(sama)} dari {ribuan(len(satu))}."


def _terbanyak(tabel: "pd.DataFrame") -> str:
    """Return which questions the two differ in most often."""
    urut = (
        tabel.assign(lain=tabel["dinilai"] - tabel["sama"]).sort_values("lain", ascending=False, kind="stable").head(5)
    )
    ada = [
        f"{id_} ({ribuan(int(n))}{_arah(float(beda))})"
        for id_, n, beda in zip(urut.index, urut["lain"], urut["beda"], strict=True)
        if n
    ]
    return f"Paling sering berbeda: {', '.join(ada)}." if ada else "Tidak ada jawaban yang berbeda."


def _arah(beda: float) -> str:
    """Return the mean difference of a question in points; nothing where there is none."""
    if beda != beda or not beda:
        return ""
    return f", yang kedua rata-rata {jauh(beda)} poin lebih {'tinggi' if beda > 0 else 'rendah'}"
