import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { AutomationWarning } from './selectAutomationWarnings';
import { StatusChip } from './StatusChip';

/** What does not happen without a person, as a chip. */
export function AutomationChip(props: { warning: AutomationWarning }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  return (
    <StatusChip tone="warning" sign="‖">
      {t(`automation.${props.warning}`)}
    </StatusChip>
  );
}
