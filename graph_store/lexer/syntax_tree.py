"""The syntax tree of a text, built from its tokens with a stack of our own, in linear time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graph_store.lexer.grammar import END
from graph_store.lexer.grammar_tables import beginnings, choices, kind_of
from graph_store.lexer.tokens import Token


@dataclass(slots=True)
class Node:
    """The part of a text that follows one rule: tokens and nodes. Repetitions of the same rule are not nested."""

    rule: str
    parts: list["Token | Node"] = field(default_factory=list)

    @property
    def nodes(self) -> list["Node"]:
        """Return the parts that are nodes."""
        return [part for part in self.parts if isinstance(part, Node)]

    def first(self, rule: str) -> "Node | None":
        """Return the first part that follows a rule."""
        return next((node for node in self.nodes if node.rule == rule), None)

    def below(self, *without: str) -> Iterator["Node"]:
        """Yield this node and every node in it, in the order of the text, without those that follow the given rules."""
        left = [self]
        while left:
            node = left.pop()
            yield node
            left += [each for each in reversed(node.nodes) if each.rule not in without]

    def tokens(self) -> Iterator[Token]:
        """Yield every token, in the order of the text."""
        left: list[Token | Node] = [self]
        while left:
            part = left.pop()
            if isinstance(part, Node):
                left += reversed(part.parts)
            else:
                yield part

    @property
    def word(self) -> str:
        """Return the keyword it begins with, in capitals; empty if it begins with another token."""
        return next(self.tokens()).word

    @property
    def span(self) -> tuple[int, int]:
        """Return the offsets of its first character and after its last."""
        tokens = list(self.tokens())
        return tokens[0].at, tokens[-1].end


def tree_of(tokens: Sequence[Token], start: str) -> Node | None:
    """Return the tree of tokens that follow the rule `start`; None if they do not."""
    table, first = choices(), beginnings()
    root = Node("")
    stack = [(END, root), (start, root)]
    for token, kind in [*((token, kind_of(token)) for token in tokens), (None, END)]:
        while (top := stack.pop())[0] != kind:
            rule, parent = top
            if kind in table.get(rule, ()):
                node = _node(rule, parent)
                stack += [(part, node) for part in reversed(table[rule][kind])]
            elif rule not in table or not first[rule][1]:
                return None
        if token is not None:
            top[1].parts.append(token)
    return root.nodes[0] if root.nodes else None


def _node(rule: str, parent: Node) -> Node:
    """Return the node for the parts of a rule. A group in brackets or a rule that ends in itself has no node."""
    if " " in rule or rule == parent.rule:
        return parent
    parent.parts.append(node := Node(rule))
    return node
