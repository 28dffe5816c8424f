import {
  HealthStatus,
  healthFromBestToWorst,
} from '@backstage-gitops/plugin-gitops-common';
import { Application } from '../client/Application';

/** Health of an Application. Not looked at yet, and every word we do not know, is Unknown. */
export function toHealthStatus({ status }: Application): HealthStatus {
  const word = status?.health?.status;
  return healthFromBestToWorst.find(health => health === word) ?? 'Unknown';
}
