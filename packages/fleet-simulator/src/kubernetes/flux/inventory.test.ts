import { kinds } from '../objects/resourceKinds';
import { parseInventoryEntry, toInventoryEntry } from './inventory';

describe('inventory', () => {
  it.each([
    [
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'web', namespace: 'shop' },
      },
      { id: 'shop_web_apps_Deployment', v: 'v1' },
      kinds.deployment,
    ],
    [
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'web', namespace: 'shop' },
      },
      { id: 'shop_web__Service', v: 'v1' },
      kinds.service,
    ],
    [
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } },
      { id: '_shop__Namespace', v: 'v1' },
      kinds.namespace,
    ],
  ])('writes and reads %j', (object, entry, kind) => {
    expect(toInventoryEntry(object)).toEqual(entry);
    expect(parseInventoryEntry(entry)).toEqual({ kind, key: object.metadata });
  });

  it('knows nothing of kinds that are not served', () => {
    const entry = { id: 'a_b_example.com_Thing', v: 'v1' };
    expect(parseInventoryEntry(entry)).toBeUndefined();
  });
});
