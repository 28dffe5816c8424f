import { posix } from 'node:path';
import { parse } from 'yaml';
import { KubernetesObject } from '../objects/KubernetesObject';
import { addLabels } from './addLabels';
import { applyManifestPatch } from './applyManifestPatch';
import { BuildError } from './BuildError';
import { generateConfigMap } from './generateConfigMap';
import { KustomizationFile, kustomizationFile } from './kustomizationFile';
import { overrideImages } from './overrideImages';
import { parseManifests } from './parseManifests';
import { placeInNamespace } from './placeInNamespace';
import { RepositoryFiles } from './RepositoryFiles';

const fileNames = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
const isManifest = (path: string) => /\.ya?ml$/.test(path);

function readKustomization(
  files: RepositoryFiles,
  folder: string,
): KustomizationFile | undefined {
  for (const name of fileNames) {
    const path = posix.join(folder, name);
    const text = files.read(path);
    if (text === undefined) continue;
    const parsed = kustomizationFile.safeParse(parse(text) ?? {});
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw new BuildError(
      `invalid Kustomization: ${path}: ${issue.path.join('.')}: ${
        issue.message
      }`,
    );
  }
  return undefined;
}

/** What Flux generates for a folder without a kustomization.yaml: every manifest and every kustomized folder below. */
function generateKustomization(
  files: RepositoryFiles,
  folder: string,
): KustomizationFile {
  const paths = files.list(folder);
  const kustomized = paths
    .filter(path => fileNames.includes(posix.basename(path)))
    .map(path => posix.dirname(path));
  const roots = kustomized.filter(
    root => !kustomized.some(other => root.startsWith(`${other}/`)),
  );
  const loose = paths.filter(
    path =>
      isManifest(path) && !kustomized.some(root => path.startsWith(`${root}/`)),
  );
  const toResource = (path: string) => posix.relative(folder, path);
  return { resources: [...loose, ...roots].map(toResource) };
}

/**
 * The objects that `kustomize build` would make of a folder, of the features the layout uses: resources,
 * components, generated ConfigMaps, patches, labels, annotations, namespace, images, replicas.
 *
 * @throws BuildError with Flux's words
 */
export function buildFolder(
  files: RepositoryFiles,
  folder: string,
): KubernetesObject[] {
  const kustomization =
    readKustomization(files, folder) ?? generateKustomization(files, folder);
  const { resources, components, configMapGenerator } = kustomization;
  let objects = [...(resources ?? []), ...(components ?? [])].flatMap(entry => {
    const path = posix.join(folder, entry);
    const text = files.read(path);
    if (text !== undefined) return parseManifests(entry, text);
    if (files.list(path).length) return buildFolder(files, path);
    throw new BuildError(
      `accumulating resources: accumulation err='accumulating resources from '${entry}': open /${path}: no such file or directory'`,
    );
  });
  objects.push(
    ...(configMapGenerator ?? []).map(generator =>
      generateConfigMap(generator, { files, folder }),
    ),
  );
  for (const { path, patch, target } of kustomization.patches ?? []) {
    const text = patch ?? files.read(posix.join(folder, path ?? ''));
    if (text === undefined)
      throw new BuildError(`unable to load patch file ${path}`);
    objects = applyManifestPatch(objects, { target, text });
  }
  return objects.map(object => transform(object, kustomization));
}

function transform(
  object: KubernetesObject,
  kustomization: KustomizationFile,
): KubernetesObject {
  const { commonLabels, commonAnnotations, labels, images, replicas } =
    kustomization;
  let changed = overrideImages(object, images ?? []);
  if (commonLabels)
    changed = addLabels(changed, {
      pairs: commonLabels,
      selectors: true,
      templates: true,
    });
  for (const { pairs, includeSelectors, includeTemplates } of labels ?? [])
    changed = addLabels(changed, {
      pairs,
      selectors: includeSelectors,
      templates: includeTemplates,
    });
  const scale = replicas?.find(({ name }) => name === changed.metadata.name);
  if (scale && changed.spec && 'replicas' in changed.spec)
    changed = { ...changed, spec: { ...changed.spec, replicas: scale.count } };
  changed = placeInNamespace(changed, kustomization.namespace);
  if (!commonAnnotations) return changed;
  const annotations = { ...changed.metadata.annotations, ...commonAnnotations };
  return { ...changed, metadata: { ...changed.metadata, annotations } };
}
