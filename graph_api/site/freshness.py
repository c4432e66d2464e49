"""The headers of an answer from a version: its entity tag, its lifetime and its links."""

from collections.abc import Iterable
from hashlib import sha256
from importlib.metadata import version as release_of

from starlette.requests import Request

from graph_api.http.conditional import lifetime
from graph_api.site.request_view import RequestView
from ontology.graph_folder import FILE, cached_per_folder, graph_folder

_RELEASE = release_of("kennisgraaf")


def etag(request: Request, view: RequestView, form: str) -> str:
    """Return a strong tag of the version and of every choice that selects this representation."""
    scope = f"{view.scope.include} {view.scope.synthetic}"
    choice = (
        _RELEASE,
        configured(),
        view.addresses.base,
        form,
        scope,
        view.reader.order,
        request.url.path,
        request.url.query,
    )
    return f'"{view.snapshot.mark}-{sha256(repr(choice).encode()).hexdigest()[:20]}"'


@cached_per_folder
def configured() -> str:
    """Return a hash of the files of the graph folder that configure pages."""
    folder = graph_folder()
    files = [folder.path / FILE] if folder.path else []
    files += filter(None, (folder.texts, *(page.boundaries for page in folder.pages)))
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def headers(
    request: Request, view: RequestView, form: str, links: Iterable[str] = (), *, is_data: bool = False
) -> dict[str, str]:
    """Return the headers of every answer from a version: tag, version, Vary, and links.

    Data of a numbered version never changes; a page of it may change with a release of the service.
    """
    license_link = f'<{request.app.state.service.settings.data_licence}>; rel="license"'
    return {
        "ETag": etag(request, view, form),
        "Vary": "Accept, Accept-Language",
        "X-Dataset-Version": str(view.snapshot.version),
        "Link": ", ".join([*links, license_link]),
        "Cache-Control": lifetime(by_number=is_data and view.moment.lasts),
    }
