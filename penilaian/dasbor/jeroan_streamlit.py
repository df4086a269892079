"""Streamlit's insides: all that the dashboard uses of it beside its public functions.

Streamlit promises nothing of this, so it stands in one place: no other module imports from below ``streamlit``, no
style sheet or script names a mark of Streamlit's page that is not in ``PENANDA``. A test of each says what breaks once
it is gone. Nothing here keeps the dashboard from starting: where a newer Streamlit is made otherwise, its first page is
served as it made it, and the log says so.
"""

import logging
import re
from collections.abc import Callable
from concurrent.futures import Future
from functools import cache
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, Final, NamedTuple, NoReturn

import streamlit as st

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator
    from streamlit.navigation.page import Page
    from streamlit.runtime.uploaded_file_manager import UploadedFile
else:  # names for annotations only: one that moves elsewhere keeps nothing from starting
    DeltaGenerator = Page = UploadedFile = object

__all__ = [
    "AKHIR_KEPALA",
    "BAHASA",
    "HURUF_AWAL",
    "HURUF_IKON",
    "HURUF_TEKS",
    "IKON_TAB",
    "JALAN_METRIK",
    "JALAN_UNGGAHAN",
    "JUDUL",
    "PENANDA",
    "TANPA_SKRIP",
    "DeltaGenerator",
    "Page",
    "UnggahanTersimpan",
    "UploadedFile",
    "akhiri_sesi_usang",
    "berhenti",
    "buang_unggahan",
    "di_tab_ini",
    "html_awal",
    "kosongkan_unggahan",
    "lukis_sesudah_ini",
    "milik_streamlit",
    "peramban_membawa",
    "sesi_terhubung",
    "tab_terhubung",
    "tanpa_alamat_luar",
    "unggahan_tersimpan",
]

_CATATAN: Final = logging.getLogger(__name__)

# -- the first HTML --------------------------------------------------------------------------------------------------

Ganti = tuple[str, str]
"""A pattern that stands exactly once in Streamlit's first HTML, and what comes in its place."""

BAHASA: Final = r'<html lang="en">'
JUDUL: Final = r"<title>Streamlit</title>"
IKON_TAB: Final = r'"\./favicon\.png"'
HURUF_AWAL: Final = r'"\./static/media/SourceSansVF-Upright[^"]*"'
TANPA_SKRIP: Final = r"<noscript>.*?</noscript>"
AKHIR_KEPALA: Final = r"</head>"

HURUF_IKON: Final = re.compile(r"/static/media/MaterialSymbols-Rounded\.[^/]+\.woff2")
"""Path of Streamlit's icon font (375 kB), fetched before anything is drawn."""

HURUF_TEKS: Final = re.compile(r"/static/media/SourceSansVF-Upright\.[^/]+\.woff2")
"""Path of Streamlit's text font (170 kB), fetched for a character that our font lacks."""


JALAN_METRIK: Final = "/_stcore/metrics"
"""Where Streamlit tells figures about its own running."""


_JALAN_STREAMLIT: Final = re.compile(
    r"/_stcore/(health|host-config|metrics|bidi-components/.+)|/(media|component)/.+"
    r"|/[^/]*/?"
)
"""Addresses that Streamlit's page needs, its files under ``/static/`` aside; of one part it sends the first HTML."""


def milik_streamlit(cara: str, jalan: str) -> bool:
    """Return whether Streamlit answers a method and path itself, not with the HTML that it has for everything else."""
    if jalan.startswith(JALAN_UNGGAHAN):
        return cara in {"PUT", "DELETE", "OPTIONS"} and jalan.count("/") == JALAN_UNGGAHAN.count("/") + 1
    if jalan.startswith("/static/"):
        return jalan in _berkas_statis() or not _berkas_statis()
    return _JALAN_STREAMLIT.fullmatch(jalan) is not None


@cache
def _berkas_statis() -> frozenset[str]:
    """Return the paths of Streamlit's own files; none where it keeps them elsewhere."""
    asal = _berkas_awal().parent
    return frozenset(f"/{b.relative_to(asal).as_posix()}" for b in (asal / "static").rglob("*") if b.is_file())


