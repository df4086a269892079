/* Isi Penilaian in the browser itself. Runs when the page is drawn for an assessment or its state changes. */
(() => {
  const KARTU = '[class*="st-key-pd-kartu-"]';
  const KETIKAN = 'input[type="text"], textarea';

  if (window.pdIsi) return;
  window.pdIsi = true;

  const kode = (e) => e.closest(KARTU).className.match(/st-key-pd-kartu-(\S+)/)[1];

  /* What is wrong with an answer may appear below the screen or behind the bar at its foot, far from where was tapped. */
  const SALAH = ":is(.pd-bentrok, .pd-isi-salah)";
  const tampakkan = (e) => {
    const kartu = e.target.closest?.(KARTU);
    if (!kartu || kartu.querySelector(SALAH)) return;
    const pilih = `.st-key-pd-kartu-${kode(kartu)}`, sampai = performance.now() + 5000;
    const lihat = () => {
      const salah = document.querySelector(`${pilih} ${SALAH}`), fokus = document.activeElement;
      if (!salah) { if (performance.now() < sampai) setTimeout(lihat, 100); return; }
      if (!fokus?.matches(KETIKAN) || fokus.closest(pilih)) salah.scrollIntoView({block: "nearest"});
    };
    setTimeout(lihat, 100);
  };
  document.addEventListener("change", tampakkan, true);
  document.addEventListener("click", tampakkan, true);
})();
