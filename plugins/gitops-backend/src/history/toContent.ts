import { KeptDelivery } from './KeptDelivery';

/**
 * What a delivery brought: its version, or without one what its configuration is at. Two with equal texts
 * brought the same. A change of the configuration alone is told from others of its version by its commit.
 */
export function toContent(
  delivery: Pick<
    KeptDelivery,
    'change' | 'version' | 'commit' | 'configuration' | 'revision'
  >,
): string | undefined {
  const { change, version, commit, configuration, revision } = delivery;
  const value = version?.rule === 'revision' ? undefined : version?.value;
  if (change !== 'configuration' && value) return `version ${value}`;
  const point = commit?.sha ?? revision;
  return point ? `configuration ${point} ${configuration ?? ''}` : undefined;
}
