"""The components of the pages: `{% load kit %}`. See them all on the running product at /-/style.

Each tag draws one file of templates/kit/parts/. "of" below: a list of dicts or objects with these names (those in
brackets may be missing). Every name, text or address is escaped; texts come translated from the view or `_()`.

Text
  {% bdi name lang %}                       a name in its own language and direction
  {% mark kind text %}                      status: kind is yes, wait, no or quiet; colour and shape and word
  {{ n|number }} {{ d|day }} {{ t|moment }} figures, dates and times as the reader's language writes them

Forms
  {% fields form %}                         every field of a form, hidden ones too
  {% field form.name %}                     one field: label above, help and error below ([label=] [help=])
  {% error_summary form [formset …] %}      what is wrong, with links; takes focus
  {% keep_typed "name" %}                   inside <form>: keeps entries until the server has them, retries a dropped line
  {% filter_bar form [label=] %}            GET form; keeps the sort, forgets the page
  {% include "kit/parts/confirm.html" %}    outward act: title, text, effects (list), action, button, cancel_url,
                                            [word] to be typed into the field "confirm", [hidden] (list of name, value)
  {% paste_grid formset columns %}          formset as a table that takes a paste from a spreadsheet

Lists  <form method="post">{% csrf_token %}{% bulk_bar actions %}<div class="scroll"><table class="cards">…
  {% th label [sort="name"] [end=True] %}   head of a column; `sort` puts ?sort=name / -name into the address
  {% pick_all %} {% pick value label %}     <th> and <td> with the box of a row (posted as "row")
  {% bulk_bar actions %}                    actions of (value, label, [kind]); posted as "do"
  {% pager page %}                          of a django.core.paginator.Page; keeps the rest of the address
  a <td data-label="{% translate … %}"> shows its label where a row becomes a card; class "end num" for figures

Telling
  {% figures list [rule] %}                 of (value, label, [note], [url], [rule]); rule: how it was counted
  {% steps list %}                          of (label, state, [note], [url]); state done, now or todo
  {% timeline list %}                       of (at, text, [by], [url], [kind])
  {% empty title text [url] [button] %}     nothing here yet: what to do first
  {% undo_bar text action [key] %}          said after a deed that can be taken back
  {% job_progress job %}                    long work: .state .done .total .url [.text] [.result_url]; polls .url
  {% count_down moment %}                   "168 days", "02:47"
  {% dialog_link url label [css] %}         a page shown in a dialog (its <main>); without script simply the page
  <p class="note">, <p class="note wait">, <p class="note no">

Drawings (values from plenipo.kit.tiles and plenipo.kit.charts)
  {% tile_map map %} {% line_chart chart %} {% sparkline values label %} {% funnel stages %}

Keys    any link, button or input with data-key="a" is pressed by that key while no field has focus; in a list whose
        rows are `data-row` (tabindex="-1"), j and k walk, and keys within the current row win. "?" lists them all.
"""
