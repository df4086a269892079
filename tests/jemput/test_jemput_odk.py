"""Submissions of ODK Central come page by page, go on at the page where the line broke, and are its CSV again."""

import csv
import io
import json

import pytest
from server_uji import FORM, KIRIMAN, PROYEK, SANDI, SESI, OdkUji, ke_odata
from starlette.responses import JSONResponse, Response

from penilaian.berkas import baca
from penilaian.jawaban import sidik_jawaban
from penilaian.jemput import jalur_server, unduhan
from penilaian.jemput import odk as ruang_odk
from penilaian.mentah import Unggahan
from penilaian.survei import PembacaKiriman

DAFTAR = f"/v1/projects/{PROYEK}/forms/{FORM}.svc/Submissions"


def tabel(isi):
    return list(csv.DictReader(io.StringIO(isi.decode(), newline="")))


def halaman(server):
    return [q for _, j, _, q in server.permintaan if j == DAFTAR]


def test_all_pages_together_are_the_csv_that_central_itself_writes(server_odk, odk):
    asli = tabel((KIRIMAN / "odk-central.csv").read_bytes().removeprefix(b"\xef\xbb\xbf"))
    dijemput = tabel(odk().isi)
    utuh = [k for k in asli[0] if "/" not in k and k not in {"DeviceID"}]
    assert len(dijemput) == len(asli) > server_odk.sekali
    assert [[b[k] for k in utuh] for b in dijemput] == [[b[k] for k in utuh] for b in asli]
    assert "DeviceID" not in dijemput[0]


def test_what_was_fetched_is_read_with_the_same_answers_as_the_csv(server_odk, odk, lama):
    asli = Unggahan("odk-central.csv", (KIRIMAN / "odk-central.csv").read_bytes())
    satu, dua = (baca(x, lama, pembaca=PembacaKiriman(lama, "tahan")) for x in (odk(), asli))
    assert len(satu.jawaban) > 3
    assert sidik_jawaban(lama, satu.jawaban) == sidik_jawaban(lama, dua.jawaban)
    assert satu.hitungan == dua.hitungan


def test_pages_are_asked_for_by_what_the_server_gives_to_go_on(server_odk, odk):
    server_odk.rumah = "https://odk.contoh.id"  # what stands before the path is not ours to follow
    odk()
    assert [q.get("$skiptoken") for q in halaman(server_odk)] == [None, "012", "014"]
    assert {(q["$top"], q["$count"], q["$wkt"]) for q in halaman(server_odk)} == {("250", "true", "true")}


def test_an_old_central_leads_on_by_rows_and_one_that_comes_twice_counts_once(server_odk, odk):
    server_odk.lama = True
    server_odk.kiriman.insert(2, server_odk.kiriman[1])  # somebody sent one in between
    dijemput = tabel(odk().isi)
    assert [q.get("$skip") for q in halaman(server_odk)] == [None, "2", "4", "6"]
    assert len(dijemput) == len({b["KEY"] for b in dijemput}) == len(server_odk.kiriman) - 1


def test_a_session_is_begun_and_ended_and_one_that_was_given_is_left_alone(server_odk, odk, gagal):
    odk()
    assert server_odk.permintaan[0][:2] == ("POST", "/v1/sessions")
    assert server_odk.permintaan[-1][:2] == ("DELETE", "/v1/sessions/current")
    assert server_odk.sesi == set()
    server_odk.sesi.add(SESI)
    server_odk.permintaan.clear()
    odk(token=SESI)
    assert server_odk.jalan("POST", "DELETE") == []
    assert server_odk.sesi == {SESI}
    assert gagal(lambda: odk(token="tiada"))[0] == "L01"  # noqa: S106


def test_a_session_is_ended_also_when_the_fetch_fails(server_odk, odk, gagal):
    assert gagal(lambda: odk(formulir="tiada"))[0] == "L03"
    assert server_odk.sesi == set()


