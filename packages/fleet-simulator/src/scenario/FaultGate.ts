import { IncomingMessage, ServerResponse } from 'node:http';

const garbage: FaultAnswer = {
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '<!doctype html><html><head><title>Sign in</title></head><body><h1>Welcome to the company proxy</h1></body></html>\n',
};

/** What is wrong with a target. */
export type Fault =
  | 'none'
  | 'down'
  | 'hang'
  | 'unauthorized'
  | 'forbidden'
  | 'garbage';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;
type FaultAnswer = {
  status: number;
  headers: Record<string, string>;
  body: string;
};

/** Stands in front of a target's handler and lets a person break it, without the handler knowing. */
export class FaultGate {
  /** Requests that were accepted since the start; a stream is one. */
  requests = 0;
  private current: Fault = 'none';
  private delayMs = 0;
  private readonly open = new Set<ServerResponse>();
  private held: (() => void)[] = [];

  constructor(
    private readonly options: {
      handler: Handler;
      /** What a server of this kind answers while it refuses. */
      refusals: Record<'unauthorized' | 'forbidden', FaultAnswer>;
    },
  ) {}

  get fault(): Fault {
    return this.current;
  }

  get slowBy(): number {
    return this.delayMs;
  }

  /** How many exchanges are in flight, streams among them. */
  get openCount(): number {
    return this.open.size;
  }

  /** Sets what is wrong from now on. A target that stops hanging goes on where it stopped. */
  setFault(fault: Fault) {
    const before = this.current;
    this.current = fault;
    if (fault === 'none') this.delayMs = 0;
    // A hanging process keeps its connections; every other fault shows itself at once.
    if (fault !== 'none' && fault !== 'hang') this.cut();
    if (before === 'hang' && fault !== 'hang') this.release();
  }

  /** Every request waits that long, in milliseconds of real time, before it is looked at. */
  setDelay(milliseconds: number) {
    this.delayMs = milliseconds;
  }

  /** Breaks the connections that are open now. Returns how many. */
  cut(): number {
    const all = [...this.open];
    this.open.clear();
    this.held = [];
    for (const response of all) response.destroy();
    return all.length;
  }

  handle(request: IncomingMessage, response: ServerResponse) {
    if (this.current === 'down') {
      request.socket.destroy();
      return;
    }
    this.requests += 1;
    this.open.add(response);
    response.on('close', () => this.open.delete(response));
    this.makeHoldable(response);
    if (this.delayMs > 0) {
      const timer = setTimeout(
        () => this.pass(request, response),
        this.delayMs,
      );
      response.on('close', () => clearTimeout(timer));
    } else this.pass(request, response);
  }

  private pass(request: IncomingMessage, response: ServerResponse) {
    if (response.destroyed) return;
    switch (this.current) {
      case 'none':
        this.options.handler(request, response);
        return;
      case 'hang':
        this.held.push(() => this.pass(request, response));
        return;
      case 'down':
        response.destroy();
        return;
      case 'garbage':
        this.refuse(request, response, garbage);
        return;
      default:
        this.refuse(request, response, this.options.refusals[this.current]);
    }
  }

  private refuse(
    request: IncomingMessage,
    response: ServerResponse,
    { status, headers, body }: FaultAnswer,
  ) {
    request.resume();
    response.writeHead(status, headers);
    response.end(body);
  }

  private release() {
    const all = this.held;
    this.held = [];
    for (const goOn of all) goOn();
  }

  // Bytes of a hanging target stay in it until it goes on.
  private makeHoldable(response: ServerResponse) {
    const hold = <A extends unknown[], R>(
      send: (...values: A) => R,
      whileHeld: R,
    ) => {
      return (...values: A): R => {
        if (this.current !== 'hang') return send.apply(response, values);
        this.held.push(() => {
          if (!response.destroyed) send.apply(response, values);
        });
        return whileHeld;
      };
    };
    response.write = hold(response.write, true) as typeof response.write;
    response.end = hold(response.end, response) as typeof response.end;
    response.flushHeaders = hold(response.flushHeaders, undefined);
  }
}
