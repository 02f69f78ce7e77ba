"""Briefings: announced, quoted figures beside those published, what was said on the record and off it."""

import io
import zipfile
from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation

from plenipo.kit.errors import Refused
from plenipo.press.actions import briefings as actions
from plenipo.press.actions import transcripts
from plenipo.press.bridge import figures_in
from plenipo.press.formats.transcripts import TranscriptFault, passages_in, text_of_file
from plenipo.press.models import Briefing, QuotedCount, TranscriptVersion
from plenipo.press.queries.briefings import check_of, differing_figures
from tests.factories import (
    BriefingAskerFactory,
    BriefingFactory,
    TranscriptPassageFactory,
    TranscriptVersionFactory,
)
from tests.press.access_table import BRIEFING, a_count

SECRET = "Mombasa-Ultramarine"
TEXT = f"""Grace Wanjiru: We expect 247 parties and organisations from 102 countries.
Second paragraph of the same.
Ana Ruiz (Diario): Who pays?
Grace Wanjiru: The host.
[off the record]
Ben Okoth (Radio): And really?
Grace Wanjiru: {SECRET}.
[on the record]
Q: The weather?
A: Fine.
"""


@pytest.fixture
def count(world):
    return a_count(world)


@pytest.fixture
def briefing(world):
    return BriefingFactory(conference=world.conference)


def entered(briefing, officer, text=TEXT, language="en"):
    briefing.refresh_from_db()
    transcripts.enter_transcript(
        briefing, passages_in(text), language, seen=briefing.revision, by=officer
    )
    briefing.refresh_from_db()
    return briefing


def published(briefing, officer, language="en", **said):
    briefing.refresh_from_db()
    told = {"kind": "first", "note": "", **said}
    return transcripts.publish_transcript(
        briefing, language, seen=briefing.revision, by=officer, **told
    )


# ---- announced


def test_a_briefing_is_on_the_media_page_once_it_is_announced(world, officer, client):
    briefing = BriefingFactory(conference=world.conference, state="draft")
    page, one = (
        reverse("portal:media", args=["dialogue"]),
        reverse("portal:media-briefing", args=["dialogue", briefing.pk]),
    )
    assert "before the opening" not in client.get(page).content.decode()
    assert client.get(one).status_code == 404

    actions.announce_briefing(briefing, seen=0, by=officer)

    assert "before the opening" in client.get(page).content.decode()
    assert "Grace Wanjiru" in client.get(one).content.decode()
    actions.cancel_briefing(briefing, "The speaker is ill.", seen=1, by=officer)
    assert "The speaker is ill." in client.get(page).content.decode()


def test_the_media_page_is_offered_once_there_is_something_on_it(world, client):
    home = reverse("portal:conference", args=["dialogue"])
    page = reverse("portal:media", args=["dialogue"])
    assert page not in client.get(home).content.decode()

    BriefingFactory(conference=world.conference, state="draft")
    assert page not in client.get(f"{home}?again").content.decode()


def test_what_is_entered_at_the_desk_is_kept_whole_when_it_cannot_be_saved(world, signed_in, press):
    wrong = {**BRIEFING, "ends": "2027-05-04T08:00"}

    answer = press(signed_in("sol"), "press:briefing-add", "dialogue", **wrong)

    assert answer.status_code == 422
    assert "The end must be after the beginning." in answer.content.decode()
    assert "Grace Wanjiru, spokesperson" in answer.content.decode()
    assert not Briefing.objects.exists()


def test_the_list_costs_the_same_for_one_and_for_three(world, signed_in, django_assert_num_queries):
    page, client = reverse("press:briefings", args=["dialogue"]), signed_in("sol")
    BriefingFactory(conference=world.conference)
    client.get(page)
    for n in (1, 3):
        for _more in range(n - Briefing.objects.count()):
            BriefingFactory(conference=world.conference)
        with django_assert_num_queries(6):
            assert client.get(page).content.decode().count("<tr data-row") == n


