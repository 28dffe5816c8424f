import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import { WriteRefusal } from '../client/WriteRefusal';

const INVALID = 3;
const PRECONDITION = 9;

/** What Argo CD refuses with, in words for a person. */
const CONFLICTS: readonly (readonly [RegExp, string])[] = [
  [
    /another operation is already in progress/i,
    'Another operation is running: wait for its end, or terminate it.',
  ],
  [
    /blocked by sync window/i,
    'A sync window of its project forbids syncs now.',
  ],
  [
    /rollback cannot be initiated when auto-sync is enabled/i,
    'Automatic sync is on, and would undo a rollback at once: roll back in Git.',
  ],
  [
    /auto-sync currently set to/i,
    'Automatic sync is on: only the tracked revision can be synced.',
  ],
  [/no operation is in progress/i, 'No operation is running any more.'],
  [/is being deleted|deletionTimestamp/i, 'The Application is being deleted.'],
];
const INPUTS: readonly (readonly [RegExp, string])[] = [
  [
    /unable to resolve|couldn't find remote ref|reference not found|revision .* must be/i,
    'The repository has no such revision.',
  ],
  [
    /application .* does not have deployment id|deployment id/i,
    'Argo CD does not remember that entry of the history any more.',
  ],
  [
    /not found as part of application/i,
    'The Application has no such resource any more.',
  ],
  [
    /action .* (?:not found|does not exist)|no such action/i,
    'The resource has no such action.',
  ],
];

/**
 * Why Argo CD did not take an action, as an error whose kind tells the caller what to do. What Argo CD wrote is
 * not passed on.
 *
 * @param error - what the write threw
 * @param options - `right`: what Argo CD's account needs for it
 */
export function toActionError(
  error: unknown,
  options: { right: string },
): unknown {
  if (!(error instanceof WriteRefusal)) return error;
  const { status, grpcCode, text } = error;
  const conflict = find(CONFLICTS, text);
  if (conflict) return new ConflictError(conflict);
  const input = find(INPUTS, text);
  if (input) return new InputError(input);
  if (status === 403) {
    return new NotAllowedError(
      `Argo CD does not let our account do this: it needs \`${options.right}\`, or the Application is gone.`,
    );
  }
  if (status === 404) {
    return new NotFoundError('Argo CD has no such Application any more.');
  }
  if (status === 409) {
    return new ConflictError(
      'The Application changed in the same moment: look at it, and try again.',
    );
  }
  if (status === 400 && grpcCode === PRECONDITION) {
    return new ConflictError(
      'The present state of the Application does not allow it.',
    );
  }
  if (status === 400 && grpcCode === INVALID) {
    return new InputError('Argo CD does not take it with these parameters.');
  }
  return error.error;
}

function find(
  sentences: readonly (readonly [RegExp, string])[],
  text: string,
): string | undefined {
  return sentences.find(([pattern]) => pattern.test(text))?.[1];
}
