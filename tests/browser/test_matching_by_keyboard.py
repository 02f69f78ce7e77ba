"""A list is decided with the keyboard alone, and the next row that waits is always the one in hand."""

from django.urls import reverse

from plenipo.registry.views import lists
from tests.factories import MatchFactory, MatchListFactory, PartyFactory

PATIENCE = 20_000  # milliseconds; the machine may be busy with other things


def in_hand(page) -> str:
    return page.evaluate("document.activeElement.id")


def press(page, key: str, *, then: str) -> None:
    page.keyboard.press(key)
    page.locator(f"#{then}:focus").wait_for(timeout=PATIENCE)


def test_three_rows_are_decided_by_four_keys(world, browser_as):
    kept = MatchListFactory()
    parties = PartyFactory.create_batch(2)
    candidates = [{"id": party.pk, "score": 0.6, "reasons": []} for party in parties]
    for row in (1, 2, 3):
        MatchFactory(match_list=kept, row=row, candidates=candidates)
    page = browser_as(world.rex)
    page.goto(reverse("registry:list", args=[kept.pk]))

    press(page, "j", then="row-1")
    press(page, "2", then="row-2")
    press(page, "n", then="row-3")
    page.keyboard.press("2")
    page.locator("#row-3.duplicate").wait_for(timeout=PATIENCE)

    found = [(row.state, row.party_id) for row in kept.rows.all()]
    assert found == [
        ("chosen", parties[1].pk),
        ("no_party", None),
        ("duplicate", parties[1].pk),
    ]
    assert page.faults == []


def test_a_number_without_a_row_in_hand_takes_the_first_in_hand_and_decides_nothing(
    world, browser_as
):
    kept, party = MatchListFactory(), PartyFactory()
    candidates = [{"id": party.pk, "score": 0.6, "reasons": []}]
    row = MatchFactory(match_list=kept, row=1, candidates=candidates)
    page = browser_as(world.rex)
    page.goto(reverse("registry:list", args=[kept.pk]))

    press(page, "1", then="row-1")
    row.refresh_from_db()
    assert row.party is None

    page.keyboard.press("1")
    page.locator("#row-1.chosen").wait_for(timeout=PATIENCE)


def test_a_decision_is_taken_back_and_the_row_stays_in_hand(world, browser_as):
    row = MatchFactory(row=7)
    page = browser_as(world.rex)
    page.goto(reverse("registry:list", args=[row.match_list_id]))

    press(page, "j", then="row-7")
    page.keyboard.press("n")
    page.locator("#row-7.no_party").wait_for(timeout=PATIENCE)
    page.keyboard.press("u")
    page.locator("#row-7.doubtful").wait_for(timeout=PATIENCE)

    assert in_hand(page) == "row-7"
    assert page.faults == []


def test_a_row_is_searched_without_touching_the_mouse(world, browser_as):
    row = MatchFactory(row=1)
    party = PartyFactory(name="Alliance des Peuples")
    page = browser_as(world.rex)
    page.goto(reverse("registry:list", args=[row.match_list_id]))

    press(page, "j", then="row-1")
    page.keyboard.press("s")
    page.keyboard.type("peuples")
    page.keyboard.press("Enter")
    page.locator("#row-1 .choice").wait_for(timeout=PATIENCE)
    page.keyboard.press("1")
    page.locator("#row-1.chosen").wait_for(timeout=PATIENCE)

    row.refresh_from_db()
    assert row.party == party


AT_ONCE = """(key) => new MutationObserver((_changes, watch) => {
  if (!document.querySelector("#row-1 .choice")) return;
  watch.disconnect();
  document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
}).observe(document.body, { childList: true, subtree: true })"""


def test_a_key_pressed_in_the_moment_a_row_is_redrawn_is_not_lost(world, browser_as):
    row = MatchFactory(row=1)
    party = PartyFactory(name="Alliance des Peuples")
    page = browser_as(world.rex)
    page.goto(reverse("registry:list", args=[row.match_list_id]))
    page.evaluate(AT_ONCE, "1")

    press(page, "j", then="row-1")
    page.keyboard.press("s")
    page.keyboard.type("peuples")
    page.keyboard.press("Enter")
    page.locator("#row-1.chosen").wait_for(timeout=PATIENCE)

    row.refresh_from_db()
    assert row.party == party


def test_the_last_row_of_a_page_leads_on_to_further_rows(world, browser_as, monkeypatch):
    monkeypatch.setattr(lists, "ROWS_PER_PAGE", 2)
    kept = MatchListFactory()
    for row in (1, 2, 3):
        MatchFactory(match_list=kept, row=row)
    page = browser_as(world.rex)
    page.goto(reverse("registry:list", args=[kept.pk]))

    press(page, "j", then="row-1")
    press(page, "n", then="row-2")
    press(page, "n", then="further")
    assert page.inner_text("#progress").strip() == "2 of 3 rows have been decided."
    page.keyboard.press("Enter")
    page.locator("#row-3").wait_for(timeout=PATIENCE)
    press(page, "j", then="row-3")

    assert page.locator("#row-1").count() == 0
    assert page.faults == []