def test_a_page_that_breaks_off_is_asked_for_again(server_odk, odk, tidur):
    server_odk.putus = [3_000]
    assert len(tabel(odk().isi)) == len(server_odk.kiriman)
    assert tidur == [jalur_server.JEDA[0]]


def test_a_fetch_that_was_given_up_goes_on_at_the_page_where_it_stopped(server_odk, odk, gagal, tmp_path):
    server_odk.balasan[f"GET {DAFTAR}"] = []
    server_odk.putus = [10**9, *[100] * (1 + len(jalur_server.JEDA))]
    server_odk.putus[0] = None
    kode, kata = gagal(odk)
    assert kode == "L08"
    assert "tidak diunduh lagi" in kata
    assert not any(SANDI.encode() in p.read_bytes() for p in (tmp_path / unduhan.FOLDER).iterdir())
    server_odk.permintaan.clear()
    assert len(tabel(odk().isi)) == len(server_odk.kiriman)
    assert [q.get("$skiptoken") for q in halaman(server_odk)] == ["012", "014"]
    assert list((tmp_path / unduhan.FOLDER).iterdir()) == []


def test_half_a_page_that_was_written_down_is_cut_off_before_going_on(server_odk, odk, gagal, tmp_path):
    server_odk.putus = [None, *[100] * (1 + len(jalur_server.JEDA))]
    gagal(odk)
    (bagian,) = (tmp_path / unduhan.FOLDER).glob("*.bagian")
    bagian.write_bytes(bagian.read_bytes() + b'{"__id": "uuid:sete')
    assert len(tabel(odk().isi)) == len(server_odk.kiriman)


def test_where_the_place_to_go_on_from_is_gone_it_begins_anew(server_odk, odk, gagal):
    server_odk.putus = [None, *[100] * (1 + len(jalur_server.JEDA))]
    gagal(odk)
    server_odk.permintaan.clear()
    server_odk.balasan[f"GET {DAFTAR}"] = [JSONResponse({"message": "bad skiptoken", "code": 400.34}, 400)]
    assert len(tabel(odk().isi)) == len(server_odk.kiriman)
    assert [q.get("$skiptoken") for q in halaman(server_odk)] == ["012", None, "012", "014"]


def test_progress_is_told_in_submissions(server_odk, odk):
    langkah = []
    odk(maju=lambda *satu: langkah.append(satu))
    assert ("mengunduh kiriman, 2 dari 6", 2, 6) in langkah
    assert langkah[-1] == ("mengunduh kiriman, 6 dari 6", 6, 6)


def test_a_wrong_password_an_unknown_form_and_a_closed_one_are_told(server_odk, odk, gagal):
    kode, kata = gagal(lambda: odk(sandi="salah-sama-sekali"))
    assert kode == "L01"
    assert "salah-sama-sekali" not in kata
    kode, kata = gagal(lambda: odk(proyek=8))
    assert kode == "L03"
    assert "--proyek" in kata
    server_odk.balasan[f"GET {DAFTAR}"] = [JSONResponse({"message": "not allowed", "code": 403.1}, 403)]
    assert gagal(odk)[0] == "L02"


def test_a_form_without_submissions_is_told(server_odk, odk, gagal):
    server_odk.kiriman = []
    kode, kata = gagal(odk)
    assert kode == "L11"
    assert "belum ada kiriman" in kata


def test_submissions_that_only_a_key_opens_are_told(server_odk, odk, gagal):
    satu = {"__id": "uuid:a", "__system": {**server_odk.kiriman[0]["__system"], "status": "notDecrypted"}}
    server_odk.kiriman.append(satu)
    assert gagal(odk)[0] == "L12"


