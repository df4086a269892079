"""Attempts by themselves: what is free, how long the next waits, what a success forgives, and when all is forgotten.

Told to ``mulai_percobaan`` directly, on the two tables that it needs; what logging in makes of it is told elsewhere.
"""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import URL, func, select

from penilaian.simpan.basis.koneksi import Koneksi
from penilaian.simpan.basis.tabel import Dasar, PercobaanMasuk, Rantai
from penilaian.simpan.transaksi.percobaan import (
    BATAS_ALAMAT,
    BATAS_NAMA,
    JALAN_LAIN,
    Kunci,
    TerlaluSering,
    baku_alamat,
    berhasil,
    jeda,
    kunci_masuk,
    kunci_perangkat,
    kunci_sandi,
    mulai_percobaan,
)

KINI = datetime(2026, 6, 15, 8, tzinfo=UTC)
SEHARI = timedelta(hours=24)
DETIK = timedelta(seconds=1)
DAHULU = timedelta(minutes=6)
"""Longer than any wait, shorter than anything is remembered."""

NAMA_ALAMAT, NAMA, ALAMAT = kunci_masuk("budi", "192.0.2.10")
PERANGKAT, SANDI = kunci_perangkat(7), kunci_sandi(7)
BERTANGGA = pytest.mark.parametrize("kunci", [NAMA_ALAMAT, PERANGKAT, SANDI], ids=["nama", "perangkat", "sandi"])


@pytest.fixture
def koneksi(tmp_path: Path) -> Iterator[Koneksi]:
    """A database that holds nothing but attempts, and the lock that they take."""
    satu = Koneksi(URL.create("sqlite+pysqlite", database=str(tmp_path / "satu.db")), tmp_path)
    Dasar.metadata.create_all(
        satu.mesin, tables=[Dasar.metadata.tables[t.__tablename__] for t in (PercobaanMasuk, Rantai)]
    )
    yield satu
    satu.tutup()


def rekam(koneksi: Koneksi, kunci: Kunci, kali: int, waktu: datetime = KINI) -> None:
    with koneksi.tulis() as s:
        s.add_all(PercobaanMasuk(kunci=kunci.kunci, waktu=waktu, berhasil=False) for _ in range(kali))


def tunggu(koneksi: Koneksi, *kunci: Kunci, waktu: datetime = KINI) -> tuple[int, bool] | None:
    """Start an attempt; return how long it has to wait and whether a number is used up, None where it may go on."""
    try:
        mulai_percobaan(koneksi, kunci, lambda: waktu)
    except TerlaluSering as galat:
        return galat.tunggu, galat.habis
    return None


def banyak(koneksi: Koneksi) -> int:
    with koneksi.baca() as s:
        return s.scalar(select(func.count()).select_from(PercobaanMasuk)) or 0


@BERTANGGA
def test_five_failures_are_free_then_waiting_doubles_to_five_minutes_and_the_twentieth_is_the_last_in_a_day(
    koneksi, kunci
):
    waktu, lama = KINI, []
    for _ in range(20):
        if (harus := tunggu(koneksi, kunci, waktu=waktu)) is not None:
            lama.append(harus)
            waktu += timedelta(seconds=harus[0])
            assert tunggu(koneksi, kunci, waktu=waktu) is None, "as soon as the time is over"
    assert lama == [(n, False) for n in (1, 2, 4, 8, 16, 32, 64, 128, 256, *[300] * 6)]
    assert banyak(koneksi) == 20
    assert tunggu(koneksi, kunci, waktu=waktu) == (86_400 - round((waktu - KINI).total_seconds()), True)
    assert banyak(koneksi) == 20, "what is refused is not written down"


@BERTANGGA
def test_nineteen_failures_of_a_day_are_looked_at_and_twenty_are_not_until_the_day_is_over(koneksi, kunci):
    rekam(koneksi, kunci, 18, KINI - DAHULU)
    assert tunggu(koneksi, kunci) is None
    rekam(koneksi, kunci, 1, KINI - DAHULU)
    assert tunggu(koneksi, kunci, waktu=KINI + DAHULU) == (round((SEHARI - 2 * DAHULU).total_seconds()), True)
    assert tunggu(koneksi, kunci, waktu=KINI - DAHULU + SEHARI - DETIK) == (1, True)
    assert tunggu(koneksi, kunci, waktu=KINI - DAHULU + SEHARI) is None


def test_a_name_makes_nobody_wait_until_a_hundred_failures_are_used_up(koneksi):
    assert [jeda(n, BATAS_NAMA) for n in (0, 99, 100, 10**9)] == [timedelta(0)] * 4
    rekam(koneksi, NAMA, 99)
    assert tunggu(koneksi, NAMA) is None  # the hundredth
    assert tunggu(koneksi, NAMA) == (86_400, True)
    assert tunggu(koneksi, NAMA, waktu=KINI + SEHARI) is None


def test_an_address_waits_from_sixty_failures_of_an_hour_on_a_minute_at_most_and_is_never_used_up(koneksi):
    rekam(koneksi, ALAMAT, 59)
    assert tunggu(koneksi, ALAMAT) is None  # the sixtieth
    assert tunggu(koneksi, ALAMAT) == (1, False)
    assert tunggu(koneksi, ALAMAT, waktu=KINI + DETIK) is None
    assert tunggu(koneksi, ALAMAT, waktu=KINI + DETIK) == (2, False)
    rekam(koneksi, ALAMAT, 100)
    assert tunggu(koneksi, ALAMAT, waktu=KINI + DETIK) == (60, False)
    assert jeda(10**9, BATAS_ALAMAT) == timedelta(minutes=1)


