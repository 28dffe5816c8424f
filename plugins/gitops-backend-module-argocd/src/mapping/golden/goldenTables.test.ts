import { listRecordings, readRecording } from '@backstage-gitops/recordings';
import { expectedApplications } from './applications.expected';
import { expectedStream } from './streamSse.expected';

type Recorded = { metadata: { namespace: string; name: string }; spec?: {} };

/** Every Application that stands whole in `get*`, `list` and `list-mixed`, as `recording namespace/name`. */
function readApplications(): string[] {
  return listRecordings('argocd')
    .filter(name => /^(get(-.*)?|list|list-mixed)$/.test(name))
    .flatMap(name => {
      const body = readRecording('argocd', name).response.body as
        | (Recorded & { items?: Recorded[] })
        | undefined;
      return (body?.items ?? [body])
        .filter((one): one is Recorded => one?.spec !== undefined)
        .map(
          ({ metadata }) => `${name} ${metadata.namespace}/${metadata.name}`,
        );
    });
}

describe('the tables of expected Applications', () => {
  it('have one row for every Application of get*, list and list-mixed', () => {
    const rows = expectedApplications.map(
      row => `${row.recording} ${row.namespace}/${row.name}`,
    );
    expect(rows).toHaveLength(64);
    expect(rows.sort()).toEqual(readApplications().sort());
  });

  it('have a sequence for every Application of the stream, ending where it is deleted', () => {
    const text = (readRecording('argocd', 'stream-sse').response.chunks ?? [])
      .map(chunk => chunk.text ?? '')
      .join('');
    const events = text
      // By line: a keepalive, `:` and one newline, may stand right before an event.
      .split('\n')
      .filter(frame => frame.startsWith('data: '))
      .map(
        frame =>
          JSON.parse(frame.slice('data: '.length)).result as {
            type: string;
            application: Recorded;
          },
      );
    const toKey = ({ application: { metadata } }: { application: Recorded }) =>
      `${metadata.namespace}/${metadata.name}`;

    expect(Object.keys(expectedStream).sort()).toEqual(
      [...new Set(events.map(toKey))].sort(),
    );
    const deleted = events.filter(({ type }) => type === 'DELETED').map(toKey);
    for (const [key, states] of Object.entries(expectedStream)) {
      expect([key, states.indexOf('deleted')]).toEqual([
        key,
        deleted.includes(key) ? states.length - 1 : -1,
      ]);
    }
  });

  it('repeat no state twice in a row', () => {
    for (const [key, states] of Object.entries(expectedStream)) {
      const repeated = states.filter(
        (state, index) =>
          JSON.stringify(state) === JSON.stringify(states[index - 1]),
      );
      expect([key, repeated]).toEqual([key, []]);
    }
  });
});
