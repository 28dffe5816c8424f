import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';
import { FileDraft } from '../FileDraft';
import { fields } from '../inputs/fields';
import { layoutPaths } from '../platform/layoutPaths';
import { Platform } from '../platform/Platform';
import { readPlatform } from '../platform/readPlatform';
import { selectClusters } from '../platform/selectClusters';
import { retryPolicy } from '../things/retryPolicy';
import { toArgocdAlerts, toFluxAlerts } from '../things/toAlerts';
import { writeFluxPart } from '../things/writeFluxPart';
import { toYaml } from '../yaml/toYaml';
import { LayoutOperation } from './LayoutOperation';

const PART = 'alerts';

const schema = z
  .object({
    argocd: z
      .boolean()
      .default(false)
      .describe('Alerts of Argo CD, on the hub'),
    clusters: z
      .array(fields.cluster)
      .max(500)
      .default([])
      .describe('Clusters with Flux that get alerts'),
    namespace: fields.objectName
      .default('monitoring')
      .describe('Where Prometheus looks for rules'),
    labels: z
      .record(
        z.string().regex(/^[A-Za-z0-9./_-]{1,253}$/),
        z.string().regex(/^[A-Za-z0-9._-]{0,63}$/),
      )
      .default({})
      .describe('Labels by which Prometheus chooses rules'),
    driftAfter: fields.duration.default('5m'),
    failureAfter: fields.duration.default('10m'),
    severity: z.enum(['info', 'warning', 'critical']).default('warning'),
  })
  .strict();

/** What `gitops:alert:create` takes, parsed. */
export type AlertInput = z.output<typeof schema>;

/** Rules of Prometheus for drift and failure, of the hub and of clusters with Flux; each apart from the rest. */
export const createAlerts: LayoutOperation<typeof schema> = {
  schema,
  apply(draft, input) {
    const platform = readPlatform(draft);
    const clusters = selectClusters(platform, input.clusters);
    const other = clusters.find(({ engine }) => engine !== 'flux');
    if (other) {
      throw new InputError(
        `${other.name} is delivered by Argo CD, whose figures are on the hub: set argocd, and leave this cluster out.`,
      );
    }
    if (!input.argocd && clusters.length === 0) {
      throw new InputError('Set argocd, or choose clusters with Flux.');
    }
    if (input.argocd) writeHubAlerts(draft, input, platform);
    for (const { name: cluster } of clusters) {
      draft.write(
        layoutPaths.clusterPart(cluster, PART, 'flux'),
        toFluxAlerts(input, { cluster }),
      );
      writeFluxPart(draft, PART, {
        cluster,
        platform,
        needs: 'the Prometheus Operator',
      });
    }
    if (clusters.length > 0) {
      draft.warn(
        'Alerts of Flux need kube-state-metrics with the resource metrics of the Flux documentation (gotk_resource_info).',
      );
    }
    const names = clusters.map(({ name }) => name);
    const where = [...(input.argocd ? ['the hub'] : []), ...names];
    return {
      title: `Alerts for drift and failure on ${where.join(', ')}`,
      clusters: names,
    };
  },
};

function writeHubAlerts(
  draft: FileDraft,
  input: AlertInput,
  { repoUrl, branch }: Platform,
): void {
  if (!draft.has(layoutPaths.root)) {
    throw new InputError('This platform has no Argo CD: leave argocd out.');
  }
  draft.write(layoutPaths.hubAlerts, toArgocdAlerts(input));
  draft.writeNew(
    layoutPaths.argocdAlerts,
    toYaml(
      {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        metadata: { name: 'alerts', namespace: 'argocd' },
        spec: {
          project: 'platform',
          source: {
            repoURL: repoUrl,
            targetRevision: branch,
            path: 'bootstrap/hub-alerts',
          },
          destination: {
            server: 'https://kubernetes.default.svc',
            namespace: input.namespace,
          },
          syncPolicy: {
            automated: { prune: true, selfHeal: true },
            syncOptions: [
              'CreateNamespace=true',
              'SkipDryRunOnMissingResource=true',
              'ServerSideApply=true',
            ],
            retry: retryPolicy,
          },
        },
      },
      {
        head: 'Needs the Prometheus Operator on the hub; nothing else waits for it',
      },
    ),
  );
}
