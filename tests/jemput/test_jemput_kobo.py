"""An export of KoboToolbox is fetched whole, goes on where the line broke, and its token goes nowhere else."""

import json
import os
import socket

import httpx2
import pytest
from server_uji import TOKEN, UID, KoboUji
from starlette.responses import JSONResponse, RedirectResponse, Response

from penilaian.berkas import baca
from penilaian.galat import GalatPemakaian
from penilaian.jawaban import sidik_jawaban
from penilaian.jemput import Kobo, jalur_server, jemput, unduhan
from penilaian.jemput import kobo as ruang_kobo
from penilaian.survei import PembacaKiriman

EKSPOR = f"/api/v2/assets/{UID}/exports/"


def test_the_export_is_asked_for_waited_for_and_downloaded_byte_by_byte(server_kobo, kobo, tidur):
    dibaca = kobo()
    assert dibaca.nama == f"kobo-{UID}.csv"
    assert dibaca.isi == server_kobo.isi
    assert server_kobo.jalan("POST") == [EKSPOR]
    assert server_kobo.jalan("GET") == [f"{EKSPOR}e1/", f"{EKSPOR}e1/", "/private-media/e1.csv"]
    assert tidur == [ruang_kobo.JEDA_TANYA]
    assert server_kobo.pilihan == {
        "type": "csv",
        "lang": "_xml",
        "group_sep": "/",
        "hierarchy_in_labels": "false",
        "multiple_select": "both",
        "fields_from_all_versions": "true",
    }


def test_what_was_fetched_is_read_as_the_file_that_a_person_downloads(server_kobo, kobo, lama):
    dijemput = baca(kobo(), lama, pembaca=PembacaKiriman(lama, "tahan"))
    diunduh = baca(kobo()._replace(nama="ekspor.csv"), lama, pembaca=PembacaKiriman(lama, "tahan"))
    assert len(dijemput.jawaban) > 3
    assert sidik_jawaban(lama, dijemput.jawaban) == sidik_jawaban(lama, diunduh.jawaban)
    assert dijemput.hitungan == diunduh.hitungan


def test_a_line_that_breaks_is_taken_up_where_it_broke(server_kobo, kobo, tidur):
    server_kobo.putus = [5_000, 4_000]
    assert kobo().isi == server_kobo.isi
    unduhan = [k for m, j, k, _ in server_kobo.permintaan if j.startswith("/private-media")]
    assert [k.get("range") for k in unduhan] == [None, "bytes=5000-", "bytes=9000-"]
    assert [k.get("if-range") for k in unduhan] == [None, '"5e-satu"', '"5e-satu"']
    assert tidur[1:] == [jalur_server.JEDA[0], jalur_server.JEDA[0]]  # bytes came in between


def test_a_fetch_that_was_given_up_goes_on_at_the_next_start(server_kobo, kobo, gagal, tmp_path):
    server_kobo.putus = [3_000] + [0] * len(jalur_server.JEDA)
    kode, kata = gagal(kobo)
    assert kode == "L08"
    assert "Jalankan perintah yang sama lagi" in kata
    server_kobo.permintaan.clear()
    assert kobo().isi == server_kobo.isi
    assert server_kobo.jalan("POST") == []
    assert server_kobo.permintaan[-1][2]["range"] == "bytes=3000-"
    assert list((tmp_path / unduhan.FOLDER).iterdir()) == []


def test_an_export_that_changed_meanwhile_is_downloaded_from_its_beginning(server_kobo, kobo, gagal):
    server_kobo.putus = [3_000] + [0] * len(jalur_server.JEDA)
    gagal(kobo)
    server_kobo.isi, server_kobo.cap = server_kobo.isi.replace(b"2026", b"2027"), '"5e-dua"'
    assert kobo().isi == server_kobo.isi


def test_an_export_that_is_gone_is_made_anew(server_kobo, kobo, gagal):
    server_kobo.putus = [3_000] + [0] * len(jalur_server.JEDA)
    gagal(kobo)
    server_kobo.ekspor = 5
    assert kobo().isi == server_kobo.isi
    assert server_kobo.ekspor == 6


def test_a_server_without_ranges_is_asked_for_all_of_it_again(server_kobo, kobo):
    server_kobo.berentang, server_kobo.putus = False, [5_000]
    assert kobo().isi == server_kobo.isi


def test_a_line_that_breaks_after_the_last_byte_loses_nothing(server_kobo, kobo, gagal):
    server_kobo.balasan[f"GET {EKSPOR}e1/"] = []
    server_kobo.putus = [len(server_kobo.isi) - 1] + [0] * len(jalur_server.JEDA)
    gagal(kobo)
    assert kobo().isi == server_kobo.isi


