"""How a report cites a version."""

from graph_store.manifest import Manifest


def citation(manifest: Manifest, publisher: str, licence: str) -> str:
    """A version in the words of a list of references: who, when, what, which version, where, under which licence."""
    day = manifest.created[:10]
    what = f"{publisher} ({day[:4]}). Kennisgraaf, version {manifest.version} ({day}). {version_iri(manifest)}"
    return f"{what}. {licence}"


def version_iri(manifest: Manifest) -> str:
    """The name of a version."""
    return f"{manifest.base}versions/{manifest.version}"
