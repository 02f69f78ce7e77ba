from django.urls import path
from django.urls.resolvers import URLPattern, URLResolver

from plenipo.delegations.formats.participants import KINDS
from plenipo.portal import feeds
from plenipo.portal.views import commitments, desk, lots, post, programme, public, records

app_name = "portal"
urlpatterns: list[URLPattern | URLResolver] = [
    path("desks/", desk.desks, name="desks"),
    path("desk/<slug:slug>/", desk.today, name="today"),
    path("desk/<slug:slug>/first-steps/", desk.first_steps, name="first-steps"),
    path("desk/<slug:slug>/list/preview/<slug:state>/", public.list_preview, name="list-preview"),
    path("desk/<slug:slug>/search/", desk.search, name="search"),
    path("desk/<slug:slug>/journal/", records.journal, name="journal"),
    path(
        "desk/<slug:slug>/journal.csv", records.journal_table, {"kind": "csv"}, name="journal-csv"
    ),
    path(
        "desk/<slug:slug>/journal.xlsx",
        records.journal_table,
        {"kind": "xlsx"},
        name="journal-xlsx",
    ),
    path("desk/<slug:slug>/commitments/", commitments.commitments, name="commitments"),
    path(
        "desk/<slug:slug>/commitments/<whole:pk>/",
        commitments.commitments_with,
        name="commitments-with",
    ),
    path(
        "desk/<slug:slug>/commitments/<whole:pk>/add/", commitments.promise_add, name="promise-add"
    ),
    path(
        "desk/<slug:slug>/commitments/promise/<whole:pk>/",
        commitments.promise_settle,
        name="promise-settle",
    ),
    path("desk/<slug:slug>/letters/", records.letters, name="letters"),
    path("desk/<slug:slug>/letters/<whole:pk>/", records.letter, name="letter"),
    path("desk/<slug:slug>/letters/<whole:pk>/again/", records.letter_again, name="letter-again"),
    path("desk/<slug:slug>/daily-letter/", desk.daily_letter, name="daily-letter"),
    path("-/journal/", public.sealed_journal, name="sealed-journal"),
    path("desk/<slug:slug>/letters/<whole:pk>/letter.pdf", post.letter_pdf, name="letter-pdf"),
    path("desk/<slug:slug>/letters/try/", post.letters_try, name="letters-try"),
    path("desk/<slug:slug>/letters/returned/", post.returned, name="returned"),
    path(
        "desk/<slug:slug>/letters/returned/<whole:pk>/read/",
        post.returned_read,
        name="returned-read",
    ),
    path("desks/returned/", post.house_returned, name="house-returned"),
    path("desks/returned/<whole:pk>/read/", post.house_returned_read, name="house-returned-read"),
    path("", public.home, name="home"),
    path("<slug:slug>/", public.conference, name="conference"),
    path("<slug:slug>/participants/", public.participants, name="participants"),
    *(
        path(
            f"<slug:slug>/participants.{kind}",
            public.participants_file,
            {"kind": kind},
            name=f"participants-{kind}",
        )
        for kind in KINDS
    ),
    path("<slug:slug>/draws/", lots.draws, name="draws"),
    path(
        "<slug:slug>/draws/<whole:number>/<slug:language>.pdf", lots.draw_record, name="draw-record"
    ),
    path("<slug:slug>/programme/", programme.programme, name="programme"),
    path("<slug:slug>/programme/<slug:key>/", programme.session, name="programme-session"),
    path("<slug:slug>/programme.ics", feeds.programme_calendar, name="programme-ics"),
    path("<slug:slug>/programme.json", feeds.programme_data, name="programme-json"),
    path("<slug:slug>/programme.xml", feeds.programme_schedule, name="programme-xml"),
    path("<slug:slug>/embed/programme/", programme.embed, name="embed-programme"),
    path("<slug:slug>/embed/counts/", public.embed_counts, name="embed-counts"),
]
