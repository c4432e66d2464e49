"""The answer to one query as the serving process has it: whole, or as it comes."""

from collections.abc import AsyncIterator

from graph_store.sandbox.lease import Lease
from graph_store.sandbox.wire import DATA, END, Head


class Answer:
    """An answer: whole in `body` when it is small, else a stream that breaks when its deadline comes first."""

    def __init__(self, lease: Lease, head: Head, body: bytes | None = None) -> None:
        self.form, self.media_type, self.length, self.encoding = head.form, head.media_type, head.length, head.encoding
        self.rows, self.body = lease.rows, body
        self._lease = lease

    @property
    def is_heavy(self) -> bool:
        """Whether the query has left the light lane, which one that streams may do after its first bytes."""
        return self._lease.is_heavy

    async def read(self) -> bytes:
        """All of it."""
        if self.body is None:
            self.body = b"".join([chunk async for chunk in self])
        return self.body

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """The bytes as they come.

        Raises: QueryTimeout, QueryCrashed, QueryMemory, ResultTooLarge; what came before is then no answer.
        """
        try:
            while (frame := await self._lease.frame())[0] != END:
                assert frame[0] == DATA  # noqa: S101
                yield frame[1]
            self.rows = self._lease.rows
        finally:
            self.close()

    def close(self) -> None:
        """End the worker unless it has given its whole answer."""
        self._lease.kill()
