"""Validation of the directives of documents: where they may stand, and that they agree for one response key."""

from typing import Any

from graphql import (
    DirectiveNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    OperationDefinitionNode,
    SelectionSetNode,
    ValidationRule,
)

from graph_api.graphql.document_limits import MAX_FIELDS
from graph_api.graphql.fields import ReadField
from graph_api.graphql.operation_directives import NAMES, ROOT_ONLY, signature
from graph_store.errors import DirectiveConflict, DirectiveMisplaced, InvalidDocument

Fragments = dict[str, FragmentDefinitionNode]


class PlacedDirectives(ValidationRule):
    """Refuses a directive that could not change anything at its place."""

    def enter_field(self, node: FieldNode, *_: Any) -> None:
        """Check the directives of one field."""
        for each in node.directives or ():
            if each.name.value in NAMES and (said := self._fault(node, each)):
                self.report_error(GraphQLError(said, each, original_error=DirectiveMisplaced(said)))

    def _fault(self, node: FieldNode, directive: DirectiveNode) -> str:
        name, parent = node.name.value, self.context.get_parent_type()
        definition = getattr(parent, "fields", {}).get(name)
        if definition is None and not name.startswith("__"):
            return ""  # another rule refuses a field that does not exist
        field = definition and definition.extensions.get("strawberry-definition")
        if not isinstance(field, ReadField) or field.reader.fixed:
            return f"{name} does not depend on @{directive.name.value}; write it on a field further out"
        given = ROOT_ONLY & {each.name.value for each in directive.arguments or ()}
        if given and parent is not self.context.schema.query_type:
            return f"{min(given)} is for the operation and its first fields, and {name} is further in"
        return ""


class AgreeingDirectives(ValidationRule):
    """Refuses two fields with one response key and different directives."""

    used = False

    def enter_directive(self, node: DirectiveNode, *_: Any) -> None:
        """Note whether the document has any of these directives."""
        self.used = self.used or node.name.value in NAMES

    def leave_document(self, node: DocumentNode, *_: Any) -> None:
        """Check each operation once."""
        if not self.used:
            return
        fragments = {each.name.value: each for each in node.definitions if isinstance(each, FragmentDefinitionNode)}
        for each in node.definitions:
            if isinstance(each, OperationDefinitionNode) and (fault := _conflict(each, fragments)):
                self.report_error(fault)


def _conflict(operation: OperationDefinitionNode, fragments: Fragments) -> GraphQLError | None:
    """Return the first fault; fields with one key are compared whatever types they are for, and so are those below."""
    waiting, visited = [[operation.selection_set]], 0
    while waiting:
        selections = waiting.pop()
        groups, steps = _grouped(selections, fragments)
        visited += steps
        if visited > MAX_FIELDS:
            said = f"this operation has more than {MAX_FIELDS} fields, which is the limit"
            return GraphQLError(said, operation, original_error=InvalidDocument(said))
        for key, nodes in groups.items():
            if len(nodes) > 1 and len({signature(each.directives) for each in nodes}) > 1:
                said = f"the fields named {key} have different directives; give one of them an alias"
                return GraphQLError(said, nodes, original_error=DirectiveConflict(said))
            waiting.append([each.selection_set for each in nodes if each.selection_set])
    return None


def _grouped(selections: list[SelectionSetNode], fragments: Fragments) -> tuple[dict[str, list[FieldNode]], int]:
    """Return the fields of selections by response key, each fragment expanded once, and the number of steps taken."""
    groups: dict[str, list[FieldNode]] = {}
    waiting = [each for selection in selections for each in selection.selections]
    spread: set[str] = set()
    for each in waiting:  # which grows meanwhile
        if isinstance(each, FieldNode):
            groups.setdefault((each.alias or each.name).value, []).append(each)
            continue
        inner: Any = each
        if isinstance(each, FragmentSpreadNode):
            name = each.name.value
            inner = None if name in spread else fragments.get(name)
            spread.add(name)
        if inner is not None:
            waiting.extend(inner.selection_set.selections)
    return groups, len(waiting)
