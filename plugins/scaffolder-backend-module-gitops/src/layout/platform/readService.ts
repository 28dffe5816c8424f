import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';
import { FileDraft } from '../FileDraft';
import { readYaml } from '../yaml/readYaml';
import { layoutPaths } from './layoutPaths';
import { Packaging, Service } from './Service';

const setSchema = z.object({
  metadata: z.object({
    annotations: z.record(z.string()).default({}),
  }),
  spec: z.object({
    strategy: z
      .object({
        rollingSync: z.object({ steps: z.array(z.unknown()) }).optional(),
      })
      .optional(),
    template: z.object({
      spec: z.object({ destination: z.object({ namespace: z.string() }) }),
    }),
  }),
});

const fluxSchema = z.object({
  metadata: z.object({ annotations: z.record(z.string()).default({}) }),
  spec: z.object({ targetNamespace: z.string() }),
});

const valuesSchema = z.object({
  image: z.object({ repository: z.string() }),
});

const workloadSchema = z.object({
  kind: z.enum(['Deployment', 'Rollout']),
  spec: z.object({
    template: z.object({
      spec: z.object({
        containers: z.array(z.object({ image: z.string() })).min(1),
      }),
    }),
  }),
});

const ENTITY_REF = 'backstage.io/entity-ref';

/** Names of the services that a repository has anything of. */
export function listServices(draft: FileDraft): string[] {
  const inClusters = draft
    .listFolders('clusters')
    .flatMap(cluster => draft.list(layoutPaths.clusterApps(cluster)))
    .flatMap(
      path => /^clusters\/[^/]+\/apps\/([^/]+)\.yaml$/.exec(path)?.[1] ?? [],
    );
  return [...new Set([...draft.listFolders('apps'), ...inClusters])].sort();
}

/** The clusters that have a file for a service, in the order of the repository. */
export function listServiceClusters(draft: FileDraft, name: string): string[] {
  return draft
    .listFolders('clusters')
    .filter(cluster => draft.has(layoutPaths.deployment(cluster, name)));
}

/**
 * Reads what a service is from its files.
 *
 * @throws InputError when it is not there, or its files say too little to go on.
 */
export function readService(draft: FileDraft, name: string): Service {
  const packaging = readPackaging(draft, name);
  if (!packaging) {
    const known = listServices(draft);
    throw new InputError(
      `The repository has no service '${name}': there is no ${layoutPaths.app(
        name,
      )}/Chart.yaml and no ${layoutPaths.app(name)}/base. ${
        known.length > 0 ? `It has ${known.join(', ')}.` : 'It has none yet.'
      }`,
    );
  }
  const placed = readPlacement(draft, name);
  if (!placed) {
    throw new InputError(
      `Nothing says in which namespace '${name}' runs: neither ${layoutPaths.serviceSet(
        name,
      )} nor a Flux object of any cluster. Create the service with gitops:service:create.`,
    );
  }
  return {
    name,
    packaging,
    ...placed,
    ...readWorkload(draft, name, packaging),
  };
}

/** In which namespace a service runs; undefined when nothing says so. */
export function findNamespace(
  draft: FileDraft,
  name: string,
): string | undefined {
  return readPlacement(draft, name)?.namespace;
}

/** How a service is packaged; undefined when it is not there. */
export function readPackaging(
  draft: FileDraft,
  name: string,
): Packaging | undefined {
  if (draft.has(`${layoutPaths.app(name)}/Chart.yaml`)) return 'chart';
  if (draft.has(`${layoutPaths.app(name)}/base/kustomization.yaml`)) {
    return 'kustomize';
  }
  return undefined;
}

function readPlacement(draft: FileDraft, name: string) {
  const [value] = readYaml(draft.read(layoutPaths.serviceSet(name)));
  const set = setSchema.safeParse(value);
  if (set.success) {
    const { metadata, spec } = set.data;
    return {
      namespace: spec.template.spec.destination.namespace,
      entityRef: metadata.annotations[ENTITY_REF] ?? toEntityRef(name),
      waves: Math.max(0, (spec.strategy?.rollingSync?.steps.length ?? 0) - 1),
    };
  }
  for (const cluster of listServiceClusters(draft, name)) {
    const [text] = readYaml(draft.read(layoutPaths.deployment(cluster, name)));
    const flux = fluxSchema.safeParse(text);
    if (flux.success) {
      const { metadata, spec } = flux.data;
      return {
        namespace: spec.targetNamespace,
        entityRef: metadata.annotations[ENTITY_REF] ?? toEntityRef(name),
        waves: 0,
      };
    }
  }
  return undefined;
}

function readWorkload(
  draft: FileDraft,
  name: string,
  packaging: Packaging,
): Pick<Service, 'image' | 'workload'> {
  const folder = layoutPaths.app(name);
  if (packaging === 'chart') {
    const path = `${folder}/values.yaml`;
    const [value] = readYaml(draft.read(path));
    const values = valuesSchema.safeParse(value);
    if (!values.success) {
      throw new InputError(`${path} says no image.repository.`);
    }
    return {
      image: values.data.image.repository,
      workload: draft.has(`${folder}/templates/rollout.yaml`)
        ? 'Rollout'
        : 'Deployment',
    };
  }
  for (const path of draft.list(`${folder}/base`)) {
    for (const value of readYaml(draft.read(path))) {
      const workload = workloadSchema.safeParse(value);
      if (workload.success) {
        const [{ image }] = workload.data.spec.template.spec.containers;
        return {
          image: image.replace(/@.*$/, '').replace(/:[^/:]*$/, ''),
          workload: workload.data.kind,
        };
      }
    }
  }
  throw new InputError(
    `${folder}/base has neither a Deployment nor a Rollout with an image.`,
  );
}

function toEntityRef(name: string) {
  return `component:default/${name}`;
}
