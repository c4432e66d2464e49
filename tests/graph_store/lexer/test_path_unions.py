"""A path has the pairs that the definitions of the standard give."""

import random
from collections import Counter
from collections.abc import Callable

import pytest
from pyoxigraph import Store

from graph_store.errors import QueryTooComplex
from graph_store.lexer.standard_semantics import standard
from tests.graph_store.lexer.rewritten import NAMES, PREFIX, Pairs, Triples, graph, rows, store_of


def path(rnd: random.Random, depth: int = 3) -> tuple[str, Callable[[Triples], Pairs]]:
    """Return a path and its meaning by the definitions of section 18.4."""
    kind = rnd.choice(
        ["link", "link", "other", "inverse", "sequence", "either", "either", "repeat"] if depth else ["link"]
    )
    if kind == "link":
        name = rnd.choice(NAMES)
        return f":{name}", lambda triples: Counter((s, o) for s, p, o in triples if p == name)
    if kind == "other":
        return other(rnd)
    text, of = path(rnd, depth - 1)
    if kind == "inverse":
        return f"^({text})", lambda triples: Counter({(o, s): n for (s, o), n in of(triples).items()})
    if kind == "repeat":
        mark = rnd.choice("?*+")
        return f"({text}){mark}", lambda triples: repeated(of(triples), nodes(triples), mark)
    second, of_second = path(rnd, depth - 1)
    if kind == "either":
        return f"({text}|{second})", lambda triples: of(triples) + of_second(triples)
    return f"({text}/{second})", lambda triples: joined(of(triples), of_second(triples))


def other(rnd: random.Random) -> tuple[str, Callable[[Triples], Pairs]]:
    forward = rnd.sample(NAMES, rnd.randint(0, 2))
    inverse = rnd.sample(NAMES, rnd.randint(0, 2))
    parts = [*(f":{name}" for name in forward), *(f"^:{name}" for name in inverse)]
    rnd.shuffle(parts)

    def means(triples: Triples) -> Pairs:
        there = Counter((s, o) for s, p, o in triples if p not in forward) if forward or not inverse else Pairs()
        return there + (Counter((o, s) for s, p, o in triples if p not in inverse) if inverse else Pairs())

    return f"!({'|'.join(parts)})", means


def joined(first: Pairs, second: Pairs) -> Pairs:
    found = Pairs()
    for (start, middle), many in first.items():
        for (again, end), more in second.items():
            if again == middle:
                found[start, end] += many * more
    return found


def repeated(pairs: Pairs, all_nodes: set[str], mark: str) -> Pairs:
    found = set(pairs)
    if mark != "?":
        while more := {(s, o) for s, m in found for n, o in pairs if m == n} - found:
            found |= more
    return Counter(found if mark == "+" else found | {(node, node) for node in all_nodes})


def nodes(triples: Triples) -> set[str]:
    return {end for s, _, o in triples for end in (s, o)}


@pytest.mark.parametrize("seed", range(150))
def test_a_path_has_the_pairs_and_the_duplicates_of_its_definition(seed: int) -> None:
    rnd = random.Random(seed)
    triples = graph(rnd)
    text, means = path(rnd)
    store, expected = store_of(triples), means(triples)
    assert rows(store, f"SELECT ?s ?o {{ ?s {text} ?o }}") == expected, text
    start, end = rnd.choice(sorted(nodes(triples))), rnd.choice(sorted(nodes(triples)))
    ends = Counter({(o,): n for (s, o), n in expected.items() if s == start})
    assert rows(store, f"SELECT ?o {{ :{start} {text} ?o }}") == ends, text
    closed = rows(store, f"SELECT (COUNT(*) AS ?n) {{ :{start} {text} :{end} }}")
    assert closed == Counter([(str(expected[start, end]),)]), text


@pytest.mark.parametrize("seed", range(100))
def test_triples_around_a_path_keep_their_duplicates(seed: int) -> None:
    """Compare texts with brackets, lists, labels and filters between triples with the same texts with variables."""
    rnd = random.Random(seed)
    triples = graph(rnd)
    (one, of_one), (two, of_two) = path(rnd, 2), path(rnd, 2)
    means, p = joined(of_one(triples), of_two(triples)), rnd.choice(NAMES)
    by_start: Counter[str] = Counter()
    for (start, _), many in means.items():
        by_start[start] += many
    expected = Counter({(s, o): by_start[s] for s, q, o in triples if q == p and by_start[s]})
    store = store_of(triples)
    for text in (
        f"SELECT ?s ?o {{ ?s :{p} ?o ; {one} [ {two} [] ] }}",
        f"SELECT ?s ?o {{ ?s {one} _:x ; :{p} ?o . FILTER(true) _:x {two} _:y }}",
        f"SELECT ?s ?o {{ ?s :{p} ?o . {{ [ ^({one}) ?s ; {two} ?end ] }} }}",
    ):
        assert rows(store, text) == expected, text


@pytest.mark.parametrize(
    ("text", "number"),
    [(":p|:q +5", 2), (":p|:q 5", 2), ("!a +5", 2), ("!a -5 , 5", 2), (":p+|:q +5", 2), ("!a -5", 1)],
)
def test_the_longest_token_is_the_sign_of_a_number(text: str, number: int) -> None:
    store = Store()
    store.update(PREFIX + "INSERT DATA { :a :p 5 ; :q 5, -5 }")
    assert rows(store, f"SELECT ?s {{ ?s {text} }}") == Counter({("a",): number})


def test_a_name_of_the_text_is_not_used_again() -> None:
    store = store_of({("a", "p", "b")})
    text = "SELECT ?path1 ?path_1 { ?path1 !:q ?path_1 . _:path2 :p|:q ?path_1 }"
    assert rows(store, text) == Counter([("a", "b")])


def test_too_many_sequences_in_one_text_are_refused() -> None:
    half = "?s " + "/".join(["(:p|:q)"] * 7) + " ?o"
    standard(f"{PREFIX} ASK {{ {{ {half} }} {{ {half} }} }}")
    with pytest.raises(QueryTooComplex):
        standard(f"{PREFIX} ASK {{ {{ {half} }} {{ {half} }} {{ {half} }} }}")


@pytest.mark.slow
def test_a_long_text_is_not_repeated_over_and_over() -> None:
    members = " 1" * 1_000
    assert len(standard(f"{PREFIX} ASK {{ ?s :p|:q ?o ; :r ({members}) }}")) < 500_000
    with pytest.raises(QueryTooComplex, match="4096 triples"):
        standard(f"{PREFIX} ASK {{ ?s (:p|:q)|(:p|:q) ({members}) }}")
