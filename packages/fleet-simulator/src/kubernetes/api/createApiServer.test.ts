import { createWatchedCluster } from '../../testing/createWatchedCluster';
import {
  kustomizationsPath,
  toKustomizationPath,
} from '../../testing/kustomizationPaths';
import { startTestCluster } from '../../testing/startTestCluster';

const mergePatch = 'application/merge-patch+json';

// Time to spare on a busy machine; nothing here waits for it.
jest.setTimeout(30_000);

describe('createApiServer', () => {
  const scene = createWatchedCluster();

  describe('patches', () => {
    const send = (contentType: string | undefined, body = '{}') =>
      scene.cluster.request(
        `${toKustomizationPath('apps')}?fieldManager=flux-client-side-apply`,
        {
          method: 'PATCH',
          body,
          headers: contentType ? { 'content-type': contentType } : {},
        },
      );

    it('take merge patches, with or without a charset, and nothing else', async () => {
      expect((await send(mergePatch)).status).toBe(200);
      expect((await send(`${mergePatch}; charset=utf-8`)).status).toBe(200);
      for (const type of [
        'application/json',
        'application/strategic-merge-patch+json',
      ])
        expect((await send(type)).status).toBe(415);
      expect((await send(mergePatch, '{')).status).toBe(400);
      expect((await send(mergePatch, '[]')).status).toBe(400);
      const wrong = JSON.stringify({ spec: { suspend: 'yes' } });
      expect((await send(mergePatch, wrong)).status).toBe(422);
      const stale = JSON.stringify({ metadata: { resourceVersion: '1' } });
      expect((await send(mergePatch, stale)).status).toBe(409);
    });

    it('drop unknown fields of a spec silently, and refuse them when asked to be strict', async () => {
      const body = JSON.stringify({ spec: { wrong: 1 } });
      const silent = await send(mergePatch, body);
      expect(silent.status).toBe(200);
      expect(silent.text).not.toContain('wrong');
      const strict = await scene.cluster.request(
        `${toKustomizationPath('apps')}?fieldValidation=Strict`,
        {
          method: 'PATCH',
          body,
          headers: { 'content-type': mergePatch },
        },
      );
      expect(strict.status).toBe(422);
      expect(strict.body).toMatchObject({
        message: expect.stringContaining(
          'strict decoding error: unknown field "spec.wrong"',
        ),
      });
    });

    it('count the generation up for a changed spec only, and name the manager', async () => {
      const before = await scene.cluster.get(toKustomizationPath('apps'));
      const annotated = await scene.cluster.patch(
        `${toKustomizationPath('apps')}?fieldManager=flux-client-side-apply`,
        { metadata: { annotations: { note: 'x' } } },
      );
      expect(annotated.metadata.generation).toBe(before.metadata.generation);
      const suspended = await scene.cluster.patch(
        `${toKustomizationPath('apps')}?fieldManager=flux-client-side-apply`,
        { spec: { suspend: true }, status: { lastAppliedRevision: 'x' } },
      );
      expect(suspended.metadata.generation).toBe(
        Number(before.metadata.generation) + 1,
      );
      expect(suspended.status?.lastAppliedRevision).not.toBe('x');
      expect(suspended.metadata.managedFields).toContainEqual(
        expect.objectContaining({
          manager: 'flux-client-side-apply',
          operation: 'Update',
          fieldsV1: {
            'f:metadata': { 'f:annotations': { 'f:note': {} } },
            'f:spec': { 'f:suspend': {} },
          },
        }),
      );
    });

    it('of a suspended object are acknowledged without reconciling', async () => {
      await scene.cluster.patch(toKustomizationPath('inventory-api'), {
        spec: { suspend: true },
      });
      const before = await scene.cluster.until(async () => {
        const object = await scene.cluster.get(
          toKustomizationPath('inventory-api'),
        );
        return (
          object.status?.observedGeneration === object.metadata.generation &&
          !JSON.stringify(object.status).includes('Reconciling') &&
          object
        );
      });
      await scene.cluster.patch(toKustomizationPath('inventory-api'), {
        metadata: {
          annotations: { 'reconcile.fluxcd.io/requestedAt': 'now' },
        },
      });
      const after = await scene.cluster.until(async () => {
        const object = await scene.cluster.get(
          toKustomizationPath('inventory-api'),
        );
        return object.status?.lastHandledReconcileAt === 'now' && object;
      });
      expect(after.status).toEqual({
        ...before.status,
        lastHandledReconcileAt: 'now',
      });
      const resumed = await scene.cluster.patch(
        toKustomizationPath('inventory-api'),
        {
          spec: { suspend: false },
        },
      );
      await scene.cluster.until(async () => {
        const { status } = await scene.cluster.get(
          toKustomizationPath('inventory-api'),
        );
        return (
          status?.observedGeneration === resumed.metadata.generation &&
          JSON.stringify(status?.history) !==
            JSON.stringify(before.status?.history)
        );
      });
    });
  });

  describe('doors', () => {
    it('answer 401 to a wrong token, 403 to none, and tell their version to everyone', async () => {
      const as = (authorization: string, path: string) =>
        scene.cluster.request(path, { headers: { authorization } });
      expect((await as('Bearer wrong', kustomizationsPath)).status).toBe(401);
      const anonymous = await as('', kustomizationsPath);
      expect(anonymous.status).toBe(403);
      expect(anonymous.body).toMatchObject({
        message:
          'kustomizations.kustomize.toolkit.fluxcd.io is forbidden: User "system:anonymous" cannot list resource "kustomizations" in API group "kustomize.toolkit.fluxcd.io" at the cluster scope',
      });
      expect((await as('', '/apis')).body).toMatchObject({
        code: 403,
        message: 'forbidden: User "system:anonymous" cannot get path "/apis"',
      });
      expect((await as('', '/version')).status).toBe(200);
      expect((await as('', '/readyz')).text).toBe('ok');
    });

    it('tell which kinds there are, in both ways', async () => {
      const groups = (await scene.cluster.get('/apis')) as unknown as {
        groups: { name: string }[];
      };
      expect(groups.groups.map(({ name }) => name)).toContain(
        'helm.toolkit.fluxcd.io',
      );
      expect(
        await scene.cluster.get('/apis/source.toolkit.fluxcd.io/v1'),
      ).toMatchObject({
        kind: 'APIResourceList',
        resources: expect.arrayContaining([
          expect.objectContaining({
            name: 'gitrepositories',
            kind: 'GitRepository',
          }),
        ]),
      });
      expect(await scene.cluster.get('/api')).toMatchObject({
        versions: ['v1'],
      });
      expect(await scene.cluster.get('/api/v1')).toMatchObject({
        groupVersion: 'v1',
      });
    });

    it('answer 404 for what is not there and 405 for what nobody may do here', async () => {
      for (const path of ['/apis/none', '/nothing', '/api/v1/unknowns', '/%']) {
        const answer = await scene.cluster.request(path);
        expect(answer.status).toBe(404);
        expect(answer.text).toBe('404 page not found\n');
      }
      expect(
        (await scene.cluster.request(toKustomizationPath('absent'))).body,
      ).toMatchObject({
        code: 404,
        details: { name: 'absent' },
      });
      const deleted = await scene.cluster.request(toKustomizationPath('apps'), {
        method: 'DELETE',
      });
      expect(deleted.status).toBe(405);
    });
  });

  it('ends every watch and every pause when it stops', async () => {
    const { repository, simulator } = scene.cluster;
    // It follows the same repository as fast, and is not stopped.
    const other = await startTestCluster({ repository });
    const untilOtherHas = (head: string) =>
      other.until(async () =>
        (await other.request(kustomizationsPath)).text.includes(head),
      );
    await untilOtherHas(repository.head());
    const opened = await scene.watch('');
    simulator.stop();
    await opened.ended;
    const head = repository.commit({ 'README.md': 'Hello' });
    await untilOtherHas(head);
    const { text } = await scene.cluster.request(kustomizationsPath);
    expect(text).not.toContain(head);
    await other.stop();
  });
});
