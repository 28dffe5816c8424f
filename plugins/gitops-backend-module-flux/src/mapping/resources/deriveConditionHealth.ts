import { LiveObject, statusConditionsSchema } from '../../client/wire';
import { toReadableMessage } from '../toReadableMessage';
import { ObjectHealth } from './ObjectHealth';

/** Reasons of `Ready=False` of what is only on its way. */
const ON_ITS_WAY =
  /progress|pending|creating|issuing|initiali[sz]ing|waiting|notready|doesnotexist/i;

/**
 * Derives how an object of any kind is from the conditions most controllers write, by the generic rules
 * of kstatus. `Ready=False` is Degraded unless its reason says that it is on its way: kstatus itself
 * calls both in progress.
 *
 * @returns nothing where the object has no such conditions.
 */
export function deriveConditionHealth(object: LiveObject): ObjectHealth {
  const parsed = statusConditionsSchema.safeParse(object);
  const status = parsed.success ? parsed.data.status : undefined;
  const find = (type: string) =>
    status?.conditions?.find(each => each.type === type);
  const stalled = find('Stalled');
  if (stalled?.status === 'True') {
    return { health: 'Degraded', message: toReadableMessage(stalled.message) };
  }
  const ready =
    find('Ready') ??
    find('Available') ??
    find('Established') ??
    find('Accepted') ??
    find('Programmed');
  const { generation } = object.metadata;
  const isLate =
    status?.observedGeneration !== undefined &&
    generation !== undefined &&
    status.observedGeneration < generation;
  if (ready?.status === 'False') {
    const isWaiting = ON_ITS_WAY.test(ready.reason);
    return {
      health: isWaiting ? 'Progressing' : 'Degraded',
      message: toReadableMessage(ready.message || ready.reason),
    };
  }
  if (isLate) {
    return {
      health: 'Progressing',
      message: 'Its controller has not seen the last change yet.',
    };
  }
  if (!ready) return {};
  return ready.status === 'True'
    ? { health: 'Healthy' }
    : {
        health: 'Progressing',
        message: toReadableMessage(ready.message || ready.reason),
      };
}
