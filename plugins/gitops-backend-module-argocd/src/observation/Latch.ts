/** Lets one waiter through each time it was opened since; openings while nobody waits count as one. */
export class Latch {
  private isOpen = false;
  private pass?: () => void;

  open(): void {
    this.isOpen = true;
    this.pass?.();
  }

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
