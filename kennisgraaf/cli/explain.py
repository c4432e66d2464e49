"""`kennisgraaf explain`: explain why a triple holds, down to file, row and source line."""

from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from graph_store.errors import NotFound
from kennisgraaf.cli.language import language
from kennisgraaf.cli.output import JsonFlag, print_json
from kennisgraaf.cli.shared_options import DocumentOption, SyntheticFlag, VersionOption
from kennisgraaf.cli.state import open_state, open_version

if TYPE_CHECKING:
    from pyoxigraph import Triple

    from kennisgraaf.cli.explanation_text import Reasons
    from ontology.reasoning import Derivation

MOST = 10
"""The most derivations that --all shows."""


def explain(
    subject: str,
    property_: Annotated[str, Parameter(name="property")],
    object_: Annotated[str, Parameter(name="object")],
    /,
    *,
    every: Annotated[bool, Parameter(name="--all")] = False,
    why_not: Annotated[bool, Parameter(name="--why-not")] = False,
    synthetic: SyntheticFlag = False,
    number: VersionOption = None,
    document: DocumentOption = "",
    lines: Annotated[bool, Parameter(name="--lines", negative="--no-lines")] = True,
    prov: Annotated[bool, Parameter(name="--prov")] = False,
    json: JsonFlag = False,
) -> None:
    """Explain why a triple holds: rules, premises, rows and source lines.

    Parameters
    ----------
    subject
        An IRI, a key (tree:oak), or a word of the ontology (Tree).
    property_
        An IRI, a property (shades or kg:shades), or "a" for the type.
    object_
        An IRI, a key, a word, or a literal in Turtle syntax.
    every
        Show other derivations too, at most ten, shortest first.
    why_not
        For a triple that does not hold, show the rules that could give it and what they miss.
    lines
        Print the source lines of the rows below the derivation.
    prov
        Print PROV-O in Turtle: each fact as a statement, derived from other facts and from rows.
    """
    from pyoxigraph import Triple

    from graph_api.closures import closure_of
    from graph_api.moments import Moment
    from graph_store.graphs import Scope
    from kennisgraaf.cli.explanation_text import Reasons
    from kennisgraaf.cli.term_arguments import resource, value
    from loaders import saved_closure

    snapshot = open_version(number, document)
    base, chosen = snapshot.graphs.base, language()
    asked = Triple(resource(subject, "s", base), resource(property_, "p", base), value(object_, "o", base))
    saved = None if why_not else saved_closure(open_state(), snapshot, synthetic=synthetic)
    closure = saved or closure_of(snapshot, synthetic=synthetic)
    reasons = Reasons(snapshot, closure, chosen, synthetic=synthetic)
    found = reasons.why(asked, MOST if every else 1)
    if not found:
        from graph_api.linked_data.name_lookup import refuse_unknown_keys, refuse_unknown_words

        refuse_unknown_keys(snapshot, Scope(synthetic=synthetic), asked.subject, asked.object)
        refuse_unknown_words(snapshot, asked.subject, asked.predicate, asked.object)
    if not found and not why_not:
        raise NotFound(reasons.not_held(asked))
    if prov and found:
        print(reasons.as_prov(found[0]), end="")
    elif json:
        switches = {"all": every, "why_not": why_not, "synthetic": synthetic}
        _print_answer(asked, {**Moment.of(snapshot).parameters, "lang": chosen}, switches)
    elif not found:
        print(*reasons.why_not(asked, MOST), sep="\n")
    else:
        _print_found(reasons, found)
        if lines and (shown := [*reasons.source_lines(found)]):
            print("", *shown, sep="\n")


def _print_found(reasons: "Reasons", found: "list[Derivation]") -> None:
    """Print derivations in sentences, each after the first with what is different, and formal notation below each."""
    for derivation in found:
        if derivation is not found[0]:
            print("", reasons.difference(found[0], derivation), sep="\n")
        print(*reasons.lines(derivation), *reasons.formal(derivation), sep="\n")


def _print_answer(asked: "Triple", parameters: dict[str, str], switches: dict[str, bool]) -> None:
    """Print the answer of the service at `/explain`."""
    import orjson

    from graph_api.linked_data.routes import routes
    from kennisgraaf.cli.in_process import app_with, get_json

    terms = {"s": str(asked.subject), "p": str(asked.predicate), "o": str(asked.object)}
    chosen = {name: "true" for name, is_on in switches.items() if is_on}
    parameters = {**terms, **parameters, **chosen, "format": "json"}
    print_json(orjson.loads(get_json(app_with(routes), "/explain", parameters)))
