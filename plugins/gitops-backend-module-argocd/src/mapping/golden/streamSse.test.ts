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
});

async function replay(): Promise<Record<string, ExpectedState[]>> {
  const clusters = readRecordedClusters();
  const memory = new Map<string, ArgocdObservation>();
  const passed: Record<string, ExpectedState[]> = {};
  for await (const frame of readEventFrames(openRecordedStream('stream-sse'), {
    maxLength: 1024 * 1024,
    subject: 'Argo CD hub',
  })) {
    const { type, application: raw } = JSON.parse(frame).result;
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
