"""The answer to one query in the serving process: complete, or as a stream."""

from collections.abc import AsyncIterator

from graph_store.workers.protocol import DATA, END, Head
from graph_store.workers.query_execution import QueryExecution


class Answer:
    """An answer: complete in `body` if it is small, else a stream that ends with an error at the deadline."""

    def __init__(self, execution: QueryExecution, head: Head, body: bytes | None = None) -> None:
        self.form, self.media_type, self.length, self.encoding = head.form, head.media_type, head.length, head.encoding
        self.rows, self.body = execution.rows, body
        self._execution = execution

    @property
    def is_heavy(self) -> bool:
        """Return whether the query has left the light lane; a streamed one may do so after its first bytes."""
        return self._execution.is_heavy

    async def read(self) -> bytes:
        """Return all bytes of the answer."""
        if self.body is None:
            self.body = b"".join([chunk async for chunk in self])
        return self.body

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Yield the bytes as they arrive.

        Raises: QueryTimeout, QueryCrashed, QueryMemory, ResultTooLarge; the bytes before the error are then incomplete.
        """
        try:
            while (frame := await self._execution.frame())[0] != END:
                assert frame[0] == DATA  # noqa: S101
                yield frame[1]
            self.rows = self._execution.rows
        finally:
            self.close()

    def close(self) -> None:
        """End the worker, unless it has sent its complete answer."""
        self._execution.kill()
