"""The catalogue: the dataset as portals harvest it, its versions, the changes between two of them, and its counts."""

from starlette.routing import Route

from graph_api.catalogue.catalogue_documents import catalogue_document, void_document
from graph_api.catalogue.dump_documents import dump_file, dump_list, to_list
from graph_api.catalogue.version_documents import version_document, version_list
from graph_api.linked_data.read_routes import reads

routes: list[Route] = [
    *reads("/catalog", catalogue_document),
    *reads("/catalog.{suffix}", catalogue_document),
    *reads("/.well-known/void", void_document),
    *reads("/dump", to_list),
    *reads("/dump/", dump_list),
    *reads("/dump/{name:path}", dump_file),
    *reads("/versions", version_list),
    *reads("/versions/{name}", version_document),
]

__all__ = ["routes"]
