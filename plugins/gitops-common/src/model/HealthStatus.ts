/**
 * Whether what runs works. Never merged with sync.
 *
 * @remarks The words are Argo CD's (`gitops-engine/pkg/health`); Flux is mapped to them.
 * @public
 */
export type HealthStatus =
  | 'Healthy'
  | 'Suspended'
  | 'Progressing'
  | 'Missing'
  | 'Degraded'
  | 'Unknown';

/**
 * Every health, best first, in the order Argo CD aggregates them (`gitops-engine/pkg/health`).
 *
 * @public
 */
export const healthFromBestToWorst: readonly HealthStatus[] = [
  'Healthy',
  'Suspended',
  'Progressing',
  'Missing',
  'Degraded',
  'Unknown',
];

/**
 * The worst of several healths, in the order of {@link healthFromBestToWorst}; `Unknown` for none.
 *
 * @public
 */
export function selectWorstHealth(
  healths: readonly HealthStatus[],
): HealthStatus {
  const ranks = healths.map(health => healthFromBestToWorst.indexOf(health));
  return healthFromBestToWorst[Math.max(...ranks)] ?? 'Unknown';
}