def test_what_is_older_than_a_day_is_not_gone_on_from(server_kobo, kobo, gagal, tmp_path):
    server_kobo.putus = [3_000] + [0] * len(jalur_server.JEDA)
    gagal(kobo)
    for satu in (tmp_path / unduhan.FOLDER).iterdir():
        os.utime(satu, (satu.stat().st_mtime - unduhan.BASI - 60,) * 2)
    assert kobo().isi == server_kobo.isi
    assert server_kobo.ekspor == 2


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_what_is_kept_meanwhile_is_nobody_elses_to_read(server_kobo, kobo, gagal, tmp_path):
    server_kobo.putus = [3_000] + [0] * len(jalur_server.JEDA)
    gagal(kobo)
    folder = tmp_path / unduhan.FOLDER
    assert folder.stat().st_mode & 0o077 == 0
    assert all(TOKEN.encode() not in p.read_bytes() for p in folder.iterdir())


def test_progress_is_told_in_bytes_of_all_bytes(server_kobo, kobo):
    langkah = []
    kobo(maju=lambda *satu: langkah.append(satu))
    assert langkah[0] == ("KoboToolbox menyiapkan ekspor", 0, 0)
    assert langkah[-1][1:] == (len(server_kobo.isi), len(server_kobo.isi))
    assert langkah[-1][0].startswith("mengunduh ekspor, ")


def test_a_wrong_token_and_an_unknown_form_are_told_with_their_repair(server_kobo, kobo, gagal):
    kode, kata = gagal(lambda: kobo(token="salah" * 8))
    assert kode == "L01"
    assert "salah" not in kata
    assert "variabel lingkungan" in kata
    kode, kata = gagal(lambda: kobo(uid="tiada"))
    assert kode == "L03"
    assert "--formulir" in kata


def test_a_form_that_is_not_shared_is_told(server_kobo, kobo, gagal):
    server_kobo.balasan[f"POST {EKSPOR}"] = [JSONResponse({"detail": "You do not have permission."}, 403)]
    assert gagal(kobo)[0] == "L02"


def test_patience_that_a_server_asks_for_is_had_up_to_a_minute(server_kobo, kobo, gagal, tidur):
    server_kobo.balasan[f"GET {EKSPOR}e1/"] = [Response(status_code=429, headers={"Retry-After": "30"})]
    assert kobo().isi == server_kobo.isi
    assert 30.0 in tidur
    server_kobo.balasan[f"GET {EKSPOR}e2/"] = [Response(status_code=429, headers={"Retry-After": "3600"})]
    kode, kata = gagal(kobo)
    assert kode == "L04"
    assert "Tunggu beberapa menit" in kata


def test_a_server_in_trouble_is_asked_again_a_few_times(server_kobo, kobo, gagal, tidur):
    server_kobo.balasan[f"GET {EKSPOR}e1/"] = [Response(status_code=502), Response(status_code=503)]
    assert kobo().isi == server_kobo.isi
    server_kobo.balasan[f"GET {EKSPOR}e2/"] = [Response(status_code=504) for _ in range(6)]
    tidur.clear()
    kode, kata = gagal(kobo)
    assert kode == "L05"
    assert "504" in kata
    assert tidur == list(jalur_server.JEDA)


def test_an_export_is_never_begun_twice_by_one_question(server_kobo, kobo, gagal):
    server_kobo.balasan[f"POST {EKSPOR}"] = [Response(status_code=503)]
    assert gagal(kobo)[0] == "L05"
    assert server_kobo.jalan("POST") == [EKSPOR]


def test_a_server_that_sends_elsewhere_is_not_followed_and_the_token_stays(server_kobo, kobo, gagal):
    with KoboUji(b"").menyala() as lain:
        server_kobo.hasil = f"{lain.alamat}/private-media/e1.csv"
        kode, kata = gagal(kobo)
        assert kode == "L06"
        assert "tidak diikuti" in kata
        server_kobo.hasil = ""
        server_kobo.balasan["GET /private-media/e1.csv"] = [RedirectResponse(f"{lain.alamat}/private-media/e1.csv")]
        assert gagal(kobo)[0] == "L06"
        assert lain.permintaan == []


def test_an_address_that_is_none_is_not_asked(server_kobo, kobo, gagal):
    for alamat in ("ftp://127.0.0.1/a", "https://", "http://[", f"http://a:b@127.0.0.1:{server_kobo.port}/x", "//x/y"):
        server_kobo.hasil = alamat
        server_kobo.menunggu = 0
        assert gagal(kobo)[0] == "L06", alamat


def test_a_redirect_within_the_server_is_followed_but_not_for_ever(server_kobo, kobo, gagal):
    server_kobo.balasan["GET /private-media/e1.csv"] = [RedirectResponse("/private-media/lain.csv")]
    assert kobo().isi == server_kobo.isi
    server_kobo.balasan["GET /private-media/e2.csv"] = [RedirectResponse("/private-media/e2.csv") for _ in range(9)]
    assert gagal(kobo)[0] == "L06"
    server_kobo.balasan[f"POST {EKSPOR}"] = [RedirectResponse("/masuk")]
    assert gagal(kobo)[0] == "L06"


