"""Forms on paper: all that is asked stands there with its code, whatever its texts hold; what is keyed in is read."""

import random
import re
import subprocess
import sys

import numpy as np
import pikepdf
import pypdfium2
import pytest

from penilaian.cetakan.aksara import tercetak
from penilaian.galat import GalatPemakaian
from penilaian.instrumen import BentukTes, IndikatorDaftar, IndikatorJenjang, KuesionerTes
from penilaian.jawaban import urai
from penilaian.muat import muat_instrumen, muat_kuesioner
from penilaian.survei import tulis_kertas, tulis_kuesioner_kertas
from penilaian.survei.soal_kertas import TANPA_KODE, soal_kertas
from penilaian.survei.soal_kuesioner import pilihan_soal

DESA = ("15.01.20.2006", "15.01.20.2001")
JAHAT = (
    "<script>alert(1)</script>",
    '#import "/cetakan/dasar.typ": *',
    "$x^2$ `kode` *tebal* _miring_ @rujuk <label> \\ // bukan catatan",
    '#read("/etc/passwd") #panic() #{ } ] ) "',
    "=HYPERLINK(1)",
    "x" * 60,
    "قرية نور",
    "ꦢꦺꦱ",
)


def rata(teks: str) -> str:
    """Return a text without what lines and columns make of it: blanks, and hyphens where a line ends."""
    return re.sub(r"[\s\u200b\x02\ufffe-]", "", teks)


def lembar(jalur) -> list[str]:
    with pypdfium2.PdfDocument(jalur) as berkas:
        return [h.get_textpage().get_text_range() for h in berkas]


def isi(jalur) -> str:
    return rata("".join(lembar(jalur)))


@pytest.fixture(scope="module", params=["inpres-3-2003", "spbe-2020", "tambahan"])
def tercetak_semua(request, tmp_path_factory):
    """An instrument with the text of its form on paper, page by page."""
    ini = request.getfixturevalue("tambahan") if request.param == "tambahan" else muat_instrumen(request.param)
    jalur = tmp_path_factory.mktemp("kertas") / "k.pdf"
    assert tulis_kertas(ini, jalur) == ()
    return ini, lembar(jalur)


def test_every_question_stands_with_its_code_its_options_and_theirs(tercetak_semua):
    ini, halaman = tercetak_semua
    semua = rata("".join(halaman))
    for i in ini.ditanyakan:
        isi_soal = soal_kertas(i)
        teks = [f"{i.id}{'★' if i.kritis else ''}{i.pertanyaan}", i.petunjuk_mandiri, i.petunjuk_kunjungan]
        teks += [i.bukti.teks] if i.bukti else []
        if isinstance(i, IndikatorJenjang):
            teks += [f"☐{j.nilai}{j.teks}" for j in i.jenjang]
        elif isinstance(i, IndikatorDaftar):
            teks += [f"☐{b.teks}{b.id}" for b in i.butir] + ["☐Tidak satu pun terpenuhiNIHIL"]
        else:
            teks += [x["nama"] for x in isi_soal["isian"]]
        teks += [f"☐Tidak berlaku: {i.tidak_berlaku}TB"] if i.tidak_berlaku else []
        hilang = [t for t in map(rata, teks) if t not in semua]
        assert hilang == [], i.id
    assert all(rata(k.nama) in semua for k in ini.kelompok_per_id.values())


def test_every_page_bears_instrument_version_hash_and_its_number(tercetak_semua):
    ini, halaman = tercetak_semua
    for n, teks in enumerate(halaman, start=1):
        assert ini.sidik_utuh[:12] in teks
        assert f"{ini.id} {ini.versi}" in teks
        assert f"Halaman {n} dari {len(halaman)}" in teks


def test_a_question_stands_on_one_page(tercetak_semua):
    ini, halaman = tercetak_semua
    rapat = [rata(h) for h in halaman]
    for i in ini.ditanyakan:
        mulai = rata(f"{i.id}{' ★' if i.kritis else ''}{i.pertanyaan}")
        akhir = rata(i.bukti.teks if i.bukti else "Belum tahu")
        assert any(akhir in h[h.index(mulai) :] for h in rapat if mulai in h), i.id


