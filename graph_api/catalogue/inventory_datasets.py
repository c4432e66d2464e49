"""The inventories as datasets of the catalogue, each with its file and with the subjects of its things as themes."""

from collections.abc import Mapping

from pyoxigraph import NamedNode

from graph_api.catalogue.authority import THEMES, authority
from graph_api.catalogue.distributions import distribution_iri, title_of
from graph_api.catalogue.statements import Statements, both
from graph_api.catalogue.subjects import names, subjects_by_inventory
from graph_api.dumps.dump_names import of_inventory
from graph_api.dumps.dumped_inventories import shown_inventories
from graph_store.snapshot import Snapshot


def inventory_datasets(say: Statements, snapshot: Snapshot, shared: Mapping[str, object]) -> list[NamedNode]:
    """Describe each inventory, with what it shares with the whole dataset, and the themes that are named."""
    by_inventory = subjects_by_inventory(snapshot)
    titles = shown_inventories(snapshot)
    for subject in sorted({each for stem in titles for each in by_inventory.get(stem, ())}, key=str):
        say.about(subject, "skos:Concept", skos_prefLabel=names(snapshot, [subject]))
    broad = [authority("data-theme", name) for name in THEMES]
    return [
        say.about(
            say.iri(f"catalog#inventory-{stem}"), "dcat:Dataset",
            **{
                **shared,
                "dcat_theme": [*broad, *by_inventory.get(stem, ())],
                "dcat_keyword": [title, *names(snapshot, by_inventory.get(stem, ()))],
            },
            dct_title=title_of(of_inventory(stem), title),
            dct_description=both(f"Een deel van de dataset: de rijen van {stem}.csv.",
                                 f"A part of the dataset: the rows of {stem}.csv."),
            dct_isPartOf=say.iri("catalog#dataset"), dcat_distribution=distribution_iri(say, of_inventory(stem)),
        )
        for stem, title in titles.items()
    ]  # fmt: skip