def test_what_an_address_failed_an_hour_ago_counts_no_more(koneksi):
    rekam(koneksi, ALAMAT, 69)
    rekam(koneksi, ALAMAT, 1, KINI + timedelta(minutes=60) - DETIK)
    assert tunggu(koneksi, ALAMAT, waktu=KINI + timedelta(minutes=60) - DETIK / 2) == (60, False)
    assert tunggu(koneksi, ALAMAT, waktu=KINI + timedelta(minutes=60)) is None


def test_half_a_second_is_told_as_one(koneksi):
    rekam(koneksi, PERANGKAT, 5)
    assert tunggu(koneksi, PERANGKAT, waktu=KINI + DETIK / 2) == (1, False)


def test_of_several_keys_the_longest_wait_is_told_and_one_that_is_used_up_before_all(koneksi):
    rekam(koneksi, ALAMAT, 62)
    rekam(koneksi, NAMA_ALAMAT, 6)
    assert tunggu(koneksi, NAMA_ALAMAT, NAMA, ALAMAT) == (4, False)
    rekam(koneksi, NAMA, 100, KINI - DAHULU)
    rekam(koneksi, NAMA_ALAMAT, 20, KINI - 2 * DAHULU)
    assert tunggu(koneksi, NAMA_ALAMAT, NAMA, ALAMAT) == (round((SEHARI - DAHULU).total_seconds()), True)


@pytest.mark.parametrize(
    ("kunci", "lunas"),
    [(NAMA_ALAMAT, True), (PERANGKAT, True), (SANDI, True), (ALAMAT, False)],
    ids=["nama", "perangkat", "sandi", "alamat"],
)
def test_a_success_ends_the_waiting_of_its_own_key_alone_and_never_that_of_an_address(koneksi, kunci, lunas):
    bebas = kunci.batas.bebas
    rekam(koneksi, kunci, bebas - 1)
    nomor = mulai_percobaan(koneksi, [kunci], lambda: KINI)
    with koneksi.tulis() as s:
        berhasil(s, nomor)
    rekam(koneksi, kunci, bebas - 1)
    assert (tunggu(koneksi, kunci) is None) is lunas
    rekam(koneksi, kunci, 1)
    assert tunggu(koneksi, kunci) is not None
    lain = mulai_percobaan(koneksi, [kunci_perangkat(8)], lambda: KINI)
    with koneksi.tulis() as s:
        berhasil(s, lain)
    assert tunggu(koneksi, kunci) is not None


def test_a_success_forgives_none_of_what_is_counted_in_all(koneksi):
    rekam(koneksi, PERANGKAT, 19, KINI - DAHULU)
    nomor = mulai_percobaan(koneksi, [PERANGKAT], lambda: KINI)
    with koneksi.tulis() as s:
        berhasil(s, nomor)
    assert tunggu(koneksi, PERANGKAT) is None  # a success is no failure: this is the twentieth
    assert tunggu(koneksi, PERANGKAT) == (round((SEHARI - DAHULU).total_seconds()), True)


def test_an_attempt_is_written_down_under_each_key_and_what_counts_no_more_is_taken_away(koneksi):
    rekam(koneksi, NAMA, 3, KINI - SEHARI)
    rekam(koneksi, ALAMAT, 2, KINI - SEHARI + DETIK)
    assert len(mulai_percobaan(koneksi, [NAMA_ALAMAT, NAMA, ALAMAT], lambda: KINI)) == 3
    assert banyak(koneksi) == 2 + 3


@pytest.mark.parametrize("mundur", [timedelta(minutes=5), timedelta(days=400)])
def test_failures_that_seem_to_come_only_were_made_now_and_are_waited_for_once(koneksi, mundur):
    rekam(koneksi, PERANGKAT, 6, KINI + mundur)
    assert tunggu(koneksi, PERANGKAT) == (2, False)
    assert tunggu(koneksi, PERANGKAT, waktu=KINI + DETIK) == (1, False)
    assert tunggu(koneksi, PERANGKAT, waktu=KINI + 2 * DETIK) is None


def test_of_a_name_its_hash_is_written_down_and_of_an_address_who_has_it():
    sidik = hashlib.sha256(b"budi").hexdigest()[:32]
    assert [k.kunci for k in kunci_masuk("budi", "192.0.2.10")] == [
        f"nama:{sidik}@192.0.2.10",
        f"nama:{sidik}",
        "alamat:192.0.2.10",
    ]


@pytest.mark.parametrize(
    ("alamat", "baku"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:ffff::9", "2001:db8:1:2::/64"),
        ("2001:db8:1:3:7fff::9", "2001:db8:1:3::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("bukan alamat", "tak-dikenal"),
    ],
)
def test_an_address_is_written_as_who_has_it(alamat, baku):
    assert baku_alamat(alamat) == baku


@pytest.mark.parametrize(
    ("detik", "lama"),
    [
        (1, "1 detik"), (59, "59 detik"), (60, "1 menit"), (61, "2 menit"), (3_540, "59 menit"), (3_541, "1 jam"),
        (3_600, "1 jam"), (3_601, "2 jam"), (86_400, "24 jam"),
    ],
)  # fmt: skip
def test_the_wait_is_told_in_the_largest_unit_rounded_up(detik, lama):
    pesan = f"Terlalu banyak percobaan yang gagal. Tunggu {lama}, lalu coba lagi."
    biasa, habis = TerlaluSering(detik), TerlaluSering(detik, habis=True)
    assert (str(biasa), biasa.tunggu, biasa.habis) == (pesan, detik, False)
    assert (str(habis), habis.tunggu, habis.habis) == (f"{pesan} {JALAN_LAIN}", detik, True)
