"""The answer to one query in the serving process: complete, or as a stream."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

from graph_store.workers.protocol import DATA, END, Head
from graph_store.workers.query_execution import Running


class Answer:
    """An answer: complete in `body` if it is small, else a stream that ends with an error at the deadline.

    A stream holds its place and its worker until it is read to its end or closed.
    """

    def __init__(self, running: Running, head: Head) -> None:
        self.form, self.media_type, self.length, self.encoding = head.form, head.media_type, head.length, head.encoding
        self.body: bytes | None = None
        self.held = AsyncExitStack()
        self._running = running

    @property
    def rows(self) -> int | None:
        """Return the number of rows, None while it is not known."""
        return self._running.rows

    @property
    def is_heavy(self) -> bool:
        """Return whether the query has left the light queue; a streamed one may do so after its first bytes."""
        return self._running.place.is_heavy

    async def read(self) -> bytes:
        """Return all bytes of the answer."""
        if self.body is None:
            self.body = b"".join([chunk async for chunk in self])
        return self.body

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Yield the bytes as they arrive.

        Raises: QueryTimeout, QueryCrashed, QueryMemory, ResultTooLarge; the bytes before the error are then incomplete.
        """
        async with self.held:
            while (frame := await self._running.frame())[0] != END:
                assert frame[0] == DATA  # noqa: S101
                yield frame[1]

    async def close(self) -> None:
        """End the worker, unless it has sent its complete answer."""
        await self.held.aclose()
