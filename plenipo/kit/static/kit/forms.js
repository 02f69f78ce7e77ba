// What is typed is not lost: kept here until the server has it, and sent again when the line drops.

const WEEK = 7 * 86400000;
const keepable = (field) =>
  field.name && !field.disabled && !["hidden", "password", "file", "submit"].includes(field.type) && field.autocomplete !== "off";

class KeepTyped extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.place = `kept:${this.getAttribute("name")}`;
    this.form.addEventListener("input", () => this.keep());
    this.form.addEventListener("submit", (event) => this.send(event));
    this.hasAttribute("complete") ? this.keep() : this.restore();
  }

  keep() {
    const typed = {};
    for (const field of this.form.elements) {
      if (!keepable(field)) continue;
      const chosen =
        field.type === "select-multiple"
          ? [...field.selectedOptions].map((o) => o.value)
          : /checkbox|radio/.test(field.type)
            ? field.checked
              ? [field.value]
              : []
            : [field.value];
      typed[field.name] = [...(typed[field.name] ?? []), ...chosen];
    }
    try {
      localStorage.setItem(this.place, JSON.stringify({ at: Date.now(), typed }));
    } catch {
      /* full or forbidden */
    }
  }

  restore() {
    const kept = JSON.parse(localStorage.getItem(this.place) ?? "null");
    if (!kept) return;
    if (Date.now() - kept.at > WEEK) return localStorage.removeItem(this.place);
    const grid = this.form.querySelector("paste-grid");
    for (const name of Object.keys(kept.typed)) {
      while (grid && name.startsWith(`${grid.prefix}-`) && !this.form.elements[name] && grid.add());
    }
    const before = this.written();
    for (const field of this.form.elements) {
      const values = kept.typed[field.name];
      if (!values || !keepable(field)) continue;
      if (/checkbox|radio/.test(field.type)) field.checked = values.includes(field.value);
      else if (field.type === "select-multiple") for (const o of field.options) o.selected = values.includes(o.value);
      else field.value = values[0];
    }
    if (this.written() !== before) this.say(this.dataset.restored, this.dataset.discard);
  }

  written() {
    return JSON.stringify([...this.form.elements].map((f) => (/checkbox|radio/.test(f.type) ? f.checked : f.value)));
  }

  say(text, discard) {
    this.replaceChildren(text);
    if (!discard) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button bare small";
    button.textContent = discard;
    button.addEventListener("click", () => {
      localStorage.removeItem(this.place);
      location.reload();
    });
    this.append(button);
  }

  async send(event) {
    if (event.defaultPrevented || this.form.method !== "post") return;
    event.preventDefault();
    if (this.sending) return;
    this.sending = true;
    this.keep();
    const body = new FormData(this.form, event.submitter); // taken once: a second try carries the same key
    const address = event.submitter?.getAttribute("formaction") ?? this.form.getAttribute("action") ?? location.href;
    this.say(this.dataset.sending);
    for (let pause = 1; ; pause = Math.min(30, pause * 2)) {
      const answer = await fetch(address || location.href, { method: "POST", body }).catch(() => null);
      if (answer && ![502, 503, 504].includes(answer.status)) return this.show(answer);
      this.classList.add("dropped");
      this.say(this.dataset.dropped);
      await new Promise((again) => setTimeout(again, pause * 1000));
    }
  }

  async show(answer) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const signingIn = page.querySelector("[data-entrance]");
    if (answer.ok && answer.redirected && !signingIn) localStorage.removeItem(this.place);
    const here = new Set([...document.scripts].map((script) => script.src));
    const needsMore = [...page.querySelectorAll("script[src]")].some(
      (script) => !here.has(new URL(script.getAttribute("src"), answer.url).href),
    );
    if (answer.redirected && needsMore) return location.assign(answer.url);
    if (answer.redirected) {
      history.pushState(null, "", answer.url);
      addEventListener(
        "popstate",
        () => location.pathname + location.search !== new URL(answer.url).pathname + new URL(answer.url).search && location.reload(),
      );
    }
    document.title = page.title;
    for (const name of ["lang", "dir"]) document.documentElement.setAttribute(name, page.documentElement.getAttribute(name) ?? "");
    document.body.replaceWith(page.body);
    window.htmx?.process(document.body);
    scrollTo(0, 0);
    (document.querySelector("[autofocus]") ?? document.querySelector("main"))?.focus(); // a list of both finds main first
  }
}

