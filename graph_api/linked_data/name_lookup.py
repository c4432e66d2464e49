"""Look-up of names: find the thing that a request names, or the nearest known names when it does not exist."""

import re
from urllib.parse import quote, unquote

from pyoxigraph import NamedNode
from starlette.requests import Request

from graph_api.site.nearest import known_keys
from graph_api.site.visibility import hides
from graph_store.errors import NotFound
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from graph_store.terms import Term
from graph_store.text import Text
from ontology.namespaces import OWL_SAME_AS
from ontology.nearest_keys import nearest_keys, suggesting

_LONGEST_SHOWN = 120
_LONGEST_NAME = 1000
_SUGGESTIONS = 3
_KEPT_AS_IS = "-._~:"
_FIRST_LETTER = "\u00a0"
_BEYOND_ASCII = re.compile("(?:%[89A-Fa-f][0-9A-Fa-f])+")


def known(snapshot: Snapshot, scope: Scope, place: str, asked: str) -> NamedNode:
    """Return the IRI in the version that the rest of a path names, for example `tree/oak` under `id/`.

    The result is a term of the store, never the request's text.
    Raises: NotFound (404) with the requested key and the nearest keys.
    """
    found = find(snapshot, scope, place, asked)
    if found is None:
        raise NotFound(_sentence(snapshot, scope, place, asked))
    return found


def find(snapshot: Snapshot, scope: Scope, place: str, asked: str) -> NamedNode | None:
    """Return the same as `known`, or None when this reader sees no such name in the version."""
    found = (_stated(snapshot, scope, iri) for iri in possible(snapshot.graphs.base + place, asked))
    return next((name for name in found if name is not None), None)


def possible(before: str, asked: str) -> list[str]:
    """Return the IRIs that a name may mean: one for each of its spellings."""
    return [before + name for name in spellings(asked)]


def spellings(asked: str) -> list[str]:
    """Return the spellings of a name in an IRI: as it was sent, percent-encoded as we do, and with its letters decoded.

    A client sends an IRI as a URI, with each letter beyond ASCII percent-encoded; the IRI itself may use either form.
    Source: https://www.rfc-editor.org/rfc/rfc3987#section-3.2
    """
    ours = _encoded(asked)
    return list(dict.fromkeys((asked, ours, _with_letters(asked), _with_letters(ours))))


def raw_name(request: Request, before: str) -> str:
    """Return the rest of the path as it was sent, still percent-encoded."""
    raw: bytes = request.scope.get("raw_path") or request.url.path.encode()
    return raw.split(b"?")[0].decode("utf-8", "replace").removeprefix(before)


def canonical(snapshot: Snapshot, scope: Scope, thing: NamedNode) -> NamedNode:
    """Return the canonical node of an alias; the thing itself if it is not an alias, or if it has stated facts.

    An update may not state facts of an alias, but inventories may do so in a later sync.
    """
    if any(snapshot.triples(scope.stated, s=thing)):
        return thing
    alike = snapshot.triples(scope.stated, p=OWL_SAME_AS, o=thing)
    names = [triple.subject for triple in alike if triple.subject != thing]
    return min((name for name in names if isinstance(name, NamedNode)), key=lambda name: name.value, default=thing)


def nearest(snapshot: Snapshot, scope: Scope, key: str) -> list[str]:
    """Return the known keys that are most similar to an unknown one."""
    return nearest_keys(key, known_keys(snapshot, scope), _SUGGESTIONS)


def refuse_unknown_keys(snapshot: Snapshot, scope: Scope, *terms: Term) -> None:
    """Refuse terms that are keys of things that a version does not have; accept all other terms.

    Raises: NotFound (404) with the nearest key.
    """
    keys = [key for term in terms if (key := _key(term, snapshot)) and not _is_known(term, snapshot, scope)]
    if keys:
        raise NotFound(Text.joined(_with_nearest(key, snapshot, scope) for key in keys))


