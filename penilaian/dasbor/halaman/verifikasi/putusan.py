"""The verifier's word about one answer: agree with one tap, or another value with a reason."""

from collections.abc import Callable
from typing import Final

import streamlit as st

from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.halaman.verifikasi.bahan import Bahan
from penilaian.dasbor.halaman.verifikasi.perbuatan import PERIKSA, Tekan, dasar, kabarkan, kunci, lakukan, tanpa_isian
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.widget import isi_widget, polos
from penilaian.instrumen import Indikator, IndikatorDaftar, IndikatorJenjang, Instrumen
from penilaian.jawaban import NIHIL, TB, tercentang
from penilaian.markah import Html, berbaris, unsur
from penilaian.narasi.jawaban import SEBUTAN_SEL, minta_bilangan, sebut_jawaban, sebut_pertanyaan, teks_bilangan
from penilaian.narasi.waktu import saat
from penilaian.simpan import PANJANG_CATATAN, IsiJawaban, Lembar, Pelaku

TANPA_NILAI: Final = "tanpa_nilai"
"""Choice of a verifier who finds nothing that can be counted; kept as ``""``."""

_DI_ATAS: Final = "di_atas"
_TAK_TERHITUNG: Final = "Tidak dapat dihitung"
_SEBUTAN: Final = {
    _DI_ATAS: "Pakai isian di atas",
    TB: SEBUTAN_SEL[TB],
    TANPA_NILAI: f"{_TAK_TERHITUNG} (dianggap belum dijawab)",
}


def putusan(bahan: Bahan, indikator: Indikator, berikut: str | None) -> None:
    """Draw what a verifier said about an answer, and where it may be said now the ways to say it.

    Args:
        bahan: the assessment.
        indikator: whose answer.
        berikut: where to go afterwards; None = nowhere, it was the last.
    """
    isi = bahan.satu(indikator.id)
    lukis(unsur("h3", "Pemeriksaan"), sebut_putusan(bahan.instrumen, indikator, isi, bahan.lembar.zona_waktu))
    if not bahan.boleh_periksa:
        return
    if isi.oleh is not None and isi.oleh == bahan.siapa.pengguna_id and not isi.bawaan:
        lukis(unsur("p", "Jawaban ini Anda isi sendiri. Verifikator lain yang memeriksanya.", kelas="pd-v-kurang"))
        return
    teks = isi.teks if bahan.terjawab(indikator.id) else ""
    sudah = _sudah_setuju(bahan, indikator.id)
    with st.container(horizontal=True, key="pd-v-setuju"):
        if not sudah:
            setuju = kunci(indikator.id, "setuju")
            st.button(
                "Setuju" if teks else "Benar, belum ada jawaban",
                key=setuju,
                type="primary",
                on_click=_setuju,
                args=(Tekan(bahan.deretan, setuju), bahan.lembar, indikator, teks, isi.versi, berikut),
            )
        if isi.teks_verifikasi is not None:
            batal = kunci(indikator.id, "batal")
            st.button(
                "Batalkan pemeriksaan",
                key=batal,
                on_click=_batalkan,
                args=(Tekan(bahan.deretan, batal), bahan.lembar, indikator, isi.versi),
            )
    kabarkan(_dekat_tombol(indikator.id))
    with st.expander("Beri nilai lain", key=kunci(indikator.id, "lain")):
        _nilai_lain(bahan, indikator, isi, berikut)


def yang_diperiksa(bahan: Bahan, indikator: str) -> dict[str, object]:
    """Return by button (``dasar``) whether what it asks for is so in the store, and the version of the answer."""
    return {
        dasar(indikator, "setuju"): _sudah_setuju(bahan, indikator),
        dasar(indikator, "batal"): bahan.satu(indikator).teks_verifikasi is None,
        dasar(indikator, "versi"): bahan.satu(indikator).versi,
    }


def sebut_putusan(instrumen: Instrumen, indikator: Indikator, isi: IsiJawaban, zona: str) -> Html:
    """Return what a verifier said: who, when, which value, why."""
    if isi.teks_verifikasi is None:
        return unsur("p", "Belum diperiksa.", kelas="pd-keterangan")
    kapan = f", {saat(isi.waktu_verifikasi, zona)}" if isi.waktu_verifikasi else ""
    return unsur(
        "div",
        unsur("p", "Jawaban desa berubah sejak diperiksa; periksa lagi.", kelas="pd-v-kurang") if isi.usang else None,
        unsur("p", sebut_jawaban(instrumen, indikator, isi.teks_verifikasi, _TAK_TERHITUNG), kelas="pd-v-jawaban"),
        unsur("p", f"{isi.verifikator_nama or 'Verifikator'}{kapan}", kelas="pd-keterangan"),
        unsur("blockquote", unsur("b", "Alasan: "), berbaris(isi.alasan_verifikasi), kelas="pd-v-catatan")
        if isi.alasan_verifikasi
        else None,
    )


def _sudah_setuju(bahan: Bahan, indikator: str) -> bool:
    return bahan.periksa(indikator) == "sama" and bahan.satu(indikator).teks_verifikasi is not None


