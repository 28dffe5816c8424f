import { createHash } from 'node:crypto';
import { isJsonObject } from '../../Json';
import { PlatformRepository } from '../../git/PlatformRepository';
import { ApplicationSource } from '../ArgocdApplication';
import { DesiredResource, DesiredState } from './DesiredState';
import { renderChart } from './renderChart';
import { renderDirectory } from './renderDirectory';
import { renderKustomization } from './renderKustomization';
import { sortResources } from './toResource';

const BRANCH = ['HEAD', 'main', 'refs/heads/main'];

type RenderOptions = {
  source: ApplicationSource;
  name: string;
  namespace?: string;
};

const RENDERED_KEPT = 2000;
const rendered = new WeakMap<PlatformRepository, Map<string, DesiredState>>();

/**
 * What a source wants at a commit. The same is rendered once: do not change what comes back.
 *
 * @throws with the reason Argo CD puts behind "failed to generate manifest for source 1 of 1".
 */
export function renderSource(
  repository: PlatformRepository,
  commit: string,
  options: RenderOptions,
): DesiredState {
  const { source, name, namespace } = options;
  const key = JSON.stringify([commit, source, name, namespace]);
  const kept = rendered.get(repository) ?? new Map<string, DesiredState>();
  rendered.set(repository, kept);
  const known = kept.get(key);
  if (known) return known;
  const state = render(repository, commit, options);
  if (kept.size >= RENDERED_KEPT) kept.clear();
  kept.set(key, state);
  return state;
}

function render(
  repository: PlatformRepository,
  commit: string,
  options: RenderOptions,
): DesiredState {
  const { source, namespace } = options;
  if (!isSameRepository(source.repoURL, repository.url)) {
    throw new Error(
      `failed to list refs: repository not found: ${source.repoURL}`,
    );
  }
  const { targetRevision = 'HEAD' } = source;
  if (!BRANCH.includes(targetRevision) && targetRevision !== commit) {
    throw new Error(`unable to resolve '${targetRevision}' to a commit SHA`);
  }
  const path = (source.path ?? '').replace(/^\.\//, '').replace(/\/+$/, '');
  if (path && repository.list(commit, path).length === 0) {
    throw new Error(`${path}: app path does not exist`);
  }
  const here = (file: string) =>
    repository.read(commit, path ? `${path}/${file}` : file);
  const normalized = { ...options, source: { ...source, path } };
  const chart = here('Chart.yaml');
  if (chart !== undefined) {
    const { values, templates, resources } = renderChart(
      repository,
      commit,
      normalized,
    );
    const { releaseName } = source.helm ?? {};
    const content = { chart, values, templates, releaseName, namespace };
    const replicas = Number(values.replicas ?? values.replicaCount ?? 1);
    return toDesired('Helm', content, { resources, replicas });
  }
  if (here('kustomization.yaml') !== undefined) {
    const images = source.kustomize?.images ?? [];
    const { files, resources } = renderKustomization(repository, commit, {
      path,
      images,
      namespace,
    });
    const content = { files, images, namespace };
    return toDesired('Kustomize', content, { resources, replicas: 1 });
  }
  const resources = renderDirectory(repository, commit, normalized);
  return toDesired('Directory', { resources }, { resources, replicas: 1 });
}

function toDesired(
  sourceType: DesiredState['sourceType'],
  content: object,
  { resources, replicas }: { resources: DesiredResource[]; replicas: number },
): DesiredState {
  const images = new Set(resources.flatMap(resource => resource.images ?? []));
  return {
    digest: createHash('sha1').update(JSON.stringify(content)).digest('hex'),
    sourceType,
    resources: sortResources(resources),
    images: [...images].sort(),
    replicas:
      readReplicas(resources) ?? (Number.isFinite(replicas) ? replicas : 1),
  };
}

function readReplicas(resources: DesiredResource[]): number | undefined {
  const spec = resources.find(({ images }) => images)?.manifest?.spec;
  return isJsonObject(spec) && typeof spec.replicas === 'number'
    ? spec.replicas
    : undefined;
}

// By path: the port in it may be an older one.
function isSameRepository(url: string, own: string): boolean {
  const toPath = (text: string) =>
    text.replace(/^https?:\/\/[^/]+/, '').replace(/\.git\/?$/, '');
  return toPath(url) === toPath(own);
}
