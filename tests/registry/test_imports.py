"""Files for the register: previewed line by line, applied in one go, repeated without change, undone."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from plenipo.delegations.models import Invitation
from plenipo.kit.errors import Refused
from plenipo.records.management.commands.work import work_once
from plenipo.records.models import By, JournalEntry
from plenipo.registry.actions import imports
from plenipo.registry.actions.entries import change_party
from plenipo.registry.models import Affiliation, Import, ImportRow, Party
from plenipo.registry.queries.search import search
from tests.factories import ImportFactory, InvitationFactory, PartyFactory

HEAD = "partyfacts_id,name,pf_country,name_english,year_first,year_last\n"
PARTIES = f"""{HEAD}1,Parti de l'Aube,FRA,Dawn Party,1981,
2,Единая Россия,RUS,United Russia,2001,
3,Einheit,DDR,Unity,1946,1990
"""
BODIES = "code,name\nIOD,International of Dawns\n"
MEMBERS = "partyfacts_id,organisation,status,sources\n1,IOD,observer,its list\n"


@pytest.fixture
def rex(world):
    return By(duty="register", account=world.rex)


@pytest.fixture
def read(rex):
    """Read and compared, not applied."""

    def reading(content, name="file.csv"):
        data = content if isinstance(content, bytes) else content.encode()
        return imports.do(imports.receive(io.BytesIO(data), name=name, by=rex), by=rex)

    return reading


@pytest.fixture
def applied(read, rex):
    """Read, compared and applied."""

    def applying(content):
        run = read(content)
        imports.decide(run, "applying", by=rex)
        return imports.do(run, by=rex)

    return applying


def undone(run, rex):
    imports.decide(run, "undoing", by=rex)
    return imports.do(run, by=rex)


def counts(run):
    return tuple(run.counts[name] for name in ("new", "changed", "unchanged", "refused"))


def named(number):
    return Party.objects.get(
        external_ids__scheme="partyfacts", external_ids__value=number, external_ids__exclusive=True
    )


def test_a_preview_tells_each_line_and_writes_nothing(read, world):
    before = Party.objects.count()

    run = read(PARTIES)

    assert (run.state, run.kind, counts(run)) == ("preview", "parties", (3, 0, 0, 0))
    assert list(run.rows.values_list("line", "does", "label")) == [
        (2, "new", "Parti de l'Aube"),
        (3, "new", "Единая Россия"),
        (4, "new", "Einheit"),
    ]
    assert Party.objects.count() == before


def test_it_is_applied_in_one_go_and_found_by_its_names(applied):
    run = applied(PARTIES)

    assert run.state == "applied"
    assert (named("2").name, named("2").country_id, named("2").founded) == (
        "Единая Россия",
        "RUS",
        2001,
    )
    assert list(search("dawn")) == [named("1")]
    line = JournalEntry.objects.get(verb="registry.import.applied")
    assert line.details["new"] == 3


def test_the_same_file_again_changes_nothing(applied, read):
    applied(PARTIES)
    revisions = list(Party.objects.values_list("pk", "revision"))

    run = read(PARTIES)

    assert counts(run) == (0, 0, 3, 0)
    assert run.rows.count() == 0
    assert list(Party.objects.values_list("pk", "revision")) == revisions


def test_a_newer_file_tells_what_it_changes(applied, read):
    applied(PARTIES)

    run = read(PARTIES.replace("1981,", "1982,2020"))

    row = run.rows.get()
    assert counts(run) == (0, 1, 2, 0)
    assert (row.before, row.after) == ({"founded": 1981}, {"founded": 1982, "ended": 2020})


def test_what_people_edited_stays_and_the_preview_says_so(applied, read, rex):
    applied(PARTIES)
    party = named("1")
    change_party(party, seen=party.revision, by=rex, founded=1979)

    run = applied(PARTIES.replace("1981,", "1982,"))

    assert named("1").founded == 1979
    assert run.rows.get().reason == "kept as edited here: founded (year)"


def test_undoing_leaves_the_register_as_it_was(applied, rex, world):
    before = list(Party.objects.values())
    first = applied(PARTIES)
    second = applied(PARTIES.replace("Dawn Party", "Sunrise Party") + "4,Neuf,FRA,New,2000,\n")

    undone(second, rex)
    assert (named("1").name_english, Party.objects.filter(name="Neuf").count()) == ("Dawn Party", 0)

    undone(first, rex)
    assert list(Party.objects.values()) == before
    assert list(search("dawn")) == []


def test_what_was_used_or_edited_since_stays_when_an_import_is_undone(applied, rex):
    run = applied(PARTIES)
    InvitationFactory(party=named("1"))
    edited = named("2")
    change_party(edited, seen=edited.revision, by=rex, founded=1999)

    undone(run, rex)

    kept = {row.label: row.reason for row in run.rows.exclude(reason="")}
    assert kept == {
        "Parti de l'Aube": "not undone: it is referred to (invitation)",
        "Единая Россия": "not undone: it has since been changed",
    }
    assert sorted(
        Party.objects.filter(external_ids__scheme="partyfacts").values_list("name", flat=True)
    ) == [
        "Parti de l'Aube",
        "Единая Россия",
    ]


def test_memberships_come_in_a_file_of_their_own(applied, read):
    applied(PARTIES)
    applied(BODIES)

    run = applied(MEMBERS)

    member = Affiliation.objects.get()
    assert run.kind == "memberships"
    assert (member.party, member.international.name_short, member.status, member.source) == (
        named("1"),
        "IOD",
        "observer",
        "its list",
    )
    assert counts(read(MEMBERS)) == (0, 0, 1, 0)


def test_a_membership_that_changes_in_its_source_alone_tells_the_source(applied, read, world, as_):
    applied(PARTIES)
    applied(BODIES)
    applied(MEMBERS)

    run = read(MEMBERS.replace("its list", "its page"))

    page = as_(world.rex).get(reverse("registry:import", args=[run.pk])).content.decode()
    assert "International of Dawns (observer); source: its list" in page
    assert "International of Dawns (observer); source: its page" in page


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("9,,FRA,,1990,", "The name is missing."),
        (",Parti,,,1990,", "The number (partyfacts_id) and the country are missing."),
        ('9,"=HYPERLINK(""http://x"")",FRA,,,', "“name” begins like a spreadsheet formula."),
        ("9,Parti,ZZZ,,,", "No country has the code “ZZZ”."),
        ("9,Parti,FRA,,2000,1990", "It ends in 1990, before it was founded in 2000."),
        ("9,Parti,FRA,,soon,", "“soon” is not a year (year_first)."),
        ("1,Parti,FRA,,,", "Duplicate of line 2."),
        (f"9,{'ح' * 301},EGY,,,", "“name” has more than 300 characters."),
        ("9,Parti", "It has 2 cells, but there are 6 column headings."),
        ("9,Parti,FRA,,,,more", "It has 7 cells, but there are 6 column headings."),
        ('9,"Parti,FRA,,,', "A quotation mark is unpaired. Remove it or close it."),
        ("9,Pa\0rti,FRA,,,", "It contains NUL characters, which are not text."),
    ],
)
def test_a_line_that_makes_no_sense_is_refused_with_the_reason_and_the_others_are_read(
    line, says, read
):
    run = read(f"{PARTIES}{line}\n")

    row = run.rows.get(does="refused")
    assert (row.line, row.reason) == (5, says)
    assert counts(run) == (3, 0, 0, 1)


def test_a_file_made_by_hand_brings_parties_without_a_number_along(applied, read):
    table = (
        "partyfacts_id,name,pf_country,other_names\n900001.0,Party of Reason,NOR,A | B | C | D | E | F\n"
        ",Party of Doubt,Norway,\n"
    )
    applied(table)

    assert named("900001").names.count() == 6
    assert Party.objects.get(name="Party of Doubt").country_id == "NOR"
    assert counts(read(table)) == (0, 0, 2, 0)


def test_the_core_file_of_party_facts_is_read_as_it_is(read):
    """Its columns, and numbers as a spreadsheet saves them."""
    run = read(
        "country,partyfacts_id,name_short,name,name_english,name_other,year_first,year_last,share,"
        "share_year,technical,wikipedia\n"
        "NOR,900001.0,PR,Fornuftspartiet,Party of Reason,,1990.0,NA,12.5,2017.0,,https://no.wikipedia.org/wiki/F\n"
    )

    said = run.rows.get().said
    assert (said["country_id"], said["founded"], said["share"], said["ids"]) == (
        "NOR",
        1990,
        12.5,
        [["partyfacts", "900001", True]],
    )
    assert run.notes == ["Columns that were not used: “share_year”, “technical”."]


def test_a_column_the_file_lacks_says_nothing(applied, read):
    applied(PARTIES)

    assert counts(read("partyfacts_id,name,pf_country\n1,Parti de l'Aube,FRA\n")) == (0, 0, 1, 0)


def exported(world, as_):
    return b"".join(as_(world.rex).get(reverse("registry:parties-csv"))).decode("utf-8-sig")


def test_our_own_export_is_read_again_without_change(applied, read, rex, world, as_):
    applied(PARTIES)
    applied(BODIES)
    applied(MEMBERS)
    PartyFactory(name="=1+1", name_english="'=2", founded=1900, country=None)

    run = read(exported(world, as_))

    assert counts(run) == (0, 0, Party.objects.count(), 0)
    assert (run.kind, run.notes) == ("register", [])


def test_what_somebody_changed_in_our_export_changes_the_entry_and_can_be_undone(
    applied, rex, world, as_
):
    applied(PARTIES)
    party = named("1")
    change_party(party, seen=party.revision, by=rex, name_english="Daybreak")
    table = exported(world, as_)

    run = applied(table.replace("Daybreak", "Sunrise"))
    assert (counts(run)[1], named("1").name_english) == (1, "Sunrise")

    undone(run, rex)
    assert named("1").name_english == "Daybreak"
    late = applied(table.replace("Daybreak", "Noon"))
    assert late.rows.get().reason == (
        "The entry has been changed since the file was exported. Export it again."
    )


def test_an_export_carries_a_register_to_another_house(applied, read, world, as_, settings):
    """Numbers of another house say nothing here: entries are known by their ids, their other names come along."""
    applied(PARTIES)
    applied(BODIES)
    applied(MEMBERS)
    union = PartyFactory(kind="organisation", name="Union of Ports", name_short="UP", country=None)
    named("1").names.create(kind="other", text="Aube nouvelle")
    named("1").affiliations.create(
        international=PartyFactory(
            kind="international", name="Late Body", name_short="", country=None
        )
    )
    table, said = exported(world, as_), list(Party.objects.values_list("name", "kind", "country"))
    Party.objects.exclude(pk__in=Invitation.objects.values("party")).delete()
    settings.SECRET_KEY = "another house" * 5
    stranger = PartyFactory(pk=union.pk, name="Stranger", country=None)
    here = list(Party.objects.values_list("pk", flat=True))

    run = applied(table)

    assert (counts(run), run.notes) == ((len(said), 0, 0, 0), [])
    there = Party.objects.exclude(pk__in=here)
    assert sorted(there.values_list("name", "kind", "country")) == sorted(said)
    stranger.refresh_from_db()
    assert stranger.name == "Stranger"
    assert [one.text for one in named("1").names.all()] == ["Aube nouvelle"]
    bodies = named("1").affiliations.values_list("international__name", flat=True)
    assert sorted(bodies) == ["International of Dawns", "Late Body"]
    assert counts(read(table)) == (0, 0, len(said), 0)


def test_a_membership_of_nobody_known_is_refused(applied, read):
    applied(PARTIES)

    run = read("partyfacts_id,organisation\n77,IOD\n1,XYZ\n")

    assert list(run.rows.values_list("reason", flat=True)) == [
        "The register has no party with the ID 77.",
        "The register has no international “XYZ”.",
    ]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "The file is empty."),
        ("\n \n\t\n", "The file has no content."),
        (HEAD, "The file has no lines below the column headings."),
        ("France,Parti A\n", "The file has no column “name”, “partyfacts_id”."),
        ("partyfacts_id,name,name\n1,A,B\n", "Duplicate columns in the file: “name”."),
        (b"%PDF-1.7 x", "This file contains no table. Upload a CSV or XLSX file."),
        (b"<!doctype html><table>", "This is a web page, not a table."),
        (bytes(100) + b"a" * 200, "This is not a text file. Upload a CSV or XLSX file."),
        (b"PK\x03\x04 nothing", "This workbook is damaged."),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) and value.endswith(".") else "",
)
def test_a_file_that_cannot_be_read_says_why_and_leaves_nothing(content, says, read):
    run = read(content)

    assert (run.state, run.rows.count()) == ("failed", 0)
    assert run.problem.startswith(says)


@pytest.mark.parametrize("encoding", ["cp1251", "utf-16", "utf-8-sig"])
def test_another_encoding_is_read_and_said(encoding, read):
    run = read(PARTIES.replace("l'Aube", "l-Aube").encode(encoding))

    assert run.rows.get(line=3).label == "Единая Россия"
    assert bool(run.notes) == (encoding != "utf-8-sig")


def test_one_that_was_decided_meanwhile_is_not_decided_again(read, rex):
    run = read(PARTIES)
    imports.decide(run, "dropped", by=rex)

    with pytest.raises(Refused, match="This import has already been decided"):
        imports.decide(run, "applying", by=rex)


def test_a_register_that_changed_since_the_preview_is_not_overwritten(read, applied, rex):
    waiting = read(PARTIES)
    applied(PARTIES)
    imports.decide(waiting, "applying", by=rex)

    with pytest.raises(Refused, match="The register has changed since this file was read"):
        imports.do(waiting, by=rex)

    waiting.refresh_from_db()
    assert (waiting.state, Party.objects.filter(name="Einheit").count()) == ("preview", 1)


# ---- the page


def send(client, content, name="parties.csv", **form):
    file = SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())
    return client.post(reverse("registry:import-receive"), {"key": name, "file": file, **form})


def test_a_file_goes_by_upload_worker_preview_and_one_button_into_the_register(world, as_):
    rex = as_(world.rex)

    page = send(rex, PARTIES).url
    assert "Queued" in rex.get(page).content.decode()
    assert work_once()
    assert "“Apply all” saves all new and changed lines, or none." in rex.get(page).content.decode()
    run = Import.objects.get()
    rex.post(reverse("registry:import-apply", args=[run.pk]), {"key": "apply"})
    assert work_once()

    shown = rex.get(page).content.decode()
    assert "Undo the import" in shown
    assert Party.objects.filter(external_ids__scheme="partyfacts").count() == 3


def test_nothing_to_apply_offers_no_button_to_apply_it(applied, read, world, as_):
    applied(PARTIES)
    run = read(PARTIES)

    page = as_(world.rex).get(reverse("registry:import", args=[run.pk])).content.decode()

    assert "All lines match the register." in page
    assert "Apply all" not in page
    assert "Discard the import" in page


def test_a_file_too_large_is_refused_at_its_field(world, as_, settings):
    settings.UPLOAD_LIMIT = 1_000_000

    answer = send(as_(world.rex), b"x" * 1_000_001)

    assert answer.status_code == 422
    assert (
        "The file is larger than 1 MB. Divide it and upload it in parts." in answer.content.decode()
    )
    assert Import.objects.count() == 0


@pytest.mark.parametrize("state", Import.State.values)
def test_the_list_shows_imports_in_every_state(state, world, as_):
    ImportFactory(state=state, name="Of yesterday", counts={} if state == "failed" else {"new": 3})

    page = as_(world.rex).get(reverse("registry:imports")).content.decode()

    assert "Of yesterday" in page
    assert str(Import.State(state).label) in page


@pytest.mark.parametrize("extra", [1, 3])
def test_more_imports_cost_no_more_queries(extra, world, as_, django_assert_num_queries):
    ImportFactory.create_batch(extra, name="Of yesterday")
    client = as_(world.rex)

    # session, account, duties, count, imports
    with django_assert_num_queries(5):
        page = client.get(reverse("registry:imports")).content.decode()

    assert page.count("Of yesterday") == extra


@pytest.mark.parametrize("extra", [1, 3])
def test_more_lines_of_a_preview_cost_no_more_queries(extra, world, as_, django_assert_num_queries):
    run = ImportFactory(counts={"new": extra})
    for line in range(extra):
        ImportRow.objects.create(run=run, line=line, does="new", label="A line")
    client = as_(world.rex)

    # session, account, duties, import, its job, count, lines
    with django_assert_num_queries(7):
        page = client.get(reverse("registry:import", args=[run.pk])).content.decode()

    assert page.count("A line") == extra


def test_years_are_read_in_the_digits_of_any_script(applied):
    applied(f"{HEAD}٩,حزب,EGY,,١٩٩٠,\n")

    assert named("9").founded == 1990


# ---- the command


def test_a_path_is_imported_by_the_command(world, tmp_path, capsys):
    path = tmp_path / "parties.csv"
    path.write_text(PARTIES)

    call_command("import_register", str(path))
    call_command("import_register", str(path))

    said = capsys.readouterr().out
    assert "3 new, 0 changed, 0 unchanged, 0 refused" in said
    assert said.splitlines()[-2:] == [
        "0 new, 0 changed, 3 unchanged, 0 refused",
        "Nothing to apply: the register says all of it already.",
    ]
    assert named("3").country_id == "DDR"


def test_a_file_of_which_no_line_can_be_used_ends_in_an_error(world, tmp_path):
    path = tmp_path / "parties.csv"
    path.write_text(HEAD + "9,,FRA,,,\n")

    with pytest.raises(CommandError, match="Nothing was applied"):
        call_command("import_register", str(path))


def test_a_stream_is_imported_by_the_command(world, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PARTIES.encode())))

    call_command("import_register", "-")

    assert named("2").name == "Единая Россия"


def test_a_preview_of_the_command_writes_nothing_and_names_refused_lines(world, tmp_path, capsys):
    path = tmp_path / "parties.csv"
    path.write_text(PARTIES + "9,,FRA,,,\n")
    before = Party.objects.count()

    call_command("import_register", str(path), preview=True)

    assert "line 5: The name is missing." in capsys.readouterr().out
    assert Party.objects.count() == before
    assert Import.objects.get().state == "dropped"


@pytest.mark.parametrize(
    ("content", "says"), [(None, "cannot be read: No such file"), ("a,b\n1,2\n", "has no column")]
)
def test_what_the_command_cannot_read_it_says(content, says, world, tmp_path):
    path = tmp_path / "parties.csv"
    if content:
        path.write_text(content)

    with pytest.raises(CommandError, match=says):
        call_command("import_register", str(path))
