"""How an instrument scores: weights, thresholds with their reasons, bands, version."""

from collections.abc import Iterator

from penilaian.angka import persen, ribuan, tulis_tetap
from penilaian.dasbor.komponen.tabel_lipat import tabel_lipat
from penilaian.instrumen import Instrumen, Klausa
from penilaian.markah import Html, berbaris, gabung, unsur
from penilaian.narasi.ejaan import awal_kecil, rangkai, tanggal
from penilaian.narasi.jawaban import sebut_minimum, sebut_pertanyaan, sebut_syarat
from penilaian.narasi.tangga import sebut_berlantai

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
            f"{ribuan(len(wajib))} syarat wajib ★",
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
    patokan = "Setiap jawaban diubah menjadi 0 sampai 1 menurut patokan tetap pertanyaannya"
    yield f"{patokan}, tidak menurut {ini.yang_dinilai} lain."
    yield f"Nilai aspek adalah {_AGREGASI[ini.agregasi]} pertanyaannya, begitu terus ke atas sampai {ini.nama_indeks}."
    yield "Yang tidak berlaku tidak dihitung. Yang belum dijawab tidak dianggap nol, tetapi menurunkan kelengkapan."
    yield "Batas bawah dan batas atas menunjukkan hasil bila semua yang terbuka dijawab paling buruk atau paling baik."
    if ini.gerbang is not None:
        lantai = (
            "" if ini.lantai is None else f", dan {sebut_berlantai(ini)} paling sedikit {tulis_tetap(ini.lantai.nilai)}"
        )
        yield (
            f"Sebuah tingkat tercapai bila batas bawahnya sampai ke ambang dan semua syarat wajib ★ terpenuhi{lantai}. "
            "Posisi desa adalah tingkat tertinggi yang tercapai berturut-turut dari tingkat pertama."
        )
    yield f"Hasil ditampilkan pada skala {skala}. Pembulatan hanya untuk tampilan."


def _pilihan(ini: Instrumen) -> Iterator[tuple[str, str, str]]:
    if ini.gerbang is not None:
        yield "Ambang tingkat", tulis_tetap(ini.gerbang.ambang.nilai), ini.gerbang.ambang.alasan
        for t in ini.puncak:
            if t.ambang is not None:
                yield f"Ambang {t.nama}", tulis_tetap(t.ambang.nilai), t.ambang.alasan
        if ini.lantai is not None:
            aspek = rangkai([awal_kecil(k.nama) for k in ini.kelompok if k.id in ini.lantai.kelompok])
            yield "Lantai aspek", tulis_tetap(ini.lantai.nilai), f"{ini.lantai.alasan} Berlaku bagi {aspek}."
        if ini.gerbang.dekat is not None:
            yield "Dekat ambang", f"{tulis_tetap(ini.gerbang.dekat.nilai)} poin", ini.gerbang.dekat.alasan
    if ini.kelengkapan_min is not None:
        yield "Kelengkapan paling sedikit", persen(float(ini.kelengkapan_min.nilai)), ini.kelengkapan_min.alasan


def _wajib(ini: Instrumen) -> Iterator[tuple[str, str, str]]:
    for i in ini.indikator:
        if i.kritis is not None:
            yield sebut_pertanyaan(i), sebut_minimum(i), i.kritis.alasan


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
    nol = ini.gerbang.nol
    baris = [(nol.nama, _klausa(ini, nol.klausa)), *((t.nama, _klausa(ini, t.klausa)) for t in ini.puncak)]
    return gabung(
        unsur("h2", "Arti setiap posisi bagi warga"),
        tabel_lipat(("Posisi", "Arti bagi warga"), baris, judul="Arti setiap posisi"),
    )


def _klausa(ini: Instrumen, klausa: tuple[Klausa, ...]) -> Html:
    """Return sentences below each other, each with the condition under which it is said."""
    return berbaris("\n".join(f"{k.teks} ({s})" if (s := sebut_syarat(ini, k)) else k.teks for k in klausa))


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
                    ("Aturan penilaian", f"versi {ini.aturan}"),
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
