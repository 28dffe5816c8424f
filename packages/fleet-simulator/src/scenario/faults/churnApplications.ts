import { ArgocdApplication } from '../../argocd/ArgocdApplication';
import { ArgocdHub } from '../../argocd/ArgocdHub';
import { toNewApplication } from '../../argocd/controller/toNewApplication';
import { toSeconds } from '../../argocd/controller/toSeconds';

const SKIPS = 'argocd.argoproj.io/skip-reconcile';

/**
 * Changes many Applications in one go: those made for it turn OutOfSync and Synced by turns, the others are as after a
 * refresh. What is missing to the number is made first.
 *
 * @returns what happened, in a sentence.
 */
export function churnApplications(hub: ArgocdHub, count: number): string {
  const now = toSeconds(hub.clock.now());
  const existing = hub.store.list();
  const made = existing.filter(isMade).length;
  const missing = Math.max(0, count - existing.length);
  const clusters = [...hub.inventory.clusters.values()];
  const url = hub.repository.url;
  for (let index = 0; index < missing; index += 1) {
    const number = String(made + index + 1).padStart(5, '0');
    const { server } = clusters[index % clusters.length];
    const created = toNewApplication({
      name: `churn-${number}`,
      labels: { 'app.kubernetes.io/name': `churn-${number}` },
      annotations: { [SKIPS]: 'true' },
      spec: {
        project: 'default',
        source: { repoURL: url, path: 'churn', targetRevision: 'main' },
        destination: { server, namespace: 'churn' },
      },
      createdAt: now,
    });
    hub.store.put(toChanged(created, { hub, now }));
  }
  const changed = hub.store.list().slice(0, count);
  for (const application of changed) {
    hub.store.put(toChanged(application, { hub, now }));
  }
  const added = missing
    ? `Added ${missing} Applications, churn-…, that nothing reconciles, then changed`
    : 'Changed';
  return `${added} ${changed.length} Applications of argocd at once.`;
}

function isMade({ metadata }: ArgocdApplication): boolean {
  return metadata.annotations?.[SKIPS] === 'true';
}

function toChanged(
  application: ArgocdApplication,
  { hub, now }: { hub: ArgocdHub; now: string },
): ArgocdApplication {
  const { status, spec } = application;
  if (!isMade(application)) {
    return { ...application, status: { ...status, reconciledAt: now } };
  }
  const isSynced = status.sync.status === 'Synced';
  return {
    ...application,
    status: {
      ...status,
      sync: {
        status: isSynced ? 'OutOfSync' : 'Synced',
        comparedTo: {
          source: spec.source ?? { repoURL: hub.repository.url },
          destination: spec.destination,
        },
        revision: hub.repository.head(),
      },
      health: { status: 'Healthy', lastTransitionTime: now },
      reconciledAt: now,
      summary: { images: ['ghcr.io/org/churn:1.0.0'] },
    },
  };
}