# ---- figures (G16)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "leaders from more than 200 parties in more than 120 countries",
            [(200, "parties", "over"), (120, "countries", "over")],
        ),
        ("近300个政党和组织", [(300, "parties", "nearly")]),
        ("来自120多个国家", [(120, "countries", "over")]),
        ("35个代表团", [(35, "delegations", "")]),
        ("более 200 партий", [(200, "parties", "over")]),
        ("plus de 1 200 délégués", [(1200, "people", "over")]),
        ("más de 200 partidos", [(200, "parties", "over")]),
        ("أكثر من ٢٠٠ حزب", [(200, "parties", "over")]),
        ("On 30 November 2017 at 10:30 in room 12", []),
    ],
)
def test_figures_are_found_in_six_languages(text, found):
    assert [(each.number, each.unit, each.margin) for each in figures_in(text)] == found


@pytest.mark.parametrize(
    ("text", "differs"),
    [
        ("247 parties and organisations from 102 countries", []),
        ("more than 200 parties", []),
        ("nearly 300 parties", []),
        ("more than 300 parties", ["more than 300 parties"]),
        ("from 120 countries", ["120 countries"]),
    ],
)
def test_a_figure_is_compared_with_those_published_last(world, count, text, differs):
    assert [each.words for each in differing_figures(world.conference, [text])] == differs


def test_a_differing_figure_is_shown_before_it_goes_out(world, count, officer, signed_in, press):
    briefing = BriefingFactory(
        conference=world.conference, state="draft", title={"en": "300 parties have accepted"}
    )
    client = signed_in("sol")

    refused = press(client, "press:briefing-announce", "dialogue", briefing.pk, seen=0)
    shown = client.get(reverse("press:briefing", args=["dialogue", briefing.pk])).content.decode()

    assert refused.status_code == 409
    assert "300 parties" in shown
    assert "247 political parties and organisations from 102 countries have accepted" in shown
    confirm = actions.as_confirmed(actions.figures_to_confirm(briefing))
    press(client, "press:briefing-announce", "dialogue", briefing.pk, seen=0, confirm=confirm)
    briefing.refresh_from_db()
    assert briefing.state == "announced"


def test_an_announced_text_is_not_changed_to_a_figure_that_nobody_looked_at(
    world, count, briefing, signed_in, press
):
    changed = {**BRIEFING, "title_en": "300 parties have accepted", "seen": 0}

    answer = press(signed_in("sol"), "press:briefing-change", "dialogue", briefing.pk, **changed)

    assert answer.status_code == 422
    assert "differs from the published ones" in answer.content.decode()
    briefing.refresh_from_db()
    assert briefing.title == {"en": "Briefing before the opening"}


def test_a_quoted_figure_says_its_rule_its_moment_and_what_came_after(
    world, count, briefing, officer, client
):
    actions.quote_figure(briefing, count, seen=0, by=officer)
    later = a_count(world)
    later.parties = 210
    later.save()

    page = client.get(reverse("portal:media-briefing", args=["dialogue", briefing.pk]))
    said = page.content.decode()

    assert "247 political parties and organisations from 102 countries have accepted" in said
    assert "How this is counted" in said
    assert "Published since" in said
    assert "257 political parties" in said
    with pytest.raises(Refused, match="a newer one"):
        actions.quote_figure(briefing, count, seen=1, by=officer)
    actions.remove_figure(briefing, count, seen=1, by=officer)
    assert not QuotedCount.objects.exists()


# ---- transcripts


def test_a_text_is_divided_by_who_speaks():
    read = passages_in(TEXT)

    assert [(each.kind, each.speaker, each.outlet, each.off) for each in read] == [
        ("statement", "Grace Wanjiru", "", False),
        ("question", "Ana Ruiz", "Diario", False),
        ("answer", "Grace Wanjiru", "", False),
        ("question", "Ben Okoth", "Radio", True),
        ("answer", "Grace Wanjiru", "", True),
        ("question", "", "", False),
        ("answer", "Grace Wanjiru", "", False),
    ]
    assert read[0].text.endswith("\n\nSecond paragraph of the same.")


