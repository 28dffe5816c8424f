import { EngineEvent } from '@backstage-gitops/plugin-gitops-node';

/** An engine has nothing, and says so. */
export const full = {
  type: 'full',
  deployments: [],
  clusters: [],
} satisfies EngineEvent;

/** Nobody answers. */
export const refused = {
  type: 'error',
  error: { code: 'ConnectionRefused', message: 'cannot be reached' },
} satisfies EngineEvent;

/** Our credentials are not accepted. */
export const denied = {
  type: 'error',
  error: { code: 'Unauthorized', message: 'does not accept our credentials' },
} satisfies EngineEvent;

/** A connection that lived was cut. */
export const lost = {
  type: 'error',
  error: { code: 'ConnectionLost', message: 'closed the connection' },
} satisfies EngineEvent;

/** Tells these, and ends. */
export async function* yielding(...events: EngineEvent[]) {
  yield* events;
}
