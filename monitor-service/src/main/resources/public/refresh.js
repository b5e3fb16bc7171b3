// Renews the page's main part every five seconds. Everything works without it.
(() => {
  const EVERY_MS = 5000;
  const main = document.getElementById("main");
  const announce = document.getElementById("announce");
  const headline = () => main.querySelector("[data-announce]")?.textContent.trim() ?? "";
  const isBusy = () => document.hidden || !document.getSelection().isCollapsed || (main.contains(document.activeElement) && document.activeElement !== main);

  const renew = async () => {
    if (isBusy()) return;
    const answer = await fetch(location.href, { headers: { Accept: "text/html" }, signal: AbortSignal.timeout(EVERY_MS) });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    // Without its database the status page has news to tell; what other pages showed is better than their apology.
    if (!answer.ok && !fresh.querySelector("[data-announce]")) throw new Error(`status ${answer.status}`);
    const before = headline();
    const open = [...main.querySelectorAll("details[open][id]")].map((details) => details.id);
    main.replaceChildren(...fresh.getElementById("main").childNodes);
    for (const id of open) document.getElementById(id)?.setAttribute("open", "");
    document.querySelector("footer").replaceWith(fresh.querySelector("footer"));
    if (headline() !== before) announce.textContent = headline();
    document.body.classList.remove("stale");
  };

  const again = () => setTimeout(() => renew().catch(() => document.body.classList.add("stale")).finally(again), EVERY_MS);
  again();
})();