def test_chinese_and_arabic_colons_and_brackets_divide_as_well():
    read = passages_in(
        "王丽：我们准备好了。\n记者（新华社）：谁来？\n王丽：很多政党。\n[非公开]\n王丽：秘密。"
    )

    assert [(each.kind, each.outlet, each.off) for each in read] == [
        ("statement", "", False),
        ("question", "新华社", False),
        ("answer", "", False),
        ("statement", "", True),
    ]


SRT = """1
00:00:01,000 --> 00:00:03,000
Grace Wanjiru: We are

2
00:00:03,100 --> 00:00:05,000
<i>ready</i>.

3
00:00:06,000 --> 00:00:09,000
Ana Ruiz (Diario): Since when?
"""
VTT = """WEBVTT

NOTE nothing

00:01.000 --> 00:03.000
<v Grace Wanjiru>We are &amp; remain

00:03.100 --> 00:05.000
<v Grace Wanjiru>ready.
"""


def docx(*paragraphs):
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{each}</w:t></w:r></w:p>" for each in paragraphs)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>',
        )
    return out.getvalue()


def test_subtitles_and_documents_are_read():
    srt = passages_in(text_of_file("b.srt", SRT.encode()))
    vtt = passages_in(text_of_file("b.vtt", VTT.encode("utf-16")))
    word = passages_in(text_of_file("b.docx", docx("Grace Wanjiru: We are ready.", "Yes.")))

    assert [(each.speaker, each.text) for each in srt] == [
        ("Grace Wanjiru", "We are ready."),
        ("Ana Ruiz", "Since when?"),
    ]
    assert [each.text for each in vtt] == ["We are & remain ready."]
    assert [each.text for each in word] == ["We are ready.\n\nYes."]


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("a.docx", b"PK\x03\x04 broken", "docx"),
        ("a.doc", b"\xd0\xcf\x11\xe0\0\0\0", "docx"),
        ("a.txt", b"x" * 2_000_001, "large"),
    ],
)
def test_a_file_that_is_none_is_refused_in_words(name, data, fault):
    with pytest.raises(TranscriptFault, match=fault):
        text_of_file(name, data)


def test_a_bomb_of_a_document_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b" " * 60_000_000)

    with pytest.raises(TranscriptFault, match="large"):
        text_of_file("a.docx", out.getvalue())


def test_a_file_is_shown_as_read_and_saved_only_then(world, briefing, signed_in, press):
    client = signed_in("sol")
    file = SimpleUploadedFile("briefing.docx", docx("Grace Wanjiru: We are ready."))

    shown = press(
        client, "press:transcript-read", "dialogue", briefing.pk, seen=0, language="en", file=file
    )

    assert "1 passage was read. Nothing has been saved yet." in shown.content.decode()
    assert not briefing.passages.exists()
    text = shown.context["form"]["pasted"].value()
    press(
        client, "press:transcript-save", "dialogue", briefing.pk, seen=0, language="en", pasted=text
    )
    assert briefing.passages.get().texts == {"en": "We are ready."}


def test_a_further_language_becomes_the_same_passages(world, briefing, officer):
    entered(briefing, officer, "Grace: Ready.\nAna (Diario): When?")
    entered(briefing, officer, "Grace : Prêts.\nAna (Diario) : Quand ?", "fr")

    assert [each.texts for each in briefing.passages.all()] == [
        {"en": "Ready.", "fr": "Prêts."},
        {"en": "When?", "fr": "Quand ?"},
    ]
    with pytest.raises(Refused, match="The text has 1 passage"):
        entered(briefing, officer, "Grace: Listos.", "es")


def test_passages_are_added_changed_and_deleted_at_their_place(world, briefing, officer):
    entered(briefing, officer, "Grace: One.\nGrace: Three.")
    transcripts.add_passage(
        briefing, 1, seen=1, by=officer, kind="statement", speaker="Grace", texts={"en": "Two."}
    )
    assert [each.texts["en"] for each in briefing.passages.all()] == ["One.", "Two.", "Three."]

    two = briefing.passages.all()[1]
    transcripts.change_passage(two, seen=0, by=officer, texts={"en": "Two, corrected."})
    transcripts.delete_passage(briefing.passages.first(), seen=0, by=officer)
    assert [each.texts["en"] for each in briefing.passages.all()] == ["Two, corrected.", "Three."]


