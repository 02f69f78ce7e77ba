"""A house with a letter to send and a link to make, for the tests of the worker."""

import django

django.setup()

from plenipo.accounts.actions.links import ask_for_password_link  # noqa: E402 -- after the set-up
from plenipo.people.models import Account  # noqa: E402
from plenipo.records.actions import write_letter  # noqa: E402

account = Account.objects.create_user("val@example.org", name="Val")
write_letter(
    "test",
    to="a@example.org",
    to_name="",
    language="en",
    subject="x",
    body="x",
    about=account,
    conference=None,
)
ask_for_password_link("nobody@example.org")
