import {
  Deployment,
  DeploymentActionParameters,
} from '@backstage-gitops/plugin-gitops-common';
import {
  ActionProgress,
  EngineError,
} from '@backstage-gitops/plugin-gitops-node';
import { ConflictError, InputError } from '@backstage/errors';
import { z } from 'zod/v4';
import { readManifest } from '../client/readManifest';
import { readOfferedActions } from '../client/readOfferedActions';
import { parseLiveObject } from '../client/live/parseLiveObject';
import { readResourceTree } from '../client/readResourceTree';
import { runResourceAction } from '../client/runResourceAction';
import { ResourceAddress } from '../client/toResourceQuery';
import { findNode } from '../details/findNode';
import { toApplicationAddress } from '../details/toApplicationAddress';
import { toClusterRead } from '../details/toClusterRead';
import { toResourceAddress } from '../details/toResourceAddress';
import { findParameterFault } from '../mapping/actions/findParameterFault';
import { toOfferedActions } from '../mapping/details/toOfferedActions';
import { toResourceTree } from '../mapping/details/toResourceTree';
import { ActionsContext } from './ActionsContext';
import { toActionError } from './toActionError';

/** By what a change of an object is seen. */
export const resourceTraceSchema = z.object({
  resource: z.object({
    group: z.string().optional(),
    version: z.string(),
    kind: z.string(),
    namespace: z.string().optional(),
    name: z.string(),
  }),
  /** Its resourceVersion before; absent when there was no such object. */
  before: z.string().optional(),
});

type Trace = z.output<typeof resourceTraceSchema>;

/** What an action does to the object it is taken on, it does at once. */
const LOOKS = 5;
const LOOK_EVERY_MS = 1_000;

/**
 * Takes an action that Argo CD offers for one resource. That the object changed proves that it had an effect; one
 * that makes something else, a Job for example, leaves no trace there.
 *
 * @throws NotFoundError, InputError or ConflictError when there is no such resource or action, or not now.
 */
export async function* actOnResource(
  deployment: Deployment,
  parameters: DeploymentActionParameters['resource-action'],
  options: { context: ActionsContext; signal: AbortSignal },
): AsyncGenerator<ActionProgress, void> {
  const { context, signal } = options;
  const { connection } = context;
  const { name, resource: ref } = parameters;
  const application = toApplicationAddress(deployment);
  const tree = await readResourceTree(connection, { application, signal });
  const node = findNode(toResourceTree(tree, undefined), ref);
  const resource = toResourceAddress(node.ref);
  const read = toClusterRead(deployment, options);
  const offered = await readOfferedActions(connection, { ...read, resource });
  const wanted = toOfferedActions(offered).find(each => each.name === name);
  const subject = `${ref.kind} ${ref.name}`;
  if (!wanted) {
    throw new InputError(
      `${subject} has no action ${name}; it has ${
        offered.map(each => each.name).join(', ') || 'none'
      }.`,
    );
  }
  if (wanted.disabled) {
    throw new ConflictError(
      `${name} is not possible in the present state of ${subject}.`,
    );
  }
  const fault = findParameterFault(wanted, parameters.parameters ?? {});
  if (fault) throw new InputError(fault);
  const before = await readVersion({ ...options, deployment, resource });
  try {
    await runResourceAction(connection, {
      application,
      resource,
      action: name,
      parameters: parameters.parameters,
      signal,
    });
  } catch (error) {
    throw toActionError(error, {
      right: `applications, action/${ref.group}/${ref.kind}/${name}`,
    });
  }
  const trace: Trace = { resource, before };
  yield { state: 'Requested', trace: JSON.stringify(trace) };
  yield* followResourceAction(deployment, { name, trace }, options);
}

/** Looks whether an object changed since an action was taken on it. */
export async function* followResourceAction(
  deployment: Deployment,
  { name, trace }: { name: string; trace: Trace },
  options: { context: ActionsContext; signal: AbortSignal },
): AsyncGenerator<ActionProgress, void> {
  const { context, signal } = options;
  const { timing } = context;
  const { resource, before } = trace;
  const subject = `${resource.kind} ${resource.name}`;
  for (let look = 0; look < LOOKS && !signal.aborted; look++) {
    const after = await readVersion({ ...options, deployment, resource }).catch(
      () => before,
    );
    if (after !== before) {
      yield {
        state: 'Succeeded',
        message:
          after === undefined
            ? `${subject} is gone.`
            : `${subject} was changed by ${name}. What follows from it shows under resources.`,
      };
      return;
    }
    await timing.sleep(LOOK_EVERY_MS * (0.75 + timing.random() / 2), signal);
  }
  yield {
    state: 'Unknown',
    message: `Argo CD accepted ${name}, and ${subject} itself did not change: look at what it made, under resources.`,
  };
}

/** @returns undefined when the cluster has it no more. */
async function readVersion(options: {
  deployment: Deployment;
  resource: ResourceAddress;
  context: ActionsContext;
  signal: AbortSignal;
}): Promise<string | undefined> {
  const { deployment, resource, context } = options;
  try {
    const manifest = await readManifest(context.connection, {
      ...toClusterRead(deployment, options),
      resource,
    });
    return parseLiveObject(resource, manifest).resourceVersion ?? '';
  } catch (error) {
    if (error instanceof EngineError && error.code === 'NotFound') {
      return undefined;
    }
    throw error;
  }
}
