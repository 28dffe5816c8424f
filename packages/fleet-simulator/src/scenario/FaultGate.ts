import { IncomingMessage, ServerResponse } from 'node:http';
import { AnswerFault } from './faults/AnswerFault';
import { Exchange } from './faults/Exchange';
import { Flow } from './faults/ResponseValve';
import { resetSocket } from './faults/resetSocket';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** How connections of a target fare; `down` breaks each one with its first request. */
export type Connections =
  | { are: 'well' | 'down' | 'hanging' | 'halfOpen' | 'cutMidEvent' }
  | { are: 'dripping'; bytes: number; everyMs: number };

/** Stands in front of a target's handler and lets a person break it, without the handler knowing. */
export class FaultGate {
  /** Requests that were accepted since the start; a stream is one. */
  requests = 0;
  private connections: Connections = { are: 'well' };
  private answers: AnswerFault | undefined;
  private dateShiftMs = 0;
  private delayMs = 0;
  private readonly open = new Set<Exchange>();
  private readonly waiting = new Set<Exchange>();

  constructor(private readonly handler: Handler) {}

  get slowBy(): number {
    return this.delayMs;
  }

  /** How many exchanges are in flight, streams among them. */
  get openCount(): number {
    return this.open.size;
  }

  /** Bytes that wait for the target to go on. */
  get heldBytes(): number {
    let sum = 0;
    for (const exchange of this.open) sum += exchange.heldBytes;
    return sum;
  }

  /** Says how connections fare from now on, open ones too. One that stops hanging goes on where it stopped. */
  setConnections(connections: Connections) {
    this.connections = connections;
    if (connections.are === 'down') this.cut();
    const flow = toFlow(connections);
    for (const exchange of [...this.open]) {
      exchange.setFlow(flow);
      if (connections.are === 'cutMidEvent') exchange.cutInsideEvent();
    }
    if (connections.are === 'hanging' || connections.are === 'halfOpen') return;
    const waiting = [...this.waiting];
    this.waiting.clear();
    for (const exchange of waiting) this.pass(exchange);
  }

  /** Says what is wrong with answers from now on, of open streams too; undefined for nothing. */
  setAnswers(fault: AnswerFault | undefined) {
    this.answers = fault;
  }

  /** How far the `date` of answers is off. */
  setDateShift(milliseconds: number) {
    this.dateShiftMs = milliseconds;
  }

  /** Every request waits that long, in milliseconds of real time, before it is looked at. */
  setDelay(milliseconds: number) {
    this.delayMs = milliseconds;
  }

  /** Breaks the connections that have something in flight. Returns how many. */
  cut(): number {
    const all = [...this.open];
    for (const exchange of all) {
      this.forget(exchange);
      exchange.reset();
    }
    return all.length;
  }

  handle(request: IncomingMessage, response: ServerResponse) {
    if (this.connections.are === 'down') {
      resetSocket(request.socket);
      return;
    }
    this.requests += 1;
    const exchange = this.admit(request, response);
    if (this.delayMs > 0) {
      const timer = setTimeout(() => this.pass(exchange), this.delayMs);
      response.on('close', () => clearTimeout(timer));
    } else this.pass(exchange);
  }

  /** Takes a request over a connection that died half-open, and never answers. */
  swallow(request: IncomingMessage, response: ServerResponse) {
    this.requests += 1;
    this.admit(request, response).setFlow({ as: 'silent' });
  }

  private admit(request: IncomingMessage, response: ServerResponse): Exchange {
    const exchange = new Exchange(request, response, {
      edits: () => this.answers,
    });
    this.open.add(exchange);
    response.on('close', () => this.forget(exchange));
    return exchange;
  }

  private pass(exchange: Exchange) {
    const { request, response } = exchange;
    if (response.destroyed) return;
    const { connections, answers } = this;
    if (connections.are === 'hanging') {
      this.waiting.add(exchange);
      return;
    }
    exchange.setFlow(toFlow(connections));
    if (connections.are === 'down') exchange.reset();
    if (connections.are === 'halfOpen' || connections.are === 'down') return;
    if (connections.are === 'cutMidEvent') exchange.cutInsideEvent();
    if (this.dateShiftMs) {
      const date = new Date(Date.now() + this.dateShiftMs);
      response.setHeader('date', date.toUTCString());
    }
    const refused = answers?.refuse?.(request);
    if (refused) {
      exchange.answer(refused);
      return;
    }
    // What is edited on its way out has to leave in plain text.
    if (answers) request.headers['accept-encoding'] = 'identity';
    this.handler(request, response);
  }

  private forget(exchange: Exchange) {
    this.open.delete(exchange);
    this.waiting.delete(exchange);
  }
}

function toFlow(connections: Connections): Flow {
  switch (connections.are) {
    case 'hanging':
      return { as: 'held' };
    case 'halfOpen':
      return { as: 'silent' };
    case 'dripping':
      return {
        as: 'drip',
        bytes: connections.bytes,
        everyMs: connections.everyMs,
      };
    default:
      return { as: 'open' };
  }
}