def test_versions_are_uncorrected_corrected_and_final(world, briefing, officer, client, count):
    entered(briefing, officer)
    published(briefing, officer)
    page = reverse("portal:media-briefing", args=["dialogue", briefing.pk])
    assert "Transcript (uncorrected)" in client.get(page).content.decode()

    with pytest.raises(Refused, match="cannot be published as it is"):
        published(briefing, officer, kind="final")
    weather = briefing.passages.last()
    transcripts.change_passage(weather, seen=0, by=officer, texts={"en": "Rain."})
    with pytest.raises(Refused, match="Say what was corrected"):
        published(briefing, officer, kind="final")
    published(briefing, officer, kind="final", note="The weather.")

    said = client.get(page).content.decode()
    assert "Transcript (final)" in said
    assert "The weather." in said
    assert "Rain." in said
    assert "Fine." not in said


def test_a_language_with_gaps_is_not_published(world, briefing, officer):
    entered(briefing, officer, "Grace: Ready.\nAna (Diario): When?")
    first = briefing.passages.first()
    transcripts.change_passage(first, seen=0, by=officer, texts={"en": "Ready.", "fr": "Prêts."})

    assert check_of(briefing, "fr").missing == [2]
    with pytest.raises(Refused, match="cannot be published as it is"):
        published(briefing, officer, "fr")


def test_whoever_publishes_has_seen_the_last_change(world, briefing, officer):
    entered(briefing, officer)
    seen = briefing.revision
    transcripts.set_record(
        briefing, [briefing.passages.first().pk], off=True, seen=seen, by=officer
    )

    with pytest.raises(Refused):
        transcripts.publish_transcript(briefing, "en", kind="first", note="", seen=seen, by=officer)


def test_what_was_said_beside_the_published_figures_is_told_to_the_reader(
    world, briefing, officer, count, client
):
    entered(briefing, officer, "Grace: 300 parties have accepted.")
    with pytest.raises(Refused, match="Look at them, then confirm"):
        published(briefing, officer)
    confirmed = actions.as_confirmed(check_of(briefing, "en").differs)

    published(briefing, officer, confirmed=confirmed)

    said = client.get(reverse("portal:media-briefing", args=["dialogue", briefing.pk]))
    assert "Figures said here that differ" in said.content.decode()
    assert "247 political parties" in said.content.decode()


# ---- off the record


READERS = ("nobody", "sol", "obi", "fay", "lin")


def test_what_is_off_the_record_never_leaves_the_press_desk(
    world, briefing, officer, signed_in, count
):
    """In no page, feed, file, search, log or letter, in no language, for anybody but the press desk."""
    entered(briefing, officer)
    entered(briefing, officer, TEXT.replace("We expect", "Nous attendons"), "fr")
    BriefingAskerFactory(briefing=briefing, name="Ben Okoth", text=SECRET)
    published(briefing, officer)
    published(briefing, officer, "fr")

    every = [
        reverse("portal:media", args=["dialogue"]),
        reverse("portal:conference", args=["dialogue"]),
        *(
            reverse("portal:media-briefing", args=["dialogue", briefing.pk]) + f"?language={code}"
            for code in ("en", "fr", "zh-hans")
        ),
        reverse("feed", args=["dialogue"]),
        reverse("portal:journal", args=["dialogue"]),
        reverse("portal:journal-csv", args=["dialogue"]),
        reverse("portal:search", args=["dialogue"]) + "?q=Mombasa",
        reverse("portal:today", args=["dialogue"]),
    ]
    told = [
        (who, url)
        for who in READERS[:4]
        for url in every
        if "Ultramarine" in signed_in(who).get(url, follow=True).content.decode()
    ]
    assert told == []
    for version in TranscriptVersion.objects.all():
        assert SECRET not in str(vars(version))
    desk = reverse("press:transcript", args=["dialogue", briefing.pk])
    assert [who for who in READERS if SECRET in signed_in(who).get(desk).content.decode()] == [
        "sol"
    ]


