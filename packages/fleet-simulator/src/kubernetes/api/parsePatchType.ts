import { StatusError } from './StatusError';

/** How a PATCH is meant. */
export type PatchType = 'merge' | 'apply';

const types: Record<string, PatchType> = {
  'application/merge-patch+json': 'merge',
  'application/apply-patch+yaml': 'apply',
};

/** @throws StatusError 415 for what is neither a merge patch nor a server-side apply */
export function parsePatchType(contentType: string | undefined): PatchType {
  const type = types[(contentType ?? '').split(';')[0].trim()];
  if (type) return type;
  throw new StatusError(
    415,
    'UnsupportedMediaType',
    `the body of the request was in an unknown format - accepted media types include: ${Object.keys(
      types,
    ).join(', ')}`,
  );
}
