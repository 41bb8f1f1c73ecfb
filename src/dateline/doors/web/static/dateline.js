// Enhances what works without it: the as-of list becomes a slider that folds the page in place.
"use strict";

(() => {
  const trusted = window.trustedTypes
    ? window.trustedTypes.createPolicy("dateline", { createHTML: (html) => html }) // only ever our own server's pages
    : { createHTML: (html) => html };

  const PATIENCE = 180; // ms after the last move before the page is asked for
  const SILENT = 300; // ms after which the page says that it is being worked on
  const AGAIN = 1000; // ms after which it is asked for again, where the server could not wait
  let waiting = 0;
  let silent = 0;
  let asking = null;

  // From the first move on, nothing is shown that was told as of another moment: what is on its way is left, what stands there is veiled.
  const veil = (form, called) => {
    if (asking) asking.abort();
    clearTimeout(waiting);
    clearTimeout(silent);
    document.getElementById("main").setAttribute("aria-busy", "true");
    silent = setTimeout(() => {
      const said = form.querySelector(".working") || form.appendChild(document.createElement("span"));
      said.className = "working";
      said.setAttribute("role", "status");
      said.textContent = called ? `Telling the story as it was known by ${called} …` : "Telling the story as it stands …";
    }, SILENT);
  };

  const fold = async (url, push) => {
    const mine = new AbortController();
    asking = mine;
    const main = document.getElementById("main");
    try {
      const answer = await fetch(url, { signal: mine.signal, headers: { Accept: "text/html", Prefer: "wait=60" } });
      const page = new DOMParser().parseFromString(trusted.createHTML(await answer.text()), "text/html");
      const fresh = page.getElementById("main");
      if (!answer.ok || !fresh) throw new Error(answer.statusText);
      if (mine.signal.aborted) return;
      if (answer.status === 202) return void (waiting = setTimeout(() => fold(url, push), AGAIN));
      clearTimeout(silent);
      main.replaceChildren(...document.importNode(fresh, true).childNodes);
      document.title = page.title;
      if (push) history.replaceState(null, "", url);
      enhance(true);
    } catch (error) {
      if (error.name !== "AbortError") window.location.assign(url);
      return;
    }
    main.removeAttribute("aria-busy");
  };

  const slider = (form, focus) => {
    const list = form.querySelector("select");
    const options = [...list.options].reverse(); // earliest first, the latest report last
    if (options.length < 3) return;
    const range = document.createElement("input");
    const shown = document.createElement("output");
    range.type = "range";
    range.id = list.id;
    range.min = "0";
    range.max = String(options.length - 1);
    range.value = String(options.findIndex((option) => option.selected));
    const tell = () => {
      const option = options[Number(range.value)];
      shown.textContent = option.textContent;
      range.setAttribute("aria-valuetext", option.textContent);
      return option;
    };
    range.addEventListener("input", () => {
      const option = tell();
      const url = new URL(form.action);
      if (option.value) url.searchParams.set("as_of", option.value);
      veil(form, option.value ? option.textContent.split(" · ")[0] : "");
      waiting = setTimeout(() => fold(url, true), PATIENCE);
    });
    tell();
    shown.setAttribute("for", range.id);
    list.replaceWith(range);
    form.querySelector("button").replaceWith(shown);
    if (focus) range.focus({ preventScroll: true });
  };

  const progress = (box) => {
    const again = async () => {
      const answer = await fetch(box.dataset.progress, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(trusted.createHTML(await answer.text()), "text/html");
      const fresh = page.querySelector("[data-upload]");
      if (!fresh) return void window.location.reload();
      const next = document.importNode(fresh, true);
      document.querySelector("[data-upload]").replaceWith(next);
      const more = next.querySelector("[data-progress]");
      if (more) progress(more);
    };
    setTimeout(again, 700);
  };

  const enhance = (focus) => {
    document.querySelectorAll("form[data-asof]").forEach((form) => slider(form, focus));
    document.querySelectorAll("[data-progress]").forEach(progress);
  };

  enhance(false);
})();
