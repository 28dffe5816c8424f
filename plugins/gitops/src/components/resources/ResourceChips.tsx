import { ResourceNode } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { healthLooks } from '../healthLooks';
import { StatusChip } from '../StatusChip';
import { syncLooks } from '../syncLooks';

/** Both axes of a resource, in the word that says most: of a Pod the reason why it does not run. */
export function ResourceChips(props: { node: ResourceNode }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { health, sync, specifics, requiresPruning, hook } = props.node;

  function toWord(): string | undefined {
    if (specifics?.type === 'pod') return specifics.status;
    if (specifics?.type === 'externalSecret' && !specifics.synced) {
      return t('externalSecret.notSynced');
    }
    return health && t(`health.${health}`);
  }

  const word = toWord();
  const failing = specifics?.type === 'externalSecret' && !specifics.synced;
  return (
    <>
      {word && (
        <StatusChip
          {...healthLooks[failing ? 'Degraded' : health ?? 'Unknown']}
        >
          {word}
        </StatusChip>
      )}
      {sync && (
        <StatusChip {...syncLooks[sync]}>{t(`sync.${sync}`)}</StatusChip>
      )}
      {requiresPruning && (
        <StatusChip tone="warning" sign="∅">
          {t('resources.prune')}
        </StatusChip>
      )}
      {hook && (
        <StatusChip tone="neutral" sign="↪">
          {t('resources.hook', { phase: hook })}
        </StatusChip>
      )}
    </>
  );
}
