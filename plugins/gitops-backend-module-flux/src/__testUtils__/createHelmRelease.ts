import { HelmRelease, helmReleaseSchema } from '../client/wire';
import { readRecordedObjects } from './readRecordedObjects';

/** The recorded, steady HelmRelease `checkout-api`, with other parts of spec or status. */
export function createHelmRelease(
  parts: {
    spec?: Partial<HelmRelease['spec']>;
    status?: Partial<NonNullable<HelmRelease['status']>>;
  } = {},
): HelmRelease {
  const [object] = readRecordedObjects('list-helmreleases');
  const release = helmReleaseSchema.parse(object);
  return {
    ...release,
    spec: { ...release.spec, ...parts.spec },
    status: { ...release.status, ...parts.status },
  };
}
