import { KubernetesObject } from '../objects/KubernetesObject';
import {
  startTestCluster,
  TestCluster,
  tokens,
} from '../../testing/startTestCluster';

// Time to spare on a busy machine; nothing here waits for it.
jest.setTimeout(30_000);

const pods = '/api/v1/namespaces/orders/pods';

describe('logs of pods', () => {
  let cluster: TestCluster;
  let pod: KubernetesObject;
  beforeAll(async () => {
    cluster = await startTestCluster();
    pod = await cluster.until(async () => {
      const items = await cluster.items(pods);
      return items.length === 3 && items[0];
    });
  });
  afterAll(() => cluster.stop());

  const ask = (query = '', name = pod.metadata.name) =>
    cluster.request(`${pods}/${name}/log?${query}`);

  it('are plain text, the last so many lines, with times when asked', async () => {
    const answer = await cluster.until(async () => {
      const found = await ask('container=app&tailLines=3');
      return found.text.split('\n').length === 4 && found;
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/plain');
    expect(answer.text.endsWith('\n')).toBe(true);
    const { text } = await ask('timestamps=true&tailLines=1');
    expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z \S/);
    expect((await ask('tailLines=0')).text).toBe('');
  });

  it('end at a number of bytes and begin at an age', async () => {
    const { text } = await ask('limitBytes=10');
    expect(text).toHaveLength(10);
    const all = (await ask('timestamps=true')).text.split('\n');
    const young = (await ask('timestamps=true&sinceSeconds=2')).text;
    expect(young.split('\n').length).toBeLessThan(all.length);
  });

  it('flow while they are followed, until the pod is gone', async () => {
    const response = await fetch(
      `${cluster.url}${pods}/${pod.metadata.name}/log?follow=true&tailLines=1`,
      { headers: { authorization: `Bearer ${tokens.full}` } },
    );
    let text = '';
    const read = (async () => {
      for await (const chunk of response.body!)
        text += Buffer.from(chunk).toString();
    })();
    await cluster.until(async () => text.split('\n').length > 4);
    const lines = text.split('\n').slice(0, -1);
    expect(new Set(lines).size).toBe(lines.length);
    cluster.repository.commit({
      'clusters/azure-aks/apps/inventory-api.yaml': null,
    });
    await read;
    expect((await ask()).status).toBe(404);
  });
});

describe('logs that are not there', () => {
  let cluster: TestCluster;
  let name: string;
  const ask = (query: string, pod = name) =>
    cluster.request(`${pods}/${pod}/log?${query}`);
  beforeAll(async () => {
    cluster = await startTestCluster();
    const items = await cluster.until(async () => {
      const found = await cluster.items(pods);
      return found.length === 3 && found;
    });
    name = items[0].metadata.name;
  });
  afterAll(() => cluster.stop());

  it('are refused as Kubernetes does', async () => {
    const refusals = await Promise.all(
      [
        ['', 'absent'],
        ['container=nope'],
        ['previous=true'],
        ['tailLines=-1'],
        ['tailLines=x'],
        ['limitBytes=0'],
      ].map(async ([query, pod]) => {
        const { status, body } = await ask(query, pod);
        const { message } = body as { message: string };
        return `${status} ${message.replaceAll(name, 'P')}`;
      }),
    );
    expect(refusals).toEqual([
      '404 pods "absent" not found',
      '400 container nope is not valid for pod P',
      '400 previous terminated container "app" in pod "P" not found',
      '422 PodLogOptions "P" is invalid: tailLines: Invalid value: -1: must be greater than or equal to 0',
      '400 strconv.ParseInt: parsing "x": invalid syntax',
      '422 PodLogOptions "P" is invalid: limitBytes: Invalid value: 0: must be greater than 0',
    ]);
    const forbidden = await cluster.request(`${pods}/${name}/log`, {
      headers: { authorization: `Bearer ${tokens.limited}` },
    });
    expect(forbidden.body).toMatchObject({
      code: 403,
      message: expect.stringContaining('cannot get resource "pods/log"'),
    });
  });

  it('of a crashing container tell why, before and after it is healed', async () => {
    cluster.simulator.break('inventory-api');
    const crashed = await cluster.until(async () => {
      const found = await cluster.items(pods);
      return JSON.stringify(found).includes('CrashLoopBackOff') && found[0];
    });
    name = crashed.metadata.name;
    expect((await ask('')).text).toContain('panic:');
    expect((await ask('previous=true')).text).toContain('panic:');
    cluster.simulator.heal('inventory-api');
    await cluster.until(async () => {
      const { text } = await ask('');
      return !text.includes('panic:');
    });
    expect((await ask('previous=true')).text).toContain('panic:');
  });

  it('of an image that cannot be pulled say that it waits', async () => {
    cluster.repository.commit({
      'clusters/azure-aks/apps/inventory-api.yaml': cluster.repository
        .read(
          cluster.repository.head(),
          'clusters/azure-aks/apps/inventory-api.yaml',
        )!
        .replace('2.0.1', 'bad'),
    });
    const waiting = await cluster.until(async () => {
      const found = await cluster.items(pods);
      return found.find(each =>
        JSON.stringify(each.status).includes('ImagePullBackOff'),
      );
    });
    const { status, body } = await ask('', waiting.metadata.name);
    expect({ status, body }).toMatchObject({
      status: 400,
      body: {
        message: `container "app" in pod "${waiting.metadata.name}" is waiting to start: trying and failing to pull image`,
      },
    });
    const events = await cluster.items(
      `/api/v1/namespaces/orders/events?fieldSelector=involvedObject.uid%3D${waiting.metadata.uid}`,
    );
    expect(events.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining(['Scheduled', 'Pulling', 'Failed', 'BackOff']),
    );
  });
});
