import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';
import { FileDraft } from '../FileDraft';
import { readYaml } from '../yaml/readYaml';
import { layoutPaths } from './layoutPaths';
import { Platform, PlatformCluster } from './Platform';

const rootSchema = z.object({
  kind: z.literal('Application'),
  spec: z.object({
    source: z.object({ repoURL: z.string(), targetRevision: z.string() }),
  }),
});

const gitRepositorySchema = z.object({
  kind: z.literal('GitRepository'),
  metadata: z.object({ name: z.string() }),
  spec: z.object({
    url: z.string(),
    ref: z.object({ branch: z.string() }).optional(),
  }),
});

const appsSchema = z.object({
  kind: z.literal('Kustomization'),
  metadata: z.object({ name: z.literal('apps') }),
  spec: z.object({
    postBuild: z.object({
      substitute: z.object({
        CLOUD: z.string(),
        REGION: z.string(),
        ENVIRONMENT: z.string(),
      }),
    }),
  }),
});

const labelsSchema = z.object({
  environment: z.string(),
  cloud: z.string(),
  region: z.string().default(''),
});

const registrationSchema = z.object({
  kind: z.literal('ExternalSecret'),
  spec: z.object({
    target: z.object({
      template: z.object({ metadata: z.object({ labels: labelsSchema }) }),
    }),
  }),
});

const manualSchema = z.object({ labels: labelsSchema });

/**
 * Reads which clusters and environments a repository has, and how its engines name it.
 *
 * @throws InputError when it is not in this layout, or holds nothing yet.
 */
export function readPlatform(draft: FileDraft): Platform {
  const clusters = draft
    .listFolders('clusters')
    .flatMap(name => readCluster(draft, name) ?? []);
  const source = readSource(draft, clusters);
  return {
    ...source,
    clusters: new Map(clusters.map(cluster => [cluster.name, cluster])),
    environments: draft.listFolders('environments'),
  };
}

/** A cluster's facts, from how it joined; undefined when nothing says how. */
export function readCluster(
  draft: FileDraft,
  name: string,
): PlatformCluster | undefined {
  const flux = find(appsSchema, draft.read(layoutPaths.fluxSystem(name)));
  if (flux) {
    const { CLOUD, REGION, ENVIRONMENT } = flux.spec.postBuild.substitute;
    return {
      name,
      engine: 'flux',
      environment: ENVIRONMENT,
      cloud: CLOUD,
      region: REGION,
    };
  }
  const labels =
    find(registrationSchema, draft.read(layoutPaths.registration(name)))?.spec
      .target.template.metadata.labels ??
    find(manualSchema, draft.read(layoutPaths.manualRegistration(name)))
      ?.labels;
  if (!labels) return undefined;
  const { environment, cloud, region } = labels;
  return { name, engine: 'argocd', environment, cloud, region };
}

function readSource(draft: FileDraft, clusters: readonly PlatformCluster[]) {
  const flux = clusters
    .filter(({ engine }) => engine === 'flux')
    .flatMap(
      ({ name }) =>
        find(gitRepositorySchema, draft.read(layoutPaths.fluxSystem(name))) ??
        [],
    )[0];
  const sourceName = flux?.metadata.name ?? 'platform-gitops';
  const root = find(rootSchema, draft.read(layoutPaths.root));
  if (root) {
    const { repoURL, targetRevision } = root.spec.source;
    return { repoUrl: repoURL, branch: targetRevision, sourceName };
  }
  if (flux) {
    const branch = flux.spec.ref?.branch ?? 'main';
    return { repoUrl: flux.spec.url, branch, sourceName };
  }
  throw new InputError(
    `This is not a platform repository: it has neither ${
      layoutPaths.root
    } nor ${layoutPaths.fluxSystem(
      '<cluster>',
    )}. Create one with gitops:repo:init, or check the URL and the branch.`,
  );
}

function find<T extends z.ZodTypeAny>(
  schema: T,
  text: string | undefined,
): z.output<T> | undefined {
  for (const value of readYaml(text)) {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
  }
  return undefined;
}
