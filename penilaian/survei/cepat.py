"""A short form: a question appears only while its answer can change the position, by the questions before it alone."""

from collections.abc import Iterator
from typing import Final

from penilaian.instrumen import Instrumen
from penilaian.pertanyaan import urutan_tetap
from penilaian.survei.formulir import (
    Formulir,
    arti_istilah,
    daftar_desa,
    kepala_formulir,
    nama_bagian,
    pengaturan,
)
from penilaian.survei.hitung_cepat import NAIK, TUTUP, Langkah, periksa_cepat, susun_langkah
from penilaian.survei.nama_form import LABEL_CEPAT, PENUTUP, PETUNJUK, POSISI
from penilaian.survei.soal_form import Baris, susun_tanya
from penilaian.survei.ungkap import bila, teks_xpath

AKHIRAN: Final = "cepat"


def susun_cepat(instrumen: Instrumen, kabupaten: str = "") -> Formulir:
    """Return the short form of an instrument: what decides the position, without evidence, notes and local questions.

    What it hides stays kosong and cannot change the position, whatever it would be; the form shows the position that
    follows from the answers.

    Args:
        instrumen: with a gate; its groups are weighted means.
        kabupaten: as for ``susun_formulir``.

    Raises:
        GalatPemakaian: as ``susun_formulir``, or no position can be told by sums.
    """
    periksa_cepat(instrumen)
    desa = daftar_desa(instrumen, kabupaten) if kabupaten else ()
    langkah = susun_langkah(instrumen, urutan_tetap(instrumen))
    survey: list[Baris] = [*kepala_formulir(instrumen, daftar=bool(desa))]
    survey.append({"type": "note", "name": PETUNJUK, "label": LABEL_CEPAT[PETUNJUK]})
    choices: list[Baris] = [*desa]
    for k in instrumen.puncak:
        survey.append({"type": "begin_group", "name": nama_bagian(instrumen, k.id), "label": k.nama})
        for x in langkah:
            if instrumen.puncak_dari(x.indikator.kelompok) == k:
                tanya = susun_tanya(x.indikator, arti_istilah(instrumen, x.indikator))
                choices += tanya.pilihan
                survey += [tanya.baris[0] | {"relevant": x.relevan}, *tanya.baris[1:], *x.baris]
        survey.append({"type": "end_group"})
    survey += _posisi(instrumen, langkah)
    survey.append({"type": "text", "name": PENUTUP, "label": "Catatan umum", "appearance": "multiline"})
    umum = pengaturan(instrumen, kabupaten)
    khas = {"form_title": f"{umum['form_title']} – cek cepat", "form_id": f"{umum['form_id']}_{AKHIRAN}"}
    return Formulir(tuple(survey), tuple(choices), umum | khas)


def _posisi(instrumen: Instrumen, langkah: tuple[Langkah, ...]) -> Iterator[Baris]:
    """Yield what tells the position: how far all stages are reached, how far they may be, and that in words."""
    assert instrumen.gerbang is not None  # noqa: S101  (looked at before)
    akhir = {instrumen.puncak_dari(x.indikator.kelompok).id: x.jalan for x in langkah}
    pasti, mungkin, terbaca, ulang = POSISI
    for nama, syarat in ((pasti, f"= {NAIK}"), (mungkin, f"> {TUTUP}")):
        jumlah = " + ".join(bila(f"${{{jalan}}} {syarat}", "1", "0") for jalan in akhir.values())
        yield {"type": "calculate", "name": nama, "calculation": jumlah}
    nama_posisi = [instrumen.gerbang.nol.nama, *(k.nama for k in instrumen.puncak)]
    paling_sedikit, paling_banyak = (_sebutan(nama, nama_posisi) for nama in (pasti, mungkin))
    rentang = f"concat('paling sedikit ', {paling_sedikit}, ', paling banyak ', {paling_banyak})"
    sebut = bila(f"${{{pasti}}} = ${{{mungkin}}}", paling_sedikit, rentang)
    yield {"type": "calculate", "name": terbaca, "calculation": sebut}
    yield {"type": "note", "name": ulang, "label": LABEL_CEPAT[ulang]}


def _sebutan(nama: str, posisi: list[str]) -> str:
    """Return the name of a position by its number, in XPath."""
    hasil = teks_xpath(posisi[-1])
    for nomor, sebut in reversed([*enumerate(posisi[:-1])]):
        hasil = bila(f"${{{nama}}} = {nomor}", teks_xpath(sebut), hasil)
    return hasil
