import { JsonObject } from '../objects/KubernetesObject';
import { ResourceKind, toQualifiedPlural } from '../objects/ResourceKind';

/** `Status` of kind Failure, as an API server answers every error. */
export class StatusError extends Error {
  readonly name = 'StatusError';

  constructor(
    readonly code: number,
    readonly reason: string,
    message: string,
    readonly details?: JsonObject,
    /** `metadata.continue` of an expired list. */
    readonly continueToken?: string,
  ) {
    super(message);
  }

  /** The body. */
  toStatus(): JsonObject {
    return {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: this.continueToken ? { continue: this.continueToken } : {},
      status: 'Failure',
      message: this.message,
      reason: this.reason,
      ...(this.details ? { details: this.details } : {}),
      code: this.code,
    };
  }
}

/** 404 of a named object. */
export function createNotFound(kind: ResourceKind, name: string): StatusError {
  const { group, plural } = kind;
  return new StatusError(
    404,
    'NotFound',
    `${toQualifiedPlural(kind)} "${name}" not found`,
    { name, ...(group ? { group } : {}), kind: plural },
  );
}

/** 410 in a list or a watch. */
export function createExpired(from: number, oldest: number): StatusError {
  return new StatusError(
    410,
    'Expired',
    `too old resource version: ${from} (${oldest})`,
  );
}
