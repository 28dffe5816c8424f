import { Entity } from '@backstage/catalog-model';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { VirtualTime } from '../__testUtils__/VirtualTime';
import { EntityReads } from './EntityReads';

const REF = 'component:default/checkout-api';
const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'checkout-api' },
};
const credentials = mockCredentials.user();

function setUp(answer: () => Promise<Entity | undefined>) {
  const time = new VirtualTime();
  const getEntityByRef = jest.fn<
    Promise<Entity | undefined>,
    [unknown, { credentials: unknown }]
  >(answer);
  const reads = new EntityReads({
    auth: mockServices.auth(),
    catalog: { getEntityByRef: getEntityByRef as never },
    sleep: time.sleep,
  });
  const callers = () =>
    getEntityByRef.mock.calls.map(([, options]) => options.credentials);
  return { reads, time, callers };
}

describe('EntityReads', () => {
  it('reads once, as itself, for all who may read every entity, and again after five seconds', async () => {
    const { reads, time, callers } = setUp(async () => entity);
    const find = () => reads.find(REF, { credentials, readsEveryEntity: true });
    expect(await Promise.all([find(), find(), find()])).toEqual(
      Array(3).fill(entity),
    );
    expect(callers()).toEqual([mockCredentials.service('plugin:test')]);
    await find();
    expect(callers()).toHaveLength(1);
    await time.passUntil(() => time.sleeping === 0);
    expect(time.now).toBe(5_000);
    await find();
    expect(callers()).toHaveLength(2);
  });

  it('asks the catalog on behalf of anybody else, each time', async () => {
    const { reads, callers } = setUp(async () => undefined);
    const caller = { credentials, readsEveryEntity: false };
    expect(await reads.find(REF, caller)).toBeUndefined();
    expect(await reads.find(REF, { credentials })).toBeUndefined();
    expect(callers()).toEqual([credentials, credentials]);
  });

  it('shows nobody what was read for who may read every entity', async () => {
    const { reads, callers } = setUp(async () => entity);
    await reads.find(REF, { credentials, readsEveryEntity: true });
    await reads.find(REF, { credentials, readsEveryEntity: false });
    expect(callers()).toHaveLength(2);
  });

  it('waits ten seconds for a catalog that hangs, and asks anew for who comes later', async () => {
    let isHanging = true;
    const { reads, time } = setUp(async () => {
      if (isHanging) await new Promise(() => {});
      return entity;
    });
    const find = () => reads.find(REF, { credentials, readsEveryEntity: true });
    const first = find().catch(String);
    await time.passUntil(() => time.now >= 10_000);
    expect(await first).toMatch('The catalog did not answer within 10 seconds');
    isHanging = false;
    expect(await find()).toEqual(entity);
  });

  it('keeps no failure', async () => {
    let isDown = true;
    const { reads } = setUp(async () => {
      if (isDown) throw new Error('the catalog is down');
      return entity;
    });
    const find = () => reads.find(REF, { credentials, readsEveryEntity: true });
    await expect(find()).rejects.toThrow('the catalog is down');
    isDown = false;
    expect(await find()).toEqual(entity);
  });
});
