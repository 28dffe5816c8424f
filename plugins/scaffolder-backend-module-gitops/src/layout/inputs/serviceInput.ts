import { z } from 'zod/v3';
import { fields, freeText } from './fields';

const analysis = z
  .object({
    prometheus: fields.host.describe('Address of Prometheus in the cluster'),
    query: freeText(2000)
      .optional()
      .describe('PromQL for the share of good requests, 0 to 1'),
    successRate: z
      .number()
      .min(0)
      .max(1)
      .default(0.95)
      .describe('Share of good requests below which the canary is taken back'),
    interval: fields.duration.default('1m'),
    count: z.number().int().min(1).max(1000).default(5),
    failureLimit: z.number().int().min(0).max(1000).default(1),
  })
  .strict();

const rollout = z
  .object({
    steps: z
      .array(
        z
          .object({
            weight: z.number().int().min(0).max(100),
            pause: fields.duration
              .optional()
              .describe(
                'How long it stays there; until a person goes on when absent',
              ),
          })
          .strict(),
      )
      .min(1)
      .max(20)
      .default([
        { weight: 20, pause: '2m' },
        { weight: 50, pause: '2m' },
      ]),
    analysis: analysis.optional(),
  })
  .strict();

/** What `gitops:service:create` takes. */
export const serviceInput = z
  .object({
    name: fields.service,
    description: freeText(200)
      .refine(text => !/[\r\n]/.test(text), 'has to be one line')
      .optional()
      .describe('One line: what the service does'),
    owner: fields.entityRef
      .optional()
      .describe('Owner, for the catalog entity: group:default/payments'),
    system: fields.entityRef
      .optional()
      .describe('System, for the catalog entity'),
    entityRef: fields.entityRef
      .optional()
      .describe('Its catalog entity; component:default/<name> when absent'),
    packaging: z
      .enum(['chart', 'kustomize'])
      .default('chart')
      .describe('A Helm chart, or a kustomize base with overlays'),
    engine: z
      .enum(['argocd', 'flux'])
      .optional()
      .describe(
        'When given, every chosen cluster has to be delivered by it; each cluster has its own engine else',
      ),
    namespace: fields.namespace
      .optional()
      .describe(
        'Namespace on every cluster; the name of the service when absent',
      ),
    clusters: z
      .array(fields.cluster)
      .min(1, 'Choose at least one cluster')
      .max(500)
      .describe('Clusters it runs on'),
    image: fields.image,
    version: fields.version,
    versions: z
      .record(fields.cluster, fields.version)
      .optional()
      .describe('Other versions for some of the clusters'),
    port: fields.port.default(8080).describe('Port the container listens on'),
    replicas: fields.replicas.default(1).describe('Copies on a cluster'),
    environmentReplicas: z
      .record(fields.environment, fields.replicas)
      .optional()
      .describe('Copies on each cluster of an environment'),
    env: z
      .record(fields.envName, freeText(4000))
      .optional()
      .describe('Environment variables, the same everywhere; nothing secret'),
    waves: z
      .array(z.array(fields.cluster).min(1))
      .min(1)
      .max(20)
      .optional()
      .describe(
        'Groups of Argo CD clusters that follow one another. Waves switch self-heal off: a change by hand on a cluster then stays',
      ),
    rollout: rollout
      .optional()
      .describe('A canary inside each cluster, by Argo Rollouts'),
    catalogInfo: z
      .boolean()
      .default(false)
      .describe('Also write apps/<name>/catalog-info.yaml'),
  })
  .strict();

/** What `gitops:service:create` takes, parsed. */
export type ServiceInput = z.output<typeof serviceInput>;