def test_more_bytes_than_a_file_may_have_are_not_fetched(server_kobo, kobo, gagal, monkeypatch):
    monkeypatch.setattr(ruang_kobo, "BATAS_BERKAS", 10_000)
    kode, kata = gagal(kobo)
    assert kode == "L09"
    assert "lebih dari 10 kB" in kata
    server_kobo.balasan["GET /private-media/e2.csv"] = [
        Response(b"x" * 20_000, headers={"Transfer-Encoding": "chunked"})
    ]
    assert gagal(kobo)[0] == "L09"


def test_an_answer_that_never_ends_is_cut_off(server_kobo, kobo, gagal):
    server_kobo.balasan[f"POST {EKSPOR}"] = [Response(b'{"uid": "' + b"a" * 2_000_000)]
    assert gagal(kobo)[0] == "L09"


@pytest.mark.parametrize(
    "badan", [b"<html>Masuk</html>", b"[]", b"{}", b'{"uid": null}', b'{"uid": "../../x"}', b"[" * 100_000, b"\xff"]
)
def test_an_answer_that_is_none_of_kobos_is_told(server_kobo, kobo, gagal, badan):
    server_kobo.balasan[f"POST {EKSPOR}"] = [Response(badan)]
    kode, kata = gagal(kobo)
    assert kode == "L07"
    assert "KoboToolbox" in kata


def test_a_body_that_is_packed_though_nobody_asked_is_refused(server_kobo, kobo, gagal):
    server_kobo.balasan["GET /private-media/e1.csv"] = [Response(b"x", headers={"Content-Encoding": "gzip"})]
    assert gagal(kobo)[0] == "L07"


def test_an_export_that_kobo_cannot_make_is_told_in_its_words(server_kobo, kobo, gagal):
    server_kobo.gagal = "Something\n went wrong" + "x" * 900
    kode, kata = gagal(kobo)
    assert kode == "L10"
    assert "Something went wrong" in kata
    assert len(kata) < 500
    server_kobo.gagal = ""
    assert kobo().isi == server_kobo.isi


def test_an_export_that_takes_too_long_is_waited_for_at_the_next_start(server_kobo, kobo, gagal, monkeypatch):
    monkeypatch.setattr(ruang_kobo, "PALING_LAMA", -1.0)
    assert gagal(kobo)[0] == "L10"
    monkeypatch.setattr(ruang_kobo, "PALING_LAMA", 60.0)
    assert kobo().isi == server_kobo.isi
    assert server_kobo.ekspor == 1


def test_a_server_that_says_nothing_is_given_up(server_kobo, kobo, gagal, monkeypatch):
    monkeypatch.setattr(jalur_server, "TENGGAT", httpx2.Timeout(0.2))
    with socket.socket() as bisu:
        bisu.bind(("127.0.0.1", 0))
        bisu.listen()  # takes connections and never answers
        kode, kata = gagal(lambda: kobo(alamat=f"http://127.0.0.1:{bisu.getsockname()[1]}"))
    assert kode == "L08"
    assert "tidak menjawab" in kata


def test_a_server_that_is_not_there_is_told(kobo, gagal):
    mati = KoboUji(b"")
    kode, kata = gagal(lambda: kobo(alamat=mati.alamat))
    assert kode == "L08"
    assert "tidak terjangkau" in kata


def test_two_fetches_of_one_form_do_not_mix(server_kobo, kobo, tmp_path):
    simpan = unduhan.Unduhan(tmp_path, (server_kobo.alamat, "", UID))
    with simpan.buka(), pytest.raises(GalatPemakaian, match="sedang dijemput"):
        kobo()


def test_a_folder_that_cannot_be_made_is_told(server_kobo, tmp_path):
    (tmp_path / "berkas").write_text("")
    with pytest.raises(GalatPemakaian, match="tidak dapat menulis"):
        jemput(Kobo(server_kobo.alamat, UID, TOKEN), tmp_path / "berkas", lambda *_: None)


def test_a_note_of_what_is_here_that_is_broken_counts_as_none(server_kobo, kobo, gagal, tmp_path):
    server_kobo.putus = [3_000] + [0] * len(jalur_server.JEDA)
    gagal(kobo)
    (catatan,) = (tmp_path / unduhan.FOLDER).glob("*.json")
    assert json.loads(catatan.read_text()) == {"ekspor": "e1", "cap": '"5e-satu"'}
    catatan.write_text('{"ekspor": ')
    assert kobo().isi == server_kobo.isi
