import { FluxMappingContext } from '../mapping';
import { FluxMemory } from './FluxMemory';

/** What is the same for every object of one cluster. */
export type FluxPictureOptions = Pick<
  FluxMappingContext,
  'engineName' | 'knownClusters' | 'dashboardUrl'
> & {
  memory: FluxMemory;
  /** Milliseconds, only ever compared with each other. */
  now(): number;
};
