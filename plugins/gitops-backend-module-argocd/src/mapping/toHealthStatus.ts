import {
  HealthStatus,
  healthFromBestToWorst,
} from '@backstage-gitops/plugin-gitops-common';
import { Application } from '../client/Application';

/** Health of an Application. Not looked at yet, and every word we do not know, is Unknown. */
export function toHealthStatus({ status }: Application): HealthStatus {
  const word = status?.health?.status;
  return findHealthStatus(word) ?? 'Unknown';
}

/** The word as ours, undefined for one we do not know. */
export function findHealthStatus(
  word: string | undefined,
): HealthStatus | undefined {
  return healthFromBestToWorst.find(health => health === word);
}
