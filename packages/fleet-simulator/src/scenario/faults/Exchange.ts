import {
  IncomingMessage,
  OutgoingHttpHeaders as OutgoingHeaders,
  ServerResponse,
} from 'node:http';
import { AnswerFault } from './AnswerFault';
import { editBody, editEvents } from './editAnswer';
import { FaultAnswer } from './FaultAnswer';
import { isStreamRequest } from './isStreamRequest';
import { resetSocket } from './resetSocket';
import { Flow, ResponseValve } from './ResponseValve';

/** One request with its answer, which a gate can hold, edit or break while the handler writes it. */
export class Exchange {
  readonly isStream: boolean;
  private readonly valve: ResponseValve;
  private lastEvent: Buffer | undefined;
  private isEncoded = false;
  private cutsNextEvent = false;
  private isOver = false;
  private whole: Buffer[] = [];
  private unfinishedLine = '';

  /**
   * @param options.edits - what is wrong with answers right now
   */
  constructor(
    readonly request: IncomingMessage,
    readonly response: ServerResponse,
    private readonly options: { edits: () => AnswerFault | undefined },
  ) {
    this.isStream = isStreamRequest(request.url);
    this.valve = new ResponseValve(response);
    this.install();
  }

  /** Bytes that wait for the target to go on. */
  get heldBytes(): number {
    return this.valve.heldBytes;
  }

  setFlow(flow: Flow) {
    this.valve.setFlow(flow);
  }

  /** Breaks the connection. */
  reset() {
    resetSocket(this.request.socket);
    this.response.destroy();
  }

  /** Ends a stream inside an event, as if all had been said: now, or with the next event when there was none. */
  cutInsideEvent() {
    if (!this.isStream || this.isOver) return;
    if (this.lastEvent === undefined) this.cutsNextEvent = true;
    else this.endInside(this.lastEvent);
  }

  answer({ status, headers, body }: FaultAnswer) {
    this.request.resume();
    this.response.writeHead(status, headers);
    this.isOver = true;
    this.valve.end(Buffer.from(body));
  }

  private install() {
    const { response, valve } = this;
    const toBuffer = (chunk: unknown, encoding: unknown) =>
      typeof chunk === 'string'
        ? Buffer.from(chunk, toEncoding(encoding))
        : Buffer.from(chunk as Uint8Array);
    const { writeHead } = response;
    response.writeHead = ((status: number, headers: OutgoingHeaders = {}) => {
      this.isEncoded = 'content-encoding' in headers;
      // The length of what is edited is another one.
      if (!this.options.edits()?.editBody) {
        return writeHead.call(response, status, headers);
      }
      const { 'content-length': _, ...others } = headers;
      return writeHead.call(response, status, others);
    }) as typeof response.writeHead;
    response.flushHeaders = () => {
      if (!this.isOver) valve.flushHeaders();
    };
    response.write = ((chunk: unknown, ...rest: unknown[]) => {
      const written = this.write(toBuffer(chunk, rest[0]));
      callBack(rest);
      return written;
    }) as typeof response.write;
    response.end = ((...values: unknown[]) => {
      const [chunk, encoding] = values;
      const hasChunk = chunk !== undefined && typeof chunk !== 'function';
      if (!this.isOver) {
        this.end(
          hasChunk && chunk !== null ? toBuffer(chunk, encoding) : undefined,
        );
      }
      callBack(values);
      return response;
    }) as typeof response.end;
  }

  private write(bytes: Buffer): boolean {
    if (this.isOver) return true;
    const edits = this.options.edits();
    if (this.isStream) return this.writeEvents(bytes, edits);
    if (!edits?.editBody && !this.whole.length) return this.valve.write(bytes);
    this.whole.push(bytes);
    return true;
  }

  private end(last?: Buffer) {
    const edit = this.options.edits()?.editBody;
    const bytes = last || this.whole.length ? this.takeWhole(last) : undefined;
    const editable =
      bytes && edit && !this.isStream && !this.isEncoded ? edit : undefined;
    this.valve.end(
      bytes && editable
        ? Buffer.from(editBody(bytes.toString('utf8'), editable))
        : bytes,
    );
  }

  private takeWhole(last?: Buffer): Buffer {
    const all = last ? [...this.whole, last] : this.whole;
    this.whole = [];
    return all.length === 1 ? all[0] : Buffer.concat(all);
  }

  private writeEvents(bytes: Buffer, edits: AnswerFault | undefined): boolean {
    const isEvent = bytes.includes('{');
    if (isEvent && this.cutsNextEvent) {
      this.endInside(bytes);
      return true;
    }
    if (!edits?.editEvent && !this.unfinishedLine) {
      if (isEvent) this.lastEvent = bytes;
      return this.valve.write(bytes);
    }
    const text = this.unfinishedLine + bytes.toString('utf8');
    const end = text.lastIndexOf('\n') + 1;
    this.unfinishedLine = text.slice(end);
    if (!end) return true;
    const lines = text.slice(0, end);
    const edited = Buffer.from(
      edits?.editEvent ? editEvents(lines, edits.editEvent) : lines,
    );
    if (isEvent) this.lastEvent = edited;
    return this.valve.write(edited);
  }

  private endInside(event: Buffer) {
    this.isOver = true;
    const text = event.toString('utf8');
    const start = Math.max(text.indexOf('data: '), 0);
    const line = text.slice(start).split('\n')[0];
    this.valve.end(
      Buffer.from(line.slice(0, Math.max(1, Math.ceil(line.length / 2)))),
    );
  }
}

function toEncoding(encoding: unknown): BufferEncoding | undefined {
  return typeof encoding === 'string' && Buffer.isEncoding(encoding)
    ? encoding
    : undefined;
}

function callBack(values: unknown[]) {
  const last = values[values.length - 1];
  if (typeof last === 'function') last();
}
