// The journal of radio and telephone: a line as it was spoken, what to say back, and writing it.

import { bdi, code, find } from "../../plan-page/src/html";
import { type Desk, reasonsOf, sentence } from "./app";
import type { Known } from "./operation";

interface Written {
  heard_at: string;
  lines: { spoken: string; said: string; happened_at: string; receipts: { outcome: string; sequence: number }[] }[];
}

/** The form; it says each line back before anything is written. */
export function journal(root: HTMLElement, { words, api }: Desk, known: Known): void {
  root.innerHTML = `<form class="panel"><h2>${words.html("journal")}</h2><p>${words.html("journal-how")}</p>
<label>${words.html("lines")}<textarea name="lines" rows="2" dir="auto" maxlength="4000" required placeholder="CP2 BUS07 48 IN"></textarea></label>
<div class="row"><button name="say" class="main">${words.html("say-back")}</button></div><div class="back" role="status"></div><div class="answer" role="alert"></div></form>`;
  const form = find<HTMLFormElement>(root, "form");
  const [text, back, answer] = [find<HTMLTextAreaElement>(form, "textarea"), find(form, ".back"), find(form, ".answer")];
  // When it was heard goes along, so that what is sent twice is written once.
  let heard: string | null = null;
  const lines = (): string[] => text.value.split("\n").map((line) => line.trim()).filter(Boolean);
  const send = (only: boolean): Promise<Written> =>
    api.ask<Written>("POST", `/api/v1/operations/${known.id}/journal`, { lines: lines(), lang: words.lang, only_say: only, ...(heard ? { heard_at: heard } : {}) });
  const list = (written: Written): string =>
    `<ul>${written.lines.map((line) => `<li>${code(line.spoken)}<br>${bdi(line.said)} <small>${code(known.minute(line.happened_at))}</small></li>`).join("")}</ul>`;
  const failed = (wrong: unknown): void => {
    answer.innerHTML = `<p>${bdi(sentence(words, wrong))}</p>${reasonsOf(wrong)}`;
  };
  text.addEventListener("input", () => {
    heard = null;
    back.innerHTML = answer.innerHTML = "";
  });
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    void say();
  });
  const say = async (): Promise<void> => {
    answer.innerHTML = back.innerHTML = "";
    try {
      const written = await send(true);
      heard = written.heard_at;
      back.innerHTML = `${list(written)}<button type="button" class="main write">${words.html("write-it")}</button>`;
      find(back, ".write").addEventListener("click", () => void write());
    } catch (wrong) {
      failed(wrong);
    }
  };
  const write = async (): Promise<void> => {
    answer.innerHTML = "";
    try {
      const written = await send(false);
      back.innerHTML = `<p>${words.html("written")}</p>${list(written)}`;
      text.value = "";
      heard = null;
      await known.again();
    } catch (wrong) {
      failed(wrong);
    }
  };
}
