/** A value that is derived again when something it depends on is another. */
export class Derived<T> {
  #of: readonly unknown[] = [];
  #value: { derived: T } | undefined;

  /**
   * @param dependsOn - compared one by one, as they are, with those of the last time
   * @param derive - called when one of them is another
   */
  get(dependsOn: readonly unknown[], derive: () => T): T {
    const isSame =
      dependsOn.length === this.#of.length &&
      dependsOn.every((each, index) => Object.is(each, this.#of[index]));
    if (!this.#value || !isSame) {
      this.#value = { derived: derive() };
      this.#of = dependsOn;
    }
    return this.#value.derived;
  }
}
