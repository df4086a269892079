"""The door to a table: each format to its reader, and whatever a library makes of a broken file to one message."""

from collections.abc import Callable
from typing import Final

from penilaian.galat import GalatJawaban
from penilaian.mentah.berkas_masuk import PENUH, Format, Isi, Takaran, gagal, kenali
from penilaian.mentah.buku import baca_xlsx
from penilaian.mentah.lembar_teks import Rincian, Wadah
from penilaian.mentah.parket import baca_parquet
from penilaian.mentah.teks_csv import baca_csv

_PEMBACA: Final[dict[Format, Callable[..., Rincian]]] = {
    "csv": baca_csv,
    "xlsx": baca_xlsx,
    "parquet": baca_parquet,
}


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
    terbuka = kenali(nama, isi, takaran)
    try:
        return _PEMBACA[terbuka.format](terbuka, dikenal, wadah)
    except GalatJawaban:
        raise
    except MemoryError:
        pesan = "isi berkas tidak muat dalam memori yang disediakan"
        raise gagal(nama, "B07", pesan, "Pecah menjadi beberapa berkas, atau simpan sebagai CSV.") from None
    except Exception as e:  # a damaged file makes libraries raise anything: that is the file's fault
        pesan = f"isi {terbuka.format.upper()} rusak ({type(e).__name__}: {(str(e).splitlines() or [''])[0][:200]})"
        raise gagal(nama, "B05", pesan, "Simpan ulang dari aplikasi asalnya, lalu coba lagi.") from e
