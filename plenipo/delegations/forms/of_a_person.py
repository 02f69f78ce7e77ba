"""What delegations say on the page of a person, and what is done there for who telephones."""

from django.urls import reverse
from django.utils.translation import gettext as _

from plenipo.delegations.forms.standing import SourceForm
from plenipo.delegations.models import Delegate, Delegation
from plenipo.delegations.queries.approval import changes_waiting_about
from plenipo.delegations.queries.focal import where_corrected
from plenipo.delegations.rules import may_decide, may_name
from plenipo.delegations.words.beside import Beside
from plenipo.delegations.words.of_a_person import (
    Lacking,
    OnPage,
    PersonDeed,
    PersonPart,
)
from plenipo.kit.access import may_open
from plenipo.records.models import Channel

TONES = {
    Delegate.State.APPROVED: "yes",
    Delegate.State.WITHDRAWN: "no",
    Delegate.State.REPLACED: "no",
}
Wish = Delegate.Disclosure


def _open(asked: OnPage, url: str) -> str:
    return url if may_open(asked.member, url) else ""


def standing(asked: OnPage) -> PersonPart:
    """To every member, as far as it is disclosed to them: of what delegation, as what, approved or not."""
    shown, slug = asked.seen.shown, asked.conference.slug
    page = reverse("delegations:delegation", args=[slug, asked.delegation.pk])
    facts = [
        Beside(_("Delegation"), asked.delegation.inside, "", url=page),
        Beside(_("Capacity"), shown.capacity_label, ""),
        Beside(
            _("State"),
            shown.state_label,
            TONES.get(Delegate.State(shown.state), "wait"),
        ),
    ]
    lacking = []
    if shown.state != Delegate.State.APPROVED:
        queue = _open(asked, reverse("delegations:approval", args=[slug]))
        lacking = [Lacking(_("Not approved yet."), queue)]
    if may_decide(asked.member) and not shown.email:
        lacking.append(Lacking(_("No e-mail address of the person."), _where_corrected(asked)))
    return PersonPart("standing", facts=facts, lacking=lacking)


def _where_corrected(asked: OnPage) -> str:
    one = asked.delegation
    if one.state not in (*Delegation.EDITABLE, Delegation.State.APPROVED):
        return ""
    return _open(
        asked, where_corrected(asked.conference, one.state, one.invitation_id, asked.delegate)
    )


def of_the_name(asked: OnPage) -> PersonPart | None:
    """Of those who accredit: who may see the name, and what of it is to be changed."""
    if not may_decide(asked.member):
        return None
    deeds = []
    if url := _where_corrected(asked):
        deeds.append(PersonDeed("correct", _("Correct the name or the office"), url))
    shown = asked.seen.shown
    return PersonPart(
        "name",
        facts=[Beside(_("Visibility of the name"), shown.disclosure_label, ""), *_changes(asked)],
        deeds=[*deeds, _visibility(asked)],
    )


def _changes(asked: OnPage) -> list[Beside]:
    queue = reverse("delegations:changes", args=[asked.conference.slug])
    return [
        Beside(
            _("Change request"),
            each.get_state_display(),
            "wait",
            more=each.get_kind_display(),
            url=_open(asked, f"{queue}?only={each.pk}"),
        )
        for each in changes_waiting_about(asked.delegate)
    ]


def _visibility(asked: OnPage) -> PersonDeed:
    """ "Take my name off the list": the choice is filled in, and that it came by telephone, from the person."""
    one, shown = asked.delegation, asked.seen.shown
    args = [asked.conference.slug, one.invitation_id]
    listed = shown.disclosure != Wish.SECRETARIAT
    label = _("Take the name off the lists") if listed else _("Choose who may see the name")
    if may_name(one):
        return PersonDeed("visibility", label, reverse("delegations:for-people", args=args))
    said = {
        "channel": Channel.CALL,
        "reference": shown.name[:200],
        "reason": _("The person asked for it."),
    }
    told = {
        "url": reverse("delegations:for-disclosure", args=[*args, asked.delegate]),
        "seen": shown.disclosure,
        "choices": Wish.choices,
        "chosen": Wish.SECRETARIAT if listed else shown.disclosure,
        "source": SourceForm(initial=said),
    }
    return PersonDeed(
        "visibility", label, template="delegations/person/_visibility.html", told=told
    )
