import { EngineError, EngineErrorCode } from './EngineError';

/**
 * Turns whatever a request to an engine threw into an {@link EngineError} with a sentence a developer
 * understands. Codes are those of Node's `net`, `dns` and `tls` and of undici, searched along `cause`.
 *
 * @param error - what was thrown
 * @param subject - who was asked, at the start of the sentence: `Argo CD hub`, `Flux on azure-aks`
 * @public
 */
export function toEngineError(error: unknown, subject: string): EngineError {
  if (error instanceof EngineError) return error;
  const [code, sentence] = explain(selectCodes(error));
  return new EngineError({
    code,
    message: `${subject} ${sentence}`,
    cause: error,
  });
}

/**
 * Turns an HTTP answer other than 2xx into an {@link EngineError}. The body is not read: upstream
 * texts name addresses, accounts and rules.
 *
 * @param response - status and headers of the answer
 * @param subject - who was asked, at the start of the sentence
 * @public
 */
export function toEngineErrorOfResponse(
  response: { status: number; headers: Headers },
  subject: string,
): EngineError {
  const { status } = response;
  const [code, sentence] = explainStatus(status);
  return new EngineError({
    code,
    status,
    message: `${subject} ${sentence}`,
    retryAfterMs: parseRetryAfter(response.headers),
  });
}

function explainStatus(status: number): [EngineErrorCode, string] {
  switch (status) {
    case 401:
      return [
        'Unauthorized',
        'does not accept our credentials: the token is wrong or expired.',
      ];
    case 403:
      return [
        'Forbidden',
        'does not allow our account to read what we need: see the README of its module for the rights.',
      ];
    case 404:
      return ['NotFound', 'does not know what was asked for.'];
    case 415:
      return [
        'UpstreamError',
        'does not take the format we ask in (HTTP 415): something between it and us may change our headers.',
      ];
    case 410:
      return ['Expired', 'has forgotten the state we were following.'];
    case 429:
      return ['RateLimited', 'asks us to slow down.'];
    default:
      return status >= 300 && status < 400
        ? [
            'InvalidResponse',
            `redirects elsewhere (HTTP ${status}), perhaps to a login page: check the configured url.`,
          ]
        : ['UpstreamError', `answers with an error (HTTP ${status}).`];
  }
}

/** The first that fits; a code is a whole name or, with a star, a part of one. */
const explanations: [EngineErrorCode, sentence: string, codes: string[]][] = [
  [
    'ConnectionRefused',
    'cannot be reached: connection refused.',
    ['ECONNREFUSED', 'EHOSTUNREACH'],
  ],
  [
    'ConnectionRefused',
    'cannot be reached: there is no way to its network.',
    ['ENETUNREACH', 'EHOSTDOWN', 'ENETDOWN'],
  ],
  [
    'HostNotFound',
    'cannot be reached: its host name is not known.',
    ['ENOTFOUND', 'EAI_AGAIN'],
  ],
  [
    'InvalidResponse',
    'does not speak TLS: check whether the configured url should begin with http instead of https.',
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_PACKET_LENGTH_TOO_LONG'],
  ],
  [
    'CertificateInvalid',
    'shows a certificate that has expired, or is not valid yet.',
    ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'],
  ],
  [
    'CertificateInvalid',
    'shows the certificate of another host: check the configured url.',
    ['ERR_TLS_CERT_ALTNAME_INVALID'],
  ],
  [
    'CertificateInvalid',
    'shows a certificate we do not trust: check caData or caFile.',
    ['ERR_TLS_*', 'ERR_SSL_*', 'CERT_*', '*_CERT*', 'UNABLE_TO_*'],
  ],
  [
    'TimedOut',
    'did not answer in time.',
    ['ETIMEDOUT', 'TimeoutError', '*_TIMEOUT'],
  ],
  [
    'InvalidResponse',
    'answers something that is not HTTP: check the configured url.',
    ['HPE_*', 'HTTPParserError', 'UND_ERR_HEADERS_OVERFLOW'],
  ],
];

function explain(codes: string[]): [EngineErrorCode, string] {
  for (const code of codes) {
    const found = explanations.find(([, , patterns]) =>
      patterns.some(pattern => fits(code, pattern)),
    );
    if (found) return [found[0], found[1]];
  }
  return ['ConnectionLost', 'closed the connection.'];
}

function fits(code: string, pattern: string): boolean {
  const part = pattern.replaceAll('*', '');
  if (part === pattern) return code === pattern;
  if (!pattern.startsWith('*')) return code.startsWith(part);
  return pattern.endsWith('*') ? code.includes(part) : code.endsWith(part);
}

/**
 * By shape, not by class: what the platform throws may come from another realm, as it does in Jest, where
 * an error that crosses over may keep its name only in front of its message.
 */
function selectCodes(error: unknown): string[] {
  const codes: string[] = [];
  let current = error;
  for (let depth = 0; depth < 5 && isObject(current); depth++) {
    const { code, name, message, errors, cause } = current;
    const [named] = /^\w+Error(?=: )/.exec(String(message)) ?? [];
    codes.push(
      ...[code, name, named].filter(
        (part): part is string => typeof part === 'string',
      ),
    );
    current = Array.isArray(errors) && errors.length > 0 ? errors[0] : cause;
  }
  return codes;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/**
 * Seconds, or a date. A date is held against the answer's own `Date`, so that a clock that is off does no
 * harm; against ours where there is none.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
function parseRetryAfter(headers: Headers): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1_000;
  // Anything with a number in it parses as some date; one of HTTP begins with a day.
  const until = /^[A-Za-z]{3,9}, /.test(value) ? Date.parse(value) : NaN;
  if (Number.isNaN(until)) return undefined;
  const told = Date.parse(headers.get('date') ?? '');
  return Math.max(0, until - (Number.isNaN(told) ? Date.now() : told));
}
