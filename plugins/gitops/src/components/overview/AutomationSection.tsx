import {
  Deployment,
  ImageAutomation,
  PROGRESSIVE_ROLLOUT,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { Fact } from '../Fact';
import { FactList } from '../FactList';
import { ImageAutomationFact } from './ImageAutomationFact';

/** What happens without a person: to the Deployment, and to its images. */
export function AutomationSection(props: {
  deployment?: Deployment;
  /** Absent until it is read. */
  images?: readonly ImageAutomation[];
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { deployment, images } = props;

  function toSentences({ automation }: Deployment): string[] {
    const { sync, prune, selfHeal, suspended, reason } = automation;
    if (suspended) {
      return [
        reason
          ? t('reason.suspendedReason', { reason })
          : t('reason.suspended'),
      ];
    }
    const rolling = reason === PROGRESSIVE_ROLLOUT;
    const alone = sync ? t('automate.sync') : t('automate.noSync');
    const stays = reason
      ? t('automate.noHealsWhy', { reason })
      : t('automate.noHeals');
    return [
      rolling ? t('automate.inWaves') : alone,
      prune ? t('automate.prune') : t('automate.noPrune'),
      selfHeal ? t('automate.heals') : stays,
    ];
  }

  return (
    <FactList title={t('automate.title')}>
      {deployment && (
        <Fact label={t('automate.delivery')}>
          {toSentences(deployment).map(sentence => (
            <div key={sentence}>{sentence}</div>
          ))}
        </Fact>
      )}
      {images?.length === 0 && (
        <Fact label={t('automate.image')}>{t('automate.noImages')}</Fact>
      )}
      {images?.map(automation => (
        <ImageAutomationFact
          key={`${automation.name} ${automation.image}`}
          automation={automation}
        />
      ))}
    </FactList>
  );
}
