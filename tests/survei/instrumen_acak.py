"""Instruments at random: every kind of question, any tree, weights, ★ and floors, and words that want to be escaped."""

import random
from decimal import Decimal

from penilaian.instrumen import (
    Beralasan,
    Bukti,
    Butir,
    Gerbang,
    IndikatorAngka,
    IndikatorDaftar,
    IndikatorJenjang,
    IndikatorPersen,
    IndikatorSurvei,
    Instrumen,
    Jenjang,
    Kelompok,
    Kritis,
    Lantai,
    PosisiNol,
    SaranPita,
    Skala,
    Tolok,
    tolok_satu,
)

BOBOT = [Decimal(b) for b in ("0.1", "0.3", "1", "1.3", "2", "2.75", "3", "16.5")]
KATA = (
    *(
        "surat",
        "balai desa",
        "ya/tidak",
        "a-b",
        "satu, dua; tiga",
        'kata "kutip"',
        "jum'at",
        "<b>",
        "R&D",
        "50%",
        "=1+1",
    ),
    *(
        "Catatan P01",
        "4 – ada",
        "tidak satu pun",
        "belum tahu",
        "NIHIL",
        "{x}",
        "nilai",
        "#tag",
        "dua  spasi",
        "é",
        "Ya",
        "n/a",
    ),
)
_SARAN = (SaranPita(di_bawah=Decimal(50), teks="Mulai."), SaranPita(di_bawah=Decimal(100), teks="Tuntaskan."))
JENIS = ("jenjang", "daftar", "persen", "angka", "persentase", "survei", "skala")


class _Pohon:
    def __init__(self, acak: random.Random, berposisi: bool) -> None:
        self.acak, self.berposisi = acak, berposisi
        self.kelompok: list[Kelompok] = []
        self.indikator: list = []

    def tumbuh(self, induk: str | None, dalam: int) -> None:
        """Add a group, with questions, groups or both below it; a stage keeps one question that always applies."""
        acak, nomor = self.acak, len(self.kelompok) + 1
        id_ = f"{nomor}a" if acak.random() < 0.5 else f"bagian_{nomor}"
        agregasi = "aritmetik" if self.berposisi else acak.choice([None, "aritmetik", "geometrik", "minimum"])
        bobot = acak.choice(BOBOT)
        self.kelompok.append(
            Kelompok(id=id_, nama=f"{_kata(acak)} {id_}", kelompok=induk, bobot=bobot, agregasi=agregasi)
        )
        cabang = acak.choice([0, 1, 2, 3]) if dalam > 1 and len(self.indikator) < 12 else 0
        for n in range(acak.randint(1 if induk is None or not cabang else 0, 4)):
            self.indikator.append(self._indikator(id_, boleh_tb=n > 0 or induk is not None))
        for _ in range(cabang):
            self.tumbuh(id_, dalam - 1)

    def _indikator(self, kelompok: str, boleh_tb: bool):
        acak, nomor = self.acak, len(self.indikator) + 1
        umum = {
            "id": acak.choice([f"P{nomor:02d}", f"i{nomor}", f"X_{nomor}"]),
            "nama": f"Indikator {nomor}",
            "kelompok": kelompok,
            "pertanyaan": f"{_kata(acak)} {nomor}?",
            "petunjuk": _kata(acak) if acak.random() < 0.5 else None,
            "bobot": acak.choice(BOBOT),
            "tidak_berlaku": f"bila {_kata(acak)}" if boleh_tb and acak.random() < 0.7 else None,
        }
        i = _jenis(acak, JENIS[nomor - 1] if nomor <= len(JENIS) else acak.choice(JENIS), umum)
        if acak.random() < 0.5:
            i = i.model_copy(update={"bukti": Bukti(teks=_kata(acak), sejak=_tengah(acak, i))})
        if acak.random() < 0.2:
            i = i.model_copy(update={"kritis": Kritis(minimum=_tengah(acak, i), alasan="Acak.")})
        return i


