// Screenshots to look at, of the built site: three widths, light and dark, both pages. Used by hand:
//   node web/js/e2e/shots.mjs OUT [page-and-fragment...]        e.g. OUT "index.html#..." (default: both pages)
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launch, open } from "./browser.mjs";
import { serve } from "./server.mjs";

const SIZES = [[1440, 900], [820, 1180], [390, 844]];
const SETTLE_MS = 1500;

const [out, ...asked] = process.argv.slice(2);
if (!out) {
  console.error("usage: node web/js/e2e/shots.mjs OUT [page...]");
  process.exit(2);
}
mkdirSync(out, { recursive: true });
const pages = asked.length ? asked : ["index.html", "embed.html"];
const [browser, server] = await Promise.all([launch(), serve()]);
for (const [index, name] of pages.entries()) {
  for (const [width, height] of SIZES) {
    for (const colorScheme of ["light", "dark"]) {
      const { page, complaints, done } = await open(browser, server.origin, { viewport: { width, height }, colorScheme });
      await page.goto(server.url + name, { waitUntil: "networkidle" });
      await page.waitForTimeout(SETTLE_MS);
      const path = join(out, `${name.split(/[.#?]/)[0]}${asked.length ? index : ""}-${width}-${colorScheme}.png`);
      await page.screenshot({ path });
      console.log(path, complaints.join("; "));
      await done().catch(() => {});
    }
  }
}
await browser.close();
await server.close();
