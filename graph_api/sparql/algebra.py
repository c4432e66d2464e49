"""A query as a tree of SPARQL algebra operators, written as text and not evaluated.

The tree is built from the tokens of a text that the grammar has accepted; expressions and paths are copied as written.
Source: https://www.w3.org/TR/sparql11-query/#sparqlQuery
"""

from collections.abc import Iterator, Sequence

from graph_api.sparql.triples import ENDS_TRIPLES, Operator, said_of, triples_end
from graph_store.lexer.grammar import AGGREGATES
from graph_store.lexer.tokens import Token, group_end, written

_MODIFIERS = ("GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES")


def algebra(tokens: Sequence[Token]) -> list[str]:
    """Return the operators of a query, outermost first, one per line; operands are indented by two spaces."""
    lines, left = [], [(0, _query(_after_prologue(tokens)))]
    while left:
        depth, operator = left.pop()
        lines.append("  " * depth + f"{operator.name} {operator.about}".rstrip())
        left += [(depth + 1, each) for each in reversed(operator.of)]
    return lines


def _after_prologue(tokens: Sequence[Token]) -> Sequence[Token]:
    at = 0
    while tokens[at].word in ("BASE", "PREFIX"):
        at += 2 if tokens[at].word == "BASE" else 3
    return tokens[at:]


def _query(tokens: Sequence[Token]) -> Operator:
    """Return the operator of a query or subquery, whose tokens begin at its form."""
    form, head, body, modifiers = _parts(tokens)
    pattern = _group(body)
    parts = {part[0].word: part[1:] for part in _split(modifiers, _MODIFIERS)}
    assigned = [column for column in _columns(head) if column[0]] if form == "SELECT" else []
    if "GROUP" in parts or any(token.word in AGGREGATES for token in head):
        pattern = Operator("Group", written(parts.get("GROUP", ())[1:]), [pattern])
    if "HAVING" in parts:
        pattern = Operator("Filter", written(parts["HAVING"]), [pattern])
    if "VALUES" in parts:
        pattern = _joined(pattern, Operator("Values", written(parts["VALUES"])))
    for expression, name in assigned:
        pattern = Operator("Extend", f"{name} := {expression}", [pattern])
    if "ORDER" in parts:
        pattern = Operator("OrderBy", written(parts["ORDER"][1:]), [pattern])
    return _sliced(_shaped(form, head, pattern), parts)


def _parts(tokens: Sequence[Token]) -> tuple[str, Sequence[Token], Sequence[Token], Sequence[Token]]:
    """Return the form of a query, the tokens before its dataset, those of its pattern, and its modifiers."""
    form, at = tokens[0].word, 1
    template: Sequence[Token] = ()
    if form == "CONSTRUCT" and tokens[at].text == "{":
        end = group_end(tokens, at)
        template, at = tokens[at + 1 : end], end + 1
    rest = tokens[at:]
    opened = next((i for i, token in enumerate(rest) if token.text == "{"), len(rest))
    ends = [i for i, token in enumerate(rest[:opened]) if token.word in ("FROM", "WHERE", *_MODIFIERS)]
    head = rest[: min([opened, *ends])]
    if opened == len(rest):  # DESCRIBE needs no pattern
        return form, head, (), rest[len(head) :]
    closed = group_end(rest, opened)
    body = rest[opened + 1 : closed]
    return form, (template or body) if form == "CONSTRUCT" else head, body, rest[closed + 1 :]


def _shaped(form: str, head: Sequence[Token], pattern: Operator) -> Operator:
    if form == "ASK":
        return Operator("Ask", "", [pattern])
    if form != "SELECT":
        return Operator(form.capitalize(), written(head), [pattern])
    distinct = head[0].word if head and head[0].word in ("DISTINCT", "REDUCED") else ""
    names = (name for _, name in _columns(head[bool(distinct) :]))
    projected = Operator("Project", " ".join(names), [pattern])
    return Operator(distinct.capitalize(), "", [projected]) if distinct else projected


def _sliced(pattern: Operator, parts: dict[str, Sequence[Token]]) -> Operator:
    told = [f"{name.lower()} {written(parts[name])}" for name in ("OFFSET", "LIMIT") if name in parts]
    return Operator("Slice", " ".join(told), [pattern]) if told else pattern


