import {
  Delivery,
  toShortRevision,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useContext } from 'react';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { ClockContext } from './ClockContext';
import { toClockTime } from './toClockTime';
import { useBoardStyles } from './useBoardStyles';

/** That a delivery brought back an earlier one, or was taken back by a later one. */
export function DeliveryRollback(props: {
  delivery: Delivery;
  /** The earlier one, where it is known. */
  rollbackTo?: Delivery;
  /** The later one, where it is known. */
  rolledBackBy?: Delivery;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const clock = useContext(ClockContext);
  const classes = useBoardStyles();
  const { delivery, rollbackTo, rolledBackBy } = props;

  function toText(kind: 'rollbackTo' | 'rolledBackBy', other?: Delivery) {
    return other
      ? t(`delivery.${kind}`, {
          version: other.version
            ? toShortRevision(other.version.value)
            : t('delivery.unknownVersion'),
          time: toClockTime(other.startedAt, clock),
        })
      : t(`delivery.${kind}Unknown`);
  }

  return (
    <>
      {delivery.rollbackTo && (
        <div className={classes.loud}>{toText('rollbackTo', rollbackTo)}</div>
      )}
      {delivery.rolledBackBy && (
        <div className={classes.loud}>
          {toText('rolledBackBy', rolledBackBy)}
        </div>
      )}
    </>
  );
}
