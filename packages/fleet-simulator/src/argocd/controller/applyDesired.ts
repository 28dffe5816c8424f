import { DesiredState } from '../render/DesiredState';
import { ApplicationRuntime } from './ApplicationRuntime';
import { toKeptResources } from './toSyncResult';

/**
 * Makes what Git wants true on the cluster.
 *
 * @param options.partial - only what was changed by hand is put back
 */
export function applyDesired(
  runtime: ApplicationRuntime,
  desired: DesiredState,
  options: { partial: boolean },
) {
  const before = runtime.live;
  runtime.drifted = false;
  if (options.partial && before) return;
  const kept = toKeptResources(before, desired);
  runtime.live = {
    ...desired,
    resources: [...desired.resources, ...kept],
  };
  const gone = (before?.images ?? []).filter(
    image => !desired.images.includes(image),
  );
  runtime.oldImages = [...new Set([...runtime.oldImages, ...gone])].filter(
    image => !image.endsWith(':bad'),
  );
}
