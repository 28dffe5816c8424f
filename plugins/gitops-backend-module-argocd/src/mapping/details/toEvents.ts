import { DeploymentEvent } from '@backstage-gitops/plugin-gitops-common';
import { ArgocdEvent } from '../../client/readResourceEvents';
import { toSafeText } from '../toSafeText';
import { selectEventTime } from './selectEventTime';
import { toResourceRef } from './toResourceRef';

/** Events in our words, newest first; one that was read twice is told once. */
export function toEvents(events: readonly ArgocdEvent[]): DeploymentEvent[] {
  const told = new Map(
    events.map(event => {
      const mapped = toEvent(event);
      return [mapped.id, mapped];
    }),
  );
  return [...told.values()].sort((left, right) =>
    (right.lastAt ?? '').localeCompare(left.lastAt ?? ''),
  );
}

function toEvent(event: ArgocdEvent): DeploymentEvent {
  const { metadata, involvedObject, reason, message, count, series } = event;
  const [version = '', group = ''] = (involvedObject.apiVersion ?? '')
    .split('/')
    .reverse();
  const first =
    event.firstTimestamp ?? event.eventTime ?? metadata.creationTimestamp;
  const last = selectEventTime(event);
  const source = event.source?.component ?? event.reportingComponent;
  const { kind, namespace, name } = involvedObject;
  return {
    id: metadata.uid ?? `${metadata.namespace}/${metadata.name}`,
    type: event.type === 'Warning' ? 'Warning' : 'Normal',
    reason: reason ?? 'Unknown',
    message: toSafeText(message ?? ''),
    count: series?.count ?? count ?? 1,
    ...(first && { firstAt: first }),
    ...(last && { lastAt: last }),
    about: toResourceRef({ group, version, kind, namespace, name }),
    ...(source && { source }),
  };
}
