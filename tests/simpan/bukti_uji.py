"""What the tests of evidence share: the shelf, and a document beside an answer."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from buat_berkas import office

from penilaian.simpan.rak.bukti import RakBukti

SURAT = office()
HARI = datetime.now(UTC).astimezone(ZoneInfo("Asia/Jakarta")).date()


@pytest.fixture
def bukti(gudang) -> RakBukti:
    return RakBukti(gudang.koneksi, gudang.instrumen)


@pytest.fixture
def surat(bukti, orang, lembar):
    """A document beside the answer to P01."""
    return bukti.unggah(orang.penilai, lembar.id, "P01", "surat.docx", SURAT)


def kejadian(gudang, orang, lembar):
    semua = gudang.riwayat.penilaian(orang.penilai, lembar.id)
    return [(k.aksi, k.objek) for k in semua if k.aksi.startswith("bukti.")]
