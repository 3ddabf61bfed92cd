// HTML and SVG as text: everything that somebody wrote is escaped here before it becomes markup.

const MARKUP: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text that is safe in content and in quoted attributes. */
export function esc(text: string): string {
  return text.replace(/[&<>"']/g, (c) => MARKUP[c] ?? c);
}

/** Escaped, and set apart from the direction of the text around it. */
export function bdi(text: string): string {
  return `<bdi>${esc(text)}</bdi>`;
}

/** Escaped, set apart, and read from left to right: numbers, times, ids. */
export function code(text: string): string {
  return `<bdi dir="ltr">${esc(text)}</bdi>`;
}

/** Set apart by characters alone, where no element can stand. */
export function plain(text: string): string {
  return `\u2068${text}\u2069`;
}

/** A number of pixels to a tenth, as short as it can be written. */
export function px(x: number): string {
  return String(Math.round(x * 10) / 10);
}

/** The element that a selector names; that it is there is our own business. */
export function find<E extends Element>(root: ParentNode, selector: string): E {
  const found = root.querySelector<E>(selector);
  if (!found) throw new Error(`no element: ${selector}`);
  return found;
}
