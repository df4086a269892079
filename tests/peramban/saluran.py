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
    """

    alamat: str
    sesi: str | None
    dulu: str | None = None
    kunjungan: str = ""
    dilukis: str = ""
    widget: dict[str, str] = field(default_factory=dict)

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

    def baca(self) -> str:
        """Return what is drawn until a run is finished."""
        self.dilukis = ""
        while True:
            maju = ForwardMsg()
            maju.ParseFromString(self._sambungan.recv(timeout=60))
            if maju.WhichOneof("type") == "new_session":
                self.kunjungan = maju.new_session.initialize.session_id
            elif maju.WhichOneof("type") == "delta":
                self.dilukis += str(maju.delta)
                if maju.delta.new_element.WhichOneof("type") == "button":
                    self.widget[maju.delta.new_element.button.id] = maju.delta.fragment_id
            elif maju.WhichOneof("type") == "script_finished":
                return self.dilukis
