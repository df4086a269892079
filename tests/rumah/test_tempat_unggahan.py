"""Uploads by visitors: number, bytes and life are bounded for a tab and in all, and they go when their tab goes."""

import asyncio
import socket
import sys
import textwrap
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Self
from uuid import uuid4

import httpx2
import pytest
from peladen import menyala, port_bebas
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import Receive, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec
from websockets.sync.client import connect

from penilaian.dasbor import jeroan_streamlit
from penilaian.dasbor.jeroan_streamlit import JALAN_UNGGAHAN, unggahan_tersimpan
from penilaian.dasbor.komponen.nasib_unggahan import DILEPAS, DITOLAK
from penilaian.dasbor.peladen import tempat_unggahan
from penilaian.dasbor.peladen.jatah_unggahan import asal_pengunjung
from penilaian.dasbor.peladen.tempat_unggahan import BatasUnggahan, PintuUnggahan, TempatUnggahan

BATAS = BatasUnggahan(banyak=3, sesi=100, semua=250, aman=60, umur=600, awal=50, laju=2, tenggat=90, sabar=20)


class Dunia:
    """Streamlit's own keeper of files, a clock, and the sessions whose tabs are open."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.penyimpan = MemoryUploadedFileManager("/x")
        self.kini = 0.0
        self.tertutup: set[str] = set()
        self.tempat = TempatUnggahan(BATAS, lambda: self.kini)
        monkeypatch.setattr(jeroan_streamlit, "_penyimpan", lambda: self.penyimpan)
        monkeypatch.setattr(tempat_unggahan, "sesi_terhubung", lambda sesi: sesi not in self.tertutup)

    def unggah(self, sesi: str, berkas: str, bita: int, asal: str = "") -> bool:
        with self.tempat.pesan(sesi, bita, asal) as pesanan:
            if pesanan.ada:
                self.penyimpan.add_file(sesi, UploadedFileRec(berkas, f"{berkas}.csv", "text/csv", b"x" * bita))
        self.tempat.sapu()
        return pesanan.ada

    @property
    def isi(self) -> dict[str, int]:
        return {f"{s.sesi}/{s.berkas}": s.bita for s in unggahan_tersimpan()}

    def jenis(self, sesi: str, berkas: str) -> str:
        return self.penyimpan.get_files(sesi, [berkas])[0].type


@pytest.fixture
def dunia(monkeypatch):
    return Dunia(monkeypatch)


def test_a_tab_keeps_its_newest_files_within_its_number_and_bytes(dunia):
    for n in range(5):
        assert dunia.unggah("a", str(n), 10)
        dunia.kini += 1
    assert dunia.isi == {"a/2": 10, "a/3": 10, "a/4": 10}
    assert dunia.unggah("a", "besar", 85)
    assert dunia.isi == {"a/4": 10, "a/besar": 85}


def test_all_tabs_together_keep_no_more_than_there_is_room_for(dunia):
    assert [dunia.unggah(s, "0", 90) for s in "abcd"] == [True, True, False, False]
    assert sum(dunia.isi.values()) == 180
    assert dunia.unggah("d", "1", 70)


def test_files_under_way_take_room_too(dunia):
    with dunia.tempat.pesan("a", 90) as satu, dunia.tempat.pesan("b", 90) as dua, dunia.tempat.pesan("c", 90) as tiga:
        assert (satu.ada, dua.ada, tiga.ada) == (True, True, False)
    with dunia.tempat.pesan("c", 90) as lagi:
        assert lagi.ada


def test_what_a_tab_has_under_way_counts_against_its_own_bytes_and_leaves_room_for_others(dunia):
    dunia.unggah("a", "0", 40)
    with dunia.tempat.pesan("a", 60) as satu, dunia.tempat.pesan("a", 60) as dua, dunia.tempat.pesan("a", 41) as tiga:
        assert (satu.ada, dua.ada, tiga.ada) == (True, False, False)
        assert dunia.isi == {"a/0": 40}
        with dunia.tempat.pesan("a", 40) as pengganti:
            assert pengganti.ada
            assert dunia.isi == {}
            assert dunia.unggah("b", "0", 90)
    assert dunia.unggah("a", "1", 100)


def test_what_a_tab_has_under_way_counts_against_its_own_number(dunia):
    with ExitStack() as tumpukan:
        assert [tumpukan.enter_context(dunia.tempat.pesan("a", 1)).ada for _ in range(4)] == [True, True, True, False]
        assert dunia.unggah("b", "0", 1)


@pytest.mark.parametrize(("datang", "habis"), [(0, 50), (60, 80), (80, 90), (1_000_000, 90)])
def test_an_upload_has_a_time_of_its_own_more_for_what_comes_and_never_more_than_the_longest(dunia, datang, habis):
    with dunia.tempat.pesan("a", 100) as pesanan:
        pesanan.datang = datang
        dunia.kini = habis
        dunia.tempat.sapu()
        assert not pesanan.putus
        dunia.kini += 1
        dunia.tempat.sapu()
        assert pesanan.putus
        assert dunia.unggah("a", "0", 100)


def test_an_upload_that_does_not_get_on_gives_way_where_there_is_no_room_and_only_there(dunia):
    with (
        dunia.tempat.pesan("a", 100) as lambat,
        dunia.tempat.pesan("b", 100) as lancar,
        dunia.tempat.pesan("c", 50) as baru,
    ):
        dunia.kini = 21
        lancar.datang, lambat.datang, baru.mulai = 42, 41, 2
        with dunia.tempat.pesan("d", 101) as besar:
            assert not besar.ada
        assert not lambat.putus
        assert dunia.unggah("d", "0", 100)
        assert [p.putus for p in (lambat, lancar, baru)] == [True, False, False]


def test_files_of_closed_tabs_and_those_read_long_ago_make_room_the_oldest_first(dunia):
    for s in "ab":
        dunia.unggah(s, "0", 90)
        dunia.kini += 1
    dunia.tertutup.add("b")
    assert dunia.unggah("c", "0", 90)
    assert dunia.isi == {"a/0": 90, "b/0": 0, "c/0": 90}
    assert dunia.jenis("b", "0") == DILEPAS
    assert not dunia.unggah("d", "0", 90)
    dunia.kini += 60
    assert dunia.unggah("d", "0", 90)
    assert dunia.isi["a/0"] == 0
    assert dunia.isi["c/0"] == 90


def test_nothing_is_let_go_for_a_file_that_would_not_fit_even_then(dunia):
    dunia.unggah("a", "0", 30)
    dunia.unggah("b", "0", 100)
    dunia.unggah("c", "0", 100)
    dunia.tertutup.add("a")
    assert not dunia.unggah("d", "0", 100)
    assert dunia.isi["a/0"] == 30


def test_where_all_is_full_who_holds_most_makes_room_for_a_newcomer(dunia):
    dunia.tempat.batas = BATAS._replace(semua=400)
    assert dunia.unggah("z", "0", 30, "10.0.0.3")
    for sesi in "abcd":
        assert dunia.unggah(sesi, "0", 90, "10.0.0.1")
        dunia.kini += 1
    assert dunia.unggah("baru", "0", 20, "10.0.0.2")
    assert dunia.isi == {"z/0": 30, "a/0": 0, "b/0": 90, "c/0": 90, "d/0": 90, "baru/0": 20}
    assert dunia.jenis("a", "0") == DILEPAS
    assert not dunia.unggah("e", "0", 90, "10.0.0.1")
    assert dunia.unggah("e", "1", 80, "10.0.0.1")
    assert (dunia.isi["baru/0"], dunia.isi["z/0"]) == (20, 30)
    assert sum(dunia.isi.values()) <= 400


def test_what_somebody_has_under_way_makes_room_for_a_newcomer_too(dunia):
    with ExitStack() as tumpukan:
        jalan = [tumpukan.enter_context(dunia.tempat.pesan(s, 80, "10.0.0.1")) for s in "abc"]
        assert dunia.unggah("baru", "0", 60, "10.0.0.2")
        assert [p.putus for p in jalan] == [True, False, False]


def test_behind_one_address_a_small_file_gets_in_and_a_larger_one_than_any_does_not(dunia):
    for sesi in ("a", "b", "c"):
        assert dunia.unggah(sesi, "0", 80, "10.0.0.1")
        dunia.kini += 1
    assert not dunia.unggah("besar", "0", 80, "10.0.0.1")
    assert dunia.unggah("kecil", "0", 70, "10.0.0.1")
    assert dunia.isi == {"a/0": 0, "b/0": 80, "c/0": 80, "kecil/0": 70}


def test_visitors_who_hold_about_as_much_do_not_push_each_other_out(dunia):
    for n, sesi in enumerate("abc"):
        assert dunia.unggah(sesi, "0", 80, f"10.0.0.{n}")
    assert not dunia.unggah("d", "0", 50, "10.0.0.9")
    assert dunia.unggah("d", "1", 40, "10.0.0.9")
    assert sorted(dunia.isi.values()) == [0, 40, 80, 80]


def test_a_newcomer_who_goes_on_ends_as_who_holds_most(dunia):
    dunia.tempat.batas = BATAS._replace(semua=400)
    for sesi in "abcd":
        dunia.unggah(sesi, "0", 100, "10.0.0.1")
    masuk = [dunia.unggah(f"x{n}", "0", 50, "10.0.0.2") for n in range(9)]
    assert masuk == [True] * 4 + [False] * 5
    assert sum(b for s, b in dunia.isi.items() if not s.startswith("x")) >= 200


@pytest.mark.parametrize(
    ("satu", "dua", "sama"),
    [
        ("2001:db8::1", "2001:db8::ffff:1", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("10.0.0.1", "10.0.0.2", False),
        ("testclient", "testclient", True),
    ],
)
def test_of_the_newer_addresses_a_whole_household_is_one_visitor(satu, dua, sama):
    assert (asal_pengunjung(satu) == asal_pengunjung(dua)) is sama


def test_the_door_tells_visitors_apart_by_the_address_that_the_server_gives(dunia):
    dunia.tempat.batas = BatasUnggahan(sesi=1_000_000, semua=1_000_000)
    for sesi in "abc":
        lewat_pintu(dunia, sesi, 300_000, "10.0.0.1")
    assert lewat_pintu(dunia, "baru", 200_000, "10.0.0.2") == 200_000
    assert dunia.isi["a/0"] == 0


def test_a_file_is_let_go_when_it_is_old(dunia):
    dunia.unggah("a", "0", 10)
    dunia.kini = BATAS.umur
    dunia.tempat.sapu()
    assert dunia.isi == {"a/0": 10}
    dunia.kini += 1
    dunia.tempat.sapu()
    assert dunia.isi == {"a/0": 0}
    assert dunia.jenis("a", "0") == DILEPAS


def lewat_pintu(dunia, sesi, besar, alamat="testclient"):
    """Send a file through the middleware to a server that keeps it as Streamlit does; return how much came through."""
    diterima = []

    async def terima(permintaan: Request) -> Response:
        async with permintaan.form() as formulir:
            (berkas,) = formulir.values()
            isi = await berkas.read()
        diterima.append(len(isi))
        rekaman = UploadedFileRec(permintaan.path_params["berkas"], berkas.filename, berkas.content_type, isi)
        dunia.penyimpan.add_file(permintaan.path_params["sesi"], rekaman)
        return Response(status_code=204)

    jalan = JALAN_UNGGAHAN + "{sesi}/{berkas}"
    app = PintuUnggahan(Starlette(routes=[Route(jalan, terima, methods=["PUT"])]), dunia.tempat)
    berkas = {"file": ("jawaban.csv", b"x" * besar, "text/csv")}
    jawaban = TestClient(app, client=(alamat, 50_000)).put(f"{JALAN_UNGGAHAN}{sesi}/0", files=berkas)
    assert jawaban.status_code == 204
    return diterima[0]


@pytest.mark.parametrize("besar", [10, 16_384, 16_500, 3_000_000])
def test_what_there_is_no_room_for_is_thrown_away_as_it_comes_and_leaves_its_name_and_why(dunia, besar):
    dunia.tempat.batas = BatasUnggahan(semua=0)
    assert lewat_pintu(dunia, "a", besar) <= 16_384
    (satu,) = dunia.penyimpan.get_files("a", ["0"])
    assert (satu.name, satu.type, satu.data) == ("jawaban.csv", DITOLAK, b"")


def test_what_there_is_room_for_comes_through_whole(dunia):
    dunia.tempat.batas = BatasUnggahan()
    assert lewat_pintu(dunia, "a", 3_000_000) == 3_000_000
    assert dunia.isi == {"a/0": 3_000_000}
    assert not dunia.tempat._dipesan


@pytest.mark.parametrize("semua", [250, 0])
def test_an_upload_past_its_time_is_answered_and_its_room_is_free(dunia, semua):
    dunia.tempat.batas = BATAS._replace(semua=semua)
    jawaban = []

    async def jalankan() -> None:
        awal = asyncio.Queue()  # of pieces; after its one piece nothing more will ever come
        awal.put_nowait({"type": "http.request", "body": b"x" * 10, "more_body": True})

        async def kirim(pesan: dict) -> None:
            jawaban.append(pesan)

        async def baca(scope: dict, receive: Receive, send: Send) -> None:
            await Request(scope, receive).body()

        kepala = [(b"content-length", b"100")]
        scope = {"type": "http", "method": "PUT", "path": f"{JALAN_UNGGAHAN}a/0", "headers": kepala}
        tugas = asyncio.create_task(PintuUnggahan(baca, dunia.tempat)(scope, awal.get, kirim))
        while not (dunia.tempat._dipesan and dunia.tempat._dipesan[0].datang):
            await asyncio.sleep(0)
        dunia.kini = 60
        dunia.tempat.sapu()
        await tugas

    asyncio.run(jalankan())
    assert jawaban[0]["status"] == 408
    assert not dunia.tempat._dipesan


SERVER = textwrap.dedent(
    """
    import sys
    from streamlit.runtime.memory_session_storage import MemorySessionStorage
    from starlette.responses import JSONResponse
    from starlette.routing import Route
    from penilaian.dasbor import aplikasi
    from penilaian.dasbor.jeroan_streamlit import unggahan_tersimpan
    from penilaian.dasbor.peladen import tempat_unggahan

    awal = MemorySessionStorage.__init__
    MemorySessionStorage.__init__ = lambda self, **_: awal(self, ttl_seconds=1)
    tempat_unggahan.JEDA_SAPU = 0.2
    tempat_unggahan.TEMPAT.batas = tempat_unggahan.BatasUnggahan(sesi=2_500_000, semua=5_000_000)

    async def isi(_):
        return JSONResponse([[s.sesi, s.nama, s.bita] for s in unggahan_tersimpan()])

    async def jalan(_):
        return JSONResponse([p.bita for p in tempat_unggahan.TEMPAT._dipesan])

    asli = aplikasi.susunan
    def susunan(*apa):
        bagian = asli(*apa)
        bagian["routes"][:0] = [Route("/uji/isi", isi), Route("/uji/jalan", jalan)]
        return bagian
    aplikasi.susunan = susunan
    aplikasi.jalankan(port=int(sys.argv[1]))
    """
)


class Tab:
    """A real session: Streamlit's line, and uploads as a browser sends them."""

    def __init__(self, alamat: str) -> None:
        self._alamat = alamat
        self._tumpukan = ExitStack()

    def __enter__(self) -> Self:
        self.klien = self._tumpukan.enter_context(httpx2.Client(base_url=self._alamat, timeout=120))
        self.klien.get("/_stcore/health")
        self.tanda = self.klien.cookies["_streamlit_xsrf"]
        jalan = self._alamat.replace("http", "ws") + "/_stcore/stream"
        self.garis = self._tumpukan.enter_context(
            connect(jalan, origin=self._alamat, subprotocols=["streamlit"], max_size=None, open_timeout=120)
        )
        self.garis.send(BackMsg(rerun_script={"page_name": "nilai-berkas"}).SerializeToString())
        self._terima()
        return self

    def _terima(self) -> str:
        """Take what the server sends until the page is complete, and return all its markup."""
        kata = ""
        while True:
            pesan = ForwardMsg.FromString(self.garis.recv(timeout=120))
            unsur = pesan.delta.new_element
            if pesan.WhichOneof("type") == "new_session":
                self.sesi = pesan.new_session.initialize.session_id
            elif pesan.WhichOneof("type") == "script_finished":
                return kata
            elif unsur.WhichOneof("type") == "file_uploader":
                self.pemilih = unsur.file_uploader.id
            kata += unsur.html.body

    def halaman(self) -> str:
        """Have the page look at the file that was sent, and return its markup."""
        pesan = BackMsg(rerun_script={"page_name": "nilai-berkas"})
        satu = pesan.rerun_script.widget_states.widgets.add(id=self.pemilih)
        berkas = satu.file_uploader_state_value.uploaded_file_info.add(name="isi.csv", file_id="berkas", size=1)
        berkas.file_urls.file_id = "berkas"
        self.garis.send(pesan.SerializeToString())
        return self._terima()

    def __exit__(self, *_: object) -> None:
        self._tumpukan.close()

    def unggah(self, bita: int) -> int:
        jawaban = self.klien.put(
            f"{JALAN_UNGGAHAN}{self.sesi}/berkas",
            files={"file": ("isi.csv", b"x" * bita, "text/csv")},
            headers={"X-Xsrftoken": self.tanda},
        )
        return jawaban.status_code

    def tahan(self, bita: int) -> None:
        """Announce a file of so many bytes, send its beginning, and no more."""
        inang, _, port = self._alamat.removeprefix("http://").partition(":")
        soket = self._tumpukan.enter_context(socket.create_connection((inang, int(port))))
        biskuit = "; ".join(f"{nama}={isi}" for nama, isi in self.klien.cookies.items())
        kepala = f"Content-Length: {bita}\r\nCookie: {biskuit}\r\nX-Xsrftoken: {self.tanda}\r\nHost: {inang}:{port}\r\n"
        jenis = "Content-Type: multipart/form-data; boundary=XX\r\n"
        awal = '--XX\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'
        jalan = f"{JALAN_UNGGAHAN}{self.sesi}/{uuid4()}"
        soket.sendall(f"PUT {jalan} HTTP/1.1\r\n{kepala}{jenis}\r\n{awal}{'a' * 3_000}".encode())

    def isi(self) -> dict[str, int]:
        """Return the bytes that the server holds, by session."""
        return {sesi: bita for sesi, _, bita in self.klien.get("/uji/isi").json()}


