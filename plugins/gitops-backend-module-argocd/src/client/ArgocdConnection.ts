import {
  EngineError,
  readBoundedText,
  toEngineError,
  toEngineErrorOfResponse,
} from '@backstage-gitops/plugin-gitops-node';
import { z } from 'zod';
import { ArgocdCredentials } from './ArgocdCredentials';
import { runWithTimeLimit } from './runWithTimeLimit';

/** Argo CD itself sends no more than 200 MiB, and we never ask for so much. */
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_CAUSE_LENGTH = 2_000;

/** Where an Argo CD is and how we speak to it. */
export type ArgocdConnectionOptions = {
  /** Its name in the configuration. */
  name: string;
  /** Base address, with the root path it is served under, without a slash at the end. */
  url: string;
  /** The configuration key of `url`, for errors. */
  urlConfigKey: string;
  credentials: ArgocdCredentials;
  fetch: typeof fetch;
};

/** What to ask for, below `/api/v1/`. */
export type ArgocdRequest = {
  /** Path segments, not encoded. */
  path: readonly string[];
  query?: Record<string, string | readonly string[] | undefined>;
  signal: AbortSignal;
};

/** Requests to one Argo CD: authorised, with a time limit, every failure an EngineError. */
export class ArgocdConnection {
  /** Who answers, at the start of a sentence. */
  readonly subject: string;

  constructor(private readonly options: ArgocdConnectionOptions) {
    this.subject = `Argo CD ${options.name}`;
  }

  /**
   * Reads JSON.
   *
   * @param request - what to ask for, with `limitMs`: milliseconds the whole answer may take
   * @param schema - what of it is used
   */
  async readJson<T extends z.ZodTypeAny>(
    request: ArgocdRequest & { limitMs: number },
    schema: T,
  ): Promise<z.output<T>> {
    const text = await this.attempt(request.signal, () =>
      runWithTimeLimit(async signal => {
        const response = await this.send({ ...request, signal });
        this.expectType(response, 'application/json');
        return readBoundedText(response, {
          maxBytes: MAX_BYTES,
          subject: this.subject,
        });
      }, request),
    );
    try {
      return schema.parse(JSON.parse(text));
    } catch (error) {
      throw this.toInvalid(
        'answers with something we do not understand: check the configured url.',
        error,
      );
    }
  }

  /**
   * Opens a stream of server-sent events. No time limit: Argo CD sends nothing, not even a status,
   * before the first event.
   */
  async openStream(
    request: ArgocdRequest,
  ): Promise<ReadableStream<Uint8Array>> {
    return this.attempt(request.signal, async () => {
      const response = await this.send(request, 'text/event-stream');
      this.expectType(response, 'text/event-stream');
      if (!response.body) throw this.toInvalid('sent an empty stream.');
      return response.body;
    });
  }

  /** Runs something that talks to Argo CD; what it throws becomes an EngineError, an abort stays one. */
  async attempt<T>(signal: AbortSignal, run: () => Promise<T>): Promise<T> {
    try {
      return await run();
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      throw toEngineError(error, this.subject);
    }
  }

  private async send(
    request: ArgocdRequest,
    accept = 'application/json',
  ): Promise<Response> {
    const { credentials } = this.options;
    const { signal } = request;
    const url = this.toUrl(request);
    const ask = (token: string) =>
      this.options.fetch(url, {
        headers: { accept, authorization: `Bearer ${token}` },
        signal,
      });

    const token = await credentials.readToken({ signal });
    let response = await ask(token);
    if (response.status === 401) {
      const renewed = await credentials.renewToken(token, { signal });
      if (renewed !== undefined) {
        response.body?.cancel().catch(() => {});
        response = await ask(renewed);
      }
    }
    if (response.ok) return response;
    const text = await readBoundedText(response, {
      maxBytes: MAX_BYTES,
      subject: this.subject,
    });
    throw this.toError(response, text.slice(0, MAX_CAUSE_LENGTH));
  }

  private toUrl({ path, query = {} }: ArgocdRequest): string {
    const url = new URL(
      `${this.options.url}/api/v1/${path.map(encodeURIComponent).join('/')}`,
    );
    for (const [key, value] of Object.entries(query)) {
      for (const each of [value ?? []].flat()) {
        url.searchParams.append(key, each);
      }
    }
    return url.toString();
  }

  /** What Argo CD wrote is kept as the cause, for the log: it names addresses, accounts and rules. */
  private toError(response: Response, text: string): EngineError {
    const isJson = isOfType(response, 'application/json');
    if (response.status === 401) return this.toUnauthorized();
    if (response.status === 404 && !isJson) {
      return this.toInvalid(
        `has no API at the configured address: check ${this.options.urlConfigKey}.`,
      );
    }
    const error = toEngineErrorOfResponse(response, this.subject);
    return new EngineError({
      code: error.code,
      message: error.message,
      status: error.status,
      retryAfterMs: error.retryAfterMs,
      cause: new Error(text),
    });
  }

  /** Argo CD does not take us for who we say we are. */
  toUnauthorized(): EngineError {
    return new EngineError({
      code: 'Unauthorized',
      status: 401,
      message: `${this.subject} does not accept our credentials, they are wrong or expired: check ${this.options.credentials.configKey}.`,
    });
  }

  private expectType(response: Response, type: string) {
    if (!isOfType(response, type)) {
      response.body?.cancel().catch(() => {});
      throw this.toInvalid(
        `answers with ${
          isOfType(response, 'text/html') ? 'a web page' : 'something else'
        } where its API should be: check ${this.options.urlConfigKey}.`,
      );
    }
  }

  /** An answer that is not Argo CD's. */
  toInvalid(sentence: string, cause?: unknown): EngineError {
    return new EngineError({
      code: 'InvalidResponse',
      message: `${this.subject} ${sentence}`,
      cause,
    });
  }
}

function isOfType(response: Response, type: string): boolean {
  return (
    response.headers.get('content-type')?.split(';')[0].trim().toLowerCase() ===
    type
  );
}
