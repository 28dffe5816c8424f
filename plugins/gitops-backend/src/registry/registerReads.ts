import { parseDeploymentQuery } from '../router/parseDeploymentQuery';
import { RegistryOptions } from './RegistryOptions';

const attributes = { readOnly: true, destructive: false, idempotent: true };
const OF_ID = 'Id of the Deployment, as list-deployments tells it';

/** Registers what reads; with the credentials of whoever asks, so that all see what they see elsewhere. */
export function registerReads(options: RegistryOptions): void {
  const { actionsRegistry, history, live, service } = options;

  actionsRegistry.register({
    name: 'list-deployments',
    title: 'List GitOps Deployments',
    description: `Lists where services run, as Argo CD and Flux deliver them: version, sync, health and drift on each cluster.

## When to use
To find out where an app runs, which version, what is out of sync, unhealthy or drifted, and to find the id that the other gitops actions take.

Sync and health are two axes: OutOfSync says that Git and the cluster differ, Degraded that it does not work. \`asOf\` on an item: its state is of that time, as the engine or the cluster does not answer. Engines that cannot be read are named in \`engines\`.`,
    schema: {
      input: z =>
        z.object({
          app: z.string().optional().describe('Name of the app'),
          cluster: z.string().optional().describe('Name of the cluster'),
          environment: z.string().optional(),
          sync: z.enum(['Synced', 'OutOfSync', 'Unknown']).optional(),
          health: z
            .enum([
              'Healthy',
              'Suspended',
              'Progressing',
              'Missing',
              'Degraded',
              'Unknown',
            ])
            .optional(),
          drift: z
            .enum(['none', 'drifted', 'notChecked', 'unknown'])
            .optional(),
          search: z
            .string()
            .optional()
            .describe('Text in app, name, cluster or version'),
          limit: z.number().int().min(1).max(500).optional(),
          cursor: z
            .string()
            .optional()
            .describe('nextCursor of the page before'),
        }),
      output: z =>
        z.object({
          items: z.array(z.record(z.unknown())),
          totalItems: z.number(),
          nextCursor: z.string().optional(),
          engines: z.array(z.record(z.unknown())),
        }),
    },
    attributes,
    async action({ input, credentials }) {
      const { limit, ...texts } = input;
      const query = parseDeploymentQuery({
        ...Object.fromEntries(
          Object.entries(texts).filter(([, value]) => value !== undefined),
        ),
        ...(limit !== undefined && { limit: String(limit) }),
      });
      return { output: await service.listDeployments(query, { credentials }) };
    },
  });

  actionsRegistry.register({
    name: 'get-deployment',
    title: 'Get a GitOps Deployment',
    description: `Reads one Deployment: what should run, what runs, since when, the running operation, drift, automation.

## When to use
To explain the state of one app on one cluster. Ask get-deployment-diff for what differs, get-deployment-history for what happened.`,
    schema: {
      input: z => z.object({ id: z.string().describe(OF_ID) }),
      output: z => z.object({ deployment: z.record(z.unknown()) }),
    },
    attributes,
    async action({ input, credentials }) {
      const deployment = await service.getDeployment(input.id, { credentials });
      return { output: { deployment } };
    },
  });

  actionsRegistry.register({
    name: 'get-deployment-diff',
    title: 'Compare a GitOps Deployment with its cluster',
    description: `Asks the engine now what differs between what Git says and what is in the cluster, per resource, as YAML. Values of Secrets are masked.

## When to use
When a Deployment is OutOfSync or drifted. \`basis\` says what could be compared, \`problems\` what could not and why.`,
    schema: {
      input: z => z.object({ id: z.string().describe(OF_ID) }),
      output: z => z.object({ diff: z.record(z.unknown()) }),
    },
    attributes,
    async action({ input, credentials }) {
      const { signal } = new AbortController();
      const diff = await live.getDiff(input.id, { credentials, signal });
      return { output: { diff } };
    },
  });

  actionsRegistry.register({
    name: 'get-deployment-history',
    title: 'Get the history of a GitOps Deployment',
    description: `Reads what happened to a Deployment, newest first: deliveries (which version or configuration, who, when, how it ended) and transitions of sync, health, drift and reachability.

## When to use
To find out since when something is so, what was delivered before it broke, and what it was rolled back to.`,
    schema: {
      input: z => z.object({ id: z.string().describe(OF_ID) }),
      output: z => z.object({ history: z.record(z.unknown()) }),
    },
    attributes,
    async action({ input, credentials }) {
      const found = await history.getHistory(input.id, { credentials });
      return { output: { history: found } };
    },
  });
}
