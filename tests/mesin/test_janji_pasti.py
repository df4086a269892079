"""Where open answers decide, what is said to become certain by answering them does become so."""

from hypothesis import given
from hypothesis import strategies as st
from strategi_mesin import SETELAN, instrumen_acak, isian_acak, jadi_jawaban, terjawab_acak

from penilaian import nilai
from penilaian.instrumen import tolok_satu
from penilaian.narasi.berikutnya import daftar_berikutnya
from penilaian.narasi.ejaan import awal_besar, bilangan
from penilaian.narasi.kalimat import jumlah_jawaban, putusan
from penilaian.narasi.pokok import pokok
from penilaian.posisi import BELUM_PASTI
from penilaian.rekomendasi import Jalan, terbuka_menentukan


@SETELAN
@given(st.data())
def test_answering_as_many_questions_as_are_named_settles_the_stage_that_is_named(data):
    instrumen = data.draw(instrumen_acak(gerbang=True))
    isian = data.draw(isian_acak(instrumen))
    hasil = nilai(instrumen, jadi_jawaban(instrumen, [isian]))
    berikut = int(hasil.posisi.pasti[0])
    if hasil.posisi.mungkin[0] == berikut or jumlah_jawaban(hasil, 0).terjawab == 0:
        return
    penentu, nama = terbuka_menentukan(hasil, 0), hasil.nama_posisi(berikut + 1)
    n = len(penentu)

    jalan = Jalan(hasil.posisi.tingkat[berikut], (), (0.0,), None)
    daftar = daftar_berikutnya(hasil, 0, jalan)

    assert pokok(hasil, 0, jalan).berikut == f"{n} jawaban lagi menentukan {nama}."
    soal = f"{awal_besar(bilangan(n))} pertanyaan yang belum dijawab"
    assert str(putusan(hasil, 0)).endswith(f" {soal} menentukan apakah {nama} tercapai.")
    assert f" dijawab, pasti apakah {nama} tercapai." in daftar.akhir
    berkartu = {k.id for k in daftar.kartu}
    assert daftar.lain == tuple(i.nama for i in penentu if i.id not in berkartu)
    assert len(berkartu) + len(daftar.lain) == n
    sembarang = {i.id: data.draw(terjawab_acak(i)) for i in penentu}
    terbaik, terburuk = ({i.id: tolok_satu(i)[k] for i in penentu} for k in (1, 0))
    sesudah = nilai(instrumen, jadi_jawaban(instrumen, [isian | x for x in (sembarang, terbaik, terburuk)]))
    assert (sesudah.posisi.status[berikut] != BELUM_PASTI).all()
