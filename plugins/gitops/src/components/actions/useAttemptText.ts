import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { ActionAttempt } from '../../hooks/ActionAttempt';
import { useActionErrorText } from './useActionErrorText';
import { useActionName } from './useActionName';

/** Returns how far an action is, for a person: `Sync requested`. */
export function useAttemptText(): (attempt: ActionAttempt) => {
  text: string;
  /** The words of the engine or of the server. */
  detail?: string;
} {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const toErrorText = useActionErrorText();
  const toName = useActionName();
  return attempt => {
    const { action, parameters } = attempt.action;
    const word = { action: toName(action, parameters) };
    if (attempt.type === 'sending')
      return { text: t('action.requested', word) };
    if (attempt.type === 'refused') {
      const { title, detail } = toErrorText(attempt.error);
      return { text: t('action.refused', word), detail: detail ?? title };
    }
    const { state, message: detail } = attempt.record;
    switch (state) {
      case 'Requested':
        return { text: t('action.requested', word), detail };
      case 'Running':
        return { text: t('action.running', word), detail };
      case 'Succeeded':
        return { text: t('action.succeeded', word), detail };
      case 'Failed':
        return { text: t('action.failed', word), detail };
      default:
        return { text: t('action.unknown', word), detail };
    }
  };
}
