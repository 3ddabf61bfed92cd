// Plan: what counts, a proposal from where everybody is with what it changes, and taking it.

import { bdi, code, find } from "../../plan-page/src/html";
import type { Proposal } from "./api";
import { reasonsOf, sentence } from "./app";
import type { Part } from "./operation";

/** Orders of a vehicle that change, as the server tells them. */
interface Changes {
  vehicles?: { vehicle: string; orders?: { text?: string; change?: string; what?: string }[] }[];
}

export const plan: Part = (root, { words, api, role }, known) => {
  const path = `/api/v1/operations/${known.id}`;
  root.innerHTML = `<div class="counts"></div><form class="panel propose"><h2>${words.html("propose")}</h2><p>${words.html("propose-how")}</p>
<label>${words.html("limit")}<input name="limit" type="number" min="0" max="600" value="10" required></label><button class="main">${words.html("propose")}</button><p class="said" role="alert"></p></form>
<div class="proposal" aria-live="polite"></div>
<form class="panel put"><h2>${words.html("plan-from-file")}</h2><label>${words.html("plan-file")}<input name="file" type="file" accept=".json" required></label><button>${words.html("put-in-force")}</button><div class="said" role="alert"></div></form>`;
  const [asking, putting, shown] = [find<HTMLFormElement>(root, ".propose"), find<HTMLFormElement>(root, ".put"), find(root, ".proposal")];
  putting.hidden = role !== "head-of-centre";
  asking.addEventListener("submit", (e) => {
    e.preventDefault();
    void propose();
  });
  putting.addEventListener("submit", (e) => {
    e.preventDefault();
    void put();
  });
  const propose = async (): Promise<void> => {
    const said = find(asking, ".said");
    said.textContent = "";
    try {
      let it = await api.ask<Proposal>("POST", `${path}/proposals`, { limit: Number(find<HTMLInputElement>(asking, "[name=limit]").value) });
      while (it.status === "planning") {
        shown.innerHTML = `<p>${words.html("planning")}</p>`;
        await new Promise((done) => setTimeout(done, 500));
        it = await api.ask<Proposal>("GET", `${path}/proposals/${it.proposal}`);
      }
      show(it);
    } catch (wrong) {
      said.textContent = sentence(words, wrong);
    }
  };
  const show = (it: Proposal): void => {
    if (it.status === "failed") {
      shown.innerHTML = `<p>${words.html("proposal-failed")} ${bdi(it.said ?? "")}</p>`;
      return;
    }
    const changed = (it.changes as Changes | null)?.vehicles ?? [];
    const list = changed.map((v) => `<li>${code(v.vehicle)}${v.orders ? ` · ${words.html("orders-n", { n: words.int(v.orders.length) })}` : ""}</li>`);
    shown.innerHTML = `<div class="panel"><h2>${words.html("proposal", { id: it.proposal, at: known.minute(it.as_of) })}</h2>
<p>${it.changes ? words.html("changes-n", { n: words.int(changed.length) }) : words.html("no-plan-before")}</p>${list.length ? `<ul class="changes">${list.join("")}</ul>` : ""}
${role === "head-of-centre" ? `<button type="button" class="main accept">${words.html("accept")}</button>` : `<p>${words.html("accept-who")}</p>`}<p class="said" role="alert"></p></div>`;
    shown.querySelector(".accept")?.addEventListener("click", () => void accept(it.proposal));
  };
  const accept = async (id: string): Promise<void> => {
    try {
      await api.ask("POST", `${path}/proposals/${id}/accept`);
      shown.innerHTML = `<p>${words.html("accepted")}</p>`;
      await known.again();
    } catch (wrong) {
      find(shown, ".said").textContent = sentence(words, wrong);
    }
  };
  const put = async (): Promise<void> => {
    const said = find(putting, ".said");
    try {
      const file = find<HTMLInputElement>(putting, "[name=file]").files?.[0];
      await api.ask("PUT", `${path}/plan`, (await file?.text()) ?? "");
      said.textContent = words.say("accepted");
      await known.again();
    } catch (wrong) {
      said.innerHTML = `${bdi(sentence(words, wrong))}${reasonsOf(wrong)}`;
    }
  };
  return () => {
    const next = known.planned.filter((p) => !(p.id in (known.situation?.convoys ?? {})));
    find(root, ".counts").innerHTML = known.planned.length
      ? `<p>${words.html("plan-counts", { convoys: words.int(known.planned.length), open: words.int(next.length) })}</p>`
      : `<p>${words.html("no-plan")}</p>`;
  };
};