def test_a_translation_puts_nothing_back_on_the_record(world, briefing, officer):
    entered(briefing, officer)
    entered(
        briefing,
        officer,
        TEXT.replace("[off the record]\n", "").replace("[on the record]\n", ""),
        "fr",
    )

    assert SECRET not in str(check_of(briefing, "fr").said)


def test_what_goes_off_the_record_later_is_gone_with_the_withdrawal(
    world, briefing, officer, client
):
    entered(briefing, officer, f"Grace: Ready.\nGrace: {SECRET}.")
    published(briefing, officer)
    page = reverse("portal:media-briefing", args=["dialogue", briefing.pk])
    assert SECRET in client.get(page).content.decode()
    briefing.refresh_from_db()

    transcripts.withdraw_transcript(briefing, "en", seen=briefing.revision, by=officer)

    assert SECRET not in Client().get(page).content.decode()
    assert SECRET not in str([vars(each) for each in TranscriptVersion.objects.all()])


# ---- personal data


def test_names_are_gone_with_whoever_asked_to_be_forgotten(world, briefing, officer):
    from plenipo.delegations.actions.erasure import erase_name  # noqa: PLC0415

    briefing.conference = world.conference
    TranscriptPassageFactory(briefing=briefing, speaker="Amina Yusuf Hassan", texts={"en": "x"})
    said = {"kind": "statement", "speaker": "Amina Yusuf Hassan", "outlet": "", "text": "x"}
    TranscriptVersionFactory(briefing=briefing, passages=[said])
    BriefingAskerFactory(briefing=briefing, name="Amina Yusuf Hassan")

    erase_name(
        "Amina Yusuf Hassan", why="asked", conference=world.conference, of_desk=False, by=officer
    )

    left = [*briefing.passages.all(), *briefing.versions.all(), *briefing.askers.all()]
    assert "Amina" not in str([vars(each) for each in left])


def test_a_briefing_in_the_zone_of_the_venue(world, client):
    world.conference.zone = "Africa/Nairobi"
    world.conference.save()
    BriefingFactory(conference=world.conference, starts=datetime(2027, 5, 4, 9, tzinfo=UTC))

    assert "12:00" in client.get(reverse("portal:media", args=["dialogue"])).content.decode()


# ---- markers


@pytest.mark.parametrize(
    "marker",
    [
        *(
            "[Off record]",
            "[OFF THE RECORD:]",
            "[Off the record – background only]",
            "{off-the-record}",
        ),
        *("[غير مخصص للنشر]", "【不得公开】", "(non destiné à la publication)", "«не для печати»"),
        *(
            "Off the record",
            "OFF THE RECORD:",
            "<no para publicar>",
            "[background]",
            "[off the record",
        ),
    ],
)
def test_what_means_off_the_record_takes_what_follows_off_it(marker):
    read = passages_in(f"Grace: hello\n{marker}\nGrace: {SECRET}\n[On the record:]\nGrace: bye")

    assert [each.text for each in read if not each.off] == ["hello", "bye"]
    assert SECRET in [each.text for each in read if each.off]


@pytest.mark.parametrize(
    "line",
    [
        f"A: hello [off the record] {SECRET} [on the record] bye",
        f"A: hello\nGrace (off the record): {SECRET}\n[on the record]\nA: bye",
        f"A: hello\nOff the record: {SECRET}\nOn the record: bye",
        f"A: hello\nA: Off the record, {SECRET}\n[end of off the record]\nA: bye",
    ],
)
def test_a_marker_within_a_line_divides_it(line):
    read = passages_in(line)

    assert [each.text for each in read if not each.off] == ["hello", "bye"]
    assert any(SECRET in each.text for each in read if each.off)


def test_a_doubtful_marker_is_named_and_taken_as_off(world, briefing, signed_in, press):
    text = f"Grace: hello\n[For the record?]\nGrace: {SECRET}\nAna (The Record): Why (in short)?"
    read = passages_in(text)
    assert [(each.off, bool(each.doubt)) for each in read][:2] == [(False, False), (True, True)]
    assert not any(each.doubt for each in passages_in("Ana (The Record): Why (in short)?"))

    shown = press(
        signed_in("sol"),
        *("press:transcript-read", "dialogue", briefing.pk),
        **{"seen": 0, "language": "en", "pasted": text},
    )
    assert "“[For the record?]”" in shown.content.decode() or "“For the record?”" in (
        shown.content.decode()
    )


