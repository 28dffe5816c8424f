import { createHash } from 'node:crypto';
import { KubernetesObject } from '../objects/KubernetesObject';
import { kinds } from '../objects/resourceKinds';
import { toTimestamp } from '../objects/toTimestamp';
import { createStatusWriter, StatusWriter } from './createStatusWriter';
import { extendHistory } from './extendHistory';
import { FluxContext, ObjectKey } from './FluxContext';
import { formatDuration } from './formatDuration';
import {
  KustomizationSpec,
  kustomizationSpec,
  kustomizationStatus,
} from './kustomizationSpec';
import { parseDuration } from './parseDuration';
import { readRequest } from './readRequest';
import { toFirstDeployed } from './toFirstDeployed';

/** The manager that writes a Kustomization's status. */
export const kustomizationManager = 'gotk-kustomize-controller';

/** One reconcile of one Kustomization: what it started from, and how to tell its progress. */
export interface KustomizationRun {
  readonly key: ObjectKey;
  readonly object: KubernetesObject;
  readonly spec: KustomizationSpec;
  readonly status: StatusWriter;
  /** `observedGeneration`, and the request it answers. */
  readonly handled: { observedGeneration: number };
  /** As messages say it: `5m0s`. */
  readonly timeout: string;
  /** `Reconciling` with what happens now, and `Ready` unknown. */
  progress(step: string): void;
  /** Ready=False while trying again, with the last step still told. */
  retry(reason: string, message: string): void;
  /** Time since the reconcile began, as Go prints it. */
  elapsed(): string;
  /** `history` with this reconcile on top. */
  toHistory(
    status: string,
    manifests: { objects: KubernetesObject[]; revision: string },
  ): { history: unknown };
}

/**
 * @param object - the Kustomization as it is when the reconcile begins
 */
export function createKustomizationRun(
  context: FluxContext,
  options: { object: KubernetesObject; key: ObjectKey },
): KustomizationRun {
  const { clock } = context;
  const { object, key } = options;
  const spec = kustomizationSpec.parse(object.spec);
  const generation = object.metadata.generation ?? 1;
  const began = clock.now().getTime();
  const status = createStatusWriter(context, {
    kind: kinds.kustomization,
    key,
    manager: kustomizationManager,
    generation,
  });
  const interval = parseDuration(spec.interval) ?? 600_000;
  const asked = parseDuration(spec.timeout) ?? interval - 30_000;
  let step = '';
  const elapsed = () =>
    formatDuration(clock.now().getTime() - began + 0.173605);
  return {
    key,
    object,
    spec,
    status,
    handled: { observedGeneration: generation, ...readRequest(object) },
    timeout: formatDuration(Math.max(asked, 30_000)),
    progress(next) {
      step = next;
      const set = [
        { type: 'Reconciling', status: 'True' as const, message: step },
        {
          type: 'Ready',
          status: 'Unknown' as const,
          message: 'Reconciliation in progress',
        },
        ...(step.startsWith('Running health checks')
          ? [{ type: 'Healthy', status: 'Unknown' as const, message: step }]
          : []),
      ];
      status.write({
        set: set.map(one => ({ ...one, reason: 'Progressing' })),
      });
    },
    retry(reason, message) {
      status.write({
        set: [
          {
            type: 'Reconciling',
            status: 'True',
            reason: 'ProgressingWithRetry',
            message: step,
          },
          { type: 'Ready', status: 'False', reason, message },
        ],
        fields: readRequest(object),
      });
    },
    elapsed,
    toHistory(outcome, { objects, revision }) {
      const parsed = kustomizationStatus.safeParse(status.current()?.status);
      const known = parsed.success ? parsed.data.history ?? [] : [];
      const hash = createHash('sha256').update(JSON.stringify(objects));
      return {
        history: extendHistory(known, {
          digest: `sha256:${hash.digest('hex')}`,
          status: outcome,
          revision,
          at: toTimestamp(clock.now()),
          ...(known.length === 0 && {
            firstAt: toFirstDeployed(context, object.metadata.name),
          }),
          duration: elapsed(),
        }),
      };
    },
  };
}
