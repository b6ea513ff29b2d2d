/** An engine in a process of its own. */

import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/**
 * Starts the process.
 * @param {{name: string, path?: string}} engine `path`: the program of a native one
 */
export async function startEngine({ name, path }) {
  const script = join(import.meta.dirname, "engine-process.mjs");
  const child = fork(script, path ? [name, path] : [name]);
  /** The next answer, or an error if the process ends instead. */
  const next = async () => {
    const race = new AbortController();
    const first = (event) => once(child, event, { signal: race.signal });
    const ended = first("exit").then(([code]) => [{ error: `its process ended with ${code}` }]);
    const answered = first("message");
    // The loser of the race is called off, and its rejection is of no interest.
    Promise.allSettled([ended, answered]);
    const [message] = await Promise.race([answered, ended]);
    race.abort();
    if (message.error) throw new Error(`${name}: ${message.error}`);
    return message;
  };
  const { version } = await next().catch((error) => {
    child.kill();
    throw error;
  });
  const ask = (question) => {
    const answer = next();
    child.send(question);
    return answer;
  };
  return {
    name,
    version,
    /** `{stdout, memoryBytes}`: what the program printed, and how large wasm's memory is after it. */
    run: (source) => ask({ source }),
    /** `[[function, share of the time], ...]`, the busiest first. */
    profile: async (source) => (await ask({ source, profiled: true })).functions,
    stop: () => child.kill(),
  };
}
