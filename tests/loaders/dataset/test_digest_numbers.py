import hashlib
from random import Random

import pytest

from loaders.dataset import digest_numbers
from loaders.dataset.digest_numbers import DigestNumbers


@pytest.fixture
def names() -> list[bytes]:
    return [hashlib.sha256(str(number).encode()).digest()[:16] for number in range(500)]


def test_a_digest_keeps_its_first_number(names: list[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digest_numbers, "_LONGEST_RUN", 40)
    random, known, wanted = Random(1), DigestNumbers(), dict[bytes, int]()
    for number in range(1, 60):
        some = random.sample(names, 25)
        assert known.add(some, number).tolist() == [wanted.get(name, 0) for name in some]
        wanted = dict.fromkeys(some, number) | wanted

    assert known.add(names, 60).tolist() == [wanted.get(name, 0) for name in names]
    assert len(known) == len(names)


def test_digests_that_begin_alike_are_told_apart() -> None:
    alike = [b"beginning" + bytes(6) + bytes([number]) for number in range(20)]
    known = DigestNumbers()
    known.add(alike[:10], 1)
    known.add(alike[15:], 2)

    assert known.add(alike, 3).tolist() == [1] * 10 + [0] * 5 + [2] * 5
