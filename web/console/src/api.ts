// Asks the server: who one is, and every answer or refusal as a value. The forms are those of /openapi.json.

export interface Reason {
  code: string;
  of?: string[];
  at?: string;
  said: string;
}

/** A refusal: what is wrong, and what to do. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    said: string,
    readonly reasons: Reason[] = [],
  ) {
    super(said);
  }
}

export interface Signed {
  word: string;
  role: string;
  until: string;
}

export interface Operation {
  operation: string;
  scenario: string;
  label: string;
  last: number;
  timezone: string;
}

/** A head-count by double entry, in heads. */
export type Count = Record<
  | "boarded" | "handed_over" | "aboard" | "returned" | "removed" | "left" | "died" | "moved_out" | "moved_in" | "born" | "joined" | "unexplained",
  number
>;

export interface Convoy {
  corridor: string;
  direction: "outward" | "back";
  vehicles: string[];
  stage: string;
  people: Count;
}

export interface Situation {
  as_of: string;
  sequence: number;
  people: Count;
  convoys: Record<string, Convoy>;
  vehicles: Record<string, { place: string | null; inside: string | null; convoy: string | null; aboard: number; aboard_since: string | null; broken: boolean; last: string | null }>;
  corridors: Record<string, { suspended_by: string[]; cleared: boolean | null; guaranteed_until: Record<string, string> }>;
  caught: Record<string, { corridor: string; people: number; ways_out: [string, string] }>;
  unacknowledged: [string, string][];
  discrepancies: { entry: string; said: string }[];
  discrepancies_in_all: number;
  cases?: Record<string, { since: string; about: string; at: string; people: number }>;
  closed: boolean;
}

export interface Kept {
  sequence: number;
  chain: string;
  entry: { id: string; happened_at: string; recorded_at: string; role: string; device: string; event: Record<string, unknown> & { kind: string } };
}

/** A plan's convoys, as its file has them. */
export interface Planned {
  id: string;
  corridor: string;
  direction: "outward" | "back";
  depart: string;
  arrive: string;
  vehicles: string[];
}

export interface Proposal {
  proposal: string;
  status: "planning" | "ready" | "failed" | "accepted";
  as_of: string;
  plan?: string;
  changes?: unknown;
  said?: string;
}

export class Api {
  constructor(private readonly word: string) {}

  async ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const headers: Record<string, string> = {};
    if (this.word) headers["Authorization"] = `Bearer ${this.word}`;
    if (body !== undefined) headers["Content-Type"] = "application/json";
    let answer: Response;
    try {
      answer = await fetch(path, { method, headers, ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }) });
    } catch {
      throw new Refused(0, "unreached", "");
    }
    const text = await answer.text();
    if (answer.ok) return (text ? JSON.parse(text) : undefined) as T;
    let said: { code?: string; said?: string; reasons?: Reason[] } = {};
    try {
      said = JSON.parse(text);
    } catch {
      // What is no answer of ours is said by its status.
    }
    throw new Refused(answer.status, said.code ?? "unread", said.said ?? String(answer.status), said.reasons ?? []);
  }

  /** A file of the server, as it is. */
  async file(path: string): Promise<Blob> {
    const answer = await fetch(path, { headers: { Authorization: `Bearer ${this.word}` } });
    if (!answer.ok) throw new Refused(answer.status, "unread", String(answer.status));
    return answer.blob();
  }

  /** Tells of each entry after a sequence as it is kept, and of whether the server is heard. Ends when it is told to. */
  watch(operation: string, after: number, heard: (entry: Kept) => void, here: (is: boolean) => void): () => void {
    const stop = new AbortController();
    let last = after;
    const listen = async (): Promise<void> => {
      const headers = { Authorization: `Bearer ${this.word}`, "Last-Event-ID": String(last) };
      const answer = await fetch(`/api/v1/operations/${operation}/events`, { headers, signal: stop.signal });
      if (!answer.ok || !answer.body) throw new Refused(answer.status, "unread", "");
      here(true);
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      let text = "";
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        text += value;
        const events = text.split("\n\n");
        text = events.pop() ?? "";
        for (const event of events) {
          const line = (name: string): string | undefined => event.split("\n").find((l) => l.startsWith(name))?.slice(name.length).trim();
          const [id, data] = [line("id:"), line("data:")];
          if (!id || !data) continue;
          last = Number(id);
          heard({ sequence: last, chain: "", ...(JSON.parse(data) as object) } as Kept);
        }
      }
    };
    const again = async (): Promise<void> => {
      let wait = 500;
      while (!stop.signal.aborted) {
        const began = Date.now();
        await listen().catch(() => undefined);
        if (stop.signal.aborted) return;
        here(false);
        // A server that was heard for a while is asked again at once; one that is not there, less and less often.
        wait = Date.now() - began > 5_000 ? 500 : Math.min(wait * 2, 10_000);
        await new Promise((done) => setTimeout(done, wait));
      }
    };
    void again();
    return () => stop.abort();
  }
}

/** A UUID of version 7: the id of an order, made by whoever gives it. */
export function uuid(now = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 2 ** (8 * (5 - i))) % 256;
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 15);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 63);
  const hex = [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
