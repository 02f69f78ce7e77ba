"""Letters to the focal points of a delegation, each in their own language."""

from collections.abc import Callable

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plenipo.conference.models import Conference
from plenipo.delegations.actions.letters import new_link
from plenipo.delegations.models import Delegate, Delegation, FocalPoint
from plenipo.delegations.queries.focal import focal_points_beside
from plenipo.kit.personal import Personal
from plenipo.records.actions import write_letter
from plenipo.records.models import By

LINE = {
    "approved": gettext_lazy("Your delegation is approved."),
    "returned": gettext_lazy("The secretariat has questions about your delegation."),
    "refused": gettext_lazy("The secretariat could not approve your delegation."),
    "reopened": gettext_lazy(
        "The decision on your delegation was taken back; it is being looked at again."
    ),
    "change_applied": gettext_lazy("The change you asked for has been made."),
    "change_refused": gettext_lazy("The change you asked for was not made."),
    "place": gettext_lazy("A place became free: the next person of your waiting list now has it."),
}


def by_focal(focal: FocalPoint) -> By:
    return By(duty="focal point", name=f"focal point {focal.pk}")


def tell_focal_points(delegation: Delegation, what: str, note: str = "") -> None:
    """Write to every focal point what happened, with the words of the secretariat and a fresh link."""
    conference = delegation.conference
    for focal in focal_points_beside(delegation.invitation):
        _write(focal, conference, f"delegations.{what}", lambda: str(LINE[what]), note, delegation)


def send_new_link(focal: FocalPoint, conference: Conference) -> None:
    _write(
        focal,
        conference,
        "delegations.new_link",
        lambda: _("Here is your new personal link."),
        "",
        focal.invitation,
    )


@transaction.atomic
def _write(
    focal: FocalPoint,
    conference: Conference,
    kind: str,
    line: Callable[[], str],
    note: str,
    about: Delegation | object,
) -> None:
    with translation.override(focal.language):
        said = line()
        parts = [
            _("To %(name)s") % {"name": focal.name} if focal.name else "",
            said,
            note,
            _("Your delegation's page: %(link)s") % {"link": "{link}"},
            _("The link is personal to you: whoever has it can answer in your name."),
            str(conference),
        ]
        write_letter(
            kind,
            to=focal.email,
            to_name=focal.name,
            language=focal.language,
            subject=f"{conference}: {said}",
            body="\n\n".join(part for part in parts if part),
            about=about,  # type: ignore[arg-type]
            conference=conference.pk,
            links={"link": new_link(focal, conference)},
        )


def notice_to(
    delegate: Delegate, conference: Conference, language: str, tags: list[Personal]
) -> bool:
    """The notice due to a person whom somebody else named (GDPR, article 14); False when they left no address."""
    person = delegate.person
    if not person.email:
        return False
    spoken = next((code for code in person.languages if code in dict(settings.LANGUAGES)), language)
    with translation.override(spoken):
        lines = [
            _("You were named as a member of the delegation of %(delegation)s to %(conference)s.")
            % {"delegation": delegate.delegation.plate_name, "conference": conference},
            _("What we keep of you: your names, style, office, languages and this address."),
            *[
                _("Why: %(purpose)s. Who may read it: %(recipients)s. Until when: %(retention)s.")
                % {"purpose": t.purpose, "recipients": t.recipients, "retention": t.retention}
                for t in tags
            ],
            _("Who may see your name: %(choice)s.") % {"choice": delegate.get_disclosure_display()},
            _(
                "You may see it, correct it, limit who sees your name, or object: write to us in answer to this letter."
            ),
            str(conference),
        ]
        write_letter(
            "delegations.notice",
            to=person.email,
            to_name=str(person),
            language=spoken,
            subject=_("You were named for %(conference)s") % {"conference": conference},
            body="\n\n".join(lines),
            about=delegate,
            conference=conference.pk,
        )
    return True
