/* The frame around the pages, in the first HTML (rute.py): runs before Streamlit's own scripts. */
(() => {
  /* Back brings a whole page out of the browser's memory, drawn for whoever was here then: it is asked for anew, and not
     seen until it is. */
  addEventListener("pagehide", (e) => { if (e.persisted) document.documentElement.style.visibility = "hidden"; });
  addEventListener("pageshow", (e) => { if (e.persisted) location.reload(); });

  /* Who logs out leaves nothing behind that was typed and not saved, in this tab and in all others. */
  const lupakan = () => {
    for (const nama of Object.keys(sessionStorage)) if (nama.startsWith("pd-")) sessionStorage.removeItem(nama);
  };
  const KELUAR = "penilaian_keluar";
  if (document.cookie.includes(`${KELUAR}=`)) {
    document.cookie = `${KELUAR}=; Max-Age=0; Path=/; SameSite=Lax`;
    lupakan();
    localStorage.setItem(KELUAR, Date.now());
  }
  addEventListener("storage", (e) => { if (e.key === KELUAR) lupakan(); });

  /* Buttons of a page that need no server: its address into the clipboard, the page onto paper. */
  document.addEventListener("click", async (e) => {
    const tombol = e.target.closest?.("[data-pd-salin], [data-pd-cetak]");
    if (!tombol) return;
    if ("pdCetak" in tombol.dataset) { print(); return; }
    const semula = tombol.textContent;
    const tersalin = await navigator.clipboard?.writeText(tombol.dataset.pdSalin).then(() => true, () => false);
    tombol.textContent = tersalin ? "Tersalin" : "Salin alamat di bawah ini";
    setTimeout(() => { tombol.textContent = semula; }, 2500);
  });

  /* After a broken line the server may be another one, which knows nothing of this page: a tap would go nowhere. It draws
     all anew. */
  document.addEventListener("DOMContentLoaded", () => {
    let pernah = false, putus = false;
    new MutationObserver(() => {
      const tersambung = document.querySelector(".stApp")?.dataset.testConnectionState === "CONNECTED";
      if (tersambung && putus) setTimeout(() => document.querySelector(".st-key-pd-ulang button")?.click(), 200);
      pernah ||= tersambung;
      putus = pernah && !tersambung;
    }).observe(document.body, {subtree: true, attributes: true, attributeFilter: ["data-test-connection-state"]});
  });

  /* On a narrow screen the menu lies over the page. It closes once a page is chosen (Streamlit does so only for browsers
     that call themselves mobile), and no page begins with a menu that was left open. */
  const sempit = matchMedia("(max-width: 767px)");
  const TERBUKA = '[data-testid="stSidebar"]:not([data-collapsed="true"]) [data-testid="stSidebarCollapseButton"] button';
  document.addEventListener("click", (e) => {
    if (!sempit.matches || !e.target.closest?.('[data-testid="stSidebarNavLink"]')) return;
    setTimeout(() => document.querySelector(TERBUKA)?.click());
  });
  if (sempit.matches) {
    for (const nama of Object.keys(localStorage)) if (nama.startsWith("stSidebarCollapsed-")) localStorage.removeItem(nama);
  }
})();
