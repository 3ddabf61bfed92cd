// A browser for the tests: the Chromium that is on the machine, without a network, and pages that tell what went wrong in them.

import { accessSync, constants, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** Where Chromium is; none if it is nowhere. */
export function whereIsChromium() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const all = process.env.CHROMIUM ? [process.env.CHROMIUM] : NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return all.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Starts it; `more` are settings of the browser's context. */
export async function start(more = {}) {
  return chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), "plan-page-")), {
    executablePath: whereIsChromium(),
    headless: true,
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ],
    offline: true,
    ...more,
  });
}

/**
 * Opens a page file, does something with it, and closes it.
 * Every message of an error, and every request but the one for the file itself, fails.
 */
export async function withPage(context, file, { width = 1440, height = 900, dark = false } = {}, use) {
  const page = await context.newPage();
  const faults = [];
  const url = pathToFileURL(file).href;
  page.on("console", (m) => m.type() === "error" && faults.push(`console: ${m.text()}`));
  page.on("pageerror", (e) => faults.push(`error: ${e.message}`));
  page.on("request", (r) => r.url() !== url && faults.push(`request: ${r.url()}`));
  try {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: dark ? "dark" : "light" });
    await page.goto(url);
    const result = await use(page);
    if (faults.length > 0) throw new Error(faults.join("\n"));
    return result;
  } finally {
    await page.close();
  }
}

/** Switches the language by its button. */
export async function speak(page, lang) {
  await page.click(`.langs [data-lang="${lang}"]`);
}