def test_what_is_keyed_in_by_its_code_is_an_answer_of_the_question(tercetak_semua):
    ini, _ = tercetak_semua
    for i in ini.ditanyakan:
        soal = soal_kertas(i)
        kode = [c["kode"] for c in (*soal["centang"], *soal["penutup"])]
        ketikan = ["" if k == TANPA_KODE else k for k in kode] or ["5/8", "62,5"]
        uraian = urai(i, ketikan)
        assert uraian.galat == [] or not uraian.galat, (i.id, ketikan)
    daftar = next((i for i in ini.ditanyakan if isinstance(i, IndikatorDaftar)), None)
    if daftar is not None:
        semua = " ".join(c["kode"] for c in soal_kertas(daftar)["centang"])
        assert float(urai(daftar, [semua]).nilai[0]) == len(daftar.butir)


@pytest.mark.parametrize("id_", ["P06", "P07", "T08"])
@pytest.mark.parametrize("bentuk", ["", "B"])
def test_a_questionnaire_holds_its_questions_and_never_the_key(id_, bentuk, tmp_path):
    ini = muat_instrumen("inpres-3-2003")
    k = muat_kuesioner("inpres-3-2003", ini, id_)
    if bentuk and not isinstance(k, KuesionerTes):
        with pytest.raises(GalatPemakaian, match="satu bentuk"):
            tulis_kuesioner_kertas([k], ini, tmp_path / "k.pdf", (), bentuk)
        assert list(tmp_path.iterdir()) == []
        return
    tulis_kuesioner_kertas([k], ini, tmp_path / "k.pdf", DESA[:1], bentuk)
    semua = isi(tmp_path / "k.pdf")
    dipilih = next(b for b in k.bentuk if b.id == (bentuk or "A")) if isinstance(k, KuesionerTes) else k
    for s in (*dipilih.soal, *getattr(k, "tugas", ())):
        assert rata(f"{s.id}{s.pertanyaan}") in semua
        assert all(rata(label.removeprefix(f"{n}. ")) in semua for n, label in pilihan_soal(k, s))
    assert rata("Talang Kemuning") in semua
    if isinstance(k, KuesionerTes):
        assert not any(rata(s.penjelasan) in semua for b in k.bentuk for s in b.soal)
        lain = [s for b in k.bentuk if b is not dipilih for s in b.soal]
        assert not any(rata(s.pertanyaan) in semua for s in lain)
        tulis_kuesioner_kertas([_kunci_diputar(k)], ini, tmp_path / "lain.pdf", DESA[:1], bentuk)
        assert (tmp_path / "lain.pdf").read_bytes() == (tmp_path / "k.pdf").read_bytes()


def _kunci_diputar(k: KuesionerTes) -> KuesionerTes:
    """Return a test whose every answer is another one."""

    def putar(b: BentukTes) -> BentukTes:
        lain = {"a": "b"}
        soal = tuple(s.model_copy(update={"kunci": lain.get(s.kunci, "a")}) for s in b.soal)
        return b.model_copy(update={"soal": soal})

    return k.model_copy(update={"bentuk": tuple(map(putar, k.bentuk))})


def test_each_village_gets_a_copy_with_its_code_on_every_page(tmp_path):
    ini = muat_instrumen("inpres-3-2003")
    tulis_kertas(ini, tmp_path / "dua.pdf", DESA)
    halaman = lembar(tmp_path / "dua.pdf")
    satu = len(halaman) // 2
    assert len(halaman) == 2 * satu
    for n, (kode, nama) in enumerate(zip(DESA, ("Talang Kemuning", "Pasar Kerman"), strict=True)):
        muka, *lain = halaman[n * satu : (n + 1) * satu]
        assert rata(kode.replace(".", "")) in rata(muka)
        assert nama in muka
        assert all(kode in h for h in lain)
        assert f"Halaman {satu} dari {satu}" in lain[-1]
    with pikepdf.open(tmp_path / "dua.pdf") as berkas:
        assert "/StructTreeRoot" not in berkas.Root
        assert berkas.docinfo["/Title"] == ini.sebutan


