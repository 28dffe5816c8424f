import { readRecording } from '@backstage-gitops/recordings';
import { Json } from '../Json';
import { compareShapes } from '../replay/compareShapes';
import { setVersion } from '../scenario/setVersion';
import { startTestHub } from '../testing/startTestHub';
import { ArgocdApplication } from './ArgocdApplication';
import { startWaitingOperation } from './startWaitingOperation';

jest.setTimeout(60_000);

const NAME = 'inventory-api-gcp-gke';
const VALUES = 'clusters/gcp-gke/apps/inventory-api.yaml';

const read = (name: string) =>
  readRecording('argocd', name).response.body as unknown as ArgocdApplication;

const isWaiting =
  (start: string) =>
  ({ status }: ArgocdApplication) =>
    status.operationState?.phase === 'Running' &&
    status.operationState.message?.startsWith(start) === true;

const body = { appNamespace: 'argocd', project: 'services' };

describe('an operation that waits', () => {
  let argocd: Awaited<ReturnType<typeof startTestHub>>;

  beforeEach(async () => {
    argocd = await startTestHub();
  });

  afterEach(() => argocd.stop());

  const deploy = (version: string) => {
    const { repository } = argocd;
    const text = repository.read(repository.head(), VALUES) ?? '';
    argocd.commit({ [VALUES]: setVersion(text, version) ?? text });
  };
  const sync = () =>
    argocd.send('POST', `/api/v1/applications/${NAME}/sync`, body);
  const terminate = () =>
    argocd.send(
      'DELETE',
      `/api/v1/applications/${NAME}/operation?appNamespace=argocd&project=services`,
    );

  describe('for a person to confirm a prune', () => {
    const confirmation = isWaiting('waiting for pruning confirmation of ');
    const begin = () => {
      startWaitingOperation(argocd.hub, argocd.find(NAME), 'confirmation');
      return argocd.until(NAME, 'waiting', confirmation);
    };

    it('stays Running and says for what, as recorded', async () => {
      const { status, operation } = await begin();
      const recorded = read('get-waiting-for-confirmation');
      expect(
        compareShapes(
          recorded.status.operationState as unknown as Json,
          status.operationState as unknown as Json,
        ).filter(line => !line.includes('.source.')),
      ).toEqual([
        // The recorded Application has no syncOptions.
        'invented .operation.sync.syncOptions',
        'invented .syncResult.resources[].images',
      ]);
      expect(operation).toEqual(status.operationState?.operation);
      expect(status.sync.status).toBe('OutOfSync');
      expect(status.health.status).toBe('Healthy');
      expect(status.resources).toContainEqual(
        expect.objectContaining({
          kind: 'PersistentVolumeClaim',
          status: 'OutOfSync',
          requiresPruning: true,
          requiresDeletionConfirmation: true,
        }),
      );
    });

    it('blocks what comes later: a sync is refused, a commit waits behind it', async () => {
      await begin();
      const refused = await sync();
      expect([refused.status, refused.body.message]).toEqual([
        400,
        'another operation is already in progress',
      ]);
      deploy('9.1.0');
      const { status } = await argocd.until(
        NAME,
        'compared with the commit',
        each => each.status.sync.revision === argocd.repository.head(),
      );
      expect(status.operationState?.phase).toBe('Running');
      expect(status.summary.images).toHaveLength(1);
      expect(status.summary.images?.join()).not.toContain('9.1.0');
      argocd.hub.applications.confirm(argocd.find(NAME));
      await argocd.until(
        NAME,
        'on the commit',
        each =>
          each.status.sync.status === 'Synced' &&
          each.status.summary.images?.[0].endsWith(':9.1.0') === true,
      );
    });

    it('is started anew by auto-sync after it was terminated', async () => {
      const before = await begin();
      const seen: ArgocdApplication[] = [];
      const stop = argocd.hub.store.subscribe(({ application }) => {
        if (application.metadata.name === NAME) seen.push(application);
      });
      expect((await terminate()).status).toBe(200);
      stop();
      const [terminated] = seen;
      expect(terminated.operation).toBeUndefined();
      expect(terminated.status.operationState).toMatchObject({
        phase: 'Failed',
        message: 'Operation terminated',
        startedAt: before.status.operationState?.startedAt,
      });
      const again = await argocd.until(NAME, 'waiting again', confirmation);
      expect(again.operation?.initiatedBy).toEqual({ automated: true });
    });

    it('prunes and succeeds once it is confirmed', async () => {
      await begin();
      argocd.hub.applications.confirm(argocd.find(NAME));
      const { status, metadata } = await argocd.until(
        NAME,
        'Synced',
        each =>
          each.status.operationState?.phase === 'Succeeded' &&
          each.status.sync.status === 'Synced',
      );
      expect(status.resources?.map(({ kind }) => kind)).not.toContain(
        'PersistentVolumeClaim',
      );
      expect(
        metadata.annotations?.['argocd.argoproj.io/deletion-approved'],
      ).toMatch(/^\d{4}-.*:\d\dZ$/);
    });
  });

  describe('for a hook', () => {
    const hook = isWaiting('waiting for completion of hook batch/Job/migrate');
    const begin = () => {
      startWaitingOperation(argocd.hub, argocd.find(NAME), 'hook');
      return argocd.until(NAME, 'waiting', hook);
    };

    it('stays Running and shows the job, as recorded', async () => {
      const { status } = await begin();
      const recorded = read('get-operation-running').status;
      const jobs = (each: ArgocdApplication['status']) => [
        each.resources?.filter(({ kind }) => kind === 'Job'),
        each.operationState?.syncResult?.resources.filter(
          ({ kind }) => kind === 'Job',
        ),
      ];
      const inNamespace = JSON.stringify(jobs(recorded)).replaceAll(
        '"hooked"',
        JSON.stringify(argocd.find(NAME).spec.destination.namespace),
      );
      expect(jobs(status)).toEqual(JSON.parse(inNamespace));
      expect(status.sync.status).toBe('Synced');
    });

    it('fails when it is terminated, the hook with it', async () => {
      await begin();
      await terminate();
      const { operationState } = argocd.find(NAME).status;
      expect(operationState).toMatchObject({
        phase: 'Failed',
        message: 'Operation terminated',
      });
      expect(operationState?.syncResult?.resources).toContainEqual(
        expect.objectContaining({
          kind: 'Job',
          message: 'Terminated',
          hookPhase: 'Failed',
        }),
      );
    });

    it('goes on when the hook comes to its end', async () => {
      await begin();
      argocd.hub.applications.confirm(argocd.find(NAME));
      const { status, operation } = await argocd.until(
        NAME,
        'done',
        each =>
          each.status.operationState?.phase === 'Succeeded' &&
          !each.status.resources?.some(resource => resource.hook),
      );
      expect(operation).toBeUndefined();
      expect(status.operationState?.message).toContain('successfully synced');
    });
  });
});
