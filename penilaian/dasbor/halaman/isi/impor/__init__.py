"""An answers file into drafts, in the browser: looked at first, taken in when the person agrees, accounted for."""

from penilaian.dasbor.halaman.isi.impor.unggah import impor, impor_titipan, titip_berkas

__all__ = ["impor", "impor_titipan", "titip_berkas"]
