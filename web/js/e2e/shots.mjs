// Screenshots to look at, of the built site: the desk at three widths, the embed in a frame's size, light and dark. By hand:
//   node web/js/e2e/shots.mjs OUT [page-and-fragment...]        e.g. OUT "index.html#..." (default: both pages)
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launch, open } from "./browser.mjs";
import { serve } from "./server.mjs";

const SIZES = { index: [[1440, 900], [820, 1180], [390, 844]], embed: [[600, 420]] };

/** The moment's picture is there, and nothing moves any more. */
const still = async (page) => {
  await page.waitForSelector(".right[data-step]");
  await page.waitForSelector(".cm-content");
  await page.evaluate(async () => {
    await document.fonts.ready;
    const moving = () => document.getAnimations().filter((one) => one.effect.getComputedTiming().iterations !== Infinity);
    await Promise.allSettled(moving().map((one) => one.finished));
  });
};

const [out, ...asked] = process.argv.slice(2);
if (!out) {
  console.error("usage: node web/js/e2e/shots.mjs OUT [page...]");
  process.exit(2);
}
mkdirSync(out, { recursive: true });
const pages = asked.length ? asked : ["index.html", "embed.html"];
const [browser, server] = await Promise.all([launch(), serve()]);
for (const [index, name] of pages.entries()) {
  for (const [width, height] of SIZES[name.split(/[.#?]/)[0]]) {
    for (const colorScheme of ["light", "dark"]) {
      const { page, complaints, done } = await open(browser, server.origin, { viewport: { width, height }, colorScheme });
      await page.goto(server.url + name);
      await still(page);
      const path = join(out, `${name.split(/[.#?]/)[0]}${asked.length ? index : ""}-${width}-${colorScheme}.png`);
      await page.screenshot({ path });
      console.log(path, complaints.join("; "));
      await done().catch(() => {});
    }
  }
}
await browser.close();
await server.close();
