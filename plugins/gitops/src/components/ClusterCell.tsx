import { DeploymentRow } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { BoardCell } from './BoardCell';
import { LongMessage } from './LongMessage';
import { selectWebAddress } from './selectWebAddress';
import { SinceTime } from './SinceTime';
import { toPlace } from './toPlace';
import { useBoardStyles } from './useBoardStyles';
import { useEngineName } from './useEngineName';
import { useSetText } from './useSetText';

/** Which cluster, where it is, who and which set deliver there, and whether the row is current; if not, why. */
export function ClusterCell(props: { row: DeploymentRow; showApp: boolean }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useBoardStyles();
  const engineName = useEngineName();
  const toSetText = useSetText();
  const { deployment, freshness } = props.row;
  const { cluster, engine, link, set } = deployment;
  const name = engineName(engine, cluster.name);
  const address = selectWebAddress(link);
  const place = toPlace(cluster.labels);

  return (
    <BoardCell heading label={t('column.cluster')}>
      <div className={classes.strong}>{cluster.name}</div>
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
