// A browser and the site, for the tests of one file.
import { after, before } from "node:test";
import { launch, open } from "./browser.mjs";
import { current, opened, type } from "./desk.mjs";
import { serve } from "./server.mjs";

/** Both are there while the file's tests run; `serving` goes to the server. */
export function stage(serving) {
  const here = {
    browser: undefined,
    server: undefined,
    /** A page that is nowhere yet: `{page, done}`. */
    open: (options) => open(here.browser, here.server.origin, options),
    /** The page as a person at a desk has it, after its program's run, or after that of a program typed into it. */
    desk: async (program, options) => {
      const opening = await here.open({ viewport: { width: 1440, height: 900 }, ...options });
      await opened(opening.page, here.server.url);
      if (program !== undefined) {
        await type(opening.page, program);
        await current(opening.page);
      }
      return opening;
    },
  };
  before(async () => {
    [here.browser, here.server] = await Promise.all([launch(), serve(serving)]);
  });
  after(async () => {
    await here.browser?.close();
    await here.server?.close();
  });
  return here;
}
