// A typed program becomes a live picture of its memory.
import assert from "node:assert/strict";
import { test } from "node:test";
import { TUTORIAL, backUntil, current, ended, opened, panel, picture, place, settled, step, type } from "./desk.mjs";
import { stage } from "./stage.mjs";

const site = stage();

const desk = (options) => site.desk(undefined, options);

test("the first visit has run: two tombstones, and a sentence that says why", async () => {
  const { page, done } = await desk();
  await page.locator(".tomb").nth(1).waitFor();
  assert.match(await page.locator(".tomb").first().textContent(), /collected as a cycle/);
  assert.match(await page.locator(".explain-text").innerText(), /gc\.collect\(\)/);
  await done();
});

test("the tutorial's program, typed: the list goes at line 3, the NameError is underlined and explained", async () => {
  const { page, done } = await desk();
  await type(page, TUTORIAL);
  await page.locator(".place-mark.error").waitFor();
  await settled(page);
  await panel(page, /Freed/);
  const row = page.locator(".freed-row").filter({ hasText: "list" }).first();
  const text = await row.innerText();
  assert.match(text, /last reference removed/);
  assert.match(text, /88 B/);
  assert.match(text, /line 3/);
  await page.locator(".cm-lintRange-error", { hasText: "my_object" }).waitFor();
  assert.match(await page.locator(".console").innerText(), /NameError: name 'my_object' is not defined/);
  assert.match(await page.locator(".explain-text").innerText(), /my_object/);
  await page.locator(".console").getByRole("button", { name: "line 4" }).first().click();
  await page.locator(".cm-editor.cm-focused").waitFor();
  await done();
});

test("an island stands after del; both tombstones after gc.collect(); stepping back restores the picture", async () => {
  const { page, done } = await desk();
  await backUntil(page, page.locator(".fence"));
  assert.equal(await page.locator(".object.island").count(), 2);
  assert.match(await page.locator(".fence-words").textContent(), /kept only by each other, [\d,]+ B/);
  const island = await picture(page);
  await step(page, "Step on");
  await page.locator(".tomb").nth(1).waitFor();
  await step(page, "Step back");
  assert.equal(await picture(page), island);
  await done();
});

test("the stepper: ends, keys, slider", async () => {
  const { page, done } = await desk();
  await page.getByRole("tab", { name: "Objects" }).focus();
  await page.locator(".brand a").focus();
  await page.keyboard.press("Home");
  await settled(page);
  assert.equal((await place(page)).step, 0);
  assert.ok(await page.getByRole("button", { name: "First step" }).isDisabled());
  assert.ok(await page.getByRole("button", { name: "Step back" }).isDisabled());
  await page.keyboard.press("ArrowRight");
  await settled(page);
  assert.equal((await place(page)).step, 1);
  await page.keyboard.press("End");
  await settled(page);
  const { step: last, steps } = await place(page);
  assert.equal(last, steps);
  assert.ok(await page.getByRole("button", { name: "Step on" }).isDisabled());
  await page.getByRole("slider", { name: "Step", exact: true }).fill("2");
  await settled(page);
  assert.equal((await place(page)).step, 2);
  await done();
});

test("a breakpoint: a tick on the slider, and the steps hop to it", async () => {
  const { page, done } = await desk();
  await type(page, "total = 0\nfor number in range(4):\n    total += number\nprint(total)\n");
  await ended(page);
  await page.locator(".cm-line", { hasText: "total += number" }).click();
  await page.keyboard.press("F9");
  await page.waitForFunction(() => document.querySelectorAll(".tick:not(.tick-error)").length === 4);
  await page.locator(".brand a").focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Shift+ArrowRight");
  await settled(page);
  const { step: first } = await place(page);
  await step(page, "Step on");
  assert.ok((await place(page)).step > first + 1, "it hopped");
  await page.locator(".arrow-next >> visible=true").first().waitFor();
  await done();
});

test("Play goes on by itself and Pause holds it", async () => {
  const { page, done } = await desk();
  await page.getByRole("button", { name: "First step" }).click();
  await page.getByRole("combobox", { name: "Speed" }).selectOption({ index: 3 });
  await page.getByRole("button", { name: "Play" }).click();
  await page.waitForFunction(() => Number(document.querySelector(".right").dataset.step) >= 2);
  await page.getByRole("button", { name: /Pause|Play/ }).waitFor();
  await done();
});

test("a syntax error is underlined as one types; nothing is lost", async () => {
  const { page, done } = await desk();
  await type(page, "x = [1, 2\n", { finished: false });
  await page.locator(".cm-lintRange-error").first().waitFor();
  await page.locator(".explain.wrong").waitFor();
  assert.ok(await page.locator(".label-peak").isVisible(), "the last curve stands");
  await done();
});

