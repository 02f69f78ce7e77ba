// The page of a gate: decides by itself (gate-rules.js), writes every passage down before anything else, and tells the
// server when there is a network. The server answers with who is inside, by what all gates saw.

const [SYNC, LIST, PART, PHOTOS, KEEP] = [15_000, 60_000, 200, 50, 3 * 86_400_000];
const wait = (time) => new Promise((done) => setTimeout(done, time));
const asked = (request) =>
  new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
const bytes = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

// What stays on the device: who it is and its list, and its passages by number.
class Drawer {
  async open() {
    const request = indexedDB.open("gate", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("kept");
      request.result.createObjectStore("passages", { keyPath: ["device", "n"] });
    };
    this.db = await asked(request);
    return this;
  }
  store = (name, mode = "readonly") => this.db.transaction(name, mode).objectStore(name);
  get = (key) => asked(this.store("kept").get(key));
  put = (key, value) => asked(this.store("kept", "readwrite").put(value, key));
  // Photos, by what the list calls them.
  photo = (called) => this.get(`photo ${called}`);
  async photosHeld() {
    const held = await asked(this.store("kept").getAllKeys(IDBKeyRange.bound("photo ", "photo ~")));
    return new Set(held.map((key) => key.slice(6)));
  }
  changePhotos(brought, ended) {
    const store = this.store("kept", "readwrite");
    for (const called of ended) store.delete(`photo ${called}`);
    for (const [called, photo] of Object.entries(brought)) store.put(photo, `photo ${called}`);
    return new Promise((done, fail) => Object.assign(store.transaction, { oncomplete: done, onabort: fail }));
  }
  all = (device, from = 0, most = undefined) =>
    asked(this.store("passages").getAll(IDBKeyRange.bound([device, from], [device, Number.MAX_SAFE_INTEGER]), most));
  // In one transaction, so that two windows never give one number; time goes forward, whatever the clock does.
  async write(device, after, passage) {
    const store = this.store("passages", "readwrite");
    const mine = IDBKeyRange.bound([device, 0], [device, Number.MAX_SAFE_INTEGER]);
    const last = (await asked(store.openCursor(mine, "prev")))?.value ?? { n: after, at: 0 };
    const written = { ...passage, device, n: Math.max(last.n, after) + 1, at: Math.max(last.at + 1, passage.at) };
    await asked(store.add(written));
    return written;
  }
  // Sent long ago; the newest stays, because the next one is counted from it.
  async tidy(device, taken, before) {
    const store = this.store("passages", "readwrite");
    const old = await asked(store.getAll(IDBKeyRange.bound([device, 0], [device, Math.max(0, taken - 1)])));
    for (const each of old) if (each.at < before) store.delete([device, each.n]);
  }
}

class GatePage extends HTMLElement {
  async connectedCallback() {
    this.words = JSON.parse(document.getElementById("gate-words").textContent);
    Object.assign(this, { ahead: 0, taken: 0, told: 0, last: new Map(), unsent: 0 });
    this.addEventListener("submit", (event) => this.typed(event));
    this.addEventListener("input", (event) => event.target.name === "code" && this.find(event.target.value));
    this.addEventListener("click", (event) => this.pressed(event.target.closest("[data-badge], [data-camera]")));
    addEventListener("keydown", ({ key, target }) => {
      if (key.length === 1 && !target.matches("input:not([type=radio])")) this.querySelector("[name=code]").focus(); // a scanner types
    });
    addEventListener("online", () => this.meet());
    addEventListener("offline", () => this.tell());
    navigator.serviceWorker?.register("worker.js", { scope: "./" }).catch(() => {});
    navigator.storage?.persist?.();
    this.drawer = await new Drawer().open();
    await this.recall();
    const why = location.hash.length > 5 ? await this.enrol(location.hash.slice(1)) : ""; // "#main" leads to the main part
    if (!this.me) return this.say(why || this.words.not_enrolled);
    this.say(why || (this.list ? "" : this.words.no_list));
    this.tell();
    await this.meet();
    setInterval(() => this.meet(), SYNC);
    this.fetchPhotos();
    setInterval(() => this.fetchPhotos(), LIST);
  }

