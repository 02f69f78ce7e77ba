"""Interpreters: the roster, one of them with their week, their form."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from plenipo.delegations.bridge import reader_of
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.finding import delegations_found, people_found
from plenipo.kit.days import day_name
from plenipo.kit.forms import done, seen_in, whole
from plenipo.kit.locales import language_name, listed
from plenipo.kit.overtaken import drawn, overtaken
from plenipo.kit.sheets import clean
from plenipo.people.models import Person
from plenipo.programme.access import MemberRequest, any_member, deed, planners_only
from plenipo.programme.actions import interpretation as actions
from plenipo.programme.forms.interpretation import InterpreterForm, InterpreterFormSet
from plenipo.programme.forms.places import StretchForm
from plenipo.programme.models import Absence, Interpreter
from plenipo.programme.queries.interpretation import Interpreting, named
from plenipo.programme.views.frame import crumbs_of_interpretation, frame
from plenipo.programme.views.interpretation import interpreting_of
from plenipo.programme.words import interpretation as words

MOST = 10  # found by one search


@any_member
@require_safe
def interpreters(request: MemberRequest, slug: str) -> HttpResponse:
    known = interpreting_of(request)
    busy = {pk: [d for d in known.duties if d.interpreter == pk] for pk in known.interpreters}
    too_much = {each.interpreter for each in known.overloads}
    lines = [
        {
            "row": row,
            "languages": [
                [language_name(code) for code in codes] for codes in (row.a, row.b, row.c)
            ],
            "sessions": len(busy[pk]),
            "hours": words.length_in_words(_minutes(known, pk)),
            "too_much": pk in too_much,
            "away": row.absences.all(),
        }
        for pk, row in known.interpreters.items()
    ]
    page = {**frame(request), "lines": lines, "crumbs": crumbs_of_interpretation(request)}
    return render(request, "programme/interpreters.html", page)


def _minutes(known: Interpreting, pk: int) -> int:
    return sum(known.sittings[d.sitting].minutes for d in known.duties if d.interpreter == pk)


@any_member
@require_safe
def interpreter(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """Their week: day by day, with what is too much."""
    return _page(request, pk, StretchForm())


def _page(request: MemberRequest, pk: int, form: StretchForm, status: int = 200) -> HttpResponse:
    known = interpreting_of(request)
    if pk not in known.interpreters:
        raise Http404
    row, asked = known.interpreters[pk], clean(request.GET.get("q", ""))[:100]
    own = [duty for duty in known.rows if duty.interpreter_id == pk]
    own.sort(key=lambda duty: known.sittings[duty.session_id].starts)
    days: dict[str, list[Any]] = {}
    for duty in own:
        session = known.sessions[duty.session_id]
        day = day_name(session.starts.astimezone(known.zone))  # type: ignore[union-attr]
        days.setdefault(day, []).append((session, language_name(duty.booth), duty))
    found = [each for each in known.overloads if each.interpreter == pk]
    page = {
        **frame(request),
        "row": row,
        "classes": [
            (label, listed(language_name(code) for code in codes))
            for label, codes in (("A", row.a), ("B", row.b), ("C", row.c))
        ],
        "days": [
            (day, lines, words.length_in_words(_of_day(known, lines)))
            for day, lines in days.items()
        ],
        "overloads": [words.overload_in_words(known, each) for each in found],
        "absences": row.absences.all(),
        "kept_from": row.kept_from.all(),
        "form": form,
        "asked": asked,
        "people": people_found(known.reader, request.conference, asked, most=MOST) if asked else [],
        "delegations": delegations_found(request.conference, asked)[:MOST] if asked else [],
        "crumbs": crumbs_of_interpretation(request, interpreters=True),
    }
    return render(request, "programme/interpreter.html", page, status=status)


def _of_day(known: Interpreting, lines: list[Any]) -> int:
    return sum(known.sittings[session.pk].minutes for session, _booth, _duty in lines)


def _or_404(request: MemberRequest, pk: int) -> Interpreter:
    return get_object_or_404(Interpreter, conference=request.conference, pk=pk)


def _formset(request: MemberRequest, data: Any = None) -> Any:
    kwargs = {"conference": request.conference}
    return InterpreterFormSet(data, prefix="people", form_kwargs=kwargs)


@planners_only
@require_safe
def interpreters_new(request: MemberRequest, slug: str) -> HttpResponse:
    """One by one or a roster at once: cells copied from a spreadsheet."""
    return _new_page(request, _formset(request))


def _new_page(request: MemberRequest, lines: Any, status: int = 200) -> HttpResponse:
    page = {
        **frame(request),
        "lines": lines,
        "crumbs": crumbs_of_interpretation(request, interpreters=True),
    }
    return render(request, "programme/interpreters_new.html", page, status=status)


@planners_only
@deed
def interpreters_add(request: MemberRequest, slug: str) -> HttpResponse:
    lines = _formset(request, request.POST)
    if not lines.is_valid():
        return _new_page(request, lines, 422)
    given = [form.cleaned_data for form in lines if form.cleaned_data.get("name")]
    made = actions.add_interpreters(request.conference, given, by=request.by)
    said = ngettext(
        "%(n)s interpreter has been added.", "%(n)s interpreters have been added.", len(made)
    )
    messages.success(request, said % {"n": len(made)})
    return redirect("programme:interpreters", slug)


@planners_only
@require_safe
def interpreter_edit(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = _or_404(request, pk)
    form = _form_of(request, row)
    return _form_page(request, row, form, row.revision, was=drawn(form))


def _form_of(request: MemberRequest, row: Interpreter) -> InterpreterForm:
    """As the interpreter is now."""
    first = InterpreterForm.initial_of(row)
    return InterpreterForm(initial=first, conference=request.conference, row=row)


@planners_only
@deed
def interpreter_change(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row, seen = _or_404(request, pk), seen_in(request)
    if row.revision != seen:
        found = overtaken(words.interpreter_changed(), _form_of(request, row), request.POST)
        form = InterpreterForm(found.data, conference=request.conference, row=row)
        return _form_page(request, row, form, row.revision, 409, overtaken=found)
    form = InterpreterForm(request.POST, conference=request.conference, row=row)
    if form.is_valid() and done(
        form,
        lambda: actions.change_interpreter(row, seen=seen, by=request.by, **form.cleaned_data),
    ):
        messages.success(request, _("Saved."))
        return redirect("programme:interpreter", slug, pk)
    return _form_page(request, row, form, seen, 422, was=request.POST.get("was", ""))


def _form_page(
    request: MemberRequest,
    row: Interpreter,
    form: InterpreterForm,
    seen: int,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    page = {
        **frame(request),
        **more,
        "row": row,
        "form": form,
        "seen": seen,
        "crumbs": crumbs_of_interpretation(request, interpreters=True),
    }
    return render(request, "programme/interpreter_edit.html", page, status=status)


@planners_only
@deed
def interpreter_remove(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    actions.remove_interpreter(_or_404(request, pk), by=request.by)
    messages.success(request, _("Removed."))
    return redirect("programme:interpreters", slug)


@planners_only
@deed
def absence_note(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row, form = _or_404(request, pk), StretchForm(request.POST)
    if not form.is_valid():
        return _page(request, pk, form, status=422)
    actions.note_absence(row, by=request.by, **form.cleaned_data)
    messages.success(request, _("The absence has been recorded. Resulting gaps are listed."))
    return redirect("programme:interpreter", slug, pk)


@planners_only
@deed
def absence_end(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    found = Absence.objects.filter(interpreter__conference=request.conference)
    absence = get_object_or_404(found.select_related("interpreter"), pk=pk)
    actions.end_absence(absence, by=request.by)
    return redirect("programme:interpreter", slug, absence.interpreter_id)


@planners_only
@deed
def interpreter_kept_from(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """A delegation they may not work for, or (`let`) may again."""
    row, by = _or_404(request, pk), request.by
    here = Delegation.objects.filter(conference=request.conference)
    delegation = get_object_or_404(here, pk=_number(request, "delegation"))
    change = actions.let_work_for if request.POST.get("let") else actions.keep_from
    change(row, delegation, by=by)
    return redirect("programme:interpreter", slug, pk)


@planners_only
@deed
def interpreter_is(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """Somebody of a delegation."""
    people = Person.objects.filter(delegates__delegation__conference=request.conference)
    person = get_object_or_404(people.distinct(), pk=_number(request, "person"))
    actions.say_who(_or_404(request, pk), person, by=request.by)
    messages.success(request, _("The name is now shown as the person permits."))
    return redirect("programme:interpreter", slug, pk)


@planners_only
@deed
def interpreter_by_name(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """No longer as a person: by the name this officer knows."""
    row = _or_404(request, pk)
    named([row], reader_of(request.member), request.conference)
    actions.say_by_name(row, row.name, by=request.by)
    return redirect("programme:interpreter", slug, pk)


def _number(request: MemberRequest, name: str) -> int:
    return whole(request.POST.get(name, ""), 0)
