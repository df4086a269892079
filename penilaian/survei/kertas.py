"""Forms on paper: the instrument, or the questionnaires of respondents, as a PDF with a copy for each village.

One copy is tagged for screen readers; where there are several they are pages to be printed, no more.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from penilaian.cetakan import cetak, rangkai
from penilaian.desa import desa_resmi
from penilaian.instrumen import Instrumen, Kuesioner
from penilaian.survei.kuesioner_kertas import susun_kuesioner_kertas
from penilaian.survei.soal_kertas import Satu, susun_kertas
from penilaian.survei.soal_kuesioner import susun_kuesioner
from penilaian.utuh import akhiran, tulis_utuh

_TEMPLAT: Final = Path(__file__).with_suffix(".typ")
_AKHIRAN: Final = {".pdf": "pdf"}
_PANJANG_SIDIK: Final = 12

_SIAPA: Final = {"desa": "Desa", "kabupaten": "Kabupaten/kota", "instansi": "Instansi"}
_KELOMPOK_KODE: Final = {"desa": [2, 2, 2, 4], "kabupaten": [2, 2], "instansi": [4]}

_CARA: Final = """\
Beri tanda silang pada kotak di depan jawaban. Pada jenjang pilih satu, yang paling tinggi yang seluruhnya terpenuhi; \
pada daftar tandai semua yang terpenuhi.
Yang belum diketahui dibiarkan kosong atau ditandai Belum tahu: belum dihitung, bukan nol.
Huruf tebal di samping jawaban adalah kodenya. Ketik kode itu pada kolom pertanyaannya dalam tabel dari perintah \
penilaian templat --petak; pada daftar semua kode yang ditandai, dipisah spasi. Yang berkode (kosong) tidak diketik.
★ syarat wajib sebuah tingkat."""
_CARA_KUESIONER: Final = """\
Satu lembar untuk satu orang; nama tidak ditulis. Pilih satu jawaban pada setiap pertanyaan.
Diketik kemudian: satu baris satu orang, kolomnya kode_desa, periode dan nomor pertanyaan, isinya kode tebal di \
samping jawaban yang ditandai."""
"""How to fill it in, a line each."""


def tulis_kertas(instrumen: Instrumen, tujuan: str | Path, kode: Sequence[str] = ()) -> tuple[str, ...]:
    """Write the form of an instrument for each village, or one blank.

    Args:
        instrumen: whose questions it asks.
        tujuan: a ``.pdf`` file; replaced whole or not at all.
        kode: dotted codes, as ``pilih_desa`` returns them.

    Returns:
        Characters that no font has; each stands in the document as ``□``.

    Raises:
        GalatPemakaian: another suffix, or a place that cannot be written to.
    """
    umum: Satu = {
        "judul": instrumen.sebutan,
        "keterangan": f"Kuesioner, versi {instrumen.versi}",
        "cap": f"{_cap(instrumen)} · sidik {instrumen.sidik_utuh[:_PANJANG_SIDIK]}",
        "cara": _CARA.splitlines(),
        "istilah": [{"nama": x.nama, "arti": x.arti} for x in instrumen.istilah],
    }
    return _tulis(instrumen, tujuan, kode, umum, susun_kertas(instrumen))


def tulis_kuesioner_kertas(
    kuesioner: Sequence[Kuesioner], instrumen: Instrumen, tujuan: str | Path, kode: Sequence[str] = (), bentuk: str = ""
) -> tuple[str, ...]:
    """Write questionnaires for one person each, a copy for each village or one blank.

    Args:
        kuesioner: what is asked.
        instrumen: whose values they make.
        tujuan: as for ``tulis_kertas``, like ``kode`` and what is returned.
        kode: of the villages.
        bentuk: which form of a test; ``""`` = the first.

    Raises:
        GalatPemakaian: as for ``tulis_kertas``; no such form, or a form named where no test is asked.
    """
    form = susun_kuesioner(kuesioner, instrumen, bentuk=bentuk).settings  # its version is a hash of what is asked
    umum: Satu = {
        "judul": ", ".join(f"{k.indikator} {k.nama}" for k in kuesioner),
        "keterangan": f"Kuesioner responden, {instrumen.sebutan}",
        "cap": f"{_cap(instrumen)} · {', '.join(k.indikator for k in kuesioner)} · formulir {form['version']}",
        "cara": _CARA_KUESIONER.splitlines(),
        "istilah": [],
        "responden": True,
    }
    return _tulis(instrumen, tujuan, kode, umum, susun_kuesioner_kertas(kuesioner, bentuk))


def _cap(instrumen: Instrumen) -> str:
    tambahan = instrumen.tambahan
    lokal = "" if tambahan is None else f" + {tambahan.id} {tambahan.versi}"
    return f"{instrumen.id} {instrumen.versi}{lokal}"


def _tulis(
    instrumen: Instrumen, tujuan: str | Path, kode: Sequence[str], umum: Satu, isi: Iterable[Satu]
) -> tuple[str, ...]:
    akhiran(tujuan, _AKHIRAN)
    semua = list(isi)
    umum |= {
        "siapa": _SIAPA[instrumen.yang_dinilai],
        "kotak_kode": _KELOMPOK_KODE[instrumen.yang_dinilai],
        "panjang_id": max(len(f"{satu['id']}") + 2 * bool(satu["bintang"]) for satu in semua if "id" in satu),
        "isi": semua,
    }
    waktu = datetime.fromisoformat(instrumen.tanggal).replace(tzinfo=UTC)  # not now: the same form has the same bytes
    salinan = [_salinan(k) for k in kode] or [_KOSONG]
    asing: set[str] = set()

    def cetak_satu(s: Satu) -> bytes:
        cetakan = cetak(_TEMPLAT, umum | {"salinan": s}, waktu)
        asing.update(cetakan.asing)
        return cetakan.pdf

    def tulis(jalur: Path) -> None:
        if len(salinan) == 1:
            jalur.write_bytes(cetak_satu(salinan[0]))
        else:
            rangkai(map(cetak_satu, salinan), jalur, f"{umum['judul']}")

    tulis_utuh(tujuan, tulis)
    return tuple(sorted(asing))


_KOSONG: Final[Satu] = {"kode": "", "nama": "", "kecamatan": "", "kabupaten": ""}


def _salinan(kode: str) -> Satu:
    d = desa_resmi(kode)
    return {"kode": kode, "nama": d.nama, "kecamatan": d.kecamatan, "kabupaten": d.kabupaten}
