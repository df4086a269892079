from collections.abc import Iterator

import pytest
from peladen import CARA, menyala, port_bebas


@pytest.fixture(scope="session", params=CARA)
def dasbor(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a dashboard that runs in an empty folder, started in each of the two ways."""
    with menyala(CARA[request.param], port_bebas(), tmp_path_factory.mktemp("dasbor")) as alamat:
        yield alamat
