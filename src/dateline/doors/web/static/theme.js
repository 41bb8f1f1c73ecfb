// Before anything is drawn: the light or the dark that this reader chose here.
"use strict";

(() => {
  try {
    const chosen = localStorage.getItem("dateline-theme");
    if (chosen === "dark" || chosen === "light") document.documentElement.dataset.theme = chosen;
  } catch {
    // a browser that keeps nothing for us: its own light or dark stays
  }
})();
