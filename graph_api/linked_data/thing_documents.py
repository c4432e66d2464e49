"""`/id/…` and `/doc/…`: the name of a thing, and the document about it."""

from pyoxigraph import Literal, NamedNode
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from graph_api.http.conditional import unchanged
from graph_api.linked_data.document_facts import Facts, Group
from graph_api.linked_data.ending import ending
from graph_api.linked_data.history import History, document_path
from graph_api.linked_data.name_lookup import canonical, raw_name
from graph_api.linked_data.representation import (
    as_rdf,
    choose,
    context_link,
    offers,
    rdf_response,
    relations,
)
from graph_api.linked_data.resolving import resolve, unless_held
from graph_api.linked_data.source_lines import Citations
from graph_api.linked_data.term_relations import hierarchy
from graph_api.linked_data.thing_description import Document, describe, part_links, whole
from graph_api.response_cache import page_once
from graph_api.site.folder_pages import pages_about
from graph_api.site.formatting import shown_day
from graph_api.site.freshness import headers
from graph_api.site.groups import groups as page_groups
from graph_api.site.labels import Label, Labels
from graph_api.site.map_filters import maps_around
from graph_api.site.map_shapes import drawing_of, first_map, outline_of
from graph_api.site.neighbourhood import neighbourhood
from graph_api.site.pages import page
from graph_api.site.request_view import RequestView, page_number, request_view
from graph_api.site.schema_org import thing_data
from graph_api.site.texts import speaker
from graph_api.site.thing_lookup import key_of
from graph_api.site.timeline_chart import timeline_chart
from graph_store.formats import HTML, Format
from ontology.namespaces import DCT_IDENTIFIER, SKOS_ALT_LABEL
from queries.successors import Replacements

_NUMBERS = 4


def thing_redirect(request: Request) -> Response:
    """Redirect with 303 to the document about a thing; an alias leads to the document of its canonical node.

    A replaced thing leads to what took its place: with 303 to the document of one thing, or with 300 to several.
    Raises: NotFound (404) with the requested key and the nearest keys; Gone (410) when an earlier version held it.
    """
    view = request_view(request)
    named, by_suffix = resolve(request, view, "id/", raw_name(request, "/id/"))
    thing = canonical(view.snapshot, view.scope, named)
    successors = Replacements(view.snapshot, view.scope).successors(thing)
    if len(successors) > 1:
        return _choices(request, view, thing, successors, choose(request, by_suffix))
    path = document_path(view.addresses.base, next(iter(successors), thing))
    return RedirectResponse(view.addresses.path(path), status_code=303, headers={"Vary": "Accept"})


@unless_held
def thing_document(request: Request, view: RequestView) -> Response:
    """Answer with the document about a thing, as a page or as RDF; that of a replaced thing has moved (301, 300).

    Raises: NotFound (404), Gone (410), NotAcceptable (406), BadRequest (400).
    """
    thing, by_suffix = resolve(request, view, "id/", raw_name(request, "/doc/"))
    form, path = choose(request, by_suffix), document_path(view.addresses.base, thing)
    if successors := Replacements(view.snapshot, view.scope).successors(thing):
        if len(successors) > 1:
            return _choices(request, view, thing, successors, form)
        return _moved(request, view, successors[0], by_suffix)
    same = unchanged(request, headers(request, view, form.name, is_data=form is not HTML))
    if same is not None:
        return same

    def made() -> Response:
        document = describe(view.snapshot, view.scope, thing, page_number(request))
        links = relations(view, path, thing, page=document.page, pages=document.pages)
        return _answer(
            request, view, document, form, path, headers(request, view, form.name, links, is_data=form is not HTML)
        )

    return page_once(request, headers(request, view, form.name), made) if form is HTML else made()


def _moved(request: Request, view: RequestView, successor: NamedNode, by_suffix: Format | None) -> Response:
    """Return 301 to the document of the one thing that took the place of another, in the same format."""
    path = document_path(view.addresses.base, successor) + (by_suffix.suffix if by_suffix else "")
    choices = {name: request.query_params.get(name, "") for name in ("format", "context")}
    kept = {name: value for name, value in headers(request, view, "").items() if name != "ETag"}
    return RedirectResponse(view.addresses.path(path, **choices), status_code=301, headers=kept)


