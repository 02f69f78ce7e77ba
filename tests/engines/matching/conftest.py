import pytest

from plenipo.engines.matching import learn
from tests.engines.matching.register import PARTIES


@pytest.fixture(scope="session")
def register():
    return learn(PARTIES)
