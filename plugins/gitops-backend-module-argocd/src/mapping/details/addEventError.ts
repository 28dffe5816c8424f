import { ResourceNode } from '@backstage-gitops/plugin-gitops-common';
import { ArgocdEvent } from '../../client/readResourceEvents';
import { toSafeText } from '../toSafeText';
import { selectEventTime } from './selectEventTime';

/** An ExternalSecret that is not synced, with the reason that its newest warning gives. */
export function addEventError(
  node: ResourceNode,
  events: readonly ArgocdEvent[],
): ResourceNode {
  if (node.specifics?.type !== 'externalSecret' || node.specifics.synced) {
    return node;
  }
  const [newest] = events
    .filter(({ type, message }) => type === 'Warning' && message)
    .sort((left, right) =>
      (selectEventTime(right) ?? '').localeCompare(selectEventTime(left) ?? ''),
    );
  return newest?.message
    ? {
        ...node,
        specifics: { ...node.specifics, error: toSafeText(newest.message) },
      }
    : node;
}
