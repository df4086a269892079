"""Every dialect in which clients export a form, and the way back from it."""

import io
from collections.abc import Callable, Sequence

import xlsxwriter
from penulis_klien import Isi, Tabel, central, kobo, tabel_kobo

from penilaian.berkas import baca
from penilaian.instrumen import Instrumen
from penilaian.jawaban import tulis_sel
from penilaian.mentah import Unggahan
from penilaian.survei import Formulir, PembacaKiriman

Ekspor = tuple[str, bytes]


def _kobo(**cara) -> Callable[[Formulir, Sequence[Isi]], Ekspor]:
    return lambda formulir, isi: ("ekspor.csv", kobo(formulir, isi, **cara))


def _central(**cara) -> Callable[[Formulir, Sequence[Isi]], Ekspor]:
    return lambda formulir, isi: ("ekspor.csv", central(formulir, isi, **cara))


def _buku(**cara) -> Callable[[Formulir, Sequence[Isi]], Ekspor]:
    return lambda formulir, isi: ("ekspor.xlsx", _xlsx(tabel_kobo(formulir, isi, **cara)))


def _xlsx(tabel: Tabel) -> bytes:
    keluar = io.BytesIO()
    with xlsxwriter.Workbook(keluar, {"strings_to_formulas": False, "strings_to_urls": False}) as buku:
        lembar = buku.add_worksheet()
        for n, baris in enumerate(tabel):
            for k, teks in enumerate(baris):
                if teks:
                    lembar.write_string(n, k, teks)
    return keluar.getvalue()


DIALEK = {
    "kobo": _kobo(),
    "kobo-label": _kobo(label=True),
    "kobo-grup": _kobo(grup="/"),
    "kobo-label-grup": _kobo(label=True, grup="/"),
    "kobo-terpecah": _kobo(gabung=False),
    "kobo-tergabung": _kobo(pecah=False),
    "kobo-label-tergabung": _kobo(label=True, pecah=False),
    "kobo-label-terpecah": _kobo(label=True, gabung=False),
    "kobo-grup-xlsx": _buku(grup="/"),
    "central": _central(),
    "central-tergabung": _central(pecah=False),
    "central-lama": _central(lama=True),
}


def pulang(dialek: str, formulir: Formulir, isi: Sequence[Isi], instrumen: Instrumen):
    """Return what is read of the submissions when they come back in a dialect."""
    nama, ekspor = DIALEK[dialek](formulir, isi)
    return baca(Unggahan(nama, ekspor), instrumen, pembaca=PembacaKiriman(instrumen, "berhenti"))


def kembali(instrumen: Instrumen, jawaban) -> dict[tuple[str, str], str]:
    """Return the cells of answers by code and question."""
    isi = {i.id: tulis_sel(i, jawaban).to_pylist() for i in instrumen.ditanyakan}
    kode = list(jawaban.kunci["kode_desa"])
    return {(k, id_): t for id_, kolom in isi.items() for k, t in zip(kode, kolom, strict=True)}


def harap(instrumen: Instrumen, sel: Sequence[dict[str, str]]) -> dict[tuple[str, str], str]:
    """Return the cells that must come back, in the words of an answers file."""
    kolom = ["kode_desa", "periode", *instrumen.per_id]
    teks = "\n".join(";".join(s.get(k, "") for k in kolom) for s in ({k: k for k in kolom}, *sel))
    return kembali(instrumen, baca(Unggahan("benar.csv", teks.encode()), instrumen).jawaban)
