import {
  ActionCheck,
  Deployment,
  ResourceNode,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import MenuItem from '@material-ui/core/MenuItem';
import { useContext } from 'react';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { ActionsContext } from './ActionsContext';
import { useActionStyles } from './useActionStyles';
import { useOfferedActions } from './useOfferedActions';

/** What the engine offers for one resource, as entries of a menu. What cannot be taken now says why. */
export function ResourceActionItems(props: {
  deployment: Deployment;
  node: ResourceNode;
  /** Closes the menu. */
  onDone: () => void;
}) {
  const { checks } = useContext(ActionsContext);
  const check = checks
    .get(props.deployment.id)
    ?.find(({ action }) => action === 'resource-action');
  return check ? <OfferedItems {...props} check={check} /> : null;
}

function OfferedItems(props: {
  deployment: Deployment;
  node: ResourceNode;
  check: ActionCheck;
  onDone: () => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useActionStyles();
  const { deployment, node, check, onDone } = props;
  const { entries, failed } = useOfferedActions(deployment, node, check);
  const blocked = `${classes.item} ${classes.blocked}`;
  if (!entries) {
    return (
      <MenuItem className={blocked} aria-disabled>
        {t(failed ? 'resourceAction.unread' : 'resourceAction.reading')}
      </MenuItem>
    );
  }
  return (
    <>
      {entries.map(({ name, title, parameters, against, ask }) => (
        <MenuItem
          key={name}
          className={against ? blocked : classes.item}
          aria-disabled={against !== ''}
          onClick={() => {
            if (against) return;
            onDone();
            ask();
          }}
        >
          <span>{parameters ? `${title} …` : title}</span>
          {against && <span className={classes.reason}>{against}</span>}
        </MenuItem>
      ))}
    </>
  );
}
