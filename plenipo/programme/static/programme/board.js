// The board: a session is carried to another room and time by mouse, finger or keyboard. Whichever way, it ends in
// the form above the board, which works by hand too.

class PlanBoard extends HTMLElement {
  connectedCallback() {
    const moved = this.dataset.moved && document.getElementById(`s${this.dataset.moved}`);
    moved?.querySelector("a").focus();
    this.form = document.getElementById(this.dataset.form);
    if (!this.form) return;
    for (const link of this.querySelectorAll(".session a")) link.draggable = false;
    this.addEventListener("pointerdown", (event) => this.grab(event));
    this.addEventListener("pointermove", (event) => this.drag(event));
    this.addEventListener("pointerup", (event) => this.release(event));
    this.addEventListener("pointercancel", () => this.leave());
    this.addEventListener("keydown", (event) => this.press(event));
    this.addEventListener("click", (event) => this.dragged && event.preventDefault(), true);
  }

  get rows() { return [...this.querySelectorAll("tbody tr")]; }
  get rooms() { return [...new Set([...this.querySelectorAll("td[data-room]")].map((cell) => cell.dataset.room))]; }
  say(text) { this.querySelector("output").textContent = text; }

  // by mouse or finger

  grab(event) {
    const block = event.target.closest(".session");
    this.dragged = false;
    if (!block || event.button) return;
    const cell = block.closest("td");
    const within = cell ? Math.floor((event.clientY - cell.getBoundingClientRect().top) / this.height(cell)) : 0;
    this.held = { block, within, x: event.clientX, y: event.clientY };
  }

  drag(event) {
    if (!this.held) return;
    if (!this.dragged && Math.hypot(event.clientX - this.held.x, event.clientY - this.held.y) < 6) return;
    if (!this.dragged) this.setPointerCapture(event.pointerId);
    this.dragged = true;
    this.held.block.classList.add("lifted");
    const cell = document.elementFromPoint(event.clientX, event.clientY)?.closest("td[data-room]");
    if (!cell || !this.contains(cell)) return;
    const down = Math.floor((event.clientY - cell.getBoundingClientRect().top) / this.height(cell));
    this.aim(cell.dataset.room, this.rows.indexOf(cell.parentElement) + down - this.held.within);
  }

  release() {
    if (!this.dragged) { this.held = null; return; }
    this.put();
    setTimeout(() => { this.dragged = false; });  // after the click that ends a drag
  }

  height(cell) { return cell.getBoundingClientRect().height / cell.rowSpan; }

  // by keyboard

  press(event) {
    const block = event.target.closest(".session");
    if (!this.held && block && event.key.toLowerCase() === "m" && !event.ctrlKey && !event.metaKey) this.lift(block);
    else if (this.held && this.step(event.key)) this.say(`${this.dataset.here} ${this.at.room} ${this.rows[this.at.row].dataset.time}`);
    else if (this.held && event.key === "Enter") this.put();
    else if (this.held && event.key === "Escape") { this.leave(); this.say(this.dataset.left); }
    else return;
    event.preventDefault();
  }

  lift(block) {
    const cell = block.closest("td");
    this.held = { block };
    block.classList.add("lifted");
    this.aim(cell?.dataset.room ?? this.rooms[0], cell ? this.rows.indexOf(cell.parentElement) : 0);
    this.say(this.dataset.lifted);
  }

  step(key) {
    const forth = getComputedStyle(this).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const [rooms, { room, row }] = [this.rooms, this.at];
    if (key === "ArrowUp" || key === "ArrowDown") this.aim(room, row + (key === "ArrowDown" ? 1 : -1));
    else if (key === "ArrowLeft" || key === "ArrowRight") {
      const next = rooms.indexOf(room) + (key === forth ? 1 : -1);
      this.aim(rooms[Math.max(0, Math.min(rooms.length - 1, next))], row);
    } else return false;
    return true;
  }

  // either way

  aim(room, row) {
    const rows = this.rows;
    this.at = { room, row: Math.max(0, Math.min(rows.length - 1, row)) };
    this.querySelector(".target")?.classList.remove("target");
    for (let above = this.at.row; above >= 0; above--) {  // the cell itself, or the session that covers it
      const cell = rows[above].querySelector(`td[data-room="${CSS.escape(room)}"]`);
      if (!cell || above + cell.rowSpan <= this.at.row) continue;
      cell.classList.add("target");
      if (!this.dragged) cell.scrollIntoView({ block: "nearest", inline: "nearest" });
      return;
    }
  }

  put() {
    const { session, room, starts } = this.form.elements;
    [session.value, room.value, starts.value] = [this.held.block.dataset.session, this.at.room, this.rows[this.at.row].dataset.time];
    this.leave();
    this.form.requestSubmit();
  }

  leave() {
    this.held?.block.classList.remove("lifted");
    this.querySelector(".target")?.classList.remove("target");
    this.held = null;
  }
}

customElements.define("plan-board", PlanBoard);

// The answer to a move takes the board's place. One without a board (somebody signed out meanwhile) is shown as a page.

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.target.id !== "board" || detail.serverResponse.includes('id="board"')) return;
  detail.shouldSwap = false;
  location.reload();
});
document.addEventListener("htmx:sendError", () => {
  const board = document.querySelector("plan-board");
  board.say(board.dataset.unsent);
});