def test_one_copy_is_tagged_for_screen_readers_and_the_same_every_time(tmp_path):
    ini = muat_instrumen("spbe-2020")
    for nama in ("a.pdf", "b.pdf"):
        tulis_kertas(ini, tmp_path / nama)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    with pikepdf.open(tmp_path / "a.pdf") as berkas, berkas.open_metadata() as meta:
        assert berkas.Root.Lang == "id"
        assert berkas.Root.MarkInfo.Marked
        assert meta["pdfuaid:part"] == "1"
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("2", "A")
        assert meta["dc:title"] == ini.sebutan
        huruf = {str(f.BaseFont) for h in berkas.pages for f in h.Resources.Font.values()}
    assert all("+NotoSans" in f for f in huruf)


def test_a_page_is_a4_in_black_and_white(tmp_path):
    tulis_kertas(muat_instrumen("spbe-2020"), tmp_path / "a.pdf")
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as berkas:
        for h in berkas:
            assert tuple(map(round, h.get_size())) == (595, 842)
        warna = np.asarray(berkas[0].render(scale=1).to_pil().convert("RGB")).astype(int)
    assert int(np.ptp(warna, axis=2).max()) == 0


def diubah(ini, teks):
    """Return an instrument whose every text of its first questions is another."""
    lain = iter(teks)
    baru = []
    for i in ini.indikator[: len(teks)]:
        ini_teks = next(lain)
        ubah = {"pertanyaan": ini_teks, "petunjuk": ini_teks, "tidak_berlaku": ini_teks}
        if isinstance(i, IndikatorJenjang):
            ubah["jenjang"] = tuple(j.model_copy(update={"teks": ini_teks}) for j in i.jenjang)
        baru.append(i.model_copy(update=ubah))
    return ini.model_copy(update={"indikator": (*baru, *ini.indikator[len(teks) :]), "nama": teks[0]})


def test_no_text_is_read_as_markup_and_each_stands_there_letter_by_letter(tmp_path):
    ini = diubah(muat_instrumen("inpres-3-2003"), JAHAT)
    assert tulis_kertas(ini, tmp_path / "k.pdf") == ()
    semua = isi(tmp_path / "k.pdf")
    for teks in JAHAT[:6]:
        assert rata(teks) in semua
    assert set("قرية نور".replace(" ", "")) <= set(semua)
    assert "root:" not in semua


def test_what_cannot_be_printed_is_a_box_and_is_told(tmp_path):
    ini = diubah(muat_instrumen("spbe-2020"), ["Desa 😀", "漢字", "é" * 3 + "e\u0301\u0600\u064b"])
    assert tulis_kertas(ini, tmp_path / "k.pdf") == ("字", "漢", "😀")
    assert "Desa□" in isi(tmp_path / "k.pdf")


def test_letters_of_all_scripts_in_any_order_make_a_document(tmp_path):
    acak = random.Random(10)  # noqa: S311
    huruf = sorted(tercetak())
    teks = ["".join(acak.choices(huruf, k=acak.randint(1, 80))) for _ in range(40)]
    ini = diubah(muat_instrumen("inpres-3-2003"), teks)
    tulis_kertas(ini, tmp_path / "k.pdf")
    assert lembar(tmp_path / "k.pdf")


def test_who_prints_nothing_does_not_wait_for_what_prints():
    muat = "import sys, penilaian.cli, penilaian.survei, penilaian.cetakan"
    tanya = "print([m for m in ('typst', 'pikepdf') if m in sys.modules])"
    jalan = subprocess.run([sys.executable, "-c", f"{muat}; {tanya}"], capture_output=True, text=True, check=True)
    assert jalan.stdout == "[]\n"


def test_another_suffix_is_misuse_and_nothing_is_written(tmp_path):
    with pytest.raises(GalatPemakaian, match=r"\.pdf"):
        tulis_kertas(muat_instrumen("spbe-2020"), tmp_path / "k.docx")
    assert list(tmp_path.iterdir()) == []
