"""One piece of evidence: where it opens, and what is known of it."""

from penilaian.markah import Html, unsur
from penilaian.narasi.waktu import hari
from penilaian.simpan import IsiBukti


def tautan_bukti(isi: str | Html, alamat: str) -> Html:
    """Return a link that opens beside the page."""
    return unsur("a", isi, href=alamat, target="_blank", rel="noopener noreferrer")


def rincian_bukti(b: IsiBukti) -> list[str]:
    """Return day, owner and end of a piece of evidence in words; what is not known is left out."""
    rinci = [f"tanggal {hari(b.tanggal)}"]
    rinci += [f"pemilik {b.pemilik}"] if b.pemilik else []
    rinci += [f"berlaku sampai {hari(b.berlaku_sampai)}"] if b.berlaku_sampai else []
    return rinci


def alamat_bukti(b: IsiBukti) -> str:
    """Return where it leads: a link to its page, a file to our own route, which checks cookie and rights every time."""
    return b.tautan or f"bukti/{b.id}"


def alamat_pratinjau(b: IsiBukti) -> str | None:
    """Return the address of its picture; None where there can be none."""
    return f"bukti/{b.id}/pratinjau" if b.tipe.startswith("image/") or b.tipe == "application/pdf" else None
