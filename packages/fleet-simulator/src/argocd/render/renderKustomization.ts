import { posix } from 'node:path';
import { isJsonObject, Json, JsonObject } from '../../Json';
import { PlatformRepository } from '../../git/PlatformRepository';
import { BuildError } from '../../kubernetes/kustomize/BuildError';
import { buildFolder } from '../../kubernetes/kustomize/buildFolder';
import { createRepositoryFiles } from '../../kubernetes/kustomize/RepositoryFiles';
import { DesiredResource } from './DesiredState';
import { parseYaml } from './parseYaml';
import { toResource } from './toResource';

/** What a kustomization brings together. */
export type KustomizationPicture = {
  /** Text of every file it is made of, by path. */
  files: Record<string, string>;
  resources: DesiredResource[];
};

const MAXIMUM_DEPTH = 10;

// The same files are built once.
const builds = new Map<string, JsonObject[]>();
const BUILDS_KEPT = 500;

/**
 * Follows a kustomization through its folders and files and builds it. Where it uses what cannot be built here, only
 * images, names and namespaces are applied.
 *
 * @param images - `name:tag`, `name=other:tag` or `name@digest`, as in an Application's `kustomize.images`
 * @throws in kustomize's manner when something it lists is missing.
 */
export function renderKustomization(
  repository: PlatformRepository,
  commit: string,
  options: { path: string; images: string[]; namespace?: string },
): KustomizationPicture {
  const files: Record<string, string> = {};
  const read = (path: string) => {
    const text = repository.read(commit, path);
    if (text !== undefined) files[path] = text;
    return text;
  };
  const visit = (folder: string, depth: number): JsonObject[] => {
    const text = read(posix.join(folder, 'kustomization.yaml'));
    if (text === undefined || depth > MAXIMUM_DEPTH) {
      throw new Error(
        `unable to find one of 'kustomization.yaml' in ${folder}`,
      );
    }
    const [kustomization = {}] = parseYaml(text);
    const manifests = toTexts(kustomization.resources).flatMap(entry => {
      const path = posix.join(folder, entry);
      const file = read(path);
      return file === undefined ? visit(path, depth + 1) : [...parseYaml(file)];
    });
    for (const patch of toObjects(kustomization.patches)) {
      if (typeof patch.path === 'string') read(posix.join(folder, patch.path));
    }
    const own = toObjects(kustomization.images).map(toImage);
    const namespace = kustomization.namespace;
    return [...manifests, ...generate(kustomization, folder, read)].map(
      manifest =>
        setImages(
          typeof namespace === 'string'
            ? setNamespace(manifest, namespace)
            : manifest,
          own,
        ) as JsonObject,
    );
  };
  const followed = visit(options.path, 0);
  const built = tryToBuild(repository, commit, {
    folder: options.path,
    files,
  });
  const resources = (built ?? followed)
    .map(manifest => setImages(manifest, options.images) as JsonObject)
    .flatMap(manifest => {
      const resource = toResource(manifest, options);
      return resource ? [resource] : [];
    });
  return { files, resources };
}

function tryToBuild(
  repository: PlatformRepository,
  commit: string,
  { folder, files }: { folder: string; files: Record<string, string> },
): JsonObject[] | undefined {
  const key = JSON.stringify([folder, files]);
  const known = builds.get(key);
  if (known) return known;
  try {
    const source = createRepositoryFiles(repository, commit);
    // Manifests are JSON, which the parser of objects does not say.
    const built = JSON.parse(JSON.stringify(buildFolder(source, folder)));
    if (builds.size >= BUILDS_KEPT) builds.clear();
    builds.set(key, built);
    return built;
  } catch (error) {
    if (error instanceof BuildError) return undefined;
    throw error;
  }
}

function generate(
  kustomization: JsonObject,
  folder: string,
  read: (path: string) => string | undefined,
): JsonObject[] {
  return toObjects(kustomization.configMapGenerator).map(generator => {
    const data = Object.fromEntries(
      toTexts(generator.files).map(entry => {
        const [key, file = key] = entry.split('=');
        return [posix.basename(key), read(posix.join(folder, file)) ?? ''];
      }),
    );
    const { name = '', namespace } = generator;
    return {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, namespace },
      data,
    };
  });
}

function setNamespace(manifest: JsonObject, namespace: string): JsonObject {
  const metadata = isJsonObject(manifest.metadata) ? manifest.metadata : {};
  return { ...manifest, metadata: { ...metadata, namespace } };
}

function setImages(value: Json | JsonObject, images: string[]): Json {
  if (Array.isArray(value)) return value.map(item => setImages(item, images));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => {
      if (child === undefined) return [key, child];
      return key === 'image' && typeof child === 'string'
        ? [key, setImage(child, images)]
        : [key, setImages(child, images)];
    }),
  );
}

function setImage(image: string, images: string[]): string {
  const name = toName(image);
  for (const override of images) {
    const [from, to = from] = override.split('=');
    if (toName(from) === name) return to;
  }
  return image;
}

function toName(image: string) {
  return image.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
}

function toImage({ name, newName, newTag, digest }: JsonObject): string {
  const target = `${name}=${newName ?? name}`;
  if (digest) return `${target}@${digest}`;
  return newTag ? `${target}:${newTag}` : target;
}

function toTexts(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function toObjects(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
