/** Shorter ones are how things are gathered, not how long somebody waits. */
const SHORTEST_MS = 1_000;
/** From here to there are the limits of time for an answer, and for the silence of a stream. */
const LIMITS_MS = { from: 9_000, to: 46_000 };
/** A machine that is busy answers late as well: limits pass no more than so many times faster. */
const LIMIT_SPEED = 3;

/**
 * Lets pauses of a second and more pass so many times faster, and limits of time three times, in everything this
 * test runs: the modules as an adopter installs them, and the fleet. Clocks and sockets go on as ever.
 *
 * @returns how to end it
 */
export function hastenTime(speed: number): () => void {
  const { setTimeout: timeout, setInterval: interval } = globalThis;
  const toMs = (ms: number) => {
    if (ms < SHORTEST_MS) return ms;
    const isLimit = ms >= LIMITS_MS.from && ms <= LIMITS_MS.to;
    return ms / (isLimit ? LIMIT_SPEED : speed);
  };
  const hasten = (start: typeof timeout) =>
    Object.assign(
      (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) =>
        start(run, toMs(ms), ...args),
      start,
    ) as typeof timeout;
  globalThis.setTimeout = hasten(timeout);
  globalThis.setInterval = hasten(
    interval as typeof timeout,
  ) as typeof interval;
  return () => {
    globalThis.setTimeout = timeout;
    globalThis.setInterval = interval;
  };
}
