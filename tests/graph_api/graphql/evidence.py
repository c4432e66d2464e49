"""GraphQL over one version, with provenance compared to what `/explain` says."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from graph_api.graphql.facts_cache import FactsCache
from graph_api.graphql.request_context import Lens, RequestContext
from graph_api.graphql.schema import execute
from graph_api.service import Service as Running
from graph_api.service import ServiceSettings
from graph_store.versions import State
from ontology.namespaces import key_of
from ontology.vocabulary import Vocabulary
from tests.service import Service
from tests.store_operations import CountingStore, counting

ROW = """iri file line columns basis basisWords sourceLines cited
    document { iri label } lines { number printed readings { text after } }"""
ORIGIN = f"""
    provenance {{
        stated inferred graphs since sinceExact
        rows {{ {ROW} staleSince }} writes {{ iri at by }}
    }}
    derivation {{
        asserted text
        steps {{ subject predicate object rule axiom rows {{ {ROW} }} writes {{ iri }} }}
    }}"""
FACTS = f"query ($id: ID!, $p: [String!]) {{ thing(id: $id) {{ facts(properties: $p) {{ value lang {ORIGIN} }} }} }}"


class Reading:
    """Documents over the newest version of a state, opened for this object alone."""

    def __init__(self, state: State) -> None:
        self.running = Running(ServiceSettings(data=state.root))
        self.snapshot, self.cache = self.running.snapshot(), FactsCache()

    def counting(self) -> CountingStore:
        """Count the store operations from now on."""
        return counting(self.snapshot)

    @property
    def lens(self) -> Lens:
        """The lens of a request without directives."""
        return self._context().lens()

    def _context(self) -> RequestContext:
        words = Vocabulary.load()
        return RequestContext(self.snapshot, words, self.cache, ("nl", "en"), self.running, max_cost=float("inf"))

    def answer(self, text: str, *, plans: bool = True, **variables: Any) -> Any:
        """Return the data of an answer without errors."""
        context = self._context()
        result = execute(context, text, variables, plans=plans)
        assert not result.errors, result.errors
        assert not any(each.startswith("fault") for each in context.unplanned.values()), context.unplanned
        return result.data


def origin(reading: Reading, fact: Triple) -> Any:
    """Return the fact of a thing in GraphQL, with its origin."""
    assert isinstance(fact.subject, NamedNode)
    data = reading.answer(FACTS, id=fact.subject.value, p=[fact.predicate.value])
    value = fact.object
    lang = value.language or "" if isinstance(value, Literal) else ""
    (found,) = [each for each in data["thing"]["facts"] if (each["value"], each["lang"]) == (plain(value), lang)]
    return found


def explained(service: Service, fact: Triple) -> Any:
    """Return the answer of `/explain` for a fact."""
    value = fact.object if isinstance(fact.object, Literal) else f"{fact.object}"
    given = {"s": f"{fact.subject}", "p": f"{fact.predicate}", "o": f"{value}", "lang": "nl"}
    answer = service.client.get("/explain", params=given, headers={"Accept": "application/json"})
    assert answer.status_code == 200, answer.text
    return answer.json()


def compare(found: Any, said: Any) -> None:
    """Check that the origin in GraphQL is that of `/explain`."""
    provenance, derivation = found["provenance"], found["derivation"]
    assert provenance["inferred"] is (said["status"] == "inferred") is not derivation["asserted"]
    if said["status"] == "asserted":
        assert provenance["stated"]
        assert _rows(provenance["rows"]) == _said_rows(said["rows"])
    steps = {_fact(step["subject"], step["predicate"], step["object"]): step for step in derivation["steps"]}
    nodes = {_fact(*(node["fact"][name]["value"] for name in NAMES)): node for node in _nodes(said)}
    assert steps.keys() == nodes.keys()
    for name, node in nodes.items():
        step = steps[name]
        assert (step["rule"], step["axiom"]) == (node.get("rule"), node.get("axiom"))
        rows = node["rows"] if "rows" in node else [row for each in node["grounds"] for row in each["rows"]]
        assert {each["iri"] for each in step["rows"]} == {each["row"] for each in rows if "row" in each}
        if "rows" in node:
            assert _rows(step["rows"]) == _said_rows(rows)


NAMES = ("subject", "predicate", "object")


def cells(folder: Path, row: Any) -> dict[str, str]:
    """Return the cells of a row, read from its line of the file."""
    with (folder / row["file"]).open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        header = next(reader)
        for line in reader:
            if reader.line_num - sum(cell.count("\n") for cell in line) == row["line"]:
                return dict(zip(header, line, strict=True))
    raise AssertionError(f"{row['file']} has no line {row['line']}")


def mentions(texts: dict[str, str], fact: Triple) -> bool:
    """Return whether the cells of a row name both ends of a fact, or one end if the row is itself the other end."""
    whole = " ".join(texts.values()).casefold()
    ends = [
        each for each in (fact.subject, fact.object) if not plain(each).startswith("https://kennisgraaf.example/row/")
    ]
    return any(_names(each) & {whole} or any(name in whole for name in _names(each)) for each in ends)


def plain(term: object) -> str:
    """Return the text of a literal, or the IRI of a thing."""
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


def _names(term: object) -> set[str]:
    """Return how a cell may name a term: by its text, by its key, or, if the metadata adds `metric:`, by its name."""
    text = plain(term)
    key = key_of(text, "https://kennisgraaf.example/")
    return {text.casefold(), key.removeprefix("metric:").casefold()} if key else {text.casefold()}


def _fact(*parts: str) -> tuple[str, ...]:
    return parts


def _nodes(said: Any) -> Iterator[Any]:
    """Yield each fact of a derivation once, as it is written out."""
    if not said.get("repeats"):
        yield said
        for premise in said.get("premises", ()):
            yield from _nodes(premise)


def _rows(rows: Any) -> list[tuple[Any, ...]]:
    names = ("iri", "file", "line", "basis", "basisWords", "document", "lines")
    return [(*(row[name] for name in names), ", ".join(row["columns"]), ", ".join(row["sourceLines"])) for row in rows]


def _said_rows(rows: Any) -> list[tuple[Any, ...]]:
    names = ("row", "file", "line", "basis", "words", "document", "lines", "column", "source_lines")
    return [tuple(row[name] for name in names) for row in rows if "row" in row]