  part = (name) => this.querySelector(`[data-part=${name}]`);
  say = (text) => Object.assign(this.part("said"), { textContent: text });
  get way() {
    return this.querySelector("[name=way]:checked").value;
  }
  get now() {
    return Date.now() - this.ahead;
  }

  async recall() {
    this.me = await this.drawer.get("me");
    Object.assign(this, await this.drawer.get("state"));
    this.read(await this.drawer.get("list"));
    if (!this.me) return;
    const since = await this.drawer.all(this.me.device, this.taken + 1);
    for (const passage of since) this.remember(passage);
    this.unsent = since.length;
  }

  // Returns why not.
  async enrol(link) {
    if (this.unsent) await this.send().catch(() => {});
    if (this.unsent) return this.words.unsent_first;
    const headers = { "Content-Type": "application/json" };
    const answer = await fetch("enrol/", { method: "POST", headers, body: JSON.stringify({ link }) }).catch(() => null);
    if (!answer) return this.words.link_unreached;
    history.replaceState(null, "", location.pathname);
    if (!answer.ok) return this.words.link_ended;
    const said = await answer.json();
    Object.assign(this, { me: said, list: null, taken: 0, told: 0, last: new Map(), ahead: 0 });
    await this.drawer.put("list", null);
    await this.keep();
    await this.drawer.put("me", said);
  }

  keep() {
    const { ahead, taken, told, zone, last } = this;
    return this.drawer.put("state", { ahead, taken, told, zone, last });
  }

  ask(where, body, more = {}) {
    const headers = { Authorization: `Bearer ${this.me.secret}`, "Content-Type": "application/json", ...more };
    const how = body ? { method: "POST", body: JSON.stringify(body) } : {};
    return fetch(where, { ...how, headers, cache: "no-store", credentials: "omit", signal: AbortSignal.timeout(20_000) });
  }

  async meet() {
    if (!this.me || this.meeting) return;
    this.meeting = true;
    try {
      await this.send();
      if (!this.list || Date.now() - (this.looked ?? 0) > LIST) await this.fetchList();
      this.reached = true;
    } catch {
      this.reached = false;
    }
    this.meeting = false;
    this.tell();
  }

  async send() {
    for (let more = true; more; ) {
      const passages = await this.drawer.all(this.me.device, this.taken + 1, PART);
      const began = Date.now();
      const answer = await this.ask("sync/", { clock: began, known: Math.round(this.ahead), told: this.told, passages });
      if (!answer.ok) throw new Error(answer.status);
      const said = await answer.json();
      const [middle, before] = [(began + Date.now()) / 2, this.taken];
      [this.ahead, this.taken] = [Math.round(middle - said.now), said.taken];
      if (said.zone !== this.zone) Object.assign(this, { zone: said.zone, last: new Map(), told: 0 });
      else this.told = said.now;
      for (const [badge, at, way] of said.others ?? []) this.remember({ badge, at, way, admitted: true });
      this.unsent = (await this.drawer.all(this.me.device, this.taken + 1)).length;
      await this.keep();
      if (said.ended) await this.end();
      more = !this.told || (this.unsent > 0 && this.taken > before);
    }
    await this.drawer.tidy(this.me.device, this.taken, this.now - KEEP);
  }

