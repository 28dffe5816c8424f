import {
  at,
  commitAt,
  createHistoryScene,
  operation,
} from '../__testUtils__/createHistoryScene';

const version = (value: string) =>
  ({ version: { value, rule: 'image-tag' } } as const);
const busy = { sync: 'OutOfSync', health: 'Progressing' } as const;
const well = { sync: 'Synced', health: 'Healthy' } as const;
const revision = (desired: string, applied = desired) => ({
  revision: { desired, applied },
});

describe('deliveries', () => {
  it('follow a new version from its sync to Healthy, with the commit that is told later', () => {
    const scene = createHistoryScene();
    scene.see('08:00:00', {}, { commit: commitAt('a', '06:00:00') });
    scene.see('09:00:05', { sync: 'OutOfSync', ...revision('r2', 'r1') });
    scene.see('09:00:08', operation('Running', '09:00:07'));
    scene.see('09:00:12', { ...busy, ...version('1.5.0') });
    // Not compared again yet: the commit is still that of what was synced before.
    scene.see('09:00:15', operation('Succeeded', '09:00:07', '09:00:14'));
    scene.see(
      '09:00:20',
      { sync: 'Synced', ...revision('r2') },
      {
        commit: undefined,
      },
    );
    scene.see('09:00:40', {
      health: 'Healthy',
      since: { health: at('09:00:39') },
    });
    scene.see('09:00:50', {}, { commit: commitAt('b', '08:59:00') });
    expect(scene.deliveries()).toEqual([
      'first 1.4.2 a 07:00:00- Unknown',
      'version 1.5.0 b 09:00:07-09:00:39 Healthy',
    ]);
    expect(scene.last()?.revision).toBe('r2');
  });

  it('are of the configuration when a commit that touched it was applied', () => {
    const scene = createHistoryScene();
    scene.see('08:00:00', {}, { commit: commitAt('a', '06:00:00') });
    scene.takeTransitions();
    scene.see('09:00:00', { ...busy, ...revision('r2', 'r1') });
    scene.see(
      '09:00:10',
      {
        ...well,
        ...revision('r2'),
        ...operation('Succeeded', '09:00:02', '09:00:08'),
      },
      { commit: undefined },
    );
    scene.see('09:00:20', {}, { commit: commitAt('b', '08:59:00') });
    expect(scene.deliveries().slice(1)).toEqual([
      'configuration 1.4.2 b 09:00:02-09:00:10 Healthy',
    ]);
    expect(
      scene.takeTransitions().filter(each => each.includes('configuration')),
    ).toEqual([`09:00:02 configuration ${'a'.repeat(40)}>${'b'.repeat(40)}`]);
  });

  it('are none when a commit touched it and nothing was applied', () => {
    const scene = createHistoryScene();
    scene.see('08:00:00', {}, { commit: commitAt('a', '06:00:00') });
    scene.see('09:00:00', revision('r2'), {
      commit: commitAt('b', '08:59:00'),
    });
    expect(scene.deliveries()).toHaveLength(1);
    // Nor when somebody syncs or heals it later without anything new.
    scene.see('09:10:00', operation('Succeeded', '09:09:00', '09:09:30'));
    scene.see('09:20:00', revision('r3'), {
      commit: commitAt('c', '09:19:00'),
    });
    expect(scene.deliveries()).toHaveLength(1);
  });

  it('are none when Flux applies a revision that did not touch it, and one when it did', () => {
    const scene = createHistoryScene({
      kind: 'Kustomization',
      version: { value: 'main@sha1:1', rule: 'revision' },
    });
    scene.see('08:00:00', {}, { commit: commitAt('a', '06:00:00') });
    scene.see('09:00:00', {
      version: { value: 'main@sha1:2', rule: 'revision' },
      ...revision('r2'),
      ...operation('Succeeded', '08:59:00', '08:59:10'),
    });
    expect(scene.deliveries()).toHaveLength(1);
    scene.see('09:10:00', revision('r3'), {
      commit: commitAt('b', '09:00:00'),
    });
    expect(scene.deliveries()).toHaveLength(2);
  });

  it('begin when what is deployed changes, and become those of the version it brings', () => {
    const scene = createHistoryScene();
    scene.see('08:00:00');
    const sources = [
      { repository: 'https://git.test/r', path: 'a', target: 'v2' },
    ];
    // Argo CD has not compared yet.
    scene.see('09:00:00', { sources });
    expect(scene.deliveries()).toHaveLength(1);
    scene.see('09:00:03', { ...busy, ...revision('r2', 'r1') });
    scene.see('09:00:10', { ...version('2.0.0') });
    scene.see('09:00:30', {
      ...well,
      ...revision('r2'),
      ...operation('Succeeded', '09:00:04', '09:00:06'),
    });
    expect(scene.deliveries().slice(1)).toEqual([
      'version 2.0.0 - 09:00:03-09:00:30 Healthy',
    ]);
  });

  it('are superseded by the next before they were Healthy', () => {
    const scene = createHistoryScene();
    scene.see('08:00:00');
    scene.see('09:00:00', { ...busy, ...version('1.5.0') });
    scene.see('09:05:00', version('1.6.0'));
    expect(scene.deliveries().slice(1)).toEqual([
      'version 1.5.0 - 09:00:00-09:05:00 Superseded',
      'version 1.6.0 - 09:05:00- Running',
    ]);
  });

  it('fail when the service becomes Degraded, and tell when the next one restored it', () => {
    const scene = createHistoryScene();
    scene.see('08:00:00');
    scene.see('09:00:00', { ...busy, ...version('bad') });
    scene.see('09:10:00', {
      sync: 'Synced',
      health: 'Degraded',
      message: 'no',
    });
    const failed = 'version bad - 09:00:00-09:10:00 Failed';
    expect(scene.deliveries().slice(1)).toEqual([failed]);
    scene.see('09:20:00', { ...busy, ...version('1.4.2') });
    scene.see('09:30:00', well);
    expect(scene.deliveries().slice(1)).toEqual([
      failed,
      'version 1.4.2 - 09:20:00-09:30:00 Healthy',
    ]);
    expect(scene.delivery(1)).toMatchObject({
      degradedAt: Date.parse(at('09:10:00')),
      restoredAt: Date.parse(at('09:30:00')),
    });
  });

  it('are not blamed for what breaks long after them', () => {
    const scene = createHistoryScene();
    scene.see('08:00:00');
    scene.see('09:00:00', { ...well, ...version('1.5.0') });
    scene.see('10:00:01', { health: 'Degraded' });
    expect(scene.last()).not.toHaveProperty('degradedAt');
    scene.see('11:00:00', { ...well, ...version('1.6.0') });
    scene.see('11:30:00', { health: 'Degraded' });
    scene.see('11:40:00', well);
    expect(scene.last()).toMatchObject({
      outcome: 'Healthy',
      degradedAt: Date.parse(at('11:30:00')),
      restoredAt: Date.parse(at('11:40:00')),
    });
  });

  it('are attempts when an operation fails before anything changed, and go on when it is tried again', () => {
    const scene = createHistoryScene();
    scene.see('08:00:00', {}, { commit: commitAt('a', '06:00:00') });
    const tried = { sync: 'OutOfSync', ...revision('r2', 'r1') } as const;
    scene.see('09:00:00', {
      ...tried,
      ...operation('Failed', '08:59:00', '08:59:30'),
    });
    expect(scene.deliveries().slice(1)).toEqual([
      'configuration - - 08:59:00-08:59:30 Failed',
    ]);
    scene.see('09:10:00', {
      ...busy,
      ...version('1.5.0'),
      ...operation('Running', '09:09:00'),
    });
    scene.see('09:11:00', {
      ...well,
      ...revision('r2'),
      ...operation('Succeeded', '09:09:00', '09:10:30'),
    });
    expect(scene.deliveries().slice(1)).toEqual([
      'version 1.5.0 - 08:59:00-09:11:00 Healthy',
    ]);
  });

  it('are not over for an attempt that is given up', () => {
    const scene = createHistoryScene();
    scene.see('08:00:00');
    scene.see('09:00:00', {
      sync: 'OutOfSync',
      ...revision('r2', 'r1'),
      ...operation('Failed', '08:59:00', '08:59:30'),
    });
    scene.see('09:30:00', { ...well, ...revision('r3', 'r3') });
    expect(scene.last()).toMatchObject({ outcome: 'Failed' });
  });

  it('of a service that is new are watched from the beginning', () => {
    const scene = createHistoryScene({
      version: undefined,
      operation: undefined,
      revision: { desired: 'r1' },
      sync: 'OutOfSync',
      health: 'Missing',
    });
    scene.see('09:00:00');
    scene.see('09:00:10', { ...busy, ...version('1.0.0') });
    scene.see('09:01:00', { ...well, ...revision('r1') });
    expect(scene.deliveries()).toEqual([
      'first 1.0.0 - 09:00:00-09:01:00 Healthy',
    ]);
  });

  it('are counted by the revision where the history cannot be asked, but only when something was synced', () => {
    const scene = createHistoryScene({}, { isOfPaths: false });
    scene.see('08:00:00');
    scene.see('09:00:00', revision('r2'));
    expect(scene.deliveries()).toHaveLength(1);
    scene.see('09:10:00', { ...busy, ...revision('r3', 'r2') });
    scene.see('09:11:00', {
      ...well,
      ...revision('r3'),
      ...operation('Succeeded', '09:10:10', '09:10:20'),
      commit: commitAt('c', '09:09:00'),
    });
    expect(scene.deliveries().slice(1)).toEqual([
      'configuration 1.4.2 c 09:10:10-09:11:00 Healthy',
    ]);
  });
});