def test_real_tabs_share_the_room_and_what_a_tab_sent_goes_with_it(tmp_path: Path):
    skrip = tmp_path / "server.py"
    skrip.write_text(SERVER)
    with (
        menyala([sys.executable, str(skrip)], port_bebas(), tmp_path) as alamat,
        Tab(alamat) as satu,
        Tab(alamat) as dua,
    ):
        with Tab(alamat) as pergi:
            assert [t.unggah(2_000_000) for t in (pergi, satu, dua)] == [204, 204, 204]
            assert dua.isi() == {pergi.sesi: 2_000_000, satu.sesi: 2_000_000, dua.sesi: 0}
            assert "Server sedang menyimpan terlalu banyak berkas pengunjung." in dua.halaman()
            assert "terlalu banyak berkas" not in satu.halaman()
        akhir = time.monotonic() + 120
        while pergi.sesi in dua.isi():
            assert time.monotonic() < akhir, "the file outlived its tab"
            time.sleep(0.2)
        assert dua.unggah(2_000_000) == 204
        assert dua.isi() == {satu.sesi: 2_000_000, dua.sesi: 2_000_000}
        for _ in range(4):
            satu.tahan(2_000_000)
        akhir = time.monotonic() + 120
        while len(jalan := satu.klien.get("/uji/jalan").json()) < 4:
            assert time.monotonic() < akhir, "what was begun is not under way"
            time.sleep(0.2)
        assert sorted(jalan) == [0, 0, 0, 2_000_000]
        assert dua.unggah(2_000_000) == 204
        assert dua.isi()[dua.sesi] == 2_000_000
