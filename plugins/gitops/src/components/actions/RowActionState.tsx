import { useContext } from 'react';
import { isFinished } from '../../hooks/isFinished';
import { useOwnActions } from '../../hooks/useOwnActions';
import { LongMessage } from '../LongMessage';
import { useBoardStyles } from '../useBoardStyles';
import { ActionsContext } from './ActionsContext';
import { useAttemptText } from './useAttemptText';

/** What one asked of a Deployment, until the engine confirms it; of a bulk action also how it ended. */
export function RowActionState(props: { id: string }) {
  const classes = useBoardStyles();
  const toAttemptText = useAttemptText();
  const { attempts } = useOwnActions();
  const { bulk } = useContext(ActionsContext);
  const attempt = attempts.get(props.id);
  const inBulk = bulk?.deployments.some(({ id }) => id === props.id);
  const ended =
    attempt?.type === 'refused' ||
    (attempt?.type === 'taken' && isFinished(attempt.record));
  const shown = attempt && (!ended || inBulk) ? attempt : undefined;
  const words = shown && toAttemptText(shown);
  if (!words) return null;
  return (
    <div role="status" className={classes.loud}>
      {words.text}
      <LongMessage text={words.detail} />
    </div>
  );
}
