from plenipo.conference.models import Conference, RulesProfile
from plenipo.conference.sections import UNSAID, Rules, preset, rules_from


def profile_of(conference: Conference) -> RulesProfile | None:
    return conference.profiles.order_by("-version").first()


def rules_of(conference: Conference) -> Rules:
    """The rules in force. Read once per conference object: a request has one."""
    known: Rules | None = getattr(conference, "_rules", None)
    if known is None:
        profile = profile_of(conference)
        known = rules_from(profile.values) if profile else preset(UNSAID)
        conference._rules = known  # type: ignore[attr-defined]
    return known
