/* What a finger, a mouse or a key chose, typed or pressed on a card.

   Streamlit takes a tap on a choice in two halves, pressing and letting go, and forgets the first where it exchanges the
   element in between: it draws the page anew once it is connected again. So a press is kept here, and one that ends where
   it began is a tap whatever became of the element. Who moves away, scrolls or is interrupted has chosen nothing, nor has
   who pressed on what cannot be chosen or is another's answer by then. */
const OPSI = ':is([data-testid="stRadioOption"], [data-testid="stCheckbox"] label)';
let tekanan = null;
const masukan = (k, n) => (n === null ? wadah(k)?.querySelector('input[type="checkbox"]') : radio(k)[n]);
const tekan = (label, lewat) => {
  const input = label?.querySelector("input"), k = input && kunci(input), kartu = k && kartuDari(input);
  tekanan = null;
  if (!kartu || input.disabled) return;
  const n = input.type === "radio" ? radio(k).indexOf(input) : null, harap = n ?? !input.checked;
  tekanan = {lewat, k, n, harap, input, kartu: kode(kartu), milik: milik(), sudah: tampak(k) === harap, menunggu: tunggu.has(k),
    isi: JSON.stringify(dengar(kartu)?.isi[k]), kotak: label.getBoundingClientRect()};
};
const lepaskan = (lewat, sah) => {
  const ini = tekanan;
  tekanan = null;
  if (ini?.lewat !== lewat || !sah(ini) || ini.milik !== milik() || masukan(ini.k, ini.n)?.disabled) return;
  const kini = JSON.stringify(dengar(kartuBernama(ini.kartu))?.isi[ini.k]);
  if (!ini.menunggu && ini.isi !== undefined && kini !== undefined && kini !== ini.isi) return;
  if (!ini.sudah || tunggu.has(ini.k)) catatPada(ini.k, ini.kartu, "pilihan", ini.harap);
};
const diDalam = (e, {left, right, top, bottom}) => e.clientX >= left && e.clientX <= right && e.clientY >= top && e.clientY <= bottom;
document.addEventListener("pointerdown", (e) => tekan(e.isPrimary && e.button === 0 ? e.target.closest?.(OPSI) : null, e.pointerId), true);
document.addEventListener("pointerup", (e) => lepaskan(e.pointerId, ({kotak}) => diDalam(e, kotak)), true);
for (const apa of ["pointercancel", "dragstart", "wheel"]) document.addEventListener(apa, () => { tekanan = null; }, {capture: true, passive: true});
/* The space key chooses when it is let go; what stays in its place does so by itself. */
document.addEventListener("keydown", (e) => { if (!e.repeat) tekan(e.key === " " ? e.target.closest?.(OPSI) : null, " "); }, true);
document.addEventListener("keyup", (e) => lepaskan(e.key, ({input}) => !input.isConnected), true);

/* Choices change without an event of their own: what they show is compared before and after a finger or a key, in the same
   breath. What is drawn later is nobody's choice: compared a moment after the script's own click, an emptied card was once
   taken for the person's word and stood in place of the tap. */
let dilihat = null;
const lihat = (e) => {
  const k = !sendiri && e.target.closest?.(KARTU) && kunci(e.target);
  dilihat = k && wadah(k)?.querySelector('input:is([type="radio"], [type="checkbox"])') ? {e: wadah(k), k, dulu: tampak(k)} : null;
};
const banding = () => {
  if (!dilihat) return;
  const ini = tampak(dilihat.k);
  if (ini !== dilihat.dulu && ini !== undefined && ini !== null) catat(dilihat.e, "pilihan", ini);
  dilihat.dulu = ini;
};
/* React listens at the root and draws right after; what stands here comes next. */
for (const apa of ["pointerup", "click", "keydown", "keyup"]) {
  document.addEventListener(apa, lihat, true);
  document.querySelector("#root").addEventListener(apa, () => { banding(); queueMicrotask(() => { banding(); dilihat = null; }); });
}
document.addEventListener("change", (e) => {
  if (!e.target.closest?.(KARTU)) return;
  if (e.target.matches('input[type="radio"]')) catat(e.target, "pilihan", radio(kunci(e.target)).indexOf(e.target));
  else if (e.target.matches('input[type="checkbox"]')) catat(e.target, "pilihan", e.target.checked);
  else if (e.target.matches(TEKS)) catat(e.target, "teks", e.target.value);
}, true);
/* What is chosen already is a word too while something else of the same field is on its way. */
document.addEventListener("click", (e) => {
  const pilihan = e.target.closest?.('[data-testid="stRadioOption"]')?.querySelector("input"), k = pilihan && kunci(pilihan);
  if (sendiri || !k || !tunggu.has(k)) return;
  setTimeout(() => {
    const t = tunggu.get(k), n = radio(k).indexOf(pilihan);
    if (t && pilihan.checked && t.harap !== n) catat(pilihan, "pilihan", n);
  });
}, true);
document.addEventListener("focusout", (e) => {
  if (e.target.matches?.(TEKS) && e.target.closest(KARTU)) catat(e.target, "teks", e.target.value);
}, true);
document.addEventListener("click", (e) => {
  const tombol = e.target.closest?.('[data-testid="stButton"] button, [data-testid="stFormSubmitButton"] button');
  if (tombol && !tombol.disabled && kartuDari(tombol)) catat(tombol, "tombol");
}, true);
