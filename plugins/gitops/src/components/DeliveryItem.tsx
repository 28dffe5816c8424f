import {
  Delivery,
  toShortRevision,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { CommitText } from './CommitText';
import { DeliveryFacts } from './DeliveryFacts';
import { deliveryLooks } from './deliveryLooks';
import { DeliveryRollback } from './DeliveryRollback';
import { LongMessage } from './LongMessage';
import { StatusChip } from './StatusChip';
import { useBoardStyles } from './useBoardStyles';
import { useHistoryStyles } from './useHistoryStyles';

/** One delivery: what it brought, how it ended, whose it was, and whether it was taken back. */
export function DeliveryItem(props: {
  delivery: Delivery;
  rollbackTo?: Delivery;
  rolledBackBy?: Delivery;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const board = useBoardStyles();
  const classes = useHistoryStyles();
  const { delivery, rollbackTo, rolledBackBy } = props;
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
