import { z } from 'zod/v3';
import { applyManifestPatch } from '../kustomize/applyManifestPatch';
import { BuildError } from '../kustomize/BuildError';
import { buildFolder } from '../kustomize/buildFolder';
import { overrideImages } from '../kustomize/overrideImages';
import { placeInNamespace } from '../kustomize/placeInNamespace';
import { createRepositoryFiles } from '../kustomize/RepositoryFiles';
import { substituteVariables } from '../kustomize/substituteVariables';
import { KubernetesObject } from '../objects/KubernetesObject';
import { kinds } from '../objects/resourceKinds';
import { FluxContext, ObjectKey } from './FluxContext';
import { KustomizationSpec } from './kustomizationSpec';
import { toRepositoryPath } from './toRepositoryPath';

const configMap = z.object({ data: z.record(z.string()).default({}) });

/**
 * The objects that a Kustomization stands for at a commit: its folder built, its own patches and images,
 * its namespace, its variables.
 *
 * @throws BuildError with the words of Flux's condition
 */
export function buildManifests(
  context: FluxContext,
  options: { key: ObjectKey; spec: KustomizationSpec; commit: string },
): KubernetesObject[] {
  const { repository } = context;
  const { key, spec, commit } = options;
  const files = createRepositoryFiles(repository, commit);
  const folder = toRepositoryPath(spec.path ?? '');
  let objects: KubernetesObject[];
  try {
    objects = buildFolder(files, folder);
    for (const { patch, target } of spec.patches ?? [])
      objects = applyManifestPatch(objects, { target, text: patch ?? '{}' });
  } catch (error) {
    if (error instanceof BuildError)
      throw new BuildError(`kustomize build failed: ${error.message}`);
    throw error;
  }
  const placed = objects.map(object =>
    placeInNamespace(
      overrideImages(object, spec.images ?? []),
      spec.targetNamespace,
    ),
  );
  if (!spec.postBuild) return placed;
  return placed.map(object => {
    const [version, group = '[noGrp]'] = object.apiVersion.split('/').reverse();
    try {
      const variables = readVariables(context, { key, spec });
      return substituteVariables(object, variables);
    } catch (error) {
      if (!(error instanceof BuildError)) throw error;
      const { name } = object.metadata;
      throw new BuildError(
        `post build failed for '${object.kind}.${version}.${group}/${name}': ${error.message}`,
      );
    }
  });
}

function readVariables(
  { store }: FluxContext,
  options: { key: ObjectKey; spec: KustomizationSpec },
): Record<string, string> {
  const { key, spec } = options;
  const variables: Record<string, string> = {};
  for (const { kind, name, optional } of spec.postBuild?.substituteFrom ?? []) {
    const found =
      kind === 'ConfigMap'
        ? store.get(kinds.configMap, { namespace: key.namespace, name })
        : undefined;
    if (found) Object.assign(variables, configMap.parse(found).data);
    else if (!optional)
      throw new BuildError(
        `substitute from '${kind}/${name}' error: ${kind.toLowerCase()}s "${name}" not found`,
      );
  }
  return { ...variables, ...spec.postBuild?.substitute };
}
