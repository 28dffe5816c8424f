import { helmReleaseSchema } from '../client/wire';
import { createDriftScene } from '../__testUtils__/createDriftScene';
import { createEvent } from '../__testUtils__/createEvent';
import {
  RecordedObject,
  readRecordedObjects,
} from '../__testUtils__/readRecordedObjects';
import { readRecordedEventList } from '../__testUtils__/readRecordedEventList';
import { createFluxMemory } from './FluxMemory';

const [drifted] = readRecordedObjects('get-hr-drifted');
const recordedEvents = readRecordedEventList('events-hr-drifted');
const TWO_HOURS = 7_200_000;

const release = (parts: {
  spec?: object;
  status?: object;
  uid?: string;
}): object => {
  const { spec, status, metadata } = drifted as RecordedObject & {
    spec: object;
    status: object;
  };
  return {
    ...drifted,
    metadata: { ...metadata, ...(parts.uid && { uid: parts.uid }) },
    spec: { ...spec, ...parts.spec },
    status: { ...status, ...parts.status },
  };
};
const uid = helmReleaseSchema.parse(drifted).metadata.uid;
const about = { kind: 'HelmRelease', name: 'checkout-api', uid };
const WHAT =
  'Deployment/payments/checkout-api changed (0 additions, 1 changes, 0 removals)';
const event = (reason: string, first: string, last?: string, what = WHAT) =>
  createEvent(about, {
    reason,
    message: `Cluster state of release payments/checkout-api.v6 has drifted from the desired state:\n${what}`,
    first,
    last,
  });

