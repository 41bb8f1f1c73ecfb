// Enhances what works without it: the as-of list becomes a slider that folds the page in place.
"use strict";

(() => {
  const trusted = window.trustedTypes
    ? window.trustedTypes.createPolicy("dateline", { createHTML: (html) => html }) // only ever our own server's pages
    : { createHTML: (html) => html };

  const PATIENCE = 180; // ms after the last move before the page is asked for
  let waiting = 0;
  let asking = null;

  const fold = async (url, push) => {
    if (asking) asking.abort();
    asking = new AbortController();
    const main = document.getElementById("main");
    main.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(url, { signal: asking.signal, headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(trusted.createHTML(await answer.text()), "text/html");
      const fresh = page.getElementById("main");
      if (!answer.ok || !fresh) throw new Error(answer.statusText);
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
      clearTimeout(waiting);
      waiting = setTimeout(() => fold(url, true), PATIENCE);
    });
    tell();
    shown.setAttribute("for", range.id);
    list.replaceWith(range);
    form.querySelector("button").replaceWith(shown);
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
  };

  enhance(false);
})();
