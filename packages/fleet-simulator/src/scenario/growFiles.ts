import { seedServices } from '../seed/seedServices';
import { toClusterFiles } from '../seed/toClusterFiles';
import { toDeploymentFile } from '../seed/toDeploymentFile';

const places = [
  { cloud: 'aws', region: 'us-east-1' },
  { cloud: 'gcp', region: 'europe-west1' },
  { cloud: 'azure', region: 'westeurope' },
];

/**
 * Files of more production clusters behind the hub, each with checkout-api.
 *
 * @param first - number of the first one
 */
export function growFiles(
  first: number,
  count: number,
  options: { version: string; url: string },
): { names: string[]; files: Record<string, string> } {
  const checkout = seedServices['checkout-api'];
  const clusters = Array.from({ length: count }, (_, index) => {
    const number = first + index;
    const place = places[number % places.length];
    return {
      ...place,
      name: `${place.cloud}-edge-${String(number).padStart(3, '0')}`,
      environment: 'production',
      engine: 'argocd' as const,
    };
  });
  return {
    names: clusters.map(({ name }) => name),
    files: Object.assign(
      {},
      ...clusters.flatMap(cluster => [
        toClusterFiles(cluster, [checkout.namespace], options),
        toDeploymentFile(checkout, cluster, options),
      ]),
    ),
  };
}
