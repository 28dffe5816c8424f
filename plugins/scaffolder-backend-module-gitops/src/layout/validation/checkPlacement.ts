import { z } from 'zod/v3';
import { FileDraft } from '../FileDraft';
import { layoutPaths } from '../platform/layoutPaths';
import { readCluster } from '../platform/readPlatform';
import { listServiceClusters, listServices } from '../platform/readService';
import { readYaml } from '../yaml/readYaml';
import { Finding } from './Finding';
import { findLine } from './findLine';

const CLUSTERS = 'gitops/clusters';

const entitySchema = z.object({
  metadata: z.object({
    annotations: z.object({ [CLUSTERS]: z.string() }).passthrough(),
  }),
});

/** Where services are said to be, are, and what they are called there. */
export function checkPlacement(draft: FileDraft): Finding[] {
  const clusters = draft.listFolders('clusters');
  return [
    ...clusters.flatMap(cluster => checkCluster(draft, cluster)),
    ...listServices(draft).flatMap(service => [
      ...checkExpected(draft, service),
      ...checkLengths(draft, service),
    ]),
  ];
}

function checkCluster(draft: FileDraft, cluster: string): Finding[] {
  if (readCluster(draft, cluster)) return [];
  return [
    {
      severity: 'warning',
      rule: 'unknown-cluster',
      path: layoutPaths.cluster(cluster),
      line: 1,
      message: `Nothing in bootstrap/${cluster} says which engine delivers to this cluster.`,
    },
  ];
}

function checkExpected(draft: FileDraft, service: string): Finding[] {
  const path = `${layoutPaths.app(service)}/catalog-info.yaml`;
  const text = draft.read(path) ?? '';
  const there = listServiceClusters(draft, service);
  return readYaml(text).flatMap(value => {
    const parsed = entitySchema.safeParse(value);
    if (!parsed.success) return [];
    const said = parsed.data.metadata.annotations[CLUSTERS].split(',')
      .map(name => name.trim())
      .filter(Boolean);
    return said
      .filter(cluster => !there.includes(cluster))
      .map(
        (cluster): Finding => ({
          severity: 'warning',
          rule: 'cluster-without-service',
          path,
          line: findLine(text, ['metadata', 'annotations', CLUSTERS]),
          message: `${service} is said to be on ${cluster}, but ${layoutPaths.deployment(
            cluster,
            service,
          )} is not there.`,
        }),
      );
  });
}

function checkLengths(draft: FileDraft, service: string): Finding[] {
  const report = (path: string, message: string): Finding => ({
    severity: 'warning',
    rule: 'long-name',
    path,
    line: 1,
    message,
  });
  const clusters = listServiceClusters(draft, service);
  const isChart = draft.has(`${layoutPaths.app(service)}/Chart.yaml`);
  return [
    ...(isChart && service.length > 53
      ? [
          report(
            `${layoutPaths.app(service)}/Chart.yaml`,
            `'${service}' has ${service.length} characters; a Helm release takes 53.`,
          ),
        ]
      : []),
    ...clusters
      .map(cluster => ({ cluster, name: `${service}-${cluster}` }))
      .filter(({ name }) => name.length > 63)
      .map(({ cluster, name }) =>
        report(
          layoutPaths.deployment(cluster, service),
          `'${name}' has ${name.length} characters; a label takes 63.`,
        ),
      ),
  ];
}
