"""The proposed ontology is Turtle, whatever the titles are."""

from pathlib import Path

from pyoxigraph import RdfFormat, parse

from loaders import describe
from ontology.vocabulary import Kind, Vocabulary


def test_titles_with_any_character_are_labels(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('id,"Zei ""ja"" \\\\ <b>",uur\na,x,14:30\nb,y,15:00\n')
    triples = [quad.triple for quad in parse(describe([tmp_path]).files["ontology.ttl"], format=RdfFormat.TURTLE)]
    vocabulary = Vocabulary.of(triples)
    assert {each.labels["nl"] for each in vocabulary.properties.values()} == {'Zei "ja" \\\\ <b>', "uur"}
    assert vocabulary.properties["uur"].kind is Kind.STRING, "a time has no kind of its own, so it is any literal"
