"""What happens below and concerns invitations."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.apps import AppConfig
from django.apps import apps as apps_now
from django.db.models import Q
from django.db.models.signals import post_migrate
from django.dispatch import receiver
from django.urls import reverse

from plenipo.conference.models import Conference
from plenipo.conference.queries.dates import Consequence, tells_of_dates
from plenipo.conference.sections import Rules
from plenipo.conference.signals import names_changed, rules_changed
from plenipo.delegations.actions.due import delete_all_due
from plenipo.delegations.actions.focal import resend_links
from plenipo.delegations.actions.invitations import bounced
from plenipo.delegations.actions.listing import remember_release
from plenipo.delegations.actions.merges import follow_merge, follow_undone_merge
from plenipo.delegations.actions.names import (
    call_anew,
    follow_countries,
    follow_parties,
    follow_release,
)
from plenipo.delegations.forms import of_a_person
from plenipo.delegations.models import Delegation, Invitation
from plenipo.delegations.profile import Listing
from plenipo.delegations.words.dates import letters_with_dates
from plenipo.delegations.words.merges import what_a_merger_does
from plenipo.delegations.words.of_a_person import joins_persons
from plenipo.records.actions import runs
from plenipo.records.actions.jobs import Progress
from plenipo.records.models import WORKER, By, Letter
from plenipo.records.signals import hour_passed, letter_bounced
from plenipo.registry.models import Party
from plenipo.registry.signals import (
    countries_called_otherwise,
    drafting_wanted,
    merge_asked,
    merge_undone,
    parties_called_otherwise,
    parties_merged,
)


@receiver(letter_bounced)
def a_letter_came_back(letter: Letter, **_signal: Any) -> None:
    """Whatever the letter said: its address no longer reaches the focal point."""
    kind, _colon, pk = letter.about.partition(":")
    concerned = {
        Invitation._meta.label_lower: Q(pk=pk),
        Delegation._meta.label_lower: Q(delegation=pk),
    }
    if kind in concerned:
        for invitation in Invitation.objects.filter(concerned[kind]):
            bounced(invitation, letter.to_email, by=WORKER)


@tells_of_dates
def what_was_written_of_them(conference: Conference) -> Iterable[Consequence]:
    return letters_with_dates(conference)


@receiver(rules_changed)
def the_list_is_published(
    conference: Conference, before: Rules, after: Rules, by: By, **_signal: Any
) -> None:
    state = after.of(Listing).list_state
    if state != before.of(Listing).list_state:
        remember_release(conference, state, by=by)


@receiver(merge_asked)
def what_follows_for_invitations(gone: Party, kept: Party, **_signal: Any) -> list[str]:
    return what_a_merger_does(gone, kept)


@receiver(hour_passed)
def what_is_past_its_day_is_deleted(now: datetime, **_signal: Any) -> None:
    delete_all_due(now, by=WORKER)


@receiver(parties_merged)
def two_entries_became_one(gone: Party, kept: Party, by: By, **_signal: Any) -> None:
    follow_merge(gone, kept, by=by)


@receiver(merge_undone)
def one_entry_became_two_again(gone: Party, kept: Party, by: By, **_signal: Any) -> None:
    follow_undone_merge(gone, kept, by=by)


@runs("delegations.new_links", at_once=True)
def write_new_links(progress: Progress) -> None:
    """The row goes when it is done: an address somebody typed is kept nowhere."""
    resend_links(progress.job.arguments["address"])
    progress.job.delete()


@receiver(parties_called_otherwise)
def the_register_calls_them_otherwise(parties: list[Party], **_signal: Any) -> None:
    follow_parties(parties)


@receiver(countries_called_otherwise)
def countries_are_called_otherwise(**_signal: Any) -> None:
    follow_countries()


@receiver(names_changed)
def the_conference_calls_them_otherwise(
    conference: Conference, parties: list[int] | None, **_signal: Any
) -> None:
    call_anew(conference, parties)


@receiver(post_migrate)
def names_come_with_the_release(sender: AppConfig, apps: Any = apps_now, **_signal: Any) -> None:
    """Names of countries ship with the product; invitations from before names were chosen have none yet."""
    here = apps.all_models.get("delegations", {})
    if sender.label == "delegations" and hasattr(here.get("invitation"), "called"):
        follow_release()


@receiver(drafting_wanted)
def where_invitations_are_drafted_from_a_list(
    conferences: list[int], **_signal: Any
) -> dict[int, str]:
    found = Conference.objects.filter(pk__in=conferences).values_list("pk", "slug")
    return {pk: reverse("delegations:invitations-from-list", args=[slug]) for pk, slug in found}


# ---- the page of a person

joins_persons(10)(of_a_person.standing)
joins_persons(20)(of_a_person.of_the_name)
