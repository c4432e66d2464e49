"""The citation of a version."""

from graph_api.site.citation import citation, version_iri
from graph_store.snapshot import Snapshot


def test_a_citation_names_publisher_year_version_address_and_licence(snapshot: Snapshot) -> None:
    manifest = snapshot.manifest
    text = citation(manifest, "Iemand", "https://licence.example/")
    assert text.startswith(f"Iemand ({manifest.created[:4]}). Kennisgraaf, version {manifest.version}")
    assert version_iri(manifest) in text
    assert text.endswith("https://licence.example/")
