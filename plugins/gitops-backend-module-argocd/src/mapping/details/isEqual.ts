import { isRecord } from './isRecord';

/** Whether two values parsed from JSON are equal, whatever the order of their keys. */
export function isEqual(left: unknown, right: unknown): boolean {
  if (Array.isArray(left) && Array.isArray(right)) {
    return (
      left.length === right.length &&
      left.every((each, index) => isEqual(each, right[index]))
    );
  }
  if (isRecord(left) && isRecord(right)) {
    const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
    return [...keys].every(key => isEqual(left[key], right[key]));
  }
  return left === right;
}
