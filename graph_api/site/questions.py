"""`/questions` and `/questions/{name}`: the shipped questions, each with its answer and its two queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import Response

from graph_api.site.answers import answer
from graph_api.site.folder_pages import chosen
from graph_api.site.labels import Label, Labels
from graph_api.site.per_version import cached_per_version
from graph_api.site.request_view import RequestView, request_view
from graph_store.errors import NotFound
from graph_store.snapshot import Snapshot
from graph_store.terms import Term
from ontology.graph_folder import graph_folder
from queries.catalogue import Language, Question, names, question, questions

Rows = Sequence[Mapping[str, Term]]


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of an answer."""

    label: Label
    href: str | None


@dataclass(frozen=True, slots=True)
class Answered:
    """A question in the reader's language with its answer: rows of cells; the cell of a missing value is empty."""

    name: str
    number: str
    text: str
    href: str
    columns: list[str]
    rows: list[list[Cell | None]]


def question_list(request: Request) -> Response:
    """Answer with all questions and their answers, by the subjects of the graph folder."""
    view = request_view(request)
    return answer(request, view, "questions.html", lambda: _all_parts(view))


def question_page(request: Request) -> Response:
    """Show one question: its answer, its query in SPARQL and in GraphQL, and links to edit both.

    Raises: NotFound (404).
    """
    view, name = request_view(request), request.path_params["name"]
    listed = questions(base=view.addresses.base)
    known = [each.name for each in listed]
    if name not in known:
        raise NotFound("There is no question {name!r}; /questions lists the questions.", name=name[:60])
    place = known.index(name)
    return answer(request, view, "question.html", lambda: {
        "one": _answered(view, listed[place], answers(view.snapshot)[name]),
        "before": _link(view, known, place - 1),
        "after": _link(view, known, place + 1),
        **_queries(view, listed[place]),
    })  # fmt: skip


@cached_per_version
def answers(snapshot: Snapshot) -> dict[str, Rows]:
    """Return the rows that answer each question, by its name, from all facts of a version."""
    return {each.name: snapshot.select(each.text) for each in questions(base=snapshot.graphs.base)}


def _all_parts(view: RequestView) -> dict[str, object]:
    parts = _parts(view)
    return {"by_part": parts, "parts_total": sum(len(found) for _, found in parts)}


def _parts(view: RequestView) -> list[tuple[str, list[Answered]]]:
    found = answers(view.snapshot)
    parts: list[tuple[str, list[Answered]]] = []
    starts = {each.first: chosen(each.title, view.reader) for each in graph_folder().site.subject}
    for each in questions(base=view.addresses.base):
        if each.name in starts or not parts:
            parts.append((starts.get(each.name, ""), []))
        parts[-1][1].append(_answered(view, each, found[each.name]))
    return parts


def _answered(view: RequestView, one: Question, rows: Rows) -> Answered:
    labels = view.labels()
    columns = list(dict.fromkeys(name for row in rows for name in row))
    texts = one.header.question
    return Answered(
        name=one.name,
        number=one.name.removeprefix("cq-").lstrip("0"),
        text=texts.get(view.reader.language) or texts["en"],
        href=view.addresses.path(f"/questions/{one.name}"),
        columns=columns,
        rows=[[_cell(view, labels, row[name]) if name in row else None for name in columns] for row in rows],
    )


def _cell(view: RequestView, labels: Labels, value: Term) -> Cell:
    return Cell(labels.of(value), view.addresses.of(value) if isinstance(value, NamedNode) else None)


def _link(view: RequestView, known: list[str], place: int) -> str | None:
    return view.addresses.path(f"/questions/{known[place]}") if 0 <= place < len(known) else None


def _queries(view: RequestView, one: Question) -> dict[str, str]:
    sparql, graphql = body_of(one.text), ""
    if one.name in names(Language.GRAPHQL):
        graphql = body_of(question(one.name, Language.GRAPHQL, view.addresses.base).text)
    return {
        "sparql": sparql,
        "graphql": graphql,
        "in_sparql": f"/sparql?{urlencode({'query': sparql})}",
        "in_graphql": f"/graphql?{urlencode({'query': graphql})}",
        "summary": one.header["summary"],
    }


def body_of(text: str) -> str:
    """Return a query without its descriptive header."""
    lines = text.splitlines()
    start = next((place for place, line in enumerate(lines) if not line.startswith("#")), 0)
    return "\n".join(lines[start:]).strip() + "\n"
