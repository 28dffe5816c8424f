import { createAppliedKustomization } from '../__testUtils__/createCheckout';
import {
  createCheckoutRow,
  createDetailsScene,
} from '../__testUtils__/createDetailsScene';

const row = createCheckoutRow('Kustomization');
const secret = { group: '', kind: 'Secret', namespace: 'shop', name: 'token' };

describe('FluxDetails.readResource', () => {
  const scene = createDetailsScene();
  const read = (ref = secret) =>
    scene.engine.details.readResource(row, ref, { signal: scene.signal });

  it('gives YAML without managed fields and without the values of a Secret', async () => {
    scene.cluster.put(
      createAppliedKustomization([{ id: 'shop_token__Secret', v: 'v1' }]),
      {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: {
          name: 'token',
          namespace: 'shop',
          annotations: {
            'kubectl.kubernetes.io/last-applied-configuration':
              '{"stringData":{"a":"hunter2"}}',
            kept: 'yes',
          },
          managedFields: [{ manager: 'kubectl' }],
        },
        data: { a: 'aHVudGVyMg==' },
        type: 'Opaque',
      },
    );
    const { node, manifest } = await read();
    expect(node.sync).toBe('Synced');
    expect(manifest).toBe(`apiVersion: v1
data:
  a: (masked)
kind: Secret
metadata:
  annotations:
    kept: yes
  name: token
  namespace: shop
type: Opaque
`);
  });

  it('reads nothing that is not of the Deployment', async () => {
    scene.cluster.put(createAppliedKustomization([]), {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'token', namespace: 'shop' },
    });
    await expect(read()).rejects.toMatchObject({
      name: 'NotFoundError',
      message: 'checkout-api has no Secret token, or not any more.',
    });
    expect(scene.cluster.requests.join()).not.toContain('secrets');
  });

  it('says that what should be there is not, and what to grant', async () => {
    scene.cluster.put(
      createAppliedKustomization([{ id: 'shop_token__Secret', v: 'v1' }]),
    );
    await expect(read()).rejects.toMatchObject({ name: 'NotFoundError' });
    scene.cluster.forbidden.add('secrets');
    await expect(read()).rejects.toMatchObject({ code: 'Forbidden' });
  });
});
