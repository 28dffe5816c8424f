import { DeploymentAction } from '@backstage-gitops/plugin-gitops-common';
import {
  createActionScene,
  sceneAuthor,
} from '../__testUtils__/createActionScene';
import { createAppliedKustomization } from '../__testUtils__/createCheckout';
import { createCheckoutRow } from '../__testUtils__/createDetailsScene';

const row = createCheckoutRow('Kustomization');
const ref = {
  group: 'batch',
  kind: 'CronJob',
  namespace: 'shop',
  name: 'settle-accounts',
};
const run: DeploymentAction = {
  action: 'resource-action',
  parameters: { resource: ref, name: 'create-job' },
};
const template = {
  metadata: { labels: { app: 'accounts' }, annotations: { note: 'nightly' } },
  spec: {
    backoffLimit: 2,
    template: { spec: { containers: [{ name: 'settle', image: 'settle:1' }] } },
  },
};

describe('A CronJob that Flux delivers', () => {
  const { act, follow, scene, traces } = createActionScene();

  beforeEach(() => {
    scene.cluster.put(
      createAppliedKustomization([
        { id: 'shop_settle-accounts_batch_CronJob', v: 'v1' },
      ]),
      {
        apiVersion: 'batch/v1',
        kind: 'CronJob',
        metadata: { name: 'settle-accounts', namespace: 'shop', uid: 'u1' },
        spec: { schedule: '0 3 * * *', jobTemplate: template },
      },
    );
    scene.cluster.onCreate = (object, cluster) =>
      cluster.put({
        ...object,
        status: { startTime: '2026-11-26T04:00:00Z', active: 1 },
      });
  });
  const read = () =>
    scene.engine.details.readResourceActions!(row, ref, {
      signal: scene.signal,
    });
  /** The Job that was created last ends so. */
  const endJob = (type: string, message?: string) => {
    const { body } = scene.cluster.creations.at(-1)!;
    scene.cluster.put({
      ...scene.cluster.get('Job', 'shop', body.metadata.name),
      status: { conditions: [{ type, status: 'True', message }] },
    });
  };

  it('is run where the cluster says that our account may create Jobs', async () => {
    expect(await read()).toEqual([
      {
        name: 'create-job',
        title: 'Run now',
        disabled: false,
        destructive: true,
      },
    ]);
    expect(scene.cluster.reviews).toEqual([
      { verb: 'create', group: 'batch', resource: 'jobs', namespace: 'shop' },
    ]);
    const events = await act(row, run);
    const name = traces.at(-1)!;
    expect(name).toMatch(/^settle-accounts-[a-z0-9]{5}$/);
    expect(events).toEqual([
      { state: 'Requested' },
      {
        state: 'Succeeded',
        message: `Job ${name} has begun: how it ends shows under resources.`,
      },
    ]);
    expect(scene.cluster.creations).toEqual([
      {
        path: '/apis/batch/v1/namespaces/shop/jobs',
        body: {
          apiVersion: 'batch/v1',
          kind: 'Job',
          metadata: {
            name,
            labels: { app: 'accounts' },
            annotations: {
              note: 'nightly',
              'cronjob.kubernetes.io/instantiate': 'manual',
              'gitops.backstage.io/requested-by': sceneAuthor.entityRef,
            },
            ownerReferences: [
              {
                apiVersion: 'batch/v1',
                kind: 'CronJob',
                name: 'settle-accounts',
                uid: 'u1',
                controller: true,
              },
            ],
          },
          spec: template.spec,
        },
      },
    ]);
    expect(scene.cluster.patches).toEqual([]);
  });

  it('is looked for when the answer is lost, not said to have failed: a second Job would do the work twice', async () => {
    scene.cluster.breaksCreations = 'after';
    expect((await act(row, run)).map(({ state }) => state)).toEqual([
      'Requested',
      'Succeeded',
    ]);
    scene.cluster.breaksCreations = 'before';
    expect(await act(row, run)).toEqual([
      { state: 'Requested' },
      {
        state: 'Unknown',
        message: `Whether the cluster took Job ${traces.at(
          -1,
        )} is not known, and it was not seen: look at its Jobs before you try again.`,
      },
    ]);
    expect(scene.cluster.creations).toHaveLength(2);
  });

  it('is followed by another process until its Job began or ended', async () => {
    await act(row, run);
    const job = traces.at(-1);
    expect((await follow(row, run, job)).at(-1)).toMatchObject({
      state: 'Succeeded',
    });
    endJob('Complete');
    expect(await follow(row, run, job)).toEqual([
      { state: 'Succeeded', message: `Job ${job} ran to its end.` },
    ]);
    endJob('Failed', 'Job has reached the specified backoff limit');
    expect(await follow(row, run, job)).toEqual([
      {
        state: 'Failed',
        message: `Job ${job} failed: Job has reached the specified backoff limit`,
      },
    ]);
    expect(await follow(row, run, 'never-made')).toEqual([
      {
        state: 'Unknown',
        message:
          'Whether the cluster took Job never-made is not known, and it was not seen: look at its Jobs before you try again.',
      },
    ]);
    expect((await follow(row, run, undefined)).at(-1)).toMatchObject({
      state: 'Unknown',
    });
    expect(scene.cluster.creations).toHaveLength(1);
  });

  it('is not where our account may not, and it is said what to grant', async () => {
    scene.cluster.isReadOnly = true;
    const reason =
      'Flux on azure-aks does not allow our account to create jobs of batch: grant it that, see the README of the Flux module.';
    expect(await read()).toEqual([
      {
        name: 'create-job',
        title: 'Run now',
        disabled: true,
        reason,
        destructive: true,
      },
    ]);
    await expect(act(row, run)).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: reason,
    });
    expect(scene.cluster.creations).toEqual([]);
  });

  it('is run only as one of its own, and is not restarted', async () => {
    const take = (parameters: object) =>
      act(row, {
        action: 'resource-action',
        parameters: { ...run.parameters, ...parameters },
      } as DeploymentAction);
    await expect(take({ name: 'restart' })).rejects.toMatchObject({
      name: 'InputError',
    });
    await expect(
      take({ resource: { ...ref, name: 'of-another' } }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    await expect(take({ parameters: { now: 'yes' } })).rejects.toMatchObject({
      name: 'InputError',
    });
    expect(scene.cluster.creations).toEqual([]);
  });
});
