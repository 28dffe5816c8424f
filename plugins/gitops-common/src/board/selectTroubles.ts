import { DeploymentRow } from './Board';

/**
 * What sync and health do not tell about a row.
 *
 * - `drifted`: the cluster moved without Git
 * - `failed`: its last operation did
 * - `waits`: its operation waits for a person, a hook or another object
 *
 * @public
 */
export type RowTrouble = 'drifted' | 'failed' | 'waits';

/**
 * The troubles of a row besides its sync and health.
 *
 * @public
 */
export function selectTroubles({ deployment }: DeploymentRow): RowTrouble[] {
  const { drift, operation } = deployment;
  const failed = operation?.phase === 'Failed' || operation?.phase === 'Error';
  return [
    ...(drift.state === 'drifted' ? (['drifted'] as const) : []),
    ...(failed ? (['failed'] as const) : []),
    ...(operation?.waiting ? (['waits'] as const) : []),
  ];
}
