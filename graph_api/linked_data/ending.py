"""The end of a thing: the document that no longer lists it, the date of that document, and the last one that did."""

from dataclasses import dataclass

from pyoxigraph import NamedNode, Triple

from graph_api.linked_data.provenance import row_notes
from graph_api.site.labels import Label, Labels
from graph_api.site.request_view import RequestView
from graph_api.site.thing_lookup import key_of
from ontology.namespaces import ENDED_BY, kg


@dataclass(frozen=True, slots=True)
class Ending:
    """The end of a thing; `on` is a date or "", `last_key` the key of the last document that lists it or ""."""

    on: str
    by: Label
    href: str | None
    last: Label
    last_key: str


def ending(view: RequestView, labels: Labels, thing: NamedNode) -> Ending | None:
    """Return how a thing ended, or None if it has not ended."""
    document = next((each for each in view.endings.get(thing, ()) if isinstance(each, NamedNode)), None)
    if document is None:
        return None
    days = view.snapshot.columns(view.scope.whole).objects(kg("endedOn", view.addresses.base)).get(thing, ())
    rows = row_notes(view.snapshot, view.scope, [Triple(thing, kg(ENDED_BY, view.addresses.base), document)])
    last = next((row.document for row in rows if row.document), None)
    return Ending(
        on=labels.of(days[0]).text if days else "",
        by=labels.of(document),
        href=view.addresses.of(document),
        last=labels.of(last) if last else Label(""),
        last_key=key_of(last, view.addresses.base) if last else "",
    )
