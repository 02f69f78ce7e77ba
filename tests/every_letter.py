"""Every kind of letter the product sends, in every language, from one small fixed world.

`written()` gives (language, name, text) of each; `make letters` keeps them in tests/letters for revisers to read.
"""

import re
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta

from django.conf import settings
from django.utils import timezone, translation

from plenipo.accounts.actions import address, links
from plenipo.accreditation.actions import pass_reminders, photos, visa
from plenipo.accreditation.actions import reminders as credentials_reminders
from plenipo.bilaterals.actions.journal import tell_news
from plenipo.conference.actions import welcome as duties
from plenipo.delegations.actions import circulars, entries, receipts, terms
from plenipo.delegations.actions import letters_to_focal as to_focal
from plenipo.delegations.actions.letters import write_about, write_copy
from plenipo.delegations.actions.names import call_anew
from plenipo.delegations.actions.notices import tell_those_named
from plenipo.delegations.models import LetterText
from plenipo.delegations.verbs import Verb
from plenipo.delegations.words.circulars import digest_of, distribution
from plenipo.people.models import usual_order
from plenipo.portal.actions import write_daily_letters
from plenipo.programme.actions.incident_letters import draft_letters
from plenipo.programme.actions.release import discard_letters, release
from plenipo.programme.queries.versions import release_as_planned
from plenipo.records.formats import as_text, dress_of
from plenipo.records.models import By, Letter, Source
from plenipo.registry.models import PartyName
from tests import factories as make

NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
HOUSE = By(duty="secretary_general")
# a reference by chance, where a letter has none of its own; a circular's has its number before it
DRAWN = re.compile(r"(?:C\d+-\d+-)?[0-9A-F]{4}-[0-9A-F]{4}")
NUMBER = re.compile(r"\b[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]\b")  # of a letter for a visa
SECRET = re.compile(r"\b[0-9a-f]{64}\b")

TEXTS = {
    "en": {
        "series": "Dialogue of Parties", "title": "Third Dialogue of Parties", "theme": "A shared future",
        "convenor": "Bureau of the Dialogue", "host": "Union of Hope", "venue": "Harbour Palace",
        "city": "Nairobi", "signatory": "Grace Otieno\nSecretary of the Bureau", "session": "Opening",
        "panel": "Round table on water", "building": "Garden Wing", "room": "Garden Hall",
        "party": "Party of Rivers", "focal": "Lucy White", "answer": "We look forward to it.",
        "family": "Petit", "given": "Rose", "office": "Vice-Chair", "style": "Ms",
    },
    "fr": {
        "series": "Dialogue des partis", "title": "Troisième Dialogue des partis", "theme": "Un avenir partagé",
        "convenor": "Bureau du Dialogue", "host": "Union de l’espoir", "venue": "Palais du Port",
        "city": "Nairobi", "signatory": "Grace Otieno\nSecrétaire du Bureau", "session": "Ouverture",
        "panel": "Table ronde sur l’eau", "building": "Aile du Jardin", "room": "Salle du Jardin",
        "party": "Parti des rivières", "focal": "Lucie Blanc", "answer": "Nous nous en réjouissons.",
        "family": "Petit", "given": "Rose", "office": "Vice-présidente", "style": "Mme",
    },
    "es": {
        "series": "Diálogo de Partidos", "title": "Tercer Diálogo de Partidos", "theme": "Un futuro compartido",
        "convenor": "Mesa del Diálogo", "host": "Unión de la Esperanza", "venue": "Palacio del Puerto",
        "city": "Nairobi", "signatory": "Grace Otieno\nSecretaria de la Mesa", "session": "Apertura",
        "panel": "Mesa redonda sobre el agua", "building": "Ala del Jardín", "room": "Sala del Jardín",
        "party": "Partido de los Ríos", "focal": "Lucía Blanco", "answer": "Asistiremos con mucho gusto.",
        "family": "Pérez", "given": "Rosa", "office": "Vicepresidenta", "style": "Sra.",
    },
    "ru": {
        "series": "Диалог партий", "title": "Третий Диалог партий", "theme": "Общее будущее",
        "convenor": "Бюро Диалога", "host": "Союз надежды", "venue": "Портовый дворец",
        "city": "Найроби", "signatory": "Грейс Отиено\nСекретарь Бюро", "session": "Открытие",
        "panel": "Круглый стол по водным ресурсам", "building": "Садовый корпус", "room": "Садовый зал",
        "party": "Партия рек", "focal": "Лидия Белова", "answer": "Будем рады участвовать.",
        "family": "Петрова", "given": "Роза", "office": "Заместитель председателя", "style": "Г-жа",
    },
    "ar": {
        "series": "حوار الأحزاب", "title": "الحوار الثالث للأحزاب", "theme": "مستقبل مشترك",
        "convenor": "مكتب الحوار", "host": "اتحاد الأمل", "venue": "قصر الميناء",
        "city": "نيروبي", "signatory": "غريس أوتيينو\nأمينة المكتب", "session": "الافتتاح",
        "panel": "مائدة مستديرة حول المياه", "building": "جناح الحديقة", "room": "قاعة الحديقة",
        "party": "حزب الأنهار", "focal": "ليلى بيضاء", "answer": "يسعدنا الحضور.",
        "family": "حداد", "given": "وردة", "office": "نائبة الرئيس", "style": "السيدة",
    },
    "zh-hans": {
        "series": "政党对话会", "title": "第三届政党对话会", "theme": "共同的未来",
        "convenor": "对话会主席团", "host": "希望联盟", "venue": "港湾宫",
        "city": "内罗毕", "signatory": "格蕾丝·奥蒂埃诺\n主席团秘书", "session": "开幕式",
        "panel": "水资源圆桌会议", "building": "花园翼楼", "room": "花园厅",
        "party": "河流党", "focal": "白露", "answer": "期待与会。",
        "family": "王", "given": "丽", "office": "副主席", "style": "女士",
    },
}  # fmt: skip
LANGUAGES = tuple(TEXTS)
ENTERED = Verb.CHANGE_ASKED  # whose receipt has no letter of its own


