import { listRecordings, readRecording } from '@backstage-gitops/recordings';
import { Fleet } from '../Fleet';
import { Json } from '../Json';
import { startFleet } from '../startFleet';
import { compareShapes } from './compareShapes';
import { outOfScope } from './outOfScope';
import { Replay, replayTable } from './replayTable';
import { destinationReplays } from './destinationReplays';
import { drivenReplays } from './drivenReplays';

jest.setTimeout(60_000);

const driven = { ...drivenReplays, ...destinationReplays };

const COMMIT = /\/revisions\/(?!0{40})[0-9a-f]{40}\//;

describe('recorded requests to Argo CD', () => {
  let fleet: Fleet;

  beforeAll(async () => {
    fleet = await startFleet({ speed: 20 });
  });

  afterAll(() => fleet.stop());

  it('are all either replayed or said to be out of scope, with a reason', () => {
    const named = [
      ...Object.keys(replayTable),
      ...Object.keys(driven),
      ...Object.values(outOfScope).flat(),
    ];
    expect(named.sort()).toEqual(listRecordings('argocd'));
  });

  it.each(Object.entries(replayTable))('%s', async (name, replay) => {
    const recording = readRecording('argocd', name);
    const response = await send(fleet, name, replay);
    const text = await response.text();
    expect(response.status).toBe(recording.response.status);
    for (const header of ['content-type', 'grpc-metadata-content-type']) {
      expect(response.headers.get(header) ?? undefined).toBe(
        recording.response.headers[header],
      );
    }
    const recorded = recording.response.body as Json;
    const differences =
      typeof recorded === 'string'
        ? compareTexts(recorded, text)
        : compareShapes(recorded, JSON.parse(text));
    expect(differences.sort()).toEqual((replay.differs ?? []).sort());
  });
});

describe('moments of a fleet, recorded from Argo CD', () => {
  // Slow enough that a moment can be met on a busy machine.
  let fleet: Fleet;
  beforeAll(async () => {
    fleet = await startFleet({ speed: 4 });
  });
  afterAll(() => fleet.stop());

  it.each(Object.entries(driven))(
    '%s',
    async (name, { drive, differs = [] }) => {
      const body = await drive(fleet);
      const recording = readRecording('argocd', name);
      const differences = compareShapes(recording.response.body as Json, body);
      expect(differences.sort()).toEqual([...differs].sort());
    },
  );
});

function compareTexts(recorded: string, text: string): string[] {
  return recorded === text ? [] : [`says ${text}, recorded ${recorded}`];
}

async function send(fleet: Fleet, name: string, replay: Replay) {
  const { request } = readRecording('argocd', name);
  const translate = (text: string) =>
    Object.entries(replay.translate ?? {}).reduce(
      (translated, [from, to]) => translated.replaceAll(from, to),
      text,
    );
  const sha = await fleet.commit({
    message: `Replay ${name}`,
    files: { 'replayed.md': `${name}\n` },
  });
  const path = translate(request.path).replace(COMMIT, `/revisions/${sha}/`);
  const login = {
    username: fleet.argocdUsername,
    password: fleet.argocdPassword,
  };
  const body = replay.body === 'login' ? login : request.body;
  const headers: Record<string, string> = { ...request.headers };
  if (replay.token === 'bad') headers.authorization = 'Bearer wrong';
  else if (headers.authorization) {
    headers.authorization = `Bearer ${fleet.argocdToken}`;
  }
  return fetch(`${fleet.argocdUrl}${path}`, {
    method: request.method,
    headers,
    ...(body === null ? {} : { body: JSON.stringify(body) }),
  });
}