  async fetchList() {
    const held = this.list?.etag ? { "If-None-Match": this.list.etag, "A-IM": "lines" } : {};
    const answer = await this.ask("list/", null, held);
    if (answer.status === 403) return this.end();
    if (answer.status === 304) this.list.etag = answer.headers.get("ETag");
    if (answer.ok) {
      const [said, signature] = [await answer.text(), answer.headers.get("X-Signature")];
      const text = answer.status === 226 ? await this.rebuilt(JSON.parse(said)) : said;
      if (text === null) return this.fetchList(); // whole
      const keys = this.me.keys ?? JSON.parse(text).keys;
      if ((await this.signed(new TextEncoder().encode(text), bytes(signature), keys)) === false) throw new Error("signature");
      const list = { text, etag: answer.headers.get("ETag"), at: this.now };
      await this.drawer.put("list", list);
      this.me.keys ??= keys; // from the first list on they are known, and only what they sign is believed
      await this.drawer.put("me", this.me);
      if (!this.list) this.say("");
      this.read(list);
    }
    this.looked = Date.now();
  }

  // The list this device holds, and what changed since: only the very text of the server is used.
  async rebuilt({ digest, parts }) {
    const text = gateRules.rebuilt((await this.drawer.get("list")).text, parts);
    const made = new TextEncoder().encode(text);
    const hash = await crypto.subtle?.digest("SHA-256", made).catch(() => null);
    const found = hash ? [...new Uint8Array(hash)] : gateRules.sha256(made);
    if (found.map((byte) => byte.toString(16).padStart(2, "0")).join("") === digest) return text;
    this.list.etag = "";
    return null;
  }

  async end() {
    this.list = null;
    this.clear();
    await this.drawer.put("list", null);
    await this.drawer.changePhotos({}, await this.drawer.photosHeld());
    this.say(this.words.ended);
  }

  // In the background, some at a time, the rest when there is a network again. Of badges that ended they go.
  async fetchPhotos() {
    if (this.fetching) return;
    this.fetching = true;
    try {
      const valid = (this.list ? this.badges : []).filter(({ photo, ends }) => photo && ends * 1000 > this.now);
      const [wanted, held] = [new Set(valid.map((each) => each.photo)), await this.drawer.photosHeld()];
      await this.drawer.changePhotos(
        {},
        [...held].filter((called) => !wanted.has(called)),
      );
      const missing = [...wanted].filter((called) => !held.has(called));
      for (let at = 0; at < missing.length; at += PHOTOS) await this.bring(missing.slice(at, at + PHOTOS));
    } catch {} // no network, no room
    this.fetching = false;
  }

  async bring(photos) {
    const answer = await this.ask("photos/", { photos });
    const said = answer.ok ? await answer.json() : null;
    if (!said || !this.list) throw new Error(answer.status);
    await this.drawer.changePhotos(said.photos, []);
    return said.photos;
  }

  read(list) {
    if (!list) return;
    const said = JSON.parse(list.text);
    const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    this.codes = new Map();
    this.badges = said.badges.map(([pk, code, short, kind, state, days, name, native, plate, nameless, serial, photo]) => {
      const [category, [starts, ends], number] = [said.categories[kind], said.days[days], `${serial}`.replace(/.* 0*/, "")];
      const at = { pk, state, starts, ends, zones: category.zones, nameless: Boolean(nameless), beneath: category.beneath };
      const shown = { category, name, native, photo, plate: said.plates[plate] };
      const numbers = [number, `${category.letter} ${number}`];
      const badge = { ...at, ...shown, numbers, sought: fold(`${name} ${native} ${serial}`) };
      this.codes.set(code, badge);
      this.codes.set(short, badge);
      return badge;
    });
    this.list = { ...said, etag: list.etag, at: list.at, fold, byNumber: new Map(this.badges.map((each) => [each.pk, each])) };
    this.part("gate").textContent = said.gate.name;
    this.part("zone").textContent = said.zones[said.gate.zone].name;
  }

  typed(event) {
    event.preventDefault();
    const field = event.target.elements.code;
    const code = field.value.trim();
    const badge = this.list && this.codes.get(gateRules.known(code));
    const isCode = badge || code.length >= 100 || gateRules.isCode(code);
    if (isCode) field.value = "";
    this.find(isCode ? "" : code);
    if (this.list && isCode) return this.pass(badge, { code });
    this.part("nobody").hidden = !this.list || !code || this.part("found").childElementCount > 0;
    this.part("found").querySelector("button")?.focus();
  }

