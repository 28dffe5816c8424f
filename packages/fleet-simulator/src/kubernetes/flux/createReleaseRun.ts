import { z } from 'zod/v3';
import { KubernetesObject } from '../objects/KubernetesObject';
import { kinds } from '../objects/resourceKinds';
import { createStatusWriter, StatusWriter } from './createStatusWriter';
import { FluxContext, ObjectKey } from './FluxContext';
import { formatDuration } from './formatDuration';
import {
  HelmReleaseSpec,
  helmReleaseSpec,
  helmReleaseStatus,
} from './helmReleaseSpec';
import { parseDuration } from './parseDuration';
import { readRequest } from './readRequest';

/** The manager that writes everything about a HelmRelease. */
export const helmManager = 'helm-controller';

/** One reconcile of one HelmRelease: what it started from, and how to tell its progress. */
export interface ReleaseRun {
  readonly key: ObjectKey;
  readonly object: KubernetesObject;
  readonly spec: HelmReleaseSpec;
  readonly generation: number;
  readonly status: StatusWriter;
  readonly handled: { observedGeneration: number };
  readonly releaseName: string;
  readonly targetNamespace: string;
  readonly storageNamespace: string;
  /** Key in the release storage. */
  readonly release: string;
  /** As messages say it: `5m0s`. */
  readonly timeout: string;
  /** The status as it is now. */
  readStatus(): z.infer<typeof helmReleaseStatus>;
  /** Reconciling and Ready both tell that an action runs. */
  start(action: 'install' | 'upgrade'): void;
  /** Records an Event, with the chart version and values it is about once there is an attempt. */
  tell(type: 'Normal' | 'Warning', reason: string, message: string): void;
}

/**
 * @param object - the HelmRelease as it is when the reconcile begins
 */
export function createReleaseRun(
  context: FluxContext,
  options: { object: KubernetesObject; key: ObjectKey },
): ReleaseRun {
  const { object, key } = options;
  const spec = helmReleaseSpec.parse(object.spec);
  const generation = object.metadata.generation ?? 1;
  const status = createStatusWriter(context, {
    kind: kinds.helmRelease,
    key,
    manager: helmManager,
    generation,
  });
  const targetNamespace = spec.targetNamespace ?? key.namespace;
  const storageNamespace = spec.storageNamespace ?? key.namespace;
  const releaseName =
    spec.releaseName ??
    (spec.targetNamespace ? `${targetNamespace}-${key.name}` : key.name);
  const timeout = formatDuration(parseDuration(spec.timeout) ?? 300_000);
  return {
    key,
    object,
    spec,
    generation,
    status,
    handled: { observedGeneration: generation, ...readRequest(object) },
    releaseName,
    targetNamespace,
    storageNamespace,
    release: `${storageNamespace}/${releaseName}`,
    timeout,
    readStatus: () => helmReleaseStatus.parse(status.current()?.status ?? {}),
    start(action) {
      const running = {
        reason: 'Progressing',
        message: `Running '${action}' action with timeout of ${timeout}`,
      };
      status.write({
        set: [
          { type: 'Reconciling', status: 'True', ...running },
          { type: 'Ready', status: 'Unknown', ...running },
        ],
        without: ['Stalled', 'Remediated'],
      });
    },
    tell(type, reason, message) {
      const attempted = helmReleaseStatus.parse(status.current()?.status ?? {});
      const { lastAttemptedRevision, lastAttemptedConfigDigest } = attempted;
      const isOutcome = /(Install|Upgrade|Rollback)/.test(reason);
      context.events.record(object, {
        type,
        reason,
        message,
        component: helmManager,
        ...(isOutcome && lastAttemptedRevision && lastAttemptedConfigDigest
          ? {
              annotations: {
                'helm.toolkit.fluxcd.io/revision': lastAttemptedRevision,
                'helm.toolkit.fluxcd.io/token': lastAttemptedConfigDigest,
              },
            }
          : {}),
      });
    },
  };
}
