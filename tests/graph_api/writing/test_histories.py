"""Random histories of a whole application: each version has exactly the inferences that a logic program computes.

Facts and axioms come and go triple by triple, by `/update` and from CSV files. Each write opens the saved closure and
saves it again. A few go over HTTP, by a service that starts for them; the others by the function that its process of a
write calls, which is several times quicker.
"""

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import asdict
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from graph_api.writing.edits import write
from graph_api.writing.task import UPDATE, Part, WriteTask
from graph_store.errors import GraphError, Inconsistent
from graph_store.graphs import Graphs
from graph_store.versions import State
from graph_store.views import stated
from loaders import SyncOptions, sync
from ontology.namespaces import OWL_SAME_AS, RDF_TYPE, kg
from tests.graph_api.plain import Writer, writing
from tests.loaders.conftest import RDFS_LABEL, column, describe, key, table, thing

pytest.importorskip("clingo", reason="clingo is a development dependency")
from tests.ontology.reasoning.datalog import Program, reported
from tests.ontology.reasoning.pools import AXIOMS, FACTS, pool

pytestmark = pytest.mark.slow

GRAPHS = Graphs()
STEPS = int(os.environ.get("HISTORY_WRITES", "25"))
"""Writes of the whole application; `test_against_datalog.py` makes 150 changes of a closure, each as well compared."""
SEEDS = [int(seed) for seed in os.environ.get("HISTORY_SEEDS", "1").split()]

CITIES = table(
    "steden.csv",
    key("mun"),
    column("label_nl", required=True, lang="nl", propertyUrl=RDFS_LABEL),
    column("type", virtual=True, propertyUrl="rdf:type", valueUrl=kg("CentreCity").value),
)
PROJECTS = table(
    "projecten.csv",
    key("prj"),
    column("label_nl", required=True, lang="nl", propertyUrl=RDFS_LABEL),
    column("sited_in", property="sitedIn", valueUrl=thing("sited_in"), load_references=["steden.csv"]),
    column("package", property="bundledIn", valueUrl=thing("package")),
    column("type", virtual=True, propertyUrl="rdf:type", valueUrl=kg("Project").value),
)

ROWS = {
    "steden.csv": ("id,label_nl", [f"mun:{name},{name.upper()}" for name in "abc"]),
    "projecten.csv": (
        "id,label_nl,sited_in,package",
        [f"prj:{p},{p.upper()},mun:{m},pkg:{k}" for p, m, k in product("abc", "ab", "xy")],
    ),
}


def closed_world(found: set[Triple]) -> Iterator[Triple]:
    """The four closed-world rules of the ontology, written by hand."""
    pairs = {name: {(t.subject, t.object) for t in found if t.predicate == kg(name)} for name in
             ("partOf", "organisedBy", "subOrganisationOf", "bundledIn")}  # fmt: skip
    members = {name: {t.subject for t in found if t.predicate == RDF_TYPE and t.object == kg(name)} for name in
               ("Programme", "Organisation")}  # fmt: skip
    for programme in members["Programme"] - {part for part, _ in pairs["partOf"]}:
        yield Triple(programme, RDF_TYPE, kg("TopLevelProgramme"))
    for organisation in members["Organisation"] - {NamedNode(f"{GRAPHS.base}id/org/kvs")}:
        yield Triple(organisation, RDF_TYPE, kg("ExternalOrganisation"))
    for (event, host), (same, guest) in product(pairs["organisedBy"], repeat=2):
        both = {(host, guest), (guest, host)}
        are_two = event == same and host != guest and {host, guest} <= members["Organisation"]
        if are_two and both.isdisjoint(pairs["subOrganisationOf"]):
            yield Triple(host, kg("coOrganisesWith"), guest)  # type: ignore[arg-type]
    for (part, package), (mate, parcel) in product(pairs["bundledIn"], repeat=2):
        if package == parcel and part != mate:
            yield Triple(part, kg("bundledWith"), mate)


def a_name_of_two(stated: set[Triple]) -> bool:
    """Return whether `owl:sameAs` gives a thing a name that has other stated facts."""
    links = {each for each in stated if each.predicate == OWL_SAME_AS}
    return any(link.object in (each.subject, each.object) for link in links for each in stated - {link})


