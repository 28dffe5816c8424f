import { EngineState } from '@backstage-gitops/plugin-gitops-common';
import { deriveReadiness } from './deriveReadiness';

const derive = (states: EngineState['state'][], seconds = 0) =>
  deriveReadiness({
    engines: states.map(state => ({ state })),
    startedAt: new Date(0),
    now: new Date(seconds * 1_000),
  });

describe('deriveReadiness', () => {
  it('waits for engines that said nothing yet, a minute at most', () => {
    const states: EngineState['state'][] = ['Live', 'Connecting'];
    expect(derive(states).status).toBe('reading');
    expect(derive(states, 59).status).toBe('reading');
    expect(derive(states, 60).status).toBe('ok');
  });

  it('is ready with engines that are down, and without any', () => {
    expect(derive(['Stale', 'Stale']).status).toBe('ok');
    expect(derive([]).status).toBe('ok');
  });
});
