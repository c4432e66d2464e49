import hashlib
from random import Random

import numpy as np
import pytest

from loaders.dataset import holdings
from loaders.dataset.holdings import Holdings


@pytest.fixture
def names() -> list[bytes]:
    return [hashlib.sha256(str(number).encode()).digest()[:16] for number in range(500)]


def test_numbers_are_found_again_and_may_change(names: list[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holdings, "_LONGEST_RUN", 40)
    random, known, wanted = Random(1), Holdings(), dict[bytes, int]()
    for number in range(1, 60):
        some = random.sample(names, 25)
        assert known.of(some).tolist() == [wanted.get(name, 0) for name in some]
        known.put(some, np.full(25, number, np.uint32))
        wanted |= dict.fromkeys(some, number)

    assert known.of(names).tolist() == [wanted.get(name, 0) for name in names]
    assert len(known) == len(wanted)


def test_digests_that_begin_alike_are_told_apart() -> None:
    alike = [b"beginning" + bytes(6) + bytes([number]) for number in range(20)]
    known = Holdings()
    known.put(alike[:10], np.arange(1, 11, dtype=np.uint32))
    known.put(alike[15:], np.arange(16, 21, dtype=np.uint32))

    assert known.of(alike).tolist() == [*range(1, 11), 0, 0, 0, 0, 0, *range(16, 21)]
