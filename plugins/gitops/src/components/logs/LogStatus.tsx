import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { useContext } from 'react';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { LogState } from '../../hooks/LogState';
import { ClockContext } from '../ClockContext';
import { useBoardStyles } from '../useBoardStyles';
import { useFailureText } from '../useFailureText';
import { toLogTime } from './toLogTime';
import { useLogStyles } from './useLogStyles';

/** How the log is being read, in a sentence, with a way to try again where that helps. */
export function LogStatus(props: {
  state: LogState & { retry: () => void };
  follow: boolean;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const clock = useContext(ClockContext);
  const classes = useLogStyles();
  const board = useBoardStyles();
  const toFailureText = useFailureText();
  const { state, follow } = props;
  const { phase, lines, dropped, retryAt, error, problems, retry } = state;

  function toSentence(): string {
    switch (phase) {
      case 'waiting':
        return t('logs.phase.waiting', {
          time: retryAt ? toLogTime(retryAt, clock).replace(/\.\d+$/, '') : '',
        });
      case 'failed': {
        if (!error) return t('logs.phase.failed');
        const text = toFailureText(error, {
          what: t('logs.what'),
          older: false,
        });
        return [text.title, text.detail].filter(Boolean).join(' ');
      }
      case 'streaming':
        return follow ? t('logs.phase.streaming') : t('logs.phase.reading');
      default:
        return t(`logs.phase.${phase}`);
    }
  }

  const toNumber = (count: number) => count.toLocaleString(clock.language);
  const loud = phase === 'waiting' || phase === 'failed';
  return (
    <div className={classes.status}>
      <div role={phase === 'failed' ? 'alert' : 'status'}>
        <span className={loud ? board.strong : board.small}>
          {toSentence()}
        </span>
        {problems.map(({ pod, problem }) => (
          <div key={`${pod} ${problem.message}`} className={board.loud}>
            {pod
              ? t('logs.ofPod', { pod, message: problem.message })
              : problem.message}
          </div>
        ))}
      </div>
      <span className={board.small}>
        {t('logs.count', {
          count: lines.length,
          number: toNumber(lines.length),
        })}
        {dropped > 0 &&
          ` · ${t('logs.dropped', { number: toNumber(dropped) })}`}
      </span>
      {loud && (
        <Button size="small" variant="secondary" onPress={retry}>
          {t('problem.retry')}
        </Button>
      )}
    </div>
  );
}
