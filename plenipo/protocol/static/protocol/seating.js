// A person is carried to another seat by mouse or pen, or chosen by a touch; either ends in the form under the drawing,
// which works by hand too.

class SeatPlan extends HTMLElement {
  connectedCallback() {
    this.form = document.getElementById(this.dataset.form);
    this.addEventListener("dragstart", (event) => event.preventDefault());
    this.addEventListener("pointerdown", (event) => this.grab(event));
    this.addEventListener("pointermove", (event) => this.drag(event));
    this.addEventListener("pointerup", (event) => this.drop(event));
    this.addEventListener("pointercancel", () => this.leave());
    this.addEventListener("click", (event) => this.choose(event), true);
  }

  seatUnder(event) {
    const under = document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-seat]");
    return this.contains(under) ? under : null;
  }

  grab(event) {
    const seat = this.seatUnder(event);
    this.dragged = false;
    if (seat?.dataset.who && !event.button && event.pointerType !== "touch") this.held = { seat, x: event.clientX, y: event.clientY };
  }

  drag(event) {
    if (!this.held || (!this.dragged && Math.hypot(event.clientX - this.held.x, event.clientY - this.held.y) < 6)) return;
    if (!this.dragged) this.setPointerCapture(event.pointerId);
    this.dragged = true;
    this.held.seat.classList.add("lifted");
    this.querySelector(".target")?.classList.remove("target");
    this.seatUnder(event)?.classList.add("target");
  }

  drop(event) {
    const [to, held] = [this.seatUnder(event), this.held];
    this.leave();
    if (!this.dragged || !held || !to || to === held.seat) return;
    [this.form.elements.who.value, this.form.elements.seat.value] = [held.seat.dataset.who, to.dataset.seat];
    this.form.requestSubmit(this.form.querySelector('[value="move"]'));
  }

  // a press chooses the person in the form, and does not load the page again
  choose(event) {
    event.preventDefault();
    const who = event.target.closest("[data-seat]")?.dataset.who;
    if (this.dragged || !who) return;
    this.form.elements.who.value = who;
    this.form.elements.seat.focus();
  }

  leave() {
    for (const each of this.querySelectorAll(".lifted, .target")) each.classList.remove("lifted", "target");
    this.held = null;
  }
}

customElements.define("seat-plan", SeatPlan);
