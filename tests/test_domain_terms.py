"""The program and its texts name no term of a domain: no class or property of `kennisgraaf.ttl`, and no city.

A string may be a name of something else: of a class of Python (in an annotation or in `__all__`), of an operator of
SPARQL, or of an argument of GraphQL.
"""

import ast
import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ontology.namespaces import local_name
from ontology.turtle_files import ontology_triples

ROOT = Path(__file__).parent.parent
PACKAGES = ("graph_store", "ontology", "queries", "loaders", "graph_api", "kennisgraaf")
SUFFIXES = (".py", ".html", ".js", ".json", ".css", ".md")
CORE = set(re.findall(r"^kg:(\w+) a ", (ROOT / "ontology" / "core.ttl").read_text(encoding="utf-8"), re.MULTILINE))


def cities() -> set[str]:
    with (ROOT / "data" / "jaarplan-2020" / "cities.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["ref_centre_city"] == "true"]
    return {row[column] for row in rows for column in ("label_nl", "label_en") if row[column]}


def domain_terms() -> set[str]:
    subjects = {str(triple.subject).strip("<>") for triple in ontology_triples()}
    return {local_name(each) for each in subjects if "/ns#" in each} - CORE - {"ns"}


def pattern() -> re.Pattern[str]:
    """Return a pattern of `kg:term`, `ns#term`, the name of a class of several words, and a city."""
    terms = domain_terms()
    classes = [each for each in terms if re.fullmatch(r"[A-Z][a-z]+[A-Z]\w+", each)]
    prefixed = rf"(?:\bkg:|ns#)(?:{'|'.join(sorted(terms))})\b"
    return re.compile(rf"{prefixed}|\b(?:{'|'.join(sorted(classes))})\b|\b(?i:{'|'.join(sorted(cities()))})\b")


def texts(path: Path) -> Iterator[str]:
    """Yield the text of a template, or the strings of a module; one that is only a name gets its prefix."""
    if path.suffix != ".py":
        yield path.read_text(encoding="utf-8")
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    of_others = set(of_other_names(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in of_others:
            yield f"kg:{node.value}" if re.fullmatch(r"[A-Z]\w*|[a-z]+[A-Z]\w*", node.value) else node.value
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            name = str(node.args[0].value)
            if called(node) == "kg" and name.islower():
                yield f"kg:{name}"


def called(node: ast.Call) -> str:
    """Return the name of what is called."""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def of_other_names(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield the strings that name something of Python, SPARQL or GraphQL."""
    for node in ast.walk(tree):
        match node:
            case ast.arg(annotation=ast.AST() as found) | ast.FunctionDef(returns=ast.AST() as found):
                yield from ast.walk(found)
            case ast.Assign(targets=[ast.Name(id="__all__")], value=found):
                yield from ast.walk(found)
            case ast.AnnAssign(annotation=ast.Name(id="Arguments"), value=ast.Dict(keys=keys)):
                yield from filter(None, keys)
            case ast.Call(func=ast.Name(id="Operator"), args=[name, *_]):
                yield name
            case ast.Call(func=ast.Attribute(value=ast.Attribute(attr="given"), attr="get"), args=[name, *_]):
                yield name


def is_ours(path: Path) -> bool:
    """Return whether a file is program text: not a folder's own, nor made by others, nor the documentation."""
    return path.suffix in SUFFIXES and not {"vendor", "docs", "examples"} & set(path.parts)


def found() -> dict[str, int]:
    named = pattern()
    paths = [path for package in PACKAGES for path in (ROOT / package).rglob("*") if is_ours(path)]
    counts = {str(path.relative_to(ROOT)): sum(len(named.findall(text)) for text in texts(path)) for path in paths}
    return {path: count for path, count in sorted(counts.items()) if count}


@pytest.mark.slow
def test_no_place_names_a_term_of_a_domain() -> None:
    assert found() == {}


@pytest.mark.parametrize(
    "text", ['kg("hosts")', '"Theme"', '"sitedIn"', '"kg:hosts"', '"a CentreCity"', '"id/mun/gent"']
)
def test_each_way_of_naming_a_domain_is_seen(text: str, tmp_path: Path) -> None:
    file = tmp_path / "a.py"
    file.write_text(text, encoding="utf-8")

    assert [each for part in texts(file) for each in pattern().findall(part)] != []


@pytest.mark.parametrize(
    "text",
    [
        'def a(each: "Issue") -> "Issue": ...',
        '__all__ = ["Issue"]',
        'Operator("Project", "?a")',
        'call.given.get("asOf")',
        'A: Arguments = {"asOf": 1}',
    ],
)
def test_a_name_of_something_else_is_free(text: str, tmp_path: Path) -> None:
    file = tmp_path / "a.py"
    file.write_text(text, encoding="utf-8")

    assert [each for part in texts(file) for each in pattern().findall(part)] == []


def test_core_terms_are_free() -> None:
    assert {"Row", "earliest", "sourceLines"} <= CORE
    assert CORE.isdisjoint(domain_terms())
    assert pattern().findall("kg:Row kg:earliest ns#line") == []
