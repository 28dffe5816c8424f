import { IncomingMessage } from 'node:http';
import { FaultAnswer, RefuseAs } from './FaultAnswer';
import { isStreamRequest } from './isStreamRequest';

const refusals = {
  unauthorized: [401, 16, 'no session information', 'Unauthorized'],
  forbidden: [403, 7, 'permission denied', 'Forbidden'],
  tooManyRequests: [
    429,
    8,
    'too many requests, try again later',
    'Too Many Requests',
  ],
  serverError: [
    500,
    13,
    'error getting cached app managed resources: dial tcp: connect: connection refused',
    'Internal Server Error',
  ],
} as const;

/** What Argo CD's gateway answers: gRPC codes in JSON, plain text where it did not get that far. */
export const refuseAsArgocd: RefuseAs = (refusal, request, options) => {
  if (refusal === 'unsupportedMediaType') {
    return {
      status: 415,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body: 'Invalid content type\n',
    };
  }
  const [status, code, message, httpStatus] = refusals[refusal];
  const { retryAfterSeconds } = options;
  const headers: Record<string, string> =
    refusal === 'tooManyRequests' && retryAfterSeconds !== undefined
      ? { 'retry-after': String(retryAfterSeconds) }
      : {};
  if (isStreamRequest(request.url)) {
    const error = {
      grpc_code: code,
      http_code: status,
      message,
      http_status: httpStatus,
    };
    return toStreamError(request, { status, headers, error });
  }
  return {
    status,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ error: message, code, message }),
  };
};

function toStreamError(
  request: IncomingMessage,
  options: {
    status: number;
    headers: Record<string, string>;
    error: object;
  },
): FaultAnswer {
  const isSse = request.headers.accept === 'text/event-stream';
  const { searchParams } = new URL(request.url ?? '/', 'http://fleet');
  // `fields` cuts errors down as well.
  const fields = searchParams.get('fields')?.split(',');
  const isCut = fields && !fields.includes('error');
  const json = JSON.stringify(isCut ? {} : { error: options.error });
  return {
    status: options.status,
    headers: {
      ...options.headers,
      'content-type': isSse ? 'text/event-stream' : 'application/json',
    },
    body: isSse ? `data: ${json} \n\n` : `${json}\n`,
  };
}
