import { createEngineFetch } from '@backstage-gitops/plugin-gitops-node';
import { KubernetesConnection, Timing } from '../client';
import { createTestTiming } from './createTestTiming';

/** A connection to an API server under test. */
export function createTestConnection(
  url: string,
  timing: Timing = createTestTiming(),
): KubernetesConnection {
  return {
    url,
    token: 'a-secret-token',
    fetch: createEngineFetch(),
    subject: 'Flux on azure-aks',
    timing,
  };
}
