// Small helps on every page. Each page works without them.

// A link whose page opens in a dialog; without script it is simply the link.
class DialogOpener extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.open(link);
    });
  }

  async open(link) {
    const answer = await fetch(link.href, { headers: { "X-Dialog": "1" } }).catch(() => null);
    const page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
    const content = page?.querySelector("main");
    if (!content) return location.assign(link.href);
    const dialog = document.createElement("dialog");
    const close = document.createElement("button");
    close.className = "button bare close";
    close.textContent = this.dataset.close;
    close.addEventListener("click", () => dialog.close());
    dialog.setAttribute("aria-label", link.textContent.trim());
    dialog.append(close, ...content.childNodes);
    for (const form of dialog.querySelectorAll("form:not([action])")) form.action = link.href;
    dialog.addEventListener("close", () => {
      dialog.remove();
      link.focus();
    });
    document.body.append(dialog);
    window.htmx?.process(dialog);
    dialog.showModal();
  }
}

// Time left; the server's moment is the truth, this only shows it. More than a day is told in days.
class CountDown extends HTMLElement {
  connectedCallback() {
    this.timer = setInterval(() => this.show(), 1000);
    this.show();
  }
  disconnectedCallback() {
    clearInterval(this.timer);
  }
  show() {
    const left = Math.max(0, Date.parse(this.getAttribute("until")) - Date.now());
    const days = Math.floor(left / 86400000);
    const unit = { style: "unit", unit: "day", unitDisplay: "long", numberingSystem: "latn" };
    this.title ||= this.textContent.trim();
    const text = days
      ? new Intl.NumberFormat(document.documentElement.lang, unit).format(days)
      : new Date(left).toISOString().slice(left < 3600000 ? 14 : 11, 19);
    if (text !== this.textContent) this.textContent = text;
  }
}

// Arrow keys walk along a line chart; what is shown is also said.
class ChartReader extends HTMLElement {
  connectedCallback() {
    this.title = this.dataset.hint;
    this.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1, Home: -1e6, End: 1e6 }[event.key];
      if (!step) return;
      event.preventDefault();
      this.show((this.at ?? this.marks.length) + step);
    });
    this.addEventListener("focus", () => this.show(this.at ?? 1e6));
    this.addEventListener("blur", () => this.querySelector(".on")?.classList.remove("on"));
  }
  get marks() {
    return [...this.querySelectorAll(".at")];
  }
  show(place) {
    const marks = this.marks;
    this.at = Math.min(marks.length - 1, Math.max(0, place));
    marks.forEach((mark, i) => {
      mark.classList.toggle("on", i === this.at);
    });
    this.parentElement.querySelector("output").textContent = marks[this.at]?.textContent ?? "";
  }
}

customElements.define("dialog-opener", DialogOpener);
customElements.define("count-down", CountDown);
customElements.define("chart-reader", ChartReader);

// What was typed goes back into the form this stands in; without a form or script it can be copied from the text inside.
class PutBack extends HTMLElement {
  connectedCallback() {
    queueMicrotask(() => this.fill());
  }
  fill() {
    const form = this.closest("form");
    if (!form) return;
    const typed = JSON.parse(this.dataset.typed);
    for (const field of form.elements) {
      const values = typed[field.name];
      if (/checkbox|radio/.test(field.type)) {
        if (field.name) field.checked = (values ?? []).includes(field.value);
      } else if (!values || /hidden|password|file|submit|button/.test(field.type)) continue;
      else if (field.type === "select-multiple") for (const one of field.options) one.selected = values.includes(one.value);
      else field.value = values.shift() ?? field.value;
    }
    this.hidden = true;
  }
}
customElements.define("put-back", PutBack);

// What was said can be closed; it goes by itself too, unless the pointer or the focus is on it.
document.addEventListener("click", ({ target }) => target.closest?.("[data-close]")?.closest(".toast")?.remove());
document.addEventListener("animationend", ({ target }) => target.matches?.(".toast") && target.remove());
// A field that must be filled in is shown before the browser says so, though its part is folded.
document.addEventListener("invalid", ({ target }) => target.closest("details:not([open])")?.setAttribute("open", ""), true);
