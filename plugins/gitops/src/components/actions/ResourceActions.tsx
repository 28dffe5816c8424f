import {
  ActionCheck,
  Deployment,
  ResourceNode,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { useContext, useId } from 'react';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { useResourceActions } from '../../hooks/useResourceActions';
import { useBoardStyles } from '../useBoardStyles';
import { ActionsContext } from './ActionsContext';

/**
 * What the engine offers for one resource. What stands against all of it is said once; what the present
 * state does not allow, beside it.
 */
export function ResourceActions(props: {
  deployment: Deployment;
  node: ResourceNode;
}) {
  const { checks } = useContext(ActionsContext);
  const check = checks
    .get(props.deployment.id)
    ?.find(({ action }) => action === 'resource-action');
  return check ? <OfferedActions {...props} check={check} /> : null;
}

function OfferedActions(props: {
  deployment: Deployment;
  node: ResourceNode;
  check: ActionCheck;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const board = useBoardStyles();
  const reasonId = useId();
  const { request } = useContext(ActionsContext);
  const { deployment, node, check } = props;
  const { ref } = node;
  const { value } = useResourceActions(deployment.id, node);
  if (!value || value.items.length === 0) return null;
  const against = check.permitted
    ? check.blockers.map(({ message }) => message).join(' ')
    : t('action.notPermitted');
  const some = value.items.some(({ disabled }) => disabled);
  const reason = against || (some ? t('resourceAction.disabled') : '');
  return (
    <>
      {value.items.map(({ name, title, disabled, destructive }) => (
        <Button
          key={name}
          size="small"
          variant="secondary"
          isDisabled={disabled || against !== ''}
          aria-describedby={reason ? reasonId : undefined}
          onPress={() =>
            request({
              action: {
                action: 'resource-action',
                parameters: { resource: ref, name },
              },
              deployments: [deployment],
              warnings: check.warnings,
              title,
              destructive,
            })
          }
        >
          {title}
        </Button>
      ))}
      {reason && (
        <span id={reasonId} className={board.small}>
          {reason}
        </span>
      )}
    </>
  );
}