  // Of the next one: nobody is let in on what was said of the one before.
  find(typed) {
    this.clear();
    const [words, number] = [this.list ? this.list.fold(typed.trim()).split(/\s+/) : [], gateRules.numbered(typed)];
    const long = words.join("").length > 1 && typed.length < 100;
    const named = number && this.list ? this.badges.filter(({ numbers }) => numbers.includes(number)) : [];
    const called = () => this.badges.filter((each) => words.every((word) => each.sought.includes(word)));
    const found = (named.length || !long ? named : called()).slice(0, 6);
    const rows = found.map((badge) => {
      const row = this.part("one").content.cloneNode(true);
      row.querySelector("button").dataset.badge = badge.pk;
      this.fill(row, badge);
      return row;
    });
    this.part("found").replaceChildren(...rows);
    this.part("nobody").hidden = !long || found.length > 0 || /\d/.test(typed);
  }

  pressed(button) {
    if (button?.dataset.badge) {
      this.querySelector("[name=code]").value = "";
      this.find("");
      this.pass(this.list.byNumber.get(Number(button.dataset.badge)), { by_name: true });
    } else if (button) this.look();
  }

  // Of a badge its last passage counts, whichever gate saw it and whenever that was told.
  remember({ badge, way, admitted, at }) {
    if (badge !== null && admitted && at > (this.last.get(badge)?.at ?? 0)) this.last.set(badge, { at, way });
  }
  isInside = ({ at, way } = { at: 0 }) => way === "in" && this.now - at < this.list.rules.hours * 3_600_000;
  count = () => [...this.last.values()].filter((each) => this.isInside(each)).length;

  async pass(badge, { code = "", by_name = false }) {
    const [now, way, { gate, zones, rules }] = [this.now, this.way, this.list];
    const zone = { zone: gate.zone, capacity: zones[gate.zone].capacity, inside: this.count() };
    const how = { way, now: Math.floor(now / 1000), inside: this.isInside(this.last.get(badge?.pk)) };
    const ruling = gateRules.decide(badge ?? null, zone, rules, how);
    this.show(badge, ruling, way);
    const said = { ...ruling, by_name, way, gate: gate.number, zone: gate.zone, badge: badge?.pk ?? null };
    try {
      const passage = await this.drawer.write(this.me.device, this.taken, { ...said, at: now, clock: Date.now() });
      this.unsent += 1;
      this.remember(passage);
    } catch {
      this.say(this.words.full);
    }
    this.tell();
    if (!badge && /^[A-Z2-7]{140}$/i.test(code)) this.explain(code, this.part("reason").firstChild);
    this.meet();
  }

  // The list does not have it: was it signed by us, after the list was made?
  async explain(code, reason) {
    const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    const bits = [...code.toUpperCase()].map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0")).join("");
    const raw = Uint8Array.from(bits.match(/.{8}/g), (byte) => Number.parseInt(byte, 2));
    const ours = new DataView(raw.buffer).getUint32(3) === this.list.conference.number;
    const genuine = ours && (await this.signed(raw.slice(0, 23), raw.slice(23), this.me.keys));
    if (genuine !== null) reason.data += ` ${genuine ? this.words.genuine : this.words.forged}`; // no longer there, if another came
  }

  // null: this browser has no Ed25519, or the page came without encryption
  async signed(said, signature, keys) {
    try {
      for (const each of keys) {
        const key = await crypto.subtle.importKey("raw", bytes(each), { name: "Ed25519" }, false, ["verify"]);
        if (await crypto.subtle.verify("Ed25519", key, signature, said)) return true;
      }
      return false;
    } catch {
      return null;
    }
  }

