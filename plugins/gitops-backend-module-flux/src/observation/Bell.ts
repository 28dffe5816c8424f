/** Lets one loop wait until something happened since it looked last. */
export class Bell {
  #isRung = false;
  #waiting: (() => void) | undefined;

  ring(): void {
    this.#isRung = true;
    this.#waiting?.();
  }

  /** Resolves when it was rung after the previous `wait`, at once if that is so already. */
  async wait(): Promise<void> {
    if (!this.#isRung) {
      await new Promise<void>(resolve => {
        this.#waiting = resolve;
      });
      this.#waiting = undefined;
    }
    this.#isRung = false;
  }
}