def _choices(
    request: Request, view: RequestView, thing: NamedNode, successors: list[NamedNode], form: Format
) -> Response:
    """Return 300 with the document about a thing that several others replaced, and a link to each of them.

    Source: https://www.rfc-editor.org/rfc/rfc9110#section-15.4.1
    """
    path, document = document_path(view.addresses.base, thing), describe(view.snapshot, view.scope, thing)
    paths = (view.addresses.path(document_path(view.addresses.base, each)) for each in successors)
    links = [f'<{each}>; rel="alternate"' for each in paths]
    carried = {name: value for name, value in headers(request, view, form.name, links).items() if name != "ETag"}
    return _answer(request, view, document, form, path, carried, status=300)


def _answer(
    request: Request, view: RequestView, document: Document, form: Format, path: str, carried: dict[str, str],
    status: int = 200,
) -> Response:  # fmt: skip
    history = History(request.app.state.service, view, document.subject)
    if form is HTML:
        return _page(request, view, document, history, path, carried, status)
    base = view.addresses.base
    address = base.rstrip("/") + path
    before = history.triples() if document.page == 1 else ()
    triples = [*whole(view.snapshot, view.scope, document), *part_links(document, address), *before]
    body = as_rdf(dict.fromkeys(triples), form, base, document.subject, link=context_link(request, base))
    return rdf_response(body, form, carried, status)


def _page(
    request: Request, view: RequestView, document: Document, history: History, path: str, carried: dict[str, str],
    status: int,
) -> Response:  # fmt: skip
    labels = view.labels()
    columns = view.snapshot.columns(view.scope.whole)
    facts = Facts(document, labels, view.addresses, hierarchy(view.snapshot), columns)
    say, groups = speaker(view.reader.language), facts.groups()
    referring = facts.referring()
    name, other_names = labels.of(document.subject), _other_names(document, labels)
    inferred = sum(triple in document.inferred for triple in [*document.outgoing, *document.incoming])
    files = len({row.file for row in document.rows})
    return page(
        request, "thing.html", view.reader, view.addresses, status=status, headers=carried,
        name=name,
        history=history.entries,
        other_names=other_names,
        ending=ending(view, labels, document.subject),
        data=thing_data(
            view.snapshot, document.subject, name.text, (each.text for each in other_names), facts.classes()
        ),
        outline=outline_of(view.snapshot, document.subject.value),
        drawing=drawing_of(view.snapshot, map_) if (map_ := first_map()) else None,
        compared=pages_about(view, document.subject, "compare"),
        mapped=pages_about(view, document.subject, "map"),
        maps_around=maps_around(view, document.subject),
        key=_key(document),
        kinds=facts.kinds(),
        numbers=_numbers(groups),
        groups=[*groups, *([referring] if referring.facts else [])],
        document=document,
        cite=Citations(view.snapshot, labels.text, view.reader.language),
        timeline_chart=timeline_chart(view, document.subject),
        around=neighbourhood(view, document.subject, key_of(document.subject, view.addresses.base)),
        formats=offers(view, path),
        facts_summary=say("prov_facts", n=document.total, m=inferred),
        rows_summary=f"{say('prov_rows', n=len(document.rows))} {say('prov_files', n=files)}",
        address=view.addresses.of,
        view=view,
        iri=document.subject.value,
        created=view.snapshot.manifest.created,
        created_shown=shown_day(view.snapshot.manifest.created, view.reader.language),
    )  # fmt: skip


def _other_names(document: Document, labels: Labels) -> list[Label]:
    """Return the names in other languages and spellings, without the one that the page already shows."""
    head = labels.of(document.subject).text
    names = [*labels.all_of(document.subject)]
    names += [labels.of(t.object) for t in document.outgoing if t.predicate == SKOS_ALT_LABEL]
    return list({name.text: name for name in names if name.text != head}.values())


def _key(document: Document) -> str:
    """Return the identifier that is a key, with a prefix; without one, the key that the IRI gives."""
    keys = [triple.object for triple in document.outgoing if triple.predicate == DCT_IDENTIFIER]
    by_name = document.subject.value.rpartition("/id/")[2].replace("/", ":", 1)
    return min((key.value for key in keys if isinstance(key, Literal) and ":" in key.value), default=by_name)


def _numbers(groups: list[Group]) -> list[Group]:
    counted = {name for name, group in page_groups().items() if group.counted}
    return [group for group in groups if group.key in counted and group.things > 1][:_NUMBERS]
