"""The workshop: pictures, PDF and office files from strangers are opened here and nowhere else.

Run as a script by ``pekerja``, in a process of its own with little memory and time: a file that makes a decoder crash
or run for ever takes nobody else with it. It reads a file on standard input and answers with one line of JSON, then
bytes. Of the project it knows only what office files need, loaded from beside it when it is asked for: the store's
rooms would make every start slow.
"""

import io
import json
import runpy
import sys
from pathlib import Path
from typing import Any, Final

from PIL import Image, ImageFile, ImageOps

SISI_FOTO: Final = 1600
"""Longest side of a kept photo, in pixels: text on a photographed page stays readable."""

SISI_PRATINJAU: Final = 1200
"""Longest side of a preview, in pixels."""

PANJANG_MAKS: Final = 5
"""How many times longer than ``SISI_…`` a tall screenshot may be, whose short side is what must stay readable."""

LUAS_MAKS: Final = 80_000_000
"""Most pixels that are decoded; more is a bomb, or a photo that no camera of a village makes."""

MUTU_JPEG: Final = 85

LUAS_SELALU: Final = 10_000_000
"""Pixels of a picture that is decoded however few bytes it has."""

NISBAH_LUAS: Final = 2000
"""Most pixels a byte above that: an empty sheet in grey has 1,000, one that only claims its size 8,000 or more."""

_SATU_KOTAK: Final = 16
"""Side of the largest square that JPEG decodes at once; of a picture no larger all or nothing is read."""

_HAMPA: Final = ((128, 128, 128), (0, 0, 0))
_RAGAM_HAMPA: Final = 256
_BAGIAN_HAMPA: Final = 0.999
"""What decoders put where nothing was read (JPEG grey, PNG black). A picture of so few colours that is nearly all of
these was not read: what follows the header is decoded to a few squares of noise even where it is no picture."""

_ASAL: Final = ("JPEG", "PNG")

_AKTIF_PDF: Final = frozenset(
    f"/{x}"
    for x in (
        "JavaScript", "Launch", "ImportData", "SubmitForm", "GoToR", "GoToE", "Rendition", "RichMediaExecute", "Movie",
        "Sound", "GoTo3DView",
    )
)  # fmt: skip
"""Actions of a PDF that run, send or fetch something (ISO 32000-2, table 201)."""


class Tolak(Exception):
    """The file cannot be worked on: ``rusak``, ``luas``, ``sandi``, ``halaman``, ``aktif`` or ``lampiran``."""


def bakukan_gambar(isi: bytes, *, selamatkan: bool = False) -> tuple[dict[str, Any], bytes]:
    """Return a picture drawn anew: upright, at most ``SISI_FOTO``, nothing but pixels; with its type and size.

    What was photographed (JPEG, HEIC) becomes JPEG; PNG stays PNG, without loss but for the size.

    Args:
        isi: the file.
        selamatkan: of a damaged JPEG or PNG draw what can be read, and say so (``cacat``).
    """
    try:
        im, asal = _buka(isi)
        cacat = False
    except Tolak as t:
        if not selamatkan or str(t) != "rusak":
            raise
        im, asal = _buka_sebagian(isi)
        cacat = True
    png = asal == "PNG"
    rata = _polos(im, tembus=png)
    rata = _perkecil(rata, SISI_FOTO, panjang=png)
    keluar = io.BytesIO()
    if png:
        rata.save(keluar, "PNG", optimize=True)
    else:
        rata.save(keluar, "JPEG", quality=MUTU_JPEG, optimize=True)
    kepala = {"tipe": "image/png" if png else "image/jpeg", "lebar": rata.width, "tinggi": rata.height}
    return kepala | ({"cacat": True} if cacat else {}), keluar.getvalue()


def pratinjau_gambar(isi: bytes) -> tuple[dict[str, Any], bytes]:
    """Return a kept picture as a small PNG."""
    im, _ = _buka(isi)
    return {"halaman": 1}, _png_kecil(_perkecil(_polos(im, tembus=False), SISI_PRATINJAU, panjang=True))


