/* Filling in and verifying, in the browser itself: a tap on a card is never lost unseen.

   A tap stands in `tunggu` until the server has drawn the card with what it heard (`.pd-ketuk`, made by ketukan.py): the
   choice that was tapped, the text that was typed, the button that was pressed. Until then the card says "menyimpan …",
   whoever leaves waits or is asked, and what was not heard after some seconds is asked for again or said to be unsaved.

   ketukan.py makes one script of this, pergi.js (leaving and coming back) and ketikan.js (what is being typed). */
const KARTU = '[class*="st-key-pd-kartu-"]', MILIK = ':is([class*="st-key-isi_"], [class*="st-key-verif_"], [class*="st-key-cek_"])';
const TEKS = 'input[type="text"], textarea';
const SISA = "pd-ketukan", KETIKAN = "pd-isi-sisa";
const CEK = 100, LENYAP = 1000, TERASA = 1500, LAGI = 4000, MENYERAH = 12000, PALING = 5000, GEMA = 10;
/* A card comes piece by piece: its choices can be tapped before what the server heard of them is there. */
const BELUM_ADA = {sebutan: ["Jawaban", ""], isi: {}, tombol: {}};
const tunggu = new Map();
let sendiri = false, lepas = false, jalan = 0;
/* How often the server was asked to say how far it has heard, and when last. */
const gema = {ke: 0, sejak: 0};
/* When and where the person left. What the page asks for after that would stand in place of the way out, which a server that
   has not begun forgets. */
const pamit = {sejak: -Infinity, dari: ""};

const putus = () => document.querySelector(".stApp")?.dataset.testConnectionState !== "CONNECTED";
const milik = () => document.querySelector(".pd-milik")?.dataset.pdMilik;
const tabIni = () => document.querySelector(".pd-milik")?.dataset.pdTab;
/* Where nothing is stored (Cek Cepat) what was heard has only arrived. */
const kata = () => document.querySelector(".pd-milik")?.dataset.pdKata === "kirim" ? ["mengirim", "terkirim"] : ["menyimpan", "tersimpan"];
const kode = (kartu) => kartu.className.match(/st-key-pd-kartu-(\S+)/)[1];
/* Choices that are drawn anew for a page of before end otherwise (`ekor_baru`), and stand for the same. */
const EKOR = /--[0-9a-f]{8}$/;
const kunci = (e) => e.closest(MILIK)?.className.match(/st-key-((?:isi|verif|cek)_\S+)/)[1].replace(EKOR, "");
/* The round of a key, which a deed that is done makes another (verif_P01_3_setuju), says nothing of what is so. */
const inti = (k) => k.replace(/_\d+_(?=[^_]+$)/, "_");
const wadah = (k) => document.querySelector(`.st-key-${CSS.escape(k)}, [class*="st-key-${CSS.escape(k)}--"]`);
const semuaKartu = () => [...document.querySelectorAll(KARTU)];
const kartuBernama = (nama) => document.querySelector(`.st-key-pd-kartu-${CSS.escape(nama)}`);
const berjalan = () => document.querySelector('[data-test-script-state="running"]') !== null;
const dengar = (kartu) => JSON.parse(kartu?.querySelector(".pd-ketuk")?.dataset.pdKetuk ?? "null");
/* What lies over the page (a popover) hangs at the document's end; its keys say which card it belongs to. */
const kartuDari = (e) => {
  const ini = e.closest?.(KARTU), k = ini ? null : e.closest && kunci(e);
  return ini ?? (k ? semuaKartu().find((x) => k.startsWith(dengar(x)?.awalan ?? " ")) : null);
};
const radio = (k) => [...wadah(k)?.querySelectorAll('input[type="radio"]') ?? []];

/* What a widget shows: the place of the chosen radio (null: none), whether a box is ticked, the text. */
const tampak = (k) => {
  const pilihan = radio(k);
  if (pilihan.length) { const n = pilihan.findIndex((r) => r.checked); return n < 0 ? null : n; }
  return wadah(k)?.querySelector('input[type="checkbox"]')?.checked ?? wadah(k)?.querySelector(TEKS)?.value;
};
const terdengar = (k, t, d) => {
  const sama = d.tab === t.tab;
  if (t.jenis === "tombol") return d.isi[k] === true || d.isi[inti(k)] === true || (sama && (d.tombol[k] ?? 0) > t.ke);
  /* A number is written anew as it was understood: what the server shows is what the field shows. */
  if (t.jenis === "teks" && sama && !t.pulih) return d.isi[k] === (tampak(k) ?? t.harap);
  return d.isi[k] === t.harap;
};