def test_more_than_a_page_or_a_file_may_have_is_not_fetched(server_odk, odk, gagal, monkeypatch):
    monkeypatch.setattr(ruang_odk, "BATAS_HALAMAN", 5_000)
    assert gagal(odk)[0] == "L09"
    monkeypatch.undo()
    monkeypatch.setenv("NO_PROXY", "*")
    monkeypatch.setattr(ruang_odk, "BATAS_BERKAS", 20_000)
    assert gagal(odk)[0] == "L09"


@pytest.mark.parametrize(
    "badan",
    [
        {},
        {"value": {}},
        {"value": ["a"]},
        {"value": [{"P01": "3"}]},
        {"value": [{"__id": 3.5}], "@odata.nextLink": 7, "@odata.count": {}},
    ],
)
def test_an_answer_that_is_none_of_centrals_is_told_or_read_as_text(server_odk, odk, gagal, badan):
    server_odk.balasan[f"GET {DAFTAR}"] = [JSONResponse(badan)]
    if badan.get("@odata.nextLink"):
        assert tabel(odk().isi) == [{"SubmissionDate": "", "KEY": "3.5"}]
    else:
        assert gagal(odk)[0] == "L07"


def test_a_page_that_leads_to_itself_is_not_followed_for_ever(server_odk, odk, gagal):
    satu = {"value": [server_odk.kiriman[0]], "@odata.nextLink": f"{DAFTAR}?%24skiptoken=x"}
    server_odk.balasan[f"GET {DAFTAR}"] = [JSONResponse(satu) for _ in range(9)]
    assert gagal(odk)[0] == "L07"
    assert len(halaman(server_odk)) == 2


def test_a_login_that_gives_no_token_is_told(server_odk, odk, gagal):
    for badan in (b"<html>", b"{}", b'{"token": ""}', b'{"token": "a\\nb"}', '{"token": "é"}'.encode()):
        server_odk.balasan["POST /v1/sessions"] = [Response(badan)]
        assert gagal(odk)[0] == "L07", badan


def test_nothing_that_a_stranger_writes_breaks_the_table(server_odk, odk):
    aneh = json.loads(
        '{"__id": "uuid:x", "__system": "?", "KEY": "palsu", "a\\ud800": "b\\ud800", "g": {"h": {"i": true}, "l": [1]},'
        ' "r@odata.navigationLink": "x", "n": 1e999, "b": 62.50, "koma": "a,\\"b\\"\\n=1+1"}',
        parse_float=str,
    )
    server_odk.kiriman = [aneh]
    (satu,) = tabel(odk().isi)
    assert satu == {
        "SubmissionDate": "",
        "KEY": "uuid:x",
        "a?": "b?",
        "g-h-i": "true",
        "n": "1e999",
        "b": "62.50",
        "koma": 'a,"b"\n=1+1',
    }


def test_the_id_of_a_form_is_no_path(server_odk, odk, gagal):
    assert gagal(lambda: odk(formulir="../../users"))[0] == "L03"
    assert ".." not in "".join(server_odk.jalan("GET")).replace("..%2F", "")


def test_rows_of_a_test_server_have_what_the_documentation_names(lama):
    (satu, *_) = ke_odata((KIRIMAN / "odk-central.csv").read_text("utf-8-sig"), lama)
    assert {"__id", "__system", "meta"} <= satu.keys()
    assert isinstance(OdkUji([satu]).kiriman[0]["persiapan"]["k_1b"]["P05_isi"]["P05_pembilang"], int | None)


@pytest.mark.parametrize("banyak", [0, 3])
def test_fewer_submissions_than_the_server_says_are_refused_and_fetched_anew(server_odk, odk, gagal, banyak):
    pendek = {"value": server_odk.kiriman[:banyak], "@odata.count": len(server_odk.kiriman)}
    server_odk.balasan[f"GET {DAFTAR}"] = [JSONResponse(pendek)]
    kode, kata = gagal(odk)
    assert kode == "L13"
    assert f"6 kiriman, tetapi hanya mengirim {banyak}" in kata
    assert len(tabel(odk().isi)) == len(server_odk.kiriman)
