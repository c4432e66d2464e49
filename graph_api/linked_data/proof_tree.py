"""A proof as a picture: the claim at the top, below each fact its premises, and the stated facts at the bottom."""

from dataclasses import dataclass, field

from graph_api.linked_data.shown_proof import Step

WIDE, HIGH = 190, 84
_GAP_ACROSS, _GAP_DOWN = 18, 36
_LONGEST = 25
_MOST_BOXES = 40


@dataclass(frozen=True, slots=True)
class Box:
    """One fact in the picture, with the left and top of its box."""

    step: Step
    x: float
    y: float

    @property
    def lines(self) -> list[tuple[str, str]]:
        """Subject, verb and object, each shortened to fit and in full."""
        return [(_cut(label.text), label.text) for label, _ in self.step.fact.words]

    @property
    def middle(self) -> float:
        """The horizontal middle of the box."""
        return self.x + WIDE / 2


@dataclass(slots=True)
class ProofTree:
    """All boxes, and the lines from each fact down to its premises."""

    width: float = 0
    height: float = 0
    boxes: list[Box] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


def proof_tree(step: Step) -> ProofTree | None:
    """Return the picture of a proof; None when there is nothing to draw or too much for one picture."""
    if not step.premises or _size(step) > _MOST_BOXES:
        return None
    tree = ProofTree()
    _draw(tree, step, 0, 0)
    tree.boxes.sort(key=lambda box: (box.y, box.x))
    tree.width = max(box.x for box in tree.boxes) + WIDE
    tree.height = max(box.y for box in tree.boxes) + HIGH
    return tree


def _draw(tree: ProofTree, step: Step, left: float, depth: int) -> tuple[Box, float]:
    """Draw a fact above its premises, starting at `left`; return its box and the left of the next one."""
    below, right = [], left
    for premise in step.premises:
        box, right = _draw(tree, premise, right, depth + 1)
        below.append(box)
    x = (below[0].x + below[-1].x) / 2 if below else left
    own = Box(step, x, depth * (HIGH + _GAP_DOWN))
    tree.boxes.append(own)
    tree.lines += [_line(own, box) for box in below]
    return own, max(right, x + WIDE + _GAP_ACROSS)


def _line(above: Box, below: Box) -> str:
    start, end = above.y + HIGH, below.y
    bend = (start + end) / 2
    return f"M{above.middle:g} {start:g}V{bend:g}H{below.middle:g}V{end:g}"


def _size(step: Step) -> int:
    return 1 + sum(map(_size, step.premises))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
