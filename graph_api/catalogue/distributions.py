"""The files of a version as distributions of its dataset: the whole version in each format, each inventory as CSV."""

from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from graph_api.catalogue.authority import FILE_TYPES, authority, media_type
from graph_api.catalogue.statements import Statements, both, typed
from graph_api.dumps.dump_names import (
    MEDIA_TYPES,
    OF_ALL_INVENTORIES,
    OF_THE_WHOLE,
    ROWS,
    WHOLE,
    Dump,
    of_inventory,
    path_of,
)
from graph_api.dumps.dumped_inventories import shown_inventories
from graph_api.moments import Moment
from graph_store.snapshot import Snapshot

CSVW = "http://www.w3.org/TR/tabular-metadata/"
"""The standard that the tables conform to."""

_FORMS = {"nq": "N-Quads", "trig": "TriG", "ttl": "Turtle", "jsonld": "JSON-LD", "csv.zip": "CSVW"}
_WHOLE_IN_A_FILE = both("De hele versie in één bestand.", "The whole version in one file.")
_ROWS = both("Elk feit in de graaf met de naam van een rij die het stelt, in N-Quads.",
             "Each fact in a graph with the name of a row that states it, in N-Quads.")  # fmt: skip


def offered(snapshot: Snapshot) -> list[Dump]:
    """Return the dumps that are distributions."""
    return [*(Dump(WHOLE, suffix) for suffix in OF_THE_WHOLE), *map(of_inventory, shown_inventories(snapshot))]


def distribution_iri(say: Statements, dump: Dump) -> NamedNode:
    """Return the IRI of the distribution of a dump of the newest version."""
    return say.iri(f"catalog#{dump.file}")


def in_the_catalogue(snapshot: Snapshot) -> list[Dump]:
    """Return the files that the catalogue names: the distributions and the metadata of the tables among them."""
    return [*offered(snapshot), *([OF_ALL_INVENTORIES] if shown_inventories(snapshot) else [])]


@dataclass(frozen=True, slots=True)
class Distributions:
    """Describes the files; `built` maps the name of each dump that exists to its size and SHA-256."""

    say: Statements
    snapshot: Snapshot
    licence: NamedNode
    languages: list[NamedNode]
    built: Mapping[str, tuple[int, str]]

    def all(self) -> list[NamedNode]:
        """Describe and return every distribution of the newest version."""
        titles = shown_inventories(self.snapshot)
        if titles:
            self.say.about(self._metadata, "foaf:Document")
        return [self._one(dump, titles.get(dump.inventory or "", "")) for dump in offered(self.snapshot)]

    def of_version(self, number: int) -> NamedNode:
        """Describe and return the N-Quads file of one whole version."""
        address = self.say.iri(path_of(f"{WHOLE}.nq", Moment(number)))
        return self.say.about(
            self.say.iri(f"versions/{number}#nq"), "dcat:Distribution",
            dct_title=both("Alles in N-Quads", "All of it in N-Quads"), dct_license=self.licence,
            dct_format=authority("file-type", FILE_TYPES["nq"]), dct_description=_WHOLE_IN_A_FILE,
            dcat_accessURL=address, dcat_downloadURL=address, dcat_mediaType=media_type(MEDIA_TYPES["nq"]),
            dcatap_availability=authority("planned-availability", "STABLE"),
        )  # fmt: skip

    def _one(self, dump: Dump, title: str) -> NamedNode:
        node, address = distribution_iri(self.say, dump), self._address(dump)
        kind, is_table = authority("file-type", FILE_TYPES[dump.suffix]), dump.inventory is not None
        self.say.about(kind, "dct:MediaTypeOrExtent")
        self.say.about(media_type(dump.media_type), "dct:MediaType")
        size, digest = self.built.get(dump.name, (None, None))
        return self.say.about(
            node, "dcat:Distribution",
            dct_title=title_of(dump, title), dct_description=_description(dump), dct_format=kind,
            dcat_accessURL=address, dcat_downloadURL=address, dcat_mediaType=media_type(dump.media_type),
            dct_license=self.licence, dct_language=self.languages,
            dct_modified=typed(self.snapshot.manifest.created, "dateTime"),
            dct_conformsTo=NamedNode(CSVW) if dump.suffix.startswith("csv") else None,
            foaf_page=self._metadata if is_table else None,
            dcatap_availability=authority("planned-availability", "STABLE"),
            dcat_byteSize=None if size is None else typed(size, "decimal"),
            spdx_checksum=None if digest is None else self._checksum(node, digest),
        )  # fmt: skip

    @property
    def _metadata(self) -> NamedNode:
        return self._address(OF_ALL_INVENTORIES)

    def _address(self, dump: Dump) -> NamedNode:
        return self.say.iri(path_of(dump.name, Moment.of(self.snapshot)))

    def _checksum(self, node: NamedNode, digest: str) -> NamedNode:
        return self.say.about(
            NamedNode(f"{node.value}-checksum"), "spdx:Checksum",
            spdx_algorithm=self.say.term("spdx:checksumAlgorithm_sha256"),
            spdx_checksumValue=typed(digest, "hexBinary"),
        )  # fmt: skip


def title_of(dump: Dump, title: str) -> list[Literal]:
    """Return the title of a dump; `title` is that of its inventory, if it is one."""
    if dump.suffix == ROWS:
        return both("De rijen van elk feit", "The rows of each fact")
    if dump.inventory is None:
        form = _FORMS[dump.suffix]
        return both(f"Alles in {form}", f"All of it in {form}")
    file = f"{dump.inventory}.csv"
    return both(f"{title} ({file})", f"Inventory {file}")


def _description(dump: Dump) -> list[Literal]:
    if dump.suffix == ROWS:
        return _ROWS
    if dump.inventory is None:
        return _WHOLE_IN_A_FILE
    metadata = f"/dump/{OF_ALL_INVENTORIES.name}"
    return both(f"Eén inventaris zoals de rijen ervan haar geven; {metadata} beschrijft de kolommen (CSVW).",
                f"One inventory as given by its rows; {metadata} describes its columns (CSVW).")  # fmt: skip
