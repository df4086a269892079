"""Which form of which server, and what opens it."""

import ipaddress
import re
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from penilaian.galat import GalatPemakaian

_UID: Final = re.compile(r"[A-Za-z0-9]{1,64}")
_PORT: Final = {"https": 443, "http": 80}
_PANJANG_ID: Final = 200
"""Characters of the id of a form; Central's own limit is 64."""


@dataclass(frozen=True)
class Kobo:
    """A project of KoboToolbox.

    Attributes:
        alamat: of the server, ``https://eu.kobotoolbox.org``.
        formulir: uid of the project, as in the address of its page.
        token: of an account that may read its submissions.

    Raises:
        GalatPemakaian: an address that is none or without https, a uid or a token of another form.
    """

    alamat: str
    formulir: str
    token: str = field(repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "alamat", alamat_server(self.alamat))
        if not _UID.fullmatch(self.formulir):
            raise GalatPemakaian(
                f"UID formulir {self.formulir[:_PANJANG_ID]!r} tidak dikenali bentuknya; salin dari alamat halaman "
                "proyeknya, misalnya aBcD1234efGh5678"
            )
        wajib_kepala(self.token, "Token KoboToolbox")

    @property
    def nama(self) -> str:
        """Name of the file that is fetched, as messages call it."""
        return f"kobo-{self.formulir}.csv"


@dataclass(frozen=True)
class Odk:
    """A form of ODK Central, and an account that may read its submissions, or a session that it has begun already.

    Attributes:
        alamat: of the server, ``https://odk.contoh.id``.
        proyek: number of the project.
        formulir: id of the form (``xmlFormId``).
        surel: of the account.
        sandi: of the account.
        token: of a session; then neither of the two is needed.

    Raises:
        GalatPemakaian: an address that is none or without https, no number of a project, no id, nothing to log in with.
    """

    alamat: str
    proyek: int
    formulir: str
    surel: str = ""
    sandi: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "alamat", alamat_server(self.alamat))
        if self.proyek < 1:
            raise GalatPemakaian(f"nomor proyek {self.proyek} tidak ada; proyek ODK Central dinomori mulai 1")
        if not self.formulir.strip() or len(self.formulir) > _PANJANG_ID or not self.formulir.isprintable():
            raise GalatPemakaian(f"id formulir {self.formulir[:_PANJANG_ID]!r} tidak dikenali bentuknya")
        if self.token:
            wajib_kepala(self.token, "Token ODK Central")
        elif not (self.surel and self.sandi):
            raise GalatPemakaian("surel dan sandi akun ODK Central belum disebut")

    @property
    def nama(self) -> str:
        """Name of the file that is fetched, as messages call it."""
        return f"odk-{self.proyek}-{re.sub(r'[^A-Za-z0-9_.-]', '_', self.formulir)}.csv"


def alamat_server(tulisan: str) -> str:
    """Return scheme, host and port of a server.

    The page's part after ``#`` may follow: people copy the address of a page. What is secret goes by https; only a
    server on this machine may be asked without it.

    Raises:
        GalatPemakaian: no address of a server, one with a path, a name or a password in it, or without https.
    """
    try:
        bagian = urlsplit(tulisan.strip())
        rumah, port = bagian.hostname or "", bagian.port
    except ValueError:
        bagian, rumah, port = urlsplit(""), "", None
    contoh = "tulis alamat servernya saja, misalnya https://eu.kobotoolbox.org"
    if bagian.scheme not in {"http", "https"} or not re.fullmatch(r"[A-Za-z0-9.-]+|[0-9A-Fa-f:.]+", rumah):
        raise GalatPemakaian(f"alamat server {tulisan[:_PANJANG_ID]!r} tidak dikenali; {contoh}")
    if bagian.username is not None or bagian.password is not None:
        raise GalatPemakaian(f"alamat server tidak boleh memuat nama atau sandi; {contoh}")
    if bagian.path.strip("/") or bagian.query:
        raise GalatPemakaian(f"alamat server {tulisan[:_PANJANG_ID]!r} memuat lebih dari alamatnya; {contoh}")
    if bagian.scheme == "http" and not _di_mesin_ini(rumah):
        raise GalatPemakaian(f"alamat server harus https, sebab token ikut terkirim: https://{rumah}")
    tuan = f"[{rumah}]" if ":" in rumah else rumah
    return f"{bagian.scheme}://{tuan}" + (f":{port}" if port not in {None, _PORT[bagian.scheme]} else "")


def wajib_kepala(rahasia: str, apa: str) -> None:
    """Raise GalatPemakaian, without quoting it, for a secret that no header can carry."""
    if not re.fullmatch(r"[!-~]{1,4096}", rahasia):
        raise GalatPemakaian(f"{apa} kosong, atau memuat spasi dan karakter yang tidak mungkin ada di dalamnya")


def _di_mesin_ini(rumah: str) -> bool:
    if rumah.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(rumah).is_loopback
    except ValueError:
        return False
