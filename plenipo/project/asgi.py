"""The web process: Django, drawing each page in one go on a thread that stays.

By itself Django's ASGI handler makes a thread, and with it a database connection, for every request, and goes to and
fro between the loop and that thread for each part of it. All of our views are synchronous: that costs more than
drawing most pages. The live service will be another application beside this one.
"""

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import django
from asgiref.sync import ThreadSensitiveContext, sync_to_async
from django.core.handlers.asgi import ASGIHandler
from django.http import HttpRequest
from django.http.response import HttpResponseBase

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
        return await sync_to_async(self.get_response, thread_sensitive=True)(request)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        async with self._free:
            thread = self._idle.pop()  # the one used last, so that a quiet server uses few
            try:
                async with ThreadSensitiveContext(executor=thread):
                    await super().__call__(scope, receive, send)
            finally:
                self._idle.append(thread)


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "plenipo.project.settings")
django.setup(set_prefix=False)
application = Handler()
