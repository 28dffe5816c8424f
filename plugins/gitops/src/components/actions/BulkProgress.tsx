import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { ActionAttempt } from '../../hooks/ActionAttempt';
import { isFinished } from '../../hooks/isFinished';
import { useOwnActions } from '../../hooks/useOwnActions';
import { ActionsOfBoard } from './ActionsContext';

/** How many of a bulk action are done, and how they ended. */
export function BulkProgress(props: {
  bulk: NonNullable<ActionsOfBoard['bulk']>;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { attempts } = useOwnActions();
  const { action, deployments } = props.bulk;
  const own = deployments.flatMap(({ id }) => {
    const attempt = attempts.get(id);
    return attempt?.action === action ? [attempt] : [];
  });
  const done = own.filter(isDone).length;
  const succeeded = own.filter(
    one => one.type === 'taken' && one.record.state === 'Succeeded',
  ).length;
  const number = String(deployments.length);
  return (
    <span role="status">
      {done < deployments.length
        ? t('bulk.progress', { done: String(done), number })
        : t('bulk.result', {
            succeeded: String(succeeded),
            failed: String(done - succeeded),
            number,
          })}
    </span>
  );
}

function isDone(attempt: ActionAttempt): boolean {
  if (attempt.type === 'taken') return isFinished(attempt.record);
  return attempt.type === 'refused';
}
