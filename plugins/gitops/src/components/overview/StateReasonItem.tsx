import { StateReason } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { LongMessage } from '../LongMessage';
import { SinceTime } from '../SinceTime';
import { useBoardStyles } from '../useBoardStyles';
import { useStateReasonText } from './useStateReasonText';

/** One reason: its sentence, since when, and what becomes of it. */
export function StateReasonItem(props: { reason: StateReason }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useBoardStyles();
  const toText = useStateReasonText();
  const { reason } = props;
  const blocks =
    reason.type === 'waiting' &&
    (reason.waiting.kind === 'confirmation' || reason.waiting.kind === 'hook');

  function toSince(): string | undefined {
    if ('since' in reason) return reason.since;
    return 'at' in reason ? reason.at : undefined;
  }

  return (
    <li>
      <div>
        {toText(reason)} <SinceTime kind="since" at={toSince()} />
      </div>
      {reason.type === 'drifted' &&
        reason.healing &&
        reason.healing !== 'unknown' && (
          <div
            className={
              reason.healing === 'heals' ? classes.small : classes.loud
            }
          >
            {t(`drift.${reason.healing}`)}
          </div>
        )}
      {(reason.type === 'failed' || reason.type === 'running') && (
        <LongMessage text={reason.message} />
      )}
      {blocks && <div className={classes.small}>{t('waiting.blocks')}</div>}
    </li>
  );
}
