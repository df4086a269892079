"""What the page does in the browser itself; neither script holds anything that anybody typed."""

from typing import Final

import streamlit as st

_TUJU: Final = """requestAnimationFrame(() => {
  const kartu = document.getElementById(location.hash.slice(1));
  if (kartu) { kartu.scrollIntoView({block: "start"}); kartu.focus({preventScroll: true}); }
});"""

_TAHAN: Final = """if (!window.pdTahan) {
  window.pdTahan = true;
  const jeda = 300, paling = 5000;
  let diisi = -paling;
  const catat = (e) => { if (e.target.closest?.('[class*="st-key-pd-kartu-"]')) diisi = performance.now(); };
  for (const apa of ["change", "focusout", "click"]) document.addEventListener(apa, catat, true);
  document.addEventListener("click", (e) => {
    const tautan = e.target.closest?.("a[href]");
    const lama = performance.now() - diisi;
    if (!tautan || tautan.target === "_blank" || e.ctrlKey || e.metaKey || e.shiftKey || lama > jeda) return;
    e.preventDefault();
    e.stopImmediatePropagation();
    const pergi = () => {
      const berjalan = document.querySelector('[data-test-script-state="running"]');
      if (berjalan && performance.now() - diisi < paling) { setTimeout(pergi, 50); return; }
      diisi = -paling;
      tautan.click();
    };
    setTimeout(pergi, jeda - lama);
  }, true);
}"""


def jalankan_skrip() -> None:
    """Bring the card that the address names (``#P05``) to the top, and let an answer go ahead of a link.

    The browser looks for a card before Streamlit has drawn it, so the page does that itself, once after it was loaded.
    And Streamlit forgets what a widget sent when a click on another page follows before the server has begun: such a
    click waits until the answer is on its way.
    """
    st.html(f"<i hidden></i><script>{_TUJU}{_TAHAN}</script>", unsafe_allow_javascript=True)
