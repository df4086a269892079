"""Freezing: what an assessment came to on the day it became final, kept as answers and as numbers."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import pandas as pd
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from penilaian.instrumen import Instrumen
from penilaian.jawaban import KOLOM_KUNCI, Jawaban, susun
from penilaian.mesin import JENIS, BuktiDiterima, Jenis, hanya_berbukti, kumpulan_teks, nilai, perlu_bukti_semua
from penilaian.simpan.basis.hak import Pelaku
from penilaian.simpan.basis.tabel import Bukti, Desa, HasilFinal, Penilaian, Rantai
from penilaian.simpan.transaksi.instrumen import RakInstrumen
from penilaian.simpan.transaksi.jawaban import SEKALI_BACA, baca_isi_banyak, terbaca, uraian_semua
from penilaian.simpan.transaksi.rantai import catat, objek_final, sidik_beku
from penilaian.skor import Larik


def bekukan(s: Session, rak: RakInstrumen, kepala: Rantai, p: Penilaian, pelaku: Pelaku, waktu: datetime) -> HasilFinal:
    """Keep the three answer sets and their results, behind ``kunci_lembar``; each time under the next number."""
    instrumen = rak.dari(s, p.instrumen_sidik)
    (teks,) = teks_kumpulan(s, rak, [p], JENIS)
    kunci = kunci_desa_periode(s.get_one(Desa, p.desa_kode), p)
    dulu = s.scalar(select(func.max(HasilFinal.nomor)).where(HasilFinal.penilaian_id == p.id)) or 0
    beku = HasilFinal(
        penilaian_id=p.id,
        nomor=dulu + 1,
        sidik=p.instrumen_sidik,
        sidik_nilai=instrumen.sidik_nilai,
        aturan=instrumen.aturan,
        kunci=kunci,
        jawaban={jenis: dict(isi) for jenis, isi in teks.items()},
        hasil={jenis: baris_hasil(instrumen, rangkai(instrumen, [kunci], [isi])) for jenis, isi in teks.items()},
        waktu=waktu,
        oleh=pelaku.pengguna_id,
    )
    s.add(beku)
    baru = {"sidik_beku": sidik_beku(beku)}
    catat(s, kepala, pelaku, "penilaian.bekukan", objek_final(beku.nomor), waktu=waktu, baru=baru)
    return beku


def teks_kumpulan(
    s: Session, rak: RakInstrumen, penilaian: Sequence[Penilaian], jenis: Sequence[Jenis]
) -> list[dict[Jenis, dict[str, str]]]:
    """Return answer sets of many assessments as they stand in the tables, in the order of ``penilaian``."""
    nomor = [p.id for p in penilaian]
    isi = baca_isi_banyak(s, nomor)
    bukti = _bukti(s, nomor) if "didukung" in jenis else {}
    ingatan: dict[str, dict[tuple[str, str], str]] = {}
    hasil: list[dict[Jenis, dict[str, str]]] = []
    for p in penilaian:
        instrumen = rak.dari(s, p.instrumen_sidik)
        sisa = bukti.get(p.id, ()), p.tanggal, ingatan.setdefault(p.instrumen_sidik, {})
        with terbaca():
            hasil.append({j: kumpulan_teks(instrumen, j, isi[p.id], *sisa) for j in jenis})
    return hasil


def _bukti(s: Session, penilaian_id: Sequence[int]) -> dict[int, list[BuktiDiterima]]:
    """Return accepted evidence by assessment."""
    b = Bukti
    semua: dict[int, list[BuktiDiterima]] = {}
    for awal in range(0, len(penilaian_id), SEKALI_BACA):
        diterima = select(b.penilaian_id, b.indikator, b.tanggal, b.berlaku_sampai).where(
            b.penilaian_id.in_(penilaian_id[awal : awal + SEKALI_BACA]), b.status == "diterima", b.dihapus.is_(None)
        )
        for n, indikator, tanggal, sampai in s.execute(diterima):
            semua.setdefault(n, []).append(BuktiDiterima(indikator, tanggal, sampai))
    return semua


def kunci_desa_periode(d: Desa, p: Penilaian) -> dict[str, str]:
    """Return the key columns of an assessment, as text."""
    isi = (d.kode, d.nama, d.kecamatan, d.kabupaten, p.periode, p.tanggal.isoformat())
    return dict(zip(KOLOM_KUNCI, isi, strict=True))


def rangkai(instrumen: Instrumen, kunci: Sequence[Mapping[str, str]], teks: Sequence[Mapping[str, str]]) -> Jawaban:
    """Return n answer sets (cell texts by indicator) with their n keys as one answers table."""
    kolom = {i.id: [satu.get(i.id, "") for satu in teks] for i in instrumen.ditanyakan}
    tabel = pd.DataFrame(list(kunci), columns=list(KOLOM_KUNCI), dtype="str")
    return susun(instrumen, tabel, uraian_semua(instrumen, kolom))


def rentang_berbukti(
    instrumen: Instrumen,
    kunci: Sequence[Mapping[str, str]],
    tiga: Sequence[tuple[Instrumen, Mapping[str, Mapping[str, str]]]],
) -> tuple[Larik, Larik]:
    """Return (n,) lowest and (n,) highest index of verified answers where only accepted evidence counts (§4, §10).

    Args:
        instrumen: that scores all n.
        kunci: n keys.
        tiga: of each the instrument that it is pinned to, which says what asks for evidence, and its answer sets.
    """
    ingatan: dict[str, dict[tuple[str, str], bool]] = {}
    with terbaca():
        for ini in {ini.sidik: ini for ini, _ in tiga}.values():
            milik = [satu for lain, satu in tiga if lain.sidik == ini.sidik]
            ingatan[ini.sidik] = {
                (i.id, teks): perlu
                for i in ini.indikator
                for teks, perlu in perlu_bukti_semua(
                    i, (satu[j].get(i.id, "") for satu in milik for j in ("mandiri", "terverifikasi"))
                ).items()
            }
        teks = [hanya_berbukti(ini, satu, ingatan.setdefault(ini.sidik, {})) for ini, satu in tiga]
    hasil = nilai(instrumen, rangkai(instrumen, kunci, teks))
    return hasil.bawah(), hasil.atas()


def baris_hasil(instrumen: Instrumen, jawaban: Jawaban) -> dict[str, Any]:
    """Return the one row of the output contract as plain data, None where a value is withheld."""
    tabel = nilai(instrumen, jawaban).tabel()
    return {str(k): _polos(tabel[k].iloc[0]) for k in tabel.columns}


def _polos(sel: Any) -> Any:  # noqa: ANN401  (whatever pandas holds)
    if pd.isna(sel):
        return None
    return sel.item() if hasattr(sel, "item") else sel
