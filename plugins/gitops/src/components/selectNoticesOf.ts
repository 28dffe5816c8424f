import {
  BoardNotice,
  EntityDeployments,
  selectBoard,
} from '@backstage-gitops/plugin-gitops-common';

/** The notices of an answer that has no rows. */
export function selectNoticesOf(deployments: EntityDeployments): BoardNotice[] {
  return selectBoard(deployments).notices;
}
