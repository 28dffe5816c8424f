import { parseApplication } from '../client/parseApplication';
import { Application } from '../client/Application';
import { ArgocdObservation } from './ArgocdObservation';
import { toDeployment } from './toDeployment';

const source = { repoURL: 'https://git.test/a.git', path: 'a' };
const BEFORE = '2026-01-01T00:00:00Z';
const SYNCED = '2026-01-01T01:00:00Z';
const LATER = '2026-01-01T02:00:00Z';

type Status = { [key: string]: unknown };

function application(
  status: Status,
  rest: { operation?: object; source?: object } = {},
): Application {
  const parsed = parseApplication({
    metadata: { name: 'shop', namespace: 'argocd', uid: 'uid' },
    spec: { destination: { name: 'aws' }, source: rest.source ?? source },
    operation: rest.operation,
    status: {
      history: [{ id: 0, revision: 'one', source, deployedAt: SYNCED }],
      operationState: { phase: 'Succeeded', finishedAt: SYNCED },
      reconciledAt: LATER,
      ...status,
    },
  });
  return parsed.application!;
}

/** The drift after a row of sightings. */
function derive(...sightings: Application[]) {
  let previous: ArgocdObservation | undefined;
  let drift;
  for (const sighting of sightings) {
    const mapped = toDeployment(sighting, {
      engine: 'hub',
      clusters: [],
      previous,
    });
    previous = mapped.observation;
    drift = mapped.deployment.drift;
  }
  return drift;
}

const out = (revision: string, rest: Status = {}) => ({
  sync: { status: 'OutOfSync', revision },
  ...rest,
});
const synced = (revision: string, rest: Status = {}) => ({
  sync: { status: 'Synced', revision },
  ...rest,
});

describe('drift beyond the recorded day', () => {
  it('is known at a revision that was never synced to, once it was Synced there', () => {
    expect(derive(application(out('two')))?.state).toBe('unknown');
    expect(
      derive(application(synced('two')), application(out('two')))?.state,
    ).toBe('drifted');
  });

  it('is told since when it was seen to begin, and not when nobody saw it', () => {
    expect(derive(application(out('one')))).toEqual({
      state: 'drifted',
      heals: false,
    });
    expect(
      derive(
        application(synced('one')),
        application(
          out('one', {
            health: { lastTransitionTime: '2026-01-01T03:00:00Z' },
          }),
        ),
        application(out('two', { reconciledAt: '2026-01-01T04:00:00Z' })),
      ),
    ).toEqual({
      state: 'drifted',
      since: '2026-01-01T03:00:00Z',
      heals: false,
    });
  });

  it('is not what a sync left behind that never made it Synced', () => {
    const history = [
      { id: 0, revision: 'one', source, deployedAt: BEFORE },
      { id: 1, revision: 'two', source, deployedAt: SYNCED },
    ];
    expect(
      derive(
        application(out('two', { history: history.slice(0, 1) }), {
          operation: {},
        }),
        application(out('two', { history })),
      )?.state,
    ).toBe('unknown');
  });

  it('is not a resource that left Git and was not pruned', () => {
    const resources = [
      { kind: 'Service', name: 'a', status: 'Synced' },
      { kind: 'Job', name: 'b', status: 'OutOfSync', requiresPruning: true },
    ];
    expect(derive(application(out('one', { resources })))?.state).toBe('none');
    const changed = { kind: 'Deployment', name: 'c', status: 'OutOfSync' };
    expect(
      derive(application(out('one', { resources: [...resources, changed] }))),
    ).toEqual({
      state: 'drifted',
      heals: false,
      message: 'Deployment c',
    });
  });

  it('is not a change of the source at the same revision', () => {
    const other = {
      ...source,
      helm: { parameters: [{ name: 'a', value: 'b' }] },
    };
    const status = out('one', {
      sync: {
        status: 'OutOfSync',
        revision: 'one',
        comparedTo: { source: other },
      },
    });
    expect(derive(application(status, { source: other }))?.state).toBe('none');
    expect(
      derive(application(synced('one')), application(status, { source: other }))
        ?.state,
    ).toBe('none');
  });

  it('is known within the second of a sync when it was Synced in between', () => {
    const same = { reconciledAt: SYNCED };
    expect(derive(application(out('one', same)))?.state).toBe('unknown');
    expect(
      derive(application(synced('one', same)), application(out('one', same)))
        ?.state,
    ).toBe('drifted');
  });

  it('is found again after a sync that failed', () => {
    const failed = {
      operationState: { phase: 'Failed', finishedAt: LATER },
      reconciledAt: LATER,
    };
    const sightings = [
      application(synced('one')),
      application(out('one')),
      application(out('one'), { operation: {} }),
      application(out('one', failed)),
    ];
    expect(derive(...sightings)?.state).toBe('unknown');
    expect(
      derive(
        ...sightings,
        application(
          out('one', { ...failed, reconciledAt: '2026-01-01T03:00:00Z' }),
        ),
      )?.state,
    ).toBe('drifted');
  });

  it('does not outlive the Application', () => {
    const another = application(out('two'));
    another.metadata.uid = 'another';
    expect(derive(application(synced('two')), another)?.state).toBe('unknown');
  });
});
