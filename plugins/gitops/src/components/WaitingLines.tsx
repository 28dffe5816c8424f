import { DeploymentRow } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { SinceTime } from './SinceTime';
import { useBoardStyles } from './useBoardStyles';
import { useNamesText } from './useNamesText';

/** What a row waits for: a person, a hook, another object, or the clusters before it in a rollout. */
export function WaitingLines(props: { row: DeploymentRow }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useBoardStyles();
  const toNamesText = useNamesText();
  const { deployment, waitsFor } = props.row;
  const { operation, set } = deployment;
  const waiting = operation?.waiting;
  const blocks = waiting?.kind === 'confirmation' || waiting?.kind === 'hook';

  return (
    <>
      {waiting && (
        <div>
          <div
            className={
              waiting.kind === 'confirmation' ? classes.loud : classes.small
            }
          >
            {t(`waiting.${waiting.kind}`, { for: waiting.for })}
          </div>
          <SinceTime kind="since" at={waiting.since ?? operation?.startedAt} />
          {blocks && <div className={classes.small}>{t('waiting.blocks')}</div>}
        </div>
      )}
      {waitsFor && (
        <div className={classes.small}>
          {set?.step && set.steps
            ? t('waiting.rolloutStep', {
                clusters: toNamesText(waitsFor),
                step: String(set.step),
                steps: String(set.steps),
              })
            : t('waiting.rollout', { clusters: toNamesText(waitsFor) })}
        </div>
      )}
    </>
  );
}
