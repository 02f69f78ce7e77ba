"""Versions of the list of participants: proposed by one person, published by another, handed out."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.conference.actions import change_rules
from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.conference.queries.profile import profile_of
from plenipo.delegations.models import Canary, ListCopy, ListRelease
from plenipo.delegations.profile import UNDISCLOSED, Listing
from plenipo.delegations.queries.list_versions import (
    Content,
    content_now,
    named_in,
    next_number,
    proposal_for,
    version_in_force,
)
from plenipo.delegations.verbs import Verb
from plenipo.delegations.words.list_versions import digest_of
from plenipo.kit.errors import Refused
from plenipo.records.actions import changed_first, claim, record
from plenipo.records.models import By

Stage = ListRelease.Stage


@transaction.atomic
def remember_release(conference: Conference, state: str, *, by: By) -> None:
    """Part of the deed that changes the rules. What is disclosed again as it was is the same version."""
    if state == UNDISCLOSED:
        return
    content, last = content_now(conference, state=state), version_in_force(conference)
    if last is None or (last.state, last.content) != (state, content):
        _record(_row(conference, state, content, by=by, stage=Stage.PUBLISHED), by=by)


@transaction.atomic
def propose(conference: Conference, state: str, *, seen: str, by: By) -> ListRelease:
    """What was looked at waits for a second person. `seen`: its digest."""
    Conference.objects.select_for_update().get(pk=conference.pk)
    if proposal_for(conference):
        raise Refused(_("A version of the list already awaits a second person."))
    content = _as_seen(conference, state, seen)
    row = _row(conference, state, content, by=by, stage=Stage.PROPOSED)
    record(Verb.LIST_PROPOSED, by=by, about=row, state=state)
    return row


@transaction.atomic
def confirm(release: ListRelease, *, seen: int, by: By) -> None:
    """Exactly what was proposed, or nothing. That it is another person is asked by the view (`may_confirm_list`)."""
    conference = Conference.objects.select_for_update().get(pk=release.conference_id)
    if content_now(conference, state=release.state) != release.content:
        raise Refused(
            _(
                "The list has changed since this version was proposed, and nothing was published. Review the "
                "changes and propose the list as it is now."
            )
        )
    _must_await(release)
    claim(
        release,
        seen=seen,
        stage=Stage.PUBLISHED,
        number=next_number(conference, release.state),
        at=timezone.now(),
        by=by.account,
    )
    release.refresh_from_db()
    _record(release, by=by)
    _disclose(conference, release.state, by=by)


@transaction.atomic
def publish(conference: Conference, state: str, *, seen: str, by: By) -> ListRelease:
    """By one person, where the rules ask for no second one."""
    Conference.objects.select_for_update().get(pk=conference.pk)
    content = _as_seen(conference, state, seen)
    row = _row(conference, state, content, by=by, stage=Stage.PUBLISHED)
    _record(row, by=by)
    _disclose(conference, state, by=by)
    return row


@transaction.atomic
def drop(release: ListRelease, *, seen: int, by: By) -> None:
    """Only a proposal: what was published stays on record."""
    Conference.objects.select_for_update().get(pk=release.conference_id)
    _must_await(release)
    claim(release, seen=seen, stage=Stage.DROPPED, content={}, shown={})
    record(Verb.LIST_DROPPED, by=by, about=release)


@transaction.atomic
def propose_again(release: ListRelease, *, seen: int, as_it_is: str, by: By) -> ListRelease:
    """In place of what was proposed before the list changed. `as_it_is`: the digest of what was shown of it now."""
    conference = Conference.objects.select_for_update().get(pk=release.conference_id)
    drop(release, seen=seen, by=by)
    return propose(conference, release.state, seen=as_it_is, by=by)


def _must_await(release: ListRelease) -> None:
    if not ListRelease.objects.filter(pk=release.pk, stage=Stage.PROPOSED).exists():
        raise Refused(changed_first(release))


def _as_seen(conference: Conference, state: str, seen: str) -> Content:
    content = content_now(conference, state=state)
    if digest_of(content) != seen:
        raise Refused(
            _(
                "The list has changed since you looked at it, and nothing was published. Review it again."
            )
        )
    return content


def _row(
    conference: Conference, state: str, content: Content, *, by: By, stage: str
) -> ListRelease:
    published = stage == Stage.PUBLISHED
    return ListRelease.objects.create(
        conference=conference,
        stage=stage,
        state=state,
        number=next_number(conference, state),
        content=content,
        shown=named_in(content),
        at=timezone.now(),
        by=by.account if published else None,
        proposed_by=None if published else by.account,
    )


def _record(release: ListRelease, *, by: By) -> None:
    record(Verb.LIST_PUBLISHED, by=by, about=release, state=release.state, number=release.number)


def _disclose(conference: Conference, state: str, *, by: By) -> None:
    if rules_of(conference).of(Listing).list_state == state:
        return
    profile = profile_of(conference)
    change_rules(
        conference, by=by, seen_version=profile.version if profile else 0, list_state=state
    )


@transaction.atomic
def hand_out(
    conference: Conference,
    *,
    kind: str,
    language: str,
    internal: bool,
    by: By,
    canary: Canary | None = None,
) -> ListCopy:
    """Written down before the file leaves, so that it can be recalled."""
    copy = ListCopy.objects.create(
        conference=conference,
        release=version_in_force(conference),
        internal=internal,
        kind=kind,
        language=language,
        account=by.account,
        canary=canary,
        at=timezone.now(),
    )
    record(Verb.LIST_COPIED, by=by, about=copy, kind=kind, language=language)
    return copy
