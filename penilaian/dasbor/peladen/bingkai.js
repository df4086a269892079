/* The frame around the pages, in the first HTML (rute.py): runs before Streamlit's own scripts. */
(() => {
  /* Back brings a whole page out of the browser's memory, drawn for whoever was here then: it is asked for anew, and not
     seen until it is. */
  addEventListener("pagehide", (e) => { if (e.persisted) document.documentElement.style.visibility = "hidden"; });
  addEventListener("pageshow", (e) => { if (e.persisted) location.reload(); });
})();
