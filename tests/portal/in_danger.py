"""Twenty protected people in a conference, each standing wherever a person can stand, with names in many scripts."""

from django.utils import timezone

from plenipo.delegations.models import Delegate, ListRelease
from plenipo.delegations.queries.list_versions import content_now
from plenipo.people.models import Person
from tests.factories import (
    AnnouncementFactory,
    BadgeCategoryFactory,
    BadgeFactory,
    ChangeRequestFactory,
    DelegateFactory,
    DelegationFactory,
    InterpreterFactory,
    PassageFactory,
    RoleFactory,
    SessionFactory,
    StayFactory,
    VisaLetterFactory,
)

NAMES = (  # given, family, in their own script
    ("Aziza", "Karimzoda", "Азиза Каримзода"), ("Dilnoza", "Rahmonova", "Дилноза Раҳмонова"),
    ("Sviatlana", "Hrynkevich", "Святлана Грынкевіч"), ("Uladzimir", "Matskevich", "Уладзімір Мацкевіч"),
    ("Shireen", "Al-Qudaimi", "شيرين القديمي"), ("Ruqayya", "Ben Slimane", "رقية بن سليمان"),
    ("Nasrin", "Haidarzadeh", "نسرین حیدرزاده"), ("Behrouz", "Farokhnia", "بهروز فرخ‌نیا"),
    ("Xiuying", "Ouyang", "欧阳秀英"), ("Zhuoyue", "Shangguan", "上官卓越"),
    ("Tsering", "Dolkarma", "ཚེ་རིང་སྒྲོལ་དཀར"), ("Thandeka", "Mkhwanazi", ""),
    ("Ñandú", "Etxeberria Ibáñez", ""), ("Þórdís", "Hrafnkelsdóttir", ""),
    ("Ketevan", "Dzidziguri", "ქეთევან ძიძიგური"), ("Hripsime", "Vardazaryan", "Հռիփսիմե Վարդազարյան"),
    ("Abebech", "Woldegiorgis", "አበበች ወልደጊዮርጊስ"), ("Khin", "Thiripyanchi", "ခင်သီရိပြန်ချီ"),
    ("Somchai", "Wongsuphasawat", "สมชาย วงศ์สุภาสวัสดิ์"), ("Yehudit", "Zilberstrom", "יהודית זילברשטרום"),
)  # fmt: skip
WISHES = tuple(Delegate.Disclosure.values)
CAPACITIES = ("deputy", "member", "adviser", "interpreter", "security", "staff")
OFFICES = tuple(f"Envoy Plenary {family}" for _given, family, _own in NAMES)
MAILS = tuple(
    f"{n}-{family.split()[0].lower()}@danger.example" for n, (_g, family, _o) in enumerate(NAMES)
)
# a name alone, in any writing, is a leak; the short form and the office hold the family name
MARKS = tuple({*(mark for row in NAMES for mark in row if mark), *MAILS})
FAMILIES = {family for _given, family, _own in NAMES}


def live_in_danger(world):
    """Named in a version that was published, announced, planned and written to; and protected since."""
    delegation = DelegationFactory(
        conference=world.conference, state="approved", plate_name="Party of the Watch", quota=30
    )
    delegates = [
        DelegateFactory(
            delegation=delegation,
            state="approved",
            disclosure=WISHES[n % 2],
            capacity="head" if n == 0 else CAPACITIES[n % len(CAPACITIES)],
            office=OFFICES[n],
            position=n,
            person__given_name=given,
            person__family_name=family,
            person__native_name=own,
            person__email=MAILS[n],
        )
        for n, (given, family, own) in enumerate(NAMES)
    ]
    _published(world)
    for n, delegate in enumerate(delegates):
        _stands_in(n, delegate, world.conference)
    for n, delegate in enumerate(delegates):  # of all four wishes
        Delegate.objects.filter(pk=delegate.pk).update(disclosure=WISHES[n % len(WISHES)])
    Person.objects.filter(pk__in=[each.person_id for each in delegates]).update(protected=True)
    return delegation


def _published(world):
    content = content_now(world.conference)
    ListRelease.objects.create(
        conference=world.conference, state="provisional", content=content, at=timezone.now()
    )


def _stands_in(n, delegate, conference):
    person, day = delegate.person, timezone.now()
    where = n % 6
    if where == 0:
        session = SessionFactory(conference=conference, starts=day, title={"en": f"Session {n}"})
        RoleFactory(session=session, person=person)
    if where == 1:
        InterpreterFactory(conference=conference, name="", person=person)
    if where == 2:
        category = BadgeCategoryFactory(conference=conference)
        badge = BadgeFactory(conference=conference, category=category, person=person)
        PassageFactory(gate__conference=conference, badge=badge)
    if where == 3:
        VisaLetterFactory(delegate=delegate, names=[str(person)])
    if where == 4:
        AnnouncementFactory(delegate=delegate, texts={"en": f"{person} takes part."})
    if where == 5:
        ChangeRequestFactory(
            delegation=delegate.delegation, delegate=delegate, wanted={"office": delegate.office}
        )
    StayFactory(conference=conference, person=person)
