"""Random histories of a whole application: what every version infers is what a logic program says that follows.

Facts and axioms come and go triple by triple, by `/update` and from CSV files; each write is done by a process of its
own that opens the saved closure and saves it again, and now and then the service stops and starts.
"""

import os
from collections import Counter
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from random import Random

import pytest
from pyoxigraph import NamedNode, Triple

from graph_store.errors import Inconsistent
from graph_store.graphs import Graphs
from graph_store.versions import State
from loaders import SyncOptions, sync
from ontology.terms import OWL_SAME_AS, RDF_TYPE, kg
from tests.graph_api.plain import Writer, writing
from tests.loaders.conftest import RDFS_LABEL, column, describe, key, table, thing

pytest.importorskip("clingo", reason="clingo is a development dependency")
from tests.ontology.reasoning.datalog import Program, reported
from tests.ontology.reasoning.pools import AXIOMS, FACTS, pool

pytestmark = pytest.mark.slow

GRAPHS = Graphs()
STEPS = int(os.environ.get("HISTORY_STEPS", "150"))
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


class History:
    """A state with its inventories, and the program that says what should follow."""

    def __init__(self, place: Path, seed: int) -> None:
        self.random, self.program = Random(seed), Program()
        self.folder, self.state = place / "data", State(place / "state", keep=5)
        self.facts, self.axioms = pool(FACTS), pool(AXIOMS)
        self.done: Counter[str] = Counter()
        self.folder.mkdir()
        describe(self.folder, CITIES, PROJECTS)
        self.write_rows()
        sync(self.folder, self.state)
        self.ontology = self.graph("ontology")
        self.see()

    def graph(self, name: str) -> set[Triple]:
        return {quad.triple for quad in self.state.newest().quads(g=GRAPHS.named(name))}

    def stated(self) -> set[Triple]:
        return self.graph("asserted") | self.graph("reference")

    def see(self) -> None:
        """Compare what the newest version infers with what the program says."""
        facts = self.stated()
        follows, clashes = self.follows(facts)
        assert self.graph("inferred") == follows
        assert not clashes

    def follows(self, facts: set[Triple]) -> tuple[set[Triple], bool]:
        """What should be inferred from facts, and whether they contradict each other; nothing equals its alias."""
        stated = {fact for fact in facts if fact.predicate != OWL_SAME_AS} | self.ontology
        found, clashes = self.program.closure(stated, closed_world)
        return reported(found, stated) - facts, clashes

    def step(self, writer: Writer) -> None:
        """Do one thing, and see."""
        if self.random.random() < 0.15:
            self.sync()
        else:
            self.update(writer)
        self.see()

    def update(self, writer: Writer) -> None:
        """Some triples come or go, most often one; what is refused must be a clash."""
        pool = self.axioms if self.random.random() < 0.5 else self.facts
        some = self.random.sample(pool, self.random.choice([1, 1, 1, 2, 6]))
        there = self.graph("edits")
        gone = {each for each in some if each in there}
        come = set(some) - gone
        data = [f"{verb} DATA {{ {' '.join(f'{each} .' for each in each_of)} }}" for verb, each_of in
                (("DELETE", gone), ("INSERT", come)) if each_of]  # fmt: skip
        before, version = self.stated(), self.state.current()
        answer = writer.update(" ; ".join(data))
        told = answer.json()
        self.done[told.get("code", "published")] += 1
        if answer.status_code == 200:
            assert told["version"] == self.state.current()
            return
        assert self.state.current() == version, told
        assert told["code"] in ("INCONSISTENT", "REJECTED", "REJECTED_METADATA"), told
        if told["code"] == "INCONSISTENT":
            elsewhere = {quad.triple for name in ("steden", "projecten") for quad in
                         self.state.newest().quads(g=GRAPHS.source(name))}  # fmt: skip
            assert self.follows(before - (gone - elsewhere) | come)[1], told["detail"]

    def sync(self) -> None:
        """The inventories lose and get rows."""
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
    """Each of the 150 steps is a write by a process of its own, and a closure by clingo: hence its seconds."""
    monkeypatch.setattr("ontology.neighbourhood.findings", lambda triples, shapes, base: [])
    history, left = History(tmp_path, seed), STEPS
    while left:
        steps = min(left, history.random.randint(10, 40))
        with writing(history.state.root, plain=False) as writer:
            for _ in range(steps):
                history.step(writer)
        left -= steps
        print(f"seed {seed}: {STEPS - left} steps, {dict(history.done)}", flush=True)
    assert history.done["published"] > STEPS / 3
