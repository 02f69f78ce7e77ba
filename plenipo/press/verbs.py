from django.utils.translation import gettext_lazy as _

from plenipo.records.verbs import UNSEEN, JournalVerb


class Verb(JournalVerb):
    BRIEFING_DRAFTED = "press.briefing_drafted", _("a press briefing was drafted"), UNSEEN
    BRIEFING_CHANGED = "press.briefing_changed", _("a press briefing was changed")
    BRIEFING_ANNOUNCED = "press.briefing_announced", _("a press briefing was announced")
    BRIEFING_CANCELLED = "press.briefing_cancelled", _("a press briefing was cancelled")
    FIGURE_QUOTED = "press.figure_quoted", _("a figure was quoted in a press briefing")
    FIGURE_REMOVED = "press.figure_removed", _("a figure was removed from a press briefing")
    ASKER_ADDED = "press.asker_added", _("somebody was put on the list of questions"), UNSEEN
    ASKER_MARKED = "press.asker_marked", _("the list of questions was changed"), UNSEEN
    TRANSCRIPT_ENTERED = "press.transcript_entered", _("a transcript was entered"), UNSEEN
    PASSAGE_CHANGED = "press.passage_changed", _("a passage of a transcript was changed"), UNSEEN
    PASSAGE_ADDED = "press.passage_added", _("a passage was added to a transcript"), UNSEEN
    PASSAGE_DELETED = "press.passage_deleted", _("a passage of a transcript was deleted"), UNSEEN
    RECORD_SET = (
        "press.record_set",
        _("passages of a transcript were put on or off the record"),
        UNSEEN,
    )
    TRANSCRIPT_PUBLISHED = "press.transcript_published", _("a transcript was published")
    TRANSCRIPT_WITHDRAWN = "press.transcript_withdrawn", _("a transcript was withdrawn")
    RELEASE_DRAFTED = "press.release_drafted", _("a press release was drafted"), UNSEEN
    RELEASE_CHANGED = "press.release_changed", _("a press release was changed"), UNSEEN
    RELEASE_SCHEDULED = "press.release_scheduled", _("the moment of a press release was set")
    RELEASE_UNSCHEDULED = (
        "press.release_unscheduled",
        _("a press release was taken back before its moment"),
        UNSEEN,
    )
    RELEASE_CORRECTED = "press.release_corrected", _("a press release was corrected")
    RELEASE_WITHDRAWN = "press.release_withdrawn", _("a press release was withdrawn")