def periksa_pdf(isi: bytes) -> tuple[dict[str, Any], bytes]:
    """Return how many pages a PDF has; one that does something by itself or holds other files is refused."""
    _wajib_diam(isi)
    dok = _buka_pdf(isi)
    try:
        return {"halaman": len(dok)}, b""
    finally:
        dok.close()


def pratinjau_pdf(isi: bytes, halaman: int) -> tuple[dict[str, Any], bytes]:
    """Return one page (from 1) as a small PNG, and how many there are."""
    dok = _buka_pdf(isi)
    try:
        if not 1 <= halaman <= len(dok):
            raise Tolak("halaman")
        lembar = dok[halaman - 1]
        skala = min(SISI_PRATINJAU / max(*lembar.get_size(), 1.0), 4.0)
        return {"halaman": len(dok)}, _png_kecil(_polos(lembar.render(scale=skala).to_pil(), tembus=False))
    finally:
        dok.close()


def _buka(isi: bytes) -> tuple[Image.Image, str]:
    try:
        if isi[4:8] == b"ftyp":
            return _buka_heic(isi), "HEIC"
        im: Image.Image = Image.open(io.BytesIO(isi), formats=_ASAL)
        asal = im.format or ""
        _wajib_muat(im.size, len(isi))
        if asal != "PNG":
            im.draft("RGB", (SISI_FOTO, SISI_FOTO))  # a large photo is decoded small: a sixteenth of the memory
        im.load()
        tegak = ImageOps.exif_transpose(im)
    except Tolak:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as e:
        raise Tolak("luas") from e
    except (OSError, SyntaxError, ValueError, EOFError, ArithmeticError) as e:
        raise Tolak("rusak") from e
    return tegak, asal


def _buka_sebagian(isi: bytes) -> tuple[Image.Image, str]:
    """Open a damaged picture as far as it can be read; one in which nothing but its size is, is refused."""
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        im, asal = _buka(isi)
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = False
    warna = im.convert("RGB").getcolors(_RAGAM_HAMPA) or []
    hampa = sum(banyak for banyak, satu in warna if satu in _HAMPA)
    if max(im.size) > _SATU_KOTAK and hampa >= _BAGIAN_HAMPA * im.width * im.height:
        raise Tolak("rusak")
    return im, asal


def _buka_heic(isi: bytes) -> Image.Image:
    import pi_heif  # type: ignore[import-untyped]

    wadah = pi_heif.open_heif(isi, convert_hdr_to_8bit=True)
    _wajib_muat(wadah.size, len(isi))
    gambar: Image.Image = wadah.to_pillow()
    return gambar


def _wajib_muat(ukuran: tuple[int, int], bita: int) -> None:
    luas = ukuran[0] * ukuran[1]
    if luas > LUAS_MAKS or luas > max(LUAS_SELALU, NISBAH_LUAS * bita):
        raise Tolak("luas")


def _polos(im: Image.Image, *, tembus: bool) -> Image.Image:
    """Return the pixels alone: grey, colour or (``tembus``) colour with transparency; transparent = white otherwise."""
    if im.has_transparency_data:
        dasar = im.convert("RGBA")
        if not tembus:
            putih = Image.new("RGBA", dasar.size, "white")
            putih.alpha_composite(dasar)
            dasar = putih.convert("RGB")
    elif im.mode.startswith("I"):
        dasar = im.convert("I").point(lambda v: v / 256).convert("L")
    else:
        dasar = im.convert("L" if im.mode in {"1", "L", "LA"} else "RGB")
    polos = dasar.copy()
    polos.info = {}  # Pillow writes comments and colour profiles back from here
    return polos


def _perkecil(im: Image.Image, sisi: int, *, panjang: bool) -> Image.Image:
    besar, kecil = max(im.size), min(im.size)
    if panjang and besar > 2 * kecil:
        skala = min(1.0, sisi / kecil, PANJANG_MAKS * sisi / besar)
    else:
        skala = min(1.0, sisi / besar)
    if skala == 1.0:
        return im
    ukuran = (max(1, round(im.width * skala)), max(1, round(im.height * skala)))
    return im.resize(ukuran, Image.Resampling.LANCZOS)


