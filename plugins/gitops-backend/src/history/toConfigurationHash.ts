import { hash } from 'node:crypto';
import { Deployment } from '@backstage-gitops/plugin-gitops-common';

/** In bytes. */
const LENGTH = 8;

/**
 * One short text for what is deployed, whatever its revision: repositories, paths, charts, what is
 * tracked, and where to. Values and manifests are in Git: a commit tells when they change.
 *
 * @returns undefined when it cannot be told, as a source is not known
 */
export function toConfigurationHash(row: Deployment): string | undefined {
  // After the main source of Flux comes what defines the object, which is not always known.
  const sources =
    row.engine.type === 'flux' ? row.sources.slice(0, 1) : row.sources;
  if (sources.length === 0 || sources.some(({ repository }) => !repository)) {
    return undefined;
  }
  const parts = sources.map(({ repository, path, chart, target }) => [
    repository,
    path,
    chart,
    target,
  ]);
  // Not cut from the whole text, which would stay in memory with each part of it.
  return hash(
    'sha256',
    JSON.stringify([parts, row.targetNamespace]),
    'buffer',
  ).toString('hex', 0, LENGTH);
}
