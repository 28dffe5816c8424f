import { readRecording, Recording } from '@backstage-gitops/recordings';
import { Fleet } from '../Fleet';
import { Json } from '../Json';
import { startFleet } from '../startFleet';
import {
  createArgocdReader,
  StreamedEvent,
  toEvents,
} from '../testing/createArgocdReader';
import { openStream, OpenStream } from '../testing/openStream';
import { waitUntil } from '../testing/waitUntil';
import { compareShapes } from './compareShapes';

jest.setTimeout(60_000);

/** The states an Application passes through, in order, equal neighbours folded. */
function toStates(events: StreamedEvent[], name: string): string[] {
  const states = events
    .map(({ application }) => application)
    .filter(({ metadata }) => metadata.name === name)
    .filter(({ metadata }) => metadata.namespace === 'argocd')
    .map(({ status, operation }) =>
      [
        status.sync.status,
        status.health.status,
        operation ? 'operation' : 'no operation',
        status.operationState?.phase ?? 'no state',
        (status.summary.images ?? []).length > 1 ? 'two images' : 'one image',
      ].join(', '),
    );
  return states.filter((state, index) => state !== states[index - 1]);
}

function toText({ response }: Recording): string {
  return (response.chunks ?? []).map(({ text }) => text ?? '').join('');
}

describe('the stream of Applications beside the recorded one', () => {
  const recorded = toEvents(toText(readRecording('argocd', 'stream-sse')));
  let fleet: Fleet;
  let stream: OpenStream;
  let initial: number;

  const eventsUntil = (
    what: string,
    fits: (states: (name: string) => string[]) => boolean,
  ) =>
    waitUntil(what, () => {
      const events = toEvents(stream.text()).slice(initial);
      return fits(name => toStates(events, name)) ? events : undefined;
    });

  beforeEach(async () => {
    fleet = await startFleet({ speed: 10 });
    stream = await createArgocdReader(fleet).stream();
    initial = await waitUntil('all Applications came', () => {
      const { length } = toEvents(stream.text());
      return stream.text().endsWith('\n\n\n') ? length : undefined;
    });
  });

  afterEach(async () => {
    stream.close();
    await fleet.stop();
  });

  it('passes through the recorded states when a wave waits and then goes', async () => {
    const expected = toStates(recorded, 'checkout-api-gcp-gke');
    await fleet.control({
      op: 'promote',
      service: 'user-service',
      from: 'dev',
      to: 'production',
    });
    const events = await eventsUntil(
      'the last wave went',
      states => states('user-service-gcp-gke').length >= expected.length,
    );
    expect(toStates(events, 'user-service-gcp-gke')).toEqual(expected);
  });

  it('passes through the recorded states when auto-sync takes a commit', async () => {
    const all = toStates(recorded, 'inventory-api-gcp-gke');
    const expected = all.slice(
      0,
      all.indexOf('OutOfSync, Healthy, no operation, Succeeded, one image') + 1,
    );
    expect(expected).toHaveLength(4);
    await fleet.commit({
      message: 'inventory-api: 2.0.2 on gcp-gke',
      files: {
        'clusters/gcp-gke/apps/inventory-api.yaml':
          'kustomize:\n  images:\n    - ghcr.io/org/inventory-api:2.0.2\n',
      },
    });
    const events = await eventsUntil('it is Healthy again', states =>
      states('inventory-api-gcp-gke').some(
        (state, index) => index > 3 && state.startsWith('Synced, Healthy'),
      ),
    );
    const states = toStates(events, 'inventory-api-gcp-gke');
    // First the new spec of the Application, before anything is asked for.
    expect(states.slice(1, 1 + expected.length)).toEqual(expected);
    expect(states.slice(1 + expected.length)).toEqual([
      'Synced, Progressing, no operation, Succeeded, two images',
      'Synced, Progressing, no operation, Succeeded, one image',
      'Synced, Healthy, no operation, Succeeded, one image',
    ]);
  });

  it('passes through the recorded states when self-heal undoes a change by hand', async () => {
    const all = toStates(recorded, 'inventory-api-gcp-gke');
    const expected = all.slice(
      all.indexOf('OutOfSync, Healthy, no operation, Succeeded, one image'),
    );
    expect(expected).toHaveLength(6);
    await fleet.control({
      op: 'drift',
      service: 'inventory-api',
      cluster: 'gcp-gke',
    });
    const events = await eventsUntil('it is healed', states =>
      states('inventory-api-gcp-gke').some(state =>
        state.startsWith('Synced, Healthy'),
      ),
    );
    expect(toStates(events, 'inventory-api-gcp-gke')).toEqual(expected);
  });

  it('gives a new Application the recorded blank first event', async () => {
    const first = recorded.find(({ type }) => type === 'ADDED');
    await fleet.control({ op: 'grow', count: 1 });
    const events = await eventsUntil(
      'it came',
      states =>
        states('checkout-api-aws-edge-003').length +
          states('checkout-api-gcp-edge-001').length >
        0,
    );
    const added = events.find(({ type }) => type === 'ADDED');
    expect(added?.application.status).toEqual(first?.application.status);
  });

  it('answers `fields` with the recorded frames, and another Accept with lines', async () => {
    const { request, response } = readRecording('argocd', 'stream-sse-fields');
    const { 1: recordedFields } = request.path.split('?resourceVersion=3077&');
    const open = (query: string, accept: string) =>
      openStream(`${fleet.argocdUrl}/api/v1/stream/applications?${query}`, {
        accept,
        authorization: `Bearer ${fleet.argocdToken}`,
      });
    const sse = await open(recordedFields, 'text/event-stream');
    const lines = await open('projects=services', '*/*');
    await waitUntil('both came', () =>
      lines.text() && sse.text() ? true : undefined,
    );
    const [event] = toEvents(sse.text());
    const [known] = toEvents(toText({ about: '', request, response }));
    expect(
      compareShapes(known as unknown as Json, event as unknown as Json),
    ).toEqual([]);
    expect(sse.text().split('\n')[0]).toMatch(/^data: .* $/);
    const ndjson = toText(readRecording('argocd', 'stream-ndjson'));
    expect(Object.keys(JSON.parse(lines.text().split('\n')[0]).result)).toEqual(
      Object.keys(JSON.parse(ndjson.split('\n')[0]).result),
    );
    sse.close();
    lines.close();
  });
});
