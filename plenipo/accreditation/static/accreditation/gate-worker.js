// Keeps the page of a gate on the device, so that it opens without a network. Before it stands what is kept:
// const KEPT = {name, addresses}; another page has another name, and the former one goes.

addEventListener("install", (event) => {
  const all = caches.open(KEPT.name).then((cache) => cache.addAll(KEPT.addresses));
  event.waitUntil(all.then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  const former = (names) => names.filter((name) => name.startsWith("gate-page-") && name !== KEPT.name);
  event.waitUntil(caches.keys().then((names) => Promise.all(former(names).map((name) => caches.delete(name)))));
  event.waitUntil(clients.claim());
});

addEventListener("fetch", (event) => {
  const { pathname } = new URL(event.request.url);
  if (event.request.method !== "GET" || !KEPT.addresses.includes(pathname)) return;
  event.respondWith(caches.match(pathname, { cacheName: KEPT.name }).then((kept) => kept ?? fetch(event.request)));
});
