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
    retryAfterMs: parseRetryAfter(response.headers.get('retry-after')),
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
    case 410:
      return ['Expired', 'has forgotten the state we were following.'];
    case 429:
      return ['RateLimited', 'asks us to slow down.'];
    default:
      return status >= 300 && status < 400
        ? [
            'InvalidResponse',
            `redirects elsewhere (HTTP ${status}): check the configured url.`,
          ]
        : ['UpstreamError', `answers with an error (HTTP ${status}).`];
  }
}

function explain(codes: string[]): [EngineErrorCode, string] {
  for (const code of codes) {
    if (code === 'ECONNREFUSED' || code === 'EHOSTUNREACH') {
      return ['ConnectionRefused', 'cannot be reached: connection refused.'];
    }
    if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
      return ['HostNotFound', 'cannot be reached: its host name is not known.'];
    }
    if (
      code.startsWith('ERR_TLS_') ||
      code.startsWith('ERR_SSL_') ||
      code.startsWith('CERT_') ||
      code.includes('_CERT') ||
      code.startsWith('UNABLE_TO_')
    ) {
      return [
        'CertificateInvalid',
        'shows a certificate we do not trust: check caData or caFile.',
      ];
    }
    if (
      code === 'ETIMEDOUT' ||
      code === 'TimeoutError' ||
      code.endsWith('_TIMEOUT')
    ) {
      return ['TimedOut', 'did not answer in time.'];
    }
  }
  return ['ConnectionLost', 'closed the connection.'];
}

/** By shape, not by class: what the platform throws may come from another realm, as it does in Jest. */
function selectCodes(error: unknown): string[] {
  const codes: string[] = [];
  let current = error;
  for (let depth = 0; depth < 5 && isObject(current); depth++) {
    const { code, name, errors, cause } = current;
    codes.push(
      ...[code, name].filter(
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

function parseRetryAfter(value: string | null): number | undefined {
  const seconds = value === null ? NaN : Number(value);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}
