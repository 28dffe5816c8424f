import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Checkbox } from '@backstage/ui';
import { useContext } from 'react';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { ActionsContext } from './ActionsContext';
import { bulkWords } from './bulkWords';
import { selectMenuEntries } from './selectMenuEntries';
import { useActionStyles } from './useActionStyles';

/** Selects a row for the bar over the board; only where the caller may do something of what the bar does. */
export function RowSelection(props: { deployment: Deployment }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useActionStyles();
  const { checks, selected, select } = useContext(ActionsContext);
  const { deployment } = props;
  const { id, app, cluster } = deployment;
  const may = selectMenuEntries(deployment, checks.get(id) ?? []).some(
    ({ word, permitted }) => permitted && bulkWords.includes(word),
  );
  if (!may) return null;
  return (
    <Checkbox
      className={classes.select}
      aria-label={t('bulk.select', { app, cluster: cluster.name })}
      isSelected={selected.has(id)}
      onChange={chosen => select(id, chosen)}
    />
  );
}
