// The board: a session is carried to another room and time, or made longer, by mouse, finger or keyboard. Whichever
// way, it ends in the form above the board, which works by hand too.

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

  get rows() {
    return [...this.querySelectorAll("tbody tr")];
  }
  get rooms() {
    return [...new Set([...this.querySelectorAll("td[data-room]")].map((cell) => cell.dataset.room))];
  }
  say(text) {
    this.querySelector("output").textContent = text;
  }

  // by mouse or finger

  grab(event) {
    const block = event.target.closest(".session");
    this.dragged = false;
    if (!block || event.button) return;
    this.hold(block);
    const cell = block.closest("td");
    this.held.within = cell ? Math.floor((event.clientY - cell.getBoundingClientRect().top) / this.height(cell)) : 0;
    Object.assign(this.held, { x: event.clientX, y: event.clientY, edge: Boolean(event.target.closest(".grip")) });
  }

  drag(event) {
    if (!this.held) return;
    if (!this.dragged && Math.hypot(event.clientX - this.held.x, event.clientY - this.held.y) < 6) return;
    if (!this.dragged) this.setPointerCapture(event.pointerId);
    this.dragged = true;
    this.held.block.classList.add("lifted");
    if (event.clientY > innerHeight - 40 || event.clientY < 40) scrollBy(0, event.clientY < 40 ? -20 : 20);
    const under = document.elementFromPoint(event.clientX, event.clientY);
    if (!this.contains(under)) return;
    if (under.closest(".tray") && !this.held.edge) return this.discard();
    const cell = under.closest("td[data-room]");
    if (!cell) return;
    const row = this.rows.indexOf(cell.parentElement) + Math.floor((event.clientY - cell.getBoundingClientRect().top) / this.height(cell));
    if (this.held.edge) this.reach(row);
    else this.aim(cell.dataset.room, row - this.held.within);
  }

  release() {
    if (!this.dragged) {
      this.held = null;
      return;
    }
    this.put();
    setTimeout(() => {
      this.dragged = false;
    }); // after the click that ends a drag
  }

  height(cell) {
    return cell.getBoundingClientRect().height / cell.rowSpan;
  }

  // by keyboard

  press(event) {
    const block = event.target.closest(".session");
    if (!this.held && block && event.key.toLowerCase() === "m" && !event.ctrlKey && !event.metaKey) this.lift(block);
    else if (this.held && event.shiftKey && this.form.elements.ends && /^Arrow(Up|Down)$/.test(event.key)) {
      this.reach(this.at.row + this.held.rows - (event.key === "ArrowDown" ? 0 : 2));
      this.say(`${this.dataset.until} ${this.rows[this.at.row + this.held.rows - 1].dataset.until}`);
    } else if (this.held && this.step(event.key)) this.say(`${this.dataset.here} ${this.at.room} ${this.rows[this.at.row].dataset.time}`);
    else if (this.held && event.key === "Delete" && this.querySelector(".tray")) {
      this.discard();
      this.say(this.dataset.tray);
    } else if (this.held && event.key === "Enter") this.put();
    else if (this.held && event.key === "Escape") {
      this.leave();
      this.say(this.dataset.left);
    } else return;
    event.preventDefault();
  }

  lift(block) {
    this.hold(block);
    block.classList.add("lifted");
    this.aim(this.at.room, this.at.row);
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

  hold(block) {
    const cell = block.closest("td");
    this.held = { block, rows: cell?.rowSpan ?? 4 };
    this.at = { room: cell?.dataset.room ?? this.rooms[0], row: cell ? this.rows.indexOf(cell.parentElement) : 0 };
  }

  aim(room, row) {
    this.at = { room, row: Math.max(0, Math.min(this.rows.length - 1, row)) };
    this.show(this.at.row);
  }

  reach(row) {
    const last = Math.max(this.at.row, Math.min(this.rows.length - 1, row));
    [this.held.rows, this.held.longer] = [last - this.at.row + 1, true];
    this.show(last);
  }

  discard() {
    this.at.away = true;
    this.unmark();
    this.querySelector(".tray").classList.add("target");
  }

  show(row) {
    const rows = this.rows;
    this.unmark();
    for (let above = row; above >= 0; above--) {
      // the cell itself, or the session that covers it
      const cell = rows[above].querySelector(`td[data-room="${CSS.escape(this.at.room)}"]`);
      if (!cell || above + cell.rowSpan <= row) continue;
      cell.classList.add("target");
      if (!this.dragged) cell.scrollIntoView({ block: "nearest", inline: "nearest" });
      return;
    }
  }

  put() {
    const [{ session, room, starts, ends, away }, rows, { block, longer }] = [this.form.elements, this.rows, this.held];
    [session.value, room.value, starts.value] = [block.dataset.session, this.at.room, rows[this.at.row].dataset.time];
    if (ends) ends.value = longer ? rows[Math.min(rows.length, this.at.row + this.held.rows) - 1].dataset.until : "";
    if (away) away.checked = Boolean(this.at.away);
    this.leave();
    this.form.requestSubmit();
  }

  leave() {
    this.held?.block.classList.remove("lifted");
    this.unmark();
    this.held = null;
  }

  unmark() {
    this.querySelector(".target")?.classList.remove("target");
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
