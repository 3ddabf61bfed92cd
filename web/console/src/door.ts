// The door: signing in by role and password; on the first day, passwords by the word of the recovery sheet.

import { find } from "../../plan-page/src/html";
import { Api, type Signed } from "./api";
import { type View, sentence } from "./app";
import type { Words } from "./words";

/** Roles that sit at the centre's desk. */
const DESK = ["head-of-centre", "dispatcher", "planner", "liaison", "data-protection"];

export function door(root: HTMLElement, words: Words, done: (who: Signed) => void): View {
  const roles = DESK.map((role) => `<option value="${role}">${words.html(`role-${role}`)}</option>`).join("");
  root.innerHTML = `<div class="door"><form class="panel" data-form="in"><h1>${words.html("sign-in")}</h1>
<label>${words.html("role")}<select name="role">${roles}</select></label>
<label>${words.html("password")}<input name="password" type="password" autocomplete="current-password" required></label>
<button class="main">${words.html("sign-in")}</button><p class="said" role="alert"></p></form>
<details class="panel"><summary>${words.html("first-day")}</summary><form data-form="first"><p>${words.html("first-day-how")}</p>
<label>${words.html("word-of-sheet")}<input name="word" autocomplete="off" spellcheck="false" required></label>
<label>${words.html("role")}<select name="role">${roles}</select></label>
<label>${words.html("new-password")}<input name="password" type="password" autocomplete="new-password" minlength="10" required></label>
<button>${words.html("set-password")}</button><p class="said" role="status"></p></form></details></div>`;
  root.addEventListener("submit", (e) => {
    e.preventDefault();
    void send(e.target as HTMLFormElement);
  });
  async function send(form: HTMLFormElement): Promise<void> {
    const field = (name: string): string => find<HTMLInputElement>(form, `[name=${name}]`).value.trim();
    const said = find(form, ".said");
    const button = find<HTMLButtonElement>(form, "button");
    [said.textContent, button.disabled] = ["", true];
    const [role, password] = [field("role"), field("password")];
    try {
      if (form.dataset.form === "first") {
        await new Api(field("word")).ask("PUT", `/api/v1/passwords/${role}`, { password });
        said.textContent = words.say("password-is-set");
      } else {
        const who = await new Api("").ask<Omit<Signed, "role">>("POST", "/api/v1/sign-in", { role, password });
        done({ ...who, role });
      }
    } catch (wrong) {
      said.textContent = sentence(words, wrong);
    }
    button.disabled = false;
  }
  return {};
}
