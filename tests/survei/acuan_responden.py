"""The arithmetic of questionnaires once more, slowly: one person after another, in fractions."""

import math
from fractions import Fraction
from statistics import mean, stdev, variance


def arah(k, soal, jawab):
    """Return an answer turned to the direction of its questionnaire."""
    return k.tertinggi + 1 - jawab if soal.arah == "terbalik" else jawab


def nilai_skala(k, orang, ujung):
    """Return the value of one village whose people are dicts of answers by question, None where it has none."""
    menjawab = [o for o in orang if any(s.id in o for s in k.soal)]
    if not menjawab:
        return None
    if k.rata == "orang":
        tengah = mean(
            Fraction(sum(arah(k, s, o[s.id]) for s in k.soal if s.id in o), sum(s.id in o for s in k.soal))
            for o in menjawab
        )
    else:
        per_soal = [[arah(k, s, o[s.id]) for o in menjawab if s.id in o] for s in k.soal]
        if not all(per_soal):
            return None
        tengah = mean(Fraction(sum(x), len(x)) for x in per_soal)
    return ujung[0] + (tengah - 1) / (k.tertinggi - 1) * (ujung[1] - ujung[0])


def nilai_tes(k, orang, ujung):
    """Return the value of one village, None where no question or no task was answered by anybody."""
    soal = [s.id for b in k.bentuk for s in b.soal]
    tugas = [t.id for t in k.tugas]
    menjawab = [o for o in orang if any(i in o for i in (*soal, *tugas))]
    if not any(i in o for o in menjawab for i in soal):
        return None
    benar = [sum(o.get(i, 0) for i in soal) for o in menjawab]
    if k.lulus is None:
        bagian = mean(Fraction(b, len(k.bentuk[0].soal)) for b in benar)
    else:
        if not any(i in o for o in menjawab for i in tugas):
            return None
        dapat = [sum(o.get(i, 0) for i in tugas) for o in menjawab]
        lulus = [b >= k.lulus.benar and t >= k.lulus.tugas for b, t in zip(benar, dapat, strict=True)]
        bagian = Fraction(sum(lulus), len(lulus))
    return ujung[0] + bagian * (ujung[1] - ujung[0])


def perlu(sah, populasi):
    """Return how many people are needed, None where that cannot be told."""
    if sah.cara == "minimum":
        return sah.paling_sedikit if populasi is None else min(sah.paling_sedikit, populasi)
    if populasi is None:
        return None
    if sah.cara == "sensus":
        return math.ceil(Fraction(sah.bagian) * populasi)
    tabel = 3.841 * populasi * 0.25 / (0.05**2 * (populasi - 1) + 3.841 * 0.25)
    return max(sah.paling_sedikit, math.floor(tabel + 0.5))


def alpha(baris):
    """Return Cronbach's alpha of complete rows of answers, None where it says nothing."""
    k = len(baris[0]) if baris else 0
    jumlah = [sum(b) for b in baris]
    if len(baris) < 2 or k < 2 or len(set(jumlah)) == 1:
        return None
    return k / (k - 1) * (1 - sum(variance(b[j] for b in baris) for j in range(k)) / variance(jumlah))


def setengah_selang(nilai, populasi, t):
    """Return half the interval of a mean of persons."""
    sisa = 1 if populasi is None else max(0, 1 - len(nilai) / populasi)
    return t * stdev(nilai) / math.sqrt(len(nilai)) * math.sqrt(sisa)


def wilson(kali, n, populasi, z=1.959963984540054):
    """Return Wilson's interval of a share, for as many people as say as much in a population without end."""
    p = kali / n
    if populasi is not None and populasi <= n:
        return p, p
    setara = n if populasi is None else n * (populasi - 1) / (populasi - n)
    tengah = p + z**2 / (2 * setara)
    lebar = z * math.sqrt(p * (1 - p) / setara + z**2 / (4 * setara**2))
    return (tengah - lebar) / (1 + z**2 / setara), (tengah + lebar) / (1 + z**2 / setara)