def _columns(head: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """Give the columns of a projection: the expression, empty for a plain variable, and the name."""
    at = 0
    while at < len(head):
        if head[at].kind == "open":
            end = group_end(head, at)
            yield written(head[at + 1 : end - 2]), head[end - 1].text
            at = end + 1
        else:
            yield "", head[at].text
            at += 1


def _group(tokens: Sequence[Token]) -> Operator:
    """Return the group between two braces. https://www.w3.org/TR/sparql11-query/#sparqlTranslateGraphPatterns"""
    if tokens and tokens[0].word == "SELECT":
        return Operator("ToMultiset", "", [_query(tokens)])
    pattern, filters, at = Operator("BGP"), list[str](), 0
    said: list[Operator] = []
    while at < len(tokens):
        word = tokens[at].word
        if word == "FILTER":  # a filter applies to the whole group, and does not end the triples around it
            end = _expression_end(tokens, at)
            filters.append(written(tokens[at + 1 : end]))
        elif word in ENDS_TRIPLES or tokens[at].text == "{":
            pattern, said = _joined(pattern, *_triples(said)), []
            pattern, end = _with_other(pattern, tokens, at)
        else:
            said, end = [*said, *said_of(tokens, at)], triples_end(tokens, at)
        at = end + (end < len(tokens) and tokens[end].text == ".")
    pattern = _joined(pattern, *_triples(said))
    return Operator("Filter", " && ".join(filters), [pattern]) if filters else pattern


def _with_other(pattern: Operator, tokens: Sequence[Token], at: int) -> tuple[Operator, int]:
    """Return the pattern joined with the next element that is not a triple, and the index after that element."""
    word = tokens[at].word
    if word == "BIND":
        end = _expression_end(tokens, at)
        return Operator("Extend", f"{tokens[end - 2].text} := {written(tokens[at + 2 : end - 3])}", [pattern]), end
    opened = next(i for i in range(at, len(tokens)) if tokens[i].text == "{")
    end = group_end(tokens, opened) + 1
    if word == "VALUES":
        return _joined(pattern, Operator("Values", written(tokens[at + 1 : end]))), end
    inner = _group(tokens[opened + 1 : end - 1])
    match word:
        case "OPTIONAL":
            return _left_joined(pattern, inner), end
        case "MINUS" | "LATERAL":
            return Operator(word.capitalize(), "", [pattern, inner]), end
        case "GRAPH" | "SERVICE":
            named = Operator(word.capitalize(), written(tokens[at + 1 : opened]), [inner])
            return _joined(pattern, named), end
    choices = [inner]
    while end < len(tokens) and tokens[end].word == "UNION":
        closed = group_end(tokens, end + 1)
        choices.append(_group(tokens[end + 2 : closed]))
        end = closed + 1
    return _joined(pattern, Operator("Union", "", choices) if len(choices) > 1 else inner), end


def _left_joined(pattern: Operator, inner: Operator) -> Operator:
    """Return a left join; the filter of the optional group becomes the condition of the join."""
    if inner.name == "Filter":
        return Operator("LeftJoin", inner.about, [pattern, *inner.of])
    return Operator("LeftJoin", "", [pattern, inner])


def _joined(*patterns: Operator) -> Operator:
    """Return the join of patterns; empty patterns are omitted, and nested joins are flattened."""
    parts = [part for each in patterns for part in (each.of if each.name == "Join" else [each])]
    parts = [each for each in parts if each.name != "BGP" or each.of]
    return Operator("Join", "", parts) if len(parts) > 1 else parts[0] if parts else Operator("BGP")


def _triples(said: Sequence[Operator]) -> list[Operator]:
    """Return triples as one basic graph pattern, followed by the paths."""
    triples = [each for each in said if each.name != "Path"]
    paths = [each for each in said if each.name == "Path"]
    return [Operator("BGP", "", triples), *paths] if triples else paths


def _expression_end(tokens: Sequence[Token], at: int) -> int:
    opened = next(i for i in range(at, len(tokens)) if tokens[i].text in ("(", "{"))
    return group_end(tokens, opened) + 1


def _split(tokens: Sequence[Token], words: Sequence[str]) -> list[Sequence[Token]]:
    """Split the tokens before each of these words that is not inside brackets."""
    starts, depth = list[int](), 0
    for at, token in enumerate(tokens):
        depth += (token.kind == "open") - (token.kind == "close")
        if not depth and token.word in words:
            starts.append(at)
    return [tokens[start:end] for start, end in zip(starts, [*starts, len(tokens)][1:], strict=True)]
