"""The shelf of results: answer sets for the one engine, from drafts and from what is final."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd
from sqlalchemy import Text, cast, func, literal, select
from sqlalchemy.orm import Session

from penilaian.instrumen import ATURAN, Instrumen
from penilaian.jawaban import Jawaban
from penilaian.simpan.beku import kunci_desa_periode, rangkai, teks_kumpulan
from penilaian.simpan.galat import GalatHak
from penilaian.simpan.hak import Pelaku, boleh, wajib
from penilaian.simpan.koneksi import Koneksi
from penilaian.simpan.naskah import RakInstrumen
from penilaian.simpan.pengaturan import boleh_final, setelan
from penilaian.simpan.rantai import rantai_penilaian
from penilaian.simpan.tabel import Desa, HasilFinal, InstrumenTersimpan, Penilaian, Rantai, Riwayat
from penilaian.simpan.tajuk import ambil_penilaian, dalam_wilayah
from penilaian.simpan.tiga import JENIS, Jenis, banyak_belum_diakui

KOLOM_KETERANGAN = (
    "penilaian_id",
    "jenis",
    "keadaan",
    "tim",
    "tanggal",
    "instrumen",
    "versi",
    "sidik",
    "aturan",
    "waktu_final",
    "dibuka_kembali",
    "belum_diakui",
)


@dataclass(frozen=True)
class Kumpulan:
    """Answer sets of n assessments that one instrument can score.

    Attributes:
        instrumen: for the engine; where several versions score alike, the newest of them.
        jenis: which of the three sets.
        jawaban: n rows, one a village and period.
        keterangan: n rows beside ``jawaban.kunci``: ``penilaian_id, jenis, keadaan, tim, tanggal, instrumen, versi,
            sidik`` (of the version that it is pinned to), ``aturan, waktu_final`` (ISO, ``""`` for drafts),
            ``dibuka_kembali`` (the reason, ``""`` unless a final one was reopened and is not final again),
            ``belum_diakui`` (number of the village's own answers that this set leaves out or counts lower).
    """

    instrumen: Instrumen
    jenis: Jenis
    jawaban: Jawaban
    keterangan: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Final:
    """A frozen result.

    Attributes:
        nomor: 1 for the first; one more each time it became final again.
        jawaban: kind → indicator → cell text.
        hasil: kind → column of the output contract → value, None where withheld.
        dibuka: (when, why) it was reopened afterwards; None where it stands.
    """

    penilaian_id: int
    nomor: int
    sidik: str
    sidik_nilai: str
    aturan: str
    kunci: Mapping[str, str]
    jawaban: Mapping[str, Mapping[str, str]]
    hasil: Mapping[str, Mapping[str, Any]]
    waktu: datetime
    dibuka: tuple[datetime, str] | None


@dataclass(frozen=True, slots=True)
class _Satu:
    """One answer set on its way into a ``Kumpulan``."""

    sidik: str
    kunci: Mapping[str, str]
    teks: Mapping[str, str]
    keterangan: Mapping[str, object]


class RakHasil:
    """The shelf of results."""

    def __init__(self, koneksi: Koneksi, instrumen: RakInstrumen) -> None:
        self._k = koneksi
        self._instrumen = instrumen

    def satu(self, pelaku: Pelaku, penilaian_id: int, jenis: Jenis = "mandiri") -> Kumpulan:
        """Return one answer set of an assessment as it stands now (n = 1).

        Raises:
            TidakAda: no such assessment.
            GalatHak: drafts of that village are not open to ``pelaku``.
        """
        return self._milik(pelaku, penilaian_id, (jenis,))[jenis]

    def tiga(self, pelaku: Pelaku, penilaian_id: int) -> dict[Jenis, Kumpulan]:
        """Return all three answer sets of an assessment as they stand now. Raises as ``satu``."""
        return self._milik(pelaku, penilaian_id, JENIS)

    def berjalan(self, pelaku: Pelaku, jenis: Jenis = "mandiri", *, desa: str = "") -> tuple[Kumpulan, ...]:
        """Return the resmi assessments that are not final and that ``pelaku`` may see, as they stand now.

        Args:
            pelaku: sees drafts of own area.
            jenis: which of the three sets.
            desa: code prefix of a village or a larger area.

        Returns:
            One ``Kumpulan`` for each way of scoring (``sidik_nilai``), that of the newest instrument first.
        """
        with self._k.baca() as s:
            cari = (
                select(Penilaian, Desa)
                .join(Desa, Desa.kode == Penilaian.desa_kode)
                .where(Penilaian.resmi, Penilaian.keadaan != "final", dalam_wilayah(pelaku.wilayah("baca_draf")))
                .where(dalam_wilayah((desa,)))
                .order_by(Penilaian.desa_kode, Penilaian.periode)
            )
            semua = [(p, d) for p, d in s.execute(cari)]
            return self._kumpulan(s, jenis, [x[jenis] for x in self._berjalan(s, semua, (jenis,))])

    def umum(self, pelaku: Pelaku, jenis: Jenis = "terverifikasi", *, desa: str = "") -> tuple[Kumpulan, ...]:
        """Return the final results that are open to ``pelaku``, from the frozen answers: the last of each assessment.

        One that was reopened and is not final again stays, with the reason in ``dibuka_kembali``.

        Args:
            pelaku: anybody; ``TAMU`` gets nothing unless results are public.
            jenis: which of the three sets.
            desa: code prefix of a village or a larger area.

        Returns:
            One ``Kumpulan`` for each way of scoring (``sidik_nilai``), that of the newest instrument first.
        """
        with self._k.baca() as s:
            if not boleh_final(s, pelaku):
                return ()
            f = HasilFinal
            terakhir = select(func.max(f.nomor)).where(f.penilaian_id == Penilaian.id).correlate(Penilaian)
            cari = (
                select(f, Penilaian)
                .join(Penilaian, Penilaian.id == f.penilaian_id)
                .where(Penilaian.resmi, f.nomor == terakhir.scalar_subquery(), dalam_wilayah((desa,)))
                .order_by(Penilaian.desa_kode, Penilaian.periode)
            )
            return self._kumpulan(s, jenis, [self._beku(s, b, p, jenis) for b, p in s.execute(cari).all()])

    def final(self, pelaku: Pelaku, penilaian_id: int) -> tuple[Final, ...]:
        """Return every frozen result of an assessment, oldest first; empty where it was never final.

        Raises:
            TidakAda: no such assessment.
            GalatHak: neither its drafts nor final results are open to ``pelaku``.
        """
        with self._k.baca() as s:
            p = ambil_penilaian(s, penilaian_id)
            if not boleh(pelaku, "baca_draf", p.desa_kode) and not boleh_final(s, pelaku):
                raise GalatHak("Hasil final hanya terbuka bagi yang masuk dengan akun.")
            dibuka = _pembukaan(s, penilaian_id)
            baris = s.scalars(
                select(HasilFinal).where(HasilFinal.penilaian_id == penilaian_id).order_by(HasilFinal.nomor)
            )
            return tuple(
                Final(
                    penilaian_id=b.penilaian_id,
                    nomor=b.nomor,
                    sidik=b.sidik,
                    sidik_nilai=b.sidik_nilai,
                    aturan=b.aturan,
                    kunci=b.kunci,
                    jawaban=b.jawaban,
                    hasil=b.hasil,
                    waktu=b.waktu,
                    dibuka=dibuka[n] if n < len(dibuka) else None,
                )
                for n, b in enumerate(baris)
            )

    def cap(self) -> str:
        """Return a text that changes whenever ``umum`` would return something else; for caches."""
        f = HasilFinal
        with self._k.baca() as s:
            jumlah, terakhir = s.execute(select(func.count(), func.max(f.waktu))).one()
            pernah = select(f.penilaian_id).distinct()
            versi = s.scalar(select(func.sum(Penilaian.versi)).where(Penilaian.id.in_(pernah))) or 0
            return f"{jumlah} {terakhir} {versi} {setelan(s, 'hasil_umum')}"

    def cap_berjalan(self, pelaku: Pelaku) -> str:
        """Return a text that changes whenever ``berjalan`` would return something else; for caches.

        It counts the events of all assessments in the area: chains only grow, whatever the clocks say.
        """
        rantai = literal(rantai_penilaian(0).removesuffix("0")).concat(cast(Penilaian.id, Text))
        cari = (
            select(func.count(), func.sum(Rantai.nomor))
            .select_from(Penilaian)
            .join(Rantai, Rantai.nama == rantai)
            .where(dalam_wilayah(pelaku.wilayah("baca_draf")))
        )
        with self._k.baca() as s:
            jumlah, kejadian = s.execute(cari).one()
            return f"{jumlah} {kejadian or 0}"

    def ada_final(self) -> bool:
        """Return whether any result was ever final; says nothing else, so anybody may ask."""
        with self._k.baca() as s:
            return s.scalar(select(HasilFinal.penilaian_id).limit(1)) is not None

    def _milik(self, pelaku: Pelaku, penilaian_id: int, jenis: tuple[Jenis, ...]) -> dict[Jenis, Kumpulan]:
        with self._k.baca() as s:
            p = ambil_penilaian(s, penilaian_id)
            wajib(pelaku, "baca_draf", p.desa_kode)
            (satu,) = self._berjalan(s, [(p, s.get_one(Desa, p.desa_kode))], jenis)
            return {j: self._kumpulan(s, j, [satu[j]])[0] for j in jenis}

    def _berjalan(
        self, s: Session, semua: Sequence[tuple[Penilaian, Desa]], jenis: tuple[Jenis, ...]
    ) -> list[dict[Jenis, _Satu]]:
        dibaca: tuple[Jenis, ...] = tuple(dict.fromkeys((*jenis, "mandiri")))
        teks = teks_kumpulan(s, self._instrumen, [p for p, _ in semua], dibaca)
        hasil = []
        for (p, d), isi in zip(semua, teks, strict=True):
            instrumen, kunci = self._instrumen.dari(s, p.instrumen_sidik), kunci_desa_periode(d, p)
            asal = {j: _keterangan(p, j, instrumen, kunci["tanggal"], isi["mandiri"], isi[j]) for j in jenis}
            hasil.append({j: _Satu(p.instrumen_sidik, kunci, isi[j], asal[j]) for j in jenis})
        return hasil

    def _beku(self, s: Session, b: HasilFinal, p: Penilaian, jenis: Jenis) -> _Satu:
        instrumen = self._instrumen.dari(s, b.sidik)
        mandiri, ini = b.jawaban["mandiri"], b.jawaban[jenis]
        keterangan = _keterangan(p, jenis, instrumen, b.kunci["tanggal"], mandiri, ini) | {
            "sidik": b.sidik,
            "aturan": b.aturan,
            "waktu_final": b.waktu.isoformat(timespec="seconds"),
            "dibuka_kembali": "" if p.keadaan == "final" else _pembukaan(s, p.id)[-1][1],
        }
        return _Satu(b.sidik, b.kunci, ini, keterangan)

    def _kumpulan(self, s: Session, jenis: Jenis, semua: Iterable[_Satu]) -> tuple[Kumpulan, ...]:
        """Put answer sets that are scored alike together, those of the newest instrument first."""
        per_nilai: dict[str, list[_Satu]] = {}
        for satu in semua:
            per_nilai.setdefault(self._instrumen.dari(s, satu.sidik).sidik_nilai, []).append(satu)
        dibuat = dict(s.execute(select(InstrumenTersimpan.sidik, InstrumenTersimpan.dibuat)).all())
        hasil = []
        for isi in per_nilai.values():
            terbaru = max((x.sidik for x in isi), key=lambda sidik: (dibuat[sidik], sidik))
            instrumen = self._instrumen.dari(s, terbaru)
            keterangan = pd.DataFrame([x.keterangan for x in isi], columns=list(KOLOM_KETERANGAN))
            jawaban = rangkai(instrumen, [x.kunci for x in isi], [x.teks for x in isi])
            hasil.append((dibuat[terbaru], Kumpulan(instrumen, jenis, jawaban, keterangan)))
        return tuple(k for _, k in sorted(hasil, key=lambda x: x[0], reverse=True))


def _keterangan(
    p: Penilaian,
    jenis: Jenis,
    instrumen: Instrumen,
    tanggal: str,
    mandiri: Mapping[str, str],
    ini: Mapping[str, str],
) -> dict[str, object]:
    return {
        "penilaian_id": p.id,
        "jenis": jenis,
        "keadaan": p.keadaan,
        "tim": p.tim,
        "tanggal": tanggal,
        "instrumen": instrumen.id,
        "versi": instrumen.versi,
        "sidik": p.instrumen_sidik,
        "aturan": ATURAN,
        "waktu_final": "",
        "dibuka_kembali": "",
        "belum_diakui": banyak_belum_diakui(jenis, mandiri, ini),
    }


def _pembukaan(s: Session, penilaian_id: int) -> list[tuple[datetime, str]]:
    """Return when and why an assessment was reopened, oldest first; the n-th followed the n-th final result."""
    r = Riwayat
    cari = (
        select(r.waktu, r.alasan)
        .where(r.rantai == rantai_penilaian(penilaian_id), r.aksi == "penilaian.buka_kembali")
        .order_by(r.nomor)
    )
    return [(waktu, alasan) for waktu, alasan in s.execute(cari)]