// A Django formset as a table: takes cells pasted from a spreadsheet and grows by rows.
class PasteGrid extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("[data-add]");
    button.hidden = false;
    button.addEventListener("click", () => this.add() && this.fields(this.rows.at(-1))[0]?.focus());
    this.addEventListener("paste", (event) => this.paste(event));
  }
  get prefix() {
    return this.getAttribute("prefix");
  }
  get rows() {
    return [...this.querySelectorAll("tbody tr")];
  }
  fields(row) {
    return [...row.querySelectorAll("td :is(input:not([type=hidden]), select, textarea)")];
  }
  management(name) {
    return this.querySelector(`[name="${this.prefix}-${name}"]`);
  }

  add() {
    const total = this.management("TOTAL_FORMS");
    if (Number(total.value) >= Number(this.management("MAX_NUM_FORMS").value)) return false;
    const row = this.querySelector("template").content.firstElementChild.cloneNode(true);
    for (const part of row.querySelectorAll("[name], [id], [for]"))
      for (const name of ["name", "id", "for", "aria-describedby"])
        if (part.hasAttribute(name)) part.setAttribute(name, part.getAttribute(name).replace("__prefix__", total.value));
    total.value = Number(total.value) + 1;
    row.cells[0].prepend(total.value);
    this.querySelector("tbody").append(row);
    return true;
  }

  paste(event) {
    const cells = parsed(event.clipboardData.getData("text/plain"));
    const field = event.target.closest("input, select, textarea");
    if (!field || (cells.length === 1 && cells[0].length === 1)) return;
    event.preventDefault();
    const start = this.rows.indexOf(field.closest("tr"));
    const column = this.fields(field.closest("tr")).indexOf(field);
    cells.forEach((line, i) => {
      if (!this.rows[start + i] && !this.add()) return;
      const fields = this.fields(this.rows[start + i]);
      line.forEach((text, j) => {
        if (fields[column + j]) fill(fields[column + j], text.trim());
      });
    });
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function fill(field, text) {
  const same = (one) => one.trim().localeCompare(text, undefined, { sensitivity: "base" }) === 0;
  if (field.type === "checkbox") field.checked = !["", "0", "no", "false"].includes(text.toLowerCase());
  else if (field.options) field.value = [...field.options].find((o) => same(o.text) || same(o.value))?.value ?? "";
  else field.value = field.tagName === "TEXTAREA" ? text : text.replaceAll("\n", " ");
}

// Cells as a spreadsheet copies them: tabs and lines; a cell with either inside stands in quotes.
function parsed(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text
    .replace(/\r\n?/g, "\n")
    .replace(/\n$/, "")
    .matchAll(/(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))([\t\n]|$)/g)) {
    rows.at(-1).push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === "\n") rows.push([]);
    if (end === "") break;
  }
  return rows;
}

class DayWords extends HTMLElement {
  connectedCallback() {
    const day = this.previousElementSibling;
    const { format } = new Intl.DateTimeFormat(`${document.documentElement.lang}-u-nu-latn`, { dateStyle: "long", timeZone: "UTC" });
    day.oninput = () => this.replaceChildren(day.value && format(day.valueAsDate));
  }
}

customElements.define("day-words", DayWords);
customElements.define("paste-grid", PasteGrid); // before keep-typed, which may ask it for rows
customElements.define("keep-typed", KeepTyped);
