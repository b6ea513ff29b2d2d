// What the tests of the page do with it, in one place.
import assert from "node:assert/strict";

/** The program of a first visit, and the tutorial's with `import gc` before it. */
export const TUTORIAL = "import gc\nmy_list=[1, 3, 5, 54]\ndel my_list\ndel my_object\ngc.collect()\n";

/** The page is there and has run its program: the place in the stepper says a step. */
export async function opened(page, url) {
  await page.goto(url);
  await page.locator(".cm-content").waitFor();
  await ended(page);
}

/** The run is over and its first moment is shown. */
export async function ended(page) {
  await page.locator(".place").filter({ hasText: /^step [\d,]+ of [\d,]+/ }).waitFor();
}

/** Types a program by keystrokes, in place of what is there, and waits for its run. */
export async function type(page, program, { finished = true } = {}) {
  await page.locator(".cm-content").click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("Delete");
  for (const line of program.replace(/\n$/, "").split("\n")) {
    // The editor indents by itself; the line is typed from its start.
    await page.keyboard.type(line);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Shift+Home");
    await page.keyboard.press("Delete");
  }
  if (finished) {
    const version = await page.locator(".cm-content").innerText();
    assert.equal(version.replaceAll("\n\n", "\n").trim(), program.trim());
  }
}

/** The text as it is now has run, and a moment of that run is shown. */
export async function current(page) {
  await page.locator(".right[data-current]").waitFor();
  await settled(page);
}

/** The step at hand and the last one. */
export async function place(page) {
  const [, step, steps] = (await page.locator(".place").innerText()).match(/step ([\d,]+) of ([\d,]+)/);
  const number = (text) => Number(text.replaceAll(",", ""));
  return { step: number(step), steps: number(steps) };
}

/** Steps once, and waits until the picture has followed. */
export async function step(page, way) {
  const before = await page.locator(".place").innerText();
  await page.getByRole("button", { name: way, exact: true }).click();
  await page.waitForFunction((text) => document.querySelector(".place").innerText !== text, before);
  await settled(page);
}

/** The picture shown is that of the step said: the engine has answered the last seek. */
export async function settled(page) {
  await page.waitForFunction(() => {
    const said = document.querySelector(".place").innerText.match(/step ([\d,]+)/)?.[1].replaceAll(",", "");
    return document.querySelector(".right").dataset.step === said;
  });
}

/** Steps back until a thing is on the page. */
export async function backUntil(page, locator) {
  for (let turn = 0; turn < 60; turn += 1) {
    if (await locator.count()) return;
    await step(page, "Step back");
  }
  assert.fail("never seen on the way back");
}

/** Opens a panel. */
export async function panel(page, name) {
  await page.getByRole("tab", { name }).click();
}

/** The Objects picture as markup, without what only a moment of motion has. */
export const picture = (page) => page.locator(".objects-svg").evaluate((svg) => svg.outerHTML);
