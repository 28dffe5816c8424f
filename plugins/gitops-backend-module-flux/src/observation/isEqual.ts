/** Whether two things would be written as the same JSON: a field that is undefined is none. */
export function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
