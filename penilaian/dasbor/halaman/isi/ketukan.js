/* Isi Penilaian in the browser itself: a tap on a card is never lost unseen.

   A tap stands in `tunggu` until the server has drawn the card with what it heard (`.pd-ketuk`, made by ketukan.py): the
   choice that was tapped, the text that was typed, the button that was pressed. Until then the card says "menyimpan …",
   whoever leaves waits or is asked, and what was not heard after some seconds is asked for again or said to be unsaved. */
(() => {
  if (window.pdKetukan) return;
  window.pdKetukan = true;

  const KARTU = '[class*="st-key-pd-kartu-"]', MILIK = '[class*="st-key-isi_"]';
  const TEKS = 'input[type="text"], textarea';
  const SISA = "pd-ketukan", KETIKAN = "pd-isi-sisa";
  const CEK = 100, LAGI = 4000, MENYERAH = 12000, PALING = 5000, TENANG = 1000;
  const tunggu = new Map();
  let sendiri = false, lepas = false, jalan = 0;

  const putus = () => document.querySelector(".stApp")?.dataset.testConnectionState !== "CONNECTED";
  const milik = () => document.querySelector(".pd-isi-milik")?.dataset.pdMilik;
  const kode = (kartu) => kartu.className.match(/st-key-pd-kartu-(\S+)/)[1];
  const kunci = (e) => e.closest(MILIK)?.className.match(/st-key-(isi_\S+)/)[1];
  const wadah = (k) => document.querySelector(`.st-key-${CSS.escape(k)}`);
  const dengar = (kartu) => JSON.parse(kartu.querySelector(".pd-ketuk")?.dataset.pdKetuk ?? "null");
  const radio = (k) => [...wadah(k)?.querySelectorAll('input[type="radio"]') ?? []];

  /* What a widget shows: the place of the chosen radio (null: none), whether a box is ticked, the text. */
  const tampak = (k) => {
    const pilihan = radio(k);
    if (pilihan.length) { const n = pilihan.findIndex((r) => r.checked); return n < 0 ? null : n; }
    return wadah(k)?.querySelector('input[type="checkbox"]')?.checked ?? wadah(k)?.querySelector(TEKS)?.value;
  };
  const terdengar = (k, t, d) => {
    const sama = d.tab === t.tab;
    if (t.jenis === "tombol") return d.isi[k] === true || (sama && (d.tombol[k] ?? 0) > t.ke);
    /* A number is written anew as it was understood: what the server shows is what the field shows. */
    if (t.jenis === "teks" && sama) return d.isi[k] === (tampak(k) ?? t.harap);
    return d.isi[k] === t.harap;
  };

  const catat = (e, jenis, harap) => {
    const kartu = e.closest(KARTU), k = kunci(e), d = kartu && k ? dengar(kartu) : null;
    if (sendiri || !d) return;
    if (jenis !== "tombol" && (!(k in d.isi) || (jenis === "teks" && d.isi[k] === harap))) return;
    /* "Tidak satu pun" and its like stand in place of items and numbers. */
    if (k.includes("_lain_")) for (const [lama, t] of tunggu) if (t.kartu === kode(kartu) && t.jenis !== "tombol") tunggu.delete(lama);
    /* Who chooses something and then again what stood before: what the server shows is no answer yet, for it has shown it
       all along. It must have drawn the card since, and have nothing more to say. */
    const balik = tunggu.has(k) && jenis !== "tombol" ? d.n : -1;
    tunggu.set(k, {kartu: kode(kartu), jenis, harap, balik, tenang: 0, tab: d.tab, ke: d.tombol[k] ?? 0, sejak: performance.now(),
      kirim: performance.now(), ulang: 0, pasang: 0, lain: 0, belum: false});
    gambar();
    jalan ||= setInterval(periksa, CEK);
  };
  /* Choices change without an event of their own: what they show is compared before and after a finger or a key. */
  let disentuh = null;
  const sentuh = (e) => {
    banding();
    const k = e.target.closest?.(KARTU) && kunci(e.target);
    if (k && wadah(k)?.querySelector('input:is([type="radio"], [type="checkbox"])')) disentuh = {e: wadah(k), k, dulu: tampak(k)};
  };
  const banding = () => {
    if (!disentuh) return;
    const ini = tampak(disentuh.k);
    if (ini !== disentuh.dulu && ini !== undefined) catat(disentuh.e, "pilihan", ini);
    disentuh.dulu = ini;
  };
  for (const apa of ["pointerdown", "keydown"]) document.addEventListener(apa, sentuh, true);
  for (const apa of ["pointerup", "click", "keydown", "keyup"]) document.addEventListener(apa, () => setTimeout(banding), true);
  document.addEventListener("change", (e) => {
    if (!e.target.closest?.(KARTU)) return;
    if (e.target.matches('input[type="radio"]')) catat(e.target, "pilihan", radio(kunci(e.target)).indexOf(e.target));
    else if (e.target.matches('input[type="checkbox"]')) catat(e.target, "pilihan", e.target.checked);
    else if (e.target.matches(TEKS)) catat(e.target, "teks", e.target.value);
  }, true);
  document.addEventListener("focusout", (e) => {
    if (e.target.matches?.(TEKS) && e.target.closest(KARTU)) catat(e.target, "teks", e.target.value);
  }, true);
  document.addEventListener("click", (e) => {
    const tombol = e.target.closest?.('[data-testid="stButton"] button, [data-testid="stFormSubmitButton"] button');
    if (tombol && !tombol.disabled && tombol.closest(KARTU)) catat(tombol, "tombol");
  }, true);

  /* Choosing again what was tapped: the server, started anew, has drawn what it had. */
  const pasang = (k, harap) => {
    sendiri = true;
    (typeof harap === "boolean" ? wadah(k)?.querySelector("input") : radio(k)[harap])?.click();
    sendiri = false;
  };
  const periksa = () => {
    const kini = performance.now();
    for (const [k, t] of tunggu) {
      const kartu = document.querySelector(`.st-key-pd-kartu-${CSS.escape(t.kartu)}`), d = kartu && dengar(kartu);
      /* A card goes when its answer no longer fits the filter, or with its assessment; on a new page it is still to come. */
      if (!kartu && t.pulih) continue;
      if (!kartu || (d && !k.startsWith(d.awalan))) { if (!putus()) tunggu.delete(k); continue; }
      if (!d) continue;
      const cocok = terdengar(k, t, d), pasti = t.pulih || t.balik < 0 || d.tab !== t.tab;
      t.tenang = !cocok || d.n <= t.balik || document.querySelector('[data-test-script-state="running"]') ? 0 : t.tenang || kini;
      if (cocok && (pasti || (t.tenang && kini - t.tenang > TENANG))) { tunggu.delete(k); continue; }
      if (putus()) { t.kirim = kini; continue; }
      if (t.pulih || (t.jenis === "teks" && d.tab !== t.tab) || kini - t.sejak > MENYERAH) t.belum = true;
      t.lain = t.jenis === "pilihan" && tampak(k) !== t.harap ? t.lain + 1 : 0;
      /* What was left behind on an older page is not sent again by itself: the person has seen since what is stored. */
      if (t.pulih) continue;
      if (t.lain > 1 && t.pasang < 5) { t.pasang++; t.lain = 0; t.kirim = kini; pasang(k, t.harap); }
      else if (kini - t.kirim > LAGI * (1 + t.ulang)) { t.ulang++; t.kirim = kini; document.querySelector(".st-key-pd-ulang button")?.click(); }
    }
    gambar();
    if (!tunggu.size) { clearInterval(jalan); jalan = 0; }
  };
  const gambar = () => {
    const kata = new Map();
    for (const t of tunggu.values()) {
      if (t.belum) kata.set(t.kartu, t.jenis === "teks" ? `Belum tersimpan: “${t.harap}”. Isikan lagi.` : "Belum tersimpan, ketuk lagi.");
      else if (!kata.has(t.kartu)) kata.set(t.kartu, "menyimpan …");
    }
    for (const kartu of document.querySelectorAll(KARTU)) {
      const isi = kata.get(kode(kartu)) ?? "", tempat = kartu.querySelector(".pd-ketuk");
      if (tempat && tempat.textContent !== isi) tempat.textContent = isi;
      const sifat = !isi ? null : isi.startsWith("B") ? "belum" : "jalan";
      if (!sifat) delete kartu.dataset.pdSimpan;
      else if (kartu.dataset.pdSimpan !== sifat) kartu.dataset.pdSimpan = sifat;
    }
  };

  /* Leaving: Streamlit forgets what a widget sent when something else is asked for before the server has begun with it,
     and a page that is loaded anew cuts the line. */
  const selesai = () => new Promise((jadi) => {
    const sampai = performance.now() + PALING;
    const lihat = () => {
      if (performance.now() > sampai || [...tunggu.values()].every((t) => t.belum || t.pulih)) jadi();
      else setTimeout(lihat, 50);
    };
    lihat();
  });
  const boleh = () => {
    const kartu = [...new Set([...tunggu.values()].filter((t) => !t.pulih).map((t) => t.kartu))];
    if (kartu.length && !confirm(`Jawaban ${kartu.join(", ")} belum tersimpan. Tinggalkan tanpa menunggu?`)) return false;
    ingat();
    tunggu.clear();
    gambar();
    return true;
  };
  const menahan = () => [...tunggu.values()].some((t) => !t.pulih);
  document.addEventListener("click", (e) => {
    banding();
    const tuju = e.target.closest?.("a[href], button, summary");
    if (lepas || sendiri || !menahan() || !tuju || e.ctrlKey || e.metaKey || e.shiftKey) return;
    if (tuju.target === "_blank" || tuju.getAttribute("href")?.startsWith("#") || tuju.closest(".st-key-pd-ulang, .pd-sisa")) return;
    if (!tuju.matches("a") && tuju.closest(KARTU)) return;
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

  /* Who leaves all the same is told on the page that comes, by the same person and for the same assessment. */
  const ingat = () => {
    if (tunggu.size && milik()) sessionStorage.setItem(SISA, JSON.stringify({milik: milik(), tunggu: [...tunggu]}));
  };
  addEventListener("pagehide", ingat);
  const pulihkan = () => {
    const sisa = JSON.parse(sessionStorage.getItem(SISA) ?? "null");
    if (!sisa || !milik()) return;
    if (sisa.milik.split(" ")[0] !== milik().split(" ")[0]) sessionStorage.removeItem(SISA);
    if (sisa.milik !== milik()) return;
    const ada = sisa.tunggu.filter(([, t]) => document.querySelector(`.st-key-pd-kartu-${CSS.escape(t.kartu)} .pd-ketuk`));
    const nanti = sisa.tunggu.filter((satu) => !ada.includes(satu));
    if (nanti.length) sessionStorage.setItem(SISA, JSON.stringify({milik: milik(), tunggu: nanti}));
    else sessionStorage.removeItem(SISA);
    for (const [k, t] of ada) {
      if ((t.jenis !== "tombol" || k.includes("_lain_")) && !tunggu.has(k)) tunggu.set(k, {...t, pulih: true, belum: false});
    }
    if (tunggu.size) jalan ||= setInterval(periksa, CEK);
  };
  setInterval(pulihkan, CEK);

  /* What is being typed is not saved yet: closing the page asks first, and a broken line does not swallow it. It belongs
     to one person and one assessment, and is shown to no other. */
  let ketikan = null;
  document.addEventListener("input", (e) => {
    if (!e.target.matches?.(TEKS) || !e.target.closest(KARTU)) return;
    ketikan = e.target;
    const tulisan = {milik: milik(), kartu: kode(e.target.closest(KARTU)), teks: e.target.value};
    sessionStorage.setItem(KETIKAN, JSON.stringify(tulisan));
  }, true);
  document.addEventListener("focusout", (e) => {
    if (e.target !== ketikan || putus()) return;
    ketikan = null;
    sessionStorage.removeItem(KETIKAN);
  }, true);
  addEventListener("beforeunload", (e) => { if (ketikan && document.activeElement === ketikan) e.preventDefault(); });
  setInterval(() => {
    if (putus() || document.activeElement === ketikan || document.querySelector(".pd-sisa")) return;
    const tulisan = JSON.parse(sessionStorage.getItem(KETIKAN) ?? "null");
    if (!tulisan || !milik()) return;
    if (tulisan.milik !== milik()) sessionStorage.removeItem(KETIKAN);
    if (tulisan.milik !== milik() || !tulisan.teks.trim()) return;
    ketikan = null;
    const kotak = document.createElement("div");
    kotak.className = "pd-sisa";
    kotak.setAttribute("role", "alert");
    const kalimat = document.createElement("p");
    kalimat.textContent = `Sambungan putus sebelum ini tersimpan, ${tulisan.kartu}: “${tulisan.teks}”. Isikan lagi.`;
    kotak.append(kalimat);
    const tombol = (nama, kerja) => {
      const t = document.createElement("button");
      t.type = "button";
      t.textContent = nama;
      t.addEventListener("click", kerja);
      kotak.append(t);
    };
    if (navigator.clipboard) tombol("Salin", () => navigator.clipboard.writeText(tulisan.teks));
    tombol("Tutup", () => { sessionStorage.removeItem(KETIKAN); kotak.remove(); });
    document.body.append(kotak);
  }, 1000);
})();
