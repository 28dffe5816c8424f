import {
  createAppliedKustomization,
  createWorkloadObjects,
} from '../__testUtils__/createCheckout';
import {
  createCheckoutRow,
  createDetailsScene,
} from '../__testUtils__/createDetailsScene';
import { ClusterObject } from '../__testUtils__/LoopbackCluster';

const row = createCheckoutRow('Kustomization');

function createEventOf(
  about: { kind: string; name: string; namespace: string },
  event: { reason: string; message: string; at: string; type?: string },
): ClusterObject {
  const { reason, message, at, type = 'Normal' } = event;
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: `${about.name}.${at}`, namespace: about.namespace },
    involvedObject: { apiVersion: 'v1', ...about },
    reason,
    message,
    type,
    count: 3,
    lastTimestamp: at,
    source: { component: 'kubelet' },
  };
}
const pod = { kind: 'Pod', name: 'checkout-api-2-bad', namespace: 'shop' };

describe('FluxDetails.readEvents', () => {
  const scene = createDetailsScene();
  const read = (
    resource?: Parameters<
      typeof scene.engine.details.readEvents
    >[1]['resource'],
  ) => scene.engine.details.readEvents(row, { resource, signal: scene.signal });
  beforeEach(() => {
    const flux = (kind: string, name: string, at: string) =>
      createEventOf(
        { kind, name, namespace: 'flux-system' },
        { reason: 'Progressing', message: `${kind} moves`, at },
      );
    scene.cluster.put(
      createAppliedKustomization([
        { id: 'shop_checkout-api_apps_Deployment', v: 'v1' },
      ]),
      ...createWorkloadObjects(),
      flux('Kustomization', 'checkout-api', '2026-11-23T01:00:00Z'),
      flux('GitRepository', 'platform-gitops', '2026-11-23T01:00:01Z'),
      flux('Kustomization', 'other', '2026-11-23T01:00:02Z'),
      createEventOf(pod, {
        reason: 'BackOff',
        message: 'Back-off pulling from https://registry.internal:5000/x',
        at: '2026-11-23T01:00:03Z',
        type: 'Warning',
      }),
      createEventOf(
        { ...pod, name: 'stranger' },
        { reason: 'BackOff', message: 'x', at: '2026-11-23T01:00:04Z' },
      ),
    );
  });

  it('tells of the object, its source, its resources and their pods, newest first', async () => {
    const { items, problems } = await read();
    expect(problems).toEqual([]);
    expect(items.map(({ about }) => `${about.kind} ${about.name}`)).toEqual([
      'Pod checkout-api-2-bad',
      'GitRepository platform-gitops',
      'Kustomization checkout-api',
    ]);
    expect(items[0]).toMatchObject({
      type: 'Warning',
      reason: 'BackOff',
      message: 'Back-off pulling from (address)',
      count: 3,
      lastAt: '2026-11-23T01:00:03Z',
      source: 'kubelet',
    });
  });

  it('tells of one resource, asking for nothing else', async () => {
    const { items } = await read({ group: '', ...pod });
    expect(items).toHaveLength(1);
    const asked = scene.cluster.requests.filter(request =>
      request.includes('/events'),
    );
    expect(asked).toEqual([
      expect.stringContaining('involvedObject.name%3Dcheckout-api-2-bad'),
    ]);
    await expect(read({ group: '', ...pod, name: 'stranger' })).rejects.toThrow(
      'checkout-api has no Pod stranger, or not any more.',
    );
  });

  it('says what to grant when Events may not be read', async () => {
    scene.cluster.forbidden.add('events');
    const { items, problems } = await read();
    expect(items).toEqual([]);
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('list events in namespace flux-system'),
      expect.stringContaining('list events in namespace shop'),
    ]);
  });
});
