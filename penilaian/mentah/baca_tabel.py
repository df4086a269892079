"""The door to a table: each format to its reader, and whatever a library makes of a broken file to one message."""

from collections.abc import Callable, Sequence
from typing import Final

import pyarrow as pa

from penilaian.angka import bita
from penilaian.galat import GalatJawaban
from penilaian.mentah.berkas_masuk import PENUH, Format, Isi, Takaran, gagal, kenali
from penilaian.mentah.buku import baca_xlsx
from penilaian.mentah.bungkusan import buka_bungkusan
from penilaian.mentah.galat_rumus import PencatatGalat
from penilaian.mentah.lembar_teks import Rincian, Wadah
from penilaian.mentah.parket import baca_parquet
from penilaian.mentah.teks_csv import baca_csv

_PEMBACA: Final[dict[Format, Callable[..., Rincian]]] = {  # beside XLSX, whose cells have a kind of their own
    "csv": baca_csv,
    "parquet": baca_parquet,
}


class _Terbatas:
    """A ``Wadah`` that takes no more than so many bytes: a few kilobytes may say a long text a million times."""

    def __init__(self, wadah: Wadah, nama: str, batas: int) -> None:
        self._wadah = wadah
        self._nama = nama
        self._batas = batas
        self._isi = 0

    def mulai(self, lebar: int) -> None:
        """Begin a table."""
        self._isi = 0
        self._wadah.mulai(lebar)

    def tambah(self, baris: pa.Array, kolom: Sequence[pa.Array]) -> None:
        """Take rows, or refuse them (B07)."""
        self._isi += sum(k.nbytes for k in kolom)
        if self._isi > self._batas:
            pesan = f"isi tabel lebih dari {bita(self._batas)}"
            raise gagal(self._nama, "B07", pesan, "Pecah menjadi beberapa berkas, atau hapus kolom yang tidak dinilai.")
        self._wadah.tambah(baris, kolom)


def isi_wadah(nama: str, isi: Isi, dikenal: frozenset[str], wadah: Wadah, takaran: Takaran = PENUH) -> Rincian:
    """Hand the rows of a file to ``wadah`` and return what else is known of the table.

    Args:
        nama: of the file, for messages and its suffix.
        isi: its bytes.
        dikenal: loose forms of known column names, by which sheet, header and separator are found.
        wadah: takes the rows.
        takaran: how much is read.

    Raises:
        GalatJawaban: no table (B02–B11), or more than memory holds (B07).
    """
    dalam, isi, sisa = buka_bungkusan(nama, isi, takaran)
    terbuka = kenali(dalam, isi, takaran)
    try:
        terbatas = _Terbatas(wadah, nama, takaran.isi)
        if terbuka.format == "xlsx":  # which tells errors of formulas from text
            rincian = baca_xlsx(terbuka, dikenal, terbatas)
        else:
            pencatat = PencatatGalat(terbatas)
            rincian = pencatat.lengkapi(_PEMBACA[terbuka.format](terbuka, dikenal, pencatat))
        return rincian._replace(peringatan=(*rincian.peringatan, *sisa))
    except GalatJawaban:
        raise
    except MemoryError:
        pesan = "isi berkas tidak muat dalam memori yang disediakan"
        raise gagal(nama, "B07", pesan, "Pecah menjadi beberapa berkas, atau simpan sebagai CSV.") from None
    except Exception as e:  # a damaged file makes libraries raise anything: that is the file's fault
        pesan = f"isi {terbuka.format.upper()} rusak ({type(e).__name__})"
        raise gagal(nama, "B05", pesan, "Simpan ulang dari aplikasi asalnya, lalu coba lagi.") from e
