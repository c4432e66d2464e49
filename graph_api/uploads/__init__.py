"""Uploads of inventories: a file, its report and what would change; then the same file, published as a new version."""

from starlette.routing import Route

from graph_api.uploads.inventory_upload import inventory_upload
from graph_api.uploads.upload_page import decide, upload_page

routes: list[Route] = [
    Route("/inventories/{name}", inventory_upload, methods=["POST"]),
    Route("/upload", upload_page, methods=["GET", "POST"]),
    Route("/upload/{name}", decide, methods=["POST"]),
]

__all__ = ["routes"]