def _png_kecil(im: Image.Image) -> bytes:
    """Return a PNG of at most 256 colours: a third of the bytes on a bad line, and text loses nothing."""
    keluar = io.BytesIO()
    (im if im.mode == "L" else im.quantize(256)).save(keluar, "PNG", optimize=True)
    return keluar.getvalue()


def _buka_pdf(isi: bytes) -> Any:  # noqa: ANN401  (pypdfium2 has no types)
    import pypdfium2  # type: ignore[import-untyped]
    from pypdfium2.raw import FPDF_ERR_PASSWORD  # type: ignore[import-untyped]

    try:
        dok = pypdfium2.PdfDocument(isi)
    except pypdfium2.PdfiumError as e:
        raise Tolak("sandi" if e.err_code == FPDF_ERR_PASSWORD else "rusak") from e
    if not len(dok):
        raise Tolak("rusak")
    return dok


def _wajib_diam(isi: bytes) -> None:
    """Look at every object of a PDF. One that is broken or locked is left to the program that draws it."""
    import pikepdf

    try:
        dok = pikepdf.open(io.BytesIO(isi))
    except (pikepdf.PdfError, pikepdf.PasswordError):
        return
    with dok:
        try:
            for satu in [*dok.objects, dok.trailer]:
                _telaah(satu, pikepdf)
        except pikepdf.PdfError:
            raise Tolak("rusak") from None


def _telaah(objek: Any, pikepdf: Any) -> None:  # noqa: ANN401  (values of a PDF have no common type)
    """Refuse what an object, or what stands in it directly, does or holds; other objects come by themselves."""
    antre = [objek]
    while antre:
        ini = antre.pop()
        if isinstance(ini, pikepdf.Array):
            antre += [x for x in ini if not getattr(x, "is_indirect", False)]
        elif isinstance(ini, pikepdf.Dictionary | pikepdf.Stream):
            kunci = set(ini.keys())
            if str(ini.get("/S", "")) in _AKTIF_PDF or kunci & {"/JS", "/XFA", "/RichMediaContent"}:
                raise Tolak("aktif")
            if "/EF" in kunci or "/EmbeddedFiles" in kunci:
                raise Tolak("lampiran")
            sendiri = [ini[k] for k in kunci & {"/OpenAction"}]
            sendiri += [x for k in kunci & {"/AA"} for x in dict(ini[k]).values()]
            if any(isinstance(x, pikepdf.Dictionary) and str(x.get("/S", "")) == "/URI" for x in sendiri):
                raise Tolak("aktif")
            antre += [ini[k] for k in kunci if not getattr(ini[k], "is_indirect", False)]


def kenali_office(isi: bytes) -> tuple[dict[str, Any], bytes]:
    """Return which office file an archive is, or why it cannot be evidence."""
    ooxml = runpy.run_path(str(Path(__file__).with_name("ooxml.py")))
    try:
        return {"bentuk": ooxml["kenali_ooxml"](isi)}, b""
    except ooxml["Ditolak"] as e:
        return {"temuan": list(e.args)}, b""


def utama(perintah: list[str]) -> None:
    """Do one piece of work on standard input."""
    isi = sys.stdin.buffer.read()
    try:
        match perintah:
            case ["gambar"]:
                kepala, keluar = bakukan_gambar(isi)
            case ["gambar-terbaca"]:
                kepala, keluar = bakukan_gambar(isi, selamatkan=True)
            case ["pdf"]:
                kepala, keluar = periksa_pdf(isi)
            case ["office"]:
                kepala, keluar = kenali_office(isi)
            case ["pratinjau-gambar"]:
                kepala, keluar = pratinjau_gambar(isi)
            case ["pratinjau-pdf", halaman]:
                kepala, keluar = pratinjau_pdf(isi, int(halaman))
            case _:
                raise SystemExit(2)
    except Tolak as t:
        kepala, keluar = {"tolak": str(t)}, b""
    sys.stdout.buffer.write(json.dumps(kepala).encode() + b"\n" + keluar)


if __name__ == "__main__":
    utama(sys.argv[1:])
