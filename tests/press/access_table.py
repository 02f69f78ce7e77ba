"""The press desk is of whoever holds its duty: of the cast sol, who directs."""

from datetime import timedelta

from django.utils import timezone

from plenipo.delegations.models import Count
from plenipo.press.models import QuotedCount
from tests.factories import (
    BriefingAskerFactory,
    BriefingFactory,
    PressReleaseFactory,
    TranscriptPassageFactory,
    TranscriptVersionFactory,
)

PRESS = {"sol"}


def here(world):
    return {"slug": world.conference.slug}


def a_briefing(world, **values):
    return BriefingFactory(conference=world.conference, **values)


def a_count(world):
    return Count.objects.create(
        conference=world.conference,
        rule="accepted",
        parties=200,
        organisations=47,
        countries=102,
        people=0,
        at=timezone.now() - timedelta(days=1),
    )


def of_briefing(**values):
    return lambda world: {**here(world), "pk": a_briefing(world, **values).pk}


def with_a_passage(world):
    briefing = a_briefing(world)
    TranscriptPassageFactory(briefing=briefing, position=1)
    return {**here(world), "pk": briefing.pk}


def a_passage(world):
    return {
        **here(world),
        "pk": TranscriptPassageFactory(briefing=a_briefing(world), position=1).pk,
    }


def quoted(world):
    briefing, count = a_briefing(world), a_count(world)
    QuotedCount.objects.create(briefing=briefing, count=count)
    return {**here(world), "pk": briefing.pk, "count": count.pk}


def published(world):
    briefing = a_briefing(world)
    TranscriptVersionFactory(briefing=briefing)
    return {**here(world), "pk": briefing.pk}


def a_release(**values):
    return lambda world: {
        **here(world),
        "pk": PressReleaseFactory(conference=world.conference, **values).pk,
    }


DRAFT = {"state": "draft", "release_at": None}
AHEAD = {"release_at": "2099-05-04T09:00Z"}
RELEASE = {"title_en": "The dialogue opens", "text_en": "It has begun."}
BRIEFING = {
    "title_en": "Briefing before the opening",
    "speakers_en": "Grace Wanjiru, spokesperson",
    "place_en": "Press centre",
    "starts": "2027-05-04T09:00",
    "languages": "English, French",
    "entry": "open",
}
TEXT = {"seen": 0, "language": "en", "pasted": "Grace Wanjiru: We are ready."}
PASSAGE = {"kind": "statement", "speaker": "Grace Wanjiru", "texts_en": "We are ready.", "seen": 0}
SEEN = lambda _world: {"seen": 0}  # noqa: E731
# name: (where, what is posted)
OF_THE_DESK = {
    "briefings": (here, None),
    "briefing-new": (here, None),
    "briefing-add": (here, lambda _world: BRIEFING),
    "briefing": (of_briefing(), None),
    "briefing-edit": (of_briefing(), None),
    "briefing-change": (of_briefing(), lambda _world: {**BRIEFING, "seen": 0}),
    "briefing-announce": (of_briefing(state="draft"), SEEN),
    "briefing-cancel": (of_briefing(), lambda _world: {"seen": 0, "reason": "Moved."}),
    "briefing-quote": (of_briefing(), lambda world: {"seen": 0, "count": a_count(world).pk}),
    "briefing-unquote": (quoted, SEEN),
    "briefing-ask": (of_briefing(), lambda _world: {"way": "hand", "name": "Ana Ruiz"}),
    "asker": (
        lambda world: {
            **here(world),
            "pk": BriefingAskerFactory(briefing=a_briefing(world)).pk,
        },
        lambda _world: {"seen": 0, "state": "called"},
    ),
    "transcript": (with_a_passage, None),
    "transcript-enter": (of_briefing(), None),
    "transcript-read": (of_briefing(), lambda _world: TEXT),
    "transcript-save": (of_briefing(), lambda _world: TEXT),
    "transcript-record": (
        with_a_passage,
        lambda world: {"seen": 0, "do": "off", "language": "en", "row": [1]},
    ),
    "transcript-publish": (
        with_a_passage,
        lambda _world: {"seen": 0, "language": "en", "kind": "first"},
    ),
    "transcript-withdraw": (published, lambda _world: {"seen": 0, "language": "en"}),
    "releases": (here, None),
    "release-new": (here, None),
    "release-add": (here, lambda _world: RELEASE),
    "release": (a_release(), None),
    "release-edit": (a_release(), None),
    "release-change": (a_release(**DRAFT), lambda _world: {**RELEASE, "seen": 0}),
    "release-schedule": (
        a_release(**DRAFT),
        lambda _world: {"seen": 0, "at": "2099-05-04T09:00"},
    ),
    "release-unschedule": (a_release(**AHEAD), SEEN),
    "release-withdraw": (a_release(), lambda _world: {"seen": 0, "reason": "In error."}),
    "passage-new": (with_a_passage, None),
    "passage-add": (with_a_passage, lambda _world: {**PASSAGE, "after": 1}),
    "passage": (a_passage, None),
    "passage-change": (a_passage, lambda _world: PASSAGE),
    "passage-delete": (a_passage, SEEN),
}

WHO = {f"press:{name}": PRESS for name in OF_THE_DESK}
WHERE = {f"press:{name}": where for name, (where, _data) in OF_THE_DESK.items()}
POSTS = {f"press:{name}": data for name, (_where, data) in OF_THE_DESK.items() if data}
