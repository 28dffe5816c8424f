import {
  EntityDeployments,
  EntityName,
  selectBoard,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, CardHeader } from '@backstage/ui';
import { useMemo } from 'react';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { BoardFilterState } from '../hooks/useBoardFilter';
import { BulkBar } from './actions/BulkBar';
import { BoardColumns } from './BoardColumns';
import { BoardHeader } from './BoardHeader';
import { BoardNotices } from './BoardNotices';
import { DeliveryFiguresSection } from './DeliveryFiguresSection';
import { EnvironmentRows } from './EnvironmentRows';
import { ExplanationButton } from './ExplanationButton';
import { tableRoles } from './tableRoles';
import { BoardTemplateLinks } from './templates/BoardTemplateLinks';
import { useBoardStyles } from './useBoardStyles';

/** Where an entity runs: environments in order, a row per cluster. */
export function DeploymentsBoard(props: {
  entity: EntityName;
  deployments: EntityDeployments;
  filter: BoardFilterState;
  /** ISO 8601: since when reading fails, while older rows are shown. */
  failedSince?: string;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useBoardStyles();
  const { entity, deployments, filter, failedSince } = props;
  const board = useMemo(
    () =>
      selectBoard(deployments, { filter: filter.filter, sort: filter.sort }),
    [deployments, filter.filter, filter.sort],
  );
  const apps = new Set(
    board.environments.flatMap(environment =>
      environment.apps.map(({ app }) => app),
    ),
  );
  const listed = board.environments.filter(({ rows }) => rows.length > 0);

  return (
    <Card>
      <CardHeader>
        <BoardHeader
          board={board}
          filter={filter.filter}
          onFilter={filter.setFilter}
        />
      </CardHeader>
      <CardBody>
        <BoardNotices notices={board.notices} failedSince={failedSince} />
        <BulkBar deployments={deployments.items} />
        <table {...tableRoles.table} className={classes.table}>
          <caption className={classes.caption}>
            {t('board.caption', { name: entity.name })}
          </caption>
          <BoardColumns sort={filter.sort} onSort={filter.toggleSort} />
          {listed.map(environment => (
            <EnvironmentRows
              key={environment.name ?? ''}
              environment={environment}
              engines={deployments.engines}
              showApp={apps.size > 1}
            />
          ))}
        </table>
        {listed.length === 0 && (
          <div className={classes.noMatch}>{t('board.noMatch')}</div>
        )}
        <div className={classes.footer}>
          <BoardTemplateLinks apps={[...apps]} />
          <ExplanationButton entity={entity} label={t('explanation.open')} />
        </div>
        <DeliveryFiguresSection
          entity={entity}
          environments={deployments.environments}
        />
      </CardBody>
    </Card>
  );
}
