// Lists by keyboard and in bulk; used on the desks.

// Choosing rows for a bulk action: all, a range with shift, and how many.
class PickRows extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.form.addEventListener("click", (event) => event.target.name === "row" && this.range(event));
    this.form.addEventListener("change", (event) => {
      if (event.target.matches("[data-all]")) for (const box of this.boxes) box.checked = event.target.checked;
      this.count();
    });
    this.count();
  }
  get boxes() {
    return [...this.form.querySelectorAll("input[name=row]")];
  }
  range(event) {
    const boxes = this.boxes;
    const [from, to] = [boxes.indexOf(this.last), boxes.indexOf(event.target)];
    if (event.shiftKey && from >= 0)
      for (const box of boxes.slice(Math.min(from, to), Math.max(from, to) + 1)) box.checked = event.target.checked;
    this.last = event.target;
    this.count();
  }
  count() {
    const boxes = this.boxes;
    const [chosen, every] = [boxes.filter((box) => box.checked).length, this.form.querySelector("[name=every]:checked")];
    for (const box of boxes) box.closest("tr")?.classList.toggle("chosen", box.checked);
    this.querySelector("[data-count]").textContent = every ? every.value : chosen;
    this.firstElementChild.classList.toggle("some", Boolean(every) || chosen > 0);
    const all = this.form.querySelector("[data-all]");
    if (all) [all.checked, all.indeterminate] = [chosen > 0 && chosen === boxes.length, chosen > 0 && chosen < boxes.length];
  }
}

// Keys as the page declares them with data-key; j and k walk the rows; "?" lists them.
class HotKeys extends HTMLElement {
  connectedCallback() {
    this.listen = (event) => this.press(event);
    document.addEventListener("keydown", this.listen);
  }
  disconnectedCallback() {
    document.removeEventListener("keydown", this.listen);
  }

  press(event) {
    if (event.defaultPrevented || event.altKey || event.metaKey || event.isComposing) return;
    if (!event.ctrlKey && event.target.matches("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]")) return;
    // on a keyboard of another script the key's place counts
    const typed = /^[\x20-\x7e]/.test(event.key) ? event.key : event.code.replace(/^Key|^Digit/, "").toLowerCase();
    const key = event.ctrlKey ? `Control+${typed}` : typed;
    const rows = [...document.querySelectorAll("[data-row]")];
    const row = rows.find((one) => one.contains(document.activeElement));
    if (key === "j" || key === "k") return this.walk(event, rows, rows.indexOf(row) + (key === "j" ? 1 : -1));
    const name = `[data-key="${CSS.escape(key)}"]`;
    const target =
      row?.querySelector(name) ??
      (row?.matches(name) ? row : null) ??
      [...document.querySelectorAll(name)].find((one) => one.tagName === "DIALOG" || (one.checkVisibility() && !one.closest("[data-row]")));
    if (!target && !row && /^[1-9]$/.test(key)) {
      // shown which row it is about; pressed again, it is done
      return this.walk(
        event,
        rows.filter((one) => one.querySelector(name)),
        0,
      );
    }
    if (!target || (document.querySelector("dialog[open]") && !target.closest("dialog[open]"))) return;
    event.preventDefault();
    if (target.id === "keys") this.explain(target);
    if (target.tagName === "DIALOG") target.showModal();
    else if (target.matches("input:not([type=checkbox], [type=radio], [type=submit]), textarea, select")) {
      target.focus();
      target.select?.();
    } else target.click();
  }

  walk(event, rows, place) {
    const row = rows[Math.max(0, Math.min(rows.length - 1, place))];
    if (!row) return;
    event.preventDefault();
    row.tabIndex = -1;
    row.focus();
  }

  explain(dialog) {
    const list = dialog.querySelector("dl");
    for (const old of list.querySelectorAll("[data-told]")) old.remove();
    const told = new Set();
    for (const one of document.querySelectorAll("[data-key]:not(dialog)")) {
      if (told.has(one.dataset.key)) continue;
      told.add(one.dataset.key);
      const [key, what, kbd] = ["dt", "dd", "kbd"].map((name) => document.createElement(name));
      key.dataset.told = what.dataset.told = "";
      kbd.textContent = one.dataset.key;
      what.textContent = (one.getAttribute("aria-label") ?? one.labels?.[0]?.textContent ?? one.textContent).trim();
      key.append(kbd);
      list.append(key, what);
    }
  }
}

// Go to any desk, or press any button of the page's head, by a few letters.
class CommandPalette extends HTMLElement {
  connectedCallback() {
    const [input, dialog] = [this.querySelector("input"), this.closest("dialog")];
    input.addEventListener("input", () => this.list(input.value));
    input.addEventListener("focus", () => this.list(input.value));
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") {
        event.preventDefault();
        this.querySelector("li > *")?.click();
      }
    });
    this.addEventListener("click", (event) => event.target.closest("li") && dialog.close());
  }
  list(text) {
    const words = text.toLowerCase().split(/\s+/);
    const found = [...document.querySelectorAll(".rail a, .head .actions :is(a, button), .crumbs a")].filter((one) =>
      words.every((word) => one.textContent.toLowerCase().includes(word)),
    );
    this.querySelector("ul").replaceChildren(
      ...found.slice(0, 9).map((one) => {
        const item = document.createElement("li");
        const same = one.cloneNode(true);
        same.removeAttribute("data-key");
        same.className = "";
        if (one.tagName === "BUTTON")
          same.addEventListener("click", (event) => {
            event.preventDefault();
            one.click();
          });
        item.append(same);
        return item;
      }),
    );
  }
}

// Comes with the fragment of a row just decided: the next row that waits takes the focus.
class NextRow extends HTMLElement {
  connectedCallback() {
    queueMicrotask(() => this.moveOn());
  } // after htmx gave the focus back to the row it replaced, before any key
  moveOn() {
    const [here, rows] = [this.closest("[data-row]"), [...document.querySelectorAll("[data-row]")]];
    const next =
      rows.slice(rows.indexOf(here) + 1).find((row) => row.dataset.row === "waits") ?? document.getElementById("further") ?? here;
    if (next.dataset.row) next.tabIndex = -1;
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  }
}

customElements.define("next-row", NextRow);
customElements.define("pick-rows", PickRows);
customElements.define("hot-keys", HotKeys);
customElements.define("command-palette", CommandPalette);