def test_markers_in_subtitles_are_none_of_their_tags():
    srt = SRT.replace("<i>ready</i>.", f"<off the record>\n{SECRET}")

    read = passages_in(text_of_file("b.srt", srt.encode()))

    assert [SECRET in each.text for each in read if each.off][:1] == [True]


def test_the_first_cell_of_a_table_is_who_speaks():
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>".format
    rows = [("Grace", "Ready."), ("Ana (Diario)", "When?"), ("Dr. Wang", "Now.")]
    table = "".join(f"<w:tr>{cell(who)}{cell(said)}</w:tr>" for who, said in rows)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        body = f'<w:document xmlns:w="{word}"><w:body><w:tbl>{table}</w:tbl></w:body></w:document>'
        packed.writestr("word/document.xml", body)

    read = passages_in(text_of_file("b.docx", out.getvalue()))

    assert [(each.speaker, each.text) for each in read] == [
        ("Grace", "Ready."),
        ("Ana", "When?"),
        ("Dr Wang", "Now."),
    ]


def test_what_went_off_the_record_still_stands_in_the_published_version(
    world, briefing, officer, signed_in, press, client
):
    entered(briefing, officer, f"Grace: Ready.\nGrace: {SECRET}.")
    published(briefing, officer)
    briefing.refresh_from_db()
    desk = signed_in("sol")
    second = briefing.passages.last().pk
    press(
        desk,
        "press:transcript-record",
        "dialogue",
        briefing.pk,
        seen=briefing.revision,
        do="off",
        row=second,
    )
    page = desk.get(reverse("press:transcript", args=["dialogue", briefing.pk])).content.decode()
    assert "1 passage off the record stands in published version 1" in page
    assert "which is not published" not in page
    assert "Publish without it" in page
    briefing.refresh_from_db()

    said = {"language": "en", "kind": "corrected", "note": "Part of the text has been removed."}
    press(desk, "press:transcript-publish", "dialogue", briefing.pk, seen=briefing.revision, **said)

    public = reverse("portal:media-briefing", args=["dialogue", briefing.pk])
    assert SECRET not in Client().get(public).content.decode()


def test_the_languages_of_the_site_stay_beside_those_of_the_transcript(
    world, briefing, officer, signed_in
):
    entered(briefing, officer, "Grace: Ready.")
    published(briefing, officer)
    desk = reverse("press:transcript", args=["dialogue", briefing.pk])
    public = reverse("portal:media-briefing", args=["dialogue", briefing.pk])

    for page in (Client().get(public), signed_in("sol").get(desk)):
        assert 'lang="zh-hans"' in page.content.decode()
        assert (
            public.replace("/en/", "/fr/") in page.content.decode()
            or desk.replace("/en/", "/fr/") in page.content.decode()
        )


def test_announcing_says_whether_visitors_see_it(world, signed_in, press):
    from plenipo.conference.queries import public_site_of  # noqa: PLC0415

    row, client = BriefingFactory(conference=world.conference, state="draft"), signed_in("sol")
    press(client, "press:briefing-announce", "dialogue", row.pk, seen=0)
    page = client.get(reverse("press:briefing", args=["dialogue", row.pk])).content.decode()

    is_open = public_site_of(world.conference).is_open
    assert ("The public site is closed" in page) is not is_open
    assert ("the media page shows it" in page) is is_open


def test_texts_are_asked_for_in_the_languages_of_the_conference_though_others_are_spoken():
    from plenipo.press.forms.briefings import BriefingForm  # noqa: PLC0415

    with open("plenipo/kit/static/kit/plenipo.css") as sheet:
        assert 'form:not(:has([name="languages"]))' not in sheet.read()
    assert 'type="checkbox"' not in str(BriefingForm()["languages"])


def test_published_figures_have_their_own_word_as_a_head():
    from django.utils.translation import pgettext  # noqa: PLC0415

    with translation.override("ar"):
        assert pgettext("figures", "Published") != "تاريخ النشر"
