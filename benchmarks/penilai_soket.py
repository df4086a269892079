"""An assessor without a browser: what Isi Penilaian is to a web socket."""

import asyncio
import random
import re
import time
from dataclasses import dataclass, field

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg


@dataclass
class Radio:
    """A radio button as the server described it: its widget, its fragment, its options."""

    id: str
    fragmen: str
    pilihan: list[str]


@dataclass
class Penilai:
    """One connected browser of one person in one assessment.

    Attributes:
        tersimpan: by indicator the level that the page last confirmed.
    """

    port: int
    lembar: int
    token: str
    acak: random.Random
    radio: dict[str, Radio] = field(default_factory=dict)
    tersimpan: dict[str, str] = field(default_factory=dict)

    async def buka(self) -> None:
        """Open the socket and the assessment."""
        self.soket = await websockets.connect(
            f"ws://127.0.0.1:{self.port}/_stcore/stream",
            origin=websockets.Origin(f"http://127.0.0.1:{self.port}"),
            subprotocols=[websockets.Subprotocol("streamlit")],
            additional_headers={"Cookie": f"penilaian_sesi={self.token}"},
            max_size=None,
            max_queue=None,  # what comes while this one thinks must not hold up the answer to the server's ping
        )
        pesan = BackMsg()
        pesan.rerun_script.query_string = f"penilaian={self.lembar}"
        pesan.rerun_script.page_name = "isi"
        await self.soket.send(pesan.SerializeToString())
        await self._sampai_selesai()

    async def jawab(self, indikator: str) -> float:
        """Choose a level and return the seconds until "tersimpan" has arrived. RuntimeError where it never does."""
        radio = self.radio[indikator]
        nomor = self.acak.randrange(5)
        pesan = BackMsg()
        pesan.rerun_script.fragment_id = radio.fragmen
        pesan.rerun_script.query_string = f"penilaian={self.lembar}"
        widget = pesan.rerun_script.widget_states.widgets.add()
        widget.id, widget.string_value = radio.id, radio.pilihan[nomor]
        mulai = time.perf_counter()
        await self.soket.send(pesan.SerializeToString())
        tiba = await self._sampai_selesai("tersimpan")
        if tiba is None:
            raise RuntimeError(f"jawaban {indikator} tidak dipastikan tersimpan")
        self.tersimpan[indikator] = str(nomor)
        return tiba - mulai

    async def _sampai_selesai(self, dicari: str = "") -> float | None:
        """Read until the run is over; return when text that holds ``dicari`` arrived in a fragment."""
        tiba = None
        while True:
            isi = await self.soket.recv()
            jawab = ForwardMsg.FromString(isi if isinstance(isi, bytes) else isi.encode())
            elemen = jawab.delta.new_element
            jenis = elemen.WhichOneof("type")
            if jenis == "exception":
                raise RuntimeError(elemen.exception.message)
            if jenis == "radio" and (m := re.search(r"isi_\d+_(\w+)_jenjang", elemen.radio.id)):
                self.radio[m[1]] = Radio(elemen.radio.id, jawab.delta.fragment_id, list(elemen.radio.options))
            if dicari and tiba is None and jenis == "html" and dicari in elemen.html.body:
                tiba = time.perf_counter()
            if jawab.WhichOneof("type") == "script_finished" and jawab.script_finished in {
                ForwardMsg.FINISHED_SUCCESSFULLY,
                ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
            }:
                return tiba

    async def pakai(self, indikator: list[str], sampai: float, jeda: float) -> list[float]:
        """Answer again and again, thinking ``jeda`` seconds on average, until the clock says ``sampai``."""
        lama = []
        while time.perf_counter() < sampai:
            await asyncio.sleep(self.acak.expovariate(1 / jeda))
            lama.append(await self.jawab(self.acak.choice(indikator)))
        return lama
