import { ArgocdHub } from '../ArgocdHub';
import { SessionTokens } from './SessionTokens';

/** What the routes answer from. */
export type ApiContext = {
  hub: ArgocdHub;
  sessions: SessionTokens;
  /** Pause between two keepalives of an SSE stream, in milliseconds of real time. */
  keepaliveMs: number;
  /** What one message may hold; 200 MiB by default. */
  messageLimitBytes?: number;
};

/** One request as the routes see it. */
export type ApiRequest = {
  method: string;
  /** Path parameters, decoded once. */
  parameters: Record<string, string>;
  query: URLSearchParams;
  /** The parsed JSON body; an empty object without one. */
  body: Record<string, unknown>;
  /** Who asks; undefined without a valid token. */
  username: string | undefined;
};
