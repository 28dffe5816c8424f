/**
 * Lets one waiting loop through each time it was opened since it looked last. Openings while nobody
 * waits count as one.
 *
 * @public
 */
export class Latch {
  private isOpen = false;
  private pass?: () => void;

  /** Lets the one who waits through, or the next one at once. */
  open(): void {
    this.isOpen = true;
    this.pass?.();
  }

  /** Resolves when it was opened after the previous `wait`, at once if that is so already. */
  async wait(): Promise<void> {
    if (!this.isOpen) {
      await new Promise<void>(resolve => {
        this.pass = resolve;
      });
    }
    this.isOpen = false;
    this.pass = undefined;
  }
}
