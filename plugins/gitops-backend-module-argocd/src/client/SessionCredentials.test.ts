import { registerMswTestHooks } from '@backstage/backend-test-utils';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { createTestClient } from '../__testUtils__/createTestClient';
import { recordedUrl, replayRecording } from '../__testUtils__/replayRecording';
import { SessionCredentials } from './SessionCredentials';

const server = setupServer();
registerMswTestHooks(server);

const { signal } = new AbortController();
const HOUR = 3_600_000;

function tokenUntil(expiresAt: number, id: number): string {
  const part = (value: object) =>
    Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'HS256' })}.${part({
    exp: expiresAt / 1000,
    jti: String(id),
  })}.signature`;
}

/** An Argo CD that gives a new token at each login and accepts only the last. */
function serveLogins(state: { now: number }) {
  const told = { logins: [] as string[], asked: 0, valid: '' };
  server.use(
    http.post(`${recordedUrl}/api/v1/session`, async ({ request }) => {
      told.logins.push(
        `${request.headers.get('content-type')} ${await request.text()}`,
      );
      told.valid = tokenUntil(state.now + 24 * HOUR, told.logins.length);
      return HttpResponse.json({ token: told.valid });
    }),
    http.get(`${recordedUrl}/api/v1/applications`, ({ request }) => {
      told.asked += 1;
      return request.headers.get('authorization') === `Bearer ${told.valid}`
        ? HttpResponse.json({ items: null })
        : HttpResponse.json({ code: 16 }, { status: 401 });
    }),
  );
  return told;
}

function createClient(state = { now: 1_000_000_000_000 }) {
  return createTestClient({
    credentials: new SessionCredentials({
      url: recordedUrl,
      username: 'reader',
      password: 'hidden',
      subject: 'Argo CD hub',
      configKey: 'gitops.argocd.instances[name=hub].username and .password',
      fetch: (input, init) => fetch(input, init),
      now: () => state.now,
    }),
  });
}

describe('SessionCredentials', () => {
  it('logs in once for all who ask, with the exact content type', async () => {
    const state = { now: 1_000_000_000_000 };
    const told = serveLogins(state);
    const client = createClient(state);
    await Promise.all([1, 2, 3].map(() => client.listApplications({ signal })));
    await client.listApplications({ signal });
    expect(told.asked).toBe(4);
    expect(told.logins).toEqual([
      'application/json {"username":"reader","password":"hidden"}',
    ]);
  });

  it('logs in anew before the session expires', async () => {
    const state = { now: 1_000_000_000_000 };
    const told = serveLogins(state);
    const client = createClient(state);
    await client.listApplications({ signal });
    state.now += 24 * HOUR - 30_000;
    await client.listApplications({ signal });
    expect(told.logins).toHaveLength(2);
    expect(told.asked).toBe(2);
  });

  it('does not log in for every request when its clock is ahead', async () => {
    const state = { now: 1_000_000_000_000 };
    const told = serveLogins({ now: state.now - 48 * HOUR });
    const client = createClient(state);
    await client.listApplications({ signal });
    await client.listApplications({ signal });
    expect(told.logins).toHaveLength(1);
  });

  it('logs in anew once when refused, and only once', async () => {
    const state = { now: 1_000_000_000_000 };
    const told = serveLogins(state);
    const client = createClient(state);
    await client.listApplications({ signal });
    told.valid = 'revoked';
    await Promise.all([1, 2, 3].map(() => client.listApplications({ signal })));
    expect(told.logins).toHaveLength(2);
    expect(told.asked).toBe(7);

    server.use(
      http.get(`${recordedUrl}/api/v1/applications`, () =>
        HttpResponse.json({}, { status: 401 }),
      ),
    );
    await expect(client.listApplications({ signal })).rejects.toMatchObject({
      code: 'Unauthorized',
    });
    expect(told.logins).toHaveLength(3);
  });

  it('says which keys to look at when the password is wrong, and tries again later', async () => {
    const client = createClient();
    server.use(replayRecording('login-bad'));
    await expect(client.listApplications({ signal })).rejects.toMatchObject({
      code: 'Unauthorized',
      message:
        'Argo CD hub does not accept our username and password: check gitops.argocd.instances[name=hub].username and .password.',
    });
    const told = serveLogins({ now: 1_000_000_000_000 });
    await client.listApplications({ signal });
    expect(told.logins).toHaveLength(1);
  });

  it('takes the recorded answer of a login, whose token says nothing of its end', async () => {
    let authorization: string | null = null;
    server.use(
      replayRecording('login'),
      replayRecording('list-project-none', {
        onRequest: ({ headers }) => {
          authorization = headers.get('authorization');
        },
      }),
    );
    // The recorded token is cut to `…`, which is no header; one that is plain stands for it.
    server.use(
      http.post(`${recordedUrl}/api/v1/session`, () =>
        HttpResponse.json({ token: 'plain' }),
      ),
    );
    await createClient().listApplications({ signal });
    expect(authorization).toBe('Bearer plain');
  });

  it('takes a web page for no login', async () => {
    server.use(
      http.post(`${recordedUrl}/api/v1/session`, () =>
        HttpResponse.html('<html></html>'),
      ),
    );
    await expect(
      createClient().listApplications({ signal }),
    ).rejects.toMatchObject({ code: 'InvalidResponse' });
  });

  it('does not keep one waiting who aborts', async () => {
    const abort = new AbortController();
    server.use(
      http.post(`${recordedUrl}/api/v1/session`, () => new Promise(() => {})),
    );
    const asked = createClient().listApplications({ signal: abort.signal });
    abort.abort(new Error('enough'));
    await expect(asked).rejects.toThrow('enough');
  });
});
