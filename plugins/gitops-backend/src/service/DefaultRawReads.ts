import { LoggerService } from '@backstage/backend-plugin-api';
import { Engine } from '@backstage-gitops/plugin-gitops-common';
import {
  EngineError,
  GitopsEngine,
  RawRead,
  toEngineError,
  toEngineErrorOfResponse,
} from '@backstage-gitops/plugin-gitops-node';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import { RawReadError } from './RawReadError';
import { RawReads } from './RawReads';
import { toRawReadError } from './toRawReadError';

const TIMEOUT_MS = 20_000;
const LARGEST_BODY = 10 * 1024 * 1024;
/** A page of somebody's making must not keep an engine busy that observes for everyone. */
const MOST_AT_ONCE = 8;

/** Hands raw reads to the engines, a few at once and each within a time limit. */
export class DefaultRawReads implements RawReads {
  readonly #engines: readonly GitopsEngine[];
  readonly #logger: Pick<LoggerService, 'warn'>;
  readonly #timeoutMs: number;
  readonly #running = new Map<GitopsEngine, number>();

  constructor(
    engines: readonly GitopsEngine[],
    options: { logger: Pick<LoggerService, 'warn'>; timeoutMs?: number },
  ) {
    this.#engines = engines;
    this.#logger = options.logger;
    this.#timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
  }

  async read(
    { type, name }: Engine,
    request: RawRead,
    options: { signal: AbortSignal },
  ): Promise<string> {
    const engine = this.#engines.find(
      each => each.type === type && each.name === name,
    );
    if (!engine?.readRaw) {
      throw new NotFoundError(
        `There is no engine ${type} ${name} that can be read through the proxy`,
      );
    }
    const running = this.#running.get(engine) ?? 0;
    if (running >= MOST_AT_ONCE) {
      throw new RawReadError(
        `Engine ${type} ${name} is asked ${MOST_AT_ONCE} things at once already`,
        { statusCode: 429, retryAfterSeconds: 1 },
      );
    }
    this.#running.set(engine, running + 1);
    try {
      return await this.#readFrom(engine, request, options.signal);
    } catch (error) {
      throw this.#toPublicError(engine, error);
    } finally {
      this.#running.set(engine, (this.#running.get(engine) ?? 1) - 1);
    }
  }

  async #readFrom(
    engine: GitopsEngine,
    request: RawRead,
    left: AbortSignal,
  ): Promise<string> {
    const signal = AbortSignal.any([
      left,
      AbortSignal.timeout(this.#timeoutMs),
    ]);
    const subject = toSubject(engine);
    const answer = await unlessAborted(
      engine.readRaw!(request, { signal }),
      signal,
    );
    if (answer.status < 200 || answer.status > 299) {
      const { status } = answer;
      throw toEngineErrorOfResponse(
        { status, headers: new Headers() },
        subject,
      );
    }
    if (Buffer.byteLength(answer.body) > LARGEST_BODY) {
      throw new EngineError({
        code: 'InvalidResponse',
        message: `${subject} answers with more than ${
          LARGEST_BODY / 1024 / 1024
        } MiB: ask for less at once.`,
      });
    }
    if (!isJson(answer.body)) {
      throw new EngineError({
        code: 'InvalidResponse',
        message: `${subject} answers with something that is no JSON.`,
      });
    }
    return answer.body;
  }

  #toPublicError(engine: GitopsEngine, error: unknown): Error {
    const { name, message } = error instanceof Error ? error : new Error();
    // Anew, without a cause: the error handler shows every field.
    if (name === 'NotAllowedError') return new NotAllowedError(message);
    if (name === 'InputError') return new InputError(message);
    const failure = toEngineError(error, toSubject(engine));
    const isExpected = ['EngineError', 'TimeoutError', 'AbortError'];
    if (!isExpected.includes(name)) {
      const { type, name: engineName } = engine;
      this.#logger.warn(`A raw read of ${toSubject(engine)} threw ${error}`, {
        engineType: type,
        engineName,
      });
    }
    return toRawReadError(failure);
  }
}

function toSubject({ type, name }: Engine): string {
  return `Engine ${type} ${name}`;
}

/** An engine that does not listen to its signal must not hold up the answer. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    work
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', abort));
  });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
