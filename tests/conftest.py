"""What every test gets back as it found it."""

import sys
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def modul_utama() -> Iterator[None]:
    """Streamlit's AppTest leaves its script as ``__main__``, which a process spawned later would run again."""
    utama = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = utama
