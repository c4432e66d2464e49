"""A check of an update before any parser sees it: its operations, and the same text with another target graph.

SPARQL cannot name a default graph for reading and another for writing. So templates that name no graph get a GRAPH
clause, and the dataset of a request becomes USING clauses; the rest of the text stays the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph_store.errors import BadRequest, MalformedQuery, RemoteForbidden
from graph_store.lexer.scan import Remote, refuse_complex, refuse_nested, services
from graph_store.lexer.tokens import Prologue, Token, all_tokens, edited, group_end, position, tokens_of

_TRANSFERS = frozenset(["ADD", "CLEAR", "COPY", "CREATE", "DROP", "MOVE"])


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation: its form, its tokens, the declarations before it, and its templates and data blocks."""

    form: str
    tokens: tuple[Token, ...]
    prologue: str
    templates: tuple[tuple[Token, ...], ...] = ()
    names_graph: bool = False
    where: Token | None = None

    def text(self, whole: str) -> str:
        """Return the operation alone, with the declarations it needs."""
        return f"{self.prologue}\n{whole[self.tokens[0].at : self.tokens[-1].end]}"

    def names(self, base: str) -> Prologue:
        """Return the base and prefixes of the operation."""
        found = Prologue(base)
        found.read(list(tokens_of(self.prologue)), 0)
        return found


@dataclass(frozen=True, slots=True)
class UpdateScan:
    """The properties of an update that are known before it is parsed."""

    text: str
    operations: tuple[Operation, ...]
    remote: tuple[Remote, ...]

    @property
    def is_data(self) -> bool:
        """Return whether it lists the exact quads to remove and to add."""
        return all(operation.form in ("INSERT DATA", "DELETE DATA") for operation in self.operations)


def scan_update(text: str, base: str) -> UpdateScan:
    """Return the operations of an update, and the addresses it would read from.

    Raises: QueryTooComplex, MalformedQuery (400), RemoteForbidden (403) for an address that is not a constant.
    """
    tokens = list(all_tokens(text))
    prologue, written, at = Prologue(base), "", 0
    operations: list[Operation] = []
    remote: list[Remote] = []
    while at < len(tokens):
        first = at
        at = prologue.read(tokens, at)
        written += "".join(f"{text[token.at : token.end]} " for token in tokens[first:at])
        end = _operation_end(tokens, at)
        if end > at:
            operation = _operation(text, tuple(tokens[at:end]), written)
            refuse_nested(text, operation.tokens)
            if operation.where is not None:
                refuse_complex(text, operation.tokens[operation.tokens.index(operation.where) :])
            operations.append(operation)
            remote += services(operation.tokens, prologue) if operation.where else ()
            remote += _loaded(operation, prologue)
        at = end + 1
    return UpdateScan(text, tuple(operations), tuple(remote))


def redirected(scanned: UpdateScan, graph: str) -> str:
    """Return the update with `graph` as the target wherever it names no graph; it reads the same graphs as before."""
    edits: list[tuple[int, int, str]] = []
    for operation in scanned.operations:
        if operation.form == "LOAD" and not operation.names_graph:
            edits.append((operation.tokens[-1].end, operation.tokens[-1].end, f" INTO GRAPH <{graph}>"))
        if operation.form == "DELETE WHERE":
            edits += _spelt_out(scanned.text, operation, "", graph)
        elif not operation.names_graph:
            edits += [edit for block in operation.templates for edit in _wrapped(block, graph)]
    return edited(scanned.text, edits)


def declared_first(scanned: UpdateScan, base: str) -> str:
    """Return the update with declarations before its first operation only, because the engine reads no others.

    Names after a later declaration are written as full IRIs, because their prefix may have another meaning there.
    """
    edits: list[tuple[int, int, str]] = []
    for before, operation in pairwise(scanned.operations):
        if edits or operation.prologue != before.prologue:
            names = operation.names(base)
            edits.append((before.tokens[-1].end, operation.tokens[0].at, " ; "))
            edits += [
                (token.at, token.end, f"<{names.resolve(token)}>")
                for token in operation.tokens
                if token.kind == "iri" or (token.kind == "name" and not token.text.startswith("_:"))
            ]
    return edited(scanned.text, edits)


def written_graphs(scanned: UpdateScan, base: str) -> set[str] | None:
    """Return the graphs that an update may write to, "" for the default graph; None if this depends on the data."""
    found: set[str] = set()
    for operation in scanned.operations:
        prologue = operation.names(base)
        for token in _graph_names(operation):
            if token.kind not in ("iri", "name"):
                return None
            found.add(prologue.resolve(token))
        found.add("")
    return found


def used_graphs(scanned: UpdateScan, base: str) -> set[str]:
    """Return the graphs that an update reads by USING. https://www.w3.org/TR/sparql11-update/#deleteInsert"""
    found: set[str] = set()
    for operation in scanned.operations:
        prologue = operation.names(base)
        head = operation.tokens[: operation.tokens.index(operation.where)] if operation.where else ()
        for before, name in pairwise(token for token in head if token.word != "NAMED"):
            if before.word == "USING" and name.kind in ("iri", "name"):
                found.add(prologue.resolve(name))
    return found


def _graph_names(operation: Operation) -> Iterator[Token]:
    """Yield the graphs an operation writes to: names, or keywords and variables that can mean any graph."""
    if operation.form in _TRANSFERS or operation.form == "LOAD":
        yield from (token for token in operation.tokens if token.kind in ("iri", "name"))
        yield from (token for token in operation.tokens if token.word in ("ALL", "NAMED"))
    for block in operation.templates:
        yield from (token for at, token in enumerate(block) if at and block[at - 1].word == "GRAPH")
    if operation.names_graph and operation.form == "MODIFY":
        yield operation.tokens[1]


