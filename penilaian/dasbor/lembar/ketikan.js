/* What is being typed is not saved yet: closing the page asks first, and a broken line does not swallow it. It belongs
   to one person and one assessment, and is shown to no other. */
let ketikan = null;
document.addEventListener("input", (e) => {
  const kartu = e.target.matches?.(TEKS) && kartuDari(e.target);
  if (!kartu) return;
  ketikan = e.target;
  const tulisan = {milik: milik(), kartu: dengar(kartu)?.sebutan.findLast(Boolean) ?? kode(kartu), teks: e.target.value};
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
  kalimat.textContent = `Sambungan putus sebelum ini ${kata()[1]}, ${tulisan.kartu}: “${tulisan.teks}”. Isikan lagi.`;
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
