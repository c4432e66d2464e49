"""Named questions: each query in `queries/` has an address that returns a table."""

from starlette.routing import Route

from graph_api.linked_data.read_routes import reads
from graph_api.questions.answering import answer_question, list_questions
from graph_api.questions.openapi import openapi_document

routes: list[Route] = [
    *reads("/query", list_questions),
    *reads("/query/openapi.json", openapi_document),
    *reads("/query/{name}", answer_question),
]

__all__ = ["routes"]
