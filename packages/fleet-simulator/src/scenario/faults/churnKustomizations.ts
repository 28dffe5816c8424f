import { KubernetesSimulator } from '../../kubernetes/KubernetesSimulator';
import { KubernetesObject } from '../../kubernetes/objects/KubernetesObject';
import { kinds } from '../../kubernetes/objects/resourceKinds';
import { toTimestamp } from '../../kubernetes/objects/toTimestamp';

const NAMESPACE = 'flux-system';

/**
 * Changes many Kustomizations in one go: those made for it, suspended so that nothing reconciles them, become ready
 * and not ready by turns, the others are touched. What is missing to the number is made first.
 *
 * @returns what happened, in a sentence.
 */
export function churnKustomizations(
  { store, cluster }: KubernetesSimulator,
  count: number,
): string {
  const kind = kinds.kustomization;
  const now = toTimestamp(new Date());
  const existing = store.list(kind);
  const made = existing.filter(isMade).length;
  const missing = Math.max(0, count - existing.length);
  for (let index = 0; index < missing; index += 1) {
    const number = String(made + index + 1).padStart(5, '0');
    store.write(kind, toMade(`churn-${number}`, { now, isReady: false }));
  }
  const changed = store.list(kind).slice(0, count);
  for (const object of changed) {
    store.write(kind, toChanged(object, now));
  }
  const added = missing
    ? `Added ${missing} Kustomizations, churn-…, suspended, then changed`
    : 'Changed';
  return `${added} ${changed.length} Kustomizations of ${cluster} at once.`;
}

function isMade({ metadata }: KubernetesObject): boolean {
  return /^churn-\d+$/.test(metadata.name);
}

function toChanged(object: KubernetesObject, now: string): KubernetesObject {
  const { metadata } = object;
  if (isMade(object)) {
    const isReady = object.status?.lastAppliedRevision !== undefined;
    return toMade(metadata.name, { now, isReady: !isReady });
  }
  const touches = Number(metadata.labels?.['example.com/touched'] ?? 0) + 1;
  const labels = {
    ...metadata.labels,
    'example.com/touched': String(touches),
  };
  return { ...object, metadata: { ...metadata, labels } };
}

function toMade(
  name: string,
  { now, isReady }: { now: string; isReady: boolean },
): KubernetesObject {
  const revision = 'main@sha1:0000000000000000000000000000000000000000';
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: {
      name,
      namespace: NAMESPACE,
      // Else its controller would write each one once more.
      finalizers: ['finalizers.fluxcd.io'],
    },
    spec: {
      interval: '10m',
      path: './churn',
      prune: true,
      sourceRef: { kind: 'GitRepository', name: 'platform-gitops' },
      suspend: true,
    },
    status: {
      observedGeneration: 1,
      conditions: [
        {
          type: 'Ready',
          status: isReady ? 'True' : 'False',
          reason: isReady ? 'ReconciliationSucceeded' : 'BuildFailed',
          message: isReady
            ? `Applied revision: ${revision}`
            : 'kustomization path not found: stat /tmp/churn: no such file or directory',
          lastTransitionTime: now,
          observedGeneration: 1,
        },
      ],
      ...(isReady ? { lastAppliedRevision: revision } : {}),
      lastAttemptedRevision: revision,
    },
  };
}