def in_all(name):
    return {code: texts[name] for code, texts in TEXTS.items()}


def written():
    """Everything is written by the deeds that write it; then the outbox is read."""
    world = _Conference()
    for language in LANGUAGES:
        _to_accounts(world, language)
        _to_the_party(world.party(language), language)
    _of_the_programme(world)
    _to_many(world)
    return list(_as_kept())


class _Conference:
    def __init__(self):
        self.row = make.ConferenceFactory(
            slug="dialogue", zone="Africa/Nairobi", title=in_all("title"),
            series=make.SeriesFactory(name=in_all("series")), theme=in_all("theme"),
            convenor=in_all("convenor"), host=in_all("host"), venue=in_all("venue"),
            city=in_all("city"), signatory=in_all("signatory"),
            contact_email="bureau@dialogue.example.org",
            starts=date(2027, 2, 13), ends=date(2027, 2, 16),
        )  # fmt: skip
        self.delegations = []

    def party(self, language):
        told = TEXTS[language]
        party = make.PartyFactory(
            name=told["party"], name_language=language, name_english=TEXTS["en"]["party"]
        )
        for code, texts in TEXTS.items():
            PartyName.objects.create(
                party=party, text=texts["party"], language=code.split("-")[0], kind="other"
            )
        invitation = make.InvitationFactory(
            conference=self.row, party=party, language=language, state="accepted",
            addressee=told["focal"], email=f"office.{language}@party.example",
            reference=f"PL3-{language.upper()}", deadline=date(2027, 1, 15),
            answer_note=told["answer"], answered_at=NOW,
        )  # fmt: skip
        focal = make.FocalPointFactory(
            invitation=invitation, name=told["focal"], email=f"focal.{language}@party.example",
            language=language,
        )  # fmt: skip
        delegation = make.DelegationFactory(
            conference=self.row, invitation=invitation, state="approved"
        )
        call_anew(self.row, [party.pk])
        delegation.refresh_from_db()
        self.delegations.append(delegation)
        return invitation, focal, delegation


def _to_accounts(world, language):
    told = TEXTS[language]
    giver = make.AccountFactory(name="Grace Otieno", email=f"grace.{language}@example.org")
    by = By(duty="secretary_general", account=giver)
    account = make.AccountFactory(
        name=told["focal"], email=f"new.{language}@example.org", language=language
    )
    account.set_unusable_password()
    account.save()
    member = make.MembershipFactory(
        conference=world.row, account=account, duties=["accreditation", "programme"],
        daily_letter=True,
    )  # fmt: skip
    duties.welcome(member, by=by)
    account.set_password("something long enough")
    account.save()
    duties.welcome(member, by=by)
    account.entry_links.all().delete()  # two links at once are one too many
    links.send_password_link(account.email)
    address.ask_for_address(account, f"other.{language}@example.org")


def _to_the_party(party, language):
    invitation, focal, delegation = party
    conference = invitation.conference
    for kind in LetterText.MAILED:
        write_about(invitation, kind, to=focal, conference=conference)
    write_copy(invitation, "invitation", f"embassy.{language}@example.org", conference=conference)
    to_focal.send_new_link(focal, conference)
    to_focal.welcome(focal, conference)
    _about_the_delegation(delegation, invitation)
    with translation.override(language):
        answer = TEXTS[language]["answer"]
    for what in to_focal.WORDS:
        if what != "hand_on":
            to_focal.tell(focal, delegation, what, answer)
    credentials_reminders.remind(conference, [delegation], expected=1, by=HOUSE)
    _passes_to_be_returned(conference, delegation)
    tell_news(delegation, conference)


def _passes_to_be_returned(conference, delegation):
    """Withdrawn by us while its delegation holds it."""
    letters = f"F{delegation.invitation.language[:2].upper()}"
    kind = make.PassKindFactory(conference=conference, letters=letters)
    for number in (3, 4, 12):
        piece = make.PassFactory(conference=conference, kind=kind, number=number, state="withdrawn")
        make.CustodyFactory(piece=piece, delegation=delegation)
    pass_reminders.remind(conference, [delegation], expected=1, by=HOUSE)


