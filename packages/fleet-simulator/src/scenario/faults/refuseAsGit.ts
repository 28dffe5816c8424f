import { RefuseAs } from './FaultAnswer';

const refusals = {
  unauthorized: [401, 'Credentials are needed.\n'],
  forbidden: [403, 'You may not read this repository.\n'],
  unsupportedMediaType: [415, 'Unsupported Media Type\n'],
  tooManyRequests: [429, 'Too many requests. Try again later.\n'],
  serverError: [500, 'Internal Server Error\n'],
} as const;

/** What a Git host answers: plain text. */
export const refuseAsGit: RefuseAs = (refusal, _request, options) => {
  const [status, body] = refusals[refusal];
  const { retryAfterSeconds } = options;
  return {
    status,
    headers: {
      'content-type': 'text/plain',
      ...(refusal === 'unauthorized'
        ? { 'www-authenticate': 'Basic realm="git"' }
        : {}),
      ...(refusal === 'tooManyRequests' && retryAfterSeconds !== undefined
        ? { 'retry-after': String(retryAfterSeconds) }
        : {}),
    },
    body,
  };
};
