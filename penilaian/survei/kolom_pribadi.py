"""Headings about a person or a phone: such columns are never taken over, and that is said."""

import re
from typing import Final

_KATA_ORANG: Final = frozenset(
    (
        *("nama", "nik", "ktp", "kk", "nokk", "alamat", "telepon", "telpon", "telp", "hp", "nohp", "ponsel", "wa"),
        *("whatsapp", "email", "surel", "lahir", "ttd", "tandatangan", "pewawancara", "rekening", "npwp", "phone"),
        *("name", "pengisi", "enumerator", "device", "deviceid", "subscriberid", "simserial", "phonenumber"),
        "username",
    )
)
"""Words of such headings: what forms ask, and what clients add by themselves."""

_KATA_TEMPAT: Final = frozenset(("desa", "kelurahan", "kecamatan", "kabupaten", "kota", "provinsi", "kantor", "dusun"))


def tentang_orang(judul: str) -> bool:
    """Return whether a heading is of a person's name, number, address, birth or phone, and not of a place's."""
    kata = set(re.findall(r"[^\W\d_]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", judul).casefold()))
    return bool(kata & _KATA_ORANG) and not (kata <= {"nama", "alamat", "name"} | _KATA_TEMPAT and kata & _KATA_TEMPAT)
