import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { useContext } from 'react';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { ActionMenu } from './ActionMenu';
import { ActionsContext } from './ActionsContext';
import { ActionWord } from './ActionWord';
import { isPossible } from './isPossible';
import { RowActionState } from './RowActionState';
import { selectMenuEntries } from './selectMenuEntries';

/** What is wanted most often. */
const FIRST: readonly ActionWord[] = ['sync', 'reconcile', 'refresh', 'resume'];

/** What can be done to the Deployment that the drawer is about: the frequent as buttons, all of it in the menu. */
export function DrawerActions(props: { deployment: Deployment }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { checks, request } = useContext(ActionsContext);
  const { deployment } = props;
  const entries = selectMenuEntries(
    deployment,
    checks.get(deployment.id) ?? [],
  ).filter(entry => FIRST.includes(entry.word) && isPossible(entry));
  return (
    <>
      <RowActionState id={deployment.id} />
      {entries.map(({ word, action, warnings }) => (
        <Button
          key={word}
          size="small"
          variant="secondary"
          onPress={() =>
            request({ action, warnings, deployments: [deployment] })
          }
        >
          {t(`action.name.${word}`)}
        </Button>
      ))}
      <ActionMenu deployment={deployment} />
    </>
  );
}
