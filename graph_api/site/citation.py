"""The citation of a version in a report."""

from graph_store.manifest import Manifest


def citation(manifest: Manifest, publisher: str, licence: str) -> str:
    """Return a version as a reference: publisher, date, title, version, address and licence."""
    day = manifest.created[:10]
    what = f"{publisher} ({day[:4]}). Kennisgraaf, version {manifest.version} ({day}). {version_iri(manifest)}"
    return f"{what}. {licence}"


def version_iri(manifest: Manifest) -> str:
    """Return the IRI of a version."""
    return f"{manifest.base}versions/{manifest.version}"
