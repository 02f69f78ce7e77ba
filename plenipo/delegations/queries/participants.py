"""What the public would read of the list of participants if it were published now."""

from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.delegations.bridge import Policy, once_published, policy_of


def as_published(conference: Conference) -> Policy:
    """The rules of the conference as if its list were open today."""
    return once_published(policy_of(conference, rules_of(conference)))
