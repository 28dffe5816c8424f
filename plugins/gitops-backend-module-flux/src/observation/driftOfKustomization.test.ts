import { kustomizationSchema } from '../client/wire';
import { createDriftScene } from '../__testUtils__/createDriftScene';
import { createEvent } from '../__testUtils__/createEvent';
import { readRecordedEventList } from '../__testUtils__/readRecordedEventList';
import { readRecordedObjects } from '../__testUtils__/readRecordedObjects';

describe('drift of a Kustomization', () => {
  const inventory = readRecordedObjects('list-kustomizations').find(
    ({ metadata }) => metadata.name === 'inventory-api',
  )!;
  const parsed = kustomizationSchema.parse(inventory);
  const tellConfigured = (first: string) =>
    createEvent(
      {
        kind: 'Kustomization',
        name: 'inventory-api',
        uid: parsed.metadata.uid,
      },
      {
        reason: 'Progressing',
        message:
          'Service/orders/inventory-api unchanged\nDeployment/orders/inventory-api configured',
        first,
      },
    );
  /** The same manifests once more: Flux moves their entry to the front, or adds one for others. */
  const withHistory = (history: object[], revision: string) => ({
    ...inventory,
    status: {
      ...(inventory as unknown as { status: object }).status,
      history,
      lastAppliedRevision: revision,
      lastAttemptedRevision: revision,
    },
  });
  const entry = (digest: string, first: string, last: string) => ({
    digest,
    firstReconciled: first,
    lastReconciled: last,
    lastReconciledStatus: 'ReconciliationSucceeded',
  });

  it('is none in the recorded Events: each change came with new manifests', () => {
    const scene = createDriftScene(inventory);
    scene.listEvents(...readRecordedEventList('events-of-kustomization'));
    expect(scene.read()).toEqual({ state: 'none' });
  });

  it('tells what was corrected: equal manifests, and yet something was changed', () => {
    const scene = createDriftScene(inventory);
    scene.tell(tellConfigured('2026-11-23T01:09:42Z'));
    expect(scene.read()).toEqual({
      state: 'none',
      heals: true,
      since: '2026-11-23T01:09:42Z',
      message: 'Corrected: Deployment/orders/inventory-api configured.',
    });
  });

  it('takes neither new manifests nor old ones that come back for a correction', () => {
    const scene = createDriftScene(
      withHistory(
        [entry('a', '2026-11-23T01:00:00Z', '2026-11-23T01:10:00Z')],
        'r1',
      ),
    );
    expect(scene.read()).toEqual({ state: 'none' });
    scene.tell(tellConfigured('2026-11-23T01:20:00Z'));
    // Nobody knows yet which manifests these were.
    expect(scene.read()).toEqual({ state: 'none' });
    scene.put(
      withHistory(
        [
          entry('b', '2026-11-23T01:20:00Z', '2026-11-23T01:20:00Z'),
          entry('a', '2026-11-23T01:00:00Z', '2026-11-23T01:10:00Z'),
        ],
        'r2',
      ),
    );
    expect(scene.read()).toEqual({ state: 'none' });
    scene.tell(tellConfigured('2026-11-23T01:30:00Z'));
    scene.put(
      withHistory(
        [
          entry('a', '2026-11-23T01:00:00Z', '2026-11-23T01:30:01Z'),
          entry('b', '2026-11-23T01:20:00Z', '2026-11-23T01:20:00Z'),
        ],
        'r3',
      ),
    );
    expect(scene.read()).toEqual({ state: 'none' });
    scene.tell(tellConfigured('2026-11-23T01:40:00Z'));
    scene.put(
      withHistory(
        [entry('a', '2026-11-23T01:00:00Z', '2026-11-23T01:40:00Z')],
        'r4',
      ),
    );
    expect(scene.read()).toMatchObject({ since: '2026-11-23T01:40:00Z' });
  });

  it('says the same of manifests that came back before we looked', () => {
    const scene = createDriftScene(
      withHistory(
        [
          entry('a', '2026-11-23T01:00:00Z', '2026-11-23T01:30:01Z'),
          entry('b', '2026-11-23T01:20:00Z', '2026-11-23T01:20:00Z'),
        ],
        'r3',
      ),
    );
    scene.tell(tellConfigured('2026-11-23T01:30:00Z'));
    expect(scene.read()).toEqual({ state: 'none' });
  });
});
