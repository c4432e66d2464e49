"""The description of the dataset in DCAT-AP 3.0.0, for portals to harvest.

Source: https://semiceu.github.io/DCAT-AP/releases/3.0.0/
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Triple

from graph_api.catalogue.authority import (
    AUTHORITY,
    LANGUAGES,
    THEMES,
    authority,
    licence_type,
    rhythm,
)
from graph_api.catalogue.distributions import CSVW, Distributions
from graph_api.catalogue.inventory_datasets import inventory_datasets
from graph_api.catalogue.statements import Statements, both, texts, typed
from graph_api.catalogue.subjects import members, names
from graph_store.manifest import Manifest
from graph_store.snapshot import Snapshot
from graph_store.terms import Term
from ontology.graph_folder import graph_folder
from ontology.namespaces import kg

_MOST_KEYWORDS = 40


@dataclass(frozen=True, slots=True)
class Publishing:
    """The title, publisher, licence and languages of the dataset, from the settings."""

    name: str
    iri: str
    licence: str
    languages: tuple[str, ...]
    title: str
    description: str


def describe(
    snapshot: Snapshot,
    manifests: Sequence[Manifest],
    by: Publishing,
    built: Mapping[str, tuple[int, str]],
) -> list[Triple]:
    """Return the catalogue of one version; `built` maps the name of each dump that exists to its size and SHA-256."""
    return _Catalogue(snapshot, manifests, by, built).triples()


class _Catalogue:
    def __init__(
        self,
        snapshot: Snapshot,
        manifests: Sequence[Manifest],
        by: Publishing,
        built: Mapping[str, tuple[int, str]],
    ) -> None:
        self._snapshot, self._by = snapshot, by
        self._manifests = [each for each in manifests if each.version <= snapshot.version]
        self._say = Statements(snapshot.graphs.base)
        self._licence = NamedNode(by.licence)
        self._publisher = NamedNode(by.iri) if by.iri else self._say.iri("catalog#publisher")
        self._dataset = self._say.iri("catalog#dataset")
        self._distributions = Distributions(self._say, snapshot, self._licence, self._languages(), built)
        self._coverage: dict[str, object] = {
            "dcat_keyword": names(snapshot, members(snapshot, graph_folder().graph.keywords))[:_MOST_KEYWORDS],
            "dcat_theme": [authority("data-theme", name) for name in THEMES],
            "dct_temporal": self._period(),
            "dcat_contactPoint": self._say.iri("catalog#contact"),
            "dct_accessRights": authority("access-right", "PUBLIC"),
        }

    def triples(self) -> list[Triple]:
        """Return all triples, those of the catalogue first."""
        services = self._services()
        self._say.about(
            self._say.iri("catalog"), "dcat:Catalog",
            dct_title=both("Catalogus", "Catalogue"),
            dct_description=both(
                "De datasets en diensten die hier worden aangeboden, voor dataportalen.",
                "The datasets and services offered here, for data portals.",
            ),
            dcat_dataset=[self._dataset, *self._inventories()], dcat_service=services,
            dcat_themeTaxonomy=NamedNode(f"{AUTHORITY}data-theme"),
            foaf_homepage=self._say.iri(""), **self._common(),
        )  # fmt: skip
        self._describe_dataset()
        self._define()
        return self._say.found

    def _common(self) -> dict[str, object]:
        moments = [each.created for each in self._manifests] or [self._snapshot.manifest.created]
        return {
            "dct_publisher": self._publisher,
            "dct_license": self._licence,
            "dct_language": self._languages(),
            "dct_issued": typed(moments[0], "dateTime"),
            "dct_modified": typed(self._snapshot.manifest.created, "dateTime"),
            "dct_spatial": self._places(),
        }

    def _describe_dataset(self) -> None:
        version = self._snapshot.version
        self._say.about(
            self._dataset, "dcat:Dataset",
            dct_title=texts(self._by.title, self._by.languages),
            dct_description=texts(self._by.description, self._by.languages),
            dct_identifier=self._dataset.value, dcat_version=str(version),
            dcat_distribution=self._distributions.all(),
            dcat_landingPage=self._say.iri(""),
            dct_accrualPeriodicity=rhythm([each.created for each in self._manifests]),
            dct_conformsTo=self._say.iri("ns"), dcat_hasVersion=[self._version(each) for each in self._manifests],
            **self._common(), **self._coverage,
        )  # fmt: skip

    def _inventories(self) -> list[NamedNode]:
        return inventory_datasets(self._say, self._snapshot, {**self._common(), **self._coverage, "dct_license": None})

    def _services(self) -> list[NamedNode]:
        table = (
            ("sparql", "SPARQL", "sparql", "sparql", "https://www.w3.org/TR/sparql11-protocol/"),
            ("graphql", "GraphQL", "graphql", "graphql/schema.graphql", "https://spec.graphql.org/September2025/"),
            ("questions", "OpenAPI", "query", "query/openapi.json", "https://spec.openapis.org/oas/v3.1.0"),
        )
        return [self._service(*row) for row in table]

    def _service(self, name: str, title: str, endpoint: str, description: str, standard: str) -> NamedNode:
        self._say.about(NamedNode(standard), "dct:Standard")
        return self._say.about(
            self._say.iri(f"catalog#{name}"), "dcat:DataService",
            dct_title=both(f"{title}-dienst", f"{title} service"), dcat_endpointURL=self._say.iri(endpoint),
            dct_description=both(f"Vragen over de dataset in {title}.", f"Questions about the dataset in {title}."),
            dcat_endpointDescription=self._say.iri(description), dcat_servesDataset=self._dataset,
            dct_conformsTo=NamedNode(standard), dct_license=self._licence, dct_publisher=self._publisher,
            dcat_theme=self._coverage["dcat_theme"], dcat_keyword=both("kennisgraaf", "knowledge graph"),
            dct_accessRights=authority("access-right", "PUBLIC"), dcat_contactPoint=self._say.iri("catalog#contact"),
        )  # fmt: skip

    def _version(self, manifest: Manifest) -> NamedNode:
        number = manifest.version
        return self._say.about(
            self._say.iri(f"versions/{number}"), "dcat:Dataset",
            dct_title=both(f"Versie {number}", f"Version {number}"),
            dct_description=both(f"De dataset zoals versie {number} hem publiceerde.",
                                 f"The dataset as version {number} published it."),
            dct_issued=typed(manifest.created, "dateTime"), dcat_version=str(number),
            dcat_distribution=self._distributions.of_version(number), dct_publisher=self._publisher,
            dct_spatial=self._places(), **self._coverage,
        )  # fmt: skip

    def _languages(self) -> list[NamedNode]:
        return [authority("language", LANGUAGES[tag]) for tag in self._by.languages if tag in LANGUAGES]

    def _places(self) -> list[NamedNode]:
        """Return the places in the data that the graph folder says it is about."""
        return members(self._snapshot, graph_folder().graph.places)

    def _period(self) -> NamedNode | None:
        """Return the period from the first to the last day in the data."""
        columns, base = self._snapshot.columns(), self._say.base
        days = [day for name in ("earliest", "latest") for day in _days(columns.objects(kg(name, base)))]
        if not days:
            return None
        return self._say.about(
            self._say.iri("catalog#period"), "dct:PeriodOfTime",
            dcat_startDate=typed(min(days), "date"), dcat_endDate=typed(max(days), "date"),
        )  # fmt: skip

    def _define_licence(self) -> None:
        kind = licence_type(self._by.licence)
        self._say.about(self._licence, "dct:LicenseDocument", dct_type=kind)
        if kind is not None:
            name = kind.value.rpartition("/")[2]
            self._say.about(kind, "skos:Concept", skos_prefLabel=both(name, name))

    def _define(self) -> None:
        """State the classes of the external terms in the description, as the ranges of DCAT-AP require."""
        say, by = self._say, self._by
        say.about(self._publisher, "foaf:Agent", foaf_name=by.name)
        self._define_licence()
        say.about(say.iri("catalog#contact"), "vcard:Kind", vcard_fn=by.name, vcard_hasURL=say.iri(""))
        say.about(say.iri(""), "foaf:Document")
        say.about(say.iri("ns"), "dct:Standard")
        say.about(NamedNode(CSVW), "dct:Standard")
        say.about(authority("access-right", "PUBLIC"), "dct:RightsStatement")
        say.about(authority("planned-availability", "STABLE"), "skos:Concept",
                  skos_prefLabel=both("stabiel", "stable"))  # fmt: skip
        say.about(rhythm([each.created for each in self._manifests]), "dct:Frequency")
        for language in self._languages():
            say.about(language, "dct:LinguisticSystem")
        for place in self._places():
            say.about(place, "dct:Location")
        scheme = say.about(NamedNode(f"{AUTHORITY}data-theme"), "skos:ConceptScheme",
                           dct_title=both("Thema’s van gegevens", "Data themes"))  # fmt: skip
        for name, words in THEMES.items():
            say.about(authority("data-theme", name), "skos:Concept", skos_prefLabel=both(*words), skos_inScheme=scheme)


def _days(column: Mapping[Term, list[Term]]) -> list[str]:
    values = (day for days in column.values() for day in days if isinstance(day, Literal))
    return [day.value for day in values if day.datatype.value.endswith("#date")]
