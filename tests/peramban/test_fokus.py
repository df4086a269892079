"""Where the keyboard is, is seen: a ring of 2 px or more, 3 : 1 against what it lies on, not cut off, not covered."""

import pytest
from pengisi import Dunia, buka, kartu, masuk_sebagai, siap
from playwright.sync_api import Browser, Page, expect

UKUR = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const kuas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const urai = (warna) => {
    kuas.clearRect(0, 0, 1, 1);
    kuas.fillStyle = warna;
    kuas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = kuas.getImageData(0, 0, 1, 1).data;
    return {r, g, b, a: a / 255};
  };
  const campur = (atas, bawah) =>
    Object.fromEntries(["r", "g", "b"].map((k) => [k, atas[k] * atas.a + bawah[k] * (1 - atas.a)]));
  const dasar = (x) => {
    const lapis = [];
    for (let y = x; y; y = y.parentElement) {
      const c = urai(getComputedStyle(y).backgroundColor);
      if (c.a) lapis.push(c);
      if (c.a === 1) break;
    }
    return lapis.reverse().reduce((bawah, atas) => campur(atas, bawah), {r: 255, g: 255, b: 255});
  };
  const terang = ({r, g, b}) => [r, g, b].map((v) => v / 255)
    .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((jumlah, v, n) => jumlah + v * [0.2126, 0.7152, 0.0722][n], 0);
  const banding = (a, b) => {
    const [x, y] = [terang(a), terang(b)].sort((m, n) => n - m);
    return (x + 0.05) / (y + 0.05);
  };
  const cincin = (x) => {
    const gaya = getComputedStyle(x), lebar = parseFloat(gaya.outlineWidth);
    if (!["solid", "auto"].includes(gaya.outlineStyle) || lebar < 2) return null;
    const jarak = parseFloat(gaya.outlineOffset), bawah = dasar(jarak < 0 ? x : x.parentElement);
    return {jauh: jarak + lebar, banding: banding(campur(urai(gaya.outlineColor), bawah), bawah)};
  };
  const tumpuan = [e];
  for (let n = 0; n < 5 && tumpuan.at(-1).parentElement; n++) tumpuan.push(tumpuan.at(-1).parentElement);
  const x = tumpuan.find(cincin), nama = e.outerHTML.replace(/\\s+/g, " ").slice(0, 160);
  if (!x) return {nama, salah: "tanpa cincin"};
  const {jauh, banding: kontras} = cincin(x), kotak = x.getBoundingClientRect();
  if (kontras < 3) return {nama, salah: `kontras ${kontras.toFixed(2)}`};
  for (let y = x.parentElement; y && !y.matches("body, main, header"); y = y.parentElement) {
    const gaya = getComputedStyle(y);
    const k = y.getBoundingClientRect(), luar = Math.max(jauh, 0) - 0.5;
    const tutup = (apa) => ["hidden", "clip"].includes(apa);
    const lepas = (tutup(gaya.overflowX) && (kotak.left - luar < k.left || kotak.right + luar > k.right))
      || (tutup(gaya.overflowY) && (kotak.top - luar < k.top || kotak.bottom + luar > k.bottom));
    if (lepas) return {nama, salah: `terpotong oleh ${y.dataset.testid || y.className}`};
  }
  for (let y = x; y; y = y.parentElement) if (getComputedStyle(y).opacity < 0.7) return {nama, salah: "tembus pandang"};
  const titik = [0.1, 0.5, 0.9].flatMap((a) =>
    [0.15, 0.5, 0.85].map((b) => [kotak.left + a * kotak.width, kotak.top + b * kotak.height]));
  const tampak = titik.filter(([a, b]) => {
    const semua = document.elementsFromPoint(a, b), n = semua.findIndex((y) => x.contains(y) || y.contains(x));
    return n >= 0 && semua.slice(0, n).every((y) => urai(getComputedStyle(y).backgroundColor).a < 0.1);
  });
  return {nama, salah: tampak.length < titik.length / 2 ? `tertutup ${9 - tampak.length} dari 9` : ""};
}"""
"""What has the focus, as ``nama``, and what is wrong with how that is seen, as ``salah``; null where nothing has it."""

TEMA = pytest.mark.parametrize("tema", ["light", "dark"])
LEBAR = pytest.mark.parametrize("lebar", [1366, 360])
KETIK = "input[type=text], textarea, [role=combobox], [role=spinbutton]"


@pytest.fixture
def buka_layar(chromium: Browser):
    """Return a maker of visits, logged in as somebody or nobody."""
    semua = []

    def buat(alamat: str, nama: str, lebar: int, tema: str) -> Page:
        konteks = chromium.new_context(viewport={"width": lebar, "height": 640}, color_scheme=tema, locale="id-ID")
        semua.append(konteks)
        page = konteks.new_page()
        page.set_default_timeout(180_000)
        if nama:
            masuk_sebagai(page, alamat, nama)
        return page

    yield buat
    for konteks in semua:
        konteks.close()


def susuri(page: Page, banyak: int) -> tuple[list[str], int]:
    """Press Tab; return what is reached without being seen, and how many fields to type in were reached."""
    page.wait_for_function("!document.querySelector('[data-test-script-state=running]')")
    salah, ketik = [], 0
    for _ in range(banyak):
        page.keyboard.press("Tab")
        page.wait_for_timeout(30)
        ini = page.evaluate(UKUR)
        salah += [f"{ini['salah']}: {ini['nama']}"] if ini and ini["salah"] else []
        ketik += page.evaluate(f"document.activeElement?.matches('{KETIK}') ?? false")
    return salah, ketik


@TEMA
@LEBAR
def test_the_focus_is_seen_while_logging_in(dunia: Dunia, buka_layar, lebar: int, tema: str):
    page = buka_layar(dunia.alamat, "", lebar, tema)
    page.goto(f"{dunia.alamat}/masuk?lanjut=isi")
    page.get_by_label("Sandi").wait_for()
    page.evaluate("document.activeElement.blur()")
    salah, ketik = susuri(page, 8)
    assert salah == []
    assert ketik >= 1


@TEMA
@LEBAR
def test_the_focus_is_seen_while_filling_in(dunia: Dunia, buka_layar, lebar: int, tema: str):
    page, lembar = buka_layar(dunia.alamat, "siti", lebar, tema), dunia.lembar()
    buka(page, dunia, lembar)
    siap(page, "P05")
    kartu(page, "P01").locator("summary").last.click()
    expect(kartu(page, "P01").get_by_label("Catatan untuk verifikator")).to_be_visible()
    expect(kartu(page, "P01").get_by_label("Tulis komentar")).to_be_visible()
    page.evaluate("document.activeElement.blur()")
    kartu(page, "P01").locator(".pd-kartu-kepala").focus()
    salah, ketik = susuri(page, 45)
    assert salah == []
    assert ketik >= 5


@TEMA
@LEBAR
def test_the_focus_is_seen_while_verifying(dunia: Dunia, buka_layar, lebar: int, tema: str):
    lembar = dunia.lembar()
    dunia.gudang.jawaban.simpan(dunia.siti, lembar.id, "P05", "85", versi_dilihat=0)
    dunia.gudang.alur.ajukan(dunia.siti, lembar.id)
    page = buka_layar(dunia.alamat, "vera", lebar, tema)
    page.goto(f"{dunia.alamat}/verifikasi?penilaian={lembar.id}&indikator=P05")
    expect(page.get_by_label("Tulis komentar").first).to_be_visible()
    salah, ketik = susuri(page, 40)
    assert salah == []
    assert ketik >= 4


@TEMA
@LEBAR
def test_the_focus_is_seen_while_comparing(alamat: str, buka_layar, lebar: int, tema: str):
    page = buka_layar(alamat, "", lebar, tema)
    page.goto(f"{alamat}/bandingkan")
    expect(page.get_by_role("combobox").first).to_be_visible()
    expect(page.get_by_test_id("stDataFrame").first).to_be_visible()
    salah, ketik = susuri(page, 30)
    assert salah == []
    assert ketik >= 1
    page.locator("canvas td[role=gridcell]").first.evaluate(
        "sel => sel.focus()"
    )  # as the table does by itself, at times
    ini = page.evaluate(UKUR)
    assert "gridcell" in ini["nama"]
    assert ini["salah"] == ""
