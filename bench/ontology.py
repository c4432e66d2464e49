"""Processor time that a new process spends on the ontology of this folder: files, vocabulary, rules and schema."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figure

ROOT = Path(__file__).parent.parent
COMMAND = "scripts/bench ontology"
ROUNDS = 5
TARGETS = {"schema": 0.7}

STEPS = """
import json
from time import process_time

from graph_api.graphql.schema import schema
from ontology.reasoning import compile_rules
from ontology.turtle_files import ontology_triples, shape_triples
from ontology.vocabulary import Vocabulary

taken = {}
for name, step in {
    "files": lambda: (ontology_triples(), shape_triples()),
    "vocabulary": Vocabulary.load,
    "rules": lambda: compile_rules(ontology_triples()),
    "schema": schema,
}.items():
    begun = process_time()
    step()
    taken[name] = process_time() - begun
print(json.dumps(taken))
"""


def ontology() -> Iterator[Figure]:
    """Measure each step in new processes, and keep the shortest time."""
    runs = [_run() for _ in range(ROUNDS)]
    for name in runs[0]:
        yield Figure(f"ontology.{name}", min(each[name] for each in runs), "s", COMMAND, TARGETS.get(name))


def _run() -> dict[str, float]:
    done = subprocess.run([sys.executable, "-c", STEPS], cwd=ROOT, check=True, capture_output=True)
    taken: dict[str, float] = json.loads(done.stdout)
    return taken
