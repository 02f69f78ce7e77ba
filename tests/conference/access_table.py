from collections.abc import Callable
from typing import Any

MEMBERS = {"sol", "ina", "ada", "obi", "bea"}
PAGES = ("edit", "clone", "rules", "duties", "tokens")


def here(world: Any) -> dict[str, Any]:
    return {"slug": world.conference.slug}


def a_member(world: Any) -> dict[str, Any]:
    return {**here(world), "pk": world.ina.memberships.get().pk}


def a_token(world: Any) -> dict[str, Any]:
    token = world.conference.tokens.create(
        account=world.sol, name="list", hash="0" * 64, made=world.ina.joined
    )
    return {**here(world), "pk": token.pk}


WHO: dict[str, set[str]] = {
    "conference:new": {"max"},
    "conference:create": set(),  # 422 for everybody who may: an empty form is refused
    "conference:settings": MEMBERS,
    "conference:switches": MEMBERS,
    **{f"conference:{page}": {"sol"} for page in PAGES},
    "conference:change": set(),
    "conference:clone-make": set(),
    "conference:stage": {"sol"},
    "conference:rules-change": set(),
    "conference:duties-give": {"sol"},
    "conference:duties-take": {"sol"},
    "conference:switch-throw": {"sol"},
    "conference:token-make": {"sol"},
    "conference:token-revoke": {"sol"},
}
WHERE: dict[str, Callable[[Any], dict[str, Any]]] = {
    **{name: here for name in WHO if name not in ("conference:new", "conference:create")},
    "conference:duties-take": a_member,
    "conference:switch-throw": lambda world: {**here(world), "name": "changes"},
    "conference:token-revoke": a_token,
}
POSTS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "conference:create": lambda world: {},
    "conference:change": lambda world: {},
    "conference:clone-make": lambda world: {},
    "conference:rules-change": lambda world: {
        "categories-TOTAL_FORMS": "0",
        "categories-INITIAL_FORMS": "0",
    },
    "conference:stage": lambda world: {"stage": "naming", "seen": world.conference.stage},
    "conference:duties-give": lambda world: {
        "name": "Nel",
        "email": "nel@example.org",
        "duties": ["press"],
    },
    "conference:duties-take": lambda world: {},
    "conference:switch-throw": lambda world: {"on": "0"},
    "conference:token-make": lambda world: {"name": "list", "scopes": ["counts"], "days": "30"},
    "conference:token-revoke": lambda world: {},
}
