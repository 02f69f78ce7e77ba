"""Where on a page of the desk the first thing to work on begins, and the cast at work in the demonstration."""

from types import SimpleNamespace

from django.db.models import F

from plenipo.bilaterals.models import Plan
from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegation, Invitation
from plenipo.people.models import HouseDuty
from plenipo.programme.models import Session
from plenipo.project.demo import build
from plenipo.registry.models import Party
from tests.factories import AccountFactory, FocalPointFactory, MembershipFactory

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


def _plenary(there):
    return {"slug": there.conference.slug, "pk": Session.objects.filter(kind="plenary")[0].pk}


def _conference(there):
    return {"slug": there.conference.slug}


FILLED = {  # of the demonstration itself: what the tables make is empty, or cannot be released beside its programme
    "bilaterals:plan": lambda there: {
        **_conference(there),
        "number": Plan.objects.filter(number__gt=100)[0].number,
    },
    "delegations:invitation": lambda there: {
        **_conference(there),
        "pk": Invitation.objects.filter(state="accepted")[0].pk,
    },
    "delegations:delegation": lambda there: {
        **_conference(there),
        "pk": Delegation.objects.filter(state="approved")[0].pk,
    },
    "programme:session": _plenary,
    "programme:regime": _plenary,
    "portal:programme": _conference,
    "portal:embed-programme": _conference,
    "portal:programme-session": lambda there: {
        **_conference(there),
        "key": Session.objects.filter(kind="plenary")[0].uid.hex[:12],
    },
}
NOT_YET: dict[str, str] = {}  # page: why it is allowed to begin lower


def first_work(page):
    """[how low it ends, what it is]; None: no page of the desk."""
    return page.evaluate(FIRST)


def too_low(name: str, first) -> list[str]:
    if first is None or first[0] <= HEIGHT or name in NOT_YET:
        return []
    return [f"begins to be of use at {first[0]}px: {first[1]}"]


def at_work():
    """The cast of the access tables, in the demonstration."""
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
