"""What happens below and depends on a conference."""

from datetime import date
from typing import Any

from django.dispatch import receiver

from plenipo.accounts.signals import account_closed
from plenipo.conference.actions.tokens import end_tokens
from plenipo.conference.profile import LETTERS
from plenipo.conference.queries import next_first_day, switches_of
from plenipo.conference.queries.letterhead import letterhead_of
from plenipo.conference.queries.members import every_conference, invites_in, works_in_a_conference
from plenipo.people.models import Account
from plenipo.people.signals import works_here
from plenipo.records.signals import letter_dressed, letters_may_go
from plenipo.registry.signals import conferences_wanted, day_wanted


@receiver(letters_may_go)
def letters_go_while_their_switch_is_on(conference: int, **_signal: Any) -> bool:
    return switches_of(conference)[LETTERS]


@receiver(works_here)
def a_membership_is_a_duty(account: Account, **_signal: Any) -> bool:
    return works_in_a_conference(account)


@receiver(account_closed)
def tokens_of_a_closed_account_end(account: Account, **_signal: Any) -> None:
    end_tokens(account)


@receiver(letter_dressed)
def letters_bear_the_letterhead(
    conference: int, language: str, **_signal: Any
) -> dict[str, Any] | None:
    return letterhead_of(conference, language)


@receiver(day_wanted)
def parties_are_wanted_for_the_next_conference(**_signal: Any) -> date | None:
    return next_first_day()


@receiver(conferences_wanted)
def whose_lists_an_account_may_see(
    account: Account | None, **_signal: Any
) -> dict[int, str] | None:
    return invites_in(account) if account else every_conference()
