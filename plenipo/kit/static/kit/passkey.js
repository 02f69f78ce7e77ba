// A passkey button that says why it cannot. What it says stands in the page, in the reader's language.
const says = document.querySelector("[data-passkey-says]"),
  told = says.dataset;
const elsewhere = new URL(told.address || location.href).hostname !== location.hostname;
const why = !window.isSecureContext ? told.insecure : elsewhere ? told.elsewhere : window.PublicKeyCredential ? "" : told.unable;
if (why) {
  says.textContent = why;
  document.querySelectorAll("[data-passkey]").forEach((button) => {
    button.disabled = true;
  });
}
// the library's script tells of what went wrong in the browser's own dialogue
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  says.textContent = told.failed;
});
