"""What an officer should see before deciding, and what a change would make different."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plenipo.delegations.models import ChangeRequest, Delegate, Delegation
from plenipo.delegations.queries.approval import as_it_is, same
from plenipo.delegations.queries.people import ShownPerson
from plenipo.delegations.roster import ROSTER, PersonField
from plenipo.kit.locales import language_name, listed
from plenipo.kit.names import mixes_scripts


def to_look_at(delegation: Delegation, people: list[ShownPerson], elsewhere: set[int]) -> list[str]:
    """What an officer should see before deciding; none of it refuses anything."""
    found = []
    if not any(shown.capacity == Delegate.Capacity.HEAD for shown in people):
        found.append(_("No head of delegation has been nominated."))
    waiting = sum(1 for shown in people if shown.state == Delegate.State.WAITING)
    if waiting:
        found.append(
            ngettext(
                "%(n)s person is over the quota and on the waiting list.",
                "%(n)s persons are over the quota and on the waiting list.",
                waiting,
            )
            % {"n": waiting}
        )
    if not getattr(delegation, "has_letter", True):
        found.append(_("No note verbale or letter of nomination has been received yet."))
    for shown in people:
        if mixes_scripts(shown.name) or mixes_scripts(shown.native_name):
            found.append(
                _("“%(name)s” mixes similar-looking letters of two scripts.")
                % {"name": shown.styled}
            )
        if shown.pk in elsewhere:
            found.append(
                _("%(name)s has an address that another delegation also uses.")
                % {"name": shown.styled}
            )
    return found


@dataclass(frozen=True)
class FieldChange:
    label: str
    before: str
    after: str


def differences(change: ChangeRequest) -> list[FieldChange]:
    """What a change would make different, field by field: the value today, while it is not decided, and the new one."""
    if change.kind == ChangeRequest.Kind.WITHDRAW:
        return []
    before = change.before if change.kind != ChangeRequest.Kind.ADD else {}
    waits = change.state == ChangeRequest.State.ASKED and change.delegate is not None
    today = as_it_is(change.delegate) if waits and before and change.delegate else before
    corrects = (
        change.kind == ChangeRequest.Kind.CORRECT
    )  # a field there was not yet is left as it is
    return [
        FieldChange(str(each.label), _plain(each, today.get(each.name)), _plain(each, wanted))
        for each in ROSTER
        if change.wanted and (each.name in change.wanted or not corrects)
        if not same(before.get(each.name), wanted := change.wanted.get(each.name))
    ]


def _plain(field: PersonField, value: object) -> str:
    """Of our languages as the house calls them: Chinese is "zh-hans"."""
    if isinstance(value, list):
        ours = dict(settings.LANGUAGES)
        return listed(str(ours.get(each) or language_name(str(each))) for each in value)
    return field.in_words(value)
