// A collection opened into its phases, stepped both ways.
import assert from "node:assert/strict";
import { test } from "node:test";
import AxeBuilder from "@axe-core/playwright";
import { current, panel, picture, step } from "./desk.mjs";
import { stage } from "./stage.mjs";

const RING = `import gc
class Node: pass
a = Node()
a.next = Node()
a.next.next = a
kept = [Node()]
del a
gc.collect()
`;
const COLLECTED = 8;
const PHASES = ["Candidates", "Subtract", "Rescue", "Weak references", "Finalizers", "Resurrection check", "Clear"];

const site = stage();

const desk = (options) => site.desk(RING, options);

const here = (page) => page.locator(".phase[aria-current]");

/** Opens the collection that the step at hand has run. */
const openIt = async (page) => {
  await page.getByRole("button", { name: "Open gc.collect(), generation 2 in steps" }).click();
  await here(page).filter({ hasText: "Candidates" }).waitFor();
};

/** What stands above an object. */
const mark = (page, label) => page.locator(".object", { hasText: label }).locator(".mark-words");

test("a collection opens into its phases, each with its numbers on the objects", async () => {
  const { page, done } = await desk();
  const whole = await picture(page);
  await openIt(page);
  assert.deepEqual(await page.locator(".phase").allInnerTexts(), [...PHASES, "Done"]);
  assert.equal(await page.locator(".place-mark").innerText(), "phase 1 of 7");
  assert.equal(await mark(page, "Node#1").textContent(), "copy of its count: 1");
  assert.match(await page.locator(".explain-text").innerText(), /generations 0 to 2: \d+ objects of the program/);
  await step(page, "Step on");
  assert.equal(await mark(page, "Node#1").textContent(), "copy: 1 \u2212 1 = 0");
  await step(page, "Step on");
  assert.equal(await mark(page, "Node#1").textContent(), "unreachable");
  assert.equal(await mark(page, "Node#3").textContent(), "reachable: rescued");
  assert.match(await page.locator(".explain-text").innerText(), /Unreachable: Node#1, Node#2\.$/);
  await page.getByRole("button", { name: "Clear", exact: true }).click();
  await page.locator(".tomb").nth(1).waitFor();
  await step(page, "Step on");
  assert.equal(await here(page).innerText(), "Done");
  assert.equal(await picture(page), whole);
  await done();
});

test("the phases are stepped backwards, out of the collection and into it again", async () => {
  const { page, done } = await desk();
  await openIt(page);
  const first = await picture(page);
  await step(page, "Step on");
  await step(page, "Step back");
  assert.equal(await picture(page), first);
  await step(page, "Step back");
  await page.locator(`.right[data-step="${COLLECTED - 1}"]`).waitFor();
  assert.equal(await page.locator(".mark-words").count(), 0);
  await step(page, "Step on");
  assert.equal(await here(page).innerText(), "Candidates");
  await page.locator(".brand a").focus();
  for (const phase of PHASES.slice(1)) {
    await page.keyboard.press("ArrowRight");
    await here(page).filter({ hasText: phase }).waitFor();
  }
  await page.keyboard.press("ArrowLeft");
  await here(page).filter({ hasText: "Resurrection check" }).waitFor();
  await page.getByRole("button", { name: "Close the collection" }).click();
  await page.getByRole("button", { name: /^Open gc\.collect/ }).waitFor();
  await done();
});

test("the Collector panel opens its runs, and Variables tells the numbers in words", async () => {
  const { page, done } = await desk();
  await step(page, "Step back");
  await step(page, "Step back");
  await page.getByRole("button", { name: "Last step" }).click();
  await current(page);
  await panel(page, /Collector/);
  await page.getByRole("button", { name: "Open run 1 in steps" }).click();
  await here(page).filter({ hasText: "Candidates" }).waitFor();
  await page.getByRole("button", { name: "Subtract", exact: true }).click();
  await panel(page, "Variables");
  const row = page.locator(".twin tr", { has: page.getByRole("button", { name: "Node#2", exact: true }) });
  assert.match(await row.innerText(), /island 1; copy: 1 \u2212 1 = 0/);
  await done();
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1440, 820, 390]) {
    test(`the phases are whole and accessible at ${width} px, ${colorScheme}`, async () => {
      const { page, done } = await desk({ viewport: { width, height: 900 }, colorScheme });
      await openIt(page);
      await page.getByRole("button", { name: "Rescue", exact: true }).click();
      await mark(page, "Node#1").waitFor();
      const { violations } = await new AxeBuilder({ page }).analyze();
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 120)}`), []);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(over, 0, "no scrolling sideways");
      await done();
    });
  }
}
