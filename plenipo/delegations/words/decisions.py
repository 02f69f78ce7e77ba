"""What a party is told of a decision on its delegation."""

from django.utils.translation import gettext as _

from plenipo.delegations.models import Delegate, Delegation
from plenipo.kit.locales import listed

State = Delegate.State


def who_is_approved(delegation: Delegation) -> str:
    """The persons by name, in the active language: who is approved, and who waits for a place."""
    sentences = {
        State.APPROVED: _("Approved: %(names)s."),
        State.WAITING: _("On the waiting list until a place becomes available: %(names)s."),
    }
    named = Delegate.objects.filter(delegation=delegation, state__in=sentences)
    people = list(named.select_related("person").order_by("position", "pk"))
    lines = []
    for state, sentence in sentences.items():
        names = [each.person.styled for each in people if each.state == state]
        if names:
            lines.append(sentence % {"names": listed(names)})
    return "\n\n".join(lines)
