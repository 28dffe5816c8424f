import { Deployment } from '@backstage-gitops/plugin-gitops-common';

/**
 * When each axis took its value: what was said before while the value is the same, as the times in
 * Flux's conditions move at every interval, else Flux's own time.
 */
export function deriveSince(
  present: Pick<Deployment, 'sync' | 'health' | 'version'>,
  times: Deployment['since'],
  previous: Deployment | undefined,
): Deployment['since'] {
  const keep = (isSame: boolean | undefined, axis: keyof Deployment['since']) =>
    (isSame ? previous?.since[axis] : undefined) ?? times[axis];
  const since = {
    sync: keep(previous?.sync === present.sync, 'sync'),
    health: keep(previous?.health === present.health, 'health'),
    version: keep(
      previous?.version?.value === present.version?.value &&
        previous?.version?.rule === present.version?.rule,
      'version',
    ),
  };
  return {
    ...(since.sync && { sync: since.sync }),
    ...(since.health && { health: since.health }),
    ...(present.version && since.version && { version: since.version }),
  };
}
