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

describe('transitions', () => {
  it('begin with how it was at first sight, and say nothing twice', () => {
    const scene = createHistoryScene({ since: { health: at('06:00:00') } });
    expect(scene.see('08:00:00')).toBe(true);
    expect(scene.takeTransitions()).toEqual([
      '08:00:00 sync >Synced',
      '06:00:00 health >Healthy',
      '08:00:00 version >1.4.2',
      '07:00:10 operation >Succeeded',
      '08:00:00 drift >none',
      '08:00:00 configuration >git.test/r a main',
    ]);
    expect(scene.see('08:01:00')).toBe(false);
    expect(scene.takeTransitions()).toEqual([]);
  });

  it('are none when a push of somebody else moves the revision', () => {
    const scene = createHistoryScene();
    scene.see('08:00:00', {}, { commit: commitAt('a', '06:00:00') });
    expect(scene.see('08:01:00', revision('r2'))).toBe(false);
    expect(scene.see('08:02:00', revision('r3', 'r2'))).toBe(false);
    expect(scene.deliveries()).toHaveLength(1);
  });

  it('are dated by the engine, but never later than seen nor before the last', () => {
    const scene = createHistoryScene();
    scene.see('08:00:00');
    scene.takeTransitions();
    scene.see('08:10:00', {
      sync: 'OutOfSync',
      since: { sync: at('08:09:00') },
    });
    scene.see('08:20:00', { sync: 'Synced', since: { sync: at('08:30:00') } });
    scene.see('08:40:00', { sync: 'Unknown', since: { sync: at('08:05:00') } });
    expect(scene.takeTransitions()).toEqual([
      '08:09:00 sync Synced>OutOfSync',
      '08:20:00 sync OutOfSync>Synced',
      '08:40:00 sync Synced>Unknown',
    ]);
  });

  it('are one for what changed while nobody looked, and none for what came back', () => {
    const scene = createHistoryScene();
    scene.see('08:00:00');
    scene.takeTransitions();
    scene.restart();
    scene.see('09:00:00', {
      health: 'Degraded',
      since: { health: at('08:30:00'), sync: at('08:45:00') },
    });
    expect(scene.takeTransitions()).toEqual([
      '08:30:00 health Healthy>Degraded',
    ]);
  });

  it('are of reachability alone while the row is of an earlier time', () => {
    const scene = createHistoryScene();
    const reachable = { ok: true, since: at('07:00:00') };
    scene.see('08:00:00', { clusterReachable: reachable });
    scene.takeTransitions();
    scene.see('08:10:00', {
      asOf: at('08:05:00'),
      health: 'Unknown',
      sync: 'OutOfSync',
      clusterReachable: { ok: false, since: at('08:06:00') },
    });
    expect(scene.takeTransitions()).toEqual([
      '08:06:00 reachability reachable>unreachable',
    ]);
    scene.see('08:20:00', {
      ...well,
      asOf: undefined,
      clusterReachable: { ok: true, since: at('08:20:00') },
    });
    expect(scene.takeTransitions()).toEqual([
      '08:20:00 reachability unreachable>reachable',
    ]);
  });

  it('are none for what is only not known for a while', () => {
    const scene = createHistoryScene({ drift: { state: 'drifted' } });
    scene.see('08:00:00', { sync: 'OutOfSync' });
    scene.takeTransitions();
    scene.see('08:01:00', {
      drift: { state: 'unknown' },
      version: undefined,
      ...operation('Running', '08:01:00'),
    });
    scene.see('08:02:00', {
      drift: { state: 'drifted' },
      ...version('1.4.2'),
      ...operation('Succeeded', '08:01:00', '08:01:30'),
    });
    expect(scene.takeTransitions()).toEqual([]);
  });

  it('do not take a version told by another rule for another version', () => {
    const scene = createHistoryScene();
    scene.see('08:00:00');
    scene.takeTransitions();
    scene.see('08:01:00', {
      ...busy,
      version: { value: '0.1.0', rule: 'chart' },
    });
    scene.see('08:02:00', { ...well, ...version('1.4.2') });
    scene.see('08:03:00', { version: { value: 'v7', rule: 'version-label' } });
    scene.see('08:04:00', { version: { value: 'v8', rule: 'version-label' } });
    expect(
      scene.takeTransitions().filter(each => each.includes('version')),
    ).toEqual(['08:04:00 version v7>v8']);
  });
});
