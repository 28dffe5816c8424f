import { mapRaw } from '../__testUtils__/mapRaw';

describe('toSources', () => {
  it('puts the source that is deployed before one that lends its values', () => {
    const deployment = mapRaw({
      spec: {
        sources: [
          {
            repoURL: 'https://bot:token@git.test/values.git',
            ref: 'values',
            targetRevision: 'main',
          },
          {
            repoURL: 'https://charts.test',
            chart: 'shop',
            targetRevision: '1.x',
          },
        ],
      },
      status: {
        sync: { status: 'Synced', revisions: ['abc', '1.4.2'] },
      },
    });
    expect(deployment.sources).toEqual([
      {
        repository: 'https://charts.test',
        chart: 'shop',
        target: '1.x',
        desired: '1.4.2',
        applied: '1.4.2',
      },
      {
        repository: 'https://git.test/values.git',
        target: 'main',
        desired: 'abc',
        applied: 'abc',
      },
    ]);
    expect(deployment.revision.applied).toBe('1.4.2');
    expect(deployment.version).toEqual({ value: '1.4.2', rule: 'revision' });
  });

  it('shows of a hydrated Application the commit people merged', () => {
    const drySource = {
      repoURL: 'https://git.test/dry.git',
      path: 'apps/shop',
      targetRevision: 'main',
    };
    expect(
      mapRaw({
        spec: {
          sourceHydrator: {
            drySource,
            syncSource: { targetBranch: 'env/prod', path: 'shop' },
          },
        },
        status: {
          sync: { status: 'Synced', revision: 'wet-1' },
          sourceHydrator: {
            currentOperation: { drySHA: 'dry-2' },
            lastSuccessfulOperation: { drySHA: 'dry-1', hydratedSHA: 'wet-1' },
          },
        },
      }),
    ).toMatchObject({
      revision: { target: 'main', desired: 'dry-2', applied: 'dry-1' },
      sources: [
        { path: 'apps/shop', desired: 'dry-2', applied: 'dry-1' },
        {
          path: 'shop',
          target: 'env/prod',
          desired: 'wet-1',
          applied: 'wet-1',
        },
      ],
    });
  });
});
