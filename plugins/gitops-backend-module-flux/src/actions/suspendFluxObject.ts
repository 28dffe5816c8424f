import { ConflictError } from '@backstage/errors';
import {
  ActionAuthor,
  ActionProgress,
} from '@backstage-gitops/plugin-gitops-node';
import { FetchedObject, selectGitOwner } from '../mapping';
import { ActionContext } from './ActionContext';
import { followSuspension } from './followRequest';
import { FluxTarget } from './FluxTarget';

/**
 * Switches reconciling of an object of Flux off.
 *
 * @throws ConflictError when it is suspended already.
 */
export async function* suspendFluxObject(
  context: ActionContext,
  object: FetchedObject,
  options: { by: ActionAuthor; signal: AbortSignal },
): AsyncGenerator<ActionProgress, void, undefined> {
  const target = await FluxTarget.create(context.reader, object);
  const before = await target.read(options);
  if (before.spec.suspend) {
    throw new ConflictError(`${target.title} is suspended already.`);
  }
  await target.suspend(options);
  const owner = selectGitOwner(before);
  yield {
    state: 'Requested',
    ...(owner !== undefined && {
      message: `Git sets spec.suspend of it: Kustomization ${owner} will undo this at its next look.`,
    }),
  };
  yield* followSuspension(target, {
    timing: context.reader.connection.timing,
    signal: options.signal,
  });
}
