// Links and frames.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";
import { ended, opened, type } from "./desk.mjs";
import { stage } from "./stage.mjs";

const site = stage();

const PROGRAM = "shared = {'snake': '\u{1F40D}'}\ndel shared\n";

async function link() {
  const { page, done } = await site.open();
  await opened(page, site.server.url);
  await type(page, PROGRAM);
  await page.getByRole("button", { name: "Share" }).click();
  const text = await page.getByRole("textbox", { name: "Link" }).inputValue();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Embed" }).click();
  const frame = await page.getByRole("textbox", { name: "HTML of the frame" }).inputValue();
  await done();
  return { text, frame };
}

test("a link opens the same program in a fresh profile", async () => {
  const { text } = await link();
  assert.match(text, /#v1=[\w-]+$/);
  const { page, done } = await site.open();
  await opened(page, text);
  assert.equal((await page.locator(".cm-content").innerText()).trim(), PROGRAM.trim());
  await done();
});

for (const broken of ["#v1=@@@", "#v1=AAAA", "#v1=", "#v9=abc"]) {
  test(`a broken link (${broken}) gives a message and the first example`, async () => {
    const { page, done } = await site.open();
    await opened(page, site.server.url + broken);
    await page.getByRole("alert").filter({ hasText: "This link is broken" }).waitFor();
    await page.locator(".cm-content", { hasText: "gc.collect()" }).waitFor();
    await done();
  });
}

test("a page of another site with two frames runs both, and hears their heights", async () => {
  const { frame } = await link();
  const body = `<!doctype html><html lang="en"><title>A tutorial</title><link rel="icon" href="data:,"><body>
    <script>window.heights = []; addEventListener("message", (event) => { if (event.data.type === "afterdel:height") heights.push(event.data); });</script>
    ${frame.replaceAll('loading="lazy"', "")} ${frame.replaceAll('loading="lazy"', "")}</body></html>`;
  const host = createServer((_, response) => response.writeHead(200, { "content-type": "text/html" }).end(body));
  await new Promise((listening) => host.listen(0, "127.0.0.1", listening));
  const { page, context } = await site.open();
  await page.goto(`http://127.0.0.1:${host.address().port}/`);
  for (const index of [0, 1]) {
    const inner = page.frameLocator("iframe").nth(index);
    await inner.locator(".place").filter({ hasText: /^step/ }).waitFor();
    await inner.locator(".cm-content", { hasText: "del shared" }).waitFor();
    await inner.locator(".freed-row").first().waitFor();
    assert.match(await inner.getByRole("link", { name: "Open in Afterdel" }).getAttribute("href"), /#v1=/);
  }
  await page.waitForFunction(() => window.heights.length >= 2);
  assert.ok(await page.evaluate(() => window.heights.every(({ v, height }) => v === 1 && height > 100)));
  await context.close();
  host.closeAllConnections();
  host.close();
});

test("the frame keeps nothing on the person's machine", async () => {
  const { page, done } = await site.open();
  await page.goto(`${site.server.url}embed.html`);
  await page.locator(".cm-content").waitFor();
  await ended(page);
  await type(page, "x = 1\n");
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await done();
});
