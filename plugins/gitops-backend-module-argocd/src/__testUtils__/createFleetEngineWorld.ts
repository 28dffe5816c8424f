import { Fleet, startFleet } from '@backstage-gitops/fleet-simulator';
import { toDeploymentId } from '@backstage-gitops/plugin-gitops-common';
import { EngineWorld } from '@backstage-gitops/plugin-gitops-node/testUtils';
import { createArgocdEngine } from '../createArgocdEngine';

const SPEED = 50;
const CLUSTER = 'aws-eks-dev';

/**
 * The Argo CD of the embedded fleet as a world of the conformance suite. Changes go the whole way: a
 * commit, which the fleet's controllers read.
 */
export async function createFleetEngineWorld(): Promise<EngineWorld> {
  const fleet = await startFleet({ speed: SPEED });
  const toId = (name: string) =>
    toDeploymentId({
      engine: { type: 'argocd', name: 'hub' },
      namespace: 'argocd',
      kind: 'Application',
      name,
    });
  const toName = (id: string) => id.split(':').pop()!;
  const toService = (id: string) => toName(id).replace(`-${CLUSTER}`, '');
  const commit = (files: Record<string, string | null>) =>
    fleet.commit({ message: 'conformance', files });

  return {
    engine: createArgocdEngine({
      name: 'hub',
      url: fleet.argocdUrl,
      auth: {
        username: fleet.argocdUsername,
        password: fleet.argocdPassword,
      },
      skipTLSVerify: false,
      configKey: 'gitops.argocd.instances[name=hub]',
      authConfigKey: 'gitops.argocd.instances[name=hub].username and .password',
    }),
    secrets: [
      fleet.argocdUrl,
      fleet.argocdToken,
      fleet.argocdPassword,
      fleet.kubernetesUrl('aws-eks'),
    ],
    ids: async () => (await listNames(fleet)).map(toId),
    async add(service) {
      const name = `${service}-${CLUSTER}`;
      await commit({
        [setPath(service)]: toSet(fleet, service),
        [parametersPath(service)]: toParameters('2.0.1'),
      });
      await waitFor(async () => (await listNames(fleet)).includes(name));
      return toId(name);
    },
    async change(id) {
      await commit({ [parametersPath(toService(id))]: toParameters('2.0.2') });
    },
    async remove(id) {
      const service = toService(id);
      await commit({
        [setPath(service)]: null,
        [parametersPath(service)]: null,
      });
      await waitFor(async () => !(await listNames(fleet)).includes(toName(id)));
    },
    async refuse() {
      await fleet.control({ op: 'unauthorized', target: 'argocd' });
      await fleet.control({ op: 'cut', target: 'argocd' });
    },
    async accept() {
      await fleet.control({ op: 'up', target: 'argocd' });
    },
    close: () => fleet.stop(),
  };
}

function setPath(service: string) {
  return `bootstrap/argocd/services/${service}.yaml`;
}

function parametersPath(service: string) {
  return `clusters/${CLUSTER}/apps/${service}.yaml`;
}

function toParameters(tag: string) {
  return `kustomize: { images: ['ghcr.io/org/inventory-api:${tag}'] }\n`;
}

/** A service the fleet has never heard of, in the recommended layout, built from overlays it has. */
function toSet(fleet: Fleet, service: string): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata:
  name: ${service}
  namespace: argocd
spec:
  goTemplate: true
  goTemplateOptions: ['missingkey=error']
  generators:
    - matrix:
        generators:
          - clusters:
              selector:
                matchLabels:
                  argocd.argoproj.io/secret-type: cluster
          - git:
              repoURL: ${fleet.repositoryUrl}
              revision: main
              files:
                - path: 'clusters/{{.name}}/apps/${service}.yaml'
  template:
    metadata:
      name: '${service}-{{.nameNormalized}}'
    spec:
      project: services
      source:
        repoURL: ${fleet.repositoryUrl}
        targetRevision: main
        path: 'apps/inventory-api/overlays/{{.metadata.labels.environment}}'
      destination:
        name: '{{.name}}'
        namespace: ${service}
      syncPolicy:
        automated: { prune: true, selfHeal: true }
  templatePatch: |
    spec:
      source:
        kustomize: {{ .kustomize | toJson }}
`;
}

async function listNames(fleet: Fleet): Promise<string[]> {
  const response = await fetch(
    `${fleet.argocdUrl}/api/v1/applications?fields=items.metadata.name`,
    { headers: { authorization: `Bearer ${fleet.argocdToken}` } },
  );
  const { items } = await response.json();
  return (items ?? []).map(
    (item: { metadata: { name: string } }) => item.metadata.name,
  );
}

async function waitFor(condition: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 300; turn++) {
    if (await condition()) return;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error('the fleet did not follow in 15 s');
}
