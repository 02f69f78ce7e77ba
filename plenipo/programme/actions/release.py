"""A version goes out; its letters are drafts until somebody lets them go."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.conference.models import Conference
from plenipo.delegations.actions.letters_to_focal import draft_to_focal_points
from plenipo.kit.errors import Refused
from plenipo.programme.bridge import Content, as_json
from plenipo.programme.models import Version
from plenipo.programme.queries.places import zone_of
from plenipo.programme.queries.versions import (
    LETTER,
    Concerned,
    concerned_by,
    drafted_letters,
    known_to_delegations,
    last_version,
    release_as_planned,
)
from plenipo.programme.verbs import Verb
from plenipo.programme.words.changes import change_in_words
from plenipo.records.actions import record
from plenipo.records.actions.letters import discard_drafts, let_go
from plenipo.records.models import By


@transaction.atomic
def release(conference: Conference, *, number: int, note: str = "", by: By) -> Version:
    """`number`: the one the officer was shown. Raises Refused when something blocks it, in words.

    Letters that nobody has let go yet are replaced: the new ones tell all that changed since those that went.
    """
    wanted = release_as_planned(conference)
    if wanted.number != number:
        raise Refused(_("Version %(number)s has since been published.") % {"number": number})
    if wanted.blocked:
        raise Refused(_("Conflicts block publication. Resolve them first, or change the rules."))
    if not wanted.differs:
        raise Refused(_("There is nothing new to publish."))
    drafts, known = drafted_letters(conference), last_version(conference)
    unsent = discard_drafts(drafts.filter(kind=LETTER))
    replaced = unsent + discard_drafts(drafts)
    if unsent:
        known = known_to_delegations(conference, known)
    version = Version.objects.create(
        conference=conference,
        number=number,
        at=timezone.now(),
        by=by.account,
        note=note,
        since=(known.number if known else 0) if unsent else None,
        content=as_json(wanted.content),
        changes=[vars(change) for change in wanted.changes],
    )
    concerned = concerned_by(conference, known, wanted.content)
    letters = sum(_draft(conference, version, wanted.content, each) for each in concerned)
    record(
        Verb.RELEASED,
        by=by,
        about=version,
        number=number,
        changes=len(wanted.changes),
        letters=letters,
        **{"replaced": replaced} if replaced else {},
    )
    return version


def _draft(conference: Conference, version: Version, content: Content, concerned: Concerned) -> int:
    """Drafts to the focal points of one delegation, each in their language; returns how many."""
    delegation, zone = concerned.delegation, zone_of(conference)
    delegation.conference = conference  # loaded already, with its rules

    def lines() -> list[str]:
        told = [f"– {change_in_words(each, content, zone)}" for each in concerned.changes]
        return [
            _("Version %(number)s of the programme has been published. Changes that concern you:")
            % {"number": version.number},
            "\n".join(told),
        ]

    drafted = draft_to_focal_points(
        delegation,
        LETTER,
        subject=lambda: _("Programme, version %(number)s") % {"number": version.number},
        lines=lines,
    )
    return len(drafted)


@transaction.atomic
def send_letters(conference: Conference, *, number: int, by: By) -> int:
    """Let the drafts go. `number`: how many the officer was shown; Refused when it is another number now."""
    drafts = drafted_letters(conference)
    if drafts.count() != number:
        raise Refused(_("The letters have since changed. Check them again."))
    sent = let_go(drafts)
    record(Verb.LETTERS_SENT, by=by, about=conference, n=sent)
    return sent


@transaction.atomic
def discard_letters(conference: Conference, *, by: By) -> int:
    gone = discard_drafts(drafted_letters(conference))
    record(Verb.LETTERS_DISCARDED, by=by, about=conference, n=gone)
    return gone
