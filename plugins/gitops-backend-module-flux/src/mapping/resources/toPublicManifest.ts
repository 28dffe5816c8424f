import { ManifestMasks } from './ManifestMasks';

type Json = Record<string, unknown>;

/** Of `kubectl apply`: the whole object once more, with whatever secret is in it. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * An object as anyone may see it who may see it at all: values of Secrets are masked, managed fields and
 * what `kubectl apply` noted are left out.
 *
 * @remarks `stringData` becomes `data`, as the API server makes of it, so that both sides of a comparison
 * look alike.
 * @param masks - shared by everything that is to be compared
 * @returns a new object; `masked` when values of it were masked.
 */
export function toPublicManifest(
  object: object,
  masks: ManifestMasks,
): { manifest: Json; masked: boolean } {
  const { metadata, ...rest }: Json = { ...object };
  const manifest: Json = {
    ...rest,
    ...(isRecord(metadata) && { metadata: toPublicMetadata(metadata) }),
  };
  if (manifest.kind !== 'Secret') {
    return { manifest, masked: false };
  }
  const { data, stringData, ...others } = manifest;
  const values = [
    ...Object.entries(isRecord(data) ? data : {}).map(
      ([key, value]) => [key, String(value)] as const,
    ),
    ...Object.entries(isRecord(stringData) ? stringData : {}).map(
      ([key, value]) =>
        [key, Buffer.from(String(value)).toString('base64')] as const,
    ),
  ];
  return {
    manifest: {
      ...others,
      ...(values.length && {
        data: Object.fromEntries(
          values.map(([key, value]) => [key, masks.mask(value)]),
        ),
      }),
    },
    masked: values.length > 0,
  };
}

function toPublicMetadata(metadata: Json): Json {
  const { managedFields, annotations, ...rest } = metadata;
  const kept = Object.entries(isRecord(annotations) ? annotations : {}).filter(
    ([key]) => key !== LAST_APPLIED,
  );
  return {
    ...rest,
    ...(kept.length && { annotations: Object.fromEntries(kept) }),
  };
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