@cache
def html_awal(ganti: tuple[Ganti, ...]) -> str | None:
    """Return Streamlit's first HTML with its places changed; as it is where one does not stand there exactly once.

    Half a change would be worse than none: a page in two languages, a font under a name that nobody asks for.

    Args:
        ganti: the changes, in order.

    Returns:
        The HTML; None where Streamlit keeps it elsewhere, so that only Streamlit itself can send it.
    """
    try:
        asal = _berkas_awal().read_text("utf-8")
    except (OSError, UnicodeDecodeError) as galat:
        _CATATAN.warning(
            "Halaman pertama Streamlit %s tidak terbaca: %s. Bila Streamlit sendiri tidak menyimpannya di tempat lain, "
            "peramban hanya mendapat galat 500. Pasang ulang Streamlit.",
            st.__version__,
            galat,
        )
        return None
    isi = asal
    for pola, baru in ganti:
        isi, jumlah = re.subn(pola, baru.replace("\\", r"\\"), isi, flags=re.DOTALL)
        if jumlah != 1:
            _catat_asing(f"tidak seperti yang dikenal, {pola} ada {jumlah} kali, bukan sekali")
            return asal
    return isi


def _catat_asing(sebab: str) -> None:
    _CATATAN.warning(
        "Halaman pertama Streamlit %s %s. Dasbor berjalan dengan halaman itu apa adanya: "
        "sebagian katanya dan hurufnya bukan milik dasbor ini.",
        st.__version__,
        sebab,
    )


def _berkas_awal() -> Path:
    return Path(st.__file__).with_name("static") / "index.html"


# -- who may connect -------------------------------------------------------------------------------------------------


def tanpa_alamat_luar() -> None:
    """Keep Streamlit from asking the internet for this machine's address.

    For every connection from another site's page it does, for two seconds in which it answers nobody. Without, such a
    connection is refused at once; the address that browsers use is the one in ``Host``.
    """
    try:
        from streamlit import net_util

        asli = net_util.get_external_ip
    except (AttributeError, ImportError):
        asli = None
    if asli is None:
        _CATATAN.warning("Streamlit %s menanyakan alamat mesin ini dengan cara lain.", st.__version__)
        return
    net_util.get_external_ip = lambda: None


# -- one run after another -------------------------------------------------------------------------------------------


def lukis_sesudah_ini(kunci: str) -> None:
    """Have the fragment of a key drawn when the one that runs is done; nothing where the whole page is being drawn.

    ``st.rerun(kunci)`` ends the running fragment at that word, and the browser does not hear that it was finished; it
    stands in where a newer Streamlit queues its runs otherwise.
    """
    try:
        _antrekan(kunci)
    except (AttributeError, ImportError, TypeError):
        _CATATAN.warning("Streamlit %s mengantrekan gambar dengan cara lain; st.rerun dipakai.", st.__version__)
        st.rerun(scope=kunci)


def _antrekan(kunci: str) -> None:
    from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx

    konteks = get_script_run_ctx()
    if konteks is None or not konteks.fragment_ids_this_run or konteks.script_requests is None:
        return
    konteks.script_requests.request_rerun(
        RerunData(
            query_string=konteks.query_string,
            page_script_hash=konteks.page_script_hash,
            fragment_id_queue=konteks.fragment_storage.resolve_target(kunci),
            cached_message_hashes=konteks.cached_message_hashes,
            context_info=konteks.context_info,
        )
    )


def peramban_membawa(awalan: str) -> bool:
    """Return whether the browser sent what widgets hold whose keys begin so; True where Streamlit does not tell.

    Where nothing of them was drawn for this session it is what the page shows since a session before: a server was
    started anew below it, or let the session go while the line was cut.
    """
    try:
        from streamlit.runtime.scriptrunner import get_script_run_ctx

        konteks = get_script_run_ctx()
        return konteks is not None and any(
            id_.split("-", 2)[-1].startswith(awalan) for id_ in konteks.session_state._state._new_widget_state
        )
    except (AttributeError, ImportError, TypeError):
        _CATATAN.warning("Streamlit %s menyimpan isi widget dengan cara lain.", st.__version__)
        return True


