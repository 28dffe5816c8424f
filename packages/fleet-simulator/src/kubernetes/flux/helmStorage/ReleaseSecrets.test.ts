import { gunzipSync } from 'node:zlib';
import { parseAllDocuments } from 'yaml';
import { deliveryPaths } from '../../../testing/deliveryPaths';
import { platformFiles } from '../../../testing/platformFiles';
import {
  startTestCluster,
  TestCluster,
} from '../../../testing/startTestCluster';

jest.setTimeout(30_000);

const secrets = '/api/v1/namespaces/payments/secrets';
const file = deliveryPaths.appFile('checkout-api');

/** As any client of Helm's storage reads it. */
const decode = (data: string) =>
  JSON.parse(
    gunzipSync(
      Buffer.from(Buffer.from(data, 'base64').toString(), 'base64'),
    ).toString(),
  );

describe('the Secrets of a release', () => {
  let cluster: TestCluster;
  beforeEach(async () => {
    cluster = await startTestCluster();
  });
  afterEach(() => cluster.stop());

  const commit = (tag: string) =>
    cluster.repository.commit({
      [file]: platformFiles[file].replace('1.4.2', tag),
    });
  const untilStatuses = (wanted: Record<string, string>) =>
    cluster.until(async () => {
      const items = await cluster.items(`${secrets}?labelSelector=owner=helm`);
      const found = Object.fromEntries(
        items.map(({ metadata: { name, labels } }) => [
          name.replace('sh.helm.release.v1.checkout-api.', ''),
          labels?.status,
        ]),
      );
      return JSON.stringify(found) === JSON.stringify(wanted) && items;
    });

  it('hold what was rendered, the chart, the values, and what happened', async () => {
    const [secret] = await untilStatuses({ v1: 'deployed' });
    expect(secret).toMatchObject({
      type: 'helm.sh/release.v1',
      metadata: {
        name: 'sh.helm.release.v1.checkout-api.v1',
        labels: { name: 'checkout-api', owner: 'helm', version: '1' },
      },
    });
    const record = decode((secret.data as { release: string }).release);
    expect(record).toMatchObject({
      name: 'checkout-api',
      namespace: 'payments',
      version: 1,
      info: { status: 'deployed', description: 'Install complete' },
      chart: { metadata: { name: 'checkout-api' }, values: { port: 8080 } },
      config: { image: { tag: '1.4.2' }, env: { LOG_LEVEL: 'info' } },
    });
    const objects = parseAllDocuments(record.manifest).map(document =>
      document.toJS(),
    );
    expect(objects.map(({ kind }) => kind)).toEqual(['Service', 'Deployment']);
    expect(objects[1]).toMatchObject({
      metadata: {
        labels: {
          'app.kubernetes.io/version': '1.4.2',
          'helm.toolkit.fluxcd.io/name': 'checkout-api',
        },
      },
      spec: {
        template: {
          spec: { containers: [{ image: 'ghcr.io/org/checkout-api:1.4.2' }] },
        },
      },
    });
    // What the API server fills in, and what Helm writes at apply, is not rendered.
    expect(record.manifest).not.toMatch(/imagePullPolicy|meta\.helm\.sh/);
  });

  it('say which version is superseded, and which failed and was rolled back', async () => {
    await untilStatuses({ v1: 'deployed' });
    commit('1.4.3');
    await untilStatuses({ v1: 'superseded', v2: 'deployed' });
    commit('bad');
    const items = await untilStatuses({
      v1: 'superseded',
      v2: 'superseded',
      v3: 'failed',
      v4: 'deployed',
    });
    const last = decode((items[3].data as { release: string }).release);
    expect(last).toMatchObject({
      info: { description: 'Rollback to 2' },
      config: { image: { tag: '1.4.3' } },
    });
  });

  it('go with the release', async () => {
    await untilStatuses({ v1: 'deployed' });
    cluster.repository.commit({ [file]: null });
    expect(await untilStatuses({})).toEqual([]);
  });
});
