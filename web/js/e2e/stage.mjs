// A browser and the site, for the tests of one file.
import { after, before } from "node:test";
import { launch, open } from "./browser.mjs";
import { current, opened, type } from "./desk.mjs";
import { serve } from "./server.mjs";

/** Both are there while the file's tests run; `serving` goes to the server. */
export function stage(serving) {
  const stage = {
    browser: undefined,
    server: undefined,
    /** A page that is nowhere yet: `{page, done}`. */
    open: (options) => open(stage.browser, stage.server.origin, options),
    /** The page as a person at a desk has it, after its program's run, or after that of a program typed into it. */
    desk: async (program, options) => {
      const opening = await stage.open({ viewport: { width: 1440, height: 900 }, ...options });
      await opened(opening.page, stage.server.url);
      if (program !== undefined) {
        await type(opening.page, program);
        await current(opening.page);
      }
      return opening;
    },
  };
  before(async () => {
    [stage.browser, stage.server] = await Promise.all([launch(), serve(serving)]);
  });
  after(async () => {
    await stage.browser?.close();
    await stage.server?.close();
  });
  return stage;
}
