import { registerMswTestHooks } from '@backstage/backend-test-utils';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import {
  createRecordedHandler,
  recordedOrigin,
} from '../__testUtils__/createRecordedServer';
import { createTestConnection } from '../__testUtils__/createTestConnection';
import { createTestTiming } from '../__testUtils__/createTestTiming';
import { followKind, FollowEvent } from './followKind';

const url = `${recordedOrigin}/apis/kustomize.toolkit.fluxcd.io/v1/kustomizations`;
const followed = {
  kind: 'Kustomization' as const,
  resource: {
    group: 'kustomize.toolkit.fluxcd.io',
    version: 'v1',
    plural: 'kustomizations',
  },
  selection: {},
};
let asked: string[] = [];
const isWatch = ({ searchParams }: URL) => searchParams.has('watch');
const isList = (address: URL) => !isWatch(address);

/** Follows until `stop` says it has seen enough. */
async function follow(
  stop: (events: FollowEvent[], asked: string[]) => boolean,
) {
  const timing = createTestTiming();
  const abort = new AbortController();
  const events: FollowEvent[] = [];
  const look = () => {
    if (stop(events, asked)) abort.abort();
  };
  for await (const event of followKind(
    createTestConnection(recordedOrigin, timing),
    followed,
    { signal: abort.signal },
  )) {
    events.push(event);
    look();
  }
  return { events, pauses: timing.pauses.filter(ms => ms < 20_000) };
}

describe('followKind', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  beforeEach(() => {
    asked = [];
  });
  beforeAll(() => {
    server.events.on('request:start', ({ request }) => {
      asked.push(new URL(request.url).search);
    });
  });

  it('lists anew before each watch, and watches from where the list stood', async () => {
    server.use(
      createRecordedHandler('list-kustomizations', { accepts: isList }),
      createRecordedHandler('watch-timeout', { accepts: isWatch }),
    );
    const { events } = await follow(
      all => all.filter(({ type }) => type === 'listed').length === 2,
    );
    expect(events.map(({ type }) => type).slice(0, 2)).toEqual([
      'listed',
      'changed',
    ]);
    const [first, watch, second] = asked.map(
      query => new URLSearchParams(query),
    );
    expect([first.get('limit'), second.get('limit')]).toEqual(['500', '500']);
    expect(watch.get('resourceVersion')).toBe('4043');
    expect(Number(watch.get('timeoutSeconds'))).toBe(255);
  });

  it('lists anew when told that its state is too old, but not for ever', async () => {
    server.use(
      createRecordedHandler('list-kustomizations', { accepts: isList }),
      createRecordedHandler('watch-too-old', { accepts: isWatch }),
    );
    await expect(follow(() => false)).rejects.toMatchObject({
      code: 'Expired',
    });
    expect(asked.filter(query => !query.includes('watch'))).toHaveLength(4);
  });

  it('asks less and less often when every watch ends at once', async () => {
    let watches = 0;
    server.use(
      http.get(url, ({ request }) => {
        if (!isWatch(new URL(request.url))) return undefined;
        watches += 1;
        return watches === 5
          ? HttpResponse.json({ code: 401 }, { status: 401 })
          : new HttpResponse('');
      }),
      createRecordedHandler('list-kustomizations'),
    );
    const timing = createTestTiming();
    const events = followKind(
      createTestConnection(recordedOrigin, timing),
      followed,
      { signal: new AbortController().signal },
    );
    for (let list = 0; list < 5; list++) await events.next();
    await expect(events.next()).rejects.toMatchObject({ code: 'Unauthorized' });
    expect(timing.pauses.filter(ms => ms < 20_000)).toEqual([
      375, 750, 1500, 3000,
    ]);
  });
});
