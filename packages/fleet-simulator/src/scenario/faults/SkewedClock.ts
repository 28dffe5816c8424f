import { SimulatedClock } from '../SimulatedClock';

/** A shared clock as one target reads it: its hands may be off, its pauses are not. */
export class SkewedClock implements SimulatedClock {
  /** How far it is ahead; negative when it is behind. */
  skewMs = 0;

  constructor(private readonly shared: SimulatedClock) {}

  now(): Date {
    return new Date(this.shared.now().getTime() + this.skewMs);
  }

  after(ms: number, run: () => void): () => void {
    return this.shared.after(ms, run);
  }

  stop() {
    this.shared.stop();
  }
}
