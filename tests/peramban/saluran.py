"""A visit without a browser: Streamlit's line to the server, to be cut as no browser can cut it."""

import re
import socket
from dataclasses import dataclass, field
from types import TracebackType

import httpx2
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from penilaian.dasbor.sesi.kuki import SESI


def masuk(alamat: str, nama: str, sandi: str) -> str:
    """Log in through the form; return the session's cookie."""
    with httpx2.Client(base_url=alamat, headers={"Origin": alamat}) as klien:
        tanda = re.search(r'name="tanda" value="([^"]+)"', klien.get("/masuk").text)
        klien.post("/masuk", data={"tanda": tanda[1], "nama": nama, "sandi": sandi, "lanjut": ""})
        return klien.cookies[SESI]


def keluar(alamat: str, sesi: str) -> None:
    """Log out through the form."""
    with httpx2.Client(base_url=alamat, headers={"Origin": alamat}, cookies={SESI: sesi}) as klien:
        tanda = re.search(r'name="tanda" value="([^"]+)"', klien.get("/keluar").text)
        klien.post("/keluar", data={"tanda": tanda[1]})


@dataclass
class Saluran:
    """One line of a tab.

    Attributes:
        alamat: of the dashboard.
        sesi: the cookie of who is logged in, None for nobody.
        dulu: Streamlit's id of the visit that the tab had before, which it asks to go on with.
        kunjungan: Streamlit's id of the visit that it got.
        dilukis: all that the server sent to be drawn, as text.
        widget: by id of a button the fragment that it stands in.
        lipatan: by title of a fold its id, and the fragment that it stands in.
        bagian: ids of the fragments, in their order.
        unduhan: by label of a download button the number of what makes its file.
    """

    alamat: str
    sesi: str | None
    dulu: str | None = None
    kunjungan: str = ""
    dilukis: str = ""
    widget: dict[str, str] = field(default_factory=dict)
    lipatan: dict[str, tuple[str, str]] = field(default_factory=dict)
    bagian: dict[str, None] = field(default_factory=dict)
    unduhan: dict[str, str] = field(default_factory=dict)

    def __enter__(self) -> "Saluran":
        kuki = f"{SESI}={self.sesi}" if self.sesi else ""
        self._buka = connect(
            self.alamat.replace("http", "ws") + "/_stcore/stream",
            subprotocols=["streamlit", "TANPA", *([self.dulu] if self.dulu else [])],
            origin=self.alamat,
            additional_headers={"Cookie": kuki} if kuki else {},
        )
        self._sambungan = self._buka.__enter__()
        return self

    def __exit__(self, jenis: type[BaseException] | None, galat: BaseException | None, jejak: TracebackType | None):
        """Cut the line without a word of farewell."""
        self._sambungan.socket.shutdown(socket.SHUT_RDWR)
        self._buka.__exit__(jenis, galat, jejak)

    def jalankan(self, halaman: str, kueri: str = "", *, ketuk: str | None = None) -> str:
        """Ask for a page, or tap a button on it, and return what was drawn until the run was finished.

        Args:
            halaman: its address, e.g. ``isi``.
            kueri: the query of the address.
            ketuk: what the id of the tapped button ends with.
        """
        self.kirim(halaman, kueri, ketuk=ketuk)
        return self.baca()

    def kirim(self, halaman: str, kueri: str = "", *, ketuk: str | None = None) -> None:
        """Ask for a page, or tap a button on it, without waiting."""
        pesan = BackMsg()
        pesan.rerun_script.query_string = kueri
        pesan.rerun_script.page_name = halaman
        if ketuk is not None:
            (tombol,) = [id_ for id_ in self.widget if id_.endswith(ketuk)]
            pesan.rerun_script.widget_states.widgets.add(id=tombol, trigger_value=True)
            pesan.rerun_script.fragment_id = self.widget[tombol]
        self._sambungan.send(pesan.SerializeToString())

    def lukis_lagi(self, halaman: str, bagian: str, kueri: str = "", *, buka: str = "") -> str:
        """Ask for one fragment alone, a fold in it opened (by its id), and return what was drawn."""
        pesan = BackMsg()
        pesan.rerun_script.query_string = kueri
        pesan.rerun_script.page_name = halaman
        pesan.rerun_script.fragment_id = bagian
        if buka:
            pesan.rerun_script.widget_states.widgets.add(id=buka, bool_value=True)
        self._sambungan.send(pesan.SerializeToString())
        return self.baca()

    def unduh(self, nomor: str) -> str:
        """Ask for the file of a download button; return its address, empty where it is refused."""
        pesan = BackMsg()
        pesan.backend_operation_request.request_id = "uji"
        pesan.backend_operation_request.session_id = self.kunjungan or self.dulu or ""
        pesan.backend_operation_request.deferred_file.file_id = nomor
        self._sambungan.send(pesan.SerializeToString())
        while True:
            maju = ForwardMsg()
            maju.ParseFromString(self._sambungan.recv(timeout=60))
            if maju.WhichOneof("type") == "backend_operation_response":
                return maju.backend_operation_response.deferred_file.url

    def baca(self) -> str:
        """Return what is drawn until a run is finished."""
        self.dilukis = ""
        while not self.dengar(self._sambungan.recv(timeout=60)):
            pass
        return self.dilukis

    def dengar(self, bita: bytes) -> bool:
        """Take in one message of the server; return whether it ends a run."""
        maju = ForwardMsg()
        maju.ParseFromString(bita)
        jenis = maju.WhichOneof("type")
        if jenis == "new_session":
            self.kunjungan = maju.new_session.initialize.session_id
        elif jenis == "delta":
            delta = maju.delta
            self.dilukis += str(delta)
            if delta.fragment_id:
                self.bagian[delta.fragment_id] = None
            if delta.new_element.WhichOneof("type") == "button":
                self.widget[delta.new_element.button.id] = delta.fragment_id
            if delta.new_element.WhichOneof("type") == "download_button":
                tombol = delta.new_element.download_button
                self.unduhan[tombol.label] = tombol.deferred_file_id
            if delta.add_block.WhichOneof("type") == "expandable":
                lipatan = delta.add_block.expandable
                self.lipatan[lipatan.label] = (lipatan.id or delta.add_block.id, delta.fragment_id)
        return jenis == "script_finished"
