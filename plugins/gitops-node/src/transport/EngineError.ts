import { EngineProblem } from '@backstage-gitops/plugin-gitops-common';

/**
 * Why an engine could not be read, one word each.
 *
 * @public
 */
export type EngineErrorCode =
  | 'ConnectionRefused'
  | 'ConnectionLost'
  | 'HostNotFound'
  | 'CertificateInvalid'
  | 'TimedOut'
  | 'Unauthorized'
  | 'Forbidden'
  | 'NotFound'
  | 'NotInstalled'
  | 'RateLimited'
  | 'Expired'
  | 'InvalidResponse'
  | 'UpstreamError';

/**
 * A failure of an engine. Its message may be shown to anyone: it holds no address, token or upstream
 * text. The original error is the `cause`, for the log only.
 *
 * @public
 */
export class EngineError extends Error {
  /** Why. */
  readonly code: EngineErrorCode;
  /** HTTP status of the answer, when there was one. */
  readonly status?: number;
  /** Milliseconds the engine asked us to wait. */
  readonly retryAfterMs?: number;

  constructor(options: {
    code: EngineErrorCode;
    message: string;
    status?: number;
    retryAfterMs?: number;
    cause?: unknown;
  }) {
    super(options.message, { cause: options.cause });
    this.name = 'EngineError';
    this.code = options.code;
    this.status = options.status;
    this.retryAfterMs = options.retryAfterMs;
  }

  /** The part that is data. */
  toProblem(): EngineProblem {
    return { code: this.code, message: this.message };
  }
}
