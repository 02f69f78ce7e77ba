// On a telephone one person at a time, with how far one is; a wide page shows all of them.

class PersonSteps extends HTMLElement {
  connectedCallback() {
    this.classList.add("walking");
    this.bar = this.querySelector(".walk");
    this.bar.hidden = false;
    this.back = this.bar.querySelector("[data-back]");
    this.next = this.bar.querySelector("[data-next]");
    this.back.addEventListener("click", () => this.show(this.at - 1, true));
    this.next.addEventListener("click", () => this.show(this.at + 1, true));
    this.addEventListener("focusin", (event) => event.target.closest("tbody tr") && this.show(this.place(event.target)));
    this.addEventListener("click", (event) => event.target.closest("[data-add]") && this.show(this.rows.length - 1, true));
    this.addEventListener("input", () => this.show(this.at)); // rows may have been pasted in
    this.closest("main").addEventListener("click", (event) => this.follow(event.target.closest("a[href^='#']")?.hash));
    const wrong = this.rows.findIndex((row) => row.querySelector(".error"));
    this.show(Math.max(0, wrong));
    this.follow(location.hash);
  }

  get rows() {
    return [...this.querySelectorAll("tbody tr")];
  }
  place(part) {
    return this.rows.indexOf(part.closest("tr"));
  }

  follow(hash) {
    const to = hash && document.getElementById(hash.slice(1));
    if (!to || !this.contains(to)) return;
    this.show(this.place(to));
    to.focus();
  }

  // Empty rows below are offered, and no persons.
  total(rows, place) {
    const written = (row) => [...row.querySelectorAll("input:not([type=hidden], [type=checkbox])")].some((field) => field.value.trim());
    return Math.max(place, rows.findLastIndex(written)) + 1;
  }

  show(place, moved = false) {
    const rows = this.rows;
    if (!rows[place]) return;
    this.at = place;
    rows.forEach((row, n) => {
      row.classList.toggle("now", n === place);
    });
    this.bar.querySelector("output").textContent = this.dataset.progress
      .replace("{number}", place + 1)
      .replace("{total}", this.total(rows, place));
    this.back.hidden = place === 0;
    this.next.hidden = place === rows.length - 1;
    if (!moved) return;
    this.scrollIntoView();
    rows[place].querySelector("input:not([type=hidden]), select")?.focus({ preventScroll: true });
  }
}

customElements.define("person-steps", PersonSteps);
