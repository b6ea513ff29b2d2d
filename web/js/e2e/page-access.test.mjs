// For everyone: axe in both themes, by keyboard alone, at every width.
import assert from "node:assert/strict";
import { test } from "node:test";
import AxeBuilder from "@axe-core/playwright";
import { opened, panel, settled, step } from "./desk.mjs";
import { stage } from "./stage.mjs";

const site = stage();

async function clean(page, what) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 120)} ${nodes[0].failureSummary}`);
  assert.deepEqual(told, [], what);
}

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing, ${colorScheme}`, async () => {
    const { page, done } = await site.open({ colorScheme, viewport: { width: 1440, height: 900 } });
    await opened(page, site.server.url);
    await settled(page);
    await clean(page, "first look");
    await step(page, "Step back");
    await page.locator(".object").first().click();
    await clean(page, "island and card");
    for (const name of [/Freed/, "Types", /Collector/, "Variables", "Compare"]) {
      await panel(page, name);
      await clean(page, String(name));
    }
    for (const name of ["Examples", "Share", "Embed", "Keyboard shortcuts"]) {
      await page.getByRole("button", { name, exact: true }).click();
      await page.locator(".popover").waitFor();
      await clean(page, name);
      await page.keyboard.press("Escape");
    }
    await page.getByRole("button", { name: "As a table" }).click();
    await clean(page, "table");
    await done();
  });
}

for (const width of [1440, 820, 390, 320]) {
  test(`nothing is cut off at ${width} px`, async () => {
    const { page, done } = await site.open({ viewport: { width, height: 844 } });
    await opened(page, site.server.url);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(over, 0, "no scrolling sideways");
    const box = await page.getByRole("button", { name: "Step back" }).boundingBox();
    assert.ok(box.y + box.height <= 844, "the stepper is in sight");
    await done();
  });
}

test("the header has one row, two where it is narrow", async () => {
  const { page, done } = await site.open({ viewport: { width: 1440, height: 900 } });
  await opened(page, site.server.url);
  for (const [width, rows] of [[320, 2], [390, 2], [600, 2], [799, 2], [800, 1], [900, 1], [1000, 1], [1440, 1]]) {
    await page.setViewportSize({ width, height: 900 });
    const { height } = await page.locator(".header").boundingBox();
    assert.ok(height < rows * 41 + 9, `${width} px: ${height}`);
  }
  await done();
});

test("Esc then Tab leaves the editor, and Tab alone indents", async () => {
  const { page, done } = await site.open();
  await opened(page, site.server.url);
  await page.locator(".cm-content").click();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("Tab");
  assert.match(await page.locator(".cm-line").first().innerText(), /^ {4}#/);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await page.waitForFunction(() => !document.querySelector(".cm-editor").contains(document.activeElement));
  await done();
});

test("menus close by Escape and give the keyboard back", async () => {
  const { page, done } = await site.open();
  await opened(page, site.server.url);
  await page.getByRole("button", { name: "Examples" }).press("Enter");
  await page.locator(".popover").waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Escape");
  await page.locator(".popover").waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Examples");
  await done();
});

test("the tabs go by arrow keys", async () => {
  const { page, done } = await site.open();
  await opened(page, site.server.url);
  await page.getByRole("tab", { name: "Objects" }).focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.getByRole("tab", { name: /Freed/ }).getAttribute("aria-selected"), "true");
  await page.keyboard.press("End");
  assert.equal(await page.getByRole("tab", { name: "Compare" }).getAttribute("aria-selected"), "true");
  await done();
});

test("a chosen theme is kept", async () => {
  const { page, done } = await site.open();
  await opened(page, site.server.url);
  await page.getByRole("button", { name: "Theme: auto" }).click();
  await page.getByRole("button", { name: "Theme: light" }).click();
  await page.reload();
  await page.getByRole("button", { name: "Theme: dark" }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
  await done();
});
