import { EngineDelivery } from '../GitopsEngine';
import { expectThat } from './expectThat';

/** What an engine remembers has times, in order. */
export function expectSoundDeliveries(
  id: string,
  deliveries: readonly EngineDelivery[],
): void {
  const times = deliveries.map(({ finishedAt }) => Date.parse(finishedAt));
  expectThat(
    times.every(time => !Number.isNaN(time)),
    `a delivery of ${id} finished at no time`,
  );
  expectThat(
    times.every((time, index) => index === 0 || times[index - 1] <= time),
    `the deliveries of ${id} are not from the oldest to the newest`,
  );
}
