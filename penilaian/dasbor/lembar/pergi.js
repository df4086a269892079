/* Leaving: Streamlit forgets what a widget sent when something else is asked for before the server has begun with it,
   and a page that is loaded anew cuts the line. */
const selesai = () => new Promise((jadi) => {
  const sampai = performance.now() + PALING;
  const lihat = () => {
    if (performance.now() > sampai || [...tunggu.values()].every((t) => t.belum || t.pulih || t.tertahan)) jadi();
    else setTimeout(lihat, 50);
  };
  lihat();
});
const sebut = (semua) => {
  const nama = new Map();
  for (const {sebutan: [apa, yang]} of semua) nama.set(apa, (nama.get(apa) ?? new Set()).add(yang));
  return [...nama].map(([apa, yang]) => `${apa} ${[...yang].join(", ")}`.trim()).join("; ");
};
const boleh = () => {
  const ini = [...tunggu.values()].filter((t) => !t.pulih);
  if (ini.length && !confirm(`${sebut(ini)} belum ${kata()[1]}. Tinggalkan tanpa menunggu?`)) return false;
  Object.assign(pamit, {sejak: performance.now(), dari: milik()});
  ingat();
  tunggu.clear();
  gambar();
  return true;
};
const menahan = () => [...tunggu.values()].some((t) => !t.pulih);
document.addEventListener("click", (e) => {
  const tuju = e.target.closest?.("a[href], button, summary");
  /* What the card itself says to be unsaved stays on this page whatever button is pressed on it. */
  const menunggu = tuju?.matches("a") ? menahan() : [...tunggu.values()].some((t) => !t.pulih && !t.tertahan);
  if (lepas || sendiri || !menunggu || !tuju || e.ctrlKey || e.metaKey || e.shiftKey) return;
  if (tuju.target === "_blank" || tuju.getAttribute("href")?.startsWith("#") || tuju.closest(".st-key-pd-ulang, .pd-sisa")) return;
  if (!tuju.matches("a") && kartuDari(tuju)) return;
  e.preventDefault();
  e.stopImmediatePropagation();
  selesai().then(() => {
    if (!boleh()) return;
    lepas = true;
    tuju.click();
    lepas = false;
  });
}, true);
addEventListener("popstate", (e) => {
  if (lepas || !menahan()) return;
  e.stopImmediatePropagation();
  selesai().then(() => {
    lepas = true;
    if (boleh()) dispatchEvent(new PopStateEvent("popstate", {state: e.state}));
    else history.forward();
    setTimeout(() => { lepas = false; });
  });
}, true);
addEventListener("beforeunload", (e) => { if (menahan()) e.preventDefault(); });

/* Who leaves all the same is told on the page that comes, by the same person and for the same assessment: by owner what
   was not told yet. */
const sisa = () => JSON.parse(sessionStorage.getItem(SISA) ?? "{}");
const simpanSisa = (semua) => {
  const ada = Object.entries(semua).filter(([, milikku]) => milikku.length);
  if (ada.length) sessionStorage.setItem(SISA, JSON.stringify(Object.fromEntries(ada)));
  else sessionStorage.removeItem(SISA);
};
const ingat = () => {
  const semua = sisa();
  for (const [k, t] of tunggu) {
    if (t.milik) semua[t.milik] = [...(semua[t.milik] ?? []).filter(([lama]) => lama !== k), [k, t]];
  }
  simpanSisa(semua);
};
/* This page is at its end, and what it sent no longer comes back to it. A tab that was doubled has a copy of what is kept
   while the page that it is a copy of goes on. */
addEventListener("pagehide", () => {
  ingat();
  simpanSisa(Object.fromEntries(Object.entries(sisa()).map(([satu, ini]) => [satu, ini.map(([k, t]) => [k, {...t, pergi: true}])])));
});
/* The server still works for a page that was left: what it was sent last may be stored after the next page was drawn. Once
   it has said that the page of before is at its end, nothing more comes of it. */
const berakhir = new Map();
const akhiri = (tab) => {
  if (!berakhir.has(tab)) {
    berakhir.set(tab, false);
    fetch(`ketukan/akhiri/${tab}`, {method: "POST"}).then((jawab) => jawab.ok, () => false).then((ya) => {
      if (ya) berakhir.set(tab, true);
      else setTimeout(() => berakhir.delete(tab), LAGI);
    });
  }
  return berakhir.get(tab);
};
const pulihkan = () => {
  if (!sessionStorage.getItem(SISA) || !milik()) return;
  const siapa = (satu) => satu.split(" ")[0], boleh = new Set([siapa(milik()), "tamu"]);
  const sendirinya = Object.fromEntries(Object.entries(sisa()).filter(([satu]) => boleh.has(siapa(satu)) || siapa(milik()) === "tamu"));
  const ini = sendirinya[milik()] ?? [], ada = ini.filter(([, t]) => kartuBernama(t.kartu)?.querySelector(".pd-ketuk"));
  sendirinya[milik()] = ini.filter((satu) => !ada.includes(satu));
  simpanSisa(sendirinya);
  for (const [k, t] of ada) {
    /* Of a button only that can be told on another page of which the store knows whether it is so. */
    const {isi} = dengar(kartuBernama(t.kartu)), lain = t.asal !== tabIni();
    if ((t.jenis === "tombol" && !(k in isi || inti(k) in isi)) || tunggu.has(k) || (lain && !t.pergi)) continue;
    const lama = new Set(lain && t.asal ? [...t.akhiri, t.asal] : t.akhiri);
    tunggu.set(k, {...t, tab: t.tab ?? "", akhiri: [...lama], bukti: 0, terbukti: false, tertahan: false, pulih: true, belum: false, ulang: 0, sejak: performance.now(), kirim: performance.now()});
  }
  if (ada.length) periksa();
  if (tunggu.size) jalan ||= setInterval(periksa, CEK);
};
setInterval(pulihkan, CEK);
