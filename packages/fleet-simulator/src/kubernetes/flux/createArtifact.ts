import { createHash } from 'node:crypto';
import { JsonObject } from '../objects/KubernetesObject';
import { toTimestamp } from '../objects/toTimestamp';

const host = 'http://source-controller.flux-system.svc.cluster.local.';

/**
 * `status.artifact` of a source. Nothing is packed: digest and size are made up from the path, and nobody
 * can fetch the address, as nobody outside a cluster can.
 */
export function createArtifact(options: {
  /** `gitrepository/<namespace>/<name>/<file>`. */
  path: string;
  revision: string;
  now: Date;
}): JsonObject {
  const { path, revision, now } = options;
  const digest = createHash('sha256').update(path).digest('hex');
  return {
    digest: `sha256:${digest}`,
    lastUpdateTime: toTimestamp(now),
    path,
    revision,
    size: 1_000 + (parseInt(digest.slice(0, 4), 16) % 9_000),
    url: `${host}/${path}`,
  };
}
