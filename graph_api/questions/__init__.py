"""Named questions: each query in `queries/` has an address that returns a table."""

from starlette.routing import Route

from graph_api.linked_data.read_routes import reads
from graph_api.questions.openapi import openapi_document
from graph_api.questions.question_documents import answer_question, list_questions

routes: list[Route] = [
    *reads("/query", list_questions),
    *reads("/query/openapi.json", openapi_document),
    *reads("/query/{name}", answer_question),
]

__all__ = ["routes"]
