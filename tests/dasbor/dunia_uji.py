"""What the tests of one dashboard share: a store with people, and pages opened as one of them."""

from dataclasses import dataclass
from datetime import date

from streamlit.testing.v1 import AppTest

from penilaian.simpan import TAMU, TERMINAL, Awal, Gudang, Lembar, Pelaku, Peran

SUKAMAJU, MEKARSARI, TIRTA, JAUH = "99.01.01.2001", "99.01.01.2002", "99.01.01.2003", "99.02.01.2001"
NAMA = {SUKAMAJU: "Sukamaju", MEKARSARI: "Mekarsari", TIRTA: "Tirta", JAUH: "Jauhsekali"}
ORANG = {
    "penilai": (Peran("penilai"),),
    "verifikator": (Peran("verifikator", "99"),),
    "kepala": (Peran("kepala_desa", SUKAMAJU),),
    "tetangga": (Peran("kepala_desa", MEKARSARI),),
    "camat": (Peran("verifikator", "99.01.01"),),
    "pengamat": (Peran("pengamat", "99.01"),),
    "admin": (Peran("admin"),),
}


@dataclass
class Dunia:
    """A store in the data folder with people and instrument, and who looks at the pages."""

    rak: Gudang
    sidik: str
    siapa: Pelaku = TAMU

    @property
    def orang(self) -> dict[str, Pelaku]:
        return {nama: Pelaku(n, nama, peran) for n, (nama, peran) in enumerate(ORANG.items(), start=1)}

    def umum(self, nilai: str) -> None:
        self.rak.pengaturan.ubah(TERMINAL, "hasil_umum", nilai)

    def lembar(self, desa: str, sampai: str = "draf", periode: str = "2026", sidik: str = "", **jawaban: str) -> Lembar:
        """An assessment of 14 October of its period, led to a state; the verifier agrees with every answer."""
        penilai, verifikator = self.orang["penilai"], self.orang["verifikator"]
        hari = date(int(periode), 10, 14)
        awal = Awal(desa, periode, sidik or self.sidik, nama_desa=NAMA[desa], kecamatan="Contoh", tanggal=hari)
        satu = self.rak.lembar.buat(penilai, awal)
        for indikator, teks in jawaban.items():
            self.rak.jawaban.simpan(penilai, satu.id, indikator, teks, versi_dilihat=0)
        if sampai != "draf":
            self.rak.alur.ajukan(penilai, satu.id)
        if sampai in {"diverifikasi", "final"}:
            for indikator, teks in jawaban.items():
                self.rak.jawaban.verifikasi(verifikator, satu.id, indikator, teks, versi_dilihat=1)
            self.rak.alur.verifikasi(verifikator, satu.id, "sesuai kunjungan")
        if sampai == "final":
            self.rak.alur.finalkan(verifikator, satu.id, "sesuai kunjungan")
        return satu


def posisi():
    from penilaian.dasbor.halaman.posisi import tampilkan

    tampilkan()


def bandingkan():
    from penilaian.dasbor.halaman.bandingkan import tampilkan

    tampilkan()


def isi_sumber():
    import streamlit as st

    from penilaian.dasbor.sumber.muatan import sumber

    st.session_state["hasil"] = sumber()


def buka(halaman=posisi, sesi: dict | None = None, **alamat: str) -> AppTest:
    at = AppTest.from_function(halaman, default_timeout=30)
    for k, v in alamat.items():
        at.query_params[k] = v
    for k, v in (sesi or {}).items():
        at.session_state[k] = v
    at.run()
    assert not at.exception
    return at


def isi(at: AppTest) -> str:
    """All markup on the page, and the village's name in the bar, which is a button."""
    nama = [b.proto.popover.label.replace("\\", "") for b in at.get("popover")]
    return "\n".join([*nama, *(str(h.proto.body) for h in at.get("html"))])


def terlihat(dunia: Dunia, siapa: Pelaku, **alamat: str) -> list[tuple[str, str, str]]:
    """Village, period and state of every row that the pages of this person have."""
    dunia.siapa = siapa
    sumber = buka(isi_sumber, **alamat).session_state["hasil"]
    if sumber.tampilan is None:
        return [(sumber.jenis, "", "")]
    kunci = sumber.hasil.jawaban.kunci
    return [
        (NAMA[kode], periode, keadaan)
        for kode, periode, keadaan in zip(
            kunci["kode_desa"], kunci["periode"], sumber.tampilan.keterangan["keadaan"], strict=True
        )
    ]
