"""The YAML parser's complaints in Indonesian, each with a repair."""

import yaml

from penilaian.galat import Temuan

_KUTIP = "Apit seluruh teks dengan tanda kutip."

_MASALAH: tuple[tuple[str, str, str], ...] = (
    # part of the parser's sentence (context and problem), what was found, how to repair it
    ("unexpected end of stream", "tanda kutip dibuka di sini tetapi tidak ditutup", "Tutup tanda kutipnya."),
    ("document separator", "tanda kutip dibuka di sini tetapi tidak ditutup", "Tutup tanda kutipnya."),
    (
        "escape character",
        "garis miring terbalik (\\) di dalam kutip ganda dibaca sebagai sandi",
        "Pakai kutip tunggal ('…').",
    ),
    (
        "flow sequence",
        "kurung siku [ dibuka tetapi tidak ditutup, atau koma antarunsur kurang",
        "Periksa [ ] dan koma.",
    ),
    (
        "flow mapping",
        "kurung kurawal { dibuka tetapi tidak ditutup, atau koma antarkunci kurang",
        "Periksa { } dan koma; apit teks yang memuat koma atau titik dua dengan tanda kutip.",
    ),
    (
        "simple key",
        "baris ini bukan `kunci: nilai`",
        "Tulis spasi sesudah titik dua (`bobot: 2`), atau masukkan lebih dalam bila ini lanjutan teks di atasnya.",
    ),
    (
        "mapping values are not allowed",
        "titik dua yang diikuti spasi di dalam teks, atau baris ini menjorok lebih dalam dari yang di atasnya",
        "Apit teks yang memuat titik dua dengan tanda kutip, atau samakan jorokannya; periksa juga baris atasnya.",
    ),
    ("mapping keys are not allowed", "tanda tanya di depan teks dibaca sebagai kunci", _KUTIP),
    (
        "block scalar",
        "sesudah > atau | harus langsung ganti baris",
        "Pindahkan teksnya ke baris berikut, atau apit dengan kutip.",
    ),
    ("scanning an alias", "teks yang diawali * dibaca sebagai alias", _KUTIP),
    ("scanning an anchor", "teks yang diawali & dibaca sebagai jangkar", _KUTIP),
    ("tag", "teks yang diawali ! dibaca sebagai tanda jenis", _KUTIP),
    ("directive", "teks yang diawali % di awal baris dibaca sebagai perintah YAML", _KUTIP),
    ("cannot start any token", "teks tidak boleh diawali tanda ⟨huruf⟩", _KUTIP),
    (
        "expected key",
        "baris ini tidak sejajar dengan kunci di atasnya, atau ada tulisan sesudah teks berkutip",
        "Samakan jorokannya dengan kunci yang setingkat; satu kunci satu baris.",
    ),
    (
        "block end",
        "baris ini tidak sejajar dengan kunci di atasnya, atau ada tulisan sesudah teks berkutip",
        "Samakan jorokannya dengan kunci yang setingkat; satu kunci satu baris.",
    ),
    (
        "'-' indicator",
        "baris ini setingkat dengan unsur daftar tetapi tidak diawali -",
        "Awali dengan `- `, atau samakan jorokannya.",
    ),
)

_DIBUKA_DI = ("simple key", "quoted scalar", "flow sequence", "flow mapping")
"""Complaints whose cause stands where the thing began, not where the parser gave up."""


def terjemahkan_salah_tulis(galat: yaml.MarkedYAMLError, teks: str, tempat: str) -> Temuan:
    """Return the parser's complaint about ``teks`` as a finding at the line that needs the repair."""
    konteks, masalah = galat.context or "", galat.problem or ""
    tanda = galat.problem_mark
    if galat.context_mark is not None and any(bagian in konteks for bagian in _DIBUKA_DI) and "escape" not in masalah:
        tanda = galat.context_mark
    baris = tanda.line if tanda else 0
    isi = teks.splitlines()
    di_sini = isi[baris] if baris < len(isi) else ""
    huruf = di_sini[tanda.column : tanda.column + 1] if tanda else ""
    if "document start" in masalah:
        saran = "Pisahkan menjadi beberapa berkas, atau hapus baris ... dan isi sesudahnya."
        return Temuan(f"{tempat}:{baris + 1}", "I08", "ada isi sesudah akhir dokumen (baris ...)", saran)
    kalimat = f"{konteks} {masalah}"
    for bagian, pesan, saran in _MASALAH:
        if bagian in kalimat:
            return Temuan(f"{tempat}:{baris + 1}", "I03", pesan.replace("⟨huruf⟩", huruf), saran)
    return Temuan(
        f"{tempat}:{baris + 1}",
        "I03",
        f"tulisan YAML tidak terbaca ({masalah})",
        "Periksa baris ini dan yang di atasnya.",
    )
