// Pictures of the page for the documents, each small: a look at what a person sees.

import { join } from "node:path";
import { speak, withPage } from "./browser.mjs";

/** Name, page, language, width, dark, and the part of the page; none for what a screen shows first. */
const SHOTS = [
  ["page-en", "aleppo", "en", 1280, false, ""],
  ["page-ar", "aleppo", "ar", 1280, false, ""],
  ["page-dark", "aleppo", "fr", 1280, true, ""],
  ["page-phone", "aleppo", "en", 390, false, ""],
  ["page-phone-ar", "aleppo", "ar", 390, false, "#convoys"],
  ["map", "aleppo", "en", 1280, false, "#map"],
  ["map-roads", "roads", "en", 1280, false, "#map"],
  ["map-roads-ar", "roads", "ar", 1280, true, "#map"],
  ["map-roads-phone", "roads", "ar", 390, false, "#map"],
  ["graphs", "aleppo", "en", 1280, false, "#graphs"],
  ["curve", "aleppo", "fr", 1280, false, "#curve"],
  ["timetable", "middle", "en", 1280, true, "#timetable"],
  ["fair", "exchange", "ar", 1280, false, "#fair"],
  ["exchange", "exchange", "en", 1440, false, "#exchange"],
  ["exchange-phone", "exchange", "fr", 390, true, "#exchange"],
  ["middle", "middle", "fr", 1440, false, ""],
  ["middle-phone", "middle", "ar", 390, true, "#graphs"],
  ["map-schematic", "schematic", "en", 1280, false, "#map"],
];

export async function screens(context, files, folder) {
  for (const [name, which, lang, width, dark, part] of SHOTS) {
    await withPage(context, files[which], { width, dark, height: 860 }, async (page) => {
      await speak(page, lang);
      await page.evaluate(() => document.activeElement?.blur());
      if (part) await page.$eval(part, (e) => e.scrollIntoView({ behavior: "instant" }));
      await page.waitForTimeout(250);
      await page.screenshot({ path: join(folder, `plan-${name}.png`) });
    });
  }
}