const catat = (e, jenis, harap) => {
  const kartu = kartuDari(e), k = kunci(e);
  if (!sendiri && kartu && k) catatPada(k, kode(kartu), jenis, harap);
};
const catatPada = (k, nama, jenis, harap) => {
  const d = dengar(kartuBernama(nama)) ?? BELUM_ADA, dulu = tunggu.get(k);
  if (jenis !== "tombol" && d !== BELUM_ADA && (!(k in d.isi) || (jenis === "teks" && d.isi[k] === harap && !dulu))) return;
  if (jenis !== "tombol" && dulu?.harap === harap && !dulu.pulih && !dulu.belum) return;
  /* Where every button decides, the last word stands in place of one that was left unsaved. */
  if (d.sekali) for (const [lama, t] of tunggu) if (t.kartu === nama && (t.pulih || t.belum)) tunggu.delete(lama);
  /* "Tidak satu pun" and its like stand in place of items and numbers. */
  if (k.includes("_lain_")) for (const [lama, t] of tunggu) if (t.kartu === nama && t.jenis !== "tombol") tunggu.delete(lama);
  /* Who chooses something and then again what stood before: what the server shows is no answer yet, for it has shown it
     all along. It must have drawn the card after it heard what was sent later (`buktikan`). */
  const balik = jenis !== "tombol" && (dulu !== undefined || d.isi[k] === harap);
  const wajar = [...new Set([...dulu?.wajar ?? [], ...dulu ? [dulu.harap] : [], d.isi[k]])];
  tunggu.set(k, {milik: milik(), kartu: nama, sebutan: d.sebutan, sekali: d.sekali, layar: JSON.stringify(d.isi), jenis, harap, balik, wajar, bukti: 0, asal: tabIni(),
    akhiri: dulu?.akhiri ?? [], tab: d.tab, ke: d.tombol[k] ?? 0, sejak: performance.now(), kirim: performance.now(), ulang: 0, pasang: 0, lain: 0, belum: false, tertahan: false});
  gambar();
  jalan ||= setInterval(periksa, CEK);
};
/* Choosing again what was tapped: the server, started anew, has drawn what it had. */
const pasang = (k, harap) => {
  sendiri = true;
  (typeof harap === "boolean" ? wadah(k)?.querySelector("input") : radio(k)[harap])?.click();
  sendiri = false;
};
/* Asking again: all widgets that hold something, or the button itself, where it does nothing twice. A server that was
   started anew is asked again only where it shows what was on the screen before, and that the deed was not done. */
const tombolKembar = (k) => [...document.querySelectorAll(MILIK)].find((e) => inti(kunci(e)) === inti(k))?.querySelector("button");
const ulangi = (k, t, d) => {
  const boleh = t.jenis === "tombol" && t.sekali, sama = inti(k) in d.isi && JSON.stringify(d.isi) === t.layar;
  const tombol = !boleh ? null : d.tab === t.tab ? wadah(k)?.querySelector("button") : sama ? tombolKembar(k) : null;
  if (tombol && d.tab !== t.tab) {
    tunggu.delete(k);
    tunggu.set(kunci(tombol), {...t, tab: d.tab, ke: d.tombol[kunci(tombol)] ?? 0});
  }
  sendiri = true;
  (tombol ?? document.querySelector(".st-key-pd-ulang button"))?.click();
  sendiri = false;
};
/* Of a tap before the card was whole: what would have been known of it then. */
const kenali = (k, t, d) => Object.assign(t, {wajar: [...t.wajar ?? [], d.isi[k]], tab: d.tab, ke: d.tombol[k] ?? 0, sebutan: d.sebutan, sekali: d.sekali, layar: JSON.stringify(d.isi)});
/* Whether what the card shows was drawn after all that was sent before: the server repeats a number that goes up with
   every question (`.st-key-pd-gema`), and hears in the order in which the browser sends. What a page of before sent comes
   by another line: that page must be at its end first. */
