import { FileDraft } from '../FileDraft';
import { readCluster } from '../platform/readPlatform';
import { RepositoryFiles } from '../RepositoryFiles';
import { checkCharts } from './checkCharts';
import { checkManifests } from './checkManifests';
import { checkOverlays } from './checkOverlays';
import { checkPlacement } from './checkPlacement';
import { checkReferences } from './checkReferences';
import { checkRegistrations } from './checkRegistrations';
import { checkSecrets } from './checkSecrets';
import { checkWaves } from './checkWaves';
import { Finding } from './Finding';
import { loadManifestModels } from './loadManifestModels';

/**
 * Everything that can be said about a platform repository without asking an engine.
 *
 * @param files - the repository
 * @param before - as it was, for rules about a change: a chart that changed needs a new version
 * @returns sorted by file and line
 * @public
 */
export async function validateRepository(
  files: RepositoryFiles,
  before?: RepositoryFiles,
): Promise<Finding[]> {
  const draft = new FileDraft(files);
  const models = await loadManifestModels();
  const schemas = [...files].flatMap(([path, text]) => {
    const [, cluster] = /^clusters\/([^/]+)\/apps\//.exec(path) ?? [];
    const engine = cluster ? readCluster(draft, cluster)?.engine : undefined;
    return checkManifests(path, text, { models, engine });
  });
  return [
    ...schemas,
    ...checkOverlays(draft, { models }),
    ...checkReferences(draft),
    ...checkWaves(draft),
    ...checkRegistrations(draft),
    ...checkPlacement(draft),
    ...checkSecrets(draft),
    ...(before ? checkCharts(draft, new FileDraft(before)) : []),
  ].sort(
    (a, b) =>
      compare(a.path, b.path) || a.line - b.line || compare(a.rule, b.rule),
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
