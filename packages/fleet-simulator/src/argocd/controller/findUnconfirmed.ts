import { DesiredResource, DesiredState } from '../render/DesiredState';
import { toResourceKey } from '../render/toResourceKey';
import { ApplicationRuntime } from './ApplicationRuntime';
import { needsConfirmation } from './needsConfirmation';

/** What runs, is not wanted any more, and is pruned only once a person confirms. */
export function findUnconfirmed(
  { live }: ApplicationRuntime,
  desired: DesiredState,
): DesiredResource[] {
  const wanted = new Set(desired.resources.map(toResourceKey));
  return (live?.resources ?? []).filter(
    resource =>
      !wanted.has(toResourceKey(resource)) && needsConfirmation(resource),
  );
}
