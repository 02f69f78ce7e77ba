from django.urls import URLPattern, URLResolver, path

from plenipo.press.views import briefings, releases, transcripts

app_name = "press"
DESK = "desk/<slug:slug>/press/"

ONE = f"{DESK}briefings/<whole:pk>/"
of_briefings = [
    path(DESK, briefings.briefings, name="briefings"),
    path(f"{DESK}briefings/new/", briefings.new, name="briefing-new"),
    path(f"{DESK}briefings/add/", briefings.add, name="briefing-add"),
    path(ONE, briefings.briefing, name="briefing"),
    path(f"{ONE}edit/", briefings.edit, name="briefing-edit"),
    path(f"{ONE}change/", briefings.change, name="briefing-change"),
    path(f"{ONE}announce/", briefings.announce, name="briefing-announce"),
    path(f"{ONE}cancel/", briefings.cancel, name="briefing-cancel"),
    path(f"{ONE}quote/", briefings.quote, name="briefing-quote"),
    path(f"{ONE}quote/<whole:count>/remove/", briefings.unquote, name="briefing-unquote"),
    path(f"{ONE}ask/", briefings.ask, name="briefing-ask"),
    path(f"{DESK}askers/<whole:pk>/", briefings.asker, name="asker"),
]

of_transcripts = [
    path(f"{ONE}transcript/", transcripts.transcript, name="transcript"),
    path(f"{ONE}transcript/enter/", transcripts.enter, name="transcript-enter"),
    path(f"{ONE}transcript/read/", transcripts.read, name="transcript-read"),
    path(f"{ONE}transcript/save/", transcripts.save, name="transcript-save"),
    path(f"{ONE}transcript/record/", transcripts.record_set, name="transcript-record"),
    path(f"{ONE}transcript/publish/", transcripts.publish, name="transcript-publish"),
    path(f"{ONE}transcript/withdraw/", transcripts.withdraw, name="transcript-withdraw"),
    path(f"{ONE}transcript/new/", transcripts.passage_new, name="passage-new"),
    path(f"{ONE}transcript/add/", transcripts.passage_add, name="passage-add"),
    path(f"{DESK}passages/<whole:pk>/", transcripts.passage, name="passage"),
    path(f"{DESK}passages/<whole:pk>/change/", transcripts.passage_change, name="passage-change"),
    path(f"{DESK}passages/<whole:pk>/delete/", transcripts.passage_delete, name="passage-delete"),
]

RELEASE = f"{DESK}releases/<whole:pk>/"
of_releases = [
    path(f"{DESK}releases/", releases.releases, name="releases"),
    path(f"{DESK}releases/new/", releases.new, name="release-new"),
    path(f"{DESK}releases/add/", releases.add, name="release-add"),
    path(RELEASE, releases.release, name="release"),
    path(f"{RELEASE}edit/", releases.edit, name="release-edit"),
    path(f"{RELEASE}change/", releases.change, name="release-change"),
    path(f"{RELEASE}schedule/", releases.schedule, name="release-schedule"),
    path(f"{RELEASE}unschedule/", releases.unschedule, name="release-unschedule"),
    path(f"{RELEASE}withdraw/", releases.withdraw, name="release-withdraw"),
]

urlpatterns: list[URLPattern | URLResolver] = [*of_briefings, *of_transcripts, *of_releases]
