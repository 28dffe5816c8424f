import { Fleet, startFleet } from '@backstage-gitops/fleet-simulator';
import {
  collectPicture,
  describeEngineConformance,
} from '@backstage-gitops/plugin-gitops-node/testUtils';
import { createFleetWorld } from './__testUtils__/createFleetWorld';

// The first world starts the fleet.
jest.setTimeout(60_000);

let fleet: Fleet | undefined;

async function createWorld() {
  fleet ??= await startFleet({ speed: 20 });
  return createFleetWorld(fleet);
}

afterAll(() => fleet?.stop());

describeEngineConformance('FluxEngine on the simulated fleet', createWorld);

describe('FluxEngine on the simulated fleet', () => {
  it('takes a pushed tag to a new version without a step that is not true', async () => {
    const world = await createWorld();
    const picture = collectPicture(world.engine);
    const find = () =>
      picture.deployments().find(({ name }) => name === 'checkout-api');
    const steps: string[] = [];
    try {
      await picture.until('a full picture', () => picture.fulls > 0);
      const before = find()?.version?.value;
      await fleet!.control({
        op: 'version',
        service: 'checkout-api',
        cluster: 'azure-aks',
        version: '9.9.9',
      });
      await picture.until('9.9.9', () => {
        const { sync, health, version } = find()!;
        const step = `${sync} ${health} ${version?.value}`;
        if (step !== steps.at(-1)) steps.push(step);
        return step === 'Synced Healthy 9.9.9';
      });
      expect(before).not.toBe('9.9.9');
      expect(steps[0]).toBe(`Synced Healthy ${before}`);
      expect(steps.slice(1, -1).length).toBeGreaterThan(0);
      for (const step of steps.slice(1, -1)) {
        expect(step).toMatch(
          /^(Synced Healthy|OutOfSync (Healthy|Progressing)) /,
        );
      }
      expect(find()?.sources.at(-1)).toMatchObject({
        path: './clusters/azure-aks/apps',
        target: 'main',
      });
    } finally {
      await picture.stop();
      await world.close();
    }
  });
});
