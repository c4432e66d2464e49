"""Findings on the inventories of the graph folder, before anything loads.

| code | means |
|---|---|
| `inventories` | the folders of inventories, or their metadata, cannot be read as they are |
| `unknown-term` | a warning: the metadata names a term of the ontology's namespace that it does not declare |
| `unknown-thing` | a warning: `site.try` in kennisgraaf.toml names a thing that no row states anything about |
"""

from collections.abc import Iterator

from graph_store.errors import NoData, Rejected
from graph_store.text import Text
from loaders.check.checking import read_described
from loaders.check.inventory import inventory_of
from loaders.csvw.metadata import METADATA, TableGroup
from loaders.csvw.unknown_terms import unknown_terms
from loaders.map.mapping import compile_table
from loaders.read.folder import Folder, read_folder, together
from ontology.findings import WARNING, Finding
from ontology.graph_folder import FILE, graph_folder
from ontology.namespaces import key_of, thing
from ontology.nearest_keys import nearest_keys
from ontology.toml_lines import TomlLines


def inventory_findings(base: str) -> Iterator[Finding]:
    """Yield every finding on the inventories; the ontology can be read."""
    folder = graph_folder()
    if not folder.inventories:
        return
    try:
        files = together([read_folder(each) for each in folder.inventories], base)
        group = files.metadata(base)
        keys = _keys(files, group) if folder.site.try_ else set()
    except (NoData, Rejected) as fault:
        yield Finding("inventories", "_", fault.detail, "correct the files of sources.inventories")
        return
    yield from _of_terms(group)
    for key in folder.site.try_:
        if thing(key, base).value not in keys:
            yield _unknown(key, keys, base)


def term_findings(base: str) -> Iterator[Finding]:
    """Yield the terms that the metadata names and the ontology lacks.

    Raises: RejectedMetadata, RejectedFile (422) if the metadata cannot be used.
    """
    files = [path for folder in graph_folder().inventories if (path := folder / METADATA).is_file()]
    if files:
        yield from _of_terms(read_described(files, base).group)


def _of_terms(group: TableGroup) -> Iterator[Finding]:
    for term in unknown_terms(group):
        message = Text(
            "the column {column} of {file} names it, and the ontology has no such term",
            column=term.column,
            file=term.file,
        )
        near = Text("did you mean {nearest}?", nearest=term.nearest) if term.nearest else "declare it in the ontology"
        yield Finding("unknown-term", term.iri, message, near, WARNING)


def _unknown(key: str, keys: set[str], base: str) -> Finding:
    path = graph_folder().path
    assert path is not None  # noqa: S101 - only a file names things
    near = nearest_keys(key, sorted(filter(None, (key_of(each, base) for each in keys))))
    hint = Text("did you mean {nearest}?", nearest=near[0]) if near else "name a thing that a row is about"
    line = TomlLines((path / FILE).read_text(encoding="utf-8")).of(("site", "try"), key)
    return Finding(
        "unknown-thing", key, Text("site.try names the thing {key!r}, and no row is about it", key=key),
        hint, WARNING, FILE, line,
    )  # fmt: skip


def _keys(files: Folder, group: TableGroup) -> set[str]:
    """Return the IRIs of everything that a row of the inventories states something about."""
    texts, found = files.texts(group), set[str]()
    for table in group.tables:
        if (content := files.content.get(table.file)) is not None:
            states = compile_table(table, group, texts)
            rows = inventory_of(table, content, table.file).good
            found.update(triple.subject.value for row in rows for _, triple in states(row))  # type: ignore[union-attr]
    return found
