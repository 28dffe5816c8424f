import { readRecording } from '@backstage-gitops/recordings';
import { stringify } from 'yaml';
import { platformFiles } from '../../testing/platformFiles';
import { startTestCluster, TestCluster } from '../../testing/startTestCluster';
import { toShape } from '../../testing/toShape';
import { parseConditions } from '../flux/conditions';
import { KubernetesObject } from '../objects/KubernetesObject';

// Time to spare on a busy machine; nothing here waits for it.
jest.setTimeout(30_000);

const recordedItems = (name: string) =>
  (
    readRecording('kubernetes', name).response.body as unknown as {
      items: KubernetesObject[];
    }
  ).items;

/** A recorded object as Git would have it; `team-a` is `payments` here. */
const toFile = ({ apiVersion, kind, metadata, spec }: KubernetesObject) => {
  const { name, namespace } = metadata;
  return stringify({
    apiVersion,
    kind,
    metadata: { name, ...(namespace ? { namespace: 'payments' } : {}) },
    // The recorded store had a provider that cannot be made, ours is one that is absent.
    spec: name === 'vault-down' ? {} : spec,
  });
};

const secrets = recordedItems('list-externalsecrets');
const stores = recordedItems('list-clustersecretstores');

const telling = ({ status }: KubernetesObject) =>
  parseConditions(status).map(
    condition =>
      `${condition.type} ${condition.status} ${condition.reason}: ${condition.message}`,
  );

/** Written by kubectl and Argo CD there, by Flux here; the finalizer of deletions is not part of it. */
const isCompared = (line: string) =>
  !/metadata\.(labels|annotations|finalizers)/.test(line);

describe('External Secrets', () => {
  let cluster: TestCluster;
  const ask = (name: string) => {
    const { path } = readRecording('kubernetes', name).request;
    return cluster.request(path.replace('team-a', 'payments'));
  };

  beforeAll(async () => {
    cluster = await startTestCluster({
      files: {
        ...platformFiles,
        'clusters/azure-aks/apps/secrets.yaml': [...stores, ...secrets]
          .map(toFile)
          .join('---\n'),
      },
    });
    await cluster.until(async () => {
      const { text } = await ask('events-externalsecret');
      return text.includes('vault-down') && text.includes('payments/none');
    });
  });
  afterAll(() => cluster.stop());

  it.each(['list-externalsecrets', 'list-clustersecretstores'])(
    '%s',
    async name => {
      const { response } = readRecording('kubernetes', name);
      const { status, headers, body } = await ask(name);
      expect(status).toBe(response.status);
      expect(headers.get('content-type')).toBe(
        response.headers['content-type'],
      );
      expect(toShape(body).filter(isCompared)).toEqual(
        toShape(response.body).filter(isCompared),
      );
      const { items } = body as unknown as { items: KubernetesObject[] };
      const toTold = (objects: KubernetesObject[]) =>
        Object.fromEntries(
          objects.map(each => [each.metadata.name, telling(each)]),
        );
      expect(toTold(items)).toEqual(toTold(recordedItems(name)));
    },
  );

  it('events-externalsecret: the reason is only there', async () => {
    const name = 'events-externalsecret';
    const { response } = readRecording('kubernetes', name);
    const { status, body } = await ask(name);
    expect(status).toBe(response.status);
    const { items } = body as unknown as { items: KubernetesObject[] };
    const failed = items.filter(({ type }) => type === 'Warning');
    const toTold = (events: KubernetesObject[]) =>
      events.map(({ reason, message }) => `${reason} ${message}`).sort();
    expect(new Set(toTold(failed))).toEqual(
      new Set(toTold(recordedItems(name))),
    );
    expect(toShape({ items: failed })).toEqual(
      toShape({ items: recordedItems(name) }),
    );
  });

  it('makes the Secret, says so, and loses it when the vault does', async () => {
    const path =
      '/apis/external-secrets.io/v1/namespaces/payments/externalsecrets/cluster-aws-eks';
    const secret = await cluster.get(
      '/api/v1/namespaces/payments/secrets/cluster-aws-eks',
    );
    expect(secret).toMatchObject({
      type: 'Opaque',
      metadata: { ownerReferences: [{ kind: 'ExternalSecret' }] },
    });
    cluster.simulator.setSecretMissing('cluster-aws-eks', true);
    await cluster.until(async () => {
      const { text } = await cluster.request(path);
      return text.includes('could not get secret data from provider');
    });
    cluster.simulator.setSecretMissing('cluster-aws-eks', false);
    const healed = await cluster.until(async () => {
      const object = await cluster.get(path);
      return telling(object)[0].includes('True') && object;
    });
    expect(healed.status).toMatchObject({
      binding: { name: 'cluster-aws-eks' },
    });
    expect(() => cluster.simulator.setSecretMissing('none', true)).toThrow(
      'no ExternalSecret',
    );
  });
});
