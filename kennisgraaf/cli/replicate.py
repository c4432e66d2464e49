"""`kennisgraaf replicate`: follow the published versions of another instance."""

import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from kennisgraaf.cli.language import say, spoken
from kennisgraaf.cli.output import JsonFlag, complain, print_json

if TYPE_CHECKING:
    from graph_store.replication.listing import Listing
    from graph_store.replication.replica import Replica
    from graph_store.replication.sources import Source
    from kennisgraaf.settings import Settings

WAIT_S = 2.0
"""Seconds that one request waits for news; after each, the replica notes that it is up to date."""

RETRY_S = 1.0


def replicate(*, source: Annotated[str, Parameter(name="--from")], once: bool = False, json: JsonFlag = False) -> None:
    """Follow the published versions of another instance, the primary.

    Run it beside kennisgraaf serve, over the same state folder, which becomes
    read-only. It ends when it is stopped, or if the two could not give the
    same answers; while the primary is away, it tries again.

    Parameters
    ----------
    source
        Address of the service of the primary, or its state folder, or a copy
        of that. An address needs KENNISGRAAF_PRIMARY_TOKEN.
    once
        Follow what is published now, and end.
    """
    from graph_api.replication.answer_settings import answer_settings
    from graph_store.replication.replica import replicating
    from kennisgraaf.settings import read_settings
    from ontology.graph_folder import needed_graph_folder

    needed_graph_folder()
    settings = read_settings()
    alike, primary = answer_settings(settings.service()), _source(source, settings)
    with replicating(settings.data, settings.base, primary, settings.lock_wait_s) as replica:
        if once:
            found = replica.follow(alike, 0)
            assert found is not None  # noqa: S101 - the first listing is always news
            _tell(found, primary.address, json=json)
        else:
            _follow_on(replica, alike, primary.address, json=json)


def _follow_on(replica: "Replica", alike: Mapping[str, str], address: str, *, json: bool) -> None:
    """Follow until the process ends. Raises: ReplicaDiffers, OtherBase (500), Unauthorized (401), Forbidden (403)."""
    from graph_store.errors import Forbidden, GraphError, OtherBase, ReplicaDiffers, Unauthorized

    told, versions = "", None
    while True:
        try:
            found = replica.follow(alike, WAIT_S)
            if told:
                complain(say("replica_again", address=address))
            told = ""
            if found is not None and found.versions != versions:
                versions = found.versions
                _tell(found, address, json=json)
        except GraphError as fault:
            replica.note_fault(fault.detail)
            if isinstance(fault, ReplicaDiffers | OtherBase | Unauthorized | Forbidden):
                raise
            if fault.detail != told:
                told = fault.detail
                complain(f"kennisgraaf: {fault.code}: {spoken(fault.detail)}")
            time.sleep(RETRY_S)


def _source(name: str, settings: "Settings") -> "Source":
    """Return the primary with this address or in this folder. Raises: BadRequest (400), StateFault (500)."""
    from pathlib import Path
    from urllib.parse import urlsplit

    from graph_store.errors import BadRequest
    from graph_store.replication.sources import FolderSource, HttpSource

    if not name.startswith(("http://", "https://")):
        if Path(name).resolve() == settings.data.resolve():
            raise BadRequest("{name} is the state folder of this replica; name that of the primary.", name=name)
        return FolderSource(Path(name), settings.base)
    if urlsplit(name).username is not None:
        raise BadRequest("The address of a primary may hold no user name; set KENNISGRAAF_PRIMARY_TOKEN instead.")
    return HttpSource(name, settings.primary_token.get_secret_value())


def _tell(found: "Listing", address: str, *, json: bool) -> None:
    if json:
        print_json({"version": found.current, "versions": [each.number for each in found.versions], "from": address})
    else:
        print(say("replicated" if found.current else "replicated_nothing", version=str(found.current)), flush=True)
