"""What a tab remembers of the file that it takes in, and the two deeds: looking at it, taking it in. Draws nothing.

A click only marks what the person agreed to; the page then does it, in one step that nothing of Streamlit's
interrupts. What was agreed to is what was on the screen: with another file or choice it is looked at anew.
"""

import hashlib
from dataclasses import dataclass, replace

import streamlit as st

from penilaian.berkas import Unggahan
from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.komponen.pembaca_berkas import PembacaKunjungan
from penilaian.dasbor.komponen.unggahan import TANPA_PERIODE
from penilaian.galat import GalatMasukan, GalatPemakaian, GalatSimpan, GalatVersi, HitunganBaris, Temuan
from penilaian.mentah import Pembaca
from penilaian.narasi.temuan import sebut_temuan
from penilaian.simpan import Pelaku
from penilaian.simpan.impor import HasilImpor, PilihanImpor

_INGATAN = "isi_impor_kotak"


@dataclass(frozen=True, eq=False)
class Tinjauan:
    """What became of looking at a file; nothing of it is kept in the store.

    Attributes:
        pilihan: how the file would be taken in.
        hasil: what would be taken and what not; None where nothing can be.
        galat: what is wrong with the file, in its order; without the missing period.
        peringatan: what was noticed beside.
        perlu_periode: the file has no period, so the person must say it.
        pesan: why the store refuses; ``""`` where it does not.
        hitungan: what became of the rows of a file at fault.
        versi: another version of the instrument that the file answers; ``""`` where it answers the one that was chosen.
    """

    pilihan: PilihanImpor
    hasil: HasilImpor | None = None
    galat: tuple[Temuan, ...] = ()
    peringatan: tuple[Temuan, ...] = ()
    perlu_periode: bool = False
    pesan: str = ""
    hitungan: HitunganBaris | None = None
    versi: str = ""


@dataclass(frozen=True, eq=False)
class Titipan:
    """Answers that another page of this visit hands over in place of a file that is uploaded.

    Attributes:
        unggahan: their name and bytes.
        sidik: of the instrument that they answer.
        asal: what they come from, as the page says it.
    """

    unggahan: Unggahan
    sidik: str
    asal: str = "Cek Cepat"

    @property
    def id(self) -> str:
        """What tells them from other files."""
        return f"titipan {hashlib.sha256(self.unggahan.isi).hexdigest()}"


@dataclass
class Ingatan:
    """What one tab remembers between two runs.

    Attributes:
        pengguna: whose tab it is.
        titipan: what another page handed over, until the person goes on.
        diminta: file and choices that ``tinjauan`` is of.
        tinjauan: the last look.
        disetujui: the look that the person agreed to, until it is done.
        hasil: what was taken in last, until the person goes on.
        berbeda: it is not what the look had said.
        pesan: why nothing was taken in, ``""`` at first.
        putaran: how many files were taken in, so that the next one begins empty.
        ke: how many looks there were: each has a button of its own, so that a click agrees to what was on the screen.
    """

    pengguna: int | None
    titipan: Titipan | None = None
    diminta: tuple[str, PilihanImpor] | None = None
    tinjauan: Tinjauan | None = None
    disetujui: Tinjauan | None = None
    hasil: HasilImpor | None = None
    berbeda: bool = False
    pesan: str = ""
    putaran: int = 0
    ke: int = 0

    def sudah(self, id_berkas: str, pilihan: PilihanImpor) -> Tinjauan | None:
        """Return the last look where it was at this file with these choices."""
        return self.tinjauan if self.diminta == (id_berkas, pilihan) else None

    def tinjau(self, siapa: Pelaku, id_berkas: str, unggahan: Unggahan, pilihan: PilihanImpor) -> Tinjauan:
        """Look at a file and remember what came of it.

        Args:
            siapa: whose right it is.
            id_berkas: tells uploads apart.
            unggahan: name and bytes; the name is never a path.
            pilihan: its period counts only for a file without one.
        """
        self.tinjauan = _tinjau(siapa, unggahan, pilihan)
        self.diminta = (id_berkas, pilihan)
        self.ke += 1
        return self.tinjauan

    def setujui(self, tinjauan: Tinjauan) -> None:
        """Mark that the person wants what this look says. A callback."""
        self.disetujui, self.pesan = tinjauan, ""

    def masukkan(self, siapa: Pelaku, unggahan: Unggahan) -> None:
        """Take in what was agreed to, whole or not at all, and remember what came of it."""
        ini, self.disetujui, self.diminta, self.tinjauan = self.disetujui, None, None, None
        if ini is None:
            return
        try:
            pembaca = PembacaKunjungan(siapa.pengguna_id, sampai_selesai=True)
            self.hasil = gudang().impor.berkas(siapa, unggahan, ini.pilihan, pembaca)
        except GalatMasukan as galat:
            self.pesan = sebut_temuan(galat.temuan)
        except (GalatSimpan, GalatPemakaian) as galat:
            self.pesan = str(galat)
        else:
            self.pesan = ""
            self.berbeda = ini.hasil is None or ini.hasil.jumlah != self.hasil.jumlah
            self.putaran += 1

    def lagi(self) -> None:
        """Make room for another file. A callback."""
        self.titipan, self.hasil, self.disetujui, self.pesan = None, None, None, ""

    def kosongkan(self) -> None:
        """Forget a file that was taken away."""
        self.diminta, self.tinjauan, self.disetujui, self.pesan = None, None, None, ""

    def terima(self, titipan: Titipan) -> None:
        """Take what another page hands over in place of a file."""
        self.lagi()
        self.kosongkan()
        self.titipan = titipan


def buka_ingatan(siapa: Pelaku) -> Ingatan:
    """Return what this tab remembers; nothing where somebody else was here before."""
    ada = st.session_state.get(_INGATAN)
    if isinstance(ada, Ingatan) and ada.pengguna == siapa.pengguna_id:
        return ada
    st.session_state[_INGATAN] = baru = Ingatan(siapa.pengguna_id)
    return baru


def _tinjau(siapa: Pelaku, unggahan: Unggahan, pilihan: PilihanImpor) -> Tinjauan:
    pembaca = PembacaKunjungan(siapa.pengguna_id)
    ini = _sekali(siapa, unggahan, replace(pilihan, periode=None), pembaca)
    if ini.perlu_periode and pilihan.periode is not None:
        return replace(_sekali(siapa, unggahan, pilihan, pembaca), perlu_periode=True)
    return ini


def _sekali(siapa: Pelaku, unggahan: Unggahan, pilihan: PilihanImpor, pembaca: Pembaca) -> Tinjauan:
    try:
        hasil = gudang().impor.tinjau(siapa, unggahan, pilihan, pembaca)
    except GalatMasukan as galat:
        return Tinjauan(
            pilihan,
            galat=tuple(t for t in galat.temuan if t.berat == "galat" and t.kode != TANPA_PERIODE),
            peringatan=tuple(t for t in galat.temuan if t.berat == "peringatan"),
            perlu_periode=any(t.kode == TANPA_PERIODE for t in galat.temuan),
            hitungan=galat.hitungan,
            versi=galat.versi if isinstance(galat, GalatVersi) else "",
        )
    except (GalatSimpan, GalatPemakaian) as galat:
        return Tinjauan(pilihan, pesan=str(galat))
    return Tinjauan(pilihan, hasil, peringatan=hasil.peringatan)
