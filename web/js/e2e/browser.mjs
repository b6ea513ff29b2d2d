// The browser of the tests: Debian's Chromium, a fresh profile each time, and pages that fail on any complaint.
import { chromium } from "playwright-core";

const ARGUMENTS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];

/** Starts Chromium; `CHROMIUM` names another than Debian's. */
export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGUMENTS });
}

/**
 * A page in a context of its own. `complaints` gathers console errors and warnings, exceptions, failed requests and
 * requests to other hosts than `origin`; `done()` closes the context and throws if there was any.
 */
export async function open(browser, origin, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints = [];
  watch(context, page, origin, complaints);
  const done = async () => {
    await context.close();
    if (complaints.length) throw new Error(`the browser complained:\n  ${complaints.join("\n  ")}`);
  };
  return { page, context, complaints, done };
}

function watch(context, page, origin, complaints) {
  page.on("pageerror", (error) => complaints.push(`exception: ${error.stack ?? error}`));
  page.on("crash", () => complaints.push("the page crashed"));
  context.on("console", (message) => {
    const { url, lineNumber } = message.location();
    if (["error", "warning"].includes(message.type())) complaints.push(`${message.type()}: ${message.text()} (${url}:${lineNumber})`);
  });
  context.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText;
    // What a closing or leaving page gives up is no fault.
    if (reason !== "net::ERR_ABORTED") complaints.push(`failed: ${request.url()} ${reason}`);
  });
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (["http:", "https:", "ws:", "wss:"].includes(url.protocol) && url.origin !== origin) {
      complaints.push(`a request to another host: ${url}`);
    }
  });
}
