import {
  Deployment,
  DeploymentAction,
  DeploymentSource,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { useContext, useId } from 'react';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { useSourceActionChecks } from '../../hooks/useSourceActionChecks';
import { useBoardStyles } from '../useBoardStyles';
import { ActionsContext } from './ActionsContext';
import { isPossible } from './isPossible';
import { RowActionState } from './RowActionState';
import { useActionStyles } from './useActionStyles';

const OFFERED = [
  { action: 'reconcile', parameters: {} },
  { action: 'suspend', parameters: {} },
  { action: 'resume', parameters: {} },
] as const satisfies readonly DeploymentAction[];

/**
 * What can be done to the engine's object that a Deployment is fetched from. Of suspend and resume the one
 * that changes something; why something cannot be done now is said once.
 */
export function SourceActions(props: {
  deployment: Deployment;
  source: NonNullable<DeploymentSource['object']>;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useActionStyles();
  const board = useBoardStyles();
  const reasonId = useId();
  const { request } = useContext(ActionsContext);
  const { deployment, source } = props;
  const checks = useSourceActionChecks(source.id, String(source.suspended));
  const entries = OFFERED.flatMap(action => {
    const check = checks.find(one => one.action === action.action);
    const opposite = source.suspended ? 'suspend' : 'resume';
    return check && action.action !== opposite ? [{ action, check }] : [];
  });
  if (entries.length === 0) return null;

  const reasons = entries.flatMap(({ check }) =>
    check.permitted
      ? check.blockers.map(({ message }) => message)
      : [t('action.notPermitted')],
  );
  const reason = [...new Set(reasons)].join(' ');
  return (
    <div
      role="group"
      aria-label={t('action.ofSource', {
        source: `${source.kind} ${source.name}`,
      })}
      className={classes.buttonsBelow}
    >
      {entries.map(({ action, check }) => (
        <Button
          key={action.action}
          size="small"
          variant="secondary"
          className={classes.framed}
          isDisabled={!isPossible(check)}
          aria-describedby={reason ? reasonId : undefined}
          onPress={() =>
            request({
              action,
              source,
              deployments: [deployment],
              warnings: check.warnings,
            })
          }
        >
          {t(`action.name.${action.action}`)}
        </Button>
      ))}
      <RowActionState id={source.id} />
      {reason && (
        <span id={reasonId} className={board.small}>
          {reason}
        </span>
      )}
    </div>
  );
}
