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

/** What to ask for. */
export type ArgocdRequest = {
  /** Path segments below `/api/v1/`, not encoded. */
  path: readonly string[];
  /** Where the path begins instead. */
  root?: 'api/';
  query?: Record<string, string | readonly string[] | undefined>;
  /** A write; a read without. Argo CD refuses a write whose content type is not exactly that of JSON. */
  method?: 'POST' | 'PATCH' | 'DELETE';
  /** Of a write, sent as JSON. */
  body?: Record<string, unknown>;
  signal: AbortSignal;
};

const STREAM_TYPE = 'text/event-stream';

/** What Argo CD answered, whatever it was. */
export type ArgocdAnswer = {
  status: number;
  headers: Headers;
  isJson: boolean;
  /** As it came: it may name addresses, accounts and rules. */
  text: string;
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
        return this.readText(response);
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
   * Reads whatever is answered, also a refusal: for those who have to know what exactly it says.
   *
   * @param request - what to ask for, with `limitMs`: milliseconds the whole answer may take; `maxBytes`:
   *   the largest one; `isOurs`: whether a 401 with this text is about our credentials, else they are not
   *   renewed
   */
  async readAnswer(
    request: ArgocdRequest & {
      limitMs: number;
      maxBytes: number;
      isOurs?(text: string): boolean;
    },
  ): Promise<ArgocdAnswer> {
    const { maxBytes, isOurs = () => true } = request;
    const read = async (signal: AbortSignal, token: string) => {
      const response = await this.ask({ ...request, signal }, { token });
      const text = await this.readText(response, maxBytes);
      const isJson = isOfType(response, 'application/json');
      const { status, headers } = response;
      return { status, headers, isJson, text };
    };
    return this.attempt(request.signal, () =>
      runWithTimeLimit(async signal => {
        const { credentials } = this.options;
        const token = await credentials.readToken({ signal });
        const answer = await read(signal, token);
        if (answer.status !== 401 || !isOurs(answer.text)) return answer;
        const renewed = await credentials.renewToken(token, { signal });
        return renewed === undefined ? answer : read(signal, renewed);
      }, request),
    );
  }

  /**
   * Opens a stream. No time limit: Argo CD sends nothing, not even a status, before the first event.
   *
   * @param request - what to follow; `type`: server-sent events unless told otherwise, else a JSON object
   *   a line
   */
  async openStream(
    request: ArgocdRequest & { type?: 'application/json' },
  ): Promise<ReadableStream<Uint8Array>> {
    const { type = STREAM_TYPE } = request;
    return this.attempt(request.signal, async () => {
      const response = await this.send(request, type);
      this.expectType(response, type);
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
    const token = await credentials.readToken({ signal });
    let response = await this.ask(request, { token, accept });
    if (response.status === 401) {
      const renewed = await credentials.renewToken(token, { signal });
      if (renewed !== undefined) {
        response.body?.cancel().catch(() => {});
        response = await this.ask(request, { token: renewed, accept });
      }
    }
    if (response.ok) return response;
    throw this.toError(response, {
      isJson: isOfType(response, 'application/json'),
      text: await this.readText(response),
    });
  }

  private ask(
    request: ArgocdRequest,
    options: { token: string; accept?: string },
  ): Promise<Response> {
    const { token, accept = 'application/json' } = options;
    const { method, body, signal } = request;
    return this.options.fetch(this.toUrl(request), {
      method,
      headers: {
        accept,
        authorization: `Bearer ${token}`,
        ...(method && { 'content-type': 'application/json' }),
      },
      body: body && JSON.stringify(body),
      signal,
    });
  }

  private readText(response: Response, maxBytes = MAX_BYTES): Promise<string> {
    return readBoundedText(response, { maxBytes, subject: this.subject });
  }

  private toUrl(request: ArgocdRequest): string {
    const { path, query = {} } = request;
    const root = request.root ?? 'api/v1/';
    const url = new URL(
      `${this.options.url}/${root}${path.map(encodeURIComponent).join('/')}`,
    );
    for (const [key, value] of Object.entries(query)) {
      for (const each of [value ?? []].flat()) {
        url.searchParams.append(key, each);
      }
    }
    return url.toString();
  }

  /** What Argo CD wrote is kept as the cause, for the log: it names addresses, accounts and rules. */
  toError(
    response: Pick<Response, 'status' | 'headers'>,
    { isJson, text }: Pick<ArgocdAnswer, 'isJson' | 'text'>,
  ): EngineError {
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
      cause: new Error(text.slice(0, MAX_CAUSE_LENGTH)),
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

  /** What no answer may hold that is shown to anyone: our secrets, and where Argo CD's API is. */
  listConfidential(): { secrets: string[]; host: string } {
    const { credentials, url } = this.options;
    return { secrets: credentials.listSecrets(), host: new URL(url).host };
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
