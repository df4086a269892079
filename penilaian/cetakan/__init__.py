"""Documents on paper: data and a template of Typst to a PDF, in fonts that travel with the program.

Whoever prints something brings a template (``.typ``) beside its own module and hands over plain data; ``dasar.typ`` has
what all of them share.
"""

from penilaian.cetakan.aksara import Isi
from penilaian.cetakan.pdf import Cetakan, cetak, rangkai

__all__ = ["Cetakan", "Isi", "cetak", "rangkai"]
