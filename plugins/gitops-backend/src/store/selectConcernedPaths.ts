import { posix } from 'node:path';
import {
  Deployment,
  DeploymentSource,
} from '@backstage-gitops/plugin-gitops-common';
import { toRepositoryKey } from './toRepositoryKey';

const OVERLAY = /^(.+)\/overlays\/[^/]+$/;
const FOLDER_OF_APP = /^apps\/([^/]+)(?:\/|$)/;
const FOLDER_OF_OBJECTS = /^clusters\/[^/]+\/apps$/;
const COMMIT = /[0-9a-f]{12}/i;

/**
 * The files and folders of a repository that make a Deployment what it is, from the root; `''` is the
 * root. One that begins with `!` does not count though a folder it lies in does: the longest decides.
 *
 * @remarks Rather too wide than too narrow: a path too many shows a commit that is at most as far off as
 * the applied revision, one too few hides the commit that made the change. Where files are used that
 * nobody names (values lent to a chart), it therefore says nothing at all.
 * @param deployment - placed: its cluster under our name, with labels
 * @param repository - an address of the repository
 * @returns sorted; empty when it cannot be told
 */
export function selectConcernedPaths(
  deployment: Deployment,
  repository: string,
): string[] {
  const key = toRepositoryKey(repository);
  const own = deployment.sources.filter(
    source => toRepositoryKey(source.repository) === key,
  );
  const paths = own.map(source => toPathsOfSource(source, deployment));
  if (paths.some(each => each.length === 0)) return [];
  return [
    ...new Set([...paths.flat(), ...selectPathsOfLayout(deployment, own)]),
  ].sort();
}

function toPathsOfSource(
  source: DeploymentSource,
  { app, kind, name, sources }: Deployment,
): string[] {
  if (source.paths?.length) return source.paths;
  const path = toCleanPath(source, kind);
  if (path === undefined) return [];
  if (kind === 'HelmRelease') {
    if (source !== sources[0]) {
      // The folder its Kustomization applies holds all services of the cluster.
      return FOLDER_OF_OBJECTS.test(path)
        ? [`${path}/${app}.yaml`, `${path}/${name}.yaml`]
        : [path];
    }
    // Without a commit in its version, a chart is made anew only when its version changes.
    if (source.applied && !COMMIT.test(source.applied)) {
      return [posix.join(path, 'Chart.yaml')];
    }
  }
  const folder = OVERLAY.exec(path)?.[1];
  return folder ? [folder, `!${folder}/overlays`, path] : [path];
}

/** Where the recommended layout keeps what is particular to a cluster and an environment. */
function selectPathsOfLayout(
  { app, cluster, environment, kind }: Deployment,
  own: readonly DeploymentSource[],
): string[] {
  const paths = own.map(source => toCleanPath(source, kind) ?? '');
  const folder =
    paths.map(path => FOLDER_OF_APP.exec(path)?.[1]).find(Boolean) ??
    // A chart from elsewhere has its release, and so its values, among the cluster's objects.
    (kind === 'HelmRelease' && paths.some(path => FOLDER_OF_OBJECTS.test(path))
      ? app
      : undefined);
  if (!folder) return [];
  const ofCluster = `clusters/${cluster.name}`;
  const takesValues =
    kind !== 'Kustomization' &&
    !paths.some(path => OVERLAY.test(path)) &&
    !own.some(source => source.paths?.length);
  const { cloud, environment: folderOfEnvironment = environment } =
    cluster.labels;
  return [
    `${ofCluster}/apps/${folder}.yaml`,
    ...(takesValues && folderOfEnvironment
      ? [`environments/${folderOfEnvironment}`]
      : []),
    ...(takesValues && cloud ? [`${ofCluster}/values-${cloud}.yaml`] : []),
  ];
}

/** @returns undefined for a source that only lends files. For Flux, no path is the root. */
function toCleanPath(
  { path, chart }: DeploymentSource,
  kind: Deployment['kind'],
): string | undefined {
  if (chart || (path === undefined && kind === 'Application')) return undefined;
  return posix.resolve('/', path ?? '').slice(1);
}
