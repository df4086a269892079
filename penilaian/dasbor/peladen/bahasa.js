/* Streamlit's own words in Indonesian, in the first HTML (rute.py): it has no catalogue, so they are put into words where
   it writes them, on the page and for screen readers. Nothing of the dashboard's own text is touched (`.stHtml`). A test
   holds every one of these against Streamlit's scripts, others walk pages and look for English. */
(() => {
  const KATA = {
    "Skip to main content": "Langsung ke isi",
    "App pages": "Halaman",
    "Main menu": "Menu",
    "Sidebar": "Menu samping",
    "Expand sidebar": "Buka menu",
    "Collapse sidebar": "Tutup menu",
    "View less": "Lebih sedikit",
    "Notifications": "Pemberitahuan",
    "Close": "Tutup",
    "Cancel": "Batal",
    "Stop": "Hentikan",
    "Running...": "Memuat …",
    "Stopping...": "Berhenti …",
    "Connecting": "Menyambung",
    "Connecting to Streamlit server": "Menyambung ke peladen",
    "Error": "Galat",
    "Unable to connect to Streamlit server": "Tidak tersambung ke peladen",
    "Unknown error": "Galat yang tidak dikenal",
    "Try again": "Coba lagi",
    "Retry": "Coba lagi",
    "Copy": "Salin",
    "Copied": "Tersalin",
    "Page not found": "Halaman tidak ada",
    "Scroll tabs left": "Geser bagian ke kiri",
    "Scroll tabs right": "Geser bagian ke kanan",
    "Fullscreen": "Layar penuh",
    "Close fullscreen": "Tutup layar penuh",
    "No results": "Tidak ditemukan",
    "Show suggestions": "Tampilkan pilihan",
    "Suggestions": "Pilihan",
    "Open": "Buka",
    "Clear value": "Kosongkan",
    "Clear all": "Kosongkan semua",
    "Select all": "Pilih semua",
    "Selected values": "Yang dipilih",
    "Selectbox": "Pilihan",
    "Selectbox options": "Daftar pilihan",
    "Choose an option": "Pilih",
    "Choose options": "Pilih",
    "Select...": "Pilih",
    "Choose date": "Pilih tanggal",
    "Choose date range": "Pilih rentang tanggal",
    "Clear date": "Kosongkan tanggal",
    "Clear dates": "Kosongkan tanggal",
    "Use arrow keys to navigate dates. Enter to select. Escape to close.": "Pindah tanggal dengan tombol panah, pilih dengan Enter, tutup dengan Escape.",
    "Calendar": "Kalender",
    "Pagination": "Halaman daftar",
    "Previous page": "Halaman sebelumnya",
    "Next page": "Halaman berikutnya",
    "Previous month": "Bulan sebelumnya",
    "Next month": "Bulan berikutnya",
    "Previous": "Sebelumnya",
    "Next": "Berikutnya",
    "month": "bulan",
    "year": "tahun",
    "day": "hari",
    "Clear entry": "Kosongkan",
    "Show password": "Tampakkan sandi",
    "Hide password": "Sembunyikan sandi",
    "file upload": "pilih berkas",
    "Upload": "Pilih berkas",
    "Add files": "Tambah berkas",
    "Error:": "Galat:",
    "Upload failed": "Gagal diunggah",
    "Drag and drop a file here": "Seret berkas ke sini",
    "Drag and drop files here": "Seret berkas ke sini",
    "Click to retry upload": "Ketuk untuk mengunggah lagi",
    "Too many files": "Berkasnya terlalu banyak.",
    "Only one file is allowed.": "Hanya satu berkas.",
    "File size is too small.": "Berkas ini kosong atau terlalu kecil.",
    "Unexpected error. Please try again.": "Gagal. Coba lagi.",
    "Download failed": "Gagal diunduh",
    "Download as CSV": "Unduh CSV",
    "Search": "Cari",
    "Show/hide columns": "Tampilkan atau sembunyikan kolom",
    "Close Search": "Tutup pencarian",
    "Previous Result": "Hasil sebelumnya",
    "Next Result": "Hasil berikutnya",
    "Dataframe column menu": "Menu kolom",
    "Sort ascending": "Urutkan naik",
    "Sort descending": "Urutkan turun",
    "Copy column name": "Salin nama kolom",
    "Autosize": "Sesuaikan lebar",
    "Pin column": "Tahan kolom",
    "Unpin column": "Lepaskan kolom",
    "Hide column": "Sembunyikan kolom",
    "Format": "Bentuk angka",
    "Statistics": "Ringkasan",
    "No data": "Tidak ada data",
  };
  /* Words that Streamlit puts together, by what stands fixed in them; the rest is what it fills in. */
  const ukuran = (teks) => teks.replace(/\.0 ?B$/, " B").replace(".", ",").replace(/ bytes?$/, " bita").replace(/(\d) ?([KMGTP]?B)$/, "$1 $2");
  const BULAN = {January: "Januari", February: "Februari", March: "Maret", April: "April", May: "Mei", June: "Juni", July: "Juli",
    August: "Agustus", September: "September", October: "Oktober", November: "November", December: "Desember"};
  const hari = (teks) => teks.replace(/^(\w+) (\d+), (\d+)$/, (asal, bulan, h, tahun) => BULAN[bulan] ? `${h} ${BULAN[bulan]} ${tahun}` : asal);
  const POLA = [
    [/^Page (\d+)$/, "Halaman $1"],
    [/^[a-z_]+ icon$/, ""],
    [/^The page that you have requested does not seem to exist\. Running the app's main page\.$/,
      "Halaman yang diminta tidak ada. Yang tampil halaman pertama."],
    [/^(\d+(?:\.\d+)? ?[KMGTP]?B) per file$/, (_, n) => `paling besar ${ukuran(n)}`],
    [/^View (\d+) more$/, "Lihat $1 lagi"],
    [/^(\d+) more$/, "$1 lagi"],
    [/^Remove (.+)$/, "Buang $1"],
    [/^Cancel upload of (.+)$/, "Batalkan pengunggahan $1"],
    [/^Add: (.+)$/, "Tambahkan: $1"],
    [/^Select (\d+) matches$/, "Pilih $1 yang cocok"],
    [/^You can only select up to (\d+) options?\. Remove an option first\.$/, "Paling banyak $1 pilihan. Buang satu dahulu."],
    [/^File must be (.+) or smaller\.$/, (_, n) => `Berkas paling besar ${ukuran(n)}.`],
    [/^File is larger than (.+)$/, (_, n) => `Berkas lebih besar dari ${ukuran(n)}`],
    [/^File is smaller than (.+)$/, (_, n) => `Berkas lebih kecil dari ${ukuran(n)}`],
    [/^File type must be .+$/, "Jenis berkas ini tidak diterima."],
    [/^.*files are not allowed\.$/, "Jenis berkas ini tidak diterima."],
    [/^Selected Date: (.+)$/, (_, h) => `Tanggal terpilih: ${hari(h)}`],
    [/^Choose date, (.+)$/, "Pilih tanggal, $1"],
    [/^(Today, )?(.*?\d{4})( selected)?(?:, (First|Last) available date)?$/, (asal, kini, h, pilih, batas) =>
      `${kini ? "Hari ini, " : ""}${h}${pilih ? ", terpilih" : ""}${batas ? `, tanggal ${batas === "First" ? "pertama" : "terakhir"} yang dapat dipilih` : ""}`],
    [/^day, (.*)$/, "hari, $1"],
    [/^month, (.*)$/, "bulan, $1"],
    [/^year, (.*)$/, "tahun, $1"],
    [/^\d+(\.\d+)? ?([KMGTP]?B|bytes?)$/, (n) => ukuran(n)],
    [/^(.+), (\d+(?:\.\d+)? ?(?:[KMGTP]?B|bytes?))$/, (_, nama, n) => `${nama}, ${ukuran(n)}`],
    /* What a list of choices says to screen readers. */
    [/^(\d+) options? available\.$/, "$1 pilihan tersedia."],
    [/^(.+), selected$/, "$1, terpilih"],
    /* What is found in a table. */
    [/^(?:(\d+) of )?(over )?(\d+) results?$/, (_, ke, lebih, n) => `${ke ? `${ke} dari ` : ""}${lebih ? "lebih dari " : ""}${n} hasil`],
    /* The buttons of a table, with what it holds. */
    [/^([A-Z][^:]*): (.+)$/, (asal, kata, isi) => (Object.hasOwn(KATA, kata) ? `${KATA[kata]}: ${isi}` : asal)],
  ];
  /* The parts of a date that is not filled in yet. */
  const RUAS = {dd: "hh", mm: "bb", yyyy: "tttt", Empty: "kosong"};

  const alih = (asal) => {
    const teks = asal.trim();
    if (Object.hasOwn(KATA, teks)) return KATA[teks];
    const pola = POLA.find(([satu]) => satu.test(teks));
    const jadi = pola ? teks.replace(...pola) : teks;
    return jadi === teks ? null : jadi;
  };
  const milikDasbor = (e) => !e || e.closest(".stHtml, script, style");
  const olahTeks = (n) => {
    const e = n.parentElement;
    if (milikDasbor(e)) return;
    const baru = e.closest('[role="spinbutton"]') ? RUAS[n.nodeValue.trim()] ?? null : alih(n.nodeValue);
    if (baru !== null && baru !== n.nodeValue) n.nodeValue = baru;
  };
  const SIFAT = ["aria-label", "aria-valuetext", "aria-description", "title", "placeholder"];
  const olahSifat = (e) => {
    if (milikDasbor(e)) return;
    for (const nama of SIFAT) {
      const isi = e.getAttribute(nama);
      if (!isi) continue;
      /* Names of widgets are Markdown, and a screen reader would read its backslashes. */
      const polos = isi.replace(/\\([\\`*_{}[\]<>()#+\-.!|~$:^=])/g, "$1");
      const baru = (nama === "aria-valuetext" ? RUAS[isi] : alih(polos)) ?? polos;
      if (baru !== isi) e.setAttribute(nama, baru);
    }
  };
  const olah = (akar) => {
    if (akar.nodeType === Node.TEXT_NODE) { olahTeks(akar); return; }
    if (akar.nodeType !== Node.ELEMENT_NODE || milikDasbor(akar)) return;
    olahSifat(akar);
    for (const e of akar.querySelectorAll(SIFAT.map((n) => `[${n}]`).join())) olahSifat(e);
    const semua = document.createTreeWalker(akar, NodeFilter.SHOW_TEXT);
    while (semua.nextNode()) olahTeks(semua.currentNode);
  };
  document.addEventListener("DOMContentLoaded", () => new MutationObserver((ubahan) => {
    for (const u of ubahan) {
      if (u.type === "characterData") olahTeks(u.target);
      else if (u.type === "attributes") olahSifat(u.target);
      else u.addedNodes.forEach(olah);
    }
  }).observe(document.body, {subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: SIFAT}));
})();
