import {
  ActionCheck,
  Deployment,
  ResourceNode,
} from '@backstage-gitops/plugin-gitops-common';
import { Button } from '@backstage/ui';
import { useContext, useId } from 'react';
import { useBoardStyles } from '../useBoardStyles';
import { ActionsContext } from './ActionsContext';
import { useOfferedActions } from './useOfferedActions';

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
  return check ? <OfferedButtons {...props} check={check} /> : null;
}

function OfferedButtons(props: {
  deployment: Deployment;
  node: ResourceNode;
  check: ActionCheck;
}) {
  const board = useBoardStyles();
  const reasonId = useId();
  const { deployment, node, check } = props;
  const { entries = [] } = useOfferedActions(deployment, node, check);
  if (entries.length === 0) return null;
  const reasons = entries.flatMap(({ against }) => against || []);
  const reason = [...new Set(reasons)].join(' ');
  return (
    <>
      {entries.map(({ name, title, parameters, against, ask }) => (
        <Button
          key={name}
          size="small"
          variant="secondary"
          isDisabled={against !== ''}
          aria-describedby={reason ? reasonId : undefined}
          onPress={ask}
        >
          {parameters ? `${title} …` : title}
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
