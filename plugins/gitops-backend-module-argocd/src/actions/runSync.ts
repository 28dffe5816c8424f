import {
  Deployment,
  DeploymentActionParameters,
} from '@backstage-gitops/plugin-gitops-common';
import {
  ActionAuthor,
  ActionProgress,
} from '@backstage-gitops/plugin-gitops-node';
import { InputError } from '@backstage/errors';
import { readApplicationDetail } from '../client/readApplicationDetail';
import { requestSync, SyncRequest } from '../client/requestSync';
import { toApplicationAddress } from '../details/toApplicationAddress';
import { ActionsContext } from './ActionsContext';
import { followOperation } from './followOperation';
import { toActionError } from './toActionError';

/** Syncs, and follows it to its end. Argo CD remembers who asked. */
export async function* runSync(
  deployment: Deployment,
  parameters: DeploymentActionParameters['sync'],
  options: { by: ActionAuthor; context: ActionsContext; signal: AbortSignal },
): AsyncGenerator<ActionProgress, void> {
  const { connection } = options.context;
  const { signal } = options;
  const application = toApplicationAddress(deployment);
  try {
    const { operation } = await requestSync(connection, {
      application,
      sync: await toRequest(deployment, parameters, options),
      signal,
    });
    yield* followOperation(deployment, operation, options);
  } catch (error) {
    throw toActionError(error, { right: 'applications, sync' });
  }
}

async function toRequest(
  deployment: Deployment,
  parameters: DeploymentActionParameters['sync'],
  options: { by: ActionAuthor; context: ActionsContext; signal: AbortSignal },
): Promise<SyncRequest> {
  const { revision, prune, dryRun, force, resources } = parameters;
  if (resources?.length === 0) {
    // Argo CD would take an empty list for all of them.
    throw new InputError('Choose at least one resource, or leave them out.');
  }
  return {
    ...(revision && (await toRevision(deployment, revision, options))),
    prune: prune === true,
    dryRun: dryRun === true,
    force: force === true,
    ...(resources && {
      resources: resources.map(({ group, kind, namespace, name }) => ({
        group,
        kind,
        ...(namespace && { namespace }),
        name,
      })),
    }),
    ...(parameters.options?.length && {
      syncOptions: await toSyncOptions(deployment, parameters.options, options),
    }),
    infos: [{ name: 'Backstage user', value: options.by.entityRef }],
  };
}

/** With several sources a revision is that of the main one, which has to be named by its place. */
async function toRevision(
  deployment: Deployment,
  revision: string,
  options: { context: ActionsContext; signal: AbortSignal },
): Promise<Pick<SyncRequest, 'revision' | 'sourceRevision'>> {
  if (deployment.sources.length < 2) return { revision };
  const { spec } = await readApplicationDetail(options.context.connection, {
    application: toApplicationAddress(deployment),
    signal: options.signal,
  });
  if (spec.sources.length < 2) return { revision };
  const main = spec.sources.findIndex(({ path, chart }) => path || chart);
  return { sourceRevision: { position: Math.max(main, 0) + 1, revision } };
}

/** What is sent replaces the options of the Application, so those it has are sent along. */
async function toSyncOptions(
  deployment: Deployment,
  wanted: readonly string[],
  options: { context: ActionsContext; signal: AbortSignal },
): Promise<string[]> {
  const { spec } = await readApplicationDetail(options.context.connection, {
    application: toApplicationAddress(deployment),
    signal: options.signal,
  });
  const toName = (option: string) => option.split('=')[0];
  const kept = (spec.syncPolicy?.syncOptions ?? []).filter(
    option => !wanted.some(each => toName(each) === toName(option)),
  );
  return [...kept, ...wanted];
}
