import { ConflictError } from '@backstage/errors';
import {
  Deployment,
  DeploymentActionParameters,
} from '@backstage-gitops/plugin-gitops-common';
import {
  ActionProgress,
  EngineError,
} from '@backstage-gitops/plugin-gitops-node';
import { patchObject, readObject } from '../client';
import { restartedObjectSchema } from '../client/wire';
import { DetailsContext } from '../details/DetailsContext';
import { findWorkload, Workload } from '../details/findWorkload';
import { ActionContext } from './ActionContext';
import { createToken } from './createToken';
import { requireWorkload } from './requireWorkload';

/** As `kubectl rollout restart` does. */
const RESTARTED_AT = 'kubectl.kubernetes.io/restartedAt';
const LOOKS = 20;
const LOOK_EVERY_MS = 1_000;

/** Has the Pods of a workload made anew, and looks until its controller has begun. */
export async function* restartWorkload(
  context: ActionContext,
  deployment: Deployment,
  options: {
    parameters: DeploymentActionParameters['resource-action'];
    signal: AbortSignal;
  },
): AsyncGenerator<ActionProgress, void, undefined> {
  const { signal } = options;
  const workload = await requireWorkload(context.details, deployment, options);
  const token = createToken(context.now(), workload.reader.connection.timing);
  try {
    await patchObject(workload.reader.connection, workload.resource, {
      ...toPlace(workload),
      patch: {
        spec: {
          template: { metadata: { annotations: { [RESTARTED_AT]: token } } },
        },
      },
      schema: restartedObjectSchema,
      signal,
    });
  } catch (error) {
    if (error instanceof EngineError && error.status === 409) {
      throw new ConflictError(
        `${workload.title} was changed at the same moment: try again.`,
      );
    }
    throw error;
  }
  yield { state: 'Requested', trace: token };
  yield* followWorkload(workload, token, { signal });
}

/** The same for a restart that another process asked for. */
export async function* followRestart(
  details: DetailsContext,
  deployment: Deployment,
  options: {
    parameters: DeploymentActionParameters['resource-action'];
    token: string | undefined;
    signal: AbortSignal;
  },
): AsyncGenerator<ActionProgress, void, undefined> {
  const { parameters, token, signal } = options;
  const { resource: ref } = parameters;
  const workload = await findWorkload(details, deployment, { ref, signal });
  if (!workload || !token) {
    yield {
      state: 'Unknown',
      message:
        'Backstage was restarted before it knew whether the cluster took it: look at its Pods before you try again.',
    };
    return;
  }
  yield* followWorkload(workload, token, { signal });
}

async function* followWorkload(
  workload: Workload,
  token: string,
  { signal }: { signal: AbortSignal },
): AsyncGenerator<ActionProgress, void, undefined> {
  const { reader, resource, title } = workload;
  const { connection } = reader;
  for (let look = 0; look < LOOKS && !signal.aborted; look++) {
    // A look that fails is made again: the restart itself was taken.
    const object = await readObject(connection, resource, {
      ...toPlace(workload),
      schema: restartedObjectSchema,
      signal,
    }).catch(() => undefined);
    const now = object?.spec.template?.metadata?.annotations?.[RESTARTED_AT];
    if (object && now !== token) {
      yield {
        state: 'Failed',
        message: `Something took the restart of ${title} back, or restarted it once more.`,
      };
      return;
    }
    const { observedGeneration = -1 } = object?.status ?? {};
    if (object && observedGeneration >= (object.metadata.generation ?? 0)) {
      yield {
        state: 'Succeeded',
        message: `${title} makes its Pods anew: how far it is shows under resources.`,
      };
      return;
    }
    await connection.timing.sleep(LOOK_EVERY_MS, signal);
  }
  if (signal.aborted) return;
  yield {
    state: 'Unknown',
    message: `The cluster took the restart, and the controller of ${title} was not seen to begin it.`,
  };
}

function toPlace({ namespace, name }: Workload) {
  return { ...(namespace && { namespace }), name };
}