def berhenti() -> NoReturn:
    """End the run here: nothing more is drawn of the page, or of the part of it (a fragment) that is drawn alone.

    ``st.stop()`` alone keeps the parts of the page that was there before. A tap on one that is on its way then would be
    drawn where nothing is any more, and the browser's Streamlit breaks down over it ("Bad delta path index").
    """
    try:
        from streamlit.runtime.scriptrunner import get_script_run_ctx

        konteks = get_script_run_ctx()
        if konteks is not None and not konteks.fragment_ids_this_run:
            konteks.fragment_storage.clear()
    except (AttributeError, ImportError, TypeError):
        _CATATAN.warning("Streamlit %s menyimpan bagian halaman dengan cara lain.", st.__version__)
    st.stop()


def tab_terhubung() -> bool:
    """Return whether the tab that this run is for is still open; True where Streamlit does not tell.

    A tab that was closed lives on for two minutes, in case its line was only cut; work for it need not.
    """
    try:
        from streamlit.runtime import exists, get_instance
        from streamlit.runtime.scriptrunner import get_script_run_ctx

        konteks = get_script_run_ctx()
        return konteks is None or not exists() or bool(get_instance().is_active_session(konteks.session_id))
    except (AttributeError, ImportError, TypeError):
        return True


def di_tab_ini(kerja: Callable[[], bytes]) -> Callable[[], bytes]:
    """Return work that knows this tab when it is done later, outside of a run: its state, its line's cookies by then.

    Streamlit makes the file of a download button in a thread that knows no tab. Where a newer one keeps a run's
    context elsewhere the work is done without: whose tab it is then, it reads from no cookie.
    """
    try:
        from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx

        konteks = get_script_run_ctx()
    except (AttributeError, ImportError, TypeError):
        _CATATAN.warning("Streamlit %s mengingat tab dengan cara lain.", st.__version__)
        return kerja
    if konteks is None:
        return kerja

    def nanti() -> bytes:
        janji = Future[bytes]()

        def kerjakan() -> None:
            try:
                janji.set_result(kerja())
            except BaseException as galat:  # handed on to who asked
                janji.set_exception(galat)

        utas = Thread(target=kerjakan)
        add_script_run_ctx(utas, konteks)
        utas.start()
        return janji.result()

    return nanti


# -- uploads ---------------------------------------------------------------------------------------------------------

JALAN_UNGGAHAN: Final = "/_stcore/upload_file/"
"""Where browsers send files; behind it stand the session and the file."""


class UnggahanTersimpan(NamedTuple):
    """A file that Streamlit keeps for a session: whose, which, its name and its bytes."""

    sesi: str
    berkas: str
    nama: str
    bita: int


def unggahan_tersimpan() -> list[UnggahanTersimpan]:
    """Return the files kept, each session's in the order in which they came; none where Streamlit does not tell."""
    try:
        penyimpan = _penyimpan()
        with penyimpan._lock:
            return [
                UnggahanTersimpan(sesi, berkas, isi.name, len(isi.data))
                for sesi, milik in penyimpan.file_storage.items()
                for berkas, isi in milik.items()
            ]
    except (AttributeError, ImportError, RuntimeError, TypeError):
        return []


def buang_unggahan(satu: UnggahanTersimpan) -> None:
    """Let a file go."""
    _penyimpan().remove_file(satu.sesi, satu.berkas)


def kosongkan_unggahan(satu: UnggahanTersimpan, jenis: str) -> None:
    """Let the bytes of a file go; its page still finds it, with another type."""
    from streamlit.runtime.uploaded_file_manager import UploadedFileRec

    _penyimpan().add_file(satu.sesi, UploadedFileRec(satu.berkas, satu.nama, jenis, b""))


def _penyimpan() -> Any:  # noqa: ANN401  (Streamlit's keeper of files)
    from streamlit.runtime import get_instance

    return get_instance().uploaded_file_mgr


def sesi_terhubung(sesi: str) -> bool:
    """Return whether the tab of a session is open; True where Streamlit does not tell."""
    try:
        from streamlit.runtime import get_instance

        return bool(get_instance().is_active_session(sesi))
    except (AttributeError, ImportError, RuntimeError, TypeError):
        return True


