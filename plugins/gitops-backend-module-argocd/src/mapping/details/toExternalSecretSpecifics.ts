import { ResourceSpecifics } from '@backstage-gitops/plugin-gitops-common';
import { ExternalSecretObject } from '../../client/live/ExternalSecretObject';
import { LiveObject } from '../../client/live/LiveObject';
import { toSafeText } from '../toSafeText';

type ExternalSecret = Extract<ResourceSpecifics, { type: 'externalSecret' }>;

/**
 * Whether an ExternalSecret was fetched, and from where. Its condition says only that it failed; why is in
 * its Events (recordings 16), which are added to it.
 */
export function toExternalSecretSpecifics(
  { metadata, spec, status }: ExternalSecretObject,
  conditions: LiveObject['conditions'],
): ExternalSecret {
  const ready = conditions.find(({ type }) => type === 'Ready');
  const synced = ready?.status === 'True';
  const { kind = 'SecretStore', name = '' } = spec.secretStoreRef ?? {};
  return {
    type: 'externalSecret',
    synced,
    store: { kind, name },
    ...(status?.refreshTime && { refreshedAt: status.refreshTime }),
    target: status?.binding?.name ?? spec.target?.name ?? metadata.name,
    ...(!synced && ready?.message && { error: toSafeText(ready.message) }),
  };
}
