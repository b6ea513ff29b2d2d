// The card of an object: the record of its life.
import assert from "node:assert/strict";
import { test } from "node:test";
import AxeBuilder from "@axe-core/playwright";
import { current, panel, step } from "./desk.mjs";
import { stage } from "./stage.mjs";

const RING = `import gc
class Node: pass
a = Node()
b = Node()
a.next = b
b.next = a
items = [a]
del items
del a
del b
gc.collect()
`;

const site = stage();

const { desk } = site;

/** Goes to the moment after so many steps. */
const moment = async (page, at) => {
  await page.getByRole("slider", { name: "Step", exact: true }).fill(String(at));
  await current(page);
};

/** The card of this object is there, and its record is the one that was asked for. */
const told = async (page, label) => page.locator(`.card[data-object="${label}"][aria-busy="false"]`).waitFor();

const section = (page, title) => page.locator(".card section", { has: page.getByRole("heading", { name: title }) });
const rows = (page) => page.locator(".ledger tbody tr").allInnerTexts();

test("the card tells who holds an object, why it lives, and what happened to its count", async () => {
  const { page, done } = await desk(RING);
  await moment(page, 7);
  await page.getByRole("button", { name: /^Node#1, 3 references/ }).click();
  await told(page, "Node#1");
  assert.deepEqual(await section(page, "Who holds it").locator(".holder-place").allInnerTexts(), ["variable a", "Node#2.next", "list#1[0]"]);
  assert.equal(await page.locator(".card-standing").innerText(), "Alive: 3 references hold it; one of them is variable a.");
  assert.match(await section(page, "Why it is alive").innerText(), /variable a is Node#1/);
  const ledger = await rows(page);
  assert.match(ledger[0], /line 3\s+step 3\s+0 → 1\s+made, held by variable a/);
  assert.deepEqual(ledger.filter((row) => row.includes("The moment at hand")).length, 1);
  assert.match(ledger.at(-1), /line 11\s+step 11\s+1 → 0\s+freed\. Collected as a cycle/);
  assert.match(await section(page, "How it ends").innerText(), /Run 1 of the collector/);
  await done();
});

test("what if a reference were gone: said in words and drawn on the objects", async () => {
  const { page, done } = await desk(RING);
  await moment(page, 9);
  await page.getByRole("button", { name: /^Node#2,/ }).click();
  await told(page, "Node#2");
  await page.getByRole("button", { name: "What if this were gone? variable b" }).click();
  assert.match(await page.locator(".if-cut").innerText(), /Freed at the next collection: 2 objects, [\d,]+ B: Node#1, Node#2/);
  assert.equal(await page.locator(".object.goes").count(), 2);
  assert.equal(await page.locator(".wire.cut").count(), 1);
  assert.equal(await page.getByRole("button", { name: /would wait for the collector/ }).count(), 2);
  await page.getByRole("button", { name: "What if this were gone? Node#1.next" }).click();
  assert.match(await page.locator(".if-cut").innerText(), /something else keeps it alive/);
  assert.equal(await page.locator(".object.goes").count(), 0);
  await done();
});

test("the card stays as one steps, through the object's end and before its birth", async () => {
  const { page, done } = await desk(RING);
  await moment(page, 9);
  await page.getByRole("button", { name: /^Node#1,/ }).click();
  await told(page, "Node#1");
  await step(page, "Step on");
  await told(page, "Node#1");
  assert.match(await page.locator(".card-standing").innerText(), /^Unreachable, and not freed/);
  await step(page, "Step on");
  await told(page, "Node#1");
  assert.match(await page.locator(".card-standing").innerText(), /^Freed in line 11\. Collected as a cycle by gc\.collect\(\)/);
  await moment(page, 2);
  await told(page, "Node#1");
  assert.equal(await page.locator(".card-standing").innerText(), "Not made yet at this step: line 3 makes it in step 3.");
  await page.locator(".ledger").getByRole("button", { name: "step 6", exact: true }).click();
  await current(page);
  await told(page, "Node#1");
  assert.match(await page.locator(".card-standing").innerText(), /^Alive: 2 references hold it/);
  await done();
});

test("links lead to lines and to other objects, by keyboard too", async () => {
  const { page, done } = await desk(RING);
  await moment(page, 7);
  await panel(page, "Variables");
  await page.locator(".twin").getByRole("button", { name: "Node#1" }).press("Enter");
  await told(page, "Node#1");
  await page.locator("#card-title:focus").waitFor();
  await page.locator(".ledger").getByRole("button", { name: "line 6", exact: true }).hover();
  await page.locator(".cm-line.line-marked", { hasText: "b.next = a" }).waitFor();
  await page.locator(".ledger").getByRole("button", { name: "line 3", exact: true }).focus();
  await page.locator(".cm-line.line-marked", { hasText: "a = Node()" }).waitFor();
  await page.locator(".holders").getByRole("button", { name: "list#1[0]", exact: true }).press("Enter");
  await told(page, "list#1");
  await page.locator("#card-title:focus").waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".card").waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement.id), "panel");
  await panel(page, "Objects");
  await page.getByRole("button", { name: /^Node#1,/ }).press("Enter");
  await told(page, "Node#1");
  await page.locator(".card").getByRole("button", { name: "Close the card" }).press("Enter");
  await page.locator(".object:focus").waitFor();
  assert.match(await page.locator(".object:focus").getAttribute("aria-label"), /^Node#1/);
  await done();
});

test("a record that takes long is said to be worked out, and the page goes on", async () => {
  const loop = "total = 0\nfor i in range(200000):\n    total += i\n";
  const { page, done } = await desk(`keep = [1, 2]\n${loop}`);
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await page.locator(".place").filter({ hasText: /of 400,00\d$/ }).waitFor();
  await current(page);
  await page.getByRole("button", { name: /^list#1,/ }).click();
  await page.locator(".card-working", { hasText: "being worked out" }).waitFor();
  await page.getByRole("button", { name: "First step" }).click();
  await page.locator('.right[data-step="0"]').waitFor();
  await panel(page, "Types");
  await page.locator(".card").waitFor({ state: "detached" });
  await done();
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1440, 820, 390]) {
    test(`the card is whole and accessible at ${width} px, ${colorScheme}`, async () => {
      const { page, done } = await desk(RING, { viewport: { width, height: 900 }, colorScheme });
      await moment(page, 9);
      await page.getByRole("button", { name: /^Node#2,/ }).click();
      await told(page, "Node#2");
      await page.getByRole("button", { name: "What if this were gone? variable b" }).click();
      const { violations } = await new AxeBuilder({ page }).analyze();
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 120)}`), []);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(over, 0, "no scrolling sideways");
      await done();
    });
  }
}
