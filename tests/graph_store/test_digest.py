import hashlib
from collections.abc import Callable

from pyoxigraph import Quad, Store

from graph_store import digest

Quads = Callable[..., list[Quad]]


def test_a_digest_is_the_sum_of_the_hashes_of_the_lines(quads: Quads) -> None:
    lines = [b'<urn:x:a> <urn:x:p> "\xc3\xa9\\n" .\n', b"<urn:x:a> <urn:x:p> <urn:x:b> <urn:x:g> .\n"]
    wanted = sum(int(hashlib.sha256(line).hexdigest(), 16) for line in lines)

    found = digest.of_quads(quads("a p 'é\n'") + quads("a p b", graph="g"))

    assert found == wanted % 2**256


def test_a_store_and_its_quads_have_the_same_digest(quads: Quads) -> None:
    some = quads(*(f"a p 'tekst {number}'" for number in range(1000)), graph="g")
    store = Store()
    store.extend(some)

    assert digest.of_store(store) == digest.of_quads(reversed(some))


def test_lines_may_be_cut_anywhere() -> None:
    whole, cut = digest.LineSum(), digest.LineSum()
    text = b"one .\ntwo .\n"
    whole.write(text)
    for place in range(len(text)):
        cut.write(text[place : place + 1])

    assert cut.total == whole.total


def test_a_digest_is_64_digits_also_after_a_subtraction() -> None:
    assert digest.as_text(-1) == "f" * 64
    assert digest.as_text(1) == "0" * 63 + "1"
