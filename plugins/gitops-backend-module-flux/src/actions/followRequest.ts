import {
  ActionProgress,
  EngineError,
} from '@backstage-gitops/plugin-gitops-node';
import { Timing } from '../client';
import { ActedObject } from '../client/wire';
import { deriveProof, Proof, Request } from '../mapping';
import { FluxTarget } from './FluxTarget';

/** A write may follow an acknowledgement; after so many looks none is to be expected. */
const MOST_ACKNOWLEDGED = 10;
const MOST_FAILED_LOOKS = 5;

/**
 * Looks at an object until what was requested is proven. Yields what changes; the last event is how it
 * ended. Ends without one only when the signal aborts.
 */
export async function* followRequest(
  target: FluxTarget,
  request: Request,
  options: { timing: Timing; signal: AbortSignal },
): AsyncGenerator<ActionProgress, void, undefined> {
  const { timing, signal } = options;
  let told = '';
  let acknowledged = 0;
  let failures = 0;
  for (let look = 0; !signal.aborted; look++) {
    await timing.sleep(toPause(look), signal);
    if (signal.aborted) return;
    let proof: Proof;
    try {
      proof = deriveProof(await target.read({ signal }), request);
      failures = 0;
    } catch (error) {
      if (signal.aborted) return;
      failures += 1;
      const end = toEnd(error, failures);
      if (!end) continue;
      yield end;
      return;
    }
    const { state, message, isOnlyAcknowledged } = proof;
    if (state !== 'Running') {
      yield { state, ...(message && { message }) };
      return;
    }
    acknowledged = isOnlyAcknowledged ? acknowledged + 1 : 0;
    if (acknowledged > MOST_ACKNOWLEDGED) {
      yield {
        state: request.force ? 'Failed' : 'Unknown',
        message: request.force
          ? 'Flux acknowledged the force and made no new release.'
          : 'Flux acknowledged the request, and no reconcile was seen after it: look at its conditions.',
      };
      return;
    }
    if (told === (message ?? '') && look > 0) continue;
    told = message ?? '';
    yield { state: 'Running', ...(message && { message }) };
  }
}

/** Whether suspending holds: something may switch it on again at once. */
export async function* followSuspension(
  target: FluxTarget,
  options: { timing: Timing; signal: AbortSignal },
): AsyncGenerator<ActionProgress, void, undefined> {
  const { timing, signal } = options;
  let failures = 0;
  for (let look = 0; !signal.aborted; look++) {
    await timing.sleep(toPause(look), signal);
    if (signal.aborted) return;
    try {
      const object = await target.read({ signal });
      failures = 0;
      if (!object.spec.suspend) {
        yield {
          state: 'Failed',
          message: `Something switched ${target.title} on again: where Git sets spec.suspend it has to be changed there.`,
        };
        return;
      }
      // An object that is not ready is never observed anew: then that it still holds has to do.
      if (isObserved(object) || look >= 3) {
        yield { state: 'Succeeded', message: 'It is suspended.' };
        return;
      }
    } catch (error) {
      if (signal.aborted) return;
      failures += 1;
      const end = toEnd(error, failures);
      if (!end) continue;
      yield end;
      return;
    }
  }
}

function isObserved({ metadata, status }: ActedObject): boolean {
  return (status?.observedGeneration ?? -1) >= (metadata.generation ?? 0);
}

/** Milliseconds between two looks: often at first, as most is done within seconds. */
function toPause(look: number): number {
  if (look < 10) return 500;
  return look < 60 ? 2_000 : 5_000;
}

/** A look that fails is no end: the API server may be away for a moment. */
function toEnd(error: unknown, failures: number): ActionProgress | undefined {
  const isGone = error instanceof EngineError && error.status === 404;
  if (isGone) return { state: 'Failed', message: error.message };
  if (failures < MOST_FAILED_LOOKS) return undefined;
  return {
    state: 'Unknown',
    message: `It was requested. ${
      error instanceof EngineError ? error.message : 'Flux cannot be asked now.'
    }`,
  };
}
