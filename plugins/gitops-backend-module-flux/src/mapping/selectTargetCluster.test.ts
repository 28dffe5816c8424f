import { selectTargetCluster } from './selectTargetCluster';

const known = [
  { name: 'gcp-gke', aliases: ['gke-prod'] },
  { name: 'edge-config', aliases: [] },
];
const select = (kubeConfig: Parameters<typeof selectTargetCluster>[0]) =>
  selectTargetCluster(kubeConfig, { own: 'azure-aks', known });

describe('selectTargetCluster', () => {
  it.each([
    ['no kubeconfig', undefined, 'azure-aks'],
    ['a name we know', { secretRef: { name: 'gcp-gke' } }, 'gcp-gke'],
    [
      'its usual ending',
      { secretRef: { name: 'gcp-gke-kubeconfig' } },
      'gcp-gke',
    ],
    [
      'two endings',
      { secretRef: { name: 'gcp-gke-kubeconfig-secret' } },
      'gcp-gke',
    ],
    ['an alias', { secretRef: { name: 'gke-prod.kubeconfig' } }, 'gcp-gke'],
    [
      'a name that has such an ending itself',
      { secretRef: { name: 'edge-config' } },
      'edge-config',
    ],
    ['a ConfigMap', { configMapRef: { name: 'gcp-gke' } }, 'gcp-gke'],
    [
      'a cluster nobody knows',
      { secretRef: { name: 'mars-kubeconfig' } },
      'mars-kubeconfig',
    ],
    ['neither Secret nor ConfigMap', {}, 'azure-aks'],
  ])('of %s', (_, kubeConfig, cluster) => {
    expect(select(kubeConfig)).toBe(cluster);
  });
});
