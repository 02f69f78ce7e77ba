"""Tracks: added, changed, deleted."""

from django.db import transaction

from plenipo.conference.models import Conference
from plenipo.programme.models import Track
from plenipo.programme.verbs import Verb
from plenipo.records.actions import claim, record
from plenipo.records.models import By

Texts = dict[str, str]


@transaction.atomic
def add_track(conference: Conference, *, name: Texts, colour: str, by: By) -> Track:
    position = Track.objects.filter(conference=conference).count()
    track = Track.objects.create(conference=conference, name=name, colour=colour, position=position)
    record(Verb.TRACK_ADDED, by=by, about=track)
    return track


@transaction.atomic
def change_track(track: Track, *, name: Texts, colour: str, seen: int, by: By) -> None:
    claim(track, seen=seen, name=name, colour=colour)
    record(Verb.TRACK_CHANGED, by=by, about=track)


@transaction.atomic
def drop_track(track: Track, *, by: By) -> None:
    """Its sessions stay, without a track."""
    record(Verb.TRACK_DROPPED, by=by, about=track)
    track.delete()


def bring_tracks(before: Conference, after: Conference) -> None:
    """The tracks of the previous edition, in its order; written of with the cloning itself."""
    Track.objects.bulk_create(
        Track(conference=after, name=each.name, colour=each.colour, position=each.position)
        for each in Track.objects.filter(conference=before)
    )
