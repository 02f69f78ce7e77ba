// A passkey button that says why it cannot. What it says stands in the page, in the reader's language.
const says = document.querySelector("[data-passkey-says]")
const buttons = document.querySelectorAll("[data-passkey]")

function why() {
  if (!window.isSecureContext) return says.dataset.insecure
  const home = new URL(says.dataset.address || location.href)
  if (home.hostname !== location.hostname) return says.dataset.elsewhere
  if (!window.PublicKeyCredential) return says.dataset.unable
  return ""
}

const reason = says ? why() : ""
if (reason) {
  says.textContent = reason
  for (const button of buttons) button.disabled = true
}
// the library's script tells of what went wrong in the browser's own dialogue
document.addEventListener("allauth.error", (event) => {
  event.preventDefault()
  if (says) says.textContent = says.dataset.failed
})
