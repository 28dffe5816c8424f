import {
  EngineProblem,
  ResourceDiff,
  toResourceId,
} from '@backstage-gitops/plugin-gitops-common';
import { Manifest, ManagedResource } from '../../client/readManagedResources';
import { dropDefaults } from './dropDefaults';
import { dropNoise } from './dropNoise';
import { isEqual } from './isEqual';
import { isRecord } from './isRecord';
import { maskSecrets } from './maskSecrets';
import { restoreIgnored } from './restoreIgnored';
import { toResourceRef } from './toResourceRef';

/** One side, not written as text yet. */
export type ComparedSide = { quiet: Manifest; full: Manifest };

/** A {@link ResourceDiff} whose sides are not written as text yet. */
export type Comparison = Omit<ResourceDiff, 'desired' | 'live'> & {
  desired?: ComparedSide;
  live?: ComparedSide;
};

const HOOK: EngineProblem = {
  code: 'Hook',
  message: 'A hook runs with a sync and is not compared afterwards.',
};

/**
 * Compares one resource as Argo CD does: what would be there after a sync with what is there, both without what
 * is not compared.
 *
 * @param resource - as Argo CD has it
 * @returns undefined for what neither is there nor should be.
 */
export function toComparison(
  resource: ManagedResource,
): Comparison | undefined {
  const { states, masked } = maskSecrets([
    resource.targetState,
    resource.liveState,
    resource.normalizedLiveState ?? resource.liveState,
    resource.predictedLiveState ?? resource.targetState,
  ] as const);
  const [target, live, normalized, predicted] = states;
  if (!target && !live) return undefined;
  const ref = toResourceRef({
    ...resource,
    version: toVersion(target ?? live),
  });
  const common = {
    id: toResourceId(ref),
    ref,
    ...(masked && { masked: true }),
    ...(resource.hook && { hook: true, reason: HOOK }),
  };
  if (!target || !live || !normalized || !predicted) {
    const state = live ? ('extra' as const) : ('missing' as const);
    return {
      ...common,
      state: resource.hook ? 'unknown' : state,
      ...(target && { desired: toOneSide(target) }),
      ...(live && { live: toOneSide(live) }),
    };
  }
  const wanted = dropNoise(predicted);
  const found = dropNoise(normalized);
  const isChanged = resource.modified ?? !isEqual(wanted, found);
  const written = dropNoise(target);
  const compared = isChanged ? ('changed' as const) : ('equal' as const);
  return {
    ...common,
    state: resource.hook ? 'unknown' : compared,
    desired: {
      quiet: toManifest(dropDefaults(wanted, { other: found, written })),
      full: toManifest(restoreIgnored(predicted, { live, normalized })),
    },
    live: {
      quiet: toManifest(dropDefaults(found, { other: wanted, written })),
      full: live,
    },
  };
}

function toOneSide(manifest: Manifest): ComparedSide {
  return { quiet: dropNoise(manifest), full: manifest };
}

function toManifest(value: unknown): Manifest {
  return isRecord(value) ? value : {};
}

function toVersion(manifest: Manifest | undefined): string | undefined {
  const { apiVersion } = manifest ?? {};
  return typeof apiVersion === 'string'
    ? apiVersion.split('/').pop()
    : undefined;
}
