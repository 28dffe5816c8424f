import { randomBytes } from 'node:crypto';

/** Who may use the API: one standing token, one account with a password, and the tokens handed out for it. */
export class SessionTokens {
  private readonly sessions = new Map<string, string>();
  private isExpired = false;

  constructor(
    private readonly options: {
      token: string;
      username: string;
      password: string;
    },
  ) {}

  /** The user behind a request; undefined when it has no valid token. */
  authenticate(headers: {
    authorization?: string;
    cookie?: string;
  }): string | undefined {
    const token =
      /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ??
      /(?:^|;\s*)argocd\.token=([^;]+)/.exec(headers.cookie ?? '')?.[1];
    if (token === undefined) return undefined;
    return token === this.options.token && !this.isExpired
      ? 'backstage'
      : this.sessions.get(token);
  }

  /** A new token for the account; undefined when name or password are wrong. */
  login(username: unknown, password: unknown): string | undefined {
    const { options } = this;
    if (username !== options.username || password !== options.password) {
      return undefined;
    }
    const token = randomBytes(24).toString('base64url');
    this.sessions.set(token, options.username);
    return token;
  }

  /** Makes every token of a login invalid. */
  revokeAll() {
    this.sessions.clear();
  }

  /** Makes every token that was given so far invalid, the standing one too. A new login works. */
  expireAll() {
    this.revokeAll();
    this.isExpired = true;
  }

  /** The standing token is valid again. */
  restoreToken() {
    this.isExpired = false;
  }
}
