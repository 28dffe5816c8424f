import { listRecordings, readRecording } from '@backstage-gitops/recordings';
import { expectedFluxObjects } from './fluxObjects.expected';
import { expectedFluxWatches } from './fluxWatches.expected';

type Recorded = {
  kind: string;
  metadata: { namespace: string; name: string };
  spec?: {};
};

const isDelivery = ({ kind, spec }: Recorded) =>
  ['Kustomization', 'HelmRelease'].includes(kind) && spec !== undefined;

/** Every Kustomization and HelmRelease that stands whole in `get*` and `list*`. */
function readObjects(): string[] {
  return listRecordings('kubernetes')
    .filter(name => /^(get|list)-/.test(name))
    .flatMap(name => {
      const body = readRecording('kubernetes', name).response
        .body as Recorded & {
        items?: Recorded[] | null;
      };
      return (body.items ?? [body])
        .filter(isDelivery)
        .map(
          ({ kind, metadata }) =>
            `${name} ${kind} ${metadata.namespace}/${metadata.name}`,
        );
    });
}

/** The events of one watch that are about objects. */
function readEvents(name: string) {
  return (readRecording('kubernetes', name).response.chunks ?? [])
    .map(chunk => chunk.text ?? '')
    .join('')
    .split('\n')
    .filter(line => line.trim())
    .map(line => JSON.parse(line) as { type: string; object: Recorded })
    .filter(({ type, object }) => type !== 'BOOKMARK' && isDelivery(object));
}

const toKey = ({ object: { metadata } }: { object: Recorded }) =>
  `${metadata.namespace}/${metadata.name}`;

describe('the tables of expected Flux objects', () => {
  it('have one row for every Kustomization and HelmRelease of get* and list*', () => {
    const rows = expectedFluxObjects.map(
      row => `${row.recording} ${row.kind} ${row.namespace}/${row.name}`,
    );
    expect(rows).toHaveLength(29);
    expect(rows.sort()).toEqual(readObjects().sort());
  });

  it('have every watch of such objects', () => {
    const watches = listRecordings('kubernetes').filter(
      name => name.startsWith('watch-') && readEvents(name).length > 0,
    );
    expect(Object.keys(expectedFluxWatches).sort()).toEqual(watches.sort());
  });

  it.each(Object.entries(expectedFluxWatches))(
    'have a sequence without repeats for every object of %s, ending where it is deleted',
    (name, sequences) => {
      const events = readEvents(name);
      expect(Object.keys(sequences).sort()).toEqual(
        [...new Set(events.map(toKey))].sort(),
      );
      const deleted = events
        .filter(({ type }) => type === 'DELETED')
        .map(toKey);
      for (const [key, states] of Object.entries(sequences)) {
        const repeated = states.filter(
          (state, index) =>
            JSON.stringify(state) === JSON.stringify(states[index - 1]),
        );
        expect([key, repeated]).toEqual([key, []]);
        expect([key, states.indexOf('deleted')]).toEqual([
          key,
          deleted.includes(key) ? states.length - 1 : -1,
        ]);
      }
    },
  );
});
