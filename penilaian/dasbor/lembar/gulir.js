/* Bring an element to the top and give it the focus; where there is none, the page's beginning if that is wanted. */
(cari, atas) => requestAnimationFrame(() => {
  const tuju = cari();
  if (tuju) { tuju.scrollIntoView({block: "start"}); tuju.focus({preventScroll: true}); }
  else if (atas) document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
})