test("an endless loop: the page stays alive and Stop answers at once", async () => {
  const { page, done } = await desk();
  await type(page, "count = 0\nwhile True:\n    count += 1\n", { finished: false });
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await page.locator(".place", { hasText: /running, step [1-9]/ }).waitFor();
  const pressed = await page.evaluate(() => performance.now());
  await page.getByRole("button", { name: "Stop" }).click();
  await page.locator(".console .end", { hasText: "Stopped" }).waitFor();
  const took = (await page.evaluate(() => performance.now())) - pressed;
  assert.ok(took < 1_000, `${took} ms, clicking and looking included`);
  assert.ok(await page.locator(".label-peak").isVisible(), "the curve so far stands");
  await done();
});

test("after Stop the panels never tell of another moment than the stepper", async () => {
  const { page, done } = await desk();
  await type(page, "rows = []\nwhile True:\n    rows.append([len(rows)])\n    if len(rows) > 999:\n        rows.clear()\n", { finished: false });
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await page.locator(".place", { hasText: /running, step [\d,]{7,}/ }).waitFor();
  await page.locator("#panel", { hasText: "The program runs." }).waitFor();
  await page.getByRole("button", { name: "Stop" }).click();
  await page.locator("#panel progress").waitFor();
  assert.match(await page.locator(".explain-text").innerText(), /being worked out/);
  assert.equal(await page.locator(".right").getAttribute("data-step"), null);
  await page.getByRole("button", { name: "First step" }).click();
  await page.locator('.right[data-step="0"]').waitFor();
  await done();
});

test("an engine that traps is said plainly and started anew; text and console are kept", async () => {
  const { page, complaints } = await site.open({ viewport: { width: 1440, height: 900 } });
  await page.route("**/engine-worker-*.js", async (route) => {
    const response = await route.fetch();
    const trap = `addEventListener("message", ({ data }) => {
      if (JSON.stringify(data).includes("# a trap")) throw new WebAssembly.RuntimeError("unreachable");
    });`;
    await route.fulfill({ response, body: `${await response.text()}\n${trap}` });
  });
  await opened(page, site.server.url);
  await type(page, "print('before')\n");
  await page.locator(".console", { hasText: "before" }).waitFor();
  await type(page, "print('kept')  # a trap\n");
  await page.locator(".notice", { hasText: "Afterdel itself failed" }).waitFor();
  assert.match(await page.locator(".cm-content").innerText(), /print\('kept'\) {2}# a trap/);
  assert.match(await page.locator(".console").innerText(), /before/);
  assert.ok(complaints.every((complaint) => complaint.includes("unreachable")), complaints.join("\n"));
  await type(page, "print('after')\n");
  await page.locator(".console", { hasText: "after" }).waitFor();
  await page.context().close();
});

test("what few programs need is fetched when one needs it: the engine's rest, a module of the library", async () => {
  const { page, done } = await desk();
  const fetched = (part) => site.server.requests.filter((request) => request.path.includes(part)).length;
  site.server.clear();
  await type(page, "import math, weakref\nprint(math.gamma(5.0), '%+08.3f' % math.pi, weakref.WeakSet())\n");
  await page.locator(".console", { hasText: "24.0 +003.142 set()" }).waitFor();
  assert.equal(fetched("afterdel-engine_rest-"), 1);
  assert.equal(fetched("weakref.py"), 1);
  await done();
});

test("memory beyond the limit is the program's MemoryError", async () => {
  const { page, done } = await desk();
  await type(page, "x = [0] * 10**12\n");
  await page.locator(".console", { hasText: "MemoryError" }).waitFor();
  await done();
});

test("text survives a reload", async () => {
  const { page, done } = await desk();
  await type(page, "kept = ['this']\n");
  await page.reload();
  await page.locator(".cm-content", { hasText: "kept = ['this']" }).waitFor();
  await done();
});

test("blocked storage is no fault", async () => {
  const { page, context, done } = await site.open();
  await context.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("blocked", "SecurityError"); } });
  });
  await opened(page, site.server.url);
  await type(page, "x = 1\n");
  await done();
});

test("the panels tell of the same moment", async () => {
  const { page, done } = await desk();
  await page.getByRole("button", { name: "Examples" }).click();
  await page.getByRole("button", { name: /Generations at work/ }).click();
  await ended(page);
  await panel(page, /Collector/);
  await page.locator(".generation").nth(2).waitFor();
  await page.locator(".panel-collector tbody tr").first().waitFor();
  await panel(page, "Types");
  await page.getByRole("button", { name: "Pin this moment" }).click();
  await step(page, "Step back");
  await page.getByText(/Compared with step/).waitFor();
  await panel(page, "Variables");
  await page.getByRole("rowheader", { name: "number" }).waitFor();
  await done();
});

