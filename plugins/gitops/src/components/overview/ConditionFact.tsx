import { ConditionAdvice } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { Fact } from '../Fact';
import { SinceTime } from '../SinceTime';
import { useBoardStyles } from '../useBoardStyles';

/** Something the engine says, made readable: what it means, what to do, and its own words one click away. */
export function ConditionFact(props: { condition: ConditionAdvice }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useBoardStyles();
  const { type, severity, meaning, advice, raw, since } = props.condition;
  return (
    <>
      <Fact
        label={severity === 'error' ? t('overview.wrong') : t('overview.note')}
      >
        <span className={severity === 'error' ? classes.strong : undefined}>
          {meaning}
        </span>{' '}
        <SinceTime kind="since" at={since} />
        <details>
          <summary className={classes.small}>
            {t('overview.raw', { type })}
          </summary>
          <div className={classes.code}>{raw}</div>
        </details>
      </Fact>
      {advice && <Fact label={t('overview.todo')}>{advice}</Fact>}
    </>
  );
}
