const UNITS: Readonly<Record<string, number>> = {
  h: 3600,
  m: 60,
  s: 1,
  ms: 0.001,
};

/** A duration as Flux writes it, `1h30m`, in seconds; undefined when it is none. */
export function parseSeconds(duration: string | undefined): number | undefined {
  if (!duration || !/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(duration)) {
    return undefined;
  }
  return [...duration.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * UNITS[unit],
    0,
  );
}
