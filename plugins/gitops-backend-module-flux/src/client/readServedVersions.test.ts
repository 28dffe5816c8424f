import { registerMswTestHooks } from '@backstage/backend-test-utils';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import {
  createRecordedHandler,
  recordedOrigin,
} from '../__testUtils__/createRecordedServer';
import { createTestConnection } from '../__testUtils__/createTestConnection';
import { readServedVersions } from './readServedVersions';

const connection = createTestConnection(recordedOrigin);

describe('readServedVersions', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  it('reads every kind of a group by its only version', async () => {
    server.use(createRecordedHandler('api-group-kustomize'));
    const served = await readServedVersions(connection, {
      name: 'kustomize.toolkit.fluxcd.io',
      versions: ['v1', 'v1beta2'],
      plurals: ['kustomizations'],
    });
    expect([...served!]).toEqual([['kustomizations', 'v1']]);
  });

  it('tells an absent group as data', async () => {
    server.use(createRecordedHandler('api-group-absent'));
    await expect(
      readServedVersions(connection, {
        name: 'kustomize.toolkit.fluxcd.io',
        versions: ['v1'],
        plurals: ['kustomizations'],
      }),
    ).resolves.toBeUndefined();
  });

  it('takes the best version that has the kind, and leaves out what none has', async () => {
    const root = `${recordedOrigin}/apis/source.toolkit.fluxcd.io`;
    const list =
      (...names: string[]) =>
      () =>
        HttpResponse.json({
          kind: 'APIResourceList',
          resources: names.map(name => ({ name })),
        });
    server.use(
      http.get(root, () =>
        HttpResponse.json({
          kind: 'APIGroup',
          versions: ['v1beta1', 'v1beta2', 'v1'].map(version => ({ version })),
        }),
      ),
      http.get(`${root}/v1`, list('gitrepositories', 'gitrepositories/status')),
      http.get(`${root}/v1beta2`, list('gitrepositories', 'ocirepositories')),
    );
    const served = await readServedVersions(connection, {
      name: 'source.toolkit.fluxcd.io',
      versions: ['v1', 'v1beta2'],
      plurals: ['gitrepositories', 'ocirepositories', 'buckets'],
    });
    expect([...served!]).toEqual([
      ['gitrepositories', 'v1'],
      ['ocirepositories', 'v1beta2'],
    ]);
  });

  it('keeps a path in front of the API, as Rancher has one', async () => {
    server.use(
      http.get(`${recordedOrigin}/k8s/clusters/c-1/apis/a%2Fb`, () =>
        HttpResponse.json({ kind: 'APIGroup', versions: [{ version: 'v1' }] }),
      ),
    );
    const served = await readServedVersions(
      createTestConnection(`${recordedOrigin}/k8s/clusters/c-1/`),
      { name: 'a/b', versions: ['v1'], plurals: ['things'] },
    );
    expect(served?.get('things')).toBe('v1');
  });
});
