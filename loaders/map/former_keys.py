"""The links from the resource of a row to the IRIs that it had under its former keys (`load:renamed`)."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from loaders.csvw.metadata import Table, TableGroup
from loaders.map.columns import template_rules
from loaders.map.facts import Fact
from loaders.map.terms import IRI, Value
from ontology.namespaces import OWL_SAME_AS


def former_names(table: Table, group: TableGroup) -> Callable[[str], Iterator[Fact]]:
    """Return the function from the key of a row to the facts that link its resource to its old IRIs."""
    about = next((each.about for each in table.cells if each.name in table.key and each.about), None)
    if about is None or len(table.key) != 1:
        return lambda key: iter(())
    template, (column,) = template_rules(table, group).compile(about), table.key
    former = defaultdict[str, list[str]](list)
    for old, new in table.renamed.items():
        former[new].append(old)

    def stated(key: str) -> Iterator[Fact]:
        for old in former.get(key, ()):
            now, was = (template.expand({column: unquote(each)}) for each in (key, old))
            if now and was:
                yield Fact(Value(IRI, now), table.graph, OWL_SAME_AS.value, Value(IRI, was))

    return stated
