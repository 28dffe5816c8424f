import { registerMswTestHooks } from '@backstage/backend-test-utils';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import {
  createRecordedHandler,
  recordedOrigin,
} from '../__testUtils__/createRecordedServer';
import { createTestConnection } from '../__testUtils__/createTestConnection';
import { listResource } from './listResource';

const kustomizations = {
  group: 'kustomize.toolkit.fluxcd.io',
  version: 'v1',
  plural: 'kustomizations',
};
const url = `${recordedOrigin}/apis/kustomize.toolkit.fluxcd.io/v1/kustomizations`;
const connection = createTestConnection(recordedOrigin);
const all = { selection: {} };

const page = (continuing: string | undefined, names: string[]) =>
  HttpResponse.json({
    metadata: {
      resourceVersion: '7',
      ...(continuing && { continue: continuing }),
    },
    items: names.map(name => ({ metadata: { name } })),
  });

describe('listResource', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  it('reads page after page, each where the one before said', async () => {
    const first = 'list-page-1';
    const asked: string[] = [];
    server.events.on('request:start', ({ request }) => {
      asked.push(new URL(request.url).search);
    });
    server.use(
      createRecordedHandler(first, {
        accepts: ({ searchParams }) => !searchParams.has('continue'),
      }),
      // The recorded second page is not the last: it is told to be, as no third was recorded.
      http.get(url, async () =>
        HttpResponse.json({
          metadata: { resourceVersion: '4043', continue: '' },
          items: [{ metadata: { name: 'inventory-api' } }],
        }),
      ),
    );
    const { objects, resourceVersion } = await listResource(
      connection,
      kustomizations,
      all,
    );
    expect(resourceVersion).toBe('4043');
    expect(objects).toHaveLength(3);
    expect(asked).toHaveLength(2);
    expect(asked[0]).toBe('?limit=500');
    expect(asked[1]).toMatch(/^\?limit=500&continue=eyJ2IjoibWV0YS5rOHMuaW8v/);
  });

  it('begins anew when the continue token is refused or expired', async () => {
    let lists = 0;
    server.use(
      http.get(url, ({ request }) => {
        const isFirstPage = !request.url.includes('continue');
        if (isFirstPage) lists += 1;
        if (lists === 1) return isFirstPage ? page('gone', ['old']) : undefined;
        if (lists === 2) {
          return isFirstPage
            ? page('gone', ['old'])
            : HttpResponse.json({ code: 410 }, { status: 410 });
        }
        return page('', ['new']);
      }),
      createRecordedHandler('list-continue-bad'),
    );
    const { objects } = await listResource(connection, kustomizations, all);
    expect(lists).toBe(3);
    expect(objects).toEqual([{ metadata: { name: 'new' } }]);
  });

  it('does not begin anew for ever', async () => {
    server.use(
      createRecordedHandler('list-continue-bad', {
        accepts: ({ searchParams }) => searchParams.has('continue'),
      }),
      http.get(url, () => page('gone', [])),
    );
    await expect(
      listResource(connection, kustomizations, all),
    ).rejects.toMatchObject({ code: 'Expired' });
  });

  it('asks for metadata only, in one namespace, by label', async () => {
    let seen: Request | undefined;
    server.use(
      http.get(
        `${recordedOrigin}/apis/apps/v1/namespaces/a%2Fb/deployments`,
        ({ request }) => {
          seen = request;
          return page(undefined, []);
        },
      ),
    );
    await listResource(
      connection,
      { group: 'apps', version: 'v1', plural: 'deployments' },
      {
        selection: {
          namespace: 'a/b',
          labelSelector: 'helm.toolkit.fluxcd.io/name',
          metadataOnly: true,
        },
      },
    );
    expect(seen?.headers.get('accept')).toBe(
      'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1',
    );
    expect(seen?.headers.get('authorization')).toBe('Bearer a-secret-token');
    expect(new URL(seen!.url).searchParams.get('labelSelector')).toBe(
      'helm.toolkit.fluxcd.io/name',
    );
  });

  it.each([
    kustomizations,
    { group: 'apps', version: 'v1', plural: 'deployments' },
    { group: '', version: 'v1', plural: 'events' },
  ])(
    'does not take null for no $plural: what they say would be gone',
    async resource => {
      server.use(
        http.get(`${recordedOrigin}/*`, () =>
          HttpResponse.json({
            metadata: { resourceVersion: '1' },
            items: null,
          }),
        ),
      );
      await expect(
        listResource(connection, resource, all),
      ).rejects.toMatchObject({ code: 'InvalidResponse' });
    },
  );

  it.each([
    ['unauthorized', 'Unauthorized'],
    ['forbidden-all-namespaces', 'Forbidden'],
    ['list-absent-kind', 'NotFound'],
  ])('says of the recorded %s that it is %s', async (recording, code) => {
    server.use(createRecordedHandler(recording));
    const failure = await listResource(connection, kustomizations, all).catch(
      error => error,
    );
    expect(failure).toMatchObject({ code });
    expect(failure.message).toMatch(/^Flux on azure-aks /);
    expect(failure.message).not.toMatch(
      /example\.com|serviceaccount|token\b.*a-secret/,
    );
  });

  it('says of the recorded list-removed-version that it is not there', async () => {
    server.use(createRecordedHandler('list-removed-version'));
    await expect(
      listResource(connection, { ...kustomizations, version: 'v1beta1' }, all),
    ).rejects.toMatchObject({ code: 'NotFound' });
  });

  it.each([
    ['a login page', new HttpResponse('<html>Sign in</html>')],
    ['half an object', new HttpResponse('{"items": [')],
    ['another API', HttpResponse.json({ items: [] })],
  ])('says of %s that it is no Kubernetes API', async (_, response) => {
    server.use(http.get(url, () => response));
    await expect(
      listResource(connection, kustomizations, all),
    ).rejects.toMatchObject({
      code: 'InvalidResponse',
      message:
        'Flux on azure-aks answers something that is not the Kubernetes API: check the configured url.',
    });
  });

  it('says which HTTP error it was otherwise, and how long to wait', async () => {
    server.use(
      http.get(url, () => new HttpResponse('no', { status: 415 }), {
        once: true,
      }),
      http.get(
        url,
        () =>
          new HttpResponse(null, {
            status: 429,
            headers: { 'retry-after': '7' },
          }),
      ),
    );
    await expect(
      listResource(connection, kustomizations, all),
    ).rejects.toMatchObject({ code: 'UpstreamError', status: 415 });
    await expect(
      listResource(connection, kustomizations, all),
    ).rejects.toMatchObject({ code: 'RateLimited', retryAfterMs: 7000 });
  });

  it('gives up on an answer that does not come', async () => {
    server.use(http.get(url, () => new Promise<never>(() => {})));
    const impatient = createTestConnection(recordedOrigin, {
      now: () => 0,
      random: () => 0,
      sleep: async () => {},
    });
    await expect(
      listResource(impatient, kustomizations, all),
    ).rejects.toMatchObject({ code: 'TimedOut' });
  });

  it('stops reading a page that never ends', async () => {
    const chunk = new Uint8Array(1024 * 1024).fill(0x20);
    server.use(
      http.get(
        url,
        () =>
          new HttpResponse(
            new ReadableStream({
              pull: controller => controller.enqueue(chunk),
            }),
          ),
      ),
    );
    await expect(
      listResource(connection, kustomizations, all),
    ).rejects.toMatchObject({
      code: 'InvalidResponse',
      message: 'Flux on azure-aks answers with more than 128 MiB.',
    });
  });
});