def instrumen_acak(benih: int, *, berposisi: bool = False) -> Instrumen:
    """Return the instrument of a seed, with a gate; ``berposisi``: all groups are weighted means."""
    acak = random.Random(benih)  # noqa: S311
    pohon = _Pohon(acak, berposisi)
    for _ in range(acak.randint(1, 4)):
        pohon.tumbuh(None, acak.choice([1, 2, 2, 3]))
    ambang = Decimal(acak.choice(["0.25", "0.5", "0.6", "0.7", "1"]))
    skala = acak.choice([Skala(), Skala(min=Decimal(1), maks=Decimal(5))])
    titik = lambda b: skala.min + (skala.maks - skala.min) * b  # noqa: E731
    aspek = [k.id for k in pohon.kelompok if k.kelompok]
    dijaga = tuple(acak.sample(aspek, acak.randint(1, len(aspek)))) if aspek and acak.random() < 0.8 else ()
    lantai = Lantai(nilai=titik(ambang * Decimal("0.6")), alasan="Acak.", kelompok=dijaga) if dijaga else None
    return Instrumen(
        skema=1,
        id=f"acak-{benih}",
        nama=f"Acak {_kata(acak)}",
        versi="1.0.0",
        tanggal="2026-01-01",
        ringkasan="Acak.",
        skala=skala,
        nama_indeks="Indeks",
        alasan_bobot="Acak.",
        gerbang=Gerbang(
            ambang=Beralasan(nilai=titik(ambang), alasan="Acak."),
            lantai=lantai,
            nol=PosisiNol(nama="jum'at", arti="Nol."),
        ),
        kelompok=tuple(pohon.kelompok),
        indikator=tuple(pohon.indikator),
    )


def _kata(acak: random.Random) -> str:
    return " ".join(acak.choice(KATA) for _ in range(acak.randint(1, 3)))


def _jenis(acak: random.Random, jenis: str, umum: dict):
    if jenis == "jenjang":
        awal, banyak = acak.choice([0, 0, 1]), acak.randint(2, 6)
        teks = [f"{_kata(acak)} {n}" for n in range(banyak)]
        rung = tuple(Jenjang(nilai=awal + n, teks=t, saran="Naik.") for n, t in enumerate(teks))
        return IndikatorJenjang(jenis="jenjang", jenjang=rung, **umum)
    if jenis == "daftar":
        butir = tuple(
            Butir(id=f"b{n}", teks=f"{_kata(acak)} {n}", saran="Lengkapi.") for n in range(acak.randint(1, 9))
        )
        return IndikatorDaftar(jenis="daftar", butir=butir, **umum)
    if jenis == "persen":
        tolok = _tolok(acak, [(0, 100), (60, 98), (100, 0)])
        return IndikatorPersen(
            jenis="persen", pembilang=_kata(acak), penyebut=_kata(acak), tolok=tolok, saran=_SARAN, **umum
        )
    if jenis in {"angka", "persentase"}:
        satuan = "%" if jenis == "persentase" else acak.choice([None, "hari", "hari/minggu"])
        tolok = _tolok(acak, [(14, 1), (0, 7), (30, 3)] if satuan != "%" else [(0, 80), (90, 10)])
        return IndikatorAngka(jenis="angka", tolok=tolok.model_copy(update={"satuan": satuan}), saran=_SARAN, **umum)
    tolok = _tolok(acak, [(0, 100), (25, 100)] if jenis == "survei" else [(1, 4), (1, 5)])
    return IndikatorSurvei(jenis="survei", sah="selalu", tolok=tolok, saran=_SARAN, **umum)


def _tolok(acak: random.Random, pilihan: list[tuple[int, int]]) -> Tolok:
    terburuk, terbaik = acak.choice(pilihan)
    return Tolok(terburuk=Decimal(terburuk), terbaik=Decimal(terbaik))


def _tengah(acak: random.Random, i) -> Decimal:
    """Return an answer better than the worst, whole where answers are."""
    terburuk, terbaik = tolok_satu(i)
    if i.jenis in {"jenjang", "daftar"}:
        return Decimal(acak.randint(int(terburuk) + 1, int(terbaik)))
    return terburuk + (terbaik - terburuk) * acak.choice([Decimal("0.25"), Decimal("0.5"), Decimal(1)])
