"""Six villages for the tests of Posisi Desa, and the page opened as a visitor opens it."""

from dataclasses import replace

from streamlit.testing.v1 import AppTest

from penilaian.contoh import buat
from penilaian.instrumen import IndikatorDaftar, tolok_satu
from penilaian.jawaban import KOSONG, TERJAWAB, TIDAK_BERLAKU
from penilaian.muat import muat_instrumen

JAHAT = "<script>alert(1)</script> \"Kutip\" & 'Kawan'"


def _isi(jawaban, baris, bagian):
    """Set every answer of one row to a share 0–1 of its best."""
    isi, keadaan = jawaban.nilai.copy(), jawaban.keadaan.copy()
    centang = {k: v.copy() for k, v in jawaban.centang.items()}
    for j, i in enumerate(muatan_instrumen().indikator):
        terburuk, terbaik = map(float, tolok_satu(i))
        isi[j, baris] = terburuk + bagian * (terbaik - terburuk)
        keadaan[j, baris] = TERJAWAB
        if isinstance(i, IndikatorDaftar):
            isi[j, baris] = round(bagian * len(i.butir))
            centang[i.id][baris] = (1 << int(isi[j, baris])) - 1
    return replace(jawaban, nilai=isi, keadaan=keadaan, centang=centang)


def _tandai(jawaban, baris, keadaan, indikator=None):
    semua = jawaban.keadaan.copy()
    semua[[jawaban.nomor(i) for i in indikator] if indikator else slice(None), baris] = keadaan
    return replace(jawaban, keadaan=semua)


def muatan_instrumen():
    return muat_instrumen("inpres-3-2003")


def enam_desa():
    """Six villages, two periods: ordinary, perfect, all open, incomplete, with TB, with a hostile name."""
    ini = muatan_instrumen()
    j = buat(ini, 6, 5, kosong=0.0, periode=("2025", "2026"))
    j = _isi(j, 3, 1.0)
    j = _tandai(j, 5, KOSONG)
    j = _tandai(j, 7, KOSONG, [i.id for i in ini.indikator[::2]])
    j = _tandai(j, 9, TIDAK_BERLAKU, [i.id for i in ini.indikator if i.tidak_berlaku])
    kunci = j.kunci.copy()
    kunci.loc[11, "nama_desa"] = JAHAT
    kunci.loc[1, "tanggal"] = "2026-10-14"
    return replace(j, kunci=kunci)


def _halaman():
    from penilaian.dasbor.halaman.posisi import tampilkan

    tampilkan()


def buka(**alamat: str) -> AppTest:
    at = AppTest.from_function(_halaman, default_timeout=30)
    for k, v in alamat.items():
        at.query_params[k] = v
    at.run()
    assert not at.exception
    return at


def isi(at: AppTest) -> str:
    """All markup on the page."""
    return "\n".join([*(str(h.proto.body) for h in at.get("html")), *(str(m.value) for m in at.markdown)])


KODE = [f"99.01.01.20{n:02}" for n in range(1, 7)]


def nama(at: AppTest) -> str:
    """The village's name in the bar, which is the switch."""
    (tombol,) = at.get("popover")
    return tombol.proto.popover.label.replace("\\", "")


def di_bilah(at: AppTest) -> str:
    """The line below the name."""
    return next(str(h.proto.body) for h in at.get("html") if "pd-desa-ket" in str(h.proto.body))
