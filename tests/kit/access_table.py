from collections.abc import Callable
from typing import Any

EVERYBODY = {"nobody", "sol", "ina", "ada", "obi", "bea", "rex", "max", "lin"}
WHO: dict[str, set[str]] = {"kit:style": EVERYBODY, "robots": EVERYBODY}
WHERE: dict[str, Callable[[Any], dict[str, Any]]] = {}
POSTS: dict[str, Callable[[Any], dict[str, Any]]] = {}
