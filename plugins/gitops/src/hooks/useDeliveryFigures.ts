import {
  EntityDeliveryFigures,
  EntityName,
} from '@backstage-gitops/plugin-gitops-common';
import { useApi } from '@backstage/core-plugin-api';
import { gitopsApiRef } from '../apis';
import { FollowedRead, useFollowedRead } from './useFollowedRead';

/** They are about weeks: a signal for every change of a state would only make the database work. */
const POLL_MS = 120_000;

/**
 * Follows the delivery figures of an entity. Use it only where they are shown.
 *
 * @param options - `days`: length of the window
 */
export function useDeliveryFigures(
  entity: EntityName,
  options: { days: number },
): FollowedRead<EntityDeliveryFigures> {
  const api = useApi(gitopsApiRef);
  const { kind, namespace, name } = entity;
  const { days } = options;
  return useFollowedRead(
    signal =>
      api.getDeliveryFigures({ kind, namespace, name }, { days, signal }),
    {
      key: JSON.stringify([kind, namespace, name, days]),
      intervalMs: POLL_MS,
      followsSignals: false,
    },
  );
}
