import {
  EngineError,
  readBoundedText,
  toEngineError,
  toEngineErrorOfResponse,
} from '@backstage-gitops/plugin-gitops-node';
import { z } from 'zod';
import { ArgocdCredentials } from './ArgocdCredentials';
import { parseTokenExpiry } from './parseTokenExpiry';
import { runWithTimeLimit } from './runWithTimeLimit';

const LOGIN_LIMIT_MS = 10_000;
const RENEW_BEFORE_MS = 60_000;
const MAX_BYTES = 1024 * 1024;

const answer = z.object({ token: z.string().min(1) });

type Session = { token: string; obtainedAt: number; expiresAt: number };

/** Username and password, exchanged for a session token that is kept until it expires or is refused. */
export class SessionCredentials implements ArgocdCredentials {
  readonly configKey: string;
  private session?: Promise<Session>;
  private lastToken?: string;

  /**
   * @param options - `url`: base address of Argo CD; `subject`: its name for sentences; `configKey`:
   *   where username and password are configured; `now`: milliseconds since 1970
   */
  constructor(
    private readonly options: {
      url: string;
      username: string;
      password: string;
      subject: string;
      configKey: string;
      fetch: typeof fetch;
      now: () => number;
    },
  ) {
    this.configKey = options.configKey;
  }

  listSecrets(): string[] {
    return [this.options.password, ...[this.lastToken ?? []].flat()];
  }

  async readToken(options: { signal: AbortSignal }): Promise<string> {
    const session = await this.readSession(options);
    const now = this.options.now();
    const isFresh = now - session.obtainedAt < RENEW_BEFORE_MS;
    // A fresh one that seems to expire at once only shows that two clocks differ.
    if (isFresh || session.expiresAt - RENEW_BEFORE_MS > now) {
      return session.token;
    }
    return (await this.renewToken(session.token, options)) ?? session.token;
  }

  async renewToken(
    refused: string,
    options: { signal: AbortSignal },
  ): Promise<string | undefined> {
    const asked = this.session;
    const known = await this.readSession(options);
    if (known.token !== refused) return known.token;
    // Of several that were refused together, the first logs in for all.
    if (this.session === asked) this.session = undefined;
    return (await this.readSession(options)).token;
  }

  /** One login for all who wait; a failed one is forgotten. */
  private readSession(options: { signal: AbortSignal }): Promise<Session> {
    if (!this.session) {
      const session = this.login();
      this.session = session;
      session.catch(() => {
        if (this.session === session) this.session = undefined;
      });
    }
    const { session } = this;
    return runWithTimeLimit(() => session, {
      ...options,
      limitMs: 2 * LOGIN_LIMIT_MS,
    });
  }

  private async login(): Promise<Session> {
    const { url, username, password, subject } = this.options;
    try {
      return await runWithTimeLimit(
        async signal => {
          const response = await this.options.fetch(`${url}/api/v1/session`, {
            method: 'POST',
            // Argo CD refuses this header with a charset in it (415).
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ username, password }),
            signal,
          });
          const body = await readBoundedText(response, {
            maxBytes: MAX_BYTES,
            subject,
          });
          if (!response.ok) throw this.toError(response);
          const { token } = answer.parse(JSON.parse(body));
          this.lastToken = token;
          return {
            token,
            obtainedAt: this.options.now(),
            expiresAt: parseTokenExpiry(token) ?? Infinity,
          };
        },
        { signal: new AbortController().signal, limitMs: LOGIN_LIMIT_MS },
      );
    } catch (error) {
      if (error instanceof SyntaxError || error instanceof z.ZodError) {
        throw new EngineError({
          code: 'InvalidResponse',
          message: `${subject} answers our login with something else than a token: check the configured url.`,
          cause: error,
        });
      }
      throw toEngineError(error, subject);
    }
  }

  private toError(response: Response): EngineError {
    const { subject, configKey } = this.options;
    return response.status === 401
      ? new EngineError({
          code: 'Unauthorized',
          status: 401,
          message: `${subject} does not accept our username and password: check ${configKey}.`,
        })
      : toEngineErrorOfResponse(response, subject);
  }
}
