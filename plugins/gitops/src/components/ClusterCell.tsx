import { DeploymentRow } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { useContext } from 'react';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { RowSelection } from './actions/RowSelection';
import { useActionStyles } from './actions/useActionStyles';
import { BoardCell } from './BoardCell';
import { drawerTabIds } from './drawerTabIds';
import { LongMessage } from './LongMessage';
import { OpenDrawerContext } from './OpenDrawerContext';
import { selectWebAddress } from './selectWebAddress';
import { SinceTime } from './SinceTime';
import { toPlace } from './toPlace';
import { useBoardStyles } from './useBoardStyles';
import { useEngineName } from './useEngineName';
import { useSetText } from './useSetText';

/**
 * Which cluster, where it is, who and which set deliver there, and whether the row is current; if not, why.
 * Its name opens the drawer.
 */
export function ClusterCell(props: { row: DeploymentRow; showApp: boolean }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useBoardStyles();
  const actions = useActionStyles();
  const engineName = useEngineName();
  const toSetText = useSetText();
  const openDrawer = useContext(OpenDrawerContext);
  const { deployment, freshness } = props.row;
  const { cluster, engine, link, set } = deployment;
  const name = engineName(engine, cluster.name);
  const address = selectWebAddress(link);
  const place = toPlace(cluster.labels);

  return (
    <BoardCell heading label={t('column.cluster')}>
      <div className={`${classes.strong} ${actions.nameLine}`}>
        <button
          type="button"
          className={classes.button}
          title={t('drawer.open', {
            app: deployment.app,
            cluster: cluster.name,
          })}
          onClick={() => openDrawer(deployment.id, drawerTabIds.overview)}
        >
          {cluster.name}
        </button>
        <RowSelection deployment={deployment} />
      </div>
      {props.showApp && <div>{deployment.app}</div>}
      <div className={classes.small}>
        {place.map(part => `${part} · `).join('')}
        {address ? (
          <Link
            href={address}
            target="_blank"
            rel="noopener noreferrer"
            aria-label={t('engine.open', {
              name: deployment.name,
              engine: name,
            })}
            className={classes.small}
          >
            {name}
          </Link>
        ) : (
          name
        )}
      </div>
      {set && <div className={classes.small}>{toSetText(set)}</div>}
      {!freshness.fresh && (
        <div className={classes.small}>
          <SinceTime kind="asOf" at={freshness.asOf ?? freshness.since} />
          {freshness.reason === 'cluster' &&
            ` · ${t('row.clusterUnreachable')}`}
          {freshness.reason !== 'engine' && (
            <LongMessage text={freshness.problem?.message} />
          )}
        </div>
      )}
    </BoardCell>
  );
}
