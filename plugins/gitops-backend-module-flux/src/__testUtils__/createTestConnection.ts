import { createEngineFetch } from '@backstage-gitops/plugin-gitops-node';
import {
  createDirectConnection,
  KubernetesConnection,
  Timing,
} from '../client';
import { createTestTiming } from './createTestTiming';

/** A connection to an API server under test. */
export function createTestConnection(
  url: string,
  timing: Timing = createTestTiming(),
  token = 'a-secret-token',
): KubernetesConnection {
  return createDirectConnection({
    url,
    readToken: () => token,
    fetch: createEngineFetch(),
    subject: 'Flux on azure-aks',
    timing,
  });
}
