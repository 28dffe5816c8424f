import { IncomingMessage } from 'node:http';

/** A whole answer that is given instead of the target's own. */
export type FaultAnswer = {
  status: number;
  headers: Record<string, string>;
  body: string;
};

/** What every server of a kind can refuse with, whatever was asked. */
export type Refusal =
  | 'unauthorized'
  | 'forbidden'
  | 'unsupportedMediaType'
  | 'tooManyRequests'
  | 'serverError';

/** How a server of one kind words its refusals. */
export type RefuseAs = (
  refusal: Refusal,
  request: IncomingMessage,
  options: { retryAfterSeconds?: number },
) => FaultAnswer;

/** The sign-in page of a proxy between us and the target. */
export const garbage: FaultAnswer = {
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '<!doctype html><html><head><title>Sign in</title></head><body><h1>Welcome to the company proxy</h1></body></html>\n',
};
