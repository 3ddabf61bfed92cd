// The console: signs in, lists operations, and shows one of them. Everything comes from the server that gave this page.

import { find } from "../../plan-page/src/html";
import { Api, type Signed } from "./api";
import type { Desk, View } from "./app";
import { door } from "./door";
import { list } from "./list";
import { operation } from "./operation";
import { LANGS, type Lang, OWN, Words, chosen } from "./words";

const root = find<HTMLElement>(document, "#console");
let words = new Words(chosen());
let signed: Signed | null = kept();
let view: View = {};

/** Who was signed in before the page was opened again. */
function kept(): Signed | null {
  try {
    const before = JSON.parse(sessionStorage.getItem("signed") ?? "null") as Signed | null;
    return before && new Date(before.until) > new Date() ? before : null;
  } catch {
    return null;
  }
}

function show(): void {
  view.end?.();
  document.documentElement.lang = words.lang;
  document.documentElement.dir = words.dir;
  const langs = LANGS.map(
    (lang) => `<button type="button" data-lang="${lang}" lang="${lang}" aria-pressed="${lang === words.lang}">${OWN[lang]}</button>`,
  );
  root.innerHTML = `<header class="top"><a class="home" href="#/">${words.html("console-title")}</a>
<div class="who">${signed ? `<span>${words.html(`role-${signed.role}`)}</span><button type="button" data-do="out">${words.html("sign-out")}</button>` : ""}</div>
<div class="langs" role="group" aria-label="${words.html("language")}">${langs.join("")}</div></header><main id="main" tabindex="-1"></main>`;
  const main = find<HTMLElement>(root, "#main");
  if (!signed) {
    document.title = words.say("console-title");
    view = door(main, words, (who) => {
      signed = who;
      sessionStorage.setItem("signed", JSON.stringify(who));
      show();
    });
    return;
  }
  const desk: Desk = { words, api: new Api(signed.word), role: signed.role };
  const [, id, part] = location.hash.match(/^#\/([a-z0-9-]+)(?:\/([a-z]+))?$/) ?? [];
  document.title = `${id ? `${id} · ` : ""}${words.say("console-title")}`;
  view = id ? operation(main, desk, id, part ?? "now") : list(main, desk);
}

root.addEventListener("click", (e) => {
  const button = (e.target as HTMLElement).closest<HTMLElement>("button");
  const lang = button?.dataset.lang as Lang | undefined;
  if (lang) {
    localStorage.setItem("lang", lang);
    words = new Words(lang);
    show();
  } else if (button?.dataset.do === "out") {
    sessionStorage.removeItem("signed");
    signed = null;
    show();
  }
});
window.addEventListener("hashchange", show);
show();
