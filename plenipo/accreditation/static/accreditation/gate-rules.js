// What is decided at a gate without a network: the rules of plenipo/engines/gates/decide.py, and how a code is known.
// benchmarks/gate_rules.py asks both a million questions.

globalThis.gateRules = {
  // badge: null or {state, starts, ends, zones, nameless, beneath}; zone: {zone, capacity, inside}; rules: {full, again}
  decide(badge, zone, rules, { way, now, inside }) {
    if (!badge) return { admitted: false, reason: "unlisted", warnings: [] };
    const nameless = badge.nameless ? ["temporary"] : [];
    const beneath = badge.beneath ? ["beneath"] : [];
    const fault = this.fault(badge, zone.zone, now);
    if (way === "out") {
      const warnings = [...(fault ? [fault] : []), ...nameless, ...(inside ? [] : ["not_inside"])];
      return { admitted: true, reason: "admitted", warnings };
    }
    if (fault) return { admitted: false, reason: fault, warnings: [] };
    const full = zone.capacity !== null && zone.inside >= zone.capacity && !inside;
    const found = [
      ["inside", rules.again, inside],
      ["full", rules.full, full],
    ].filter(([, , holds]) => holds);
    const refused = found.find(([, when]) => when === "refused");
    if (refused) return { admitted: false, reason: refused[0], warnings: [] };
    const told = found.filter(([, when]) => when === "warned").map(([reason]) => reason);
    return { admitted: true, reason: "admitted", warnings: [...nameless, ...beneath, ...told] };
  },

  fault(badge, zone, now) {
    if (badge.state !== "valid") return badge.state;
    if (now < badge.starts) return "not_yet";
    if (now >= badge.ends) return "expired";
    return badge.zones.includes(zone) ? null : "zone";
  },

  // The lines of a list, from those of the former one and what plenipo/engines/gates/difference.py tells of it.
  rebuilt(former, parts) {
    const lines = former.split("\n");
    const those = (part) => (typeof part === "string" ? [part] : lines.slice(part[0], part[0] + part[1]));
    return parts.flatMap(those).join("\n");
  },

  // What was scanned or typed, as it was digested: a signed code has one spelling, a short one is typed in many.
  meant(typed) {
    const whole = typed.trim().toUpperCase();
    if (whole.length > 40) return whole;
    const short = whole.normalize("NFKC").replace(/[^0-9A-Z]/g, "");
    return short.replace(/[ILOU]/g, (letter) => "110V"["ILOU".indexOf(letter)]);
  },

  // A code has a figure, and a last character that checks the others (plenipo/kit/codes.py): a name as long has not.
  isCode(typed) {
    const letters = [...this.meant(typed)].map((each) => "0123456789ABCDEFGHJKMNPQRSTVWXYZ".indexOf(each));
    const sum = letters.slice(0, 10).reduce((all, each, i) => all + each * (i + 2), 0);
    return /\d/.test(typed.normalize("NFKC")) && letters.length === 11 && sum % 31 === letters[10];
  },

  // "E 11" of "E 0011" or "e11", "11" of "0011"
  numbered(typed) {
    const whole = typed.normalize("NFKC").trim().toUpperCase();
    const [, letters, number] = whole.match(/^(?:([A-Z]{1,4}|[A-Z0-9]{1,2}(?=\s))\s*)?0*(\d{1,8})$/) ?? [];
    return letters ? `${letters} ${number}` : number;
  },

  // The list holds digests of the codes, so no badge can be made from a telephone that was lost.
  known(typed) {
    return btoa(String.fromCharCode(...this.sha256(new TextEncoder().encode(this.meant(typed))).slice(0, 12)));
  },

  // SHA-256 (FIPS 180-4): the browser's own answers later, and not at all where the page came without encryption.
  sha256(bytes) {
    const words = new Int32Array((((bytes.length + 8) >> 6) + 1) << 4);
    bytes.forEach((byte, i) => {
      words[i >> 2] |= byte << (24 - 8 * (i & 3));
    });
    words[bytes.length >> 2] |= 0x80 << (24 - 8 * (bytes.length & 3));
    words[words.length - 1] = bytes.length * 8;
    const [constants, hash] = [this.roots(64, 1 / 3), this.roots(8, 1 / 2)];
    const turn = (word, by) => (word >>> by) | (word << (32 - by));
    for (let block = 0; block < words.length; block += 16) {
      const w = words.slice(block, block + 16);
      let [a, b, c, d, e, f, g, h] = hash;
      for (let i = 0; i < 64; i++) {
        const [x, y] = [w[(i + 1) & 15], w[(i + 14) & 15]];
        const [s0, s1] = [turn(x, 7) ^ turn(x, 18) ^ (x >>> 3), turn(y, 17) ^ turn(y, 19) ^ (y >>> 10)];
        const word = i < 16 ? w[i] : (w[i & 15] + s0 + w[(i + 9) & 15] + s1) | 0;
        w[i & 15] = word;
        const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + constants[i] + word) | 0;
        const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        [a, b, c, d, e, f, g, h] = [(first + second) | 0, a, b, c, (d + first) | 0, e, f, g];
      }
      [a, b, c, d, e, f, g, h].forEach((word, i) => {
        hash[i] = (hash[i] + word) | 0;
      });
    }
    return hash.flatMap((word) => [24, 16, 8, 0].map((by) => (word >>> by) & 255));
  },

  // the first 32 bits behind the point of this power of the first primes
  roots(count, power) {
    const primes = [];
    for (let n = 2; primes.length < count; n++) if (primes.every((prime) => n % prime)) primes.push(n);
    return primes.map((prime) => ((prime ** power % 1) * 2 ** 32) | 0);
  },
};
