import { EntityExplanation } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { ExplainedEngineItem } from './ExplainedEngineItem';
import { ExplanationPart } from './ExplanationPart';
import { useBoardStyles } from './useBoardStyles';
import { useHistoryStyles } from './useHistoryStyles';

/** How an entity's Deployments were found, in sentences and lists. */
export function ExplanationContent(props: { explanation: EntityExplanation }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const board = useBoardStyles();
  const classes = useHistoryStyles();
  const { rule, sentence, read, expected, engines, similar } =
    props.explanation;

  return (
    <>
      <ExplanationPart title={t('explanation.rule')}>
        <p>{sentence}</p>
        <p className={board.small}>{t('explanation.decidedBy', { rule })}</p>
      </ExplanationPart>
      <ExplanationPart title={t('explanation.read')}>
        {read.length === 0 && <p>{t('explanation.readNothing')}</p>}
        {read.length > 0 && (
          <ul className={classes.list}>
            {read.map(({ key, value, used }) => (
              <li key={key} className={classes.line}>
                <span className={board.monospace}>
                  {key}: {value}
                </span>
                <span className={used ? board.strong : board.small}>
                  {used ? t('explanation.used') : t('explanation.notUsed')}
                </span>
              </li>
            ))}
          </ul>
        )}
      </ExplanationPart>
      {expected.length > 0 && (
        <ExplanationPart title={t('explanation.expected')}>
          <ul className={classes.list}>
            {expected.map(({ cluster, source }) => (
              <li key={`${source} ${cluster}`} className={classes.line}>
                <span className={board.strong}>{cluster}</span>
                <span className={board.small}>
                  {t(`explanation.expectedBy.${source}`)}
                </span>
              </li>
            ))}
          </ul>
        </ExplanationPart>
      )}
      <ExplanationPart title={t('explanation.engines')}>
        {engines.length === 0 && <p>{t('explanation.noEngines')}</p>}
        {engines.length > 0 && (
          <ul className={classes.list}>
            {engines.map(explained => (
              <ExplainedEngineItem
                key={`${explained.engine.type} ${explained.engine.name}`}
                explained={explained}
              />
            ))}
          </ul>
        )}
      </ExplanationPart>
      {similar.length > 0 && (
        <ExplanationPart title={t('explanation.similar')}>
          <p>{t('explanation.similarDetail')}</p>
          <ul className={classes.list}>
            {similar.map(name => (
              <li key={name} className={board.monospace}>
                {name}
              </li>
            ))}
          </ul>
        </ExplanationPart>
      )}
    </>
  );
}
