"""Photos of the demonstration: drawn figures, of nobody. Most have come; one is asked for again, one not assigned."""

import io
from random import Random

from PIL import Image, ImageDraw

from plenipo.accreditation.actions import photos
from plenipo.accreditation.queries.badges import categories_of, entitled
from plenipo.accreditation.queries.photos import assigned, photo_lines
from plenipo.conference.models import Conference
from plenipo.delegations.bridge import Audience, Reader
from plenipo.delegations.queries.people import delegations_of
from plenipo.kit.pictures.limited import drawn_anew
from plenipo.people.models import Account
from plenipo.records.models import By

FEWEST = 12  # persons, below which nobody thinks of photos yet
FIGURES = 8  # that are drawn; several persons look alike
SKINS = ("#f1d3b8", "#d9a77c", "#a56b43", "#6f452c")
COATS = ("#26456b", "#5b2336", "#2f4f3a", "#3b3b46", "#7a5a1e")
WALLS = ("#e6e9ee", "#dfe6e0", "#ece6dc")


def photos_of_most(conference: Conference, officer: Account, chance: Random) -> None:
    by = By(duty="accreditation", account=officer)
    persons = sorted(entitled(conference, categories_of(conference)))
    if len(persons) < FEWEST:
        return
    drawn = [drawn_anew(_figure(chance)) for _n in range(FIGURES)]
    sent = persons[: len(persons) * 3 // 4]
    matched = [(person, drawn[n % FIGURES]) for n, person in enumerate(sent)]
    photos.receive_many(conference, matched, [("IMG_4711.jpg", drawn[0])], by=by)
    of_delegations = delegations_of(persons, conference)
    photos.exempt(conference, max(of_delegations), "Known to everybody at the venue.", by=by)
    photo = assigned(conference).filter(delegation__isnull=False).order_by("pk")[0]
    reader = Reader(Audience.ACCREDITATION)
    (line,) = photo_lines(reader, conference, persons=[photo.person_id or 0])
    photos.ask_again(photo, "The face is in shadow.", seen=0, name=line.name, by=by)


def _figure(chance: Random) -> bytes:
    """Head and shoulders before a plain wall."""
    skin, coat, wall = chance.choice(SKINS), chance.choice(COATS), chance.choice(WALLS)
    hair = chance.choice(("#221a16", "#5a4632", "#8d8d8d", "#c9b48a"))
    drawn = Image.new("RGB", (480, 720), wall)
    pen = ImageDraw.Draw(drawn)
    pen.ellipse((40, 430, 440, 1000), fill=coat)
    pen.polygon(((190, 430), (290, 430), (240, 560)), fill="#f4f4f4")
    pen.rectangle((205, 340, 275, 450), fill=skin)
    pen.ellipse((135, 80, 345, 330), fill=hair)
    pen.ellipse((150, 110, 330, 390), fill=skin)
    for x in (195, 285):
        pen.ellipse((x - 9, 225, x + 9, 239), fill="#1d1d1d")
    pen.arc((200, 280, 280, 335), 20, 160, fill="#7a3b33", width=5)
    out = io.BytesIO()
    drawn.save(out, "JPEG", quality=90)
    return out.getvalue()