def refuse_unknown_words(snapshot: Snapshot, *terms: Term) -> None:
    """Refuse terms in the namespace of the ontology that it does not have; accept all other terms.

    Raises: NotFound (404) with the nearest word.
    """
    start = f"{snapshot.graphs.base}ns#"
    words = [term.value for term in terms if isinstance(term, NamedNode) and term.value.startswith(start)]
    ontology = snapshot.graphs.ontology
    unknown = [word for word in words if not snapshot.quads(NamedNode(word), g=ontology)]
    if unknown:
        subjects = {quad.subject for quad in snapshot.quads(g=ontology) if isinstance(quad.subject, NamedNode)}
        own = sorted(each.value.removeprefix(start) for each in subjects if each.value.startswith(start))
        raise NotFound(Text.joined(_word_with_nearest(word.removeprefix(start), own) for word in unknown))


def _word_with_nearest(word: str, known: list[str]) -> str:
    said = Text("The ontology has no class or property {word}.", word=word[:_LONGEST_SHOWN])
    return suggesting(said, nearest_keys(word, known))


def _key(term: Term, snapshot: Snapshot) -> str | None:
    """Return the key of a thing, `tree:oak`; None for any other term."""
    things = f"{snapshot.graphs.base}id/"
    if not isinstance(term, NamedNode) or not term.value.startswith(things):
        return None
    return term.value.removeprefix(things).replace("/", ":", 1)


def _is_known(term: Term, snapshot: Snapshot, scope: Scope) -> bool:
    is_subject = isinstance(term, NamedNode) and bool(snapshot.triples(scope, s=term))
    return is_subject or bool(snapshot.triples(scope, o=term))


def _with_nearest(key: str, snapshot: Snapshot, scope: Scope) -> str:
    return suggesting(Text("No thing with key {key}.", key=key[:_LONGEST_SHOWN]), nearest(snapshot, scope, key))


def _stated(snapshot: Snapshot, scope: Scope, iri: str) -> NamedNode | None:
    """Return the node with this IRI, as the store holds it, if it is a subject or an alias of one."""
    if len(iri) > _LONGEST_NAME:
        return None
    try:
        node = NamedNode(iri)
    except ValueError:
        return None
    if hides(snapshot, scope, node):
        return None
    stated = [triple.subject for triple in snapshot.triples(scope.whole, s=node)]
    kept = [quad.subject for quad in snapshot.quads(node, None, None, snapshot.graphs.provenance)]
    alias = [triple.object for triple in snapshot.triples(scope.whole, p=OWL_SAME_AS, o=node)]
    return next((term for term in (*stated, *kept, *alias) if isinstance(term, NamedNode)), None)


def _encoded(asked: str) -> str:
    """Return the name with each part percent-encoded as we do, except characters that names may contain."""
    return "/".join(quote(unquote(part), safe=_KEPT_AS_IS) for part in asked.split("/"))


def _with_letters(asked: str) -> str:
    """Return the name with percent-encoded letters beyond ASCII decoded; other characters stay encoded."""
    return _BEYOND_ASCII.sub(lambda found: _letters(found[0]), asked)


def _letters(encoded: str) -> str:
    try:
        text = unquote(encoded, errors="strict")
    except UnicodeDecodeError:
        return encoded
    return "".join(letter if letter >= _FIRST_LETTER else quote(letter) for letter in text)


def _sentence(snapshot: Snapshot, scope: Scope, place: str, asked: str) -> str:
    shown = unquote(asked)[:_LONGEST_SHOWN]
    if place != "id/":
        return Text("Version {shown} has nothing named {place}{name}.", shown=snapshot.shown, place=place, name=shown)
    key = shown.replace("/", ":", 1)
    close = nearest(snapshot, scope, key)
    hint = Text(" Nearest keys: {close}.", close=", ".join(close)) if close else ""
    return Text("Version {shown} has no thing with the key {key}.{hint}", shown=snapshot.shown, key=key, hint=hint)
