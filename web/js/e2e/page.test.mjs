// The built site loads under a sub-path and the strict policy, without a complaint and without another host.
import assert from "node:assert/strict";
import { test } from "node:test";
import { stage } from "./stage.mjs";

const site = stage();

/** The page's program and its first engine are there. */
const loaded = async (page) => {
  await page.waitForLoadState("load");
  await page.waitForFunction(() => document.body.querySelector("main, [role=main], h1") !== null);
  await page.waitForLoadState("networkidle");
};

for (const name of ["index.html", "embed.html", ""]) {
  test(`/${name} loads without a complaint`, async () => {
    const { page, done } = await site.open();
    await page.goto(site.server.url + name);
    await loaded(page);
    await done();
  });
}

test("embed.html is the same program with another face", async () => {
  const { page, done } = await site.open();
  await page.goto(`${site.server.url}embed.html`);
  assert.equal(await page.evaluate(() => document.documentElement.dataset.page), "embed");
  await done();
});

// The same as in `cargo xtask tidy`.
const FIRST_VISIT = 780_000;

test("a first visit stays within its budget, each file once, none missing", async () => {
  site.server.clear();
  const { page, done } = await site.open();
  await page.goto(site.server.url);
  await loaded(page);
  const paths = site.server.requests.map((request) => request.path);
  assert.deepEqual(site.server.requests.filter((request) => request.status !== 200), []);
  assert.equal(new Set(paths).size, paths.length, `fetched twice: ${paths.join(" ")}`);
  const bytes = site.server.requests.reduce((sum, request) => sum + request.bytes, 0);
  assert.ok(bytes <= FIRST_VISIT, `${bytes} bytes`);
  await done();
});

test("what is kept for ever is named by its content", async () => {
  site.server.clear();
  const { page, done } = await site.open();
  await page.goto(site.server.url);
  await loaded(page);
  const plain = site.server.requests.map((request) => request.path).filter((path) => /\.(js|wasm|css)$/.test(path));
  assert.deepEqual(plain.filter((path) => !/-[0-9a-f]{15,16}(_bg)?\.[a-z]+$/.test(path)), []);
  assert.ok(plain.some((path) => path.includes("afterdel-engine_bg-")), "the engine was not fetched");
  await done();
});
