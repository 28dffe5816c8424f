import { explainMissingLog } from './explainMissingLog';
import { PodState } from './PodState';
import { readContainers } from './readContainers';
import { ReplicaSetState } from './ReplicaSetState';
import { LOG_LINES_KEPT, toLogLines } from './toLogLines';
import { toPod } from './toPod';
import { toPodEvents } from './toPodEvents';
import { toPodSuffix, toTemplateHash } from './toTemplateHash';

const template = {
  metadata: { labels: { app: 'web' } },
  spec: { containers: [{ name: 'app', image: 'ghcr.io/org/web:1.0.0' }] },
};

const pod: PodState = {
  name: 'web-abc-12345',
  uid: 'u-1',
  createdAt: '2026-11-23T01:00:00Z',
  startedAt: '2026-11-23T01:00:02Z',
  phase: 'Running',
  restarts: 0,
  node: 'node-1',
  version: '7',
};

const set: ReplicaSetState = {
  name: 'web-abc',
  uid: 'u-2',
  hash: 'abc',
  revision: 1,
  createdAt: pod.createdAt,
  version: '6',
  template,
  replicas: 1,
  pods: [pod],
};

const owner = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  name: 'web',
  uid: 'u-3',
  namespace: 'shop',
};

describe('pods of a workload', () => {
  it('have names that are equal for equal templates and differ for siblings', () => {
    expect(toTemplateHash(template)).toBe(
      toTemplateHash(structuredClone(template)),
    );
    expect(toTemplateHash({ ...template, other: 1 })).not.toBe(
      toTemplateHash(template),
    );
    expect(toPodSuffix('a')).toMatch(/^[a-z0-9]{5}$/);
    expect(toPodSuffix('a')).not.toBe(toPodSuffix('b'));
  });

  it('say in their status why they do not start', () => {
    const stuck = toPod({ ...pod, phase: 'ImagePullBackOff' }, set, owner);
    expect(stuck).toMatchObject({
      metadata: { labels: { app: 'web', 'pod-template-hash': 'abc' } },
      status: {
        phase: 'Pending',
        containerStatuses: [
          { ready: false, state: { waiting: { reason: 'ImagePullBackOff' } } },
        ],
      },
    });
    const events = toPodEvents(
      { ...pod, phase: 'ImagePullBackOff' },
      {
        namespace: 'shop',
        containers: readContainers(template),
        now: '2026-11-23T01:05:00Z',
      },
    );
    expect(
      events.filter(({ type }) => type === 'Warning').map(each => each.reason),
    ).toEqual(['Failed', 'BackOff']);
  });

  it('write a line a second, of which the newest are kept', () => {
    const after = (seconds: number) =>
      toLogLines(pod, {
        now: new Date(Date.parse(pod.startedAt!) + seconds * 1000),
      });
    expect(after(0)).toHaveLength(1);
    expect(after(10)).toHaveLength(11);
    expect(after(10).slice(0, 6)).toEqual(after(5));
    const long = after(LOG_LINES_KEPT + 100);
    expect(long).toHaveLength(LOG_LINES_KEPT);
    expect(long[0].text).toContain('attempt=101 ');
  });

  it('have no log before they start, and none of before without a restart', () => {
    expect(explainMissingLog(pod, { container: 'app' })).toBeUndefined();
    expect(
      explainMissingLog(
        { ...pod, phase: 'ImagePullBackOff' },
        { container: 'app' },
      ),
    ).toBe(
      'container "app" in pod "web-abc-12345" is waiting to start: trying and failing to pull image',
    );
    expect(explainMissingLog(pod, { container: 'app', previous: true })).toBe(
      'previous terminated container "app" in pod "web-abc-12345" not found',
    );
    const crashed = { ...pod, phase: 'CrashLoopBackOff' as const, restarts: 3 };
    expect(
      toLogLines(crashed, { now: new Date(), previous: true }).map(
        ({ text }) => text,
      ),
    ).toContain('panic: cannot reach the database');
  });
});
