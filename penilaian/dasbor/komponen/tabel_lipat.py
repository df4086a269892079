"""A table of text that folds into cards on the phone."""

from collections.abc import Collection, Iterable, Sequence

from penilaian.markah import Html, unsur

HAMPA = "–"
"""What a cell shows that has nothing to show."""


def tabel_lipat(
    kepala: Sequence[str], baris: Iterable[Sequence[object]], *, judul: str, angka: Collection[int] = ()
) -> Html:
    """Return a table; on the phone each row is a card whose cells carry their column's name.

    Args:
        kepala: names of the columns; the first column names its row.
        baris: cells, text or ``Html``, as many as ``kepala``.
        judul: what the table holds, for screen readers (not shown).
        angka: positions of number columns, right-aligned with figures of one width.
    """

    def sel(letak: int, isi: object) -> Html:
        kelas = "pd-angka" if letak in angka else None
        if letak == 0:
            return unsur("th", isi, scope="row", role="rowheader", kelas=kelas)
        kolom = unsur("span", kepala[letak], kelas="pd-kolom", aria_hidden="true")
        hampa = "pd-hampa" if isi == HAMPA else None  # not worth a line on the phone
        return unsur("td", kolom, unsur("span", isi), role="cell", kelas=" ".join(filter(None, (kelas, hampa))) or None)

    judul_kolom = (
        unsur("th", k, scope="col", role="columnheader", kelas="pd-angka" if n in angka else None)
        for n, k in enumerate(kepala)
    )
    isi = (unsur("tr", *(sel(n, i) for n, i in enumerate(b)), role="row") for b in baris)
    # Roles are written out because rows that fold into cards are no longer a table to the browser.
    return unsur(
        "table",
        unsur("caption", judul, kelas="pd-tak-tampak"),
        unsur("thead", unsur("tr", *judul_kolom, role="row"), role="rowgroup"),
        unsur("tbody", *isi, role="rowgroup"),
        kelas="pd-tabel",
        role="table",
    )
