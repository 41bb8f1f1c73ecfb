// Enhances what works without it: the as-of list becomes a slider that folds the page in place; names complete, keys step, links to a line are copied.
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
    form.querySelector("button:not(.term)").replaceWith(shown);
    if (focus) range.focus({ preventScroll: true });
  };

  // "Correct" opens its forms beside the line that it stands at, and they lead back to this page.
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a.mend-link");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const opened = link.parentElement.querySelector(":scope > .mend");
    if (opened) return void opened.remove();
    try {
      const answer = await fetch(link.href, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(trusted.createHTML(await answer.text()), "text/html");
      const forms = page.getElementById("mend");
      if (!answer.ok || !forms) throw new Error(answer.statusText);
      const here = document.importNode(forms, true);
      const at = link.closest("[id]");
      ["id", "aria-labelledby"].forEach((name) => here.removeAttribute(name));
      here.querySelector("#mend-name").remove();
      here.querySelectorAll("[name=back]").forEach((back) => {
        back.value = `${location.pathname}${location.search}${at ? `#${at.id}` : ""}`;
      });
      link.after(here);
      here.querySelector("summary").focus();
    } catch {
      window.location.assign(link.href);
    }
  });

  // Words that are selected in a report stand in the field that asks what they are.
  document.addEventListener("selectionchange", () => {
    const field = document.querySelector("[data-selected]");
    const chosen = document.getSelection();
    if (!field || !chosen || chosen.isCollapsed) return;
    const text = chosen.toString().trim();
    if (text && text.length <= field.maxLength && chosen.anchorNode.parentElement.closest(field.dataset.selected)) field.value = text;
  });

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
    document.querySelectorAll("[data-print]").forEach((one) => {
      one.hidden = false;
      one.addEventListener("click", () => window.print());
    });
    document.querySelectorAll("a.line-link").forEach(copied);
  };

  const dark = () => {
    const chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
  };

  const toggles = () => {
    const button = document.querySelector("[data-theme-toggle]");
    const tell = () => {
      button.textContent = dark() ? "Light" : "Dark";
      button.setAttribute("aria-label", dark() ? "Light page" : "Dark page");
    };
    button.hidden = false;
    button.addEventListener("click", () => {
      const next = dark() ? "light" : "dark";
      document.documentElement.dataset.theme = next;
      try {
        localStorage.setItem("dateline-theme", next);
      } catch {
        // it holds for this page then
      }
      tell();
    });
    tell();
  };

  const step = (by) => {
    const lines = [...document.querySelectorAll("[data-step]")].filter((one) => one.checkVisibility());
    if (!lines.length) return;
    const at = lines.findIndex((one) => one.classList.contains("is-here"));
    const next = lines[Math.min(lines.length - 1, Math.max(0, at + by))];
    if (at >= 0) lines[at].classList.remove("is-here");
    next.classList.add("is-here");
    next.querySelector("a[href]")?.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  };

  const keys = () => {
    const help = document.getElementById("keys");
    const button = document.querySelector("[data-keys]");
    button.hidden = false;
    button.addEventListener("click", () => help.showModal());
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
      if (event.target.closest("input:not([type=range]), textarea, select, [contenteditable]")) return;
      const does = { "/": () => document.getElementById("find").focus(), j: () => step(1), k: () => step(-1), "?": () => help.showModal() };
      if (!(event.key in does)) return;
      event.preventDefault();
      does[event.key]();
    });
  };

  const completing = (field) => {
    let last = 0;
    let asked = null;
    field.addEventListener("input", () => {
      clearTimeout(last);
      last = setTimeout(async () => {
        if (asked) asked.abort();
        asked = new AbortController();
        const words = field.value.trim();
        try {
          const answer = words ? await fetch(`${field.dataset.names}&q=${encodeURIComponent(words)}`, { signal: asked.signal }) : null;
          const names = answer && answer.ok ? await answer.json() : [];
          field.list.replaceChildren(
            ...names.map((name) => Object.assign(document.createElement("option"), { value: name })),
          );
        } catch {
          // without names the field takes what is typed
        }
      }, 120);
    });
  };

  const copied = (link) => {
    link.addEventListener("click", async (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || !navigator.clipboard) return;
      event.preventDefault();
      history.replaceState(null, "", link.hash);
      try {
        await navigator.clipboard.writeText(link.href);
        link.dataset.said = "copied";
        setTimeout(() => delete link.dataset.said, 1500);
      } catch {
        // the address stands in the browser's own line now
      }
    });
  };

  toggles();
  keys();
  document.querySelectorAll("[data-names]").forEach(completing);
  enhance(false);
})();
