import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { useContext, useId, useState } from 'react';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { useBoardStyles } from '../useBoardStyles';
import { ActionsContext } from './ActionsContext';
import { BulkProgress } from './BulkProgress';
import { bulkWords } from './bulkWords';
import { isPossible } from './isPossible';
import { selectMenuEntries } from './selectMenuEntries';
import { useActionStyles } from './useActionStyles';

/** What can be done to all selected rows at once, and how far that is. Nothing without a selection. */
export function BulkBar(props: { deployments: readonly Deployment[] }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useActionStyles();
  const board = useBoardStyles();
  const reasonId = useId();
  const { checks, selected, clear, request, bulk } = useContext(ActionsContext);
  const [leftOut, setLeftOut] = useState<string>();
  const chosen = props.deployments.filter(({ id }) => selected.has(id));
  if (chosen.length === 0) return null;

  const offers = bulkWords.flatMap(word => {
    const entries = chosen.flatMap(deployment => {
      const found = selectMenuEntries(
        deployment,
        checks.get(deployment.id) ?? [],
      ).find(entry => entry.word === word);
      return found ? [{ deployment, entry: found }] : [];
    });
    if (!entries.some(({ entry }) => entry.permitted)) return [];
    const possible = entries.filter(({ entry }) => isPossible(entry));
    return [{ word, possible }];
  });

  return (
    <div role="group" aria-label={t('bulk.label')} className={classes.bar}>
      <span className={board.strong}>
        {t('bulk.selected', { number: String(chosen.length) })}
      </span>
      {offers.map(({ word, possible }) => (
        <Button
          key={word}
          size="small"
          variant="secondary"
          aria-describedby={reasonId}
          onPress={() => {
            const [first] = possible;
            const all = possible.length === chosen.length;
            setLeftOut(
              all
                ? undefined
                : t(first ? 'bulk.some' : 'bulk.none', {
                    possible: String(possible.length),
                    number: String(chosen.length),
                  }),
            );
            if (!first) return;
            const warnings = new Map(
              possible
                .flatMap(({ entry }) => entry.warnings)
                .map(warning => [warning.message, warning]),
            );
            request({
              action: first.entry.action,
              deployments: possible.map(({ deployment }) => deployment),
              warnings: [...warnings.values()],
            });
          }}
        >
          {t(`action.name.${word}`)}
        </Button>
      ))}
      <Button size="small" variant="tertiary" onPress={clear}>
        {t('bulk.clear')}
      </Button>
      <span id={reasonId} role="status" className={board.small}>
        {leftOut}
      </span>
      {bulk && <BulkProgress bulk={bulk} />}
    </div>
  );
}
