"""Published vocabularies work as the ontology of a graph folder: lint, sync, GraphQL, SPARQL and pages."""

import json
import tomllib
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse, serialize

from graph_api.graphql.schema import schema_of
from ontology.findings import ERROR
from ontology.lint import lint_folder
from ontology.turtle_files import skolemised
from ontology.vocabulary import Kind, Vocabulary
from tests import node
from tests.vocabularies.folder import BASE, Things, client, in_graphql, in_sparql

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
CASES = tomllib.loads((HERE / "cases.toml").read_text(encoding="utf-8"))


def ontology(vocabulary: str, namespace: str) -> str:
    """Return a vocabulary in Turtle, with its usual prefix."""
    file = node.install(HERE) / "@vocabulary" / vocabulary / f"{vocabulary}.nq"
    triples = (each.triple for each in parse(file.read_bytes(), format=RdfFormat.N_QUADS))
    return (serialize(triples, format=RdfFormat.TURTLE, prefixes={vocabulary: namespace}) or b"").decode()


@pytest.mark.parametrize("vocabulary", CASES)
def test_rows_under_a_published_vocabulary_are_loaded_and_asked(vocabulary: str, tmp_path: Path) -> None:
    """The errors of lint are axioms outside OWL 2 RL, which change nothing but what follows."""
    case = CASES[vocabulary]
    namespace, (first, *_) = case["namespace"], case["properties"]
    things = Things(namespace + case["class"], namespace, case["properties"], case["rows"])
    things.write(tmp_path, ontology(vocabulary, namespace))

    with client(tmp_path) as service:
        assert in_graphql(service, case["query"]) == json.loads(case["answer"])
        pattern = f"?thing a <{things.cls}> ; <{namespace}{first}> ?value"
        stated = in_sparql(service, f"SELECT ?thing ?value {{ {pattern} }} ORDER BY ?thing")
        assert stated == [(f"{BASE}id/{key.replace(':', '/')}", value) for key, value, *_ in case["rows"] if value]
        assert service.get("/doc/x/a", headers={"Accept": "text/html"}).status_code == 200
        assert {each.code for each in lint_folder(BASE) if each.weight == ERROR} <= {"outside-rl", "has-key"}


def test_the_whole_of_schema_org_has_a_schema() -> None:
    """2,600 terms, declared with the words of RDFS."""
    namespace = "http://schema.org/"
    words = Vocabulary.of(skolemised(ontology("schema", namespace), BASE), BASE, {namespace: "schema"})
    assert (len(words.classes), len(words.properties)) > (900, 1500)
    assert words.properties["worksFor"].kind is Kind.THING
    assert words.properties["worksFor"].ranges == ("Organization",)
    assert words.classes["schema_Dataset"].parents == ("CreativeWork",)
    assert words.classes["Person"].parents == ("schema_Thing",)
    assert "Person" in schema_of(words)._schema.type_map
