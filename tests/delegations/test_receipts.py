"""A receipt for every answer, in the language of whoever answers."""

from plenipo.delegations.actions.answer import answer
from plenipo.records.models import Letter
from tests.factories import FocalPointFactory


def test_an_answer_is_receipted_and_a_changed_one_replaces_what_has_not_left(world):
    colleague = FocalPointFactory(
        invitation=world.fay.invitation, language="fr", email="collegue@example.org"
    )

    answer(world.fay, "names_to_follow")
    answer(world.fay, "declined", note="Ce n’est pas le moment.")

    letters = {each.to_email: each for each in Letter.objects.all()}
    assert set(letters) == {world.fay.email, colleague.email}
    assert Letter.objects.count() == 2
    assert "Your reply: declined" in letters[world.fay.email].body
    french = letters[colleague.email]
    assert "Accusé de réception de votre réponse" in french.subject
    assert "Ce n’est pas le moment." in french.body
    assert french.reference == world.fay.invitation.reference
