"""The data of a page for search engines: schema.org as JSON-LD.

Source: https://schema.org/docs/gs.html
"""

from collections.abc import Iterable
from typing import Any

_KINDS = {
    "Person": "Person",
    "Mayor": "Person",
    "CentreCityMayor": "Person",
    "StaffMember": "Person",
    "CentreCity": "City",
    "Municipality": "City",
    "Area": "AdministrativeArea",
    "Province": "AdministrativeArea",
    "Organisation": "Organization",
    "Consortium": "Organization",
    "Body": "Organization",
    "Project": "ResearchProject",
    "Programme": "Project",
    "SubProgramme": "Project",
    "Event": "Event",
    "Publication": "CreativeWork",
    "Platform": "WebSite",
    "Collection": "Collection",
    "Theme": "DefinedTerm",
    "Definition": "DefinedTerm",
}
"""For some classes of ours, the schema.org type that is the same or broader."""


def thing_data(iri: str, name: str, other_names: Iterable[str], kinds: Iterable[str | None]) -> dict[str, Any]:
    """Return the description of a thing, from its names and the addresses of its classes in the vocabulary."""
    others = list(other_names)
    found = {
        "@context": "https://schema.org",
        "@type": next((_KINDS[name] for name in map(_local, kinds) if name in _KINDS), "Thing"),
        "@id": iri,
        "name": name,
    }
    return found | ({"alternateName": others} if others else {})


def dataset_data(
    iri: str, name: str, about: str, *, licence: str, publisher: str, moment: str, number: int
) -> dict[str, Any]:
    """Return the description of the whole dataset, for the home page."""
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": iri,
        "name": name,
        "description": about,
        "license": licence,
        "creator": {"@type": "Organization", "name": publisher},
        "dateModified": moment,
        "version": str(number),
        "isAccessibleForFree": True,
    }


def _local(address: str | None) -> str:
    return (address or "").partition("#")[2]
