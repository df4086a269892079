"""Tokens against forms that another site sends in somebody's name.

A token is a salt and an HMAC of it under the value of a cookie that only this browser has and no script can read: the
session's, or the one that a login form begins with. So nothing has to be kept, several servers understand each other,
and no other session's token fits. The salt makes it look different every time, so that compression tells nothing.
"""

import hmac
import secrets
from base64 import urlsafe_b64encode


def tanda(kunci: str, untuk: str) -> str:
    """Return a new token for a form.

    Args:
        kunci: value of the cookie.
        untuk: the deed, e.g. ``keluar``; a token for one does not fit another.
    """
    garam = secrets.token_urlsafe(12)
    return f"{garam}.{turunan(kunci, f'csrf:{untuk}:{garam}')}"


def tanda_sah(kunci: str | None, untuk: str, tertulis: str) -> bool:
    """Return whether a form's token was made for this cookie and this deed."""
    garam, _, sisa = tertulis.partition(".")
    if not kunci or not sisa:
        return False
    return hmac.compare_digest(turunan(kunci, f"csrf:{untuk}:{garam}").encode(), sisa.encode())


def turunan(kunci: str, untuk: str) -> str:
    """Return 256 bits that follow from a cookie's value for one purpose and do not tell it, as 43 characters."""
    return urlsafe_b64encode(hmac.digest(kunci.encode(), untuk.encode(), "sha256")).decode().rstrip("=")
