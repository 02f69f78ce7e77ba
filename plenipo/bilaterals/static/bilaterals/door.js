// The screen at a door fetches itself quietly; a lost connection is said with its hour, and ends by itself.
class DoorDisplay extends HTMLElement {
  connectedCallback() {
    this.meet();
    this.fetching = setInterval(() => this.look(), Number(this.dataset.every) * 1000);
    this.ticking = setInterval(() => this.tick(), 1000);
  }
  disconnectedCallback() {
    clearInterval(this.fetching);
    clearInterval(this.ticking);
  }

  // The server's clock counts: that of a screen may be wrong.
  meet() {
    this.ahead = Date.parse(this.querySelector("[data-now]").dataset.now) - Date.now();
    this.seen = this.now();
    this.day = this.read({ dateStyle: "short" }, this.seen);
  }
  now() {
    return new Date(Date.now() + this.ahead);
  }
  read(how, moment) {
    return new Intl.DateTimeFormat("en-GB", { ...how, timeZone: this.dataset.zone }).format(moment);
  }
  hour(moment) {
    return this.read({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, moment);
  }
  tick() {
    const clock = this.querySelector("[data-clock]"),
      hour = this.hour(this.now());
    if (clock.textContent.replace(/[^\d:]/g, "") !== hour) {
      clock.textContent = hour;
      this.look();
    }
  }
  async look() {
    try {
      const answer = await fetch(location.href, { cache: "no-store", signal: AbortSignal.timeout(10000) });
      if (!answer.ok) throw new Error(answer.status);
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("door-display");
      if (!fresh) throw new Error("another page");
      this.replaceChildren(...fresh.childNodes);
      this.meet();
    } catch {
      const lost = this.querySelector(".lost");
      lost.textContent = this.dataset.lost.replace("{time}", this.hour(this.seen));
      lost.hidden = false;
    }
  }
}

customElements.define("door-display", DoorDisplay);
