import { openRecordedStream } from '../../__testUtils__/replayRecording';
import { parseApplication } from '../../client/parseApplication';
import { readEventFrames } from '../../client/readEventFrames';
import { ArgocdObservation } from '../ArgocdObservation';
import { toDeployment } from '../toDeployment';
import { ExpectedState } from './ExpectedApplication';
import { readRecordedClusters } from '../../__testUtils__/readRecordedClusters';
import { expectedStream } from './streamSse.expected';

describe('toDeployment along the recorded stream', () => {
  it('passes through exactly the expected states, object by object', async () => {
    const passed = await replay();
    expect(Object.keys(passed).sort()).toEqual(
      Object.keys(expectedStream).sort(),
    );
    expect(passed).toEqual(expectedStream);
  });

  it.each([-10, 10])(
    'passes through the same on a clock %i minutes off',
    async minutes => {
      expect(await replay(minutes)).toEqual(expectedStream);
    },
  );
});

/** @param minutes - how much later every time of Argo CD is than it was recorded */
async function replay(minutes = 0): Promise<Record<string, ExpectedState[]>> {
  const clusters = readRecordedClusters();
  const memory = new Map<string, ArgocdObservation>();
  const passed: Record<string, ExpectedState[]> = {};
  for await (const frame of readEventFrames(openRecordedStream('stream-sse'), {
    maxLength: 1024 * 1024,
    subject: 'Argo CD hub',
  })) {
    const { type, application: raw } = JSON.parse(shift(frame, minutes)).result;
    const { application } = parseApplication(raw);
    const { namespace, name } = application!.metadata;
    const key = `${namespace}/${name}`;
    const states = (passed[key] ??= []);
    if (type === 'DELETED') {
      states.push('deleted');
      continue;
    }
    const { deployment, observation } = toDeployment(application!, {
      engine: 'hub',
      clusters,
      previous: memory.get(key),
    });
    memory.set(key, observation);
    const state: ExpectedState = {
      sync: deployment.sync,
      health: deployment.health,
      operation: deployment.operation?.phase,
      version: deployment.version?.value,
      drift: deployment.drift.state,
    };
    if (JSON.stringify(states.at(-1)) !== JSON.stringify(state)) {
      states.push(state);
    }
  }
  return passed;
}

function shift(frame: string, minutes: number): string {
  return frame.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, time =>
    new Date(Date.parse(time) + minutes * 60_000)
      .toISOString()
      .replace('.000Z', 'Z'),
  );
}
