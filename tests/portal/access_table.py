from collections.abc import Callable
from typing import Any

STAFF = {"sol", "ina", "ada", "obi", "rex", "max", "lin"}
MEMBERS = {"sol", "ina", "ada", "obi"}


def conference(world: Any) -> dict[str, Any]:
    return {"slug": world.conference.slug}


WHO: dict[str, set[str]] = {
    "accent": {"nobody", *STAFF},
    "portal:desks": STAFF,
    "portal:today": MEMBERS,
}
WHERE: dict[str, Callable[[Any], dict[str, Any]]] = {
    "accent": lambda world: {"colour": "17456b"},
    "portal:today": conference,
}
POSTS: dict[str, Callable[[Any], dict[str, Any]]] = {}
