"""Orders that were settled stay as they were, and say what has changed since; two rules side by side."""

import pytest
from django.urls import reverse

from plenipo.delegations.actions.erasure import erase
from plenipo.protocol.models import SettledOrder, Tenure
from plenipo.records.models import By
from tests.protocol.test_order import page_of


@pytest.fixture
def settle(signed_in, press):
    def done(of="delegations"):
        sol = signed_in("sol")
        page = sol.get(reverse("protocol:settled", args=["dialogue"]))
        was = next(each[4] for each in page.context["forms"] if each[0] == of)
        press(sol, "protocol:settle", "dialogue", of=of, was=was, note="Opening")
        return SettledOrder.objects.get()

    return done


def settled_page(signed_in, row):
    return (
        signed_in("sol")
        .get(reverse("protocol:settled-order", args=["dialogue", row.pk]))
        .content.decode()
    )


def test_a_settled_order_stays_and_says_what_has_changed_since(head, settle, signed_in):
    head("Concord", "leader", "2015-01-01", country=None)
    renewal = head("Renewal", "deputy_leader", "2010", country=None)
    row = settle()
    assert "Nothing has changed since then." in settled_page(signed_in, row)

    Tenure.objects.filter(delegate=renewal).update(rank="leader_in_office")
    head("Aurora", country=None)

    page = settled_page(signed_in, row)
    assert "Renewal: another rank, now in place 1, was in place 2" in page
    assert "Aurora: new, in place 3" in page
    assert "before Renewal: “party leader” ranks above “deputy leader or secretary-general”" in page


def test_an_order_that_changed_since_the_page_was_drawn_is_not_settled(head, signed_in, press):
    head("Concord", "leader")
    sol = signed_in("sol")
    page = sol.get(reverse("protocol:settled", args=["dialogue"]))
    was = page.context["forms"][0][4]
    head("Aurora", "leader_in_office")

    answer = press(sol, "protocol:settle", "dialogue", of="delegations", was=was, note="Opening")

    assert answer.status_code == 409
    assert "Opening" in answer.content.decode()
    assert not SettledOrder.objects.exists()


def test_whoever_is_erased_is_told_by_no_date_of_a_settled_order(world, head, settle, signed_in):
    gone = head("Concord", "leader", "2015-01-01")
    head("Renewal", "leader", "2016-01-01")
    row = settle("principals")
    assert "2015-01-01" in str(row.rows)

    who = By(duty="data_protection", account=world.sol)
    erase(gone.person, why="asked", conference=world.conference, by=who)

    row.refresh_from_db()
    assert "2015-01-01" not in str(row.rows)
    assert settled_page(signed_in, row)


def test_a_settled_order_is_taken_along(head, settle, signed_in):
    head("Concord", "leader")
    row = settle()

    for kind, start in (("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK"), ("pdf", b"%PDF")):
        url = reverse("protocol:settled-file", args=["dialogue", row.pk, kind])
        assert signed_in("sol").get(url).content.startswith(start)


def test_the_hosts_precedence_and_equality_stand_side_by_side(head, signed_in):
    head("Concord", "deputy_leader", "2015", country=None)
    head("Renewal", "leader", "2020", country=None)

    page = page_of(signed_in("sol"), "compare", left="host_party", right="equality")

    assert "place 2 on the right" in page
    assert "All parties are equal; ranks do not count." in page