def with_dataset(scanned: UpdateScan, default: Sequence[str], named: Sequence[str]) -> str:
    """Return the update with the dataset of the request as USING clauses.

    Raises: BadRequest (400) if it has WITH, USING or USING NAMED itself.
    Source: https://www.w3.org/TR/sparql11-protocol/#update-operation
    """
    using = "".join([*(f" USING <{iri}>" for iri in default), *(f" USING NAMED <{iri}>" for iri in named)]) + " "
    edits: list[tuple[int, int, str]] = []
    for operation in scanned.operations:
        if operation.where is None:
            continue
        if operation.names_graph or any(token.word == "USING" for token in operation.tokens):
            raise BadRequest("Both the request and the update (WITH or USING) name a dataset; name it in one of them.")
        if operation.form == "DELETE WHERE":
            edits += _spelt_out(scanned.text, operation, using, None)
        else:
            edits.append((operation.where.at, operation.where.at, using))
    return edited(scanned.text, edits)


def _operation_end(tokens: Sequence[Token], at: int) -> int:
    depth = 0
    for i in range(at, len(tokens)):
        depth += (tokens[i].kind == "open") - (tokens[i].kind == "close")
        if not depth and tokens[i].text == ";":
            return i
    return len(tokens)


def _operation(text: str, tokens: tuple[Token, ...], prologue: str) -> Operation:
    words = tokens[0].word, tokens[1].word if len(tokens) > 1 else ""
    match words:
        case (("INSERT" | "DELETE"), "DATA"):
            return Operation(" ".join(words), tokens, prologue, (_block(text, tokens, 2),))
        case "DELETE", "WHERE":
            return Operation("DELETE WHERE", tokens, prologue, (_block(text, tokens, 2),), where=tokens[1])
        case (("INSERT" | "DELETE" | "WITH"), _):
            return _modify(text, tokens, prologue)
        case "LOAD", _:
            return Operation("LOAD", tokens, prologue, names_graph=any(token.word == "GRAPH" for token in tokens))
        case form, _ if form in _TRANSFERS:
            return Operation(form, tokens, prologue)
    raise MalformedQuery(
        "{text!r} does not begin an update operation.", *position(text, tokens[0].at), text=tokens[0].text[:40]
    )


def _modify(text: str, tokens: tuple[Token, ...], prologue: str) -> Operation:
    has_with = tokens[0].word == "WITH"
    templates, at = [], 2 if has_with else 0
    while at < len(tokens) and tokens[at].word in ("DELETE", "INSERT"):
        block = _block(text, tokens, at + 1)
        templates.append(block)
        at += 1 + len(block)
    where = next((token for token in tokens[at:] if token.word == "WHERE"), None)
    if where is None or not templates:
        line, column = position(text, tokens[-1].at)
        raise MalformedQuery("An update needs DELETE or INSERT, followed by WHERE.", line, column)
    return Operation("MODIFY", tokens, prologue, tuple(templates), has_with, where)


def _block(text: str, tokens: tuple[Token, ...], at: int) -> tuple[Token, ...]:
    if at >= len(tokens) or tokens[at].text != "{":
        raise MalformedQuery("Expected a block in braces here.", *position(text, tokens[min(at, len(tokens) - 1)].at))
    return tokens[at : group_end(tokens, at) + 1]


def _loaded(operation: Operation, prologue: Prologue) -> tuple[Remote, ...]:
    if operation.form != "LOAD":
        return ()
    at = 2 if len(operation.tokens) > 1 and operation.tokens[1].word == "SILENT" else 1
    if at >= len(operation.tokens) or operation.tokens[at].kind not in ("iri", "name"):
        raise RemoteForbidden("LOAD needs the IRI of a host that KENNISGRAAF_SERVICE_ALLOW names.")
    token = operation.tokens[at]
    return (Remote("LOAD", prologue.resolve(token), token.at, token.end, at == 2),)


def _wrapped(block: tuple[Token, ...], graph: str) -> Iterator[tuple[int, int, str]]:
    """Yield a GRAPH clause around every run of triples in a block that is not in one."""
    run: list[Token] = []
    at = 1
    while at < len(block) - 1:
        if block[at].word == "GRAPH":
            yield from _around(run, graph)
            run = []
            opened = next((i for i in range(at, len(block)) if block[i].text == "{"), len(block) - 1)
            at = group_end(block, opened)
        elif run or block[at].text != ".":
            run.append(block[at])
        at += 1
    yield from _around(run, graph)


def _around(run: Sequence[Token], graph: str) -> Iterator[tuple[int, int, str]]:
    if run:
        yield run[0].at, run[0].at, f"GRAPH <{graph}> {{ "
        yield run[-1].end, run[-1].end, " } "


def _spelt_out(text: str, operation: Operation, using: str, graph: str | None) -> Iterator[tuple[int, int, str]]:
    """Yield `DELETE WHERE { … }` as `DELETE { … } WHERE { … }`, so that the two parts may differ."""
    (block,) = operation.templates
    start, end = block[0].at, block[-1].end
    edits = [(a - start, b - start, new) for a, b, new in _wrapped(block, graph)] if graph else []
    template = edited(text[start:end], edits)
    assert operation.where is not None  # noqa: S101
    yield operation.where.at, operation.where.at, f"{template}{using} "
