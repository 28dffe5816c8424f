import {
  DeploymentRow,
  toShortRevision,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { BoardCell } from './BoardCell';
import { LagMark } from './LagMark';
import { useBoardStyles } from './useBoardStyles';
import { VersionDetails } from './VersionDetails';

/** The version, how it was chosen, and how it stands to its neighbours. */
export function VersionCell(props: { row: DeploymentRow }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useBoardStyles();
  const { deployment, lag } = props.row;
  const { version } = deployment;

  return (
    <BoardCell label={t('column.version')}>
      <div className={classes.lines}>
        {version ? (
          <VersionDetails
            version={{ ...version, value: toShortRevision(version.value) }}
            lag={lag}
          />
        ) : (
          <span className={classes.small}>{t('version.unknown')}</span>
        )}
        <LagMark lag={lag} />
      </div>
    </BoardCell>
  );
}
