import {
  Deployment,
  DeploymentAction,
  Engine,
} from '@backstage-gitops/plugin-gitops-common';
import {
  ActionProgress,
  GitopsEngine,
  TakenAction,
} from '@backstage-gitops/plugin-gitops-node';
import { AbandonedAction } from './DatabaseActions';
import { parseActionParameters } from './parseActionParameters';

/** Who can tell what became of an action. */
export type FoundAction = {
  engine: Engine;
  /** Absent where the engine cannot. */
  follow?: (signal: AbortSignal) => AsyncIterable<ActionProgress>;
};

/**
 * Finds what an action was taken on.
 *
 * @returns undefined while the picture does not have it
 */
export function findAbandoned(
  { record, trace }: AbandonedAction,
  options: {
    store: {
      get: (id: string) => Deployment | undefined;
      list: () => readonly Deployment[];
    };
    findEngine: (deployment: Deployment) => GitopsEngine | undefined;
  },
): FoundAction | undefined {
  const { store, findEngine } = options;
  const { id, type } = record.target;
  const row =
    type === 'deployment'
      ? store.get(id)
      : store
          .list()
          .find(({ sources }) =>
            sources.some(({ object }) => object?.id === id),
          );
  const actions = row && findEngine(row)?.actions;
  if (!row) return undefined;
  const { engine } = row;
  if (!actions) return { engine };
  const taken: TakenAction = {
    action: toAction(record),
    ...(trace !== undefined && { trace }),
  };
  if (type === 'deployment') {
    if (!actions.follow) return { engine };
    return {
      engine,
      follow: signal => actions.follow!(row, taken, { signal }),
    };
  }
  const source = row.sources.find(({ object }) => object?.id === id)?.object;
  if (!actions.followOnSource || !source) return { engine };
  return {
    engine,
    follow: signal => actions.followOnSource!(source, taken, { signal }),
  };
}

/** They were parsed before they were written down. */
function toAction({
  action,
  parameters,
}: AbandonedAction['record']): DeploymentAction {
  return parseActionParameters(action, parameters);
}
