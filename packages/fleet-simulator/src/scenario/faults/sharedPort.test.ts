import { Fleet } from '../../Fleet';
import { startFleet } from '../../startFleet';
import { requestOnce } from '../../testing/requestOnce';

jest.setTimeout(60_000);

describe('a fleet on one port', () => {
  let fleet: Fleet;

  beforeAll(async () => {
    fleet = await startFleet({ speed: 20 });
  });

  afterAll(() => fleet.stop());

  it('breaks connections where it cannot refuse them, and has no TLS', async () => {
    expect(
      await fleet.control({ op: 'fault', target: 'argocd', fault: 'refuse' }),
    ).toContain('shares its port');
    const broken = await requestOnce(fleet.urlOf('argocd'));
    expect(broken.code).toBe('ECONNRESET');
    await fleet.control({ op: 'up', target: 'argocd' });
    await expect(
      fleet.control({ op: 'fault', target: 'argocd', fault: 'certificate' }),
    ).rejects.toThrow('argocd has no TLS port');
    expect(() => fleet.tlsUrlOf('argocd')).toThrow('ownPorts');
    expect(() => fleet.urlOf('mars')).toThrow("There is no 'mars'");
  });
});
