"""The inventories as datasets of the catalogue."""

from pyoxigraph import Literal, NamedNode

from graph_api.catalogue.inventory_datasets import inventory_datasets
from graph_api.catalogue.statements import Statements
from graph_api.dumps.dumped_inventories import shown_inventories
from graph_store.snapshot import Snapshot
from ontology.namespaces import RDF_TYPE, thing
from tests.service import Service

DCAT, DCT = "http://www.w3.org/ns/dcat#", "http://purl.org/dc/terms/"
PUBLISHER = NamedNode("https://iemand.example/")


def described(snapshot: Snapshot) -> tuple[list[NamedNode], dict[NamedNode, dict[str, list[object]]]]:
    """Return the datasets, and the values of each subject by property."""
    say = Statements(snapshot.graphs.base)
    datasets = inventory_datasets(say, snapshot, {"dct_publisher": PUBLISHER})
    said: dict[NamedNode, dict[str, list[object]]] = {}
    for triple in say.found:
        assert isinstance(triple.subject, NamedNode)
        said.setdefault(triple.subject, {}).setdefault(triple.predicate.value, []).append(triple.object)
    return datasets, said


def test_each_inventory_is_a_dataset_with_its_file_and_what_it_shares(service: Service) -> None:
    snapshot = service.state.newest()
    datasets, said = described(snapshot)
    base = snapshot.graphs.base
    assert datasets == [NamedNode(f"{base}catalog#inventory-{stem}") for stem in shown_inventories(snapshot)]
    for dataset in datasets:
        assert said[dataset][f"{DCT}publisher"] == [PUBLISHER]
        assert said[dataset][f"{DCT}isPartOf"] == [NamedNode(f"{base}catalog#dataset")]
        stem = dataset.value.partition("#inventory-")[2]
        assert said[dataset][f"{DCAT}distribution"] == [NamedNode(f"{base}catalog#inventory--{stem}.csv")]


def test_its_themes_are_the_subjects_of_its_things_each_a_concept_with_names(service: Service) -> None:
    snapshot = service.state.newest()
    _, said = described(snapshot)
    projects = said[NamedNode(f"{snapshot.graphs.base}catalog#inventory-projects")]
    own = [each for each in projects[f"{DCAT}theme"] if str(each).startswith(f"<{snapshot.graphs.base}")]
    assert thing("thm:verweving") in own
    for theme in own:
        assert isinstance(theme, NamedNode)
        assert said[theme][RDF_TYPE.value] == [NamedNode("http://www.w3.org/2004/02/skos/core#Concept")]
        assert len(said[theme]["http://www.w3.org/2004/02/skos/core#prefLabel"]) == 2
    assert {Literal("Projecten"), Literal("verweving van werklocaties", language="nl")} <= set(
        projects[f"{DCAT}keyword"]
    )


def test_a_version_without_inventories_has_no_such_dataset(snapshot: Snapshot) -> None:
    assert described(snapshot) == ([], {})
