"""Where a piece of evidence opens."""

from penilaian.simpan.transaksi.bukti import IsiBukti


def alamat_bukti(b: IsiBukti) -> str:
    """Return where it leads: a link to its page, a file to our own route, which checks cookie and rights every time."""
    return b.tautan or f"bukti/{b.id}"


def alamat_pratinjau(b: IsiBukti) -> str | None:
    """Return the address of its picture; None where there can be none."""
    return f"bukti/{b.id}/pratinjau" if b.tipe.startswith("image/") or b.tipe == "application/pdf" else None
