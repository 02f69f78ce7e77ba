"""Naming a delegation: nothing typed is lost, everything stands as stated, who is over the quota waits."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from plenipo.delegations.actions.changes import apply_change
from plenipo.delegations.actions.drafts_kept import names_kept
from plenipo.delegations.formats.pasted import roster_in
from plenipo.delegations.models import ChangeRequest, Delegate, Delegation, Draft, Link
from plenipo.delegations.roster import FIELDS
from plenipo.delegations.words.same_person import joined
from plenipo.kit.sheets import Unreadable, as_xlsx, read_file, read_text
from plenipo.people.models import Person, latin_name
from tests.delegations.conftest import person, text_of
from tests.delegations.pasting import rows_pasted
from tests.factories import DelegateFactory, FocalPointFactory

KEEP = "delegations:people-keep"
SUBMIT = "delegations:submit"


def people_of(delegation):
    return list(Delegate.objects.filter(delegation=delegation).select_related("person"))


@pytest.fixture
def submit(fay, delegation, press):
    def submitted(*rows, seen=None, client=None):
        """The page that comes back: of the names, if anything is wrong with them."""
        told = {
            name: value for n, row in enumerate(rows) for name, value in person(n, **row).items()
        }
        delegation.refresh_from_db()
        seen = delegation.revision if seen is None else seen
        kept = press(client or fay, KEEP, do="review", seen=seen, **told)
        if kept.status_code != 302 or not kept.url.endswith("/review/"):
            return (client or fay).get(kept.url) if kept.status_code == 302 else kept
        delegation.refresh_from_db()
        return press(client or fay, SUBMIT, seen=delegation.revision)

    return submitted


def test_what_is_typed_is_kept_as_typed_with_its_errors(fay, delegation, press):
    press(fay, KEEP, do="keep", seen=0, **person(email="not an address", office_since="spring"))

    page = text_of(fay.get(reverse("delegations:people")))
    assert 'value="not an address"' in page
    assert 'value="spring"' in page
    assert Delegation.objects.get().state == "named"
    assert people_of(delegation) == []


def test_a_person_stands_as_stated(delegation, submit):
    submit(
        {
            "family_name": "Wei",
            "given_name": "Li",
            "native_name": "李伟",
            "name_order": "family_first",
            "style": "H.E.",
            "capacity": "head",
            "office": "Secretary-General",
            "office_since": "2021-04-03",
            "languages": "中文, French; Wolof",
            "email": "li@example.org",
            "disclosure": "public",
        }
    )

    (head,) = people_of(delegation)
    assert str(head.person) == "Wei Li"
    assert (head.person.native_name, head.person.style) == ("李伟", "H.E.")
    assert (head.office, head.office_since) == ("Secretary-General", "2021-04-03")
    assert head.person.languages == ["zh-hans", "fr", "wo"]
    assert (head.capacity, head.disclosure, head.state) == ("head", "public", "nominated")
    assert Delegation.objects.get().state == "submitted"


def test_nobody_is_disclosed_who_did_not_choose_it(delegation, submit):
    submit({})

    assert people_of(delegation)[0].disclosure == "secretariat"


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([{"email": "nobody"}], "Enter a valid email address."),
        ([{"family_name": "x" * 301}], "A name can have at most 300 characters here."),
        ([{"office_since": "2021-02-30"}], "The date “2021-02-30” does not exist."),
        ([{"family_name": "", "given_name": "", "office": "Adviser"}], "Enter at least one name."),
        ([{"capacity": "head"}, {"capacity": "head"}], "A delegation has only one head."),
        ([{"capacity": "emperor"}], "Select a valid choice."),
    ],
)
def test_an_error_stands_beside_what_was_typed_and_nothing_is_lost(rows, says, delegation, submit):
    answer = submit(*rows)

    page = text_of(answer)
    assert says in page
    for row in rows:
        for typed in row.values():
            assert typed in page
    assert people_of(delegation) == []
    assert Delegation.objects.get().state == "named"


def test_300_characters_are_a_name(delegation, submit):
    submit({"family_name": "ا" * 300})

    assert people_of(delegation)[0].person.family_name == "ا" * 300


def test_marks_of_direction_that_nobody_sees_are_taken_out(delegation, submit):
    submit({"family_name": "\u202eollaiD\u202c", "native_name": "\u2067ديالو\u2069\u200b"})

    named = people_of(delegation)[0].person
    assert (named.family_name, named.native_name) == ("ollaiD", "ديالو")


def test_letters_of_two_scripts_in_one_word_are_pointed_out_and_not_refused(
    world, delegation, submit, as_
):
    submit({"family_name": "Pеtrova"})  # the second letter is Cyrillic

    page = text_of(as_(world.ada).get(reverse("delegations:approval", args=["dialogue"])))
    assert "mixes similar-looking letters of two scripts" in page


def test_who_is_over_the_quota_waits_in_the_order_given(fay, delegation, submit):
    answer = submit(*[{"family_name": f"Person {n}"} for n in range(5)])

    states = [(each.person.family_name, each.state) for each in people_of(delegation)]
    assert states == [
        ("Person 0", "nominated"),
        ("Person 1", "nominated"),
        ("Person 2", "nominated"),
        ("Person 3", "waiting"),
        ("Person 4", "waiting"),
    ]
    assert "2 persons are over your quota and are on the waiting list" in text_of(
        fay.get(answer.url)
    )


def test_an_empty_roster_is_not_submitted(fay, delegation, submit):
    answer = submit()

    assert "Nominate at least one person before you submit." in text_of(answer)
    assert Delegation.objects.get().state == "named"


def test_more_rows_than_may_be_submitted_are_said_and_all_come_back(delegation, submit):
    answer = submit(*[{"family_name": f"Person {n}"} for n in range(201)])

    assert answer.status_code == 200
    assert 'value="Person 200"' in text_of(answer)
    assert people_of(delegation) == []


# ---- two at once, a link that expires, a switch


def test_of_two_focal_points_who_write_at_once_the_second_sees_both(
    world, fay, delegation, submit, press, as_
):
    second = as_(FocalPointFactory(invitation=world.fay.invitation))
    press(fay, KEEP, do="keep", seen=0, **person(family_name="Written first"))

    answer = submit({"family_name": "Written second"}, seen=0, client=second)

    page = text_of(answer)
    assert answer.status_code == 422
    assert "The names have since been changed, in another window" in page
    assert 'value="Written second"' in page
    assert "Written first" in page
    assert Draft.objects.get().typed[0]["family_name"] == "Written first"

    submit({"family_name": "Written second"}, client=second)
    assert people_of(delegation)[0].person.family_name == "Written second"


def test_what_arrives_over_an_expired_link_waits_behind_the_new_one(
    world, fay, delegation, submit, as_
):
    Link.objects.update(expires=timezone.now() - timedelta(seconds=1))

    answer = submit({"family_name": "Typed for an hour"})

    assert answer.status_code == 403
    assert (
        "The text you entered has been saved. You will find it through your new link."
        in text_of(answer)
    )
    back = as_(world.fay).get(reverse("delegations:people"))
    assert 'value="Typed for an hour"' in text_of(back)
    assert people_of(delegation) == []


def test_over_an_expired_link_nobody_overwrites_what_another_wrote_since(
    world, fay, delegation, submit, press, as_
):
    second = as_(FocalPointFactory(invitation=world.fay.invitation))
    press(second, KEEP, do="keep", seen=0, **person(family_name="Written since"))
    Link.objects.filter(focal_point=world.fay).update(expires=timezone.now() - timedelta(seconds=1))

    answer = submit({"family_name": "Typed for an hour"}, seen=0)

    assert "Typed for an hour" in text_of(answer)  # to be copied
    assert Draft.objects.get().typed[0]["family_name"] == "Written since"


def test_while_names_are_not_taken_they_are_kept_and_not_submitted(
    fay, delegation, submit, switched_off
):
    switched_off("registration")

    answer = submit({"family_name": "Early"})

    page = text_of(fay.get(answer.url))
    assert "Delegations cannot be submitted at the moment" in page
    assert 'value="Early"' in page
    assert people_of(delegation) == []


def test_a_double_click_submits_once(fay, delegation, deeds_on):
    fay.post(reverse(KEEP), {"key": "another press", "do": "review", "seen": 0, **person()})

    answers = [fay.post(reverse(SUBMIT), {"key": "one press", "seen": 1}) for _click in range(2)]

    assert [answer.url for answer in answers] == [reverse("delegations:mine")] * 2
    assert len(people_of(delegation)) == 1
    assert deeds_on(delegation) == ["delegations.names_kept", "delegations.submitted"]


def test_a_submission_is_taken_back_and_corrected(fay, delegation, submit, press):
    submit({"family_name": "Wrong"})
    assert fay.get(reverse("delegations:people")).url == reverse("delegations:mine")

    press(fay, "delegations:take-back")
    submit({"family_name": "Right"})

    assert [str(each.person) for each in people_of(delegation)] == ["Aminata Right"]


def test_once_it_is_decided_nothing_is_taken_back(fay, delegation, press):
    Delegation.objects.update(state="approved")

    answer = press(fay, "delegations:take-back")

    assert answer.status_code == 409
    assert "The secretariat has since decided." in text_of(answer)


def test_a_roster_longer_than_can_be_submitted_is_saved_all_the_same(fay, delegation, press):
    rows = {}
    for n in range(1000):
        rows |= person(n, family_name=f"Person {n}", **dict.fromkeys(list(FIELDS)[3:], ""))

    assert press(fay, KEEP, do="keep", seen=0, **rows).status_code == 302

    assert len(names_kept(Delegation.objects.get())) == 1000


def test_a_large_quota_draws_no_more_rows_than_can_be_submitted(fay, delegation):
    Delegation.objects.update(quota=500)

    page = text_of(fay.get(reverse("delegations:people")))

    assert "people-199-family_name" in page
    assert "people-200-family_name" not in page


# ---- pasted from a spreadsheet


def test_a_list_of_more_persons_than_can_be_submitted_is_refused_while_it_is_read(
    fay, delegation, press
):
    table = "\n".join(["Surname\tFirst name", *(f"Person {n}\tJo" for n in range(200))])
    typed = person(family_name="Typed")

    answer = press(fay, KEEP, do="paste", seen=0, pasted=table, **typed)
    page = text_of(answer)

    assert answer.status_code == 422
    assert "Too many persons: 201 with this list. The maximum is 200, your quota 3." in page
    assert 'value="Typed"' in page
    assert "Person 199\tJo" in page
    assert names_kept(Delegation.objects.get()) == []
    assert press(fay, KEEP, do="paste", seen=0, pasted=table).status_code == 302
    assert len(names_kept(Delegation.objects.get())) == 200


def test_pasted_rows_are_looked_at_one_by_one_before_anything_is_submitted(fay, delegation, press):
    table = "Surname\tFirst name\tE-mail\nPetit\tRose\trose@example.org\nGil\tJuan\tno address"

    answer = press(fay, KEEP, do="paste", seen=0, pasted=table, **person(family_name="Typed"))
    page = text_of(fay.get(answer.url))

    assert "2 persons were read. Nothing is submitted yet" in page
    for typed in ("Typed", "Petit", "Gil", "no address"):
        assert f'value="{typed}"' in page
    assert page.count("Enter a valid email address.") == 2  # in the summary and beside the field
    assert people_of(delegation) == []


def test_a_pasted_row_that_does_not_say_discloses_nobody(fay, delegation, press):
    answer = press(fay, KEEP, do="paste", seen=0, pasted="Surname\tFirst name\nPetit\tRose")
    page = text_of(fay.get(answer.url))

    assert '<option value="secretariat" selected>' in page
    assert '<option value="" selected>as usual</option>' in page
    assert '<option value="public" selected>' not in page


def test_a_row_that_would_do_says_so(fay, delegation, press):
    answer = press(fay, KEEP, do="paste", seen=0, pasted="Surname\tFirst name\nPetit\tRose")

    assert "Every row is ready to be submitted." in text_of(fay.get(answer.url))


def test_columns_come_in_any_order_and_language():
    french = (
        "Courriel;Prénom;Nom de famille;Qualité\nrose@example.org;Rose;Petit;Head of Delegation"
    )
    arabic = "الاسم\tالمنصب\nأمينة ديالو\tالأمينة العامة"

    assert rows_pasted(french) == [
        {
            "email": "rose@example.org",
            "given_name": "Rose",
            "family_name": "Petit",
            "capacity": "head",
        }
    ]
    assert rows_pasted(arabic) == [
        {
            "family_name": "أمينة ديالو",
            "name_order": "as_written",
            "office": "الأمينة العامة",
        }
    ]


def test_without_heads_the_columns_are_those_of_the_roster():
    assert rows_pasted("Member\tPetit\tRose") == [
        {"capacity": "member", "family_name": "Petit", "given_name": "Rose"}
    ]


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("Pepe Gil\nQ W", [("Pepe Gil", "", ""), ("Q W", "", "")]),
        ('"Pepe Gil\tMember\nQ W\tAdviser', [('"Pepe Gil', "", "member"), ("Q W", "", "adviser")]),
        ("1. Ms Anna Müller\tChairwoman\n2. Jo Li\tAdviser\tSecretary",
         [("Anna Müller", "Chairwoman", ""), ("Jo Li", "Secretary", "adviser")]),
        ("Head of Delegation: Anna Berg\nMembers:\n- Eva Falk\n- Jo Li",
         [("Anna Berg", "", "head"), ("Eva Falk", "", "member"), ("Jo Li", "", "member")]),
        ("1\tمريم علي\tعضو", [("مريم علي", "", "member")]),
    ],
    ids=lambda value: "" if isinstance(value, list) else value.split("\n")[0],
)  # fmt: skip
def test_a_list_without_heads_loses_no_name(table, rows):
    read = rows_pasted(table)

    told = [tuple(row.get(n, "") for n in ("family_name", "office", "capacity")) for row in read]
    assert told == rows


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("Rose DUPONT, cheffe de délégation", {"family_name": "DUPONT", "given_name": "Rose", "capacity": "head"}),
        ("KIM Min-su - adviser", {"family_name": "KIM", "given_name": "Min-su", "capacity": "adviser"}),
        ("Jean-Pierre DUPONT (عضو)", {"family_name": "DUPONT", "given_name": "Jean-Pierre", "capacity": "member"}),
        ("WANG Xiaoming 王晓明，团长",
         {"family_name": "WANG", "given_name": "Xiaoming", "native_name": "王晓明", "capacity": "head"}),
        ("ليلى حداد / نائبة رئيس الوفد", {"family_name": "ليلى حداد", "capacity": "deputy"}),
        ("م. ليلى حداد، عضوة", {"style": "م.", "family_name": "ليلى حداد", "capacity": "member"}),
        ("أ.د. سامي نور، مستشار", {"style": "أ.د.", "family_name": "سامي نور", "capacity": "adviser"}),
        ("د. سامي نور", {"style": "د.", "family_name": "سامي نور"}),
        ("Ana Gil – jefa adjunta", {"family_name": "Ana Gil", "capacity": "deputy"}),
        ("Анна Юн / советница", {"family_name": "Анна Юн", "capacity": "adviser"}),
        ("Ana Gil (Chair of the party)", {"family_name": "Ana Gil (Chair of the party)"}),
        ("J. R. Petit", {"family_name": "J. R. Petit"}),
        ("م.م. سامي نور", {"style": "م.م.", "family_name": "سامي نور"}),
        ("Иван Петров, глава делегации", {"family_name": "Иван Петров", "capacity": "head"}),
    ],
    ids=lambda value: "" if isinstance(value, dict) else value,
)  # fmt: skip
def test_a_line_of_a_message_is_read_as_it_is_meant(line, right):
    row = rows_pasted(line)[0]

    read = {name: row[name] for name in row if name != "name_order"}
    assert read == right


@pytest.mark.parametrize(
    "line",
    ["Dear colleagues,", "Best regards", "With kind regards,", "Many thanks", "Sincerely,", "Cordialement",
     "Bien à vous", "Atentamente", "Un cordial saludo,", "Estimados señores:", "С уважением,", "Уважаемые коллеги!",
     "مع الشكر والتقدير", "مع خالص التحية", "وتفضلوا بقبول فائق الاحترام", "此致敬礼",
     "此致 敬礼", "顺致敬意", "尊敬的秘书长："],
)  # fmt: skip
def test_a_greeting_or_closing_is_nobody_and_is_named_as_left_out(line):
    read = roster_in(read_text(f"Rose Petit, adviser\n{line}"))

    assert [row["family_name"] for row in read.rows] == ["Rose Petit"]
    assert [n for n in read.notes if "left out" in n] == [
        f"Greetings and closing words were left out: {line.rstrip(',')}"
    ]


@pytest.mark.parametrize(
    "name", ["Dearbhla Byrne", "Sinceria Gil", "Yoursef Ali", "Merciana Petit"]
)
def test_a_name_that_begins_like_a_greeting_stays(name):
    assert rows_pasted(f"Rose Petit\n{name}")[1:]


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("Name\tSurname\tPosition\nLayla\tBarakat\tChair", ("Layla", "Barakat", "Chair")),
        ("Фамилия\tИмя\tОтчество\tДолжность\nЮн\tПётр\tИльич\tСекретарь", ("Пётр Ильич", "Юн", "Секретарь")),
        ("Nom\tPrénom\tFonction\nPetit\tRose\tPrésidente", ("Rose", "Petit", "Présidente")),
        ("given_name;FamilyName;contact_email;Office\nRose;Petit;;Chair", ("Rose", "Petit", "Chair")),
    ],
)  # fmt: skip
def test_parts_of_a_name_stand_where_they_belong(table, rows):
    row = rows_pasted(table)[0]

    assert (row["given_name"], row["family_name"], row["office"]) == rows


def test_nothing_pasted_is_dropped_or_joined_in_silence(fay, delegation, press):
    table = 'Name\tPosition\tPhone\tE-mail\n"Pepe Gil\tMember\t+1 22\ta@x.org; b@x.org\nQ W\tAdviser\t\t'

    answer = press(fay, KEEP, do="paste", seen=0, pasted=table)
    page = text_of(fay.get(answer.url))

    assert "2 persons were read." in page
    for said in (
        "Unpaired quotation marks were read as ordinary characters. Lines: 2.",
        "Not used from the column “Phone”: &quot;Pepe Gil: +1 22",
        "Not used from the column “E-mail”: &quot;Pepe Gil: b@x.org",
    ):
        assert said in page


def test_a_workbook_is_read_like_pasted_cells(fay, delegation, press):
    sheet = as_xlsx(["Surname", "In office since"], [["Petit", "2021"], ["Gil", "03/04/2021"]])
    file = SimpleUploadedFile("roster.xlsx", sheet)

    answer = press(fay, KEEP, do="paste", seen=0, table=file)
    page = text_of(fay.get(answer.url))

    assert 'value="2021"' in page
    assert "“03/04/2021” may mean 3 April 2021 or 4 March 2021." in page


@pytest.mark.parametrize("language", ["en", "ar", "zh-hans", "ru"])
def test_our_own_roster_is_read_again_without_change(language, fay, delegation, press):
    rows = [
        person(capacity="head", office="Chair, of all", office_since="2021", email="a@x.org"),
        person(family_name="=Gil", given_name="José", native_name="هيل", languages="en, fr"),
    ]
    typed = [
        {name.partition("-")[2].partition("-")[2]: text for name, text in r.items()} for r in rows
    ]
    Draft.objects.create(delegation=delegation, typed=typed, at=timezone.now())

    table = fay.get(reverse("delegations:people-xlsx").replace("/en/", f"/{language}/"))
    read = roster_in(read_file(io.BytesIO(table.content), size=len(table.content)))

    assert read.rows == [{name: text for name, text in row.items() if text} for row in typed]
    assert read.notes == ()


def test_a_list_too_long_is_refused_in_words_and_comes_back(fay, delegation, press):
    table = "\n".join(f"member\tPerson {n}" for n in range(1100))

    with pytest.raises(Unreadable):
        rows_pasted(table)
    answer = press(fay, KEEP, do="paste", seen=0, pasted=table)

    assert answer.status_code == 422
    assert "Person 1099" in text_of(answer)


def draft_of(delegation):
    return Draft.objects.get(delegation=delegation)


def test_a_table_sent_again_adds_nobody_twice_and_shows_who_changed(fay, delegation, press):
    heads = "Surname\tFirst names\tName (Arabic)\tOffice\tE-mail\tPassport no.\n"
    first = (
        heads
        + "Diallo\tAminata\tأمينة ديالو\tChair\tdesk@p.example\tX1\nGil\tJuan\t\tTreasurer\tdesk@p.example\t"
    )
    again = (
        heads
        + "DIALLO\tAminata\tأمينة ديالو\tPresident\tdesk@p.example\t\n"
        + "Gil\tJuan\t\tTreasurer\tdesk@p.example\t\nPetit\tRose\t\t\tdesk@p.example\t"
    )

    press(fay, KEEP, do="paste", seen=0, pasted=first)
    noted = draft_of(delegation).notes
    rows = {
        f"people-{n}-{name}": text
        for n, row in enumerate(draft_of(delegation).typed)
        for name, text in row.items()
    }
    answer = press(fay, KEEP, do="paste", seen=1, pasted=again, **rows)

    draft, page = draft_of(delegation), text_of(fay.get(answer.url))
    assert noted == [
        "Columns were read like this: Surname → Family name, First names → Given name, "
        "Name (Arabic) → Name in original script",
        "No capacity was given in these rows; they are members: 1, 2.",
        "Not used from the column “Passport no.”: Aminata Diallo أمينة ديالو: X1",
    ]
    assert [(row["given_name"], row.get("office", "")) for row in draft.typed] == [
        ("Aminata", "President"),
        ("Juan", "Treasurer"),
        ("Rose", ""),
    ]
    assert draft.notes[2:] == [
        "2 persons in the table were already on the list and are not added again.",
        "Row 1, Aminata Diallo أمينة ديالو: “Family name” was “Diallo” and is now “DIALLO”.",
        "Row 1, Aminata Diallo أمينة ديالو: “Office” was “Chair” and is now “President”.",
    ]
    for note in draft.notes:
        assert note in page  # and on every later load, until the next table


def test_our_own_workbook_sent_again_changes_nothing(fay, delegation, press):
    typed = [
        {
            "capacity": "head",
            "family_name": "Diallo",
            "given_name": "Aminata",
            "email": "a@p.example",
        },
        {"family_name": "欧阳", "given_name": "修"},
    ]
    Draft.objects.create(delegation=delegation, typed=typed, at=timezone.now())
    table = fay.get(reverse("delegations:people-xlsx")).content
    rows = {f"people-{n}-{name}": text for n, row in enumerate(typed) for name, text in row.items()}

    press(fay, KEEP, do="paste", seen=0, table=SimpleUploadedFile("people.xlsx", table), **rows)

    assert draft_of(delegation).typed == typed


@pytest.mark.parametrize(
    ("before", "after", "persons"),
    [
        ({"family_name": "Gil", "email": "a@x.org"}, {"family_name": "Gil", "email": "b@x.org"}, 1),
        (
            {"family_name": "Gil", "email": "a@x.org"},
            {"family_name": "Petit", "email": "a@x.org"},
            2,
        ),
        ({"family_name": "Li", "given_name": "Wei"}, {"family_name": "Wei Li"}, 1),
        (
            {"family_name": "Gil", "given_name": "Ana", "email": "a@x.org"},
            {"family_name": "Gil Ruiz", "given_name": "Ana", "email": "A@x.org"},
            1,
        ),
        (
            {"family_name": "Ouyang", "native_name": "欧阳 修"},
            {"family_name": "Ou-Yang", "native_name": "欧阳修"},
            1,
        ),
    ],
)
def test_the_same_person_is_known_by_names_or_by_an_address_of_their_own(before, after, persons):
    assert len(joined([before], [after]).rows) == persons


def test_namesakes_of_one_table_stay_two_persons():
    namesakes = [
        {"family_name": "Gil", "office": "Chair"},
        {"family_name": "Gil", "office": "Staff"},
    ]

    assert joined([], namesakes).rows == namesakes
    assert joined(namesakes[:1], namesakes).rows == namesakes
    assert joined(namesakes, namesakes[::-1]).rows == namesakes


@pytest.mark.parametrize(
    ("heads", "field"),
    [
        ("First names|Forenames|Prénoms|Nombres de pila", "given_name"),
        ("Surname|Last names|姓氏", "family_name"),
        ("Name (Arabic)|Name (Chinese)|Name in native script|中文名|الاسم بالعربية", "native_name"),
        ("Form of address|Titre|称谓", "style"),
        ("任职日期|Date of appointment|Дата назначения", "office_since"),
        ("Function in delegation|Role in the delegation|代表团职务", "capacity"),
    ],
)
def test_the_heads_people_use_are_understood(heads, field):
    for head in heads.split("|"):
        beside = "Nom de famille" if field != "family_name" else "Office"
        assert rows_pasted(f"{beside}\t{head}\nA\tb")[0].get(field) == "b", head


def test_an_english_name_beside_chinese_parts_leaves_these_to_its_own_script():
    assert rows_pasted("姓\t名\t英文名\t备注\n欧阳\t修\tOuyang Xiu\t素食") == [
        {
            "family_name": "Ouyang",
            "given_name": "Xiu",
            "name_order": "family_first",
            "native_name": "欧阳修",
        }
    ]


def test_a_role_nobody_knows_stands_as_typed_and_is_no_head(fay, delegation, press):
    table = "Surname\tFunction in delegation\nGil\tDriver\nPetit\tHead"

    answer = press(fay, KEEP, do="paste", seen=0, pasted=table)
    page = text_of(fay.get(answer.url))

    assert page.count('<option value="Driver" selected>Driver</option>') == 1
    assert page.count('<option value="head" selected>') == 1


# ---- how a name stands


@pytest.mark.parametrize(
    ("row", "stands"),
    [
        ({"family_name": "欧阳", "given_name": "修", "style": "先生"}, "欧阳修先生"),
        ({"family_name": "김", "given_name": "민수", "style": "H.E."}, "H.E. 김민수"),
        (
            {"family_name": "马杜罗", "given_name": "尼古拉", "name_order": "given_first"},
            "尼古拉 马杜罗",
        ),
        (
            {"family_name": "Ouyang", "given_name": "Xiu", "name_order": "family_first"},
            "Ouyang Xiu",
        ),
        ({"family_name": "Petit", "given_name": "Rose", "style": "Dr"}, "Dr Rose Petit"),
    ],
)
def test_a_name_stands_as_its_script_has_it_unless_stated_otherwise(
    row, stands, fay, delegation, submit
):
    submit(row)

    assert text_of(fay.get(reverse("delegations:mine"))).count(f"<bdi>{stands}</bdi>") == 1


# ---- who may see a name


def test_who_may_see_a_name_is_changed_at_any_time_and_holds_at_once(
    fay, delegation, press, deeds_on
):
    delegate = DelegateFactory(delegation=delegation, state="approved", disclosure="public")
    Delegation.objects.update(state="approved")

    press(fay, "delegations:disclosure", delegate.pk, disclosure="secretariat", seen="public")

    delegate.refresh_from_db()
    assert delegate.disclosure == "secretariat"
    assert deeds_on(delegate) == ["delegations.disclosure_chosen"]
    assert Draft.objects.get().typed[0]["disclosure"] == "secretariat"


def test_of_two_who_choose_who_may_see_a_name_the_second_is_told(fay, delegation, press):
    delegate = DelegateFactory(delegation=delegation, state="approved", disclosure="public")
    Delegation.objects.update(state="approved")
    choose = ("delegations:disclosure", delegate.pk)
    press(fay, *choose, disclosure="secretariat", seen="public")

    second = press(fay, *choose, disclosure="delegations", seen="public")

    delegate.refresh_from_db()
    assert (second.status_code, delegate.disclosure) == (409, "secretariat")
    assert "Another choice has since been saved" in second.content.decode()
    assert press(fay, *choose, disclosure="public").status_code == 409  # a page that said nothing


def test_nobody_chooses_for_another_delegation_or_what_is_no_choice(world, fay, delegation, press):
    stranger = DelegateFactory(delegation__conference=world.conference)
    own = DelegateFactory(delegation=delegation)
    Delegation.objects.update(state="approved")

    foreign = press(fay, "delegations:disclosure", stranger.pk, disclosure="public")
    nonsense = press(fay, "delegations:disclosure", own.pk, disclosure="everybody")

    assert (foreign.status_code, nonsense.status_code) == (404, 409)


# ---- pages


@pytest.mark.parametrize("persons", [1, 3])
def test_a_longer_delegation_costs_no_more_queries(
    persons, fay, delegation, django_assert_num_queries
):
    DelegateFactory.create_batch(persons, delegation=delegation)
    Delegation.objects.update(state="submitted")

    # session, link, delegation, letters, persons, profile, what the desk entered, circulars
    with django_assert_num_queries(8):
        page = text_of(fay.get(reverse("delegations:mine")))

    assert page.count('<select id="disclosure-') == persons


@pytest.mark.parametrize("rows", [1, 3])
def test_a_longer_roster_costs_no_more_queries(rows, fay, delegation, django_assert_num_queries):
    Draft.objects.create(
        delegation=delegation, typed=[{"family_name": "A"}] * rows, at=timezone.now()
    )

    # session, link, delegation, draft, letters; profile: whether credentials are required, which the tabs say
    with django_assert_num_queries(6):
        fay.get(reverse("delegations:people"))


def test_a_delegation_takes_its_own_data_along_whole(fay, delegation):
    one = DelegateFactory(delegation=delegation, office="Chair of the party")

    told = fay.get(reverse("delegations:my-data-json")).json()

    assert [(each["name"], each["office"], each["email"]) for each in told["persons"]] == [
        (str(one.person), "Chair of the party", one.person.email)
    ]


def test_somebody_who_stands_in_one_table_twice_is_pointed_out_and_nobody_is_dropped(
    fay, delegation, press
):
    press(fay, KEEP, do="paste", seen=0, pasted="Pepe Gil\nQ W\nPepe Gil")

    page = text_of(fay.get(reverse("delegations:people")))
    assert "Rows 1, 3 contain the same person: Pepe Gil." in page
    assert len(draft_of(delegation).typed) == 3


# ---- a name that was read as one


def of_party(delegation, language):
    delegation.invitation.party.name_language = language
    delegation.invitation.party.save()


@pytest.mark.parametrize(
    ("whole", "parts", "stands"),
    [
        ("周敏", ("周", "敏"), "周敏"),
        ("Tan Wei Keong", ("Tan", "Wei Keong"), "Tan Wei Keong"),
    ],
)
def test_a_name_in_two_parts_is_no_longer_one_name_as_written(
    whole, parts, stands, fay, delegation, press
):
    of_party(delegation, "zh")
    press(fay, KEEP, do="paste", seen=0, pasted=f"姓名\t职务\n{whole}\t主席")
    (row,) = draft_of(delegation).typed
    assert row["name_order"] == "as_written"

    row |= {"family_name": parts[0], "given_name": parts[1]}
    press(fay, KEEP, do="review", seen=1, **person(0, **row))

    assert draft_of(delegation).typed[0]["name_order"] == ""
    assert f"<bdi>{stands}</bdi>" in text_of(fay.get(reverse("delegations:people")))
    assert f"<bdi>{stands}</bdi>" in text_of(fay.get(reverse("delegations:review")))

    press(fay, "delegations:submit", do="submit", seen=2)
    assert [str(each.person) for each in delegation.delegates.all()] == [stands]


def test_a_correction_of_one_name_into_its_parts_has_the_usual_order(fay, delegation, press, ada):
    of_party(delegation, "zh")
    delegation.state = "approved"
    delegation.save()
    person_named = {"family_name": "Tan Wei Keong", "given_name": "", "name_order": "as_written"}
    one = DelegateFactory(delegation=delegation, state="approved", person__style="先生")
    Person.objects.filter(pk=one.person_id).update(**person_named)
    wanted = {"family_name": "Tan", "given_name": "Wei Keong", "name_order": "as_written"}

    press(fay, "delegations:change-ask", kind="correct", delegate=one.pk, style="先生", **wanted)
    apply_change(ChangeRequest.objects.get(), by=ada)

    assert str(Person.objects.get(pk=one.person_id)) == "Tan Wei Keong"
    told = fay.get(reverse("delegations:my-data-json")).json()["persons"]
    assert [each["name"] for each in told] == ["Tan Wei Keong"]


def test_what_was_kept_before_is_read_the_same_way():
    assert latin_name("敏", "周", "as_written") == "周敏"
    assert latin_name("", "Tan Wei Keong", "as_written") == "Tan Wei Keong"


@pytest.mark.parametrize(
    ("typed", "pasted"),
    [
        ({"family_name": "周", "given_name": "敏"}, {"family_name": "周敏"}),
        (
            {"family_name": "Tan", "given_name": "Wei Keong", "native_name": "陈伟强"},
            {"family_name": "陈伟强", "name_order": "as_written"},
        ),
    ],
)
def test_a_second_list_finds_a_name_however_it_is_divided_or_written(typed, pasted):
    assert joined([typed], [pasted]).rows == [typed]


def test_somebody_named_twice_is_pointed_out_before_the_submission_too(fay, delegation, press):
    rows = person(0) | person(1, given_name="Diallo", family_name="Aminata")
    press(fay, KEEP, do="keep", seen=0, **rows)

    page = text_of(fay.get(reverse("delegations:review")))
    assert "Rows 1, 2 contain the same person: Aminata Diallo." in page


def test_what_is_said_of_a_second_list_names_the_rows_of_the_page(fay, delegation, press):
    press(fay, KEEP, do="paste", seen=0, pasted="Full name\nDr Pepe Gil", **person(0))

    page = text_of(fay.get(reverse("delegations:people")))
    assert "The title was separated from the name in rows: 2." in page
    assert "Persons who are not named below yet are added; the others are updated." in page


def test_of_ones_own_two_windows_nobody_else_is_suspected(fay, delegation, press):
    press(fay, KEEP, do="keep", seen=0, **person(0))

    page = text_of(press(fay, KEEP, do="keep", seen=0, **person(0, family_name="Ba")))
    assert "The names have since been changed, in another window or by another person." in page


def test_the_step_of_the_page_itself_is_the_one_shown(fay, delegation, press):
    press(fay, KEEP, do="keep", seen=0, **person(0))

    names = fay.get(reverse("delegations:people")).context["steps"]
    review = fay.get(reverse("delegations:review")).context["steps"]
    assert [each.label for each in names if each.state == "now"] == ["Names"]
    assert [each.label for each in review if each.state == "now"] == ["Submission"]


def test_a_choice_of_visibility_not_saved_yet_is_kept_apart_for_each_person(fay, delegation):
    delegation.state = "approved"
    delegation.save()
    people = [DelegateFactory(delegation=delegation, state="approved") for _n in range(2)]

    page = text_of(fay.get(reverse("delegations:mine")))
    for one in people:
        assert page.count(f'-{one.pk}" class="kept"') == 1
