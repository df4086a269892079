"""How an instrument scores: weights, thresholds with their reasons, bands, version."""

from collections.abc import Iterator

from penilaian.angka import persen, tulis_tetap
from penilaian.dasbor.komponen.soal import paling_sedikit
from penilaian.dasbor.komponen.tabel_lipat import tabel_lipat
from penilaian.instrumen import ATURAN, Instrumen
from penilaian.markah import Html, gabung, unsur
from penilaian.narasi.ejaan import tanggal

_AGREGASI = {
    "aritmetik": "rata-rata berbobot",
    "geometrik": "rata-rata geometrik berbobot",
    "minimum": "nilai terendah",
}


def metode(instrumen: Instrumen) -> Html:
    """Return the method of an instrument in words and tables; the longer ones are folded."""
    wajib = tuple(_wajib(instrumen))
    return gabung(
        unsur("h2", "Dari jawaban ke indeks"),
        unsur("ol", *(unsur("li", langkah) for langkah in _langkah(instrumen)), kelas="pd-cara-isi"),
        unsur("h2", "Angka yang dipilih dan alasannya"),
        unsur("p", instrumen.alasan_bobot, kelas="pd-keterangan"),
        tabel_lipat(("Angka", "Nilai", "Alasan"), _pilihan(instrumen), judul="Angka yang dipilih dan alasannya"),
        _arti(instrumen),
        _pita(instrumen),
        _lipat(
            f"{len(wajib)} syarat wajib ★",
            tabel_lipat(("Pertanyaan", "Paling sedikit", "Alasan"), wajib, judul="Syarat wajib"),
        )
        if wajib
        else None,
        _lipat(
            "Susunan dan bobot",
            tabel_lipat(("Kelompok", "Bobot", "Rujukan"), _susunan(instrumen), judul="Susunan dan bobot", angka={1}),
        ),
        _lensa(instrumen),
        _lipat("Versi, sidik dan sumber", _versi(instrumen)),
    )


def _lipat(judul: str, *isi: Html | None) -> Html:
    return unsur("details", unsur("summary", judul), unsur("div", *isi), kelas="pd-lipat")


def _langkah(ini: Instrumen) -> Iterator[str]:
    skala = f"{tulis_tetap(ini.skala.min)} sampai {tulis_tetap(ini.skala.maks)}"
    yield "Setiap jawaban diubah menjadi 0 sampai 1 menurut patokan tetap pertanyaannya, tidak menurut desa lain."
    yield f"Nilai aspek adalah {_AGREGASI[ini.agregasi]} pertanyaannya, begitu terus ke atas sampai {ini.nama_indeks}."
    yield "Yang tidak berlaku tidak dihitung. Yang belum dijawab tidak dianggap nol, tetapi menurunkan kelengkapan."
    yield "Batas bawah dan batas atas menunjukkan hasil bila semua yang terbuka dijawab paling buruk atau paling baik."
    if ini.gerbang is not None:
        yield (
            "Sebuah tingkat tercapai bila batas bawahnya sampai ke ambang dan semua syarat wajib ★ terpenuhi. "
            "Posisi desa adalah tingkat tertinggi yang tercapai berturut-turut dari tingkat pertama."
        )
    yield f"Hasil ditampilkan pada skala {skala}. Pembulatan hanya untuk tampilan."


def _pilihan(ini: Instrumen) -> Iterator[tuple[str, str, str]]:
    if ini.gerbang is not None:
        yield "Ambang tingkat", tulis_tetap(ini.gerbang.ambang.nilai), ini.gerbang.ambang.alasan
        for t in ini.puncak:
            if t.ambang is not None:
                yield f"Ambang {t.nama}", tulis_tetap(t.ambang.nilai), t.ambang.alasan
        if ini.gerbang.dekat is not None:
            yield "Dekat ambang", f"{tulis_tetap(ini.gerbang.dekat.nilai)} poin", ini.gerbang.dekat.alasan
    if ini.kelengkapan_min is not None:
        yield "Kelengkapan paling sedikit", persen(float(ini.kelengkapan_min.nilai)), ini.kelengkapan_min.alasan


def _wajib(ini: Instrumen) -> Iterator[tuple[str, str, str]]:
    for i in ini.indikator:
        if i.kritis is not None:
            yield f"{i.id} {i.nama}", paling_sedikit(i), i.kritis.alasan


def _susunan(ini: Instrumen, induk: str | None = None, dalam: int = 0) -> Iterator[tuple[Html, str, str]]:
    for k in ini.anak_kelompok(induk):
        rujukan = k.rujukan or k.alasan_bobot or ""
        yield unsur("span", k.nama, kelas=f"pd-dalam-{min(dalam, 3)}"), tulis_tetap(k.bobot), rujukan
        yield from _susunan(ini, k.id, dalam + 1)


def _pita(ini: Instrumen) -> Html | None:
    if not ini.pita:
        return None
    baris = ((p.nama, f"mulai {tulis_tetap(p.mulai)}", p.arti or "") for p in ini.pita)
    return gabung(unsur("h2", "Predikat indeks"), tabel_lipat(("Predikat", "Nilai", "Arti"), baris, judul="Predikat"))


def _arti(ini: Instrumen) -> Html | None:
    if ini.gerbang is None:
        return None
    baris = [(ini.gerbang.nol.nama, ini.gerbang.nol.arti), *((t.nama, t.arti or "") for t in ini.puncak)]
    return gabung(
        unsur("h2", "Arti setiap posisi bagi warga"),
        tabel_lipat(("Posisi", "Arti bagi warga"), baris, judul="Arti setiap posisi"),
    )


def _lensa(ini: Instrumen) -> Html | None:
    if not ini.lensa:
        return None
    keterangan = "Pengelompokan lain atas pertanyaan yang sama. Lensa mempunyai skor sendiri dan tidak mengubah posisi."
    baris = ((x.nama, n.nama, n.keterangan or "") for x in ini.lensa for n in x.nilai)
    return _lipat(
        "Lensa",
        unsur("p", keterangan, kelas="pd-keterangan"),
        tabel_lipat(("Lensa", "Nilai", "Keterangan"), baris, judul="Lensa"),
    )


def _versi(ini: Instrumen) -> Html:
    return gabung(
        unsur(
            "dl",
            *(
                unsur("div", unsur("dt", nama), unsur("dd", isi))
                for nama, isi in (
                    ("Id", ini.id),
                    ("Versi", f"{ini.versi}, {tanggal(ini.tanggal)}"),
                    ("Aturan penilaian", f"versi {ATURAN}"),
                    ("Sidik", unsur("code", ini.sidik)),
                    ("Sidik nilai", unsur("code", ini.sidik_nilai)),
                )
            ),
            kelas="pd-pasangan",
        ),
        unsur("p", "Hasil dua penilaian dapat dibandingkan bila sidik nilainya sama.", kelas="pd-keterangan"),
        unsur("h3", "Sumber") if ini.sumber else None,
        unsur("ul", *(unsur("li", s) for s in ini.sumber), kelas="pd-cara-isi") if ini.sumber else None,
    )
