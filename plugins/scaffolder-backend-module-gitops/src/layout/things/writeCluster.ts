import { FileDraft } from '../FileDraft';
import { layoutPaths } from '../platform/layoutPaths';
import { Platform, PlatformCluster } from '../platform/Platform';
import { toYaml } from '../yaml/toYaml';
import { toYamlStream } from '../yaml/toYamlStream';
import { toPlatformStep } from './toPlatformStep';
import { toWatchedValues, writeEnvironment } from './writeEnvironment';

/** How a cluster behind Argo CD is made known: through External Secrets, or by a person with `argocd cluster add`. */
export type Registration = 'external-secrets' | 'cli';

/** `clusters/<cluster>/` and `bootstrap/<cluster>/`. */
export function writeCluster(
  draft: FileDraft,
  cluster: PlatformCluster,
  options: {
    platform: Pick<Platform, 'repoUrl' | 'branch' | 'sourceName'>;
    registration: Registration;
  },
): void {
  const { name, cloud, region, environment, engine } = cluster;
  writeEnvironment(draft, environment);
  draft.writeNew(
    layoutPaths.clusterValues(name, cloud),
    toYaml(
      { cloud: { provider: cloud, region, cluster: name } },
      { head: `Helm values of every service on ${name}` },
    ),
  );
  draft.writeNew(layoutPaths.cluster(name), toKustomization(cluster));
  if (draft.list(layoutPaths.clusterApps(name)).length === 0) {
    // Git forgets empty folders, and Flux calls a missing one an error.
    draft.write(`${layoutPaths.clusterApps(name)}/.gitkeep`, '');
  }
  if (engine === 'flux') {
    writeFlux(draft, cluster, options.platform);
  } else if (options.registration === 'external-secrets') {
    writeRegistration(draft, cluster);
  } else {
    draft.writeNew(
      layoutPaths.manualRegistration(name),
      toYaml(
        { labels: { environment, cloud, region } },
        {
          head: [
            `${name} is registered by a person, who keeps its credentials out of this repository:`,
            `argocd cluster add <context> --name ${name} --label environment=${environment} --label cloud=${cloud} --label region=${region}`,
            'The labels below are what the templates of this repository were told; keep both alike.',
          ].join('\n'),
        },
      ),
    );
  }
}

function toKustomization({ engine, environment, cloud }: PlatformCluster) {
  return toYaml({
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: engine === 'flux' ? [`../../environments/${environment}`] : [],
    ...(engine === 'flux' && {
      configMapGenerator: [
        toWatchedValues('cluster-values', `values.yaml=values-${cloud}.yaml`),
      ],
    }),
  });
}

function writeRegistration(draft: FileDraft, cluster: PlatformCluster): void {
  const { name, environment, cloud, region } = cluster;
  draft.writeNew(
    layoutPaths.registration(name),
    toYaml(
      {
        apiVersion: 'external-secrets.io/v1',
        kind: 'ExternalSecret',
        metadata: {
          name: `cluster-${name}`,
          namespace: 'argocd',
          annotations: {
            'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
          },
        },
        spec: {
          refreshInterval: '1h',
          secretStoreRef: { name: 'vault-backend', kind: 'ClusterSecretStore' },
          target: {
            name: `cluster-${name}`,
            creationPolicy: 'Orphan',
            deletionPolicy: 'Retain',
            template: {
              metadata: {
                labels: {
                  'argocd.argoproj.io/secret-type': 'cluster',
                  environment,
                  cloud,
                  region,
                },
              },
              data: {
                name,
                server: '{{ .server }}',
                config: '{{ .config }}',
              },
            },
          },
          dataFrom: [{ extract: { key: `clusters/${name}` } }],
        },
      },
      {
        head: `Registers ${name} with the hub. Its credentials stay in Vault, at clusters/${name}.`,
        comments: [
          {
            path: [
              'metadata',
              'annotations',
              'argocd.argoproj.io/sync-options',
            ],
            text: 'a lost registration would take every service of this cluster with it',
          },
        ],
      },
    ),
  );
}

function writeFlux(
  draft: FileDraft,
  { name, cloud, region, environment }: PlatformCluster,
  platform: Pick<Platform, 'repoUrl' | 'branch' | 'sourceName'>,
): void {
  const path = layoutPaths.fluxSystem(name);
  draft.writeNew(
    path,
    toYamlStream(
      [
        {
          apiVersion: 'source.toolkit.fluxcd.io/v1',
          kind: 'GitRepository',
          metadata: { name: platform.sourceName, namespace: 'flux-system' },
          spec: {
            interval: '1m',
            url: platform.repoUrl,
            ref: { branch: platform.branch },
          },
        },
        toPlatformStep(platform, {
          name: 'bootstrap',
          path: `./bootstrap/${name}`,
        }),
        toPlatformStep(platform, {
          name: 'infrastructure',
          path: './infrastructure',
          wait: true,
        }),
        toPlatformStep(platform, {
          name: 'cluster',
          path: `./clusters/${name}`,
          wait: true,
          after: 'infrastructure',
        }),
        toPlatformStep(platform, {
          name: 'apps',
          path: `./clusters/${name}/apps`,
          after: 'cluster',
          substitute: {
            CLOUD: cloud,
            REGION: region,
            CLUSTER_NAME: name,
            ENVIRONMENT: environment,
          },
        }),
      ],
      {
        head: `A person applies this once on ${name}, after "flux install": kubectl apply -f ${path}`,
      },
    ),
  );
}
