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
})();
