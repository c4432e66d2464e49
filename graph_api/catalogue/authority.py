"""Terms of the European authority tables that a catalogue uses, and functions that choose one.

Source: https://op.europa.eu/en/web/eu-vocabularies/authority-tables
"""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from statistics import median

from pyoxigraph import NamedNode

AUTHORITY = "http://publications.europa.eu/resource/authority/"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"

LANGUAGES = {"nl": "NLD", "en": "ENG", "fr": "FRA", "de": "DEU"}
FILE_TYPES = {
    "nq": "RDF_N_QUADS", "trig": "RDF_TRIG", "ttl": "RDF_TURTLE", "nt": "RDF_N_TRIPLES", "jsonld": "JSON_LD",
    "rdf": "RDF_XML", "csv": "CSV", "csv.zip": "ZIP",
    "rows.nq": "RDF_N_QUADS",
}  # fmt: skip
THEMES = {
    "GOVE": ("Overheid en publieke sector", "Government and public sector"),
    "REGI": ("Regio’s en steden", "Regions and cities"),
    "TECH": ("Wetenschap en technologie", "Science and technology"),
}
_FREQUENCIES = ((1.5, "DAILY"), (10, "WEEKLY"), (45, "MONTHLY"), (120, "QUARTERLY"), (550, "ANNUAL"))
_LICENCE_TYPES = {
    "publicdomain": "PublicDomain",
    "licenses/by": "Attribution",
    "licenses/by-sa": "ViralEffect-ShareAlike",
}
_DAY_S = 86_400
_FEWEST = 3


def authority(table: str, name: str) -> NamedNode:
    """Return a term of one table: `authority("language", "NLD")`."""
    return NamedNode(f"{AUTHORITY}{table}/{name}")


def media_type(name: str) -> NamedNode:
    """Return the IANA IRI of a media type, without its parameters."""
    return NamedNode(MEDIA_TYPES + name.partition(";")[0])


def licence_type(licence: str) -> NamedNode | None:
    """Return the ADMS type of a Creative Commons licence; None for any other licence."""
    kind = next((kind for part, kind in _LICENCE_TYPES.items() if f"creativecommons.org/{part}/" in licence), None)
    return None if kind is None else NamedNode(f"http://purl.org/adms/licencetype/{kind}")


def rhythm(published: Sequence[str]) -> NamedNode:
    """Return the frequency of publication: the median gap between versions; unknown with fewer than 3 versions."""
    moments = sorted(datetime.fromisoformat(moment) for moment in published)
    if len(moments) < _FEWEST:
        return authority("frequency", "UNKNOWN")
    gaps = [(after - before).total_seconds() / _DAY_S for before, after in pairwise(moments)]
    usual = median(gaps)
    return authority("frequency", next((name for days, name in _FREQUENCIES if usual <= days), "IRREG"))