test("a program is compared under every policy, and the moment at hand stays", async () => {
  const { page, done } = await desk();
  await type(page, "import gc\nclass Node: pass\nnode = Node()\nnode.me = node\ndel node\ngc.collect()\n");
  await current(page);
  await step(page, "Step back");
  const before = await page.locator(".place").innerText();
  await panel(page, "Compare");
  await page.getByRole("button", { name: "Compare the policies" }).click();
  await page.locator(".compare-line").nth(2).waitFor();
  const cells = (name) => page.getByRole("row", { name }).getByRole("cell").allInnerTexts();
  assert.deepEqual(await page.locator(".compare thead th").allInnerTexts(), ["generational", "incremental (3.14.0 to 3.14.4)", "reference counts only", "tracing only"]);
  const called = "1 called, 0 automatic";
  assert.deepEqual(await cells(/^Collections/), [called, called, "0 called, 0 automatic", called]);
  assert.equal((await cells(/^Freed by the collector/))[2], "0");
  assert.equal(await page.locator(".compare-line").count(), 4);
  assert.equal(await page.locator(".place").innerText(), before);
  await panel(page, /Objects/);
  await step(page, "Step back");
  await type(page, "def\n", { finished: false });
  await panel(page, "Compare");
  await page.getByText("The program has a mistake, marked in the editor: it cannot run.").waitFor();
  assert.ok(await page.getByRole("button", { name: "Compare the policies" }).isDisabled());
  await done();
});

test("another Python version is chosen, kept in the link, and compared", async () => {
  const { page, done } = await desk();
  await type(page, "import sys\nprint(sys.version_info[:2])\n");
  await current(page);
  await page.getByRole("combobox", { name: "Python", exact: true }).selectOption("3.13");
  await page.locator(".console pre", { hasText: "(3, 13)" }).waitFor();
  await page.getByRole("button", { name: "Share" }).click();
  const link = await page.getByRole("textbox", { name: "Link" }).inputValue();
  await page.goto("about:blank");
  await page.goto(link);
  await page.locator(".console pre", { hasText: "(3, 13)" }).waitFor();
  await panel(page, "Compare");
  await page.getByRole("button", { name: "Compare the Python versions" }).click();
  await page.locator(".compare-line").nth(2).waitFor();
  assert.deepEqual(await page.locator(".compare thead th").allInnerTexts(), ["Python 3.13", "Python 3.14", "Python 3.15"]);
  const output = await page.getByRole("row", { name: /^Output/ }).getByRole("cell").allInnerTexts();
  assert.deepEqual(output, ["the same", "differs", "differs"]);
  await done();
});

test("every example runs", async () => {
  const { page, done } = await desk();
  const menu = page.getByRole("button", { name: "Examples" });
  await menu.click();
  const count = await page.locator(".example").count();
  assert.ok(count >= 11);
  for (let index = 0; index < count; index += 1) {
    if (index) await menu.click();
    await page.locator(".example").nth(index).click();
    await ended(page);
    await settled(page);
  }
  await done();
});

test("input() asks in the console: a line is sent, the end of input is an EOFError, Stop stops", async () => {
  const { page, done } = await desk();
  await type(page, "name = input('name? ')\nprint('hello', name)\nage = input('age? ')\n");
  await page.locator(".console", { hasText: "Press Run to answer" }).waitFor();
  const field = page.getByLabel("A line of input for the program");
  const run = page.getByRole("button", { name: "Run", exact: true });
  await run.click();
  await field.waitFor();
  assert.equal(await field.evaluate((element) => element === document.activeElement), true);
  await page.keyboard.type("Ada");
  await page.keyboard.press("Enter");
  await page.locator(".console pre", { hasText: "name? Ada\nhello Ada\nage? " }).waitFor();
  // The prompt can be there a moment before the field that is to be typed in.
  await field.and(page.locator(":focus")).waitFor();
  await page.keyboard.press("Control+d");
  await page.locator(".console", { hasText: "EOFError" }).waitFor();
  await settled(page);
  assert.equal(await field.count(), 0);
  await run.click();
  await field.waitFor();
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await page.locator(".console", { hasText: "Stopped." }).waitFor();
  assert.equal(await field.count(), 0);
  await done();
});

test("a module that is not here is underlined before anything runs", async () => {
  const { page, done } = await desk();
  await type(page, "import gc\nimport numpy\n");
  await page.locator(".cm-lintRange-warning, .cm-lintRange-error", { hasText: "import numpy" }).waitFor();
  await page.locator(".console", { hasText: "ModuleNotFoundError: No module named 'numpy'" }).waitFor();
  await done();
});
