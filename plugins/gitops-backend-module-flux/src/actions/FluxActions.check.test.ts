import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { createActionScene } from '../__testUtils__/createActionScene';
import { createAppliedKustomization } from '../__testUtils__/createCheckout';
import { createCheckoutRow } from '../__testUtils__/createDetailsScene';

const kustomized = createCheckoutRow('Kustomization');

describe('FluxActions, before one acts', () => {
  const { scene } = createActionScene();

  const check = async (row: Deployment) => {
    const { signal } = scene;
    const checks = await scene.engine.actions.checkActions(row, { signal });
    return Object.fromEntries(
      checks.map(({ action, blockers, warnings }) => [
        action,
        [
          ...blockers.map(({ code }) => `no: ${code}`),
          ...warnings.map(({ code }) => code),
        ],
      ]),
    );
  };

  it('blocks what has no effect, and warns of what one should know', async () => {
    scene.cluster.put(createAppliedKustomization([]));
    expect(await check(kustomized)).toEqual({
      reconcile: [],
      suspend: [],
      resume: ['no: NotSuspended'],
      'resource-action': [],
    });
    expect(
      await check({
        ...kustomized,
        automation: { ...kustomized.automation, suspended: true },
      }),
    ).toEqual({
      reconcile: ['no: Suspended'],
      suspend: ['no: AlreadySuspended'],
      resume: [],
      'resource-action': [],
    });
    const [source] = kustomized.sources;
    expect(
      await check({
        ...kustomized,
        operation: {
          phase: 'Running',
          waiting: { kind: 'dependency', for: 'flux-system/infrastructure' },
        },
        clusterReachable: { ok: false, since: '2026-11-23T01:00:00Z' },
        sources: [
          { ...source, object: { ...source.object!, suspended: true } },
        ],
      }),
    ).toMatchObject({
      reconcile: ['DependencyNotReady', 'TargetUnreachable', 'SourceSuspended'],
    });
    expect(
      await check({
        ...kustomized,
        operation: { phase: 'Running' },
        message: 'GitRepository platform-gitops: authentication required',
      }),
    ).toMatchObject({ reconcile: ['OperationRunning', 'SourceFailed'] });
  });

  it('says where to change it when Git itself sets suspend', async () => {
    const object = createAppliedKustomization([]);
    scene.cluster.put({
      ...object,
      metadata: {
        ...object.metadata,
        labels: { 'kustomize.toolkit.fluxcd.io/name': 'apps' },
        managedFields: [
          {
            manager: 'kustomize-controller',
            operation: 'Apply',
            fieldsV1: { 'f:spec': { 'f:suspend': {} } },
          },
        ],
      },
    });
    const checks = await scene.engine.actions.checkActions(
      {
        ...kustomized,
        sources: [
          ...kustomized.sources,
          {
            repository: 'https://git.example.com/org/platform-gitops',
            path: './clusters/azure-aks/apps',
          },
        ],
      },
      { signal: scene.signal },
    );
    expect(checks.find(({ action }) => action === 'suspend')?.warnings).toEqual(
      [
        {
          code: 'OwnedByGit',
          message:
            'Git itself says whether it is suspended, and Kustomization apps undoes what you do here at its next look. Change spec.suspend in ./clusters/azure-aks/apps of https://git.example.com/org/platform-gitops instead.',
        },
      ],
    );
  });

  it('warns when that cannot be read, and rejects nothing', async () => {
    scene.cluster.isTokenRefused = true;
    expect(await check(kustomized)).toEqual({
      reconcile: [],
      suspend: ['OwnerUnknown'],
      resume: ['no: NotSuspended', 'OwnerUnknown'],
      'resource-action': [],
    });
  });

  it('looks at a source as it is now, and says what Git would undo of it', async () => {
    const [{ object: source }] = kustomized.sources;
    const checkSource = async () => {
      const { signal } = scene;
      const { actions } = scene.engine;
      const checks = await actions.checkSourceActions!(source!, { signal });
      return checks.map(({ action, blockers, warnings }) =>
        [action, ...[...blockers, ...warnings].map(({ code }) => code)].join(
          ' ',
        ),
      );
    };
    expect(await checkSource()).toEqual([
      'reconcile',
      'suspend OwnerUnknown',
      'resume NotSuspended OwnerUnknown',
    ]);
    scene.cluster.put({
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: source!.kind,
      metadata: {
        namespace: source!.namespace,
        name: source!.name,
        labels: { 'kustomize.toolkit.fluxcd.io/name': 'flux-system' },
        managedFields: [
          {
            manager: 'kustomize-controller',
            operation: 'Apply',
            fieldsV1: { 'f:spec': { 'f:suspend': {} } },
          },
        ],
      },
      spec: { suspend: true },
    });
    expect(await checkSource()).toEqual([
      'reconcile Suspended',
      'suspend AlreadySuspended OwnedByGit',
      'resume OwnedByGit',
    ]);
  });
});