def _nilai_lain(bahan: Bahan, i: Indikator, isi: IsiJawaban, berikut: str | None) -> None:
    with st.form(kunci(i.id, "form"), border=False):
        baca = _isian(i, isi)
        alasan = kunci(i.id, "alasan")
        st.text_area(
            "Alasan", key=alasan, height=100, max_chars=PANJANG_CATATAN, placeholder="Apa yang dilihat, dan di mana"
        )
        simpan = kunci(i.id, "simpan")
        st.form_submit_button(
            "Simpan nilai verifikasi",
            key=simpan,
            on_click=_beri,
            args=(Tekan(bahan.deretan, simpan), bahan.lembar, i, baca, alasan, isi.versi, berikut),
        )
    kabarkan(_dalam_isian(i.id))


def _isian(i: Indikator, isi: IsiJawaban) -> Callable[[], str]:
    """Draw the widgets of a value, filled with what stands there; return what reads them as a cell text."""
    kini = isi.teks if isi.teks_verifikasi is None else isi.teks_verifikasi
    pilih = kunci(i.id, "pilih")
    if isinstance(i, IndikatorJenjang):
        jenjang = {str(j.nilai): j.teks for j in i.jenjang}
        pilihan = [*jenjang, *([TB] if i.tidak_berlaku else []), TANPA_NILAI]
        awal = kini if kini in pilihan else None
        st.radio(
            "Nilai menurut pemeriksaan",
            pilihan,
            index=None if awal is None else pilihan.index(awal),
            format_func=lambda p: f"**{p}** {polos(jenjang[p])}" if p in jenjang else _SEBUTAN[p],
            key=pilih,
            width="stretch",
        )
        return lambda: _dari_pilihan(pilih, "?")
    if isinstance(i, IndikatorDaftar):
        ada = tercentang(i, kini)
        for b in i.butir:
            st.checkbox(polos(b.teks), value=b.id in ada, key=kunci(i.id, b.id), width="stretch")
        kunci_butir = {b.id: kunci(i.id, b.id) for b in i.butir}
        _atau(i, pilih)
        return lambda: _dari_pilihan(pilih, " ".join(id_ for id_, k in kunci_butir.items() if isi_widget(k)) or NIHIL)
    label, contoh = minta_bilangan(i)
    angka = kunci(i.id, "angka")
    st.text_input(label, value=teks_bilangan(i, kini), key=angka, placeholder=contoh, max_chars=40, autocomplete="off")
    _atau(i, pilih)
    return lambda: _dari_pilihan(pilih, str(isi_widget(angka) or "").strip() or "?")


def _atau(i: Indikator, nama: str) -> None:
    pilihan = [_DI_ATAS, *([TB] if i.tidak_berlaku else []), TANPA_NILAI]
    st.radio("Atau", pilihan, format_func=_SEBUTAN.__getitem__, key=nama)


def _dari_pilihan(nama: str, di_atas: str) -> str:
    """Return the cell text of a choice; a level, or what stands in the field above. ``?`` is no answer anywhere."""
    pilih = isi_widget(nama)
    if pilih == TANPA_NILAI:
        return ""
    return di_atas if pilih in {None, _DI_ATAS} else str(pilih)


def _setuju(tekan: Tekan, lembar: Lembar, indikator: Indikator, teks: str, versi: int, berikut: str | None) -> None:
    def kerja(siapa: Pelaku, _: None) -> str:
        _verifikasi(siapa, lembar, indikator, teks, versi=versi)
        return f"{sebut_pertanyaan(indikator)}: disetujui.{_sesudah(berikut)}"

    gagal = _dekat_tombol(indikator.id)
    lakukan(tekan, PERIKSA, kerja, tanpa_isian, gagal=gagal, kosongkan=indikator.id, berikut=berikut)


def _batalkan(tekan: Tekan, lembar: Lembar, indikator: Indikator, versi: int) -> None:
    def kerja(siapa: Pelaku, _: None) -> str:
        _verifikasi(siapa, lembar, indikator, None, versi=versi)
        return f"{sebut_pertanyaan(indikator)}: pemeriksaan dibatalkan."

    lakukan(tekan, _dekat_tombol(indikator.id), kerja, tanpa_isian, kosongkan=indikator.id)


def _beri(
    tekan: Tekan,
    lembar: Lembar,
    indikator: Indikator,
    baca: Callable[[], str],
    alasan: str,
    versi: int,
    berikut: str | None,
) -> None:
    def kerja(siapa: Pelaku, isian: tuple[str, str]) -> str:
        _verifikasi(siapa, lembar, indikator, *isian, versi=versi)
        return f"{sebut_pertanyaan(indikator)}: nilai verifikasi tersimpan.{_sesudah(berikut)}"

    def isian() -> tuple[str, str]:
        return baca(), str(isi_widget(alasan) or "")

    lakukan(tekan, PERIKSA, kerja, isian, gagal=_dalam_isian(indikator.id), kosongkan=indikator.id, berikut=berikut)


def _verifikasi(
    siapa: Pelaku, lembar: Lembar, indikator: Indikator, teks: str | None, alasan: str = "", *, versi: int
) -> None:
    gudang().jawaban.verifikasi(
        siapa, lembar.id, indikator.id, teks, alasan, versi_dilihat=versi, sidik_dilihat=lembar.sidik
    )


def _dekat_tombol(indikator: str) -> str:
    return f"setuju-{indikator}"


def _dalam_isian(indikator: str) -> str:
    return f"nilai-{indikator}"


def _sesudah(berikut: str | None) -> str:
    return "" if berikut else " Semua jawaban sudah diperiksa; lanjutkan ke bagian Putuskan."
