/** Whether two values that came as JSON are the same, with their keys in the same order. */
export function isSameJson(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (!isComposed(left) || !isComposed(right)) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const keys = Object.keys(left);
  const others = Object.keys(right);
  return (
    keys.length === others.length &&
    keys.every(
      (key, index) =>
        key === others[index] && isSameJson(left[key], right[key]),
    )
  );
}

function isComposed(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
