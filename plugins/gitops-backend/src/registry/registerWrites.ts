import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ActionRecord,
  DeploymentActionName,
} from '@backstage-gitops/plugin-gitops-common';
import { runAudited } from '../actions/runAudited';
import { toCallerName } from '../service/toCallerName';
import { RegistryOptions } from './RegistryOptions';

const OF_ID = 'Id of the Deployment, as list-deployments tells it';
const OUTCOME = `Answers as soon as the engine took it, with an action record. \`state\` Requested or Running is no success yet: read the Deployment again to see what became of it. Needs permission, and is written to the audit log with who asked.`;

/** Registers what acts: the same way as the routes, with the same permissions and entries in the audit log. */
export function registerWrites(options: RegistryOptions): void {
  const { actions, actionsRegistry, audit: auditOptions } = options;

  const run = async (
    action: DeploymentActionName,
    { id, ...parameters }: { id: string } & Record<string, unknown>,
    credentials: BackstageCredentials,
  ): Promise<{ output: { record: ActionRecord } }> => {
    const record = await runAudited(
      {
        user: toCallerName(credentials),
        action,
        target: { type: 'deployment', id },
        parameters,
      },
      audit =>
        actions.run(id, { name: action, parameters }, { credentials, audit }),
      auditOptions,
    );
    return { output: { record } };
  };

  actionsRegistry.register({
    name: 'sync-deployment',
    title: 'Sync a GitOps Deployment (Argo CD)',
    description: `Makes the cluster what Git says, for one Argo CD Application.

## When to use
When it is OutOfSync and does not sync by itself, or drifted and does not heal by itself. With \`dryRun\` nothing is changed. With \`prune\` what left Git is deleted from the cluster. For Flux use reconcile-deployment.

${OUTCOME}`,
    schema: {
      input: z =>
        z
          .object({
            id: z.string().describe(OF_ID),
            prune: z.boolean().optional().describe('Delete what left Git'),
            dryRun: z
              .boolean()
              .optional()
              .describe('Only say what would be done'),
          })
          .strict(),
      output: z => z.object({ record: z.record(z.unknown()) }),
    },
    attributes: { readOnly: false, destructive: true, idempotent: true },
    action: ({ input, credentials }) => run('sync', input, credentials),
  });

  actionsRegistry.register({
    name: 'reconcile-deployment',
    title: 'Reconcile a GitOps Deployment (Flux)',
    description: `Has Flux fetch and apply one Kustomization or HelmRelease now.

## When to use
When a commit waits to be applied, or something was changed by hand. With \`withSource\` the source is fetched first. For Argo CD use sync-deployment.

${OUTCOME}`,
    schema: {
      input: z =>
        z
          .object({
            id: z.string().describe(OF_ID),
            withSource: z
              .boolean()
              .optional()
              .describe('Fetch the source first'),
          })
          .strict(),
      output: z => z.object({ record: z.record(z.unknown()) }),
    },
    // It may delete what left Git, where the Kustomization prunes.
    attributes: { readOnly: false, destructive: true, idempotent: true },
    action: ({ input, credentials }) => run('reconcile', input, credentials),
  });

  actionsRegistry.register({
    name: 'suspend-deployment',
    title: 'Suspend a GitOps Deployment (Flux)',
    description: `Stops Flux from reconciling one Kustomization or HelmRelease. What runs goes on running; changes in Git are not applied until resume-deployment.

## When to use
To keep an engine from undoing a change by hand during an incident, when asked to.

${OUTCOME}`,
    schema: {
      input: z => z.object({ id: z.string().describe(OF_ID) }).strict(),
      output: z => z.object({ record: z.record(z.unknown()) }),
    },
    attributes: { readOnly: false, destructive: false, idempotent: true },
    action: ({ input, credentials }) => run('suspend', input, credentials),
  });

  actionsRegistry.register({
    name: 'resume-deployment',
    title: 'Resume a GitOps Deployment (Flux)',
    description: `Lets Flux reconcile a suspended Kustomization or HelmRelease again, which applies at once what changed in Git meanwhile and undoes what was changed by hand.

## When to use
To end what suspend-deployment began.

${OUTCOME}`,
    schema: {
      input: z => z.object({ id: z.string().describe(OF_ID) }).strict(),
      output: z => z.object({ record: z.record(z.unknown()) }),
    },
    attributes: { readOnly: false, destructive: true, idempotent: true },
    action: ({ input, credentials }) => run('resume', input, credentials),
  });
}
