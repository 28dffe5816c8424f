import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import {
  ActionProgress,
  TakenAction,
} from '@backstage-gitops/plugin-gitops-node';
import { z } from 'zod/v4';
import { requestedOperationSchema } from '../client/ApplicationDetail';
import { ActionsContext } from './ActionsContext';
import { followResourceAction, resourceTraceSchema } from './actOnResource';
import { followOperation } from './followOperation';
import { followAutoSync } from './runAutoSync';
import { followRefresh } from './runRefresh';
import { followTermination } from './runTerminate';

/** Follows what another process asked of Argo CD, by what it noted when Argo CD took it. */
export async function* followTaken(
  deployment: Deployment,
  { action, trace }: TakenAction,
  options: { context: ActionsContext; signal: AbortSignal },
): AsyncGenerator<ActionProgress, void> {
  if (action.action === 'auto-sync') {
    const { enabled } = action.parameters;
    yield* followAutoSync(deployment, enabled, options);
    return;
  }
  if (trace === undefined) {
    yield unknown();
    return;
  }
  switch (action.action) {
    case 'sync':
    case 'rollback': {
      const requested = parse(trace, requestedOperationSchema);
      if (requested) yield* followOperation(deployment, requested, options);
      else yield unknown();
      return;
    }
    case 'refresh':
      yield* followRefresh(deployment, trace, {
        ...options,
        isAnswered: false,
      });
      return;
    case 'terminate':
      yield* followTermination(deployment, trace || undefined, options);
      return;
    case 'resource-action': {
      const { name } = action.parameters;
      const parsed = parse(trace, resourceTraceSchema);
      if (parsed) {
        yield* followResourceAction(
          deployment,
          { name, trace: parsed },
          options,
        );
      } else {
        yield unknown();
      }
      return;
    }
    default:
      yield unknown();
  }
}

function unknown(): ActionProgress {
  return {
    state: 'Unknown',
    message:
      'Backstage was restarted before it knew whether Argo CD took it: look at the Application before you try again.',
  };
}

function parse<T extends z.ZodType>(
  trace: string,
  schema: T,
): z.output<T> | undefined {
  try {
    return schema.safeParse(JSON.parse(trace)).data;
  } catch {
    return undefined;
  }
}
