import { PlatformRepository } from '../../git/PlatformRepository';
import { ApplicationSource } from '../ArgocdApplication';
import { DesiredResource } from './DesiredState';
import { matchGlob } from './matchGlob';
import { parseYaml } from './parseYaml';
import { toResource } from './toResource';

/**
 * Plain manifests in a folder, chosen as an Application's `directory` says.
 *
 * @throws when a chosen file is no YAML.
 */
export function renderDirectory(
  repository: PlatformRepository,
  commit: string,
  options: { source: ApplicationSource; namespace?: string },
): DesiredResource[] {
  const { path = '', directory = {} } = options.source;
  const prefix = path === '' || path === '.' ? '' : `${path}/`;
  return repository
    .list(commit, prefix)
    .map(file => ({ file, relative: file.slice(prefix.length) }))
    .filter(
      ({ relative }) =>
        /\.(ya?ml|json)$/.test(relative) &&
        (directory.recurse || !relative.includes('/')) &&
        matches(directory.include, relative, true) &&
        !matches(directory.exclude, relative, false),
    )
    .flatMap(({ file }) => [...parseYaml(repository.read(commit, file) ?? '')])
    .flatMap(manifest => {
      const resource = toResource(manifest, options);
      return resource ? [resource] : [];
    });
}

function matches(glob: string | undefined, path: string, otherwise: boolean) {
  return glob ? matchGlob(glob, path, { crossesFolders: true }) : otherwise;
}
