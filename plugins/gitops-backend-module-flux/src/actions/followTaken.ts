import {
  ActionProgress,
  TakenAction,
} from '@backstage-gitops/plugin-gitops-node';
import { FetchedObject } from '../mapping';
import { ActionContext } from './ActionContext';
import { followRequest, followSuspension } from './followRequest';
import { parseTrace } from './fluxTrace';
import { FluxTarget } from './FluxTarget';

/**
 * Follows what another process asked of Flux: a suspension by the object itself, a reconcile by its token.
 * Nothing is patched; what was to come after a source was fetched is not asked for.
 */
export async function* followTaken(
  context: ActionContext,
  object: FetchedObject,
  options: { taken: TakenAction; signal: AbortSignal },
): AsyncGenerator<ActionProgress, void, undefined> {
  const { signal, taken } = options;
  const { action } = taken;
  const { timing } = context.reader.connection;
  const target = await FluxTarget.create(context.reader, object);
  if (action.action === 'suspend') {
    yield* followSuspension(target, { timing, signal });
    return;
  }
  const trace = parseTrace(taken.trace);
  if (!trace || 'fetching' in trace) {
    yield {
      state: 'Unknown',
      message: trace
        ? `Backstage was restarted while ${trace.fetching} was fetched for it, before ${target.title} was asked to reconcile: do it again.`
        : `Backstage was restarted before it knew whether Flux took it: look at ${target.title} before you try again.`,
    };
    return;
  }
  const { token, last } = trace;
  const { force, reset } =
    action.action === 'reconcile' ? action.parameters : {};
  yield* followRequest(
    target,
    {
      kind: target.kind,
      token,
      before: { status: { history: last ? [last] : [] } },
      force,
      reset,
    },
    { timing, signal },
  );
}
