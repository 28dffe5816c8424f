import type { ApplicationRuntime } from '../controller/ApplicationRuntime';
import { LiveObject } from './LiveObject';

/** What the hub's cache has of an Application whose cluster stopped answering. */
export type FrozenRuntime = Pick<
  ApplicationRuntime,
  'oldImages' | 'workload' | 'drifted'
> & { objects: LiveObject[] };
