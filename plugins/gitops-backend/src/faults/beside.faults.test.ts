import { hastenTime } from '../__testUtils__/faults/hastenTime';
import {
  FaultStand,
  sides,
  startFaultStand,
} from '../__testUtils__/faults/startFaultStand';
import { until } from '../__testUtils__/until';

jest.setTimeout(300_000);

const lostArgocd = {
  name: 'lost',
  url: 'https://argocd.invalid',
  token: 'a-token-of-nobody',
};
const lostFlux = {
  name: 'lost-aks',
  url: 'https://kubernetes.invalid',
  serviceAccountToken: 'another-token-of-nobody',
};

describe('What is shown beside the table of faults', () => {
  let stand: FaultStand;
  let end = () => {};

  beforeAll(async () => {
    end = hastenTime(20);
    stand = await startFaultStand({
      addEngines: { argocd: [lostArgocd], flux: [lostFlux] },
    });
  });
  afterAll(async () => {
    await stand?.stop();
    end();
  });
  afterEach(async () => {
    for (const { target } of Object.values(sides)) {
      await stand.control({ op: 'up', target });
    }
  });

  it('names an engine whose host nobody knows, and reads the others', async () => {
    await stand.untilWell();
    const { items } = await stand.get<{
      items: { engine: { name: string }; state: string; error?: object }[];
    }>('engines');
    expect(
      items
        .filter(({ engine }) => engine.name.startsWith('lost'))
        .map(({ engine, state, error }) => [engine.name, state, error]),
    ).toEqual([
      [
        'lost',
        'Stale',
        {
          code: 'HostNotFound',
          message:
            'Argo CD lost cannot be reached: its host name is not known.',
        },
      ],
      [
        'lost-aks',
        'Stale',
        {
          code: 'HostNotFound',
          message:
            'Flux on lost-aks cannot be reached: its host name is not known.',
        },
      ],
    ]);
    expect(stand.findLeaks(['argocd.invalid', 'of-nobody'])).toEqual([]);
  });

  it('goes on with a token that is renewed in its file', async () => {
    await stand.untilWell();
    const { target } = sides.flux;
    await stand.control({ op: 'fault', target, fault: 'expire' });
    await stand.renewToken();
    await stand.control({ op: 'cut', target });
    await stand.deliver('flux', '8.1.0');
    await stand.untilRuns('flux', '8.1.0');
    expect((await stand.readEngine('flux')).state).toBe('Live');
    expect(stand.findLeaks()).toEqual([]);
  });

  it('takes away what was deleted while nobody could look, and nothing else', async () => {
    await stand.untilWell();
    const { target, cluster } = sides.flux;
    const before = Object.keys(await stand.readAll());
    const { id } = (await stand.readRows())[cluster];
    await stand.control({ op: 'fault', target, fault: 'refuse' });
    await until(async () => (await stand.readEngine('flux')).state === 'Stale');
    await stand.control({ op: 'remove', service: 'checkout-api', cluster });
    await until(async () => {
      const status = await stand.control({ op: 'status' });
      return !status.includes(`checkout-api ${cluster}`);
    });
    expect((await stand.readRows())[cluster].asOf).toBeDefined();
    await stand.control({ op: 'up', target });
    await until(async () => !(await stand.readRows())[cluster]);
    await stand.untilWell();
    expect(Object.keys(await stand.readAll()).sort()).toEqual(
      before.filter(each => each !== id).sort(),
    );
  });
});
