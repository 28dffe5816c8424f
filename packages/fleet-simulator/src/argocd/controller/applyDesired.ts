import { JsonObject } from '../../Json';
import { DesiredResource, DesiredState } from '../render/DesiredState';
import { toResourceKey } from '../render/toResourceKey';
import { ApplicationRuntime } from './ApplicationRuntime';
import { isChosen } from './isChosen';
import { undoByHand } from './changeByHand';
import { toKeptResources } from './toSyncResult';

/**
 * Makes what Git wants true on the cluster.
 *
 * @param options.only - the resources that were chosen; all without it
 * @param options.prune - whether what Git dropped goes
 */
export function applyDesired(
  runtime: ApplicationRuntime,
  desired: DesiredState,
  options: { only?: JsonObject[]; prune: boolean },
) {
  const { only, prune } = options;
  const before = runtime.live;
  const chosen = (resource: DesiredResource) =>
    !only || isChosen(resource, only);
  if (desired.resources.some(each => each.images && chosen(each))) {
    undoByHand(runtime);
  }
  const resources = toApplied(before, desired, { chosen, prune });
  const isWhole =
    !only || isAllApplied(resources, desired) || before === undefined;
  const images = [...new Set(resources.flatMap(each => each.images ?? []))];
  runtime.live = {
    ...desired,
    digest: isWhole ? desired.digest : before.digest,
    images: images.sort(),
    resources,
  };
  const gone = (before?.images ?? []).filter(image => !images.includes(image));
  runtime.oldImages = [...new Set([...runtime.oldImages, ...gone])].filter(
    image => !image.endsWith(':bad'),
  );
}

function toApplied(
  before: DesiredState | undefined,
  desired: DesiredState,
  options: { chosen: (resource: DesiredResource) => boolean; prune: boolean },
): DesiredResource[] {
  const { chosen, prune } = options;
  const running = new Map(
    (before?.resources ?? []).map(each => [toResourceKey(each), each]),
  );
  const applied = desired.resources.flatMap(resource => {
    const key = toResourceKey(resource);
    const known = running.get(key);
    running.delete(key);
    if (chosen(resource)) return [resource];
    return known ? [known] : [];
  });
  const kept = new Set(toKeptResources(before, desired));
  const left = [...running.values()].filter(
    each => !prune || kept.has(each) || !chosen(each),
  );
  return [...applied, ...left];
}

function isAllApplied(resources: DesiredResource[], desired: DesiredState) {
  const running = new Map(resources.map(each => [toResourceKey(each), each]));
  return desired.resources.every(
    each =>
      JSON.stringify(running.get(toResourceKey(each))) === JSON.stringify(each),
  );
}