describe('drift of a HelmRelease', () => {
  it('is told by the recorded Event alone: what drifted, since when, and that nothing heals it', () => {
    const scene = createDriftScene(drifted);
    scene.listEvents(...recordedEvents);
    expect(scene.read()).toEqual({
      state: 'drifted',
      heals: false,
      since: '2026-11-23T01:12:24Z',
      message:
        'Deployment/payments/checkout-api changed (0 additions, 1 changes, 0 removals).',
    });
  });

  it('is a state of its own while nothing compares', () => {
    const scene = createDriftScene(release({ spec: { driftDetection: null } }));
    scene.listEvents(...recordedEvents);
    expect(scene.read()).toEqual({
      state: 'notChecked',
      message: 'Drift detection is off.',
    });
    scene.put(release({ spec: { suspend: true } }));
    expect(scene.read().state).toBe('notChecked');
  });

  it('is not known while Events may not be read, or nothing is ready', () => {
    const scene = createDriftScene(drifted);
    expect(scene.read()).toEqual({
      state: 'unknown',
      message:
        'This helm-controller tells drift only in Events, which our account may not list.',
    });
    scene.listEvents();
    expect(scene.read()).toEqual({ state: 'none' });
    scene.put(
      release({
        status: {
          conditions: [{ type: 'Ready', status: 'False', reason: 'X' }],
        },
      }),
    );
    expect(scene.read().state).toBe('unknown');
    scene.put(release({ spec: { interval: '12h' } }));
    expect(scene.read().state).toBe('unknown');
  });

  it('is told by the condition of helm-controller 1.6, whatever Events say', () => {
    const condition = (status: string) => ({
      status: {
        conditions: [
          { type: 'Ready', status: 'True' },
          {
            type: 'Drifted',
            status,
            message: 'Deployment/a/b changed',
            lastTransitionTime: '2026-11-23T03:00:00Z',
          },
        ],
      },
    });
    const scene = createDriftScene(
      release({
        ...condition('True'),
        spec: { driftDetection: { mode: 'enabled' } },
      }),
    );
    expect(scene.read()).toEqual({
      state: 'drifted',
      heals: true,
      since: '2026-11-23T03:00:00Z',
      message: 'Deployment/a/b changed',
    });
    scene.listEvents(...recordedEvents);
    scene.put(release(condition('False')));
    expect(scene.read()).toEqual({ state: 'none' });
  });

  it('ends with a newer release, and an Event from before it is none', () => {
    const scene = createDriftScene(drifted);
    scene.listEvents(event('DriftDetected', '2026-11-23T01:12:20Z'));
    expect(scene.read()).toEqual({ state: 'none' });
    scene.tell(event('DriftDetected', '2026-11-23T01:13:00Z'));
    expect(scene.read().state).toBe('drifted');
    scene.put(
      release({
        status: {
          history: [
            { status: 'deployed', lastDeployed: '2026-11-23T01:14:00Z' },
          ],
        },
      }),
    );
    expect(scene.read()).toEqual({ state: 'none' });
  });

  it('ends when it is corrected, and says what was', () => {
    const scene = createDriftScene(
      release({ spec: { driftDetection: { mode: 'enabled' } } }),
    );
    scene.listEvents(event('DriftDetected', '2026-11-23T01:13:00Z'));
    expect(scene.read()).toMatchObject({ state: 'drifted', heals: true });
    scene.tell(event('DriftCorrectionFailed', '2026-11-23T01:13:01Z'));
    expect(scene.read().message).toMatch(/Flux could not correct it\.$/);
    scene.tell(
      createEvent(about, {
        reason: 'DriftCorrected',
        message:
          'Cluster state of release payments/checkout-api.v6 has been corrected:\nDeployment/payments/checkout-api configured',
        first: '2026-11-23T01:13:02Z',
      }),
    );
    const corrected = {
      state: 'none',
      heals: true,
      since: '2026-11-23T01:13:02Z',
      message: 'Corrected: Deployment/payments/checkout-api configured.',
    };
    expect(scene.read()).toEqual(corrected);
    // An older Event that comes late changes nothing.
    scene.tell(event('DriftDetected', '2026-11-23T01:13:00Z'));
    expect(scene.read()).toEqual(corrected);
    scene.tell(event('DriftDetected', '2026-11-23T01:20:00Z'));
    expect(scene.read()).toMatchObject({
      state: 'drifted',
      since: '2026-11-23T01:20:00Z',
    });
  });

  it('keeps its beginning over repetitions, and when something else drifts as well', () => {
    const scene = createDriftScene(drifted);
    scene.listEvents(
      event(
        'DriftDetected',
        '2026-11-23T01:15:00Z',
        undefined,
        'Service/a/b changed',
      ),
      event('DriftDetected', '2026-11-23T01:13:00Z', '2026-11-23T01:14:40Z'),
    );
    expect(scene.read()).toMatchObject({
      since: '2026-11-23T01:13:00Z',
      message: 'Service/a/b changed.',
    });
    scene.tell(
      event('DriftDetected', '2026-11-23T01:15:00Z', '2026-11-23T01:40:00Z'),
    );
    expect(scene.read()).toMatchObject({ since: '2026-11-23T01:13:00Z' });
  });

  it('outlives its Event, and an observation', () => {
    const memory = createFluxMemory();
    const scene = createDriftScene(drifted, memory);
    scene.listEvents(...recordedEvents);
    const before = scene.read();
    scene.picture.settle();
    scene.picture.apply(scene.eventsOfReleases, {
      type: 'deleted',
      object: recordedEvents.at(-1),
    });
    scene.listEvents();
    expect(scene.read()).toEqual(before);
    const again = createDriftScene(drifted, memory);
    again.listEvents();
    expect(again.read()).toEqual(before);
  });

  it('was never so when the cluster is set back to before it', () => {
    const memory = createFluxMemory();
    const scene = createDriftScene(drifted, memory);
    scene.listEventsAt('9000', ...recordedEvents);
    expect(scene.read().state).toBe('drifted');
    // A list that merely lost its Events is none of that.
    scene.listEventsAt('9001');
    expect(scene.read().state).toBe('drifted');
    scene.listEventsAt('5000');
    expect(scene.read()).toEqual({ state: 'none' });
    // Nor when another observation meets it. What the restored cluster itself tells holds.
    scene.listEventsAt('9002', ...recordedEvents);
    const again = createDriftScene(drifted, memory);
    again.listEventsAt('5001');
    expect(again.read()).toEqual({ state: 'none' });
    again.listEventsAt('4000', ...recordedEvents);
    expect(again.read().state).toBe('drifted');
  });

  it('is over when it is not told again for longer than looks and Events take', () => {
    const scene = createDriftScene(drifted);
    scene.listEvents(...recordedEvents);
    scene.clock.now = TWO_HOURS;
    expect(scene.picture.expire()).toBe(false);
    expect(scene.read().state).toBe('drifted');
    scene.clock.now = TWO_HOURS * 2;
    expect(scene.picture.expire()).toBe(true);
    expect(scene.read()).toEqual({ state: 'none' });
  });

  it('is not inherited by another object of the same name', () => {
    const memory = createFluxMemory();
    const scene = createDriftScene(release({ uid: 'another' }), memory);
    scene.listEvents(...recordedEvents);
    expect(scene.read()).toEqual({ state: 'none' });
    scene.picture.apply(scene.followed, { type: 'listed', objects: [] });
    scene.picture.takeChanges();
    scene.picture.settle();
    expect(memory.events.read('HelmRelease/flux-system/checkout-api')).toBe(
      undefined,
    );
  });
});
