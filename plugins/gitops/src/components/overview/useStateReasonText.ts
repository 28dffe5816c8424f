import {
  StateReason,
  toShortRevision,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { useListText } from '../useListText';

/** Returns why a Deployment is as it is, a sentence each: `Waiting for step 1: aws-eks is Progressing.` */
export function useStateReasonText(): (reason: StateReason) => string {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const toListText = useListText();
  return reason => {
    switch (reason.type) {
      case 'step': {
        const clusters = toListText(
          reason.clusters.map(({ name, state }) =>
            state ? t('reason.clusterIs', { cluster: name, state }) : name,
          ),
        );
        return reason.step
          ? t('reason.step', { step: String(reason.step), clusters })
          : t('reason.stepUnknown', { clusters });
      }
      case 'waiting':
        return t(`waiting.${reason.waiting.kind}`, {
          for: reason.waiting.for,
        });
      case 'drifted':
        return reason.message
          ? t('reason.driftedMessage', { message: reason.message })
          : t('reason.drifted');
      case 'behind':
        return t('reason.behind', {
          applied: toShortRevision(reason.applied),
          desired: toShortRevision(reason.desired),
        });
      case 'suspended':
        return reason.reason
          ? t('reason.suspendedReason', { reason: reason.reason })
          : t('reason.suspended');
      case 'message':
        return reason.text;
      default:
        return t(`reason.${reason.type}`);
    }
  };
}
