import { posix } from 'node:path';
import { PlatformRepository } from '../../git/PlatformRepository';
import { isJsonObject, Json, JsonObject } from '../../Json';
import { matchGlob } from '../render/matchGlob';
import { mergeValues } from '../render/mergeValues';
import { parseYaml } from '../render/parseYaml';
import { RegisteredCluster } from '../RegisteredCluster';
import { renderTemplate } from '../template/renderTemplate';
import { normalize } from '../template/templateFunctions';
import { matchesSelector } from './matchesSelector';

/** What generators look at. */
export type GeneratorWorld = {
  repository: PlatformRepository;
  commit: string;
  clusters: RegisteredCluster[];
};

/** Why a generator gives nothing, apart from templates in it. */
export class GeneratorError extends Error {}

/**
 * The parameter sets of one generator: clusters, git (files and directories), list, and the matrix of two.
 *
 * @throws when the generator is of another kind, or a template in it cannot be filled.
 */
export function generateParameters(
  generator: JsonObject,
  world: GeneratorWorld,
): JsonObject[] {
  if (isJsonObject(generator.clusters)) {
    return generateClusters(generator.clusters, world);
  }
  if (isJsonObject(generator.git)) return generateGit(generator.git, world);
  if (isJsonObject(generator.list)) return toObjects(generator.list.elements);
  if (isJsonObject(generator.matrix)) {
    const [outer, inner] = toObjects(generator.matrix.generators);
    if (!outer || !inner) throw new Error('a matrix needs two generators');
    return generateParameters(outer, world).flatMap(first =>
      generateParameters(renderDeep(inner, first) as JsonObject, world).map(
        second => mergeValues(first, second),
      ),
    );
  }
  throw new Error(
    `the fleet simulator has no generator '${Object.keys(generator)[0]}'`,
  );
}

/** Renders every text in a value. */
export function renderDeep(value: Json, parameters: JsonObject): Json {
  if (typeof value === 'string') return renderTemplate(value, parameters);
  if (Array.isArray(value)) {
    return value.map(item => renderDeep(item, parameters));
  }
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, child]) =>
      child === undefined ? [] : [[key, renderDeep(child, parameters)]],
    ),
  );
}

function generateClusters(
  { selector, values }: JsonObject,
  { clusters }: GeneratorWorld,
): JsonObject[] {
  return clusters.flatMap(({ name, server, labels }) => {
    const all = { 'argocd.argoproj.io/secret-type': 'cluster', ...labels };
    if (!matchesSelector(all, selector)) return [];
    const parameters: JsonObject = {
      name,
      nameNormalized: normalize(name),
      server,
      project: '',
      metadata: { labels: all, annotations: {} },
    };
    return isJsonObject(values)
      ? [{ ...parameters, values: renderDeep(values, parameters) }]
      : [parameters];
  });
}

function generateGit(git: JsonObject, world: GeneratorWorld): JsonObject[] {
  const { repository, commit } = world;
  if (repository.url !== undefined && git.repoURL !== repository.url) {
    throw new GeneratorError(
      `error generating params from git: error getting ${
        Array.isArray(git.directories)
          ? 'directories from repo: error retrieving Git Directories'
          : 'files from repo: error retrieving Git Files'
      }: rpc error: code = Internal desc = unable to resolve git revision : failed to list refs: repository not found: `,
    );
  }
  const find = (glob: string) => repository.list(commit, toFixedFolder(glob));
  if (Array.isArray(git.directories)) {
    const globs = toObjects(git.directories);
    const chosen = new Set(
      globs
        .filter(({ exclude }) => !exclude)
        .map(({ path }) => String(path))
        .flatMap(glob =>
          find(glob)
            .flatMap(toFolders)
            .filter(folder => isMatch(glob, folder)),
        ),
    );
    return [...chosen]
      .filter(
        folder =>
          !globs.some(
            ({ path, exclude }) => exclude && isMatch(String(path), folder),
          ),
      )
      .sort()
      .map(folder => ({ path: toPathParameters(folder) }));
  }
  return toObjects(git.files).flatMap(({ path: glob }) => {
    const pattern = String(glob);
    const found = /[*?{]/.test(pattern)
      ? find(pattern).filter(path => isMatch(pattern, path))
      : [pattern];
    return found.flatMap(path => {
      const text = repository.read(commit, path);
      if (text === undefined) return [];
      const folder = toPathParameters(posix.dirname(path));
      const filename = posix.basename(path);
      const own = {
        path: { ...folder, filename, filenameNormalized: normalize(filename) },
      };
      return parseYaml(text).map(content => mergeValues(content, own));
    });
  });
}

// The part of a glob before its first wildcard, as a folder.
function toFixedFolder(glob: string): string {
  const [fixed] = glob.split(/[*?{]/);
  return fixed.slice(0, Math.max(fixed.lastIndexOf('/'), 0));
}

function isMatch(glob: string, path: string): boolean {
  return matchGlob(glob, path, { crossesFolders: false });
}

function toFolders(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function toPathParameters(path: string): JsonObject {
  const basename = posix.basename(path);
  return {
    path,
    basename,
    basenameNormalized: normalize(basename),
    segments: path.split('/'),
  };
}

function toObjects(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
