import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { ArgocdWorld } from '../__testUtils__/ArgocdWorld';
import { createTestClient } from '../__testUtils__/createTestClient';
import { waitFor } from '../__testUtils__/setUpArgocdWorld';
import { TokenCredentials } from '../client/TokenCredentials';
import { ApplicationPicture } from './ApplicationPicture';
import { MemberScope } from './MemberScope';
import { observeApplications } from './observeApplications';

const LAST = 200;

describe('observeApplications', () => {
  let world: ArgocdWorld;
  const over = new AbortController();
  beforeEach(async () => {
    world = await ArgocdWorld.start();
  });
  afterEach(async () => {
    over.abort();
    await world.stop();
  });

  it('tells all that comes in one gathering as one, with the last state only', async () => {
    let endGathering = () => {};
    const gathered = new Promise<void>(resolve => {
      endGathering = resolve;
    });
    const aborted = new Promise<void>(resolve => {
      over.signal.addEventListener('abort', () => resolve());
    });
    const key = world.add('busy');
    const picture = new ApplicationPicture({
      engine: 'hub',
      memory: new Map(),
    });
    const events = observeApplications({
      client: createTestClient({
        url: world.url,
        credentials: new TokenCredentials(world.token, 'token'),
      }),
      picture,
      scope: new MemberScope(),
      // Checks never come; a gathering lasts until the test ends it.
      timing: {
        sleep: ms => Promise.race([ms < 1000 ? gathered : aborted, aborted]),
        random: () => 0.5,
        now: Date.now,
      },
      signal: over.signal,
    });
    expect((await events.next()).value?.type).toBe('full');

    const told = events.next();
    for (let round = 1; round <= LAST; round++) {
      const busy = world.get(key)!;
      world.put({
        ...busy,
        status: { ...busy.status, summary: { images: [`org/busy:${round}`] } },
      });
    }
    const image = `org/busy:${LAST}`;
    await waitFor(() =>
      Boolean(picture.get(key)?.deployment.images.includes(image)),
    );
    endGathering();
    const { value } = await told;
    expect(value).toMatchObject({
      type: 'delta',
      upserted: [{ images: [image] } satisfies Partial<Deployment>],
      removed: [],
    });
    // Nothing is left to be told.
    expect(picture.takeChange()).toBeUndefined();
  });
});
