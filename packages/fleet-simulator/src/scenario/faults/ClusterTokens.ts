import { randomBytes } from 'node:crypto';
import { IncomingMessage } from 'node:http';
import { AnswerFault } from './AnswerFault';
import { refuseAsKubernetes } from './refuseAsKubernetes';

/** The tokens a cluster takes: the standing one until it expires, and those renewed since. */
export class ClusterTokens {
  private readonly renewed = new Set<string>();

  constructor(private readonly token: string) {}

  /** What a token request gives: a new one. */
  renew(): string {
    const token = randomBytes(24).toString('base64url');
    this.renewed.add(token);
    return token;
  }

  /** Every token that was given so far is worthless; those renewed later are not. */
  expire(): AnswerFault {
    this.renewed.clear();
    return {
      refuse: request =>
        this.isRenewed(request)
          ? undefined
          : refuseAsKubernetes('unauthorized', request, {}),
    };
  }

  /** A request with a renewed token becomes one with the token that the API server knows. */
  exchange(request: IncomingMessage) {
    if (!this.isRenewed(request)) return;
    request.headers.authorization = `Bearer ${this.token}`;
  }

  private isRenewed({ headers }: IncomingMessage): boolean {
    const [, token] = /^Bearer (.+)$/.exec(headers.authorization ?? '') ?? [];
    return token !== undefined && this.renewed.has(token);
  }
}
