import { realTiming, Timing } from '../client';
import { FluxEngine } from '../FluxEngine';
import { createTestConnection } from './createTestConnection';

/** An engine for the Flux of `azure-aks`, reading an API server under test in real time. */
export function createTestEngine(
  url: string,
  options: { namespaces?: string[]; timing?: Timing; token?: string } = {},
): FluxEngine {
  return new FluxEngine({
    engineName: 'azure-aks',
    knownClusters: [
      { name: 'azure-aks', aliases: [] },
      { name: 'gcp-gke', aliases: [] },
    ],
    namespaces: options.namespaces ?? [],
    connection: createTestConnection(
      url,
      options.timing ?? realTiming,
      options.token,
    ),
  });
}
