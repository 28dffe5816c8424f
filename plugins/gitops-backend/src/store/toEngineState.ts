import {
  EngineProblem,
  EngineState,
} from '@backstage-gitops/plugin-gitops-common';
import { EngineUpdate, KnownWarning } from './EngineUpdate';

/**
 * The state of an engine after an update. `since` moves only when the state itself changes, so that
 * a second failure does not make an outage look young.
 *
 * @param at - the time of the update, ISO 8601
 */
export function toEngineState(
  before: EngineState,
  update: EngineUpdate,
  at: string,
): EngineState {
  const { engine } = before;
  switch (update.type) {
    case 'error':
      return {
        engine,
        state: 'Stale',
        since: before.state === 'Stale' ? before.since : update.since ?? at,
        error: update.error,
        ...(update.nextTryAt && { nextTryAt: update.nextTryAt }),
      };
    case 'full':
      return {
        engine,
        state: 'Live',
        since: before.state === 'Live' ? before.since : at,
        ...(update.warnings?.length && {
          warnings: update.warnings.map(toProblem),
        }),
      };
    default: {
      if (!update.warnings) return before;
      const { warnings, ...rest } = before;
      return update.warnings.length
        ? { ...rest, warnings: update.warnings.map(toProblem) }
        : rest;
    }
  }
}

/** Which Deployments it is about is told by their rows. */
function toProblem({ code, message }: KnownWarning): EngineProblem {
  return { code, message };
}