  fill(place, badge) {
    const letter = place.querySelector("[data-part=letter]");
    letter.textContent = badge?.category.letter ?? "";
    letter.style.setProperty("--band", badge?.category.colour ?? "transparent");
    const unnamed = badge?.nameless ? this.words.one_day : this.words.holder;
    place.querySelector("[data-part=name]").textContent = badge ? badge.name || unnamed : "";
    for (const each of ["native", "plate"]) place.querySelector(`[data-part=${each}]`).textContent = badge?.[each] ?? "";
  }

  clear() {
    for (const each of ["outcome", "reason"]) this.part(each).textContent = "";
    this.part("result").className = "result";
    this.fill(this.part("result"));
    this.picture();
  }

  show(badge, ruling, way) {
    const result = this.part("result");
    const outcome = ruling.admitted ? (way === "out" ? "left" : "admitted") : "refused";
    const told = [...(ruling.admitted ? [] : [ruling.reason]), ...ruling.warnings];
    result.className = `result ${ruling.admitted ? (ruling.warnings.length ? "warned" : "admitted") : "refused"}`;
    this.part("outcome").textContent = this.words[outcome];
    this.part("reason").textContent = told
      .map((each) => (badge?.category.pass && this.words[`pass_${each}`]) || this.words[`reason_${each}`])
      .join(" ");
    this.fill(result, badge);
    this.picture(badge);
    navigator.vibrate?.(ruling.admitted ? 60 : [200, 80, 200]);
  }

  async picture(badge) {
    const [image, called] = [this.part("photo"), badge?.photo];
    image.removeAttribute("src");
    [image.hidden, this.shown] = [!called, badge];
    if (!called) return;
    const held = await this.drawer.photo(called).catch(() => null);
    const photo = held ?? (await this.bring([called]).catch(() => ({})))[called];
    if (this.shown !== badge) return;
    image.hidden = !photo;
    if (photo) image.src = `data:image/jpeg;base64,${photo}`;
  }

  tell() {
    const online = navigator.onLine && this.reached !== false;
    this.part("network").textContent = online ? this.words.online : this.words.offline;
    this.part("network").className = `mark ${online ? "yes" : "wait"}`;
    this.part("unsent").textContent = this.unsent ? this.words.unsent.replace("{n}", this.unsent) : "";
    const [minutes, fast] = [Math.round(Math.abs(this.ahead) / 60_000), this.ahead > 0];
    const time = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
    this.part("clock").textContent = minutes > 2 ? this.words[fast ? "fast" : "slow"].replace("{time}", time) : "";
    if (!this.list) return;
    const { capacity } = this.list.zones[this.list.gate.zone];
    const inside = (capacity === null ? this.words.inside : this.words.inside_of).replace("{n}", this.count());
    this.part("inside").textContent = inside.replace("{most}", capacity);
    const hour = new Date(this.list.at + this.ahead).toTimeString().slice(0, 5);
    this.part("list").textContent = this.words.list_of.replace("{time}", hour);
  }

  // the camera
  async look() {
    const video = this.part("video");
    if (this.stream) return this.lookAway();
    if (!globalThis.BarcodeDetector) return this.say(this.words.no_reader);
    const how = { video: { facingMode: "environment" } };
    this.stream = await navigator.mediaDevices?.getUserMedia(how).catch(() => null);
    if (!this.stream) return this.say(this.words.no_camera);
    this.say("");
    navigator.wakeLock?.request("screen").catch(() => {});
    [video.srcObject, video.hidden] = [this.stream, false];
    await video.play();
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    for (let [last, since] = ["", 0]; this.stream; await wait(120)) {
      const [found] = await detector.detect(video).catch(() => []);
      if (!found || !this.list || (found.rawValue === last && Date.now() - since < 4000)) continue;
      [last, since] = [found.rawValue, Date.now()];
      this.pass(this.codes.get(gateRules.known(last)), { code: last.trim() });
    }
  }
  lookAway() {
    for (const track of this.stream.getTracks()) track.stop();
    [this.stream, this.part("video").hidden] = [null, true];
  }
}

customElements.define("gate-page", GatePage);
