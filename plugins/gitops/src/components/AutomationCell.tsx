import {
  Deployment,
  PROGRESSIVE_ROLLOUT,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Fragment } from 'react';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { AutomationChip } from './AutomationChip';
import { BoardCell } from './BoardCell';
import { selectAutomationWarnings } from './selectAutomationWarnings';
import { useBoardStyles } from './useBoardStyles';

/** What happens without a person, and loudly what does not. */
export function AutomationCell(props: { deployment: Deployment }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useBoardStyles();
  const { automation, engine } = props.deployment;
  const { sync, prune, selfHeal, suspended, reason } = automation;
  const heals =
    engine.type === 'flux'
      ? t('automation.correctsDrift')
      : t('automation.selfHeal');
  const isRolling = reason === PROGRESSIVE_ROLLOUT;
  const words = isRolling
    ? [t('automation.inWaves'), prune && t('automation.prune')]
    : [
        sync && t('automation.auto'),
        sync && prune && t('automation.prune'),
        sync && selfHeal && heals,
      ];
  const warnings = selectAutomationWarnings(automation);

  return (
    <BoardCell label={t('column.automation')}>
      <div className={classes.lines}>
        {warnings
          .filter(warning => warning !== 'selfHealOff')
          .map(warning => (
            <AutomationChip key={warning} warning={warning} />
          ))}
        {(sync || isRolling) && !suspended && (
          <span className={classes.small}>
            {words.filter(Boolean).map((word, index) => (
              <Fragment key={String(word)}>
                {index > 0 && ' · '}
                <span className={classes.unbroken}>{word}</span>
              </Fragment>
            ))}
          </span>
        )}
        {warnings.includes('selfHealOff') && (
          <span className={classes.loud}>{t('automation.selfHealOff')}</span>
        )}
        {reason && <span className={classes.small}>({reason})</span>}
      </div>
    </BoardCell>
  );
}
