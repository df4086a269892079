"""Parts of the page Cek Cepat, by noun.

``wawancara`` is what was asked and answered so far, and what follows from it; the address holds it whole. ``ingatan``
is what one tab remembers beside. ``tanya`` draws the question that comes next with the widgets of ``jawab_soal``,
``akhir`` where the village stands when no more need be asked, ``bekal`` what can be taken along.
"""

from penilaian.dasbor.halaman.cek_cepat.halaman import tampilkan

__all__ = ["tampilkan"]
