"""One thread for the desk: its calls run there in the order they were made, while the loop only paints.

The desk is synchronous and writes to the disk before it answers; on the loop, a slow disk would hold up the next key.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

Result = TypeVar("Result")


class DeskThread:
    """The thread, started with the first call."""

    def __init__(self) -> None:
        """Make it; nothing runs yet."""
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
        self._last: Future[Any] | None = None

    @property
    def busy(self) -> bool:
        """Tell whether something that was asked for is not done yet."""
        return self._last is not None and not self._last.done()

    async def call(self, do: Callable[[], Result]) -> Result:
        """Run it after everything asked for before; what it raises is raised here.

        Whoever waits may be cancelled (a screen that closes); what was asked is done all the same.
        """
        asked = self._pool.submit(do)
        self._last = asked
        return await asyncio.shield(asyncio.wrap_future(asked))

    def finish(self) -> None:
        """Wait until everything asked for is done; nothing can be asked afterwards."""
        self._pool.shutdown(wait=True)
