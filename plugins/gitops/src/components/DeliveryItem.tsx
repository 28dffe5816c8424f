import {
  Delivery,
  toShortRevision,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Checkbox } from '@backstage/ui';
import { useContext } from 'react';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { ClockContext } from './ClockContext';
import { CommitText } from './CommitText';
import { DeliveryFacts } from './DeliveryFacts';
import { deliveryLooks } from './deliveryLooks';
import { DeliveryRollback } from './DeliveryRollback';
import { HistoryEntryActions } from './HistoryEntryActions';
import { LongMessage } from './LongMessage';
import { StatusChip } from './StatusChip';
import { toClockTime } from './toClockTime';
import { useBoardStyles } from './useBoardStyles';
import { useHistoryStyles } from './useHistoryStyles';

/** One delivery: what it brought, how it ended, whose it was, whether it was taken back, what to do with it. */
export function DeliveryItem(props: {
  delivery: Delivery;
  rollbackTo?: Delivery;
  rolledBackBy?: Delivery;
  /** Whether it is one of those to compare, and how to change that; absent where there is nothing to compare. */
  comparing?: { chosen: boolean; onChoose: (chosen: boolean) => void };
  actions?: HistoryEntryActions;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const board = useBoardStyles();
  const classes = useHistoryStyles();
  const clock = useContext(ClockContext);
  const { delivery, rollbackTo, rolledBackBy, comparing, actions } = props;
  const { version, change, outcome, commit, revision, message } = delivery;
  return (
    <li className={classes.item}>
      <div className={classes.line}>
        <span className={board.strong}>
          {version
            ? toShortRevision(version.value)
            : t('delivery.unknownVersion')}
        </span>
        <StatusChip {...deliveryLooks[outcome]}>
          {t(`delivery.outcome.${outcome}`)}
        </StatusChip>
        <span className={board.small}>{t(`delivery.change.${change}`)}</span>
        {actions?.(delivery)}
        {comparing && (
          <Checkbox
            isSelected={comparing.chosen}
            onChange={comparing.onChoose}
            aria-label={t('compare.chooseOf', {
              version: version
                ? toShortRevision(version.value)
                : t('delivery.unknownVersion'),
              time: toClockTime(delivery.startedAt, clock),
            })}
          >
            {t('compare.choose')}
          </Checkbox>
        )}
      </div>
      <div>
        <CommitText commit={commit} revision={revision} />
      </div>
      <DeliveryFacts delivery={delivery} />
      <DeliveryRollback
        delivery={delivery}
        rollbackTo={rollbackTo}
        rolledBackBy={rolledBackBy}
      />
      <LongMessage text={message} />
    </li>
  );
}
