import { ServerResponse } from 'node:http';

/** What a connection that stands still may keep; one that would keep more is broken when it goes on. */
const HELD_BYTES = 1024 * 1024;

/** The same for one that drips. A single answer may be larger. */
const DRIPPING_BYTES = 64 * 1024 * 1024;

/** How bytes pass: at once, not now, never again, or a few at a time. */
export type Flow =
  | { as: 'open' | 'held' | 'silent' }
  | { as: 'drip'; bytes: number; everyMs: number };

type Step = { bytes: Buffer } | 'headers' | 'end';

/** Lies between a handler and the socket of its answer, and decides when bytes leave. */
export class ResponseValve {
  private flow: Flow = { as: 'open' };
  private pending: Step[] = [];
  private pendingBytes = 0;
  private overflowed = false;
  private timer: NodeJS.Timeout | undefined;
  private readonly own: Pick<ServerResponse, 'write' | 'end' | 'flushHeaders'>;

  constructor(private readonly response: ServerResponse) {
    this.own = {
      write: response.write.bind(response),
      end: response.end.bind(response),
      flushHeaders: response.flushHeaders.bind(response),
    };
    response.on('close', () => this.drop());
  }

  /** Bytes that wait here. */
  get heldBytes(): number {
    return this.pendingBytes;
  }

  /** A connection that went silent stays so. */
  setFlow(flow: Flow) {
    if (this.flow.as === 'silent') return;
    this.flow = flow;
    clearInterval(this.timer);
    this.timer = undefined;
    if (flow.as === 'silent') this.drop();
    if (flow.as === 'open') this.drain();
    if (flow.as === 'drip') this.startDripping(flow);
  }

  flushHeaders() {
    if (this.flow.as === 'open') this.own.flushHeaders();
    else this.keep('headers');
  }

  /** False when the caller should wait for `drain`. */
  write(bytes: Buffer): boolean {
    if (this.flow.as === 'open') return this.own.write(bytes);
    this.keep({ bytes });
    return this.flow.as !== 'drip';
  }

  end(bytes?: Buffer) {
    if (this.flow.as !== 'open') {
      if (bytes) this.keep({ bytes });
      this.keep('end');
    } else if (bytes) this.own.end(bytes);
    else this.own.end();
  }

  private keep(step: Step) {
    if (this.flow.as === 'silent' || this.overflowed) return;
    this.pending.push(step);
    if (typeof step === 'string') return;
    this.pendingBytes += step.bytes.length;
    const limit = this.flow.as === 'drip' ? DRIPPING_BYTES : HELD_BYTES;
    if (this.pendingBytes <= limit || this.pending.length === 1) return;
    this.drop();
    this.overflowed = true;
    // What was lost cannot be told later, and nobody is left to say so while it hangs.
    if (this.flow.as === 'drip') this.response.destroy();
  }

  private drop() {
    clearInterval(this.timer);
    this.pending = [];
    this.pendingBytes = 0;
  }

  private drain() {
    if (this.overflowed) {
      this.response.destroy();
      return;
    }
    const steps = this.pending;
    this.drop();
    for (const step of steps) {
      if (this.response.destroyed) return;
      if (step === 'headers') this.own.flushHeaders();
      else if (step === 'end') this.own.end();
      else this.own.write(step.bytes);
    }
    this.response.emit('drain');
  }

  private startDripping({ bytes, everyMs }: Extract<Flow, { as: 'drip' }>) {
    this.timer = setInterval(() => this.drip(bytes), everyMs);
    this.timer.unref();
  }

  private drip(count: number) {
    const [first] = this.pending;
    if (first === undefined) return;
    if (first === 'headers') this.own.flushHeaders();
    else if (first === 'end') this.own.end();
    else {
      this.own.write(first.bytes.subarray(0, count));
      this.pendingBytes -= Math.min(count, first.bytes.length);
      first.bytes = first.bytes.subarray(count);
      if (first.bytes.length) return;
    }
    this.pending.shift();
    if (!this.pending.length) this.response.emit('drain');
  }
}
