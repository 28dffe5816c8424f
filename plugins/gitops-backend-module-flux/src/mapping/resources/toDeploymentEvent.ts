import { DeploymentEvent } from '@backstage-gitops/plugin-gitops-common';
import { LiveEvent } from '../../client/wire';
import { toReadableMessage } from '../toReadableMessage';
import { toGroup } from './toGroup';

/** Maps an Event. Pure. */
export function toDeploymentEvent(event: LiveEvent): DeploymentEvent {
  const { metadata, involvedObject, series } = event;
  const { apiVersion, kind, namespace, name } = involvedObject;
  const firstAt =
    event.firstTimestamp ?? event.eventTime ?? metadata.creationTimestamp;
  const lastAt = toEventTime(event);
  const source = event.source?.component || event.reportingComponent;
  return {
    id: metadata.uid ?? `${metadata.namespace}/${metadata.name}`,
    type: event.type === 'Warning' ? 'Warning' : 'Normal',
    reason: event.reason,
    message: toReadableMessage(event.message),
    count: series?.count ?? event.count ?? 1,
    ...(firstAt && { firstAt }),
    ...(lastAt && { lastAt }),
    about: {
      group: toGroup({ apiVersion }),
      version: apiVersion.split('/').at(-1),
      kind,
      ...(namespace && { namespace }),
      name,
    },
    ...(source && { source }),
  };
}

/** When it was seen last. */
export function toEventTime(event: LiveEvent): string | undefined {
  return (
    event.series?.lastObservedTime ??
    event.lastTimestamp ??
    event.eventTime ??
    event.firstTimestamp ??
    event.metadata.creationTimestamp
  );
}
