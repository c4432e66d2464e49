"""The differences between two versions or documents as sentences, one for each thing that came, ended or changed."""

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode

from graph_api.comparison.compare import Change, Comparison
from graph_api.comparison.readable import Value
from graph_api.site.labels import Label, Labels
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from kennisgraaf.cli.language import language, say


class ChangeSentences:
    """The names of things and properties in both versions; the new one comes first."""

    def __init__(self, old: Snapshot, new: Snapshot) -> None:
        chosen = language()
        self._old, self._new = (Labels(each, Scope(), (chosen,), chosen) for each in (old, new))

    def lines(self, found: Comparison) -> Iterator[str]:
        """Yield the sentences: actions first, then what is new, what has ended, and what has changed."""
        did = found.actions
        for kind, pairs in (("diff_continued", did.continued), ("diff_replaced", did.replaced)):
            yield from (say(kind, thing=self._thing(later), other=self._thing(earlier)) for later, earlier in pairs)
        for kind, things in (("diff_dropped", did.dropped), ("diff_new", found.new), ("diff_ended", found.ended)):
            yield from (say(kind, thing=self._thing(each)) for each in things)
        for change in found.changed:
            yield from self._changed(change)

    def _changed(self, change: Change) -> Iterator[str]:
        told = {"thing": self._thing(change.thing), "field": self._new.text(change.predicate)}
        before, after = self._values(self._old, change, change.before), self._values(self._new, change, change.after)
        if change.single and before and after:
            yield say("diff_from", before=before, after=after, **told)
            return
        for key, values in (("diff_no_longer", before), ("diff_also", after)):
            if values:
                yield say(key, values=values, **told)

    def _thing(self, value: Value) -> str:
        """Return the name of a thing with its key, or only its key if it has no name."""
        names = next(filter(None, (each.all_of(value.term) for each in (self._new, self._old))), [])
        return f"{names[0].text} ({value.shown})" if names else str(value.shown)

    def _values(self, side: Labels, change: Change, values: Iterable[Value]) -> str:
        labels = ((each, side.of(each.term, change.predicate)) for each in values)
        return ", ".join(
            self._thing(each) if isinstance(each.term, NamedNode) else _quoted(label) for each, label in labels
        )


def _quoted(label: Label) -> str:
    """Return a value in quotes, with its language if that is not the language of the command."""
    return f"“{label.text}”" + (f" ({label.language})" if label.language else "")