def akhiri_sesi_usang() -> int:
    """End the sessions whose tabs have been closed for two minutes; return how many.

    Streamlit itself looks for them only when the next tab is closed, and leaves their end to the garbage collector.
    """
    try:
        from streamlit.runtime import get_instance

        pengelola: Any = get_instance()._session_mgr
        with pengelola._storage_lock:
            usang = [info.session for _, info in pengelola._session_storage._cache.expire()]
        for sesi in usang:
            sesi.shutdown()
        return len(usang)
    except (AttributeError, ImportError, RuntimeError, TypeError):
        return 0


# -- marks on its page -----------------------------------------------------------------------------------------------

PENANDA: Final = {
    # Classes and attributes.
    "stApp": "no style sheet of ours reaches the page",
    "stHtml": "text that the dashboard writes itself loses its look",
    "st-key-": "no container can be found by its name: cards, bars, stage and filter",
    "data-testid": "none of the marks below is found",
    "data-test-connection-state": "nobody hears that the line to the server is broken",
    "CONNECTED": "a whole line counts as broken",
    "PINGING_SERVER": "a line that broke a moment ago counts as whole",
    "CONNECTING": "a line that is being built up counts as whole",
    "DISCONNECTED_FOREVER": "a line that is gone for good counts as whole",
    "data-test-script-state": "a tap on a card that is being drawn anew is no longer watched",
    "root": "a printed page ends where the screen does, and a tap that no card has yet is lost",
    "running": "a tap on a card that is being drawn anew is no longer watched",
    "data-collapsed": "the keyboard goes through a menu that is closed and not seen",
    "true": "the keyboard goes through a menu that is closed and not seen",
    "data-tag": "chosen villages are white on light green in the dark theme",
    "kind": "the main button is white on light green in the dark theme",
    # ``data-testid``.
    "InputInstructions": "English words stand over what is being typed",
    "stBaseButton-secondary": "the button that chooses a file says Upload",
    "stAppViewContainer": "a printed page ends where the screen does",
    "stButton": "buttons of the account page are too small for a finger",
    "stButtonGroup": "stage and filter are too small for a finger",
    "stCaptionContainer": "captions are too pale",
    "stCheckbox": "items of a list are too small for a finger",
    "stDateInputField": "days are too small for a finger",
    "stDialog": "the dialog about a broken line is English",
    "stDownloadButton": "buttons that fetch a file are printed",
    "stElementContainer": "what stands below the village's name cannot be tapped",
    "stElementToolbar": "the keyboard reaches buttons of a table that are not seen",
    "stExpandSidebarButton": "the menu of a phone is an arrow at the left, too small for a finger",
    "stExpander": "a tap in a fold that was opened a moment ago is lost",
    "stExpanderDetails": "a fold that was closed stands open for half a second",
    "stFileUploaderDropzone": "the button that chooses a file says Upload",
    "stFileUploaderDropzoneInstructions": "what may be uploaded is said in English",
    "stFormSubmitButton": "buttons of the account page are too small for a finger",
    "stHeader": "the bar has neither its height nor its edge",
    "stIconMaterial": "the mark beside the village's name has another colour",
    "stLayoutWrapper": "bars do not stay where they belong",
    "stMain": "a page that was opened anew is not seen from its top",
    "stMainBlockContainer": "pages are too wide and stand under the bar",
    "stMarkdownContainer": "the key below the stair lies on the edge of its panel",
    "stPopover": "half of the village's name in the bar is no button",
    "stPopoverBody": "what opens from the bar has a shadow and no edge",
    "stPopoverButton": "the village's name in the bar looks like a button",
    "stRadio": "choices are narrower than their card",
    "stRadioGroup": "choices are narrower than their card",
    "stRadioOption": "choices are too small for a finger",
    "stSelectbox": "what was chosen from a list is white on white on paper",
    "stSidebar": "the menu of a phone is printed",
    "stSidebarCollapseButton": "the menu stays open over the page on a narrow screen",
    "stSidebarCollapsed-": "the menu stays open over the page on a narrow screen once it was opened on a wide one",
    "stSidebarNavLink": "the menu of a phone is too small for a finger",
    "stTextInputRootElement": "fields are too small for a finger",
    "stToolbar": "the menu lies over the village's name and over who is here",
    "stTopNav": "the menu stands at the left, over the village's name",
    "stTopNavLink": "the menu's tabs are too small for a finger",
}
"""What style sheets and scripts of the dashboard know Streamlit's page by, and what breaks once a mark is gone."""