const buktikan = (t, d) => {
  if (!t.akhiri.every(akhiri)) return false;
  if (!t.bukti) t.bukti = gema.ke + 1;
  if (t.bukti <= gema.ke && (d.gema ?? 0) === gema.ke % GEMA) t.terbukti = true;
  return t.terbukti === true;
};
const tanyakan = (kini) => {
  const perlu = [...tunggu.values()].filter((t) => t.bukti && !t.terbukti && kini - t.sejak > CEK);
  const semua = semuaKartu().map(dengar).filter(Boolean);
  if (!perlu.length || putus() || !semua.length) return;
  if (pamit.dari === milik() && kini - pamit.sejak < MENYERAH) return;
  if (kini - gema.sejak < LAGI && !(perlu.some((t) => t.bukti > gema.ke) && semua.every((d) => (d.gema ?? 0) === gema.ke % GEMA))) return;
  gema.ke++;
  gema.sejak = kini;
  pasang("pd-gema", gema.ke % GEMA);
};
const periksa = () => {
  const kini = performance.now();
  for (const [k, t] of tunggu) {
    /* Verifying goes on to the next card: what was heard of the one before is told there too. */
    const kartu = kartuBernama(t.kartu) ?? (t.sekali ? semuaKartu()[0] : null), d = kartu && dengar(kartu);
    /* A card goes when its answer no longer fits the filter, or with its assessment; on a new page it is still to come. */
    if (t.pulih && (!kartu || t.milik !== milik())) continue;
    if (!kartu && t.tertahan && t.milik === milik()) continue;
    /* While the server draws the page, or was started anew, a card is not there for a moment. */
    t.lenyap = (kartu && (!d || k.startsWith(d.awalan))) || putus() || berjalan() ? 0 : t.lenyap || kini;
    if (!kartu || (d && !k.startsWith(d.awalan))) { if (t.lenyap && kini - t.lenyap > LENYAP) tunggu.delete(k); continue; }
    /* A card that stays without saying what was heard has nothing to lose; nor has a field that saves by a button. One that
       said it is being drawn anew. */
    t.hampa = d || berjalan() || putus() ? 0 : t.hampa || kini;
    if (!d) { if (t.tab === undefined && t.hampa && kini - t.hampa > LAGI) tunggu.delete(k); continue; }
    if (t.tab === undefined) {
      if (t.jenis !== "tombol" && !(k in d.isi)) { tunggu.delete(k); continue; }
      kenali(k, t, d);
    }
    const cocok = terdengar(k, t, d), ragu = t.pulih || t.akhiri.length || (t.balik && d.tab === t.tab);
    /* What the card itself calls unsaved (the store failed, somebody was faster) stays so until the person decides. */
    const dulu = t.tertahan;
    t.tertahan = d.belum && !t.pulih && t.jenis !== "tombol" && (cocok || dulu);
    if (t.tertahan) { t.belum = false; continue; }
    if (dulu) { tunggu.delete(k); continue; }
    const pasti = !ragu || buktikan(t, d);
    if (cocok && pasti) { tunggu.delete(k); continue; }
    if (putus()) { t.kirim = kini; continue; }
    if (t.pulih || (t.jenis === "teks" && d.tab !== t.tab) || kini - t.sejak > MENYERAH) t.belum = true;
    /* A server that was started anew does not know whether the one before did what a button asked for. */
    t.entah = t.jenis === "tombol" && d.tab !== t.tab && !(k in d.isi || inti(k) in d.isi);
    /* Choices are drawn before what was heard of them: another's answer shows here first. */
    const ini = tampak(k);
    t.lain = t.jenis === "pilihan" && ini !== undefined && ini !== t.harap && t.wajar?.includes(ini) ? t.lain + 1 : 0;
    /* What was left behind on an older page is not sent again by itself: the person has seen since what is stored. */
    if (t.pulih) continue;
    /* What stands there by now is neither what stood there nor what was tapped since: another's answer, which the person did
       not see when choosing, is not written over by itself. */
    t.asing ||= t.jenis === "pilihan" && !cocok && !t.wajar.includes(d.isi[k]);
    if (t.asing) { t.belum = true; continue; }
    if (t.lain > 1 && t.pasang < 5) { Object.assign(t, {pasang: t.pasang + 1, lain: 0, kirim: kini, bukti: 0, terbukti: false}); pasang(k, t.harap); }
    else if (kini - t.kirim > LAGI * (1 + t.ulang)) { t.ulang++; t.kirim = kini; ulangi(k, t, d); }
  }
  tanyakan(kini);
  gambar();
  if (!tunggu.size) { clearInterval(jalan); jalan = 0; }
};
const ucapan = (t, disini) => {
  const [sedang, sudah] = kata();
  if (!t.belum) return `${sedang} …`;
  if (t.jenis === "teks") return `Belum ${sudah}: “${t.harap}”. Isikan lagi.`;
  if (t.entah) return `Belum pasti ${sudah}. Lihat dahulu, lalu ketuk lagi bila perlu.`;
  return disini ? `Belum ${sudah}, ketuk lagi.` : `${sebut([t])} belum ${sudah}. Buka lagi dan ketuk lagi.`;
};
const gambar = () => {
  const ucap = new Map();
  for (const t of tunggu.values()) {
    if (t.tertahan) continue;
    const disini = kartuBernama(t.kartu), tempat = disini ?? (t.sekali ? semuaKartu()[0] : null);
    if (tempat && (t.belum || !ucap.has(tempat))) ucap.set(tempat, {isi: ucapan(t, disini), sifat: t.belum ? "belum" : "jalan"});
  }
  for (const kartu of semuaKartu()) {
    const {isi, sifat} = ucap.get(kartu) ?? {isi: "", sifat: null}, tempat = kartu.querySelector(".pd-ketuk");
    if (tempat && tempat.textContent !== isi) tempat.textContent = isi;
    if (!sifat) delete kartu.dataset.pdSimpan;
    else if (kartu.dataset.pdSimpan !== sifat) kartu.dataset.pdSimpan = sifat;
  }
  const isi = ringkas();
  for (const tempat of document.querySelectorAll(".pd-belum")) if (tempat.textContent !== isi) tempat.textContent = isi;
};
/* The same at the foot of the screen, of all cards together: a card's own words may stand below the fold. What takes no
   longer than usual is not worth a second place. */
const ringkas = () => {
  const lama = [...tunggu.values()].filter((t) => t.belum || t.tertahan || performance.now() - t.sejak > TERASA);
  if (!lama.length) return "";
  const putusnya = navigator.onLine || putus() ? "" : "Sambungan terputus. ";
  return `${putusnya}${new Set(lama.map((t) => t.kartu)).size} jawaban belum ${kata()[1]}.`;
};
