"""One thread for the desk: its calls run there in the order they were made, while the loop only paints.

The desk is synchronous and writes to the disk before it answers; on the loop, a slow disk would hold up the next key.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Result = TypeVar("Result")


class DeskThread:
    """The thread, started with the first call."""

    def __init__(self) -> None:
        """Make it; nothing runs yet."""
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")

    async def call(self, do: Callable[[], Result]) -> Result:
        """Run it after everything asked for before; what it raises is raised here.

        Whoever waits may be cancelled (a screen that closes); what was asked is done all the same.
        """
        return await asyncio.shield(asyncio.wrap_future(self._pool.submit(do)))

    def finish(self) -> None:
        """Wait until everything asked for is done; nothing can be asked afterwards."""
        self._pool.shutdown(wait=True)
