import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from plenipo.conference.bridge import Rules, rules_from
from plenipo.conference.models import Conference, RulesProfile

PRESETS = Path(__file__).parents[1] / "presets"


@cache
def preset(name: str) -> dict[str, Any]:
    """The values of a preset that ships with the product. Raises FileNotFoundError for one that does not."""
    return tomllib.loads((PRESETS / f"{name}.toml").read_text(encoding="utf-8"))


def profile_of(conference: Conference) -> RulesProfile | None:
    return conference.profiles.order_by("-version").first()


def rules_of(conference: Conference) -> Rules:
    """The rules in force. Read once per conference object: a request has one."""
    known = getattr(conference, "_rules", None)
    if known is None:
        profile = profile_of(conference)
        known = rules_from(profile.values if profile else preset("host_party"))
        conference._rules = known  # type: ignore[attr-defined]
    return known
