from collections.abc import Callable
from typing import Any

STAFF = {"sol", "ina", "ada", "obi", "bea", "rex", "max", "lin"}
EVERYBODY = {"nobody", *STAFF}


def a_link(_world: Any) -> dict[str, Any]:
    return {"token": "unknown"}


WHO: dict[str, set[str]] = {
    "accounts:enter": set(),  # 403 for whoever has no link; tests/accounts/test_way_in.py
    "accounts:address-confirm": set(),
    "accounts:forgotten": EVERYBODY,
    "accounts:forgotten-send": EVERYBODY,
    "accounts:password": STAFF,
    "accounts:password-change": set(),  # 422: an empty form is refused
    "accounts:address": STAFF,
    "accounts:address-ask": set(),
    "accounts:sessions": STAFF,
    "accounts:sessions-end": STAFF,
    "accounts:session-end": set(),  # 404: nobody's but one's own
    "accounts:accounts": {"max"},
    "accounts:close": {"max"},
    "accounts:open": {"max"},
}
WHERE: dict[str, Callable[[Any], dict[str, Any]]] = {
    "accounts:enter": a_link,
    "accounts:address-confirm": a_link,
    "accounts:session-end": lambda world: {"pk": 0},
    "accounts:close": lambda world: {"pk": world.ina.pk},
    "accounts:open": lambda world: {"pk": closed(world).pk},
}
POSTS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "accounts:forgotten-send": lambda world: {"address": "ina@example.org"},
    "accounts:password-change": lambda world: {},
    "accounts:address-ask": lambda world: {},
    "accounts:sessions-end": lambda world: {},
    "accounts:session-end": lambda world: {},
    "accounts:close": lambda world: {},
    "accounts:open": lambda world: {},
}


def closed(world: Any) -> Any:
    world.obi2 = type(world.obi).objects.create(
        email="left@example.org", name="left", is_active=False
    )
    return world.obi2
