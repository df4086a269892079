"""The shelf of results: answer sets for the one engine, from drafts and from what is final."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

import pandas as pd
from sqlalchemy import Text, cast, func, literal, select, true
from sqlalchemy.orm import Session

from penilaian.instrumen import Instrumen
from penilaian.jawaban import tambahan_tetap
from penilaian.mesin import JENIS, Jenis
from penilaian.simpan.basis.hak import Pelaku, boleh, wajib
from penilaian.simpan.basis.koneksi import Koneksi
from penilaian.simpan.basis.tabel import Desa, HasilFinal, InstrumenTersimpan, Penilaian, Rantai, Riwayat
from penilaian.simpan.galat import GalatHak
from penilaian.simpan.transaksi.beku import kunci_desa_periode, rangkai, rentang_berbukti, teks_kumpulan
from penilaian.simpan.transaksi.instrumen import RakInstrumen
from penilaian.simpan.transaksi.kumpulan import KOLOM_KETERANGAN, Final, Kumpulan, Satu, keterangan
from penilaian.simpan.transaksi.lembar import ambil_penilaian, dalam_wilayah
from penilaian.simpan.transaksi.pengaturan import boleh_final, setelan
from penilaian.simpan.transaksi.rantai import rantai_penilaian


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

    def tim(self, pelaku: Pelaku, tim: str, *, desa: str = "", periode: str | None = None) -> tuple[Kumpulan, ...]:
        """Return the own answers (mandiri) of one team's assessments as they stand now, whatever their state.

        Args:
            pelaku: sees drafts of own area.
            tim: name of the team, as ``impor`` takes it.
            desa: code prefix of a village or a larger area.
            periode: of this period only.

        Returns:
            One ``Kumpulan`` for each way of scoring (``sidik_nilai``), that of the newest instrument first.

        Raises:
            GalatHak: drafts are open to ``pelaku`` nowhere.
        """
        wilayah = pelaku.wilayah("baca_draf")
        if not wilayah:
            raise GalatHak("Peran Anda tidak mengizinkan membaca penilaian yang belum final.")
        with self._k.baca() as s:
            cari = (
                select(Penilaian, Desa)
                .join(Desa, Desa.kode == Penilaian.desa_kode)
                .where(Penilaian.tim == tim, dalam_wilayah(wilayah), dalam_wilayah((desa,)))
                .where(true() if periode is None else Penilaian.periode == periode)
                .order_by(Penilaian.desa_kode, Penilaian.periode)
            )
            semua = [(p, d) for p, d in s.execute(cari)]
            return self._kumpulan(s, "mandiri", [x["mandiri"] for x in self._berjalan(s, semua, ("mandiri",))])

    def umum(self, pelaku: Pelaku, jenis: Jenis = "terverifikasi", *, desa: str = "") -> tuple[Kumpulan, ...]:
        """Return the final results that are open to ``pelaku``, from the frozen answers: the last of each assessment.

        One that was reopened and is not final again stays, with the reason in ``dibuka_kembali``.

        Args:
            pelaku: anybody; ``TAMU`` gets nothing unless results are public.
            jenis: which of the three sets; ``terverifikasi`` of everywhere, the other two only of the area whose
                drafts ``pelaku`` may read.
            desa: code prefix of a village or a larger area.

        Returns:
            One ``Kumpulan`` for each way of scoring (``sidik_nilai``), that of the newest instrument first.
        """
        with self._k.baca() as s:
            if not boleh_final(s, pelaku):
                return ()
            f = HasilFinal
            wilayah = ("",) if jenis == "terverifikasi" else pelaku.wilayah("baca_draf")
            terakhir = select(func.max(f.nomor)).where(f.penilaian_id == Penilaian.id).correlate(Penilaian)
            cari = (
                select(f, Penilaian, Desa)
                .join(Penilaian, Penilaian.id == f.penilaian_id)
                .join(Desa, Desa.kode == Penilaian.desa_kode)
                .where(Penilaian.resmi, f.nomor == terakhir.scalar_subquery(), dalam_wilayah((desa,)))
                .where(dalam_wilayah(wilayah))
                .order_by(Penilaian.desa_kode, Penilaian.periode)
            )
            return self._kumpulan(s, jenis, [self._beku(s, b, p, d, jenis) for b, p, d in s.execute(cari).all()])

    def final(self, pelaku: Pelaku, penilaian_id: int) -> tuple[Final, ...]:
        """Return every frozen result of an assessment, oldest first; empty where it was never final.

        Who may not read its drafts gets the ``terverifikasi`` part of answers and results only.

        Raises:
            TidakAda: no such assessment.
            GalatHak: neither its drafts nor final results are open to ``pelaku``.
        """
        with self._k.baca() as s:
            p = ambil_penilaian(s, penilaian_id)
            semua = boleh(pelaku, "baca_draf", p.desa_kode)
            if not semua and not boleh_final(s, pelaku):
                raise GalatHak("Hasil final hanya terbuka bagi yang masuk dengan akun.")
            jenis: tuple[Jenis, ...] = JENIS if semua else ("terverifikasi",)
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
                    jawaban={j: b.jawaban[j] for j in jenis},
                    hasil={j: b.hasil[j] for j in jenis},
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

    def ada_penilaian(self) -> bool:
        """Return whether any assessment was ever begun; says nothing else, so anybody may ask."""
        with self._k.baca() as s:
            return s.scalar(select(Penilaian.id).limit(1)) is not None

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
    ) -> list[dict[Jenis, Satu]]:
        dibaca: tuple[Jenis, ...] = JENIS if "terverifikasi" in jenis else tuple(dict.fromkeys((*jenis, "mandiri")))
        teks = teks_kumpulan(s, self._instrumen, [p for p, _ in semua], dibaca)
        hasil = []
        for (p, d), isi in zip(semua, teks, strict=True):
            instrumen, kunci = self._instrumen.dari(s, p.instrumen_sidik), kunci_desa_periode(d, p)
            asal = {j: keterangan(p, j, instrumen, kunci["tanggal"], isi["mandiri"], isi[j]) for j in jenis}
            tiga = {str(j): satu for j, satu in isi.items()}
            hasil.append({j: Satu(p.instrumen_sidik, kunci, isi[j], asal[j], tiga) for j in jenis})
        return hasil

    def _beku(self, s: Session, b: HasilFinal, p: Penilaian, d: Desa, jenis: Jenis) -> Satu:
        instrumen = self._instrumen.dari(s, b.sidik)
        mandiri, ini = b.jawaban["mandiri"], b.jawaban[jenis]
        lain = keterangan(p, jenis, instrumen, b.kunci["tanggal"], mandiri, ini) | {
            "sidik": b.sidik,
            "aturan": b.aturan,
            "waktu_final": b.waktu.isoformat(timespec="seconds"),
            "dibuka_kembali": "" if p.keadaan == "final" else _pembukaan(s, p.id)[-1][1],
        }
        # What was frozen without a name was named since, or still is called by its code.
        kunci = kunci_desa_periode(d, p) if b.kunci["nama_desa"] == b.kunci["kode_desa"] else b.kunci
        return Satu(b.sidik, {**kunci, "tanggal": b.kunci["tanggal"]}, ini, lain, b.jawaban)

    def _kumpulan(self, s: Session, jenis: Jenis, semua: Iterable[Satu]) -> tuple[Kumpulan, ...]:
        """Put answer sets that are scored alike together, those of the newest instrument first.

        Local questions are those of the newest addition among them; what is not asked alike elsewhere is kosong there.
        """
        per_nilai: dict[str, list[Satu]] = {}
        for satu in semua:
            per_nilai.setdefault(self._instrumen.dari(s, satu.sidik).sidik_nilai, []).append(satu)
        dibuat = dict(s.execute(select(InstrumenTersimpan.sidik, InstrumenTersimpan.dibuat)).all())
        hasil = []
        for isi in per_nilai.values():
            terbaru = max((x.sidik for x in isi), key=lambda sidik: (dibuat[sidik], sidik))
            naskah = {x.sidik: self._instrumen.dari(s, x.sidik) for x in isi}
            instrumen = _bertambahan(naskah, terbaru, dibuat)
            tabel = pd.DataFrame([x.keterangan for x in isi], columns=list(KOLOM_KETERANGAN))
            kunci = [x.kunci for x in isi]
            if jenis == "terverifikasi":
                tabel["bukti_bawah"], tabel["bukti_atas"] = rentang_berbukti(
                    instrumen, kunci, [(naskah[x.sidik], x.tiga) for x in isi]
                )
            jawaban = rangkai(instrumen, kunci, [_setara(naskah[x.sidik], instrumen, x.teks) for x in isi])
            hasil.append((dibuat[terbaru], Kumpulan(instrumen, jenis, jawaban, tabel)))
        return tuple(k for _, k in sorted(hasil, key=lambda x: x[0], reverse=True))


def _bertambahan(naskah: Mapping[str, Instrumen], terbaru: str, dibuat: Mapping[str, datetime]) -> Instrumen:
    """Return the newest instrument with the newest addition of all; they score alike."""
    bertambahan = [sidik for sidik, i in naskah.items() if i.tambahan is not None]
    if not bertambahan:
        return naskah[terbaru]
    asal = naskah[max(bertambahan, key=lambda sidik: (dibuat[sidik], sidik))]
    ini = naskah[terbaru]
    return ini if ini.tambahan == asal.tambahan else ini.model_copy(update={"tambahan": asal.tambahan})


def _setara(dari: Instrumen, ke: Instrumen, teks: Mapping[str, str]) -> Mapping[str, str]:
    """Return cells without those of local questions that ``ke`` does not ask alike."""
    lain = {i.id for i in dari.indikator_tambahan if not tambahan_tetap(dari, ke, i.id)}
    return {id_: isi for id_, isi in teks.items() if id_ not in lain} if lain else teks


def _pembukaan(s: Session, penilaian_id: int) -> list[tuple[datetime, str]]:
    """Return when and why an assessment was reopened, oldest first; the n-th followed the n-th final result."""
    r = Riwayat
    cari = (
        select(r.waktu, r.alasan)
        .where(r.rantai == rantai_penilaian(penilaian_id), r.aksi == "penilaian.buka_kembali")
        .order_by(r.nomor)
    )
    return [(waktu, alasan) for waktu, alasan in s.execute(cari)]
