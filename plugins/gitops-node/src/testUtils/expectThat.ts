/** Throws the complaint unless the condition holds. */
export function expectThat(condition: boolean, complaint: string): void {
  if (!condition) throw new Error(complaint);
}
