"""`kennisgraaf erase`: remove a person from every version."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from kennisgraaf.cli.language import say
from kennisgraaf.cli.output import JsonFlag, print_json
from kennisgraaf.cli.progress import working
from kennisgraaf.cli.state import open_state

if TYPE_CHECKING:
    from graph_store.versions import State
    from loaders import Erasure

_SHOWN = 20
"""The most lines of inventories that the terminal shows; --json has all."""


def erase(
    key: str,
    /,
    *,
    yes: bool = False,
    keep_mentions: bool = False,
    data: Annotated[list[Path] | None, Parameter(consume_multiple=True)] = None,
    json: JsonFlag = False,
) -> None:
    """Remove a person from every version, dump and index; later syncs refuse the key.

    Without --yes it only shows what it would do. It cannot be undone. It
    accepts the key of anything, because a firm may be one person.

    Parameters
    ----------
    key
        Key (prefix:name) or IRI.
    yes
        Do it.
    keep_mentions
        Keep texts of other things that mention it by name.
    data
        Folders to search for lines that still name it; if not given, the
        inventories of the graph folder.
    """
    from kennisgraaf.settings import read_settings
    from loaders import erase as run
    from loaders import plan_erasure
    from ontology.graph_folder import graph_folder

    settings = read_settings()
    state = open_state(settings)
    folders = [folder for folder in (data or graph_folder().inventories) if folder.is_dir()]
    with working():
        if yes:
            found = run(state, key, folders, keep_mentions=keep_mentions, wait_s=settings.lock_wait_s)
        else:
            found = plan_erasure(state, key, folders, keep_mentions=keep_mentions)
    if json:
        print_json(_as_json(found))
    else:
        print("\n".join((*_said(found), *_nearest(state, key, found))))


def _nearest(state: "State", key: str, found: "Erasure") -> Iterator[str]:
    """Yield a question with the key of the newest version that is most like one that no version has."""
    from graph_api.linked_data.name_lookup import nearest
    from graph_store.graphs import Scope

    if not found.held and not found.done and state.current():
        for near in nearest(state.newest(), Scope(synthetic=True), key)[:1]:
            yield say("nearest", near=near)


def _as_json(found: "Erasure") -> dict[str, Any]:
    return {
        "done": found.done,
        "held": found.held,
        "versions": found.versions,
        "deleted": found.deleted,
        "inventories": [{"file": each.file, "line": each.line, "by_key": each.by_key} for each in found.places],
    }


def _said(found: "Erasure") -> Iterator[str]:
    for each in found.held:
        told = {"statements": each.statements, "rows": each.rows, "poorer": each.poorer}
        yield say("erase_held", version=str(each.version), **told)
    if not found.held:
        yield say("erase_nothing_holds")
    for version in found.deleted:
        yield say("erase_deleted", version=str(version))
    for place in found.places[:_SHOWN]:
        only = "" if place.by_key else say("erase_name_only")
        yield say("erase_still", file=place.file, line=str(place.line), only=only)
    if len(found.places) > _SHOWN:
        yield say("erase_more", n=len(found.places) - _SHOWN)
    yield say("erase_done" if found.done else "erase_planned", n=len(found.versions))
