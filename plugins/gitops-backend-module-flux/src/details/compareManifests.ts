import { DiffSide, ResourceDiff } from '@backstage-gitops/plugin-gitops-common';
import { stringify } from 'yaml';
import {
  dropEmpty,
  ManifestMasks,
  selectWritten,
  toPublicManifest,
} from '../mapping';

/** What nobody writes into a manifest. */
const UNWRITTEN = ['uid', 'resourceVersion', 'generation', 'creationTimestamp'];

/**
 * Compares what was rendered with what is live. Quiet are the fields that the manifest sets; values of
 * Secrets are masked on both sides alike.
 *
 * @param masks - shared by everything in one answer
 */
export function compareManifests(
  written: object,
  live: object,
  masks: ManifestMasks,
): Pick<ResourceDiff, 'state' | 'desired' | 'live' | 'masked'> {
  const first = toPublicManifest(written, masks);
  const second = toPublicManifest(live, masks);
  const desired = toSide(first.manifest, dropEmpty(first.manifest));
  const actual = toSide(
    withManagedFields(second.manifest, live),
    dropEmpty(selectWritten(dropEmpty(first.manifest), second.manifest)),
  );
  return {
    state: desired.quiet === actual.quiet ? 'equal' : 'changed',
    desired,
    live: actual,
    ...((first.masked || second.masked) && { masked: true }),
  };
}

/** One side alone: of what is missing, or of which only one side is known. */
export function toDiffSide(
  object: object,
  masks: ManifestMasks,
): { side: DiffSide; masked: boolean } {
  const { manifest, masked } = toPublicManifest(object, masks);
  const { status, ...quiet } = manifest;
  const { metadata } = quiet;
  const plain =
    typeof metadata === 'object' && metadata !== null
      ? Object.fromEntries(
          Object.entries(metadata).filter(([key]) => !UNWRITTEN.includes(key)),
        )
      : metadata;
  return {
    side: toSide(
      withManagedFields(manifest, object),
      dropEmpty({ ...quiet, metadata: plain }),
    ),
    masked,
  };
}

/** They name fields and managers, never values. */
function withManagedFields(
  manifest: Record<string, unknown>,
  object: object,
): Record<string, unknown> {
  const { metadata }: { metadata?: { managedFields?: unknown } } = object;
  return metadata?.managedFields === undefined
    ? manifest
    : {
        ...manifest,
        metadata: {
          ...Object(manifest.metadata),
          managedFields: metadata.managedFields,
        },
      };
}

function toSide(full: unknown, quiet: unknown): DiffSide {
  return { quiet: toYaml(quiet), full: toYaml(full) };
}

/** Equal content, equal text. */
export function toYaml(value: unknown): string {
  return stringify(value, {
    lineWidth: 0,
    aliasDuplicateObjects: false,
    sortMapEntries: true,
  });
}
