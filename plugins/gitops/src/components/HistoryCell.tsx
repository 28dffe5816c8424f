import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonIcon } from '@backstage/ui';
import { RiHistoryLine } from '@remixicon/react';
import { useContext } from 'react';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { ActionMenu } from './actions/ActionMenu';
import { useActionStyles } from './actions/useActionStyles';
import { BoardCell } from './BoardCell';
import { drawerTabIds } from './drawerTabIds';
import { OpenDrawerContext } from './OpenDrawerContext';

/** The way to what happened to a Deployment, and what can be done to it. */
export function HistoryCell(props: { deployment: Deployment }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useActionStyles();
  const openDrawer = useContext(OpenDrawerContext);
  const { id, app, cluster } = props.deployment;
  return (
    <BoardCell label={t('column.history')}>
      <div className={classes.rowButtons}>
        <ButtonIcon
          size="small"
          variant="tertiary"
          icon={<RiHistoryLine aria-hidden />}
          aria-label={t('history.open', { app, cluster: cluster.name })}
          onPress={() => openDrawer(id, drawerTabIds.history)}
        />
        <ActionMenu deployment={props.deployment} />
      </div>
    </BoardCell>
  );
}
