import { hostileService as service } from './hostileService';
import { platformInput } from './platformInput';

const secretKey = { secretKey: 'a', path: 'b', property: 'c' };
const secret = {
  name: 'credentials',
  namespace: 'payments',
  clusters: ['aws-eks'],
  keys: [secretKey],
  store: { server: 'https://vault.example.com' },
};
const cluster = {
  name: 'new',
  engine: 'argocd',
  environment: 'dev',
  cloud: 'aws',
  region: 'us-east-1',
};

/** Every place a name can be put, on every operation. */
export const hostilePlaces: [string, string, (name: string) => object][] = [
  ['gitops:service:create', 'name', name => ({ ...service, name })],
  [
    'gitops:service:create',
    'namespace',
    namespace => ({ ...service, namespace }),
  ],
  [
    'gitops:service:create',
    'clusters',
    name => ({ ...service, clusters: [name] }),
  ],
  ['gitops:service:create', 'image', image => ({ ...service, image })],
  [
    'gitops:service:create',
    'entityRef',
    entityRef => ({ ...service, entityRef }),
  ],
  [
    'gitops:service:create',
    'environment',
    name => ({ ...service, environmentReplicas: { [name]: 1 } }),
  ],
  ['gitops:service:create', 'wave', name => ({ ...service, waves: [[name]] })],
  [
    'gitops:service:create',
    'pause',
    pause => ({ ...service, rollout: { steps: [{ weight: 1, pause }] } }),
  ],
  [
    'gitops:service:create',
    'prometheus',
    prometheus => ({ ...service, rollout: { analysis: { prometheus } } }),
  ],
  [
    'gitops:service:add-cluster',
    'service',
    name => ({ service: name, clusters: ['aws-eks'] }),
  ],
  ['gitops:service:remove', 'service', name => ({ service: name })],
  [
    'gitops:service:promote',
    'service',
    name => ({ service: name, version: '1', to: { clusters: ['aws-eks'] } }),
  ],
  [
    'gitops:service:promote',
    'environment',
    name => ({ service: 'x', version: '1', to: { environments: [name] } }),
  ],
  [
    'gitops:service:promote',
    'values',
    name => ({
      service: 'there',
      from: { clusters: ['aws-eks'] },
      to: { clusters: ['azure-aks'] },
      values: [name],
    }),
  ],
  [
    'gitops:service:rollback',
    'cluster',
    name => ({ service: 'there', version: '1', clusters: [name] }),
  ],
  ['gitops:cluster:add', 'name', name => ({ ...cluster, name })],
  [
    'gitops:cluster:add',
    'environment',
    environment => ({ ...cluster, environment }),
  ],
  ['gitops:cluster:add', 'cloud', cloud => ({ ...cluster, cloud })],
  ['gitops:cluster:add', 'region', region => ({ ...cluster, region })],
  [
    'gitops:repo:init',
    'infrastructure',
    name => ({ ...platformInput, infrastructure: [name] }),
  ],
  ['gitops:repo:init', 'repoUrl', repoUrl => ({ ...platformInput, repoUrl })],
  ['gitops:secret:create', 'name', name => ({ ...secret, name })],
  [
    'gitops:secret:create',
    'namespace',
    namespace => ({ ...secret, namespace }),
  ],
  [
    'gitops:secret:create',
    'store',
    name => ({ ...secret, store: { ...secret.store, name } }),
  ],
  [
    'gitops:secret:create',
    'server',
    server => ({ ...secret, store: { server } }),
  ],
  [
    'gitops:image-automation:create',
    'service',
    name => ({ service: name, clusters: ['azure-aks'], range: '1.x' }),
  ],
  [
    'gitops:image-automation:create',
    'gitSecret',
    gitSecret => ({
      service: 'there',
      clusters: ['azure-aks'],
      range: '1.x',
      gitSecret,
    }),
  ],
  [
    'gitops:alert:create',
    'monitoring namespace',
    namespace => ({ argocd: true, namespace }),
  ],
  ['gitops:alert:create', 'cluster', name => ({ clusters: [name] })],
];
