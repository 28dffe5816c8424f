import { Fleet } from '../../Fleet';
import { startFleet } from '../../startFleet';
import { createClusterReader } from '../../testing/createClusterReader';
import { waitUntil } from '../../testing/waitUntil';

jest.setTimeout(60_000);

const remote = `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: remote
  namespace: flux-system
spec:
  interval: 10m
  retryInterval: 1m
  timeout: 5m
  prune: true
  path: ./remote
  sourceRef:
    kind: GitRepository
    name: platform-gitops
  kubeConfig:
    secretRef:
      name: moon-gke-kubeconfig
`;

describe('a cluster that Flux delivers to by kubeConfig', () => {
  let fleet: Fleet;

  beforeAll(async () => {
    fleet = await startFleet({ speed: 20 });
  });

  afterAll(() => fleet.stop());

  it('refuses: its Kustomizations fail at their own retry, until up', async () => {
    const cluster = createClusterReader(fleet);
    const untilReady = (status: string) =>
      waitUntil(`remote is Ready=${status}`, async () => {
        const { items } = await cluster.list();
        const object = items?.find(
          ({ metadata }) => metadata.name === 'remote',
        );
        const { conditions } = (object?.status ?? {}) as {
          conditions?: { type: string; status: string; message: string }[];
        };
        return conditions?.find(
          each => each.type === 'Ready' && each.status === status,
        );
      });
    await fleet.commit({
      message: 'Deliver to the moon',
      files: {
        'clusters/azure-aks/apps/remote.yaml': remote,
        'remote/namespace.yaml':
          'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: remote\n',
      },
    });
    await untilReady('True');
    const target = 'moon-gke';
    expect(await fleet.control({ op: 'fault', target, fault: 'refuse' })).toBe(
      'moon-gke refuses connections. Flux on azure-aks fails at its next retry. Use up to end it.',
    );
    expect(fleet.faults()[target]).toEqual({ fault: 'refuse' });
    const { message } = await untilReady('False');
    expect(message).toContain('connection refused');
    await fleet.control({ op: 'up', target });
    await untilReady('True');
    expect(fleet.faults()).not.toHaveProperty(target);
  });
});
