/* Isi Penilaian in the browser itself. Runs when the page is drawn for an assessment or its state changes. */
(() => {
  const KARTU = '[class*="st-key-pd-kartu-"]';
  const KETIKAN = 'input[type="text"], textarea';
  const SISA = "pd-isi-sisa";

  if (window.pdIsi) return;
  window.pdIsi = true;

  const putus = () => document.querySelector(".stApp")?.dataset.testConnectionState !== "CONNECTED";
  const nomor = () => new URLSearchParams(location.search).get("penilaian");
  const kode = (e) => e.closest(KARTU).className.match(/st-key-pd-kartu-(\S+)/)[1];

  /* What is wrong with an answer may appear below the screen or behind the bar at its foot, far from where was tapped. */
  const SALAH = ":is(.pd-bentrok, .pd-isi-salah)";
  const tampakkan = (e) => {
    const kartu = e.target.closest?.(KARTU);
    if (!kartu || kartu.querySelector(SALAH)) return;
    const pilih = `.st-key-pd-kartu-${kode(kartu)}`, sampai = performance.now() + PALING;
    const lihat = () => {
      const salah = document.querySelector(`${pilih} ${SALAH}`), fokus = document.activeElement;
      if (!salah) { if (performance.now() < sampai) setTimeout(lihat, 100); return; }
      if (!fokus?.matches(KETIKAN) || fokus.closest(pilih)) salah.scrollIntoView({block: "nearest"});
    };
    setTimeout(lihat, 100);
  };
  document.addEventListener("change", tampakkan, true);
  document.addEventListener("click", tampakkan, true);

  /* An answer goes ahead of a link and of every button outside the cards (stage, filter): Streamlit forgets what a widget
     sent when something else is asked for before the server has begun with it, and a page that is loaded anew cuts the
     line. */
  const JEDA = 300, PALING = 5000;
  let diisi = -PALING;
  const catat = (e) => { if (e.target.closest?.(KARTU)) diisi = performance.now(); };
  for (const apa of ["change", "focusout", "click"]) document.addEventListener(apa, catat, true);
  document.addEventListener("click", (e) => {
    const tuju = e.target.closest?.("a[href], button");
    const lama = performance.now() - diisi;
    if (!tuju || tuju.target === "_blank" || e.ctrlKey || e.metaKey || e.shiftKey || lama > JEDA) return;
    if (tuju.matches("button") && tuju.closest(KARTU)) return;
    e.preventDefault();
    e.stopImmediatePropagation();
    const pergi = () => {
      const berjalan = document.querySelector('[data-test-script-state="running"]');
      if (berjalan && performance.now() - diisi < PALING) { setTimeout(pergi, 50); return; }
      diisi = -PALING;
      tuju.click();
    };
    setTimeout(pergi, JEDA - lama);
  }, true);

  /* What is being typed is not saved yet: closing the page asks first, and a broken line does not swallow it. */
  let ketikan = null;
  document.addEventListener("input", (e) => {
    if (!e.target.matches?.(KETIKAN) || !e.target.closest(KARTU)) return;
    ketikan = e.target;
    const sisa = {lembar: nomor(), kartu: kode(e.target), teks: e.target.value};
    sessionStorage.setItem(SISA, JSON.stringify(sisa));
  }, true);
  document.addEventListener("focusout", (e) => {
    if (e.target !== ketikan || putus()) return;
    ketikan = null;
    sessionStorage.removeItem(SISA);
  }, true);
  addEventListener("beforeunload", (e) => { if (ketikan && document.activeElement === ketikan) e.preventDefault(); });
  setInterval(() => {
    if (putus() || document.activeElement === ketikan || document.querySelector(".pd-sisa")) return;
    const sisa = JSON.parse(sessionStorage.getItem(SISA) ?? "null");
    if (!sisa?.teks.trim()) return;
    ketikan = null;
    const kotak = document.createElement("div");
    kotak.className = "pd-sisa";
    kotak.setAttribute("role", "alert");
    const kalimat = document.createElement("p");
    kalimat.textContent = `Sambungan putus sebelum ini tersimpan, ${sisa.kartu}: “${sisa.teks}”. Isikan lagi.`;
    kotak.append(kalimat);
    const tombol = (nama, kerja) => {
      const t = document.createElement("button");
      t.type = "button";
      t.textContent = nama;
      t.addEventListener("click", kerja);
      kotak.append(t);
    };
    if (navigator.clipboard) tombol("Salin", () => navigator.clipboard.writeText(sisa.teks));
    tombol("Tutup", () => { sessionStorage.removeItem(SISA); kotak.remove(); });
    document.body.append(kotak);
  }, 1000);
})();