def _about_the_delegation(delegation, invitation):
    language = invitation.language
    told = TEXTS[language]
    source = Source("note", date(2026, 11, 27))
    receipts.receipt_of_answer(invitation, None)
    receipts.receipt_of_submission(delegation, source, persons=3, waiting=2)
    entries._note_entry(invitation, ENTERED, entries.Heard(source), by=HOUSE)
    terms.change_terms(
        invitation, seen=invitation.revision, tell=True, by=HOUSE, deadline=date(2027, 1, 20)
    )
    for email in (f"person.{language}@party.example", ""):
        person = make.PersonFactory(
            family_name=told["family"], given_name=told["given"], style=told["style"],
            name_order=usual_order(told["given"], told["family"]), email=email,
            languages=[language],
        )  # fmt: skip
        make.DelegateFactory(delegation=delegation, person=person, state="approved")
    tell_those_named(delegation)
    _for_visas(delegation)
    _for_photos(delegation)


def _for_photos(delegation):
    one = delegation.delegates.filter(state="approved").first().person
    photos.remind_of_photos(delegation.conference, [delegation], expected=1, by=HOUSE)
    photo = make.PhotoFactory(conference=delegation.conference, person=one)
    why = TEXTS[delegation.invitation.language]["answer"]
    photos.ask_again(photo, why, seen=0, name=one.latin_name, by=HOUSE)


def _for_visas(delegation):
    one = [delegation.delegates.filter(state="approved").first().pk]
    (letter,) = visa.issue_for(delegation, one, consulate="", details="", by=HOUSE)
    visa.revoke(letter, "Lost", seen=letter.revision, by=HOUSE)
    asked = make.VisaLetterFactory(delegate=letter.delegate)
    visa.decline(asked, TEXTS[delegation.invitation.language]["answer"], seen=0, by=HOUSE)


def _of_the_programme(world):
    conference = world.row
    make.DayFactory(conference=conference, date=conference.starts, opens=time(8), closes=time(20))
    building = make.BuildingFactory(venue__conference=conference, name=in_all("building"))
    room = make.RoomFactory(
        conference=conference, building=building, code="G1", name=in_all("room"), capacity=300
    )
    sessions = [
        make.SessionFactory(
            conference=conference, room=room, title=in_all(title),
            starts=datetime(2027, 2, 13, hour, tzinfo=UTC),
            ends=datetime(2027, 2, 13, hour + 1, tzinfo=UTC),
        )
        for title, hour in (("session", 6), ("panel", 8))
    ]  # fmt: skip
    for each in world.delegations:
        for session in sessions:
            make.RoleFactory(session=session, delegation=each, typed_name={})
    _release(conference)
    discard_letters(conference, by=HOUSE)
    _move(sessions[0], hours=1)
    sessions[1].state = "cancelled"
    sessions[1].save()
    _release(conference)
    _move(sessions[0], minutes=30)
    draft_letters(conference, [sessions[0].pk])


def _move(session, **later):
    session.starts += timedelta(**later)
    session.ends += timedelta(**later)
    session.save()


def _release(conference):
    release(conference, number=release_as_planned(conference).number, by=HOUSE)


def _to_many(world):
    texts = {code: {"subject": "{title}", "body": "{addressee}\n{party}"} for code in LANGUAGES}
    for audience in ("focal_points", "heads"):
        writer, sender = make.AccountFactory(), make.AccountFactory()
        circular = make.CircularFactory(
            conference=world.row, audience=audience, texts=texts, state="proposed",
            written_by=writer,
        )  # fmt: skip
        if audience == "heads":
            for each in world.delegations:
                each.delegates.filter(person__email__gt="").update(capacity="head")
        confirmed = digest_of(distribution(circular, world.row), circular, world.row)
        by = By(duty="secretary_general", account=sender)
        circulars.send(circular, confirmed=confirmed, seen=circular.revision, by=by)
    make.DelegationFactory(conference=world.row, state="submitted", submitted_at=timezone.now())
    write_daily_letters(NOW)


def _as_kept():
    seen = Counter()
    for letter in sorted(Letter.objects.all(), key=lambda each: abs(each.pk) if each.pk > 0 else 0):
        seen[letter.language, letter.kind] += 1
        n = seen[letter.language, letter.kind]
        name = letter.kind if n == 1 else f"{letter.kind}-{n}"
        yield letter.language, name, _text_of(letter)


def _text_of(letter):
    if DRAWN.fullmatch(letter.reference):
        letter.reference = "XXXX-XXXX"
    body = letter.body
    for marker, link in letter.links.items():
        path = link["path"].format(token="(secret)")
        body = body.replace(f"{{{marker}}}", settings.ADDRESS + path)
    head = [
        f"To: {letter.to_name} <{letter.to_email}>".replace(":  <", ": <"),
        f"Subject: {letter.subject}",
    ]
    body = NUMBER.sub("XXXXX-XXXXX-X", SECRET.sub("(head of the journal)", body))
    text = as_text(letter, dress_of(letter), body)
    return "\n".join([*head, "", text])
