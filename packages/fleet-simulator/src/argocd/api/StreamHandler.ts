import { IncomingMessage, ServerResponse } from 'node:http';
import { ApiContext } from './ApiContext';

/** What answers a call that may go on for long. */
export type StreamHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  options: {
    context: ApiContext;
    query: URLSearchParams;
    /** Path parameters, decoded once. */
    parameters: Record<string, string>;
    /** Whether who asks has a valid token. */
    allowed: boolean;
  },
) => void;
