"""The differences between two documents or versions: things, their fields, and actions."""

from starlette.routing import Route

from graph_api.comparison.changes_document import changes_document
from graph_api.linked_data.read_routes import reads

routes: list[Route] = [*reads("/changes", changes_document), *reads("/changes.{suffix}", changes_document)]

__all__ = ["routes"]
