// Finding among many boxes by typing: what does not match is out of sight; what is ticked stays in it.
const bare = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim(); // of accents and capitals

class FindBoxes extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    const [field, said] = [this.querySelector("input"), this.querySelector("output")];
    const boxes = [...this.closest("form").querySelectorAll(".options label")];
    field.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
    field.addEventListener("input", () => {
      const words = bare(field.value).split(/\s+/);
      for (const box of boxes)
        box.parentElement.hidden = !box.querySelector(":checked") && !words.every((word) => bare(box.textContent).includes(word));
      said.textContent = boxes.some((box) => !box.parentElement.hidden) ? "" : said.dataset.none;
    });
  }
}

customElements.define("find-boxes", FindBoxes);
