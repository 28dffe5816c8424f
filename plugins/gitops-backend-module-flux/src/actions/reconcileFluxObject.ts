import { ConflictError } from '@backstage/errors';
import {
  ActionAuthor,
  ActionProgress,
} from '@backstage-gitops/plugin-gitops-node';
import { FetchedObject } from '../mapping';
import { ActionContext } from './ActionContext';
import { createToken } from './createToken';
import { toTrace } from './fluxTrace';
import { followRequest } from './followRequest';
import { FluxTarget } from './FluxTarget';

/** What goes with a reconcile. */
export type ReconcileOptions = {
  force?: boolean;
  reset?: boolean;
  /** Switch it on again first, in the same patch. */
  resume?: boolean;
  /** What is fetched before, in this order. */
  first?: FetchedObject[];
  by: ActionAuthor;
  signal: AbortSignal;
};

/**
 * Reconciles an object of Flux, and what it is fetched from before. The first event comes after the first
 * patch was taken.
 *
 * @throws ConflictError when it, or what is to be fetched first, is suspended.
 */
export async function* reconcileFluxObject(
  context: ActionContext,
  object: FetchedObject,
  options: ReconcileOptions,
): AsyncGenerator<ActionProgress, void, undefined> {
  const { signal, first = [], resume = false } = options;
  const target = await FluxTarget.create(context.reader, object);
  const before = await target.read({ signal });
  checkSuspension(target.title, {
    isSuspended: before.spec.suspend,
    resume,
  });
  const sources = await Promise.all(
    first.map(each => FluxTarget.create(context.reader, each)),
  );
  for (const source of sources) {
    const { spec } = await source.read({ signal });
    checkSuspension(source.title, { isSuspended: spec.suspend, resume: false });
  }
  for (const source of sources) {
    let last: ActionProgress | undefined;
    for await (const progress of requestOne(context, source, {
      by: options.by,
      signal,
    })) {
      last = progress;
      if (progress.state === 'Requested') {
        yield {
          state: 'Requested',
          message: `Fetching ${source.title} first.`,
          trace: toTrace({ fetching: source.title }),
        };
      }
    }
    if (signal.aborted) return;
    if (last?.state !== 'Succeeded') {
      yield {
        state: last?.state === 'Failed' ? 'Failed' : 'Unknown',
        message: `${source.title} was not fetched${
          last?.message ? `: ${last.message}` : '.'
        }`,
      };
      return;
    }
  }
  yield* requestOne(context, target, { ...options, resume });
}

async function* requestOne(
  context: ActionContext,
  target: FluxTarget,
  options: Omit<ReconcileOptions, 'first'>,
): AsyncGenerator<ActionProgress, void, undefined> {
  const { force, reset, resume, by, signal } = options;
  const { timing } = context.reader.connection;
  const before = await target.read({ signal });
  if (target.kind === 'HelmRepository' && before.spec.type === 'oci') {
    yield {
      state: 'Succeeded',
      message: 'A HelmRepository of type oci needs no fetching.',
    };
    return;
  }
  const token = createToken(context.now(), timing);
  await target.request({
    token,
    force,
    reset,
    ...(resume && { suspend: false }),
    by,
    signal,
  });
  yield {
    state: 'Requested',
    trace: toTrace({ token, last: before.status?.history?.[0] }),
  };
  yield* followRequest(
    target,
    { kind: target.kind, token, before, force, reset },
    { timing, signal },
  );
}

function checkSuspension(
  title: string,
  { isSuspended, resume }: { isSuspended: boolean; resume: boolean },
): void {
  if (resume && !isSuspended) {
    throw new ConflictError(`${title} is not suspended.`);
  }
  if (!resume && isSuspended) {
    throw new ConflictError(
      `${title} is suspended: Flux would take the request and do nothing. Resume it first.`,
    );
  }
}
