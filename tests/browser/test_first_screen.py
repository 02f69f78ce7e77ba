"""The first thing to work on is on the first screen: every page of the desk, 1280 × 800, the demonstration."""

from types import SimpleNamespace

import pytest
from django.db.models import F
from django.urls import reverse

from plenipo.bilaterals.models import Plan
from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegation, Invitation
from plenipo.people.models import HouseDuty
from plenipo.programme.models import Session
from plenipo.project.demo import build
from plenipo.registry.models import Party
from tests.browser.test_every_page import PAGES, whom
from tests.factories import AccountFactory, FocalPointFactory, MembershipFactory
from tests.test_access import ASKED, WHERE

HEIGHT = 800
SHOWN = 40  # of its pixels, so that it can be seen what it is
# what is marked; else the first row, field or button of the page; else, where there is nothing to do, what is read
FIRST = """() => {
  const main = document.querySelector("main"), desk = document.querySelector(".desk");
  if (!main || !desk) return null;
  const aside = "nav, .crumbs, form.filters, .head .actions, details:not([open]) > :not(summary)";
  const seen = (one) => { const box = one.getBoundingClientRect(); return box.width > 0 && box.height > 0; };
  const first = (what, apart) =>
    [...main.querySelectorAll(what)].find((one) => seen(one) && !(apart && one.closest(apart)));
  const work = "tbody tr, [data-row], .queue li, .checklist li, .board, .form .field, .part > summary,"
    + "input:not([type=hidden]), select, textarea, button, a.button";
  const one = first("[data-work]") ?? first(work, aside) ?? first("a[href]", "nav, .crumbs")
    ?? first(".empty, p:not(.eyebrow):not(.lead), ol, dl");
  if (!one) return [0, ""];
  const box = one.getBoundingClientRect();
  return [Math.round(box.top + scrollY + Math.min(box.height, SHOWN)), one.outerHTML.slice(0, 120)];
}""".replace("SHOWN", str(SHOWN))
FILLED = {  # of the demonstration itself: what the tables make is empty
    "bilaterals:plan": lambda: {"number": Plan.objects.filter(number__gt=100).first().number},
    "delegations:invitation": lambda: {"pk": Invitation.objects.filter(state="accepted")[0].pk},
    "delegations:delegation": lambda: {"pk": Delegation.objects.filter(state="approved")[0].pk},
    "programme:session": lambda: {"pk": Session.objects.filter(kind="plenary")[0].pk},
    "programme:regime": lambda: {"pk": Session.objects.filter(kind="plenary")[0].pk},
}
NOT_YET: dict[str, str] = {}  # page: why it is allowed to begin lower


@pytest.fixture
def dialogue(db):
    """The cast of the access tables, at work in the demonstration."""
    build.build("approval", seed=7, password="never typed")
    conference = Conference.objects.get()
    duties = {
        "sol": "secretary_general",
        "ina": "invitations",
        "ada": "accreditation",
        "obi": "observer",
        "bea": "bilaterals",
    }
    cast = {
        name: MembershipFactory(conference=conference, duties=[duty], account__name=name).account
        for name, duty in duties.items()
    }
    for name, duty in {"rex": "register", "max": "administrator"}.items():
        cast[name] = AccountFactory(name=name)
        HouseDuty.objects.create(account=cast[name], duty=duty)
    for name in ("sol", "ina"):
        HouseDuty.objects.create(account=cast[name], duty="register")
    cast["fay"] = FocalPointFactory(
        name="fay", invitation__conference=conference, invitation__state="opened"
    )
    Plan.objects.update(number=F("number") + 100)  # the tables make one of their own
    return SimpleNamespace(
        conference=conference, nobody=None, party=Party.objects.order_by("pk").first(), **cast
    )


@pytest.mark.django_db(transaction=True)
def test_the_first_thing_to_work_on_is_on_the_first_screen(dialogue, as_, browser_as):
    browsers, below, walked = {}, {}, 0
    for name in PAGES:
        who = whom(name)
        if who in ("nobody", "fay"):
            continue
        if who not in browsers:
            browsers[who] = browser_as(session_of=as_(getattr(dialogue, who)))
            browsers[who].set_viewport_size({"width": 1280, "height": HEIGHT})
        page = browsers[who]
        where = WHERE.get(name, lambda _world: {})(dialogue)
        if name in FILLED:
            where = {**where, **FILLED[name]()}
        address = reverse(name, kwargs=where)
        page.goto(f"{address}?{ASKED.get(name, '')}")
        found = page.evaluate(FIRST)
        walked += found is not None
        if found and found[0] > HEIGHT and name not in NOT_YET:
            below[name] = found

    assert below == {}
    assert walked > 100


@pytest.mark.django_db(transaction=True)
def test_on_today_pending_tasks_come_first(dialogue, as_, browser_as):
    page = browser_as(session_of=as_(dialogue.sol))
    page.set_viewport_size({"width": 1280, "height": HEIGHT})
    page.goto(reverse("portal:today", args=[dialogue.conference.slug]))
    tasks, figures = page.locator(".queue[data-work] li").first, page.locator("dl.figures").first

    assert tasks.bounding_box()["y"] < HEIGHT / 2
    assert figures.bounding_box()["y"] > tasks.bounding_box()["y"]
