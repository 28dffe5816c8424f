import { toCluster } from './toCluster';
import { toObservedClusters } from './toObservedClusters';

describe('clusters where the list of Argo CD may not be read', () => {
  it('keeps servers on one host apart, by port and by path', () => {
    const servers = [
      'https://127.0.0.1:6443',
      'https://127.0.0.1:6444',
      'https://rancher.test/k8s/clusters/c-1',
      'https://rancher.test/k8s/clusters/c-2',
    ];
    const destinations = servers.map(server => ({
      name: undefined,
      server,
      namespace: undefined,
    }));
    expect(toObservedClusters(destinations, [])).toEqual(
      servers.map(name => ({ name, labels: {}, aliases: [name] })),
    );
  });

  it.each([
    [{ server: 'https://kubernetes.default.svc' }, 'in-cluster'],
    [{ server: 'https://kubernetes.default.svc/' }, 'in-cluster'],
    [{ server: 'https://a.test/' }, 'https://a.test'],
    [{ name: 'aws-eks' }, 'aws-eks'],
    [{}, 'unknown'],
  ])('calls %j %s', (destination, name) => {
    const all = { name: undefined, server: undefined, namespace: undefined };
    expect(toCluster({ ...all, ...destination }, []).name).toBe(name);
  });
});
