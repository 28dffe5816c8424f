import { LogEvent, LogQuery } from '@backstage-gitops/plugin-gitops-common';
import { realTiming } from '../client';
import {
  createAppliedKustomization,
  createWorkloadObjects,
} from '../__testUtils__/createCheckout';
import {
  createCheckoutRow,
  createDetailsScene,
} from '../__testUtils__/createDetailsScene';
import { waitUntil } from '../__testUtils__/waitUntil';

const row = createCheckoutRow('Kustomization');
const good = 'shop/checkout-api-2-good/app';
const bad = 'shop/checkout-api-2-bad/app';
const toText = (event: LogEvent) => {
  if (event.type === 'line') return `${event.pod.slice(15)} ${event.text}`;
  return event.type === 'problem'
    ? `${event.pod?.slice(15) ?? '-'} ! ${event.problem.code}: ${
        event.problem.message
      }`
    : event.type;
};

/** Eight seconds between two looks for new pods pass quickly here; limits are as they are. */
const impatient = {
  ...realTiming,
  sleep: (ms: number, waiting?: AbortSignal) =>
    realTiming.sleep(ms === 8_000 ? 100 : ms, waiting),
};

describe('FluxDetails.readLogs', () => {
  const scene = createDetailsScene(impatient);
  beforeEach(() => {
    scene.cluster.put(
      createAppliedKustomization([
        { id: 'shop_checkout-api_apps_Deployment', v: 'v1' },
        { id: 'shop_checkout-api__Service', v: 'v1' },
      ]),
      ...createWorkloadObjects(),
    );
  });
  const read = (query: LogQuery = {}, signal = scene.signal) =>
    scene.engine.details.readLogs(row, query, { signal });
  const readAll = async (query: LogQuery = {}) => {
    const events: LogEvent[] = [];
    for await (const event of read(query)) events.push(event);
    return events;
  };
  const asked = () =>
    scene.cluster.requests
      .filter(request => request.includes('/log?'))
      .map(request => decodeURIComponent(request.replace(/^.*\/pods\//, '')));

  it('puts the lines of several pods in the order of their times', async () => {
    scene.cluster.setLogs(good, [
      '2026-11-23T01:00:01.5Z one',
      '2026-11-23T01:00:03Z three',
    ]);
    scene.cluster.setLogs(bad, [
      '2026-11-23T01:00:02Z two',
      '2026-11-23T01:00:04Z four',
    ]);
    const events = await readAll();
    expect(events.map(toText)).toEqual([
      'good one',
      'bad two',
      'good three',
      'bad four',
      'end',
    ]);
    expect(events[0]).toEqual({
      type: 'line',
      pod: 'checkout-api-2-good',
      container: 'app',
      at: '2026-11-23T01:00:01.5Z',
      text: 'one',
    });
    // The service is not asked for: no pod comes of it.
    expect(
      scene.cluster.requests.some(request => request.includes('/services')),
    ).toBe(false);
  });

  it('asks for what is asked for, within bounds, and filters on our side', async () => {
    scene.cluster.setLogs(good, ['no time here', 'a wanted line']);
    const events = await readAll({
      pod: 'checkout-api-2-good',
      previous: true,
      tailLines: 50_000,
      sinceSeconds: 60,
      filter: 'wanted',
    });
    expect(events.map(toText)).toEqual(['good a wanted line', 'end']);
    expect(asked()).toEqual([
      'checkout-api-2-good/log?container=app&timestamps=true&previous=true&tailLines=10000&sinceSeconds=60',
    ]);
  });

  it('gives lines of pods of the Deployment only', async () => {
    scene.cluster.setLogs('shop/stranger/app', ['secret']);
    await expect(readAll({ pod: 'stranger' })).rejects.toMatchObject({
      name: 'NotFoundError',
      message: 'checkout-api has no pod stranger, or not any more.',
    });
    expect(asked()).toEqual([]);
  });

  it('says in plain words why a container has no lines, and gives those of the others', async () => {
    scene.cluster.setLogs(good, ['2026-11-23T01:00:01Z here']);
    const told = (await readAll()).map(toText);
    expect(told).toEqual([
      'bad ! ContainerWaiting: Container app of pod checkout-api-2-bad has no lines, as it has not started: CrashLoopBackOff',
      'good here',
      'end',
    ]);
    expect(
      (await readAll({ pod: 'checkout-api-2-good', container: 'none' })).map(
        toText,
      ),
    ).toEqual([
      'good ! NotFound: Pod checkout-api-2-good has no container none.',
      'end',
    ]);
  });

  it('says that a container was not restarted, and what to grant', async () => {
    const query = { pod: 'checkout-api-2-good', previous: true };
    expect((await readAll(query)).map(toText)[0]).toBe(
      'good ! NotRestarted: Container app of pod checkout-api-2-good was not restarted: there are no lines from before.',
    );
    scene.cluster.forbidden.add('pods/log');
    expect((await readAll(query)).map(toText)[0]).toBe(
      'good ! Forbidden: Flux on azure-aks does not allow our account to get pods/log in namespace shop: grant it get on pods/log, see the README of the Flux module.',
    );
  });

  it('follows lines as they come, and lets the cluster go as soon as nobody reads', async () => {
    const closed: string[] = [];
    [good, bad].forEach(pod =>
      scene.cluster.setLogs(pod, response => {
        response.write('first\n');
        response.on('close', () => closed.push(pod));
      }),
    );
    const texts: string[] = [];
    for await (const event of read({ follow: true })) {
      texts.push(toText(event));
      if (texts.length === 2) break;
    }
    expect(texts.sort()).toEqual(['bad first', 'good first']);
    await waitUntil(() => closed.length === 2);
  });

  it('follows the pods as well that come meanwhile', async () => {
    scene.cluster.setLogs(good, response => response.write('old\n'));
    scene.cluster.setLogs('shop/checkout-api-2-new/app', ['new']);
    const pods = createWorkloadObjects().filter(
      ({ metadata }) => metadata.name === 'checkout-api-2-good',
    );
    const texts: string[] = [];
    for await (const event of read({ follow: true })) {
      texts.push(toText(event));
      if (texts.at(-1) === 'good old') {
        scene.cluster.put(
          ...pods.map(pod => ({
            ...pod,
            metadata: {
              ...pod.metadata,
              name: 'checkout-api-2-new',
              uid: 'uid-new',
            },
          })),
        );
      }
      if (texts.at(-1) === 'new new') break;
    }
    expect(texts).toContain('new new');
  });

  it('says when a stream is cut, and keeps what came before and what others say', async () => {
    scene.cluster.setLogs(good, response => {
      response.write('before the cut\n');
      setTimeout(() => response.destroy(), 50);
    });
    scene.cluster.setLogs(bad, ['whole']);
    const texts = [];
    for await (const event of read({ follow: true })) texts.push(toText(event));
    expect(texts.at(-1)).toBe('end');
    expect(texts.slice(0, -1).sort()).toEqual([
      'bad whole',
      'good ! ConnectionLost: Flux on azure-aks closed the connection.',
      'good before the cut',
    ]);
  });

  it('ends with its signal while a log is silent', async () => {
    const leaving = new AbortController();
    scene.cluster.setLogs(good, response => {
      response.flushHeaders();
      setTimeout(() => leaving.abort(), 50);
    });
    const events = [];
    for await (const event of read(
      { follow: true, pod: 'checkout-api-2-good' },
      leaving.signal,
    )) {
      events.push(event);
    }
    expect(events).toEqual([]);
    // The same before a single line could be asked for.
    for await (const event of read({ follow: true }, leaving.signal)) {
      events.push(event);
    }
    expect(events).toEqual([]);
  });

  it('takes the end of a log without a line break for a line, cuts one that is huge', async () => {
    scene.cluster.setLogs(good, response =>
      response.end(`${'x'.repeat(70_000)}\nlast words`),
    );
    const [long, last] = await readAll({ pod: 'checkout-api-2-good' });
    expect(long.type === 'line' && long.text.length).toBe(64 * 1024 + 1);
    expect(toText(last)).toBe('good last words');
  });
});
