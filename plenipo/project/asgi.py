"""The web process: Django, drawing each page in one go on a thread that stays.

By itself Django's ASGI handler makes a thread, and with it a database connection, for every request, and goes to and
fro between the loop and that thread for each part of it. All of our views are synchronous: that costs more than
drawing most pages. The live service will be another application beside this one.
"""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import django
from asgiref.sync import ThreadSensitiveContext, sync_to_async
from django.core.handlers.asgi import ASGIHandler
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from plenipo.project.beside import end_with_parent

AT_ONCE = 32  # further requests wait their turn: a rush must not become as many connections


class Handler(ASGIHandler):
    """Middleware, view and template of a request run together, on the thread lent to it."""

    def __init__(self) -> None:
        super().__init__()
        self._free = asyncio.Semaphore(AT_ONCE)
        self._idle = [ThreadPoolExecutor(max_workers=1) for _n in range(AT_ONCE)]

    def load_middleware(self, is_async: bool = False) -> None:
        super().load_middleware(is_async=False)

    async def get_response_async(self, request: HttpRequest) -> HttpResponseBase:
        response = await sync_to_async(self.get_response, thread_sensitive=True)(request)
        if response.streaming and not response.is_async:  # type: ignore[attr-defined]
            parts = iter(response.streaming_content)  # type: ignore[attr-defined]
            response.streaming_content = _one_by_one(parts)  # type: ignore[attr-defined]
        return response

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        async with self._free:
            thread = self._idle.pop()  # the one used last, so that a quiet server uses few
            try:
                async with ThreadSensitiveContext(executor=thread):
                    await super().__call__(scope, receive, send)
            finally:
                self._idle.append(thread)


async def _one_by_one(parts: Iterator[bytes]) -> AsyncIterator[bytes]:
    """What is sent while it is made (a file, the register): each part on the thread that has the database."""
    while part := await sync_to_async(lambda: next(parts, b""), thread_sensitive=True)():
        yield part


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "plenipo.project.settings")
django.setup(set_prefix=False)
application = Handler()
end_with_parent()
