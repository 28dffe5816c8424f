import { Manifest } from '../../client/readManagedResources';
import { isRecord } from './isRecord';
import { toQuietMetadata } from './toQuietMetadata';

const NOISE = [
  'creationTimestamp',
  'generation',
  'resourceVersion',
  'selfLink',
  'uid',
];

/** A manifest without what the cluster alone writes: status, times, versions, managed fields. */
export function dropNoise(manifest: Manifest): Manifest {
  const { status: _status, ...rest } = toQuietMetadata(manifest);
  if (!isRecord(rest.metadata)) return rest;
  const metadata = Object.entries(rest.metadata).filter(
    ([key]) => !NOISE.includes(key),
  );
  return { ...rest, metadata: Object.fromEntries(metadata) };
}
