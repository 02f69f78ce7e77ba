from collections.abc import Callable
from typing import Any

WHO: dict[str, set[str]] = {}
WHERE: dict[str, Callable[[Any], dict[str, Any]]] = {}
POSTS: dict[str, Callable[[Any], dict[str, Any]]] = {}
