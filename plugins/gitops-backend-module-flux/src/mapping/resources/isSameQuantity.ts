const QUANTITY = /^([+-]?\d+(?:\.\d+)?)(m|k|Ki|M|Mi|G|Gi|T|Ti|P|Pi|E|Ei)?$/;
const factors: Readonly<Record<string, number>> = {
  m: 1e-3,
  k: 1e3,
  Ki: 2 ** 10,
  M: 1e6,
  Mi: 2 ** 20,
  G: 1e9,
  Gi: 2 ** 30,
  T: 1e12,
  Ti: 2 ** 40,
  P: 1e15,
  Pi: 2 ** 50,
  E: 1e18,
  Ei: 2 ** 60,
};

/**
 * Whether two values are one quantity in other words, as the API server rewrites `1000m` to `1`. A number
 * and the text of it are the same only when one of them has a unit.
 */
export function isSameQuantity(a: unknown, b: unknown): boolean {
  const [first, second] = [a, b].map(toQuantity);
  return (
    first !== undefined &&
    second !== undefined &&
    (first.hasUnit || second.hasUnit) &&
    first.value === second.value
  );
}

function toQuantity(
  value: unknown,
): { value: number; hasUnit: boolean } | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const parts = QUANTITY.exec(String(value));
  if (!parts) return undefined;
  const [, number, unit] = parts;
  return {
    value: Number(
      (Number(number) * (unit ? factors[unit] : 1)).toPrecision(15),
    ),
    hasUnit: unit !== undefined,
  };
}
