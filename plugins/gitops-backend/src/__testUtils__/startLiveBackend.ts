import request from 'supertest';
import { FakeDetails } from './FakeDetails';
import { startTestFleet } from './startTestFleet';
import { until } from './until';

/** A backend whose first engine tells details as a test says, once every engine was read. */
export async function startLiveBackend(
  options: Parameters<typeof startTestFleet>[0] = {},
) {
  const fleet = await startTestFleet(options);
  const details = new FakeDetails();
  fleet.hub.details = details;
  const { server } = fleet;
  await until(async () => {
    const { text } = await request(server).get('/api/gitops/v1/health');
    return text.includes('ok');
  });
  return { ...fleet, details };
}
