"""What a party is told of its letters for visas. No name stands in it: the letters themselves are on its page."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plenipo.accreditation.models import VisaLetter
from plenipo.conference.models import Conference
from plenipo.delegations.actions.letters_to_focal import write_to_focal_points
from plenipo.delegations.models import Delegation
from plenipo.kit.locales import listed


def tell_issued(
    conference: Conference, letters: Iterable[VisaLetter], *, instead: bool = False
) -> None:
    """instead   of letters that are no longer true"""
    by_delegation: dict[int, list[VisaLetter]] = {}
    for each in letters:
        by_delegation.setdefault(each.delegate.delegation_id, []).append(each)
    for theirs in by_delegation.values():
        delegation = theirs[0].delegate.delegation
        delegation.invitation.conference = conference
        _tell_issued(delegation, theirs, instead)


def _tell_issued(delegation: Delegation, letters: list[VisaLetter], instead: bool) -> None:
    def lines() -> list[str]:
        said = ngettext(
            "%(n)s letter in support of a visa application has been issued for your delegation.",
            "%(n)s letters in support of visa applications have been issued for your delegation.",
            len(letters),
        ) % {"n": len(letters)}
        former = _(
            "Letters whose details are no longer correct have been replaced and revoked: please do not use "
            "them any more."
        )
        ready = _(
            "Letters that were issued can be printed on your delegation's page, under “Visa letters”."
        )
        return [said, *([former] if instead else []), ready, _numbers(letters)]

    write_to_focal_points(
        delegation.invitation,
        "accreditation.visa_issued",
        lambda: _("Letters for visa applications"),
        lines,
        about=delegation,
    )


def tell_revoked(delegation: Delegation, letters: list[VisaLetter]) -> None:
    def lines() -> list[str]:
        said = _(
            "The following letters in support of visa applications have been revoked. Please do not use them "
            "any more: a consulate that verifies them is told so."
        )
        return [said, _numbers(letters)]

    write_to_focal_points(
        delegation.invitation,
        "accreditation.visa_revoked",
        lambda: _("Letters for visa applications revoked"),
        lines,
        about=delegation,
    )


def tell_declined(letter: VisaLetter, reason: str) -> None:
    def lines() -> list[str]:
        said = _("The secretariat was not able to issue a letter you requested for a visa.")
        return [said, _("Message from the secretariat:\n%(text)s") % {"text": reason}]

    delegation = letter.delegate.delegation
    write_to_focal_points(
        delegation.invitation,
        "accreditation.visa_declined",
        lambda: _("Request for a visa letter declined"),
        lines,
        about=delegation,
    )


def _numbers(letters: list[VisaLetter]) -> str:
    return _("Numbers: %(numbers)s") % {"numbers": listed(each.number or "" for each in letters)}
