import { DeploymentRow } from '@backstage-gitops/plugin-gitops-common';
import { AutomationCell } from './AutomationCell';
import { ClusterCell } from './ClusterCell';
import { CommitCell } from './CommitCell';
import { DeployedCell } from './DeployedCell';
import { HealthCell } from './HealthCell';
import { HistoryCell } from './HistoryCell';
import { SyncCell } from './SyncCell';
import { tableRoles } from './tableRoles';
import { useBoardStyles } from './useBoardStyles';
import { VersionCell } from './VersionCell';

/** One app on one cluster; dimmed while it does not show the present. */
export function DeploymentTableRow(props: {
  row: DeploymentRow;
  showApp: boolean;
}) {
  const classes = useBoardStyles();
  const { row, showApp } = props;
  return (
    <tr
      {...tableRoles.row}
      className={`${classes.row} ${row.freshness.fresh ? '' : classes.oldRow}`}
    >
      <ClusterCell row={row} showApp={showApp} />
      <VersionCell row={row} />
      <CommitCell deployment={row.deployment} />
      <SyncCell row={row} />
      <HealthCell row={row} />
      <DeployedCell deployment={row.deployment} />
      <AutomationCell deployment={row.deployment} />
      <HistoryCell deployment={row.deployment} />
    </tr>
  );
}
