import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { useApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import { gitopsApiRef } from '../apis';
import { useFollowedRead } from './useFollowedRead';

/** The Deployment that an address names, and why there is none. */
export type AddressedDeployment = {
  deployment?: Deployment;
  /** It is not on the board, and could not be read. */
  failure?: Error;
  /** It is not on the board, and is asked for. */
  reading: boolean;
};

/**
 * The Deployment that an address names: from the board, else asked for by its id, and followed.
 *
 * @param id - undefined: none is named
 * @param items - of the board; undefined while they are not known
 */
export function useAddressedDeployment(
  id: string | undefined,
  items: readonly Deployment[] | undefined,
): AddressedDeployment {
  const api = useApi(gitopsApiRef);
  const listed = items?.find(one => one.id === id);
  const asked = id && items && !listed ? id : undefined;
  const { value, failure } = useFollowedRead<Deployment | undefined>(
    async signal => (asked ? api.getDeployment(asked, { signal }) : undefined),
    { key: asked ?? '', changes: asked ?? '' },
  );
  if (!asked) return { deployment: listed, reading: false };
  // What may not be seen any more is not shown any longer either.
  return failure && (!value || isRefused(failure.error))
    ? { failure: failure.error, reading: false }
    : { deployment: value, reading: !value };
}

function isRefused(error: Error): boolean {
  return (
    error instanceof ResponseError && [403, 404].includes(error.statusCode)
  );
}
