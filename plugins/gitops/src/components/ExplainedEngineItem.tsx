import { ExplainedEngine } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useContext } from 'react';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { ClockContext } from './ClockContext';
import { StatusChip } from './StatusChip';
import { toClockTime } from './toClockTime';
import { toIdName } from './toIdName';
import { useBoardStyles } from './useBoardStyles';
import { useEngineName } from './useEngineName';
import { useHistoryStyles } from './useHistoryStyles';

const looks = {
  Live: { sign: '✓', tone: 'positive' },
  Connecting: { sign: '…', tone: 'moving' },
  Stale: { sign: '?', tone: 'neutral' },
} as const;

/** What one engine had for an entity, and how old that is. */
export function ExplainedEngineItem(props: { explained: ExplainedEngine }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const clock = useContext(ClockContext);
  const engineName = useEngineName();
  const board = useBoardStyles();
  const classes = useHistoryStyles();
  const { engine, state, since, readAt, searched, matched, error, warnings } =
    props.explained;
  const problems = [...(error ? [error] : []), ...(warnings ?? [])];

  return (
    <li className={classes.item}>
      <div className={classes.line}>
        <span className={board.strong}>{engineName(engine)}</span>
        <StatusChip {...looks[state]}>
          {t(`explanation.state.${state}`, {
            time: toClockTime(since, clock),
          })}
        </StatusChip>
        <span className={board.small}>
          {readAt
            ? t('explanation.readAt', { time: toClockTime(readAt, clock) })
            : t('explanation.neverRead')}
        </span>
      </div>
      <div>
        {searched > 0
          ? t('explanation.counts', {
              matched: String(matched.length),
              searched: String(searched),
            })
          : t('explanation.nothingSearched')}
      </div>
      {problems.map(({ message }) => (
        <div key={message} className={board.small}>
          {message}
        </div>
      ))}
      {matched.length > 0 && (
        <details className={board.small}>
          <summary>{t('explanation.matched')}</summary>
          {matched.map(toIdName).join(', ')}
        </details>
      )}
    </li>
  );
}
