// The engine loads both ways: in a worker, and inside the page where a frame may not start one.
import assert from "node:assert/strict";
import { test } from "node:test";
import { stage } from "./stage.mjs";

const FRAME = (attributes) => `<!doctype html><title>A tutorial</title><link rel="icon" href="data:,">
<iframe ${attributes} src="/some/sub/path/embed.html" title="program" width="600" height="400"></iframe>`;

const site = stage({ pages: { "/tutorial.html": FRAME(""), "/sandboxed.html": FRAME('sandbox="allow-scripts"') } });

/** Which link `connect` gives, once its engine has said that it is ready, or has failed. */
const linkKind = (frame, inPage) =>
  frame.evaluate(async (inPage) => {
    const link = globalThis.afterdelHost.connect(inPage);
    const failure = await new Promise((resolve) => {
      link.onerror = (event) => resolve(event.message);
      link.onmessage = () => resolve(null);
    });
    link.terminate();
    return failure ?? (link instanceof Worker ? "worker" : link.kind);
  }, inPage);

const embedded = async (page, path) => {
  await page.goto(site.server.origin + path);
  const frame = await page.waitForSelector("iframe").then((element) => element.contentFrame());
  await frame.waitForFunction(() => globalThis.afterdelHost !== undefined);
  await page.waitForLoadState("networkidle");
  return frame;
};

test("the desk's engine is a worker, or inside the page when asked", async () => {
  const { page, done } = await site.open();
  await page.goto(site.server.url);
  await page.waitForFunction(() => globalThis.afterdelHost !== undefined);
  await page.waitForLoadState("networkidle");
  assert.equal(page.workers().length, 1);
  assert.equal(await linkKind(page, false), "worker");
  assert.equal(await linkKind(page, true), "page");
  await done();
});

test("an embed in a tutorial's page has a worker", async () => {
  const { page, done } = await site.open();
  assert.equal(await linkKind(await embedded(page, "/tutorial.html"), false), "worker");
  await done();
});

test("a sandboxed embed falls back to the engine inside the page", async () => {
  site.server.clear();
  const { page, done } = await site.open();
  const frame = await embedded(page, "/sandboxed.html");
  assert.equal(await linkKind(frame, false), "page");
  assert.ok(site.server.requests.some(({ path }) => path.includes("afterdel-engine_bg-")), "the engine was not fetched");
  await done();
});

test("the engine inside the page fetches its rest too", async () => {
  const { page, done } = await site.open();
  const frame = await embedded(page, "/sandboxed.html");
  await frame.locator(".cm-content").click();
  await page.keyboard.press("ControlOrMeta+a");
  const rest = page.waitForResponse((response) => response.url().includes("afterdel-engine_rest-"));
  await page.keyboard.type("import math; assert math.gamma(5.0) + math.comb(9, 4) == 150.0\ndone = 1\n");
  assert.equal((await rest).status(), 200);
  await frame.locator(".place", { hasText: /of 3/ }).waitFor();
  assert.equal(await frame.locator(".place-mark.error").count(), 0);
  await done();
});
