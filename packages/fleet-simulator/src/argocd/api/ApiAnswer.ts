import { Json } from '../../Json';

/** An answer of the Argo CD API: JSON, or plain text where the gateway itself answers. */
export type ApiAnswer =
  | { status: number; json: unknown }
  | { status: number; text: string };

const GRPC_CODES = {
  400: 3,
  401: 16,
  403: 7,
  404: 5,
  429: 8,
  500: 2,
} as const;

/** A good answer. */
export function ok(json: Json | object): ApiAnswer {
  return { status: 200, json };
}

/** A failed call as the gateway words it. `code` where it is not the usual one for the status. */
export function failure(
  status: keyof typeof GRPC_CODES,
  message: string,
  options: { code?: number } = {},
): ApiAnswer {
  const code = options.code ?? GRPC_CODES[status];
  return { status, json: { error: message, code, message } };
}

/** What no route takes. */
export const notFound: ApiAnswer = { status: 404, text: 'Not Found\n' };

/** Missing or wrong token. */
export const unauthenticated = failure(401, 'no session information');

/** What Argo CD says when something may be missing or forbidden and it will not tell which. */
export const denied = failure(403, 'permission denied');
