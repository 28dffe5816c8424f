import { Engine } from '@backstage-gitops/plugin-gitops-common';
import { isRefusal } from './deriveRetryDelay';
import { EngineObservationOptions } from './EngineObservationOptions';

const WINDOW_MS = 60_000;
/** An outage and its end are told at once; what follows within the minute is counted. */
const LINES_IN_A_CALM_WINDOW = 2;

type Line = { level: 'info' | 'warn'; sentence: string; reason?: string };

/**
 * Tells the log of an engine's outages: once, with their end, and again when the credentials are refused
 * meanwhile. An engine that comes and goes has one line a minute, with how often it changed.
 */
export class OutageLog {
  readonly #engine: Engine;
  readonly #options: Pick<
    EngineObservationOptions,
    'clock' | 'logger' | 'signal' | 'sleep'
  >;
  #isOut = false;
  #wasRefused = false;
  #windowEnd = 0;
  #linesLeft = 0;
  #kept: { last: Line; count: number } | undefined;

  constructor(
    engine: Engine,
    options: Pick<
      EngineObservationOptions,
      'clock' | 'logger' | 'signal' | 'sleep'
    >,
  ) {
    this.#engine = engine;
    this.#options = options;
  }

  /** @param outage - `detail` is for the log only */
  tellOutage(outage: { code: string; message: string; detail: string }): void {
    const { code, message, detail } = outage;
    const sentence = `${this.#title} cannot be read: ${message} (${detail})`;
    const refused = isRefusal(code);
    if (this.#isOut && (!refused || this.#wasRefused)) {
      this.#options.logger.debug(sentence, this.#toMeta(code));
      return;
    }
    this.#isOut = true;
    this.#wasRefused = refused;
    this.#tell({ level: 'warn', sentence, reason: code });
  }

  tellEnd(): void {
    if (!this.#isOut) return;
    this.#isOut = false;
    this.#wasRefused = false;
    this.#tell({ level: 'info', sentence: `${this.#title} is read again` });
  }

  #tell(line: Line): void {
    const now = this.#options.clock().getTime();
    if (now >= this.#windowEnd && !this.#kept) {
      this.#windowEnd = now + WINDOW_MS;
      this.#linesLeft = LINES_IN_A_CALM_WINDOW;
    }
    if (this.#linesLeft > 0) {
      this.#linesLeft -= 1;
      this.#write(line);
      return;
    }
    const isFirst = !this.#kept;
    this.#kept = { last: line, count: (this.#kept?.count ?? 0) + 1 };
    if (isFirst) this.#tellKeptLater(this.#windowEnd - now);
  }

  #tellKeptLater(ms: number): void {
    const { clock, signal, sleep } = this.#options;
    sleep(ms, signal).then(() => {
      if (signal.aborted || !this.#kept) return;
      const { last, count } = this.#kept;
      this.#kept = undefined;
      this.#windowEnd = clock().getTime() + WINDOW_MS;
      this.#linesLeft = 0;
      this.#write({
        ...last,
        sentence: `${last.sentence}; it came or went ${count} times since it was last told of`,
      });
    });
  }

  #write({ level, sentence, reason }: Line): void {
    this.#options.logger[level](sentence, this.#toMeta(reason));
  }

  #toMeta(reason: string | undefined) {
    const { type, name } = this.#engine;
    return { engineType: type, engineName: name, ...(reason && { reason }) };
  }

  get #title(): string {
    return `Engine ${this.#engine.type} ${this.#engine.name}`;
  }
}
