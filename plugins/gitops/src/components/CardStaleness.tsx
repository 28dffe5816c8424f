import {
  BoardRow,
  selectStaleness,
  selectWorstState,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { SinceTime } from './SinceTime';
import { useCardStyles } from './useCardStyles';

/** How old what the card says of an environment is, and of how many clusters, where it is not the present. */
export function CardStaleness(props: { rows: readonly BoardRow[] }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useCardStyles();
  const staleness = selectStaleness(props.rows);
  if (!staleness) return null;
  const { count, reason, asOf } = staleness;
  const word = reason === 'cluster' ? 'NotReachable' : 'NotFresh';
  const isSaid = selectWorstState(props.rows)?.word === word;
  return (
    <span className={classes.stale}>
      {!isSaid &&
        t('card.stale', { number: String(count), word: t(`state.${word}`) })}
      {!isSaid && ' '}
      <SinceTime kind="asOf" at={asOf} />
    </span>
  );
}