class History:
    """A state with its inventories, and the logic program that computes the expected inferences."""

    def __init__(self, place: Path, seed: int) -> None:
        self.random, self.program = Random(seed), Program()
        self.folder, self.state = place / "data", State(place / "state", keep=5)
        self.facts, self.axioms = pool(FACTS), pool(AXIOMS)
        self.done: Counter[str] = Counter()
        self.folder.mkdir()
        describe(self.folder, CITIES, PROJECTS)
        self.write_rows()
        sync(self.folder, self.state)
        self.ontology = {axiom for axiom in self.graph("ontology") if not isinstance(axiom.object, Literal)}
        self.see()

    def graph(self, name: str) -> set[Triple]:
        return {quad.triple for quad in self.state.newest().quads(g=GRAPHS.named(name))}

    def stated(self) -> set[Triple]:
        words = self.graph("ontology")
        return {quad.triple for quad in stated(self.state.newest().store(), GRAPHS)} - words

    def see(self) -> None:
        """Compare the inferences of the newest version with those of the program."""
        facts = self.stated()
        follows, clashes = self.follows(facts)
        assert self.graph("inferred") == follows
        assert not clashes

    def follows(self, facts: set[Triple]) -> tuple[set[Triple], bool]:
        """Return the expected inferences from facts, and whether they contradict each other; aliases equal nothing."""
        stated = {fact for fact in facts if fact.predicate != OWL_SAME_AS} | self.ontology
        found, clashes = self.program.closure(stated, closed_world)
        return reported(found, stated) - facts, clashes

    def step(self, writer: Writer | None) -> None:
        """Do one thing, and see the version that it makes; without a new version, nothing can have changed."""
        version = self.state.current()
        if self.random.random() < 0.15:
            self.sync()
        else:
            self.update(writer)
        if self.state.current() != version:
            self.see()

    def update(self, writer: Writer | None) -> None:
        """Some triples come or go, most often one; what is refused must be a clash."""
        pool = self.axioms if self.random.random() < 0.5 else self.facts
        some = self.random.sample(pool, self.random.choice([1, 1, 1, 2, 6]))
        there = self.graph("edits")
        gone = {each for each in some if each in there}
        come = set(some) - gone
        data = [f"{verb} DATA {{ {' '.join(f'{each} .' for each in each_of)} }}" for verb, each_of in
                (("DELETE", gone), ("INSERT", come)) if each_of]  # fmt: skip
        before, version = self.stated(), self.state.current()
        elsewhere = {quad.triple for name in ("steden", "projecten") for quad in
                     self.state.newest().quads(g=GRAPHS.source(name))}  # fmt: skip
        after = before - (gone - elsewhere) | come
        told = self.send(" ; ".join(data), writer)
        self.done[told.get("code", "HTTP" if writer else "write")] += 1
        assert (told.get("code") == "NOT_AN_ALIAS") == a_name_of_two(after), told
        if "code" not in told:
            assert told["version"] == self.state.current()
            return
        assert self.state.current() == version, told
        assert self.stated() == before
        assert told["code"] in ("NOT_AN_ALIAS", "INCONSISTENT", "REJECTED", "REJECTED_METADATA"), told
        if told["code"] == "INCONSISTENT":
            assert self.follows(after)[1], told["detail"]

    def send(self, text: str, writer: Writer | None) -> dict[str, Any]:
        """Return the answer to an update, sent over HTTP or to the function that the process of a write calls."""
        if writer is not None:
            told: dict[str, Any] = writer.update(text).json()
            return told
        file = self.state.root.parent / "update.ru"
        file.write_text(text, encoding="utf-8")
        root, base = str(self.state.root), GRAPHS.base
        try:
            return asdict(write(WriteTask(UPDATE, root, base, 5, False, 30, [Part(str(file), "")], "test", text)))
        except GraphError as fault:
            return {"code": fault.code, "detail": fault.detail}

    def sync(self) -> None:
        """Remove and add rows of the inventories."""
        self.write_rows()
        try:
            sync(self.folder, self.state, SyncOptions(allow_mass_delete=True))
            self.done["sync"] += 1
        except Inconsistent:
            self.done["sync refused"] += 1

    def write_rows(self) -> None:
        for name, (head, rows) in ROWS.items():
            chosen = {row.split(",")[0]: row for row in self.random.sample(rows, self.random.randint(1, len(rows)))}
            (self.folder / name).write_text("\n".join([head, *chosen.values(), ""]), encoding="utf-8")


@pytest.mark.parametrize("seed", SEEDS)
def test_every_version_of_a_history_infers_what_follows(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each step is a write of a version and a closure by clingo: hence its seconds."""
    monkeypatch.setattr("ontology.incremental_validation.findings", lambda triples, shapes, base: [])
    history, left, over_http = History(tmp_path, seed), STEPS, False
    while left:
        steps = min(left, history.random.randint(2, 4) if over_http else history.random.randint(15, 60))
        with writing(history.state.root, plain=False) if over_http else nullcontext() as writer:
            for _ in range(steps):
                history.step(writer)
        left, over_http = left - steps, not over_http
        print(f"seed {seed}: {STEPS - left} steps, {dict(history.done)}", flush=True)
    assert history.done["write"] + history.done["HTTP"] > STEPS / 3
